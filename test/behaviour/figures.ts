import { createApp } from '../../src/app.js'
import type { Cents } from '../../src/contract.js'
import { type Plan, parsePlan } from '../../src/indicators/plan.js'
import type { Question } from '../../src/indicators/types.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { importFile } from '../../src/tasks/import.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'
import { Memo } from '../../src/tasks/memo.js'
import { undoImport } from '../../src/tasks/undo.js'
import { inlineRunner } from '../../src/tasks/upload.js'
import { contractHref } from '../../src/web/query.js'
import { clock, contractsOf } from './registers.js'

/** The files that both runtimes import, in this order; the last is then undone. */
export const FILES = [
  'fixtures/demo/registre-rivemer-2024-2025.xlsx',
  'fixtures/registers/considerations-et-heures.csv',
  'fixtures/registers/accords-cadres-et-taxes.csv',
  'fixtures/registers/decp-v2.json',
] as const

export const PLAN_FILE = 'fixtures/demo/plan.json'

/** What a runtime made of the files, each thing one line of JSON: numbers are compared to the last digit. */
export interface Made {
  readonly reports: readonly string[]
  readonly contracts: readonly string[]
  readonly figures: readonly string[]
  readonly pages: readonly string[]
  readonly contractsAfterUndo: readonly string[]
  readonly figuresAfterUndo: readonly string[]
}

/** Imports the files (path to base64) into an empty base and says all that can be asked of it. */
export async function made(db: Database, files: Readonly<Record<string, string>>): Promise<Made> {
  const now = clock()
  const reports: string[] = []
  let last = 0
  for (const path of FILES) {
    const report = await importFile(db, LOCAL, now, { name: path, file: new Blob([bytesOf(files[path])]) })
    reports.push(JSON.stringify(report))
    last = report.id ?? last
  }
  const plan = parsePlan(new TextDecoder().decode(bytesOf(files[PLAN_FILE])))
  const figures = async () => {
    const results = []
    for (const question of QUESTIONS) results.push(JSON.stringify(await indicatorsOf(db, LOCAL, question, plan)))
    return results
  }
  const contracts = async () => (await contractsOf(db)).map((contract) => JSON.stringify(contract))
  const before = { contracts: await contracts(), figures: await figures(), pages: await pagesOf(db, plan, now) }
  reports.push(JSON.stringify(await undoImport(db, LOCAL, last, now)))
  return { reports, ...before, contractsAfterUndo: await contracts(), figuresAfterUndo: await figures() }
}

/** Pages that people read, documents that programs do, once the files are imported: as the app sends them, all of them 200. */
export const PAGES = [
  ...['/', '/synthese', '/synthese?annee=2024', '/synthese?annee=2025'],
  ...['/marches', '/marches?annee=2025&compte=oui&fait=insertionClause&etat=yes', '/marches?exclus=subsequent'],
  ...['/marches?fait=socialConsideration&etat=open&tri=objet', '/marches?q=travaux+r%C3%A9novation&tri=-montant'],
  ...['/marches?annee=2025&heures=done', '/marches?acheteur=200093201&tri=acheteur', '/marches?tri=-titulaire&page=2'],
  ...['/marches.csv?annee=2024', '/registres', '/registres/1', '/registres/3?page=2', '/registres/4/annuler'],
  ...['/marches-reserves', '/marches-reserves.atom', '/marches-reserves.ics', '/marches-reserves.csv'],
  ...['/methode', '/accessibilite', '/relire', '/script.js', '/style.css'],
  ...['/api', '/api/openapi.json', '/api/definitions', '/api/indicateurs?annee=2025'],
  ...['/api/marches?q=entretien&tri=objet', '/api/marches-reserves', '/api/imports'],
] as const
const NO_PAGES = ['/nulle-part', '/api/nulle-part', '/marches/inconnu']

/** The pages above, those of some contracts, and what is answered where there is none. */
async function pagesOf(db: Database, plan: Plan, now: () => Date): Promise<string[]> {
  const uploads = inlineRunner(db, LOCAL, now, { maxFileBytes: 1 })
  const parts = { database: db, scope: LOCAL, now, plan, memo: new Memo(), uploads, hosts: ['localhost'] }
  const app = createApp(parts)
  const pages: string[] = []
  const contracts = (await contractsOf(db)).filter((_, at) => at % 40 === 0).map(({ uid }) => contractHref(uid))
  for (const page of [...PAGES, ...contracts, ...NO_PAGES]) {
    const response = await app.request(`http://localhost${page}`)
    pages.push(`${page} ${response.status} ${await response.text()}`)
  }
  return pages
}

const QUESTIONS: readonly Question[] = [
  civilYear(2024),
  civilYear(2025),
  { ...civilYear(2024), to: civilYear(2025).to },
  { ...civilYear(2025), minAmount: 4_000_000 as Cents },
]

function bytesOf(base64: string | undefined): Uint8Array<ArrayBuffer> {
  if (base64 === undefined) throw new Error('a fixture was not given')
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}
