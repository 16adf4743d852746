import { describe, expect, it } from 'vitest'
import { contractRecord, isoDateSchema } from '../../src/contract.js'
import type { Issue } from '../../src/errors.js'
import { ISSUE_CODES, type IssueCode } from '../../src/register/issues.js'
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
const sheets = (given: Parameters<typeof readSheets>[0], options: Parameters<typeof readSheets>[1] = {}) => {
  const { items, notes } = readSheets(given, options)
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
const invalid = { ...contractRecord({ objet: 'Bancs' }), dureeMois: 1.5 }

/** For each code, an input that brings it out: an undocumented or unreachable code does not compile or fails here. */
const CASES: Record<IssueCode, () => readonly Issue[] | Promise<readonly Issue[]>> = {
  sheetNotRegister: () => sheets([sheetOf([['Notice']], { name: 'Notice' }), ...table(HEADER, ['1', 'Bancs'])]),
  hiddenSheet: () => sheets([sheetOf([HEADER, ['1', 'B']], { hidden: true }), ...table(HEADER, ['1', 'Bancs'])]),
  unreadColumns: () => cell('Visa', 'ok'),
  duplicateColumn: () => sheets(table([...HEADER, 'Montant HT', 'Montant HT'], ['1', 'Bancs', '5', '6'])),
  competingColumn: () => sheets(table([...HEADER, 'Date', 'Date de notification'], ['1', 'Bancs', '', ''])),
  ttcOnlyColumn: () => cell('Montant TTC', '12'),
  setAsideRows: () => sheets(table(HEADER, ['TRAVAUX'], ['1', 'Bancs'])),
  missingBuyer: () => file(csvFile('N° marché;Objet\n1;Bancs\n')),
  mappingMismatch: () =>
    sheets(table(HEADER, ['1', 'Bancs']), {
      mapping: mappingFileSchema.parse({
        sheets: [{ sheet: 'Marchés', headerRow: 1, columns: [{ column: 7, header: 'Absente', field: 'lot' }] }],
      }),
    }),
  noDataRow: () => sheets(table(HEADER)),
  nanLiteral: () => file(new Blob(['{"marches":{"marche":[{"objet":"Bancs","montant":NaN}]}}'])),
  jsonNotUtf8: () => file(new Blob([Uint8Array.from('[{"objet":"Été","montant":5}]', (c) => c.charCodeAt(0))])),
  missingObjet: () => cell('Titulaire', 'BANCS SA', ''),
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
  unreadableDate: () => cell('Date', 'T1 2024'),
  impossibleDate: () => cell('Date', '31/02/2024'),
  dateOutOfRange: () => cell('Date', '01/01/1902'),
  serialDate: () => cell('Date', numberCell(45728)),
  swappedDate: () => cell('Date', '03/25/2024'),
  scientificIdentifier: () => cell('SIRET titulaire', '2.13E+13'),
  repairedSiret: () => cell('SIRET titulaire', '5680159800014'),
  sirenOnly: () => cell('SIRET titulaire', '732829320'),
  invalidSiretKey: () => cell('SIRET titulaire', '12345678901234'),
  malformedIdentifier: () => cell('SIRET titulaire', 'FR1'),
  buyerSiren: () => cell('SIREN acheteur', '211300272'),
  severalHolders: () => cell('SIRET titulaire', '73282932000074 / 35600000049837'),
  unusableBuyer: () => cell('SIRET acheteur', 'Ville'),
  unreadableHours: () => cell('Heures réalisées', 'beaucoup'),
  doubtfulHours: () => cell('Heures réalisées', '1.500'),
  roundedHours: () => cell('Heures réalisées', '7h20'),
  unreadableDuration: () => cell('Durée', 'sans fin'),
  roundedDuration: () => cell('Durée', '3,5'),
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

  it('une valeur longue ou sur plusieurs lignes est citée court, sur une ligne', () => {
    const [issue] = cell('Montant HT', `selon\nBPU ${'x'.repeat(200)}`)
    expect(issue?.message).toMatch(/\("selon BPU x+…"\)/)
    expect(issue?.value).toContain('\n')
  })
})
