import { describe, expect, it } from 'vitest'
import { mappingFileSchema } from '../../../src/register/mapping.js'
import { codesOf, readOnes, rejectedOnes, sheetOf } from '../samples.js'
import { readSheets, readTable } from './sheets.js'

type Rows = Parameters<typeof sheetOf>[0]
const HEADER = ['N°', 'Objet', 'Titulaire', 'Montant HT', 'Date de notification']
const row = (id: string, amount: number | string): Rows[number] => [id, `Bancs ${id}`, `SA ${id}`, amount, '12/03/2024']
const amounts = async (name: string, header: readonly string[] = HEADER) =>
  (await readTable([header, row('1', '1 200')], { name })).records.map(({ montant }) => montant)

describe('unité dite par le nom de la feuille', () => {
  it.each([
    ['2024 (k€)', 120_000_000],
    ['Montants en milliers d’euros', 120_000_000],
    ['2024 M€', 120_000_000_000],
    ['2024', 120_000],
    ['Plus de 90 k€', 120_000],
    ['90k€ et plus', 120_000],
  ])('« %s » : 1 200 vaut %i centimes', async (name, cents) => {
    expect(await amounts(name)).toEqual([cents])
  })

  it('l’en-tête qui dit des euros l’emporte, et un titre vient avant le nom', async () => {
    expect(await amounts('2024 (k€)', ['N°', 'Objet', 'Titulaire', 'Montant HT (€)', 'Date de notification'])).toEqual([
      120_000,
    ])
    const titled = await readTable([['Montants en millions d’euros'], HEADER, row('1', '2')], { name: '2024 (k€)' })
    expect(titled.records[0]?.montant).toBe(200_000_000)
  })

  it('c’est dit, avec le nom de la feuille', async () => {
    const { notes } = await readTable([HEADER, row('1', '1 200')], { name: '2024 (k€)' })
    expect(notes.find(({ code }) => code === 'titleUnit')).toMatchObject({
      severity: 'warning',
      cell: null,
      message: expect.stringContaining('comme le dit le nom de la feuille ("2024 (k€)")'),
    })
  })

  it('une correspondance qui lit des euros l’emporte, et c’est dit ; celle qui suit le nom ne reçoit pas d’avertissement', async () => {
    const readWith = async (power: number) => {
      const columns = [
        { column: 1, header: 'Objet', field: 'objet' },
        { column: 3, header: 'Montant HT', field: 'montant', power },
      ]
      const mapping = mappingFileSchema.parse({ sheets: [{ sheet: '2024 (k€)', headerRow: 1, columns }] })
      const { items, notes } = await readSheets([sheetOf([HEADER, row('1', '12')], { name: '2024 (k€)' })], { mapping })
      return { cents: readOnes(items)[0]?.record.montant, codes: codesOf(notes) }
    }
    expect(await readWith(0)).toEqual({ cents: 1_200, codes: ['mappingMismatch'] })
    expect(await readWith(3)).toEqual({ cents: 1_200_000, codes: [] })
  })

  it('vaut aussi pour un second tableau sous d’autres en-têtes, comme un titre', async () => {
    const again = ['Objet', 'N° marché', 'Date de notification', 'Attributaire', 'Montant HT']
    const second = ['Sols', '2', '13/03/2024', 'SA 2', '30']
    const rows = [HEADER, row('1', '12'), again, second]
    const inThousands = [1_200_000, 3_000_000]
    for (const { records } of [
      await readTable(rows, { name: '2024 (k€)' }),
      await readTable([['Montants en k€'], ...rows]),
    ]) {
      expect(records.map(({ montant }) => montant)).toEqual(inThousands)
    }
  })
})

describe('feuille sans colonne « Objet »', () => {
  const known = sheetOf([HEADER, row('1', '5')], { name: 'A' })
  const other = (rows: Rows) => sheetOf(rows, { name: 'B' })

  it.each([
    [
      ['Marché', 'N°', 'Titulaire', 'Montant HT'],
      ['Élagage des arbres', 'EV7', 'SERPE', '75 000'],
    ],
    [
      ['Achat', 'Fournisseur retenu', 'Montant HT', 'Date'],
      ['Élagage des arbres', 'SERPE', '75 000', '03/05/2024'],
    ],
    [
      ['Description', 'Code', 'Nom du prestataire', 'Total HT'],
      ['Élagage des arbres', 'EV7', 'SERPE', '75 000'],
    ],
  ])('%j : lue, la colonne qui nomme les marchés est leur objet', async (header, contract) => {
    const { items, notes } = await readSheets([known, other([header, contract])])
    const [, second] = readOnes(items)
    expect(second?.record).toMatchObject({ objet: 'Élagage des arbres', montant: 7_500_000 })
    expect(codesOf(notes)).not.toContain('sheetNotRegister')
  })

  it('« Marché » qui ne tient que des numéros n’est pas un objet : la feuille n’est pas lue, et c’est un avertissement', async () => {
    const codes = [
      ['N°', 'Marché', 'Titulaire', 'Montant HT', 'Date de notification'],
      ['1', '2024-12', 'SERPE', '75 000', '03/05/2024'],
      ['2', '2024-13', 'IDVERDE', '65 000', '04/05/2024'],
    ]
    const { items, notes } = await readSheets([known, other(codes)])
    expect(items.filter(({ outcome }) => outcome !== 'ignored')).toHaveLength(1)
    expect(notes).toContainEqual(expect.objectContaining({ code: 'unnamedContracts', severity: 'warning' }))
  })

  it('aux en-têtes inconnus et aux valeurs d’un registre : un avertissement ; à celles d’autre chose : une information', async () => {
    const unknown = [
      ['Chose', 'Qui', 'Combien', 'Quand'],
      ['Élagage des arbres de la ville', 'SERPE', '75 000,00 €', '03/05/2024'],
      ['Tonte des pelouses du parc', 'IDVERDE', '65 000,00 €', '04/05/2024'],
      ['Taille des haies du cimetière', 'SERPE', '25 000,00 €', '05/05/2024'],
    ]
    const agents = [
      ['Nom', 'Bureau'],
      ['Alix', '12'],
      ['Camille', '14'],
    ]
    expect(codesOf((await readSheets([known, other(unknown)])).notes)).toContain('unnamedContracts')
    const { notes } = await readSheets([known, other(agents)])
    expect(notes).toContainEqual(expect.objectContaining({ code: 'sheetNotRegister', severity: 'info' }))
  })

  it('écartée par la correspondance, elle ne reçoit pas d’avertissement', async () => {
    const mapping = mappingFileSchema.parse({ sheets: [{ sheet: 'B', headerRow: null, columns: [] }] })
    const { notes } = await readSheets([known, other([HEADER, row('2', '6')])], { mapping })
    expect(codesOf(notes)).toContain('sheetNotRegister')
    expect(codesOf(notes)).not.toContain('unnamedContracts')
  })
})

describe('lignes qui ne sont pas des marchés', () => {
  it.each([
    'S/T',
    'S/TOTAL',
    'Ensemble',
    'Ensemble des marchés',
    'Moyenne',
    'Médiane',
    'Montant total HT',
    'Report',
    'Récapitulatif 2024',
    'Dont travaux',
    'Soit en TTC',
    'Nombre : 2',
  ])('« %s », sans numéro, ni date, ni titulaire, est un total', async (label) => {
    const { kinds } = await readTable([HEADER, row('1', '5'), [null, label, null, '90 000', null]])
    expect(kinds).toEqual(['header', 'read', 'total'])
  })

  it.each(['Ensemble immobilier rue Haute', 'Moyenne tension : travaux', 'Reportage photo', 'ST', 'Dontrien'])(
    '« %s » commence de même et reste un marché',
    async (objet) => {
      const { kinds } = await readTable([HEADER, row('1', '5'), [null, objet, null, '90 000', null]])
      expect(kinds).toEqual(['header', 'read', 'read'])
    },
  )

  it('« Ensemble » avec un numéro, une date ou un titulaire reste un marché', async () => {
    const { kinds } = await readTable([
      HEADER,
      ['7', 'Ensemble', null, '90 000', null],
      [null, 'Ensemble', 'SA X', '90 000', null],
      [null, 'Moyenne', null, '90 000', '12/03/2024'],
    ])
    expect(kinds).toEqual(['header', 'read', 'read', 'read'])
  })

  it('« Cumul » sous Titulaire n’est pas un titulaire', async () => {
    const { kinds } = await readTable([HEADER, row('1', '5'), [null, null, 'Cumul', '126 000', null]])
    expect(kinds).toEqual(['header', 'read', 'total'])
  })

  it('rien que des nombres : mise de côté, en disant que c’est sans doute un total', async () => {
    const { items } = await readTable([HEADER, row('1', '5'), [null, null, null, '60 000', null]])
    const [issue] = rejectedOnes(items)[0]?.issues ?? []
    expect(issue?.message).toContain('rien que des nombres')
    expect(issue?.message).toContain('si c’est un total, laissez-l’y')
  })

  it('un sous-traitant dit par son rôle n’est pas un titulaire : sa ligne est mise de côté', async () => {
    const header = ['Id marché', 'Lot', 'Objet', 'Rôle', 'Raison sociale', 'Montant HT']
    const line = (role: string, name: string) => ['A7', '1', 'École', role, name, '1 000 000']
    const { items, records } = await readTable([
      header,
      line('Mandataire', 'BATI'),
      line('Cotraitant', 'ELEC'),
      line('Sous-traitant', 'PLOMB'),
    ])
    expect(records.flatMap(({ titulaires }) => titulaires.map((one) => one.denominationSociale))).toEqual([
      'BATI',
      'ELEC',
    ])
    expect(codesOf(rejectedOnes(items)[0]?.issues ?? [])).toEqual(['subcontractorRow'])
  })

  it('un marché « En cours d’analyse », ni daté ni attribué, est gardé et dit', async () => {
    const header = [...HEADER, 'Statut']
    const { items, kinds } = await readTable([
      header,
      ['1', 'Fioul', null, '80 000', null, 'En cours d’analyse'],
      ['2', 'Bancs', 'SA', '5 000', '12/03/2024', 'En cours de notification'],
      ['3', 'Sols', null, '5 000', null, 'En cours'],
    ])
    expect(kinds).toEqual(['header', 'read', 'read', 'read'])
    expect(readOnes(items).map(({ issues }) => codesOf(issues))).toEqual([['pendingAward'], [], []])
  })
})

describe('nombre de lots et heures de chaque année', () => {
  it('« 3 lots » sous « Lots » n’est le numéro d’aucun', async () => {
    const { items, records } = await readTable([
      [...HEADER, 'Lots'],
      [...row('1', '5'), '3 lots'],
      [...row('2', '5'), '2'],
    ])
    expect(records.map(({ lot }) => lot)).toEqual([null, '2'])
    expect(codesOf(readOnes(items)[0]?.issues ?? [])).toEqual(['lotsTogether'])
  })

  it.each([
    'Heures d’insertion par an',
    'Heures d’insertion annuelles',
    'Heures d’insertion/an',
    'Nb d’heures d’insertion par mois',
    'Heures d’insertion (/trimestre)',
    'Heures d’insertion prévues sur l’année',
    'Heures d’insertion par exercice',
  ])('« %s » : jamais prises pour celles du marché entier, et c’est dit ; il y a bien une clause', async (header) => {
    const { notes, records } = await readTable([
      [...HEADER, header],
      [...row('1', '5'), '100'],
    ])
    expect(records[0]?.heuresContractualisees).toBeNull()
    expect(records[0]?.texts).toContainEqual(expect.objectContaining({ field: 'colonne', column: header, text: '100' }))
    expect(notes).toContainEqual(expect.objectContaining({ code: 'doubtfulColumn', severity: 'warning' }))
  })

  it('« Heures d’insertion » sans cela se lit comme avant', async () => {
    const { records } = await readTable([
      [...HEADER, 'Heures d’insertion'],
      [...row('1', '5'), '100'],
    ])
    expect(records[0]?.heuresContractualisees).not.toBeNull()
  })
})
