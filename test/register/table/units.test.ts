import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideColumns } from '../../../src/register/columns.js'
import { readRegister } from '../../../src/register/read.js'
import { codesOf, fixtureFile, itemsOf, readOnes } from '../samples.js'
import { readTable } from './sheets.js'

const HEADER = ['N°', 'Objet', 'Date de notification']
const row = (...cells: readonly (string | number | null)[]) => ['1', 'Voirie', '12/03/2024', ...cells]

describe('unité dans sa propre colonne', () => {
  it('chaque montant et chaque durée sont lus avec l’unité de leur ligne', async () => {
    const register = await readRegister(fixtureFile('unites-en-colonne.csv'))
    const records = readOnes(await itemsOf(register)).map(({ record }) => record)
    expect(records.map(({ montant, dureeMois }) => [montant, dureeMois])).toEqual([
      [12_000_000, 12],
      [150_000_000, 3],
      [4_500_000, 6],
    ])
    expect(codesOf(register.notes)).not.toContain('unreadColumns')
  })

  it.each([
    ['TTC', { montant: null, montantTTC: 1_200_000 }],
    ['HT', { montant: 1_200_000, montantTTC: null }],
  ])('une colonne « HT/TTC » qui dit %s vaut pour le montant de sa ligne', async (tax, expected) => {
    const { records } = await readTable([[...HEADER, 'Montant', 'HT/TTC'], row('12 000', tax), row('1', 'TTC')])
    expect(records[0]).toMatchObject(expected)
  })

  it('une monnaie qui n’est pas l’euro n’est jamais lue en euros : c’est dit', async () => {
    const header = [...HEADER, 'Montant HT', 'Devise']
    const { items, records } = await readTable([header, row('120', 'k€'), row('130', 'USD')])
    expect(records.map(({ montant }) => montant)).toEqual([12_000_000, null])
    expect(readOnes(items)[1]?.issues).toMatchObject([{ code: 'unreadableAmount', severity: 'warning' }])
  })

  it.each([
    ['m', 'kg', 'u'],
    ['M', 'U', 'ENS'],
    ['k', 'm', 'J'],
  ])('des unités de choses (%s, %s, %s) ne sont ni l’unité des montants, ni un service', async (...units) => {
    const rows = units.map((unit) => row(unit, '100', '12 000'))
    const { records } = await readTable([[...HEADER, 'Unité', 'Quantité', 'Montant HT'], ...rows])
    expect(records.map(({ montant, direction }) => [montant, direction])).toEqual(units.map(() => [1_200_000, null]))
    const beside = await readTable([[...HEADER, 'Montant HT', 'Unité'], ...units.map((unit) => row('12 000', unit))])
    expect(beside.records.map(({ montant, direction }) => [montant, direction])).toEqual(
      units.map(() => [1_200_000, null]),
    )
  })

  it('« Unité » qui nomme des services est un service', async () => {
    const { records } = await readTable([[...HEADER, 'Unité'], row('Voirie'), row('Parcs'), row('DRH')])
    expect(records.map(({ direction }) => direction)).toEqual(['Voirie', 'Parcs', 'DRH'])
  })

  it('une durée de reconduction entre la durée et son unité ne la lui prend pas', async () => {
    const header = [...HEADER, 'Durée initiale', 'Durée reconduction', 'Unité']
    const { records } = await readTable([header, row('1', '3', 'ans'), row('6', '12', 'mois')])
    expect(records.map(({ dureeMois, direction }) => [dureeMois, direction])).toEqual([
      [12, null],
      [6, null],
    ])
  })

  it.each(['Périodicité', 'Type de durée'])('« %s », juste après la durée, en est l’unité', async (header) => {
    const { records } = await readTable([[...HEADER, 'Durée', header], row('2', 'ans'), row('6', 'mois')])
    expect(records.map(({ dureeMois }) => dureeMois)).toEqual([24, 6])
    const other = await readTable([[...HEADER, 'Durée', header], row('2', 'ans'), row('6', 'annuelle')])
    expect(other.records.map(({ dureeMois }) => dureeMois)).toEqual([2, 6])
  })

  it('ce qui porte déjà son unité garde la sienne ; une unité vide ne dit rien', async () => {
    const header = [...HEADER, 'Durée', 'Unité']
    const { records } = await readTable([header, row('2 ans', 'mois'), row('18', null), row('4', 'années')])
    expect(records.map(({ dureeMois }) => dureeMois)).toEqual([24, 18, 48])
  })

  it('un nombre à trois décimales n’y devient pas des milliers', async () => {
    const { records } = await readTable([[...HEADER, 'Montant HT', 'Unité'], row(1.234, 'M€'), row(12, 'k€')])
    expect(records.map(({ montant }) => montant)).toEqual([123_400_000, 1_200_000])
  })

  it('quels que soient le nombre et l’unité, la durée est celle de la cellule qui dirait les deux', async () => {
    const unit = fc.constantFrom('mois', 'ans', 'jours', 'semaines', 'année', 'an')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), unit, async (figure, word) => {
        const apart = await readTable([[...HEADER, 'Durée', 'Unité'], row(figure, word)])
        const together = await readTable([[...HEADER, 'Durée'], row(`${figure} ${word}`)])
        expect(apart.records[0]?.dureeMois).toBe(together.records[0]?.dureeMois)
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    ['sa garantie, quand la durée dit déjà être en mois', 'Durée (mois)', 'Garantie', 'ans'],
    ['sa garantie, quand la durée n’en dit rien', 'Durée', 'Garantie', 'ans'],
  ])('une unité est celle du nombre qu’elle suit : %s', async (_, ...[duration, figure, unit]) => {
    const { records } = await readTable([
      [...HEADER, duration, figure, 'Unité'],
      row('48', '2', unit),
      row('24', '1', unit),
    ])
    expect(records.map(({ dureeMois }) => dureeMois)).toEqual([48, 24])
  })

  it('« Unité de durée » est celle de la durée, où qu’elle soit', async () => {
    const header = [...HEADER, 'Durée', 'Quantité', 'Unité de durée']
    const { records } = await readTable([header, row('2', '300', 'ans'), row('90', '20', 'jours')])
    expect(records.map(({ dureeMois }) => dureeMois)).toEqual([24, 3])
  })

  it.each(['M', 'K', 'kg'])('une quantité en « %s » ne change pas le montant', async (unit) => {
    const header = [...HEADER, 'Montant HT', 'Quantité', 'Unité']
    const { records } = await readTable([header, row('12000', '300', unit), row('13000', '20', unit)])
    expect(records.map(({ montant }) => montant)).toEqual([1_200_000, 1_300_000])
  })

  it('une unité de durée inconnue rend sa durée illisible, sans faire taire les autres', async () => {
    const header = [...HEADER, 'Durée', 'Unité']
    const units = ['an', 'jours calendaires', 'trimestres', '-', 'lunes']
    const { items, records } = await readTable([header, ...units.map((unit) => row('2', unit))])
    expect(records.map(({ dureeMois }) => dureeMois)).toEqual([24, 1, 6, null, null])
    expect(readOnes(items).map(({ issues }) => codesOf(issues).includes('unreadableDuration'))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })

  it('une unité vaut pour tous les montants à sa gauche, jusqu’à l’unité d’avant', async () => {
    const { records } = await readTable([[...HEADER, 'Montant', 'Montant estimé', 'Unité'], row('10', '120', 'k€')])
    expect(records[0]).toMatchObject({ montant: 1_000_000, valeurEstimee: 12_000_000 })
    const header = [...HEADER, 'Montant', 'Unité', 'Montant estimé', 'Unité']
    const { records: apart } = await readTable([header, row('10000', '€', '120', 'k€')])
    expect(apart[0]).toMatchObject({ montant: 1_000_000, valeurEstimee: 12_000_000 })
  })

  it('une « Unité organisationnelle » est un service, et aucune unité', async () => {
    const header = [...HEADER, 'Durée', 'Unité organisationnelle']
    const { records } = await readTable([header, row('12', 'Voirie'), row('6', 'Espaces verts')])
    expect(records[0]).toMatchObject({ dureeMois: 12, direction: 'Voirie' })
  })
})

describe('unité dans l’en-tête', () => {
  it.each([
    ['Durée (années)', '4', 48],
    ['Durée (ans)', '4', 48],
    ['Durée du marché en jours', '90', 3],
    ['Délai d’exécution (semaines)', '10', 3],
    ['Durée (ans)', '18 mois', 18],
  ])('« %s » : %s est lu %i mois', async (header, text, months) => {
    const { records } = await readTable([[...HEADER, header], row(text), row(text)])
    expect(records[0]?.dureeMois).toBe(months)
  })

  it.each(['Durée de garantie (ans)', 'Durée de formation en jours', 'Délai de paiement (jours)'])(
    '« %s » n’est pas la durée du marché',
    (header) => {
      expect(decideColumns([header])[0]?.field).toBeNull()
    },
  )

  it.each([
    ['Montant HT mini', 'montantMinimum'],
    ['Montant HT maxi', 'montantMaximum'],
    ['Montant HT – Minimum', 'montantMinimum'],
    ['Montants HT – Maximum', 'montantMaximum'],
    ['Contract No.', 'id'],
    ['Supplier ID (SIRET)', 'titulaireId'],
    ['Contractor', 'titulaireNom'],
    ['Contract value (excl. VAT)', 'montant'],
    ['Amount incl. VAT', 'montantTTC'],
    ['Duration (months)', 'dureeMois'],
  ])('« %s » donne %s', (header, field) => {
    expect(decideColumns([header])[0]?.field).toBe(field)
  })
})
