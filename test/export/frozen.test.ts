import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FROZEN_TABLES, frozenCsv, frozenTables } from '../../src/export/frozen/csv.js'
import { MEASURE_NAMES, measuredFigures } from '../../src/export/frozen/measures.js'
import { contractsSheet, LONGEST_CELL, unitsSheet } from '../../src/export/frozen/sheets.js'
import { frozenWorkbook } from '../../src/export/frozen/workbook.js'
import { computeIndicators } from '../../src/indicators/compute.js'
import type { CustomDefinition } from '../../src/indicators/definition.js'
import { FACT_NAMES } from '../../src/indicators/facts.js'
import { heldTo } from '../../src/indicators/figures/buyers.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import { HOURS_FIGURES } from '../../src/indicators/hours.js'
import type { Plan } from '../../src/indicators/plan.js'
import type { CountedContract, Question } from '../../src/indicators/types.js'
import { LOCAL } from '../../src/store/database.js'
import type { FrozenDocument } from '../../src/tasks/freeze/document.js'
import { countedFrom } from '../../src/tasks/freeze/rows.js'
import { type FrozenResult, freezeResult } from '../../src/tasks/freeze.js'
import { importFile } from '../../src/tasks/import.js'
import { civilYear } from '../../src/tasks/indicators.js'
import { definitionArbitrary, questionArbitrary } from '../behaviour/definitions.js'
import { contextArbitrary, predicateArbitrary } from '../indicators/predicates.js'
import { contract, registerArbitrary, year } from '../indicators/samples.js'
import { everyPlan } from '../tasks/freeze/everyPlan.js'
import { clock, memory } from '../tasks/registers.js'

const folder = mkdtempSync(join(tmpdir(), 'spaser-frozen-'))
afterAll(() => rmSync(folder, { recursive: true }))

const OFFICE = spawnSync('soffice', ['--version']).status === 0
const AUDITOR = fileURLToPath(new URL('frozen/auditor.mjs', import.meta.url))
const GUIDE = new URL('../../docs/guide/resultats-figes.md', import.meta.url)
const DEMO = new URL('../../fixtures/demo/registre-rivemer-2024-2025.xlsx', import.meta.url)

/** The tables of results, written where the auditor is sent. */
function written(name: string, result: FrozenResult): string {
  for (const table of frozenTables(result))
    writeFileSync(join(folder, `${name}-${table}.csv`), frozenCsv(result, table))
  return name
}

/** What a script that knows nothing of this program finds again from the CSV files alone. */
const audit = (...names: readonly string[]): { same: number; gaps: unknown[] } =>
  JSON.parse(execFileSync(process.execPath, [AUDITOR, folder, ...names], { encoding: 'utf8' }))

/** A result of contracts that no base holds. */
function resultOf(contracts: readonly CountedContract[], given: Question, plan: Plan | undefined): FrozenResult {
  const { question } = heldTo(given, plan)
  const frameworks = frameworksOf(contracts)
  const objects = new Map(contracts.map(({ uid }) => [uid, `Objet de ${uid} ; "cité"`]))
  const said = { title: 'Essai', author: 'essai', at: '2025-06-01T00:00:00.000Z', note: null }
  const { minAmount: _, ...asked } = question
  const sources = { organisation: 'Essai', rules: [], imports: [], revision: 0 }
  const document: FrozenDocument = {
    format: 1,
    header: { ...said, ...sources, question: asked, plan: plan ? { plan, revision: null } : null },
    result: computeIndicators(contracts, question, plan, frameworks),
    ...countedFrom({ contracts, frameworks, objects, question, plan }),
  }
  const about = { from: question.from, to: question.to, acheteur: question.acheteur ?? null }
  const summary = { id: 1, actor: 'essai', ...said, ...about, rows: document.rows.length, digest: '' }
  return { summary, document, text: '' }
}

let demo: FrozenResult
beforeAll(async () => {
  const db = memory()
  await importFile(db, LOCAL, clock(), { name: 'registre.xlsx', file: new Blob([new Uint8Array(readFileSync(DEMO))]) })
  const plan = { plan: everyPlan(), revision: null }
  demo = await freezeResult(db, LOCAL, clock(), { question: civilYear(2025), plan, note: '=2+2', author: 'Léa' })
  await db.close()
})

describe('les fichiers d’un résultat figé', () => {
  it('suffisent à un script naïf pour retrouver chaque mesure de chaque figure', () => {
    const { same, gaps } = audit(written('demo', demo))
    expect(gaps).toEqual([])
    const lines = frozenCsv(demo, 'chiffres').split('\r\n').length - 2
    const given = frozenCsv(demo, 'chiffres').match(/;(?:cible|sens);/g)?.length ?? 0
    expect(same).toBe(lines - given + demo.document.units.length)
    expect(demo.document.units.length).toBeGreaterThan(100)
  })

  it('le script naïf voit une seule case changée', () => {
    written('change', demo)
    const path = join(folder, 'change-marches.csv')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/;oui;/, ';non;'))
    expect(audit('change').gaps.length).toBeGreaterThan(0)
  })

  it('de n’importe quel registre et de n’importe quelles définitions, y suffisent aussi', () => {
    const cases = fc.sample(caseArbitrary, { numRuns: 60, seed: 6 })
    const names = cases.map(([contracts, definitions, question, { buyerTypes }], at) => {
      const buyers = [...buyerTypes].map(([siren, type]) => ({ siren, name: siren, type }))
      const numbered = definitions.map((definition, each) => ({ ...definition, id: `d${each}` }))
      const plan = { ...everyPlan(), ...(buyers.length > 0 ? { buyers } : {}), definitions: numbered, objectives: [] }
      return written(`cas${at}`, resultOf(contracts, question, plan))
    })
    const { same, gaps } = audit(...names)
    expect(gaps).toEqual([])
    expect(same).toBeGreaterThan(60 * 200)
  })

  it('n’ont pas de formule que le texte d’un registre aurait apportée', async () => {
    expect(frozenCsv(demo, 'entete')).toContain("Note;'=2+2")
    const workbook = await opened(await frozenWorkbook(demo))
    const formulas = workbook.worksheets.map((sheet) => [sheet.name, formulasIn(sheet)] as const)
    expect(formulas.filter(([, count]) => count > 0).map(([name]) => name)).toEqual(['En-tête', 'Chiffres'])
    expect(workbook.getWorksheet('En-tête')?.getCell('B8').value).toBe('=2+2')
  })

  it('ne disent que les tables qu’ils ont', () => {
    expect(frozenTables(demo)).toEqual([...FROZEN_TABLES])
    expect(frozenTables(resultOf([contract('1')], year(2025), undefined))).not.toContain('unites')
  })

  it('un registre vide donne des figures non calculables, qui se retrouvent', () => {
    expect(audit(written('vide', resultOf([], year(2025), everyPlan()))).gaps).toEqual([])
  })
})

describe('le classeur d’un résultat figé', () => {
  it('se refuse en clair quand il serait trop grand, et renvoie aux CSV', async () => {
    const refused = frozenWorkbook(demo, demo.document.rows.length - 1)
    await expect(refused).rejects.toMatchObject({ code: 'workbookTooLarge', message: expect.stringContaining('CSV') })
    expect((await frozenWorkbook(demo, demo.document.rows.length)).length).toBeGreaterThan(0)
  })

  it('répartit sur plusieurs lignes une unité que sa cellule ne tient pas, sans la compter deux fois', async () => {
    const uids = Array.from({ length: 3_000 }, (_, at) => `21590350100017marche-${at}`)
    const units = [{ figure: 'fournisseurs', unit: '200093201', state: 'yes' as const, uids }]
    const result = { ...demo, document: { ...demo.document, units } }
    const { rows } = unitsSheet(result.document, LONGEST_CELL)
    expect(rows.map(([figure, , state]) => [figure, state])).toEqual([
      ['fournisseurs', 'oui'],
      ['fournisseurs', null],
      ['fournisseurs', null],
    ])
    expect(rows.flatMap(([, , , part]) => String(part).split(' | '))).toEqual(uids)
    expect(rows.every(([, , , part]) => String(part).length <= LONGEST_CELL)).toBe(true)
    const sheet = (await opened(await frozenWorkbook(result))).getWorksheet('Unités')
    expect(sheet?.getCell('D2').text.endsWith('marche-0')).toBe(false)
    expect(sheet?.getCell('D2').text).toBe(rows[0]?.[3])
  })

  it('dit d’un texte trop long qu’il est coupé', async () => {
    const [first = []] = demo.document.rows
    const long = 'a'.repeat(LONGEST_CELL + 1)
    const at = demo.document.columns.indexOf('objet')
    const result = { ...demo, document: { ...demo.document, rows: [first.map((cell, n) => (n === at ? long : cell))] } }
    const text = (await opened(await frozenWorkbook(result)))
      .getWorksheet('Marchés')
      ?.getRow(2)
      .getCell(at + 1).text
    expect(text?.length).toBe(LONGEST_CELL)
    expect(text).toMatch(/^a+ \[…\] texte coupé/)
  })

  it('compare chaque mesure à une formule sur la feuille des marchés', async () => {
    const sheet = (await opened(await frozenWorkbook(demo))).getWorksheet('Chiffres')
    const formulas = new Map<string, string>()
    sheet?.eachRow((row) => formulas.set(`${row.getCell(1).text}/${row.getCell(4).text}`, row.getCell(6).formula ?? ''))
    expect(formulas.get('insertionClause.number/dénominateur')).toMatch(/^COUNTIF\('Marchés'!\$[A-Z]+\$2:/)
    expect(formulas.get('insertionClause.value/numérateur')).toMatch(/SUMIFS\('Marchés'!/)
    expect(formulas.get('insertionHours.done/valeur')).toMatch(/SUM\('Marchés'!/)
    expect(formulas.get('fournisseurs/connus')).toMatch(/COUNTIFS\('Unités'!/)
    expect(formulas.get('services/statut')).toMatch(/^IF\(ISNUMBER/)
  })

  it.skipIf(!OFFICE)('ouvert par LibreOffice, retrouve chaque mesure sans un écart', async () => {
    writeFileSync(join(folder, 'demo.xlsx'), await frozenWorkbook(demo))
    calculated('demo')
    const checks = readFileSync(join(folder, 'demo-Chiffres.csv'), 'utf8').match(/;(?:identique|ÉCART);/g) ?? []
    expect(checks.length).toBeGreaterThan(200)
    expect(checks.filter((check) => check !== ';identique;')).toEqual([])
    const head = readFileSync(join(folder, 'demo-En-tête.csv'), 'utf8')
    expect(head).toContain(`Mesures retrouvées par les formules;${checks.length}`)
    expect(head).toContain('Mesures en écart;0')
  })
})

describe('le guide de l’auditeur', () => {
  const guide = readFileSync(GUIDE, 'utf8').replace(/\u202f/g, ' ')
  const steps = [...guide.matchAll(/^\| ([A-D]\d) \| `=(.+)` \| (.+) \|$/gm)].map(
    ([, cell = '', formula = '', measure = '']) => ({
      ...{ cell, formula, measure },
    }),
  )

  it('donne des formules de tableur français pour chaque sorte de chiffre', () => {
    expect(new Set(steps.map(({ cell }) => cell.charAt(0)))).toEqual(new Set(Object.keys(GUIDED)))
    expect(steps.length).toBeGreaterThan(15)
    const named = new Set<string>(Object.values(MEASURE_NAMES))
    expect(steps.filter(({ measure }) => !named.has(measure))).toEqual([])
  })

  it('dit dans quelle colonne est chaque chose', () => {
    const { columns } = demo.document
    const at = (letter: string) => columns[letter.charCodeAt(0) - 65]
    expect(['A', 'G', 'J', 'K', 'L', 'M'].map(at)).toEqual([
      ...['uid', 'date', 'montantInitial', 'montantActuel', 'montantMaximum', 'exclusion'],
    ])
    expect(columns.slice(13, 21)).toEqual([...FACT_NAMES])
    expect(columns.slice(21, 25)).toEqual(HOURS_FIGURES.map((figure) => `insertionHours.${figure}`))
    expect(at('Z')).toMatch(/^plan:/)
  })

  it.skipIf(!OFFICE)('chacune de ses formules, tapée dans un tableur, donne la mesure figée', async () => {
    const workbook = new ExcelJS.Workbook()
    const { header, rows } = contractsSheet(demo.document)
    workbook.addWorksheet('Marchés').addRows([[...header], ...rows.map((row) => [...row])])
    const sheet = workbook.addWorksheet('Calcul')
    for (const { cell, formula } of steps) sheet.getCell(cell).value = { formula: inEnglish(formula), date1904: false }
    await workbook.xlsx.writeFile(join(folder, 'guide.xlsx'))
    calculated('guide')
    const lines = readFileSync(join(folder, 'guide-Calcul.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(';'))
    const measures = new Map(measuredFigures(demo.document).map(({ id, measures: of }) => [id, of]))
    for (const { cell, measure } of steps) {
      const found = lines[Number(cell.slice(1)) - 1]?.[cell.charCodeAt(0) - 65]
      const stored = measures.get(GUIDED[cell.charAt(0)] ?? '')?.find(({ name }) => MEASURE_NAMES[name] === measure)
      expect(Number(found), `${cell} ${measure}`).toBeCloseTo(Number(stored?.stored), 9)
    }
  })
})

/** The figures that the guide takes as examples, by the column it has their formulas written in. */
const GUIDED: Record<string, string> = {
  A: 'population',
  B: 'insertionClause.number',
  C: 'insertionClause.value',
  D: 'insertionHours.done',
}

const FRENCH: Record<string, string> = {
  'SOMME.SI.ENS': 'SUMIFS',
  'NB.SI': 'COUNTIF',
  NBVAL: 'COUNTA',
  ARRONDI: 'ROUND',
  SOMME: 'SUM',
  NB: 'COUNT',
}

/** As a file keeps it: a French spreadsheet shows the same formula with its own names and semicolons. */
const inEnglish = (formula: string): string =>
  formula.replace(/;/g, ',').replace(/[A-Z][A-Z.]+(?=\()/g, (name) => FRENCH[name] ?? `unknown ${name}`)

/** Has LibreOffice calculate a workbook of the folder and write each of its sheets as CSV. */
function calculated(name: string): void {
  const everySheet = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1'
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
  const given = [profile, '--headless', '--convert-to', everySheet, '--outdir', folder, join(folder, `${name}.xlsx`)]
  execFileSync('soffice', given, { stdio: 'pipe' })
}

/** Hours that a plan may define. */
const hoursArbitrary: fc.Arbitrary<CustomDefinition> = fc.record({
  ...{ id: fc.constant('h'), version: fc.constant(1), label: fc.constant('h'), sentence: fc.constant('h') },
  ...{ figure: fc.constant('hours' as const), among: predicateArbitrary },
  counts: fc.constantFrom('contracted' as const, 'done' as const, 'doneCohort' as const, 'validated' as const),
  period: fc.constantFrom({ kind: 'civilYear' as const }, { kind: 'rolling' as const, months: 18 }),
})

const caseArbitrary = fc.tuple(
  registerArbitrary,
  fc.array(fc.oneof(definitionArbitrary, hoursArbitrary), { minLength: 3, maxLength: 6 }),
  questionArbitrary,
  contextArbitrary,
)

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer)
  return workbook
}

function formulasIn(sheet: ExcelJS.Worksheet): number {
  let count = 0
  sheet.eachRow((row) => row.eachCell((cell) => (count += cell.formula ? 1 : 0)))
  return count
}
