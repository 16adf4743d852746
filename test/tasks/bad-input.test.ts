import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.js'
import { minimalXlsx } from '../register/xlsx/minimalXlsx.js'
import { contractsOf, csv, HEADER, load, memory, row } from './registers.js'

const blob = (content: string | Uint8Array): Blob =>
  new Blob([typeof content === 'string' ? content : Uint8Array.from(content)])

/** A row of inline texts; a cell given as XML is put in as it is. */
const cells = (...values: readonly string[]): string =>
  values.map((value) => (value.startsWith('<c') ? value : `<c t="inlineStr"><is><t>${value}</t></is></c>`)).join('')
const rowXml = (number: number, ...values: readonly string[]): string => `<row r="${number}">${cells(...values)}</row>`
const HEADINGS = ['N° marché', 'Objet', 'Date de notification', 'Montant HT', 'SIRET acheteur'] as const
const workbook = (data: string, state?: string): Blob =>
  blob(minimalXlsx({ sheets: [{ name: 'Marchés', data, ...(state ? { state } : {}) }] }))
const register = (...rows: readonly string[]): Blob => workbook([rowXml(1, ...HEADINGS), ...rows].join(''))
const plain = rowXml(2, '1', 'Voirie', '12/03/2025', '1 000,00', '21440109300015')

describe('un fichier qui n’est pas lisible est refusé entier, d’une phrase, sans rien écrire', () => {
  const whole = minimalXlsx({ sheets: [{ name: 'Marchés', data: plain }] })
  it.each([
    ['vide', blob(''), /vide/],
    ['un PDF renommé en .xlsx', blob('%PDF-1.7\n%âãÏÓ'), /PDF/],
    ['une archive tronquée', blob(whole.slice(0, whole.length - 40)), /tronqué|abîmé|incomplet|endommag/],
    ['une archive sans classeur', blob(zipSync({ 'a.txt': strToU8('a') })), /zip|classeur/],
    ['un classeur sans en-tête reconnaissable', workbook(rowXml(1, 'Pomme', 'Poire')), /Aucun tableau de marchés/],
    ['un CSV sans en-tête', csvWithoutHeader(), /Aucun tableau de marchés/],
    ['un JSON coupé au milieu', blob('{"marches":{"marche":[{"id":"1","objet":"Voi'), /coupé|incomplet|tronqué/],
    ['un JSON qui n’est pas un registre', blob('{"a":1}'), /marchés/],
    ['un classeur dont le seul registre est masqué', workbook(`${rowXml(1, ...HEADINGS)}${plain}`, 'hidden'), /masqué/],
  ])('%s', async (_, file, message) => {
    const db = memory()
    const refusal = await load(db, file).catch((cause: unknown) => cause)
    expect(refusal).toBeInstanceOf(AppError)
    expect(String(refusal)).toMatch(message)
    expect(await db.query.selectFrom('import').selectAll().execute()).toEqual([])
    expect(await contractsOf(db)).toEqual([])
  })
})

describe('un fichier abîmé par endroits est lu, chaque défaut signalé à sa place', () => {
  const issuesOf = async (file: Blob) => {
    const db = memory()
    const report = await load(db, file)
    return { report, codes: report.issues.map(({ code, cell }) => `${code} ${cell}`), contracts: await contractsOf(db) }
  }

  it('des en-têtes en double', async () => {
    const file = blob(`${HEADER};Objet\n${row({ id: '1', objet: 'Voirie' })};Autre`)
    const { report, codes, contracts } = await issuesOf(file)
    expect(codes.some((code) => code.startsWith('duplicateColumn'))).toBe(true)
    expect(report.created).toBe(1)
    expect(contracts[0]?.objet).toBe('Voirie')
  })

  it('une plage utilisée de dix millions de cellules où vingt lignes sont remplies', async () => {
    const rows = Array.from({ length: 20 }, (_, i) =>
      rowXml(i * 20_000 + 2, `${i}`, `Marché ${i}`, '12/03/2025', '10', ''),
    )
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:Z400000"/><sheetData>${rowXml(1, ...HEADINGS)}${rows.join('')}</sheetData></worksheet>`
    const file = blob(
      minimalXlsx({ sheets: [{ name: 'Marchés', data: '' }], parts: { 'xl/worksheets/sheet1.xml': sheet } }),
    )
    const { report } = await issuesOf(file)
    expect(report).toMatchObject({ rows: 20, created: 20, rejected: 0 })
  })

  it('un guillemet jamais fermé', async () => {
    const { report, codes } = await issuesOf(csv(row({ id: '1', objet: '"Voirie' }), row({ id: '2', objet: 'Papier' })))
    expect(report.rows).toBe(2)
    expect(codes.some((code) => code.startsWith('unclosedQuote'))).toBe(true)
  })

  it('une feuille masquée à côté du registre', async () => {
    const sheets = [
      { name: 'Marchés', data: `${rowXml(1, ...HEADINGS)}${plain}` },
      { name: 'Ancien', data: `${rowXml(1, ...HEADINGS)}${plain}`, state: 'hidden' },
    ]
    const { report } = await issuesOf(blob(minimalXlsx({ sheets })))
    expect(report.created).toBe(1)
    expect(report.issues.some(({ message }) => message.includes('Ancien') && message.includes('masqué'))).toBe(true)
  })

  it('des formules avec leur valeur, et une formule qui n’en a pas', async () => {
    const formula = rowXml(2, '1', 'Voirie', '12/03/2025', '<c><f>1+1</f><v>2500.5</v></c>', '')
    const empty = rowXml(3, '2', 'Papier', '12/03/2025', '<c><f>1+1</f></c>', '')
    const { contracts, codes } = await issuesOf(register(formula, empty))
    expect(contracts.map(({ montant }) => montant)).toEqual([2500.5, null])
    expect(codes.some((code) => code.startsWith('formulaWithoutValue'))).toBe(true)
  })

  it('une cellule en erreur', async () => {
    const { contracts, codes } = await issuesOf(
      register(rowXml(2, '1', 'Voirie', '12/03/2025', '<c t="e"><v>#N/A</v></c>', '')),
    )
    expect(contracts).toMatchObject([{ objet: 'Voirie', montant: null }])
    expect(codes).toContainEqual(expect.stringMatching(/Marchés!D2$/))
  })

  it('une date saisie au format ISO', async () => {
    const { contracts } = await issuesOf(register(rowXml(2, '1', 'Voirie', '<c t="d"><v>2025-03-12</v></c>', '10', '')))
    expect(contracts).toMatchObject([{ yearDate: '2025-03-12' }])
  })

  it('un SIRET affiché 2,13E+13', async () => {
    const { contracts, report } = await issuesOf(register(rowXml(2, '1', 'Voirie', '12/03/2025', '10', '2,13E+13')))
    expect(contracts).toMatchObject([{ acheteur: { id: null } }])
    const issue = report.issues.find(({ cell }) => cell === 'Marchés!E2')
    expect(issue?.message).toMatch(/2,13E\+13/)
  })
})

function csvWithoutHeader(): Blob {
  return blob(
    [row({ id: '1', objet: 'Voirie', montant: '10' }), row({ id: '2', objet: 'Papier', montant: '20' })].join('\n'),
  )
}
