import { describe, expect, it } from 'vitest'
import { readRegister } from '../../../src/register/read.js'
import { fixtureFile, itemsOf, readOnes } from '../samples.js'
import { readTable } from './sheets.js'

const HEADER = ['N°', 'Lot', 'Objet', 'Titulaire', 'Montant HT', 'Date de notification']
const WHOLE = ['2023-15', null, 'Gymnase', null, '2 500', '04/09/2023']
const said = ({ records }: Awaited<ReturnType<typeof readTable>>) =>
  records.map(({ id, lot, objet, lotObjet, montant }) => [id, lot, objet, lotObjet, montant])

describe('lots sous la ligne de leur ensemble', () => {
  it('le numéro passe aux lots, l’ensemble n’est pas compté à côté d’eux, ce qu’il dit vaut où le lot se tait', async () => {
    const items = await itemsOf(await readRegister(fixtureFile('lots-sous-leur-ensemble.csv')))
    const records = readOnes(items).map(({ record }) => record)
    expect(records.map(({ id, lot, montant, dateNotification }) => [id, lot, montant, dateNotification])).toEqual([
      ['2023-15', '1', 180_000_000, '2023-09-04'],
      ['2023-15', '2', 70_000_000, '2023-09-11'],
      ['2023-17', null, 9_500_000, '2023-11-20'],
    ])
    expect(records[0]).toMatchObject({ objet: 'Construction du gymnase', lotObjet: 'Gros œuvre' })
    const clauses = records.map(({ texts }) => texts.filter(({ field }) => field === 'colonne'))
    expect(clauses).toMatchObject([[{ text: 'oui', cell: 'ligne 2, colonne 7' }], [{ text: 'non' }], []])
  })

  it('de même où les lots répètent le numéro, ou en ont un qui le prolonge', async () => {
    for (const [first, second] of [
      ['2023-15', '2023-15'],
      ['2023-15-01', '2023-15-02'],
    ]) {
      const read = await readTable([
        HEADER,
        WHOLE,
        [first ?? '', '1', 'Gros œuvre', 'ALPHA', '1 800', null],
        [second ?? '', '2', 'Charpente', 'BETA', '700', null],
      ])
      expect(read.kinds).toEqual(['header', 'section', 'read', 'read'])
      expect(read.records.map(({ id, montant }) => [id, montant])).toEqual([
        [first, 180_000],
        [second, 70_000],
      ])
    }
  })

  it('le lot peut n’être dit que par son objet', async () => {
    const read = await readTable([HEADER, WHOLE, [null, null, 'Lot 1 : gros œuvre', 'ALPHA', '1 800', '05/09/2023']])
    expect(said(read)).toEqual([['2023-15', null, 'Gymnase', 'Lot 1 : gros œuvre', 180_000]])
  })

  it('le numéro écrit sur le premier lot seulement vaut pour les suivants, et c’est dit', async () => {
    const read = await readTable([
      HEADER,
      ['2023-15', '1', 'Gros œuvre', 'ALPHA', '1 800', '04/09/2023'],
      [null, '2', 'Charpente', 'BETA', '700', null],
      [null, '1', 'Autre chose', 'GAMMA', '5', null],
    ])
    expect(said(read)).toEqual([
      ['2023-15', '1', 'Gros œuvre', null, 180_000],
      ['2023-15', '2', 'Charpente', null, 70_000],
      [null, '1', 'Autre chose', null, 500],
    ])
    expect(read.notes.find(({ code }) => code === 'filledDownRows')?.message).toContain('ligne 3.')
  })

  it('ce que l’ensemble compte et qu’aucun lot ne donne n’est compté nulle part : c’est dit', async () => {
    const header = [...HEADER, 'Heures d’insertion prévues']
    const lots = (...hours: readonly (string | null)[]) =>
      hours.map((each, index) => [null, String(index + 1), `Lot ${index}`, `SA ${index}`, '40 000', null, each])
    const whole = ['2024-1', null, 'Parc', null, '100 000', '05/03/2024', '1000']
    const told = await readTable([header, whole, ...lots(null, null), ['2024-2', null, 'Pain', 'PAN', '9', null, null]])
    expect(told.notes.filter(({ code }) => code === 'ofTheWhole')).toMatchObject([
      { severity: 'warning', cell: 'Marchés!G2', value: '1000' },
    ])
    const given = await readTable([header, whole, ...lots(null, '600')])
    expect(given.notes.map(({ code }) => code)).not.toContain('ofTheWhole')
  })

  it('sans colonne de titulaires, seul un lot 1 dit que la ligne du dessus est un ensemble', async () => {
    const header = ['N° marché', 'Objet', 'Montant HT', 'Date de notification']
    const street = ['2024-1', 'Nettoyage des rues', '100 000', '05/03/2024']
    const under = async (lot: string) =>
      (await readTable([header, street, ['', lot, '40 000', '05/06/2024'], ['2024-9', 'Pain', '9 000', '06/03/2024']]))
        .kinds
    expect(await under('Lot 3 Peinture du gymnase')).toEqual(['header', 'read', 'read', 'read'])
    expect(await under('Lot 1 Balayage')).toEqual(['header', 'section', 'read', 'read'])
  })

  it.each([
    ['un titulaire', ['2023-15', null, 'Gymnase', 'GAMMA', '2 500', '04/09/2023']],
    ['un lot', ['2023-15', '4', 'Gymnase', null, '2 500', '04/09/2023']],
    ['un autre numéro', ['2023-1', null, 'Gymnase', null, '2 500', '04/09/2023']],
  ])('une ligne qui a %s est un marché, quoi qu’il y ait dessous', async (_, above) => {
    const { kinds } = await readTable([HEADER, above, ['2023-15', '1', 'Gros œuvre', 'ALPHA', '1 800', '04/09/2023']])
    expect(kinds).toEqual(['header', 'read', 'read'])
  })
})

describe('« idem »', () => {
  it('dit ce que dit la cellule du dessus ; un montant n’est jamais répété ainsi', async () => {
    const { items, records } = await readTable([
      HEADER,
      ['24-1', '1', 'Fournitures', 'ALPHA', '50', '01/02/2024'],
      ['"', '2', 'idem', '"', '40', '"'],
      ['"', '3', 'Idem', 'BETA', '"', '"'],
    ])
    expect(
      records.map(({ id, lot, objet, montant, dateNotification }) => [id, lot, objet, montant, dateNotification]),
    ).toEqual([
      ['24-1', '1', 'Fournitures', 5_000, '2024-02-01'],
      ['24-1', '2', 'Fournitures', 4_000, '2024-02-01'],
      ['24-1', '3', 'Fournitures', null, '2024-02-01'],
    ])
    expect(records.map(({ titulaires }) => titulaires[0]?.denominationSociale)).toEqual(['ALPHA', 'ALPHA', 'BETA'])
    expect(readOnes(items)[2]?.issues).toMatchObject([{ code: 'unreadableAmount' }])
  })
})

describe('titulaire fusionné', () => {
  it('sur plusieurs lignes vaut pour toutes, même si chacune a son numéro et son objet', async () => {
    const { records } = await readTable(
      [HEADER, ['1', '1', 'Nord', 'ALPHA', '5', null], ['1', '2', 'Sud', null, '6', null]],
      {},
      [{ firstRow: 1, lastRow: 2, firstColumn: 3, lastColumn: 3 }],
    )
    expect(records.map(({ titulaires }) => titulaires[0]?.denominationSociale)).toEqual(['ALPHA', 'ALPHA'])
  })
})
