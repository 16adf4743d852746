import { describe, expect, it } from 'vitest'
import { contractRecord, isoDateSchema } from '../../src/contract.js'
import type { Issue } from '../../src/errors.js'
import {
  blankMeansNo,
  correctedBack,
  ISSUE_CODES,
  type IssueCode,
  newerHolds,
  readAnew,
  rememberedMapping,
  sameGiven,
  takenBack,
} from '../../src/register/issues.js'
import { mappingFileSchema } from '../../src/register/mapping.js'
import { readRowOf } from '../../src/register/outcome.js'
import { readRegister } from '../../src/register/read.js'
import type { RegisterItem } from '../../src/register/types.js'
import { csvFile, itemsOf, numberCell, sheetOf } from './samples.js'
import { readSheets } from './table/sheets.js'

const issuesOf = (items: readonly RegisterItem[], notes: readonly Issue[]): Issue[] => [
  ...notes,
  ...items.flatMap((item) => (item.outcome === 'ignored' ? [] : item.issues)),
]

type Rows = Parameters<typeof sheetOf>[0]
const HEADER = ['N° marché', 'Objet']
const table = (...rows: Rows) => [sheetOf(rows)]
const sheets = async (given: Parameters<typeof readSheets>[0], options: Parameters<typeof readSheets>[1] = {}) => {
  const { items, notes } = await readSheets(given, options)
  return issuesOf(items, notes)
}
const file = async (blob: Blob) => {
  const register = await readRegister(blob)
  const items = await itemsOf(register)
  return issuesOf(items, register.notes)
}
/** One row with one column more than its number and objet. */
const cell = (header: string, value: Rows[number][number], objet = 'Achat de bancs') =>
  sheets(table([...HEADER, header], ['1', objet, value]))
const xml = (content: string) => `<marches><marche>${content}</marche></marches>`
const decp = (given: object) => file(new Blob([JSON.stringify([{ objet: 'Bancs', montant: 5, ...given }])]))
const TWICE = [...HEADER, 'Titulaire', 'Montant HT']
/** Two lots, the second without what the first says of their consultation. */
const LOTS = table(
  [...HEADER, 'Lot', 'Montant HT', 'Titulaire'],
  ['1', 'Bancs', '1', '5', 'A'],
  [null, null, '2', null, 'B'],
)
const invalid = { ...contractRecord({ objet: 'Bancs' }), dureeMois: 1.5 }

/** For each code, an input that brings it out: an undocumented or unreachable code does not compile or fails here. */
const CASES: Record<IssueCode, () => readonly Issue[] | Promise<readonly Issue[]>> = {
  sheetNotRegister: () => sheets([sheetOf([['Notice']], { name: 'Notice' }), ...table(HEADER, ['1', 'Bancs'])]),
  unnamedContracts: () => {
    const told: Rows = [
      ['Chose', 'Titulaire', 'Montant HT', 'Date de notification'],
      ['Bancs', 'A', '5', '12/03/2024'],
    ]
    return sheets([sheetOf(told, { name: 'Sans objet' }), ...table(HEADER, ['1', 'Bancs'])])
  },
  layDownSheet: () => {
    const down: Rows = [
      ['N° marché', '1', '2'],
      ['Objet', 'Bancs', 'Sols'],
      ['Titulaire', 'A', 'B'],
      ['Montant HT', '5', '6'],
    ]
    return sheets([sheetOf(down, { name: 'Couché' }), ...table(HEADER, ['1', 'Bancs'])])
  },
  hiddenSheet: () => sheets([sheetOf([HEADER, ['1', 'B']], { hidden: true }), ...table(HEADER, ['1', 'Bancs'])]),
  unreadColumns: () => cell('Visa', 'ok'),
  duplicateColumn: () => sheets(table([...HEADER, 'Montant HT', 'Montant HT'], ['1', 'Bancs', '5', '6'])),
  competingColumn: () => sheets(table([...HEADER, 'Date', 'Date de notification'], ['1', 'Bancs', '', ''])),
  doubtfulColumn: () =>
    sheets(
      table(
        [...HEADER, 'Colonne7'],
        ['1', 'Bancs', '73282932000074'],
        ['2', 'Tables', '33487372600239'],
        ['3', 'Sols', '21130027200013'],
      ),
    ),
  refutedColumn: () =>
    sheets(table(['Objet', 'Montant HT'], ['Bancs', '05/03/2024'], ['Tables', '06/04/2024'], ['Sols', '07/05/2024'])),
  rememberedMapping: () => [
    rememberedMapping({ cell: null, label: 'Feuille "Marchés"', value: null }, 1, '3 mai 2025'),
  ],
  readAnew: () => [readAnew({ cell: null, label: 'Fichier', value: null }, 3)],
  blankMeansNo: () => [blankMeansNo({ cell: null, label: 'Fichier', value: 'Clause sociale' }, 'F', 'Clause sociale')],
  correctedBack: () => [
    correctedBack({ cell: null, label: 'Fichier', value: null }, 1, [{ name: 'n° 4', contracts: 2 }]),
  ],
  newerHolds: () => [
    newerHolds({ cell: null, label: 'Fichier', value: null }, 1, { imports: 'n° 4 (2 marchés)', fields: '' }),
  ],
  sameGiven: () => [
    sameGiven({ cell: null, label: 'Fichier', value: null }, 1, {
      imports: 'n° 4 (2 marchés)',
      fields: 'Montant HT (1 marché)',
    }),
  ],
  takenBack: () => [takenBack({ cell: null, label: 'Fichier', value: null }, [{ name: 'n° 4', contracts: 2 }])],
  ttcOnlyColumn: () => cell('Montant TTC', '12'),
  noAmountColumn: () => sheets(table([...HEADER, 'Titulaire'], ['1', 'Bancs', 'A'])),
  sideBySide: () => sheets(table([...TWICE, ...TWICE], ['1', 'Bancs', 'A', '5', '2', 'Sols', 'B', '6'])),
  titleUnit: () => sheets(table(['Montants en k€'], [...HEADER, 'Montant'], ['1', 'Bancs', '5'])),
  datedByColumn: () => sheets(table([...HEADER, 'Heures réalisées', 'Mois'], ['1', 'Bancs', '10', '01/2024'])),
  monthFirstColumn: () =>
    sheets(table([...HEADER, 'Date'], ['1', 'Bancs', '03/25/2024'], ['2', 'Tables', '03/26/2024'])),
  setAsideRows: () => sheets(table(HEADER, ['TRAVAUX'], ['1', 'Bancs'])),
  filledDownRows: () => sheets(LOTS),
  mergedAmounts: () => {
    const merges = async () => [{ firstRow: 1, lastRow: 2, firstColumn: 3, lastColumn: 3 }]
    return sheets(LOTS.map((sheet) => ({ ...sheet, merges })))
  },
  ofTheWhole: () =>
    sheets(
      table(
        [...HEADER, 'Lot', 'Titulaire', 'Heures prévues'],
        ['1', 'Parc', '', '', '1000'],
        ['', 'Tonte', '1', 'A', ''],
        ['', 'Taille', '2', 'B', ''],
      ),
    ),
  repeatedRows: () => {
    const rows: Rows = [
      ['Objet', 'Titulaire', 'Montant HT'],
      ['Bancs', 'BANCS SA', '5'],
    ]
    return sheets([sheetOf(rows, { name: '2024' }), sheetOf(rows, { name: '2025' })])
  },
  addedHolder: () => sheets(table([...HEADER, 'Titulaire'], ['1', 'Bancs', 'ALPHA'], [null, null, 'BETA'])),
  addedToRejected: () =>
    sheets(
      table(
        [...HEADER, 'Titulaire', 'Considérations sociales'],
        ['1', 'Bancs', 'A', "{'considerationEnvironnementale': ['Clause environnementale']}"],
        [null, null, 'B', null],
      ),
    ),
  lotsTogether: () => cell('Lot', '1, 2 et 3'),
  shiftedRow: () => cell('Considérations sociales', "{'considerationEnvironnementale': ['Clause environnementale']}"),
  joinedCells: () => file(csvFile('Objet;Titulaire;Montant HT\nBancs; tables;ALPHA;500\nSols;BETA;600\nGaz;C;7\n')),
  slippedCells: () => file(csvFile('Objet;Titulaire;Montant HT\nBancs;tables;ALPHA;500\nSols;BETA;600\nGaz;C;7\n')),
  doubtfulCells: () => file(csvFile('Objet;Titulaire;Montant HT\nBancs;tables;;ALPHA\nSols;BETA;600\nGaz;C;7\n')),
  missingBuyer: () => file(csvFile('N° marché;Objet\n1;Bancs\n')),
  datesToCome: async () => {
    const register = await readRegister(csvFile('Objet;Date;Montant HT\nBancs;01/02/2052;5\n'), { today: '2025-06-01' })
    await itemsOf(register)
    return register.notes
  },
  mappingMismatch: () =>
    sheets(table(HEADER, ['1', 'Bancs']), {
      mapping: mappingFileSchema.parse({
        sheets: [{ sheet: 'Marchés', headerRow: 1, columns: [{ column: 7, header: 'Absente', field: 'lot' }] }],
      }),
    }),
  noDataRow: () => sheets(table(HEADER)),
  nanLiteral: () => file(new Blob(['{"marches":{"marche":[{"objet":"Bancs","montant":NaN}]}}'])),
  jsonNotUtf8: () => file(new Blob([Uint8Array.from('[{"objet":"Été","montant":5}]', (c) => c.charCodeAt(0))])),
  xmlEncoding: () => file(new Blob([Uint8Array.from(xml('<objet>Été</objet>'), (c) => c.charCodeAt(0))])),
  controlCharacters: () => file(csvFile(xml('<objet>Ban\u000bcs</objet>'))),
  bareAmpersands: () => file(csvFile(xml('<objet>Bancs & tables</objet>'))),
  brokenRecord: () => file(csvFile(xml('<objet>Bancs'))),
  cutText: () => file(csvFile(xml(`<objet>${'x'.repeat(200_000)}</objet>`))),
  modificationRow: () =>
    file(csvFile(xml('<id>1</id><montant>5</montant><dateNotification>2024-01-02</dateNotification>'))),
  buyerIsHolder: () => decp({ acheteur: { id: '21130027200013' }, titulaires: [{ id: '21130027200013' }] }),
  repeatedHolder: () => decp({ titulaires: [{ id: '73282932000074' }, { id: '73282932000074' }] }),
  repeatedElement: () => decp({ nature: ['Marché', 'Accord-cadre'] }),
  earlyModification: () =>
    decp({ dateNotification: '2024-05-01', modifications: [{ dateNotificationModification: '2024-04-01' }] }),
  noMonth: () => decp({ dureeMois: 0 }),
  strayCommas: () => file(new Blob(['[{"objet":"Bancs","montant":5},]'])),
  halfCharacters: () => decp({ id: '1\ud800' }),
  damagedRecord: () => file(new Blob(['[{"objet":"Bancs","montant":5},{"objet"="Bancs","montant":5}]'])),
  recordTooLong: () => file(new Blob([`[{"objet":"Bancs","montant":5},{"objet":"${'x'.repeat(9_000_000)}"}]`])),
  rowTooLong: () => {
    const long = 'x'.repeat(130_000)
    const headers = Array.from({ length: 70 }, (_, index) => `Observations ${index}`)
    return file(csvFile(`${[...HEADER, ...headers].join(';')}\n1;Bancs;${headers.map(() => long).join(';')}\n`))
  },
  recordTooDeep: () => file(new Blob([`[{"objet":"Bancs","montant":5},{"x":${'['.repeat(500)}${']'.repeat(500)}}]`])),
  mendedJson: () => file(new Blob(['[{"objet":"Bancs "publics"","montant":5}]'])),
  repeatedKey: () => file(new Blob(['[{"objet":"Bancs","montant":5,"montant":6}]'])),
  longNumber: () => file(new Blob(['[{"objet":"Bancs","montant":5,"id":12345678901234567890}]'])),
  missingObjet: () => cell('Titulaire', 'BANCS SA', ''),
  subcontractorRow: () => cell('Rôle', 'Sous-traitant'),
  pendingAward: () => cell('Statut', 'En cours d’analyse'),
  notAwarded: () => cell('Titulaire', 'Infructueux'),
  invalidRecord: () => {
    const row = readRowOf(invalid, { cell: 'ligne 2', label: 'Ligne 2', value: null }, [], () => ({ Objet: 'Bancs' }))
    return row.issues
  },
  concession: () => sheets(table(HEADER, ['1', 'DSP eau potable'])),
  frameworkMaximum: () =>
    sheets(table([...HEADER, 'Nature', 'Montant HT', 'Montant maximum HT'], ['1', 'B', 'Accord-cadre', '5', '9'])),
  errorCell: () => cell('Montant HT', { kind: 'error', text: '#REF!' }),
  unreadableAmount: () => cell('Montant HT', 'selon BPU'),
  amountOutOfRange: () => cell('Montant HT', numberCell(1e17)),
  doubtfulAmount: () => cell('Montant HT', '1.234'),
  roundedAmount: () => cell('Montant HT', '10,5555'),
  unusableAmount: () => cell('Montant HT', '1'),
  amountTTC: () => cell('Montant HT', '12 € TTC'),
  yearlyAmount: () => cell('Montant HT', '12 € par an'),
  unreadableDate: () => cell('Date', '2024/2025'),
  partialDate: () => cell('Date', 'T1 2024'),
  impossibleDate: () => cell('Date', '31/02/2024'),
  dateOutOfRange: () => cell('Date', '01/01/1902'),
  serialDate: () => cell('Date', numberCell(45728)),
  swappedDate: () => cell('Date', '03/25/2024'),
  scientificIdentifier: () => cell('SIRET titulaire', '2.13E+13'),
  repairedSiret: () => cell('SIRET titulaire', '5680159800014'),
  sirenOnly: () => cell('SIRET titulaire', '732829320'),
  invalidSiretKey: () => cell('SIRET titulaire', '12345678901234'),
  postOfficeKey: () => cell('SIRET titulaire', '35600000049838'),
  repairedLetters: () => cell('SIRET titulaire', '7328293200OO74'),
  identifierLetters: () => cell('SIRET titulaire', '7328293200OO75'),
  identifierLength: () => cell('SIRET titulaire', '868768687576575'),
  placeholderIdentifier: () => cell('SIRET titulaire', '00000000000000'),
  associationNumber: () => cell('SIRET titulaire', 'W751234567'),
  sirenOfVat: () => cell('SIRET acheteur', 'FR40303265045'),
  malformedIdentifier: () => cell('SIRET titulaire', 'FR1'),
  buyerSiren: () => cell('SIREN acheteur', '211300272'),
  severalHolders: () => cell('SIRET titulaire', '73282932000074 / 35600000049837'),
  unusableBuyer: () => cell('SIRET acheteur', 'Ville'),
  unreadableHours: () => cell('Heures réalisées', 'beaucoup'),
  doubtfulHours: () => cell('Heures réalisées', '1.500'),
  roundedHours: () => cell('Heures réalisées', '7h20'),
  unreadableDuration: () => cell('Durée', 'sans fin'),
  roundedDuration: () => cell('Durée', '3,5'),
  renewedDuration: () => cell('Durée', '1 an renouvelable 3 fois'),
  openRenewal: () => cell('Durée', '1 an renouvelable'),
  datedTerm: () =>
    sheets(table([...HEADER, 'Date de début', 'Date de fin'], ['1', 'Bancs', '01/01/2024', '31/12/2024'])),
  endBeforeStart: () =>
    sheets(table([...HEADER, 'Date de début', 'Date de fin'], ['1', 'Bancs', '01/01/2024', '31/12/2023'])),
  orderRow: () => sheets(table([...HEADER, 'N° bon de commande'], ['1', 'Bancs', 'BC1'], ['1', 'Bancs', 'BC2'])),
  onlyPeriodColumn: () => sheets(table([...HEADER, 'Année'], ['1', 'Bancs', '2024'])),
  orderAlone: () => sheets(table([...HEADER, 'N° bon de commande'], ['1', 'Bancs', 'BC1'])),
  ordersApart: () => sheets(table([...HEADER, 'N° bon de commande'], ['1', 'Bancs', 'BC1'], ['1', 'Vis', 'BC2'])),
  unreadablePeriod: () => sheets(table([...HEADER, 'Heures réalisées', 'Mois'], ['1', 'Bancs', '10', 'un jour'])),
  unreadableCount: () => cell('Reconductions', 'tacite'),
  malformedCpv: () => cell('CPV', 'bancs'),
}

describe('anomalies', () => {
  it.each(Object.entries(CASES))('%s est produite, documentée, et dit son lieu', async (code, run) => {
    const found = (await run()).find((issue) => issue.code === code)
    expect(found?.message).toMatch(/^(?:Feuille "|Fichier|Ligne \d|Élément \/).* : .*[.]$/)
    expect(ISSUE_CODES).toHaveProperty(code)
  })

  it('une ligne refusée au contrôle est rejetée avec ses cellules et la raison', () => {
    const at = { cell: 'ligne 2', label: 'Ligne 2', value: null }
    const row = readRowOf(invalid, at, [], () => ({ Objet: 'Bancs' }))
    expect(row).toMatchObject({ outcome: 'rejected', place: 'ligne 2', cells: { Objet: 'Bancs' } })
    expect(row.issues[0]?.message).toContain('dureeMois')
    const date = isoDateSchema.parse('2024-01-01')
    expect(readRowOf(contractRecord({ objet: 'B', dateSignature: date }), at, [], () => ({})).outcome).toBe('read')
  })

  it('une valeur longue ou sur plusieurs lignes est citée court, sur une ligne', async () => {
    const [issue] = await cell('Montant HT', `selon\nBPU ${'x'.repeat(200)}`)
    expect(issue?.message).toMatch(/\("selon BPU x+…"\)/)
    expect(issue?.value).toContain('\n')
  })
})
