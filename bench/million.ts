import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { DEFINITIONS } from '../src/indicators/definitions.js'
import { kindsOf } from '../src/indicators/selection.js'
import { SHARES } from '../src/indicators/shares.js'
import type { Fact } from '../src/indicators/types.js'
import { KINDS, STATES, type State } from '../src/states.js'
import { cellsAdded, cellsTaken, emptyCellsStatements } from '../src/store/cells.js'
import { readCells } from '../src/store/cellsRead.js'
import { publishStatements } from '../src/store/contracts/publish.js'
import { type Database, LOCAL, type Value } from '../src/store/database.js'
import { beginImport } from '../src/store/imports/underWay.js'
import { openSqlite } from '../src/store/sqlite.js'
import { STATE_COLUMNS } from '../src/store/tables/contracts.js'
import { civilYear } from '../src/tasks/indicators.js'
import { keptSums } from '../src/tasks/kept/shares.js'
import { keptIndicators } from '../src/tasks/kept.js'
import { Memo } from '../src/tasks/memo.js'
import { medianMs, seeded } from './measure.js'

const CONTRACTS = 1_000_000
const BATCH = 10_000
const RUNS = 15
const COLD_RUNS = 5
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025] as const
const BY = ['year', 'direction', 'categorie'] as const

/** Prints what figures cost over a million contracts: from the sums kept ready, from the table, and by DuckDB on the same data. */
export async function benchMillion(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-bench-'))
  const path = join(folder, 'million.db')
  const database = openSqlite(path)
  try {
    await fill(database)
    await database.close()
    await measured(path, join(folder, 'million.duckdb'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measured(path: string, duckPath: string): Promise<void> {
  const db = openSqlite(path)
  const cold = await coldMs(path, (fresh) => readCells(fresh, LOCAL, { by: BY }))
  const memo = new Memo()
  for (const [what, part] of Object.entries(PARTS)) {
    const shares = await coldMs(path, (fresh) => keptSums({ db: fresh, scope: LOCAL, memo: new Memo() }, part))
    const question = { ...civilYear(part.years[1]), ...part }
    const first = await coldMs(path, (fresh) => keptIndicators(fresh, LOCAL, question, undefined, new Memo()))
    console.log(`million, ${what}, first asked after a publication: shares ${ms(shares)}, all 20 figures ${ms(first)}`)
  }
  const year = await medianMs(RUNS, () => keptIndicators(db, LOCAL, civilYear(2025), undefined, memo))
  console.log(`million, all 20 figures of a year, asked again: median ${ms(year)}`)
  const asked = (run: number) => ({
    ...civilYear(YEARS[run % YEARS.length] ?? 2025),
    ...{ direction: `Direction ${run % 12}`, categorie: CATEGORIES[run % 3] },
  })
  const part = await medianMs(RUNS, (run) => keptIndicators(db, LOCAL, asked(run), undefined, memo))
  console.log(`million, all figures of a year, direction and category, asked again: median ${ms(part)}`)
  const kept = await medianMs(RUNS, () => readCells(db, LOCAL, { by: BY }))
  const table = await medianMs(3, () => db.values({ sql: COUNT, parameters: [LOCAL.organisationId] }))
  console.log(
    `million, shares by year, direction and category: all 16 from the sums kept ready, first ${ms(cold)}, median ${ms(kept)}`,
  )
  console.log(`million, one of them from the table: median ${ms(table)}`)
  const right = await medianMs(RUNS, (run) => setRight(db, run))
  console.log(`million, setting the sums right for one contract: median ${ms(right)}`)
  await eachIndicator(db, path, duckPath)
  await db.close()
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

const PARTS = {
  'a year': { years: [2025, 2025] },
  'a year, direction and category': { years: [2025, 2025], direction: 'Direction 3', categorie: 'Travaux' },
  'a year, one buyer of 30': { years: [2025, 2025], buyers: ['215903503'] },
  'a year, 24 buyers of 30': {
    years: [2025, 2025],
    buyers: Array.from({ length: 24 }, (_, at) => `${215_903_500 + at}`),
  },
} as const

/** Every built-in indicator asked for alone: the longest of these questions, cold and from what is kept; beside it DuckDB over all its groups. */
async function eachIndicator(db: Database, path: string, duckPath: string): Promise<void> {
  const duck = await duckTimes(duckPath)
  if (duck === null) console.log('million: @duckdb/node-api is not installed, nothing to compare with')
  const memo = new Memo()
  for (const { id } of DEFINITIONS) {
    const [cold, kept]: [number[], number[]] = [[], []]
    for (const part of Object.values(PARTS)) {
      cold.push(await medianOf(COLD_RUNS, () => coldMs(path, (fresh) => figureMs(fresh, part, id, new Memo()))))
      kept.push(await medianMs(5, () => figureMs(db, part, id, memo)))
    }
    const times = `cold ${ms(Math.max(...cold))}, kept ${ms(Math.max(...kept))}`
    const beside = duck === null ? '' : `; DuckDB ${ms(duck.get(id) ?? Number.NaN)}`
    console.log(`million, ${id} alone, medians of the longest of ${cold.length} questions: ${times}${beside}`)
  }
}

type Part = (typeof PARTS)[keyof typeof PARTS]

async function figureMs(db: Database, part: Part, id: string, memo: Memo): Promise<void> {
  const question = { ...civilYear(part.years[1]), ...part, only: [id] }
  const result = await keptIndicators(db, LOCAL, question, undefined, memo)
  if (!result?.indicators.some((each) => each.id === id)) throw new Error(`${id} is not kept`)
}

async function medianOf(runs: number, measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push(await measure())
  return times.sort((a, b) => a - b)[runs >> 1] ?? Number.NaN
}

/** With a connection that has read nothing yet. */
async function coldMs(path: string, read: (fresh: Database) => Promise<unknown>): Promise<number> {
  const fresh = openSqlite(path)
  const started = performance.now()
  await read(fresh)
  const taken = performance.now() - started
  await fresh.close()
  return taken
}

/** What a decision on one contract adds to its own writes. */
function setRight(db: Database, run: number): Promise<void> {
  const which = { where: 'current = 1 AND uid = ?', parameters: [uidOf(1_000 + run)] }
  return db.atomically([...cellsTaken(LOCAL, which), ...cellsAdded(LOCAL, which), ...emptyCellsStatements(LOCAL)])
}

const COUNTED_MARCHES = `type = 'marche' AND test = 0 AND year_date IS NOT NULL
  AND NOT (id_accord_cadre IS NOT NULL AND id_accord_cadre <> coalesce(id, ''))`
const COUNT = `SELECT substr(year_date, 1, 4), direction, categorie, insertion_clause, count(*), sum(montant_first)
  FROM contract WHERE organisation_id = ? AND current = 1 AND ${COUNTED_MARCHES} GROUP BY 1, 2, 3, 4`

const CATEGORIES = ['Travaux', 'Services', 'Fournitures'] as const
const ODDS: readonly State[] = ['yes', 'yes', 'no', 'review', ...Array<State>(6).fill('unknown')]

/** What a figure looks at of a generated contract: the same whoever stores it. */
interface Generated {
  readonly uid: string
  readonly buyer: string
  readonly id: string
  readonly type: 'marche' | 'concession'
  readonly framework: string | null
  readonly date: string | null
  readonly cents: number | null
  readonly maximum: 0 | 1
  readonly contracted: number | null
  /** Worked in 2025. */
  readonly done: number | null
  readonly direction: string
  readonly categorie: string
  readonly states: readonly State[]
}

const BUYERS = 30
const buyerOf = (index: number): string => `${215_903_500 + (index % BUYERS)}00017`
const uidOf = (index: number): string => `${buyerOf(index)}2025-${index}`
const two = (value: number): string => String(value).padStart(2, '0')

function* generated(): Generator<Generated> {
  const random = seeded(7)
  const below = (limit: number) => Math.floor(random() * limit)
  for (let index = 0; index < CONTRACTS; index += 1) {
    const type = below(50) === 0 ? 'concession' : 'marche'
    // A framework of the same buyer.
    const framework = index > 1000 && below(25) === 0 ? BUYERS * below(1000 / BUYERS) + (index % BUYERS) : null
    yield {
      uid: uidOf(index),
      buyer: buyerOf(index),
      id: `2025-${index}`,
      type,
      framework: framework === null ? null : `2025-${framework}`,
      date: below(200) === 0 ? null : `${YEARS[below(YEARS.length)]}-${two(1 + below(12))}-${two(1 + below(28))}`,
      cents: below(40) === 0 ? null : Math.round(100_000 * Math.exp(random() * 8)),
      maximum: below(4) === 0 ? 1 : 0,
      contracted: below(20) === 0 ? 1 + below(200_000) : null,
      done: below(100) === 0 ? 1 + below(100_000) : null,
      direction: `Direction ${below(12)}`,
      categorie: CATEGORIES[below(3)] ?? CATEGORIES[0],
      states: KINDS.map(() => ODDS[below(ODDS.length)] ?? STATES[3]),
    }
  }
}

const STATES_COLUMNS = KINDS.map((kind) => STATE_COLUMNS[kind])
const COLUMNS = [
  ...[
    'organisation_id',
    'import_id',
    'source_import_id',
    'current',
    'uid',
    'base_uid',
    'type',
    'test',
    'acheteur',
    'id',
  ],
  ...['id_accord_cadre', 'says_subsequent', 'year_date', 'montant_first', 'montant_latest', 'montant_maximum'],
  ...['heures_contractualisees', 'hours', 'direction', 'categorie', ...STATES_COLUMNS, 'reserved_to', 'rules_version'],
  ...['objet', 'search'],
]

/** One import of all of them, published as any other. */
async function fill(db: Database): Promise<void> {
  const given = { fileName: 'bench.json', sha256: 'bench', format: 'decp-json', options: '{}', startedAt: '2025-06-01' }
  const importId = await beginImport(db, LOCAL, given, '')
  let rows: Value[][] = []
  const write = async () => {
    await db.atomically([{ into: 'contract', columns: COLUMNS, rows }])
    rows = []
  }
  for (const each of generated()) {
    rows.push(rowOf(each, importId))
    if (rows.length === BATCH) await write()
  }
  const counts = {
    rows: CONTRACTS,
    created: CONTRACTS,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    duplicates: 0,
    ignored: 0,
  }
  const started = performance.now()
  await db.atomically(publishStatements(LOCAL, importId, '2025-06-01T00:00:00.000Z', counts), {
    table: 'contract',
    rows: CONTRACTS,
  })
  console.log(`million: published, indexes and sums kept ready made, in ${ms(performance.now() - started)}`)
}

const WORKED = { from: '2025-01-01', to: '2025-12-31', quantity: 'done' }

function rowOf(each: Generated, importId: number): Value[] {
  const { uid, buyer, id, type, framework, date, cents, maximum, contracted, done, direction, categorie, states } = each
  return [
    ...['local', importId, importId, 0, uid, uid, type, 0, buyer, id],
    ...[framework, framework === null ? 0 : 1, date, cents, cents, maximum],
    ...[
      contracted,
      done === null ? '[]' : JSON.stringify([{ ...WORKED, hours: done }]),
      direction,
      categorie,
      ...states,
      '[]',
      'bench',
      'Entretien de la voirie',
      'entretien de la voirie',
    ],
  ]
}

/** Times of DuckDB over the same rows, by year, direction and category, indicator by indicator; null: it is not installed. */
async function duckTimes(path: string): Promise<ReadonlyMap<string, number> | null> {
  const duck = await import('@duckdb/node-api').catch(() => null)
  if (!duck) return null
  const instance = await duck.DuckDBInstance.create(path)
  const connection = await instance.connect()
  await fillDuck(connection)
  const times = new Map<string, number>()
  for (const { id } of DEFINITIONS) {
    const sql = `SELECT substr(year_date, 1, 4), direction, categorie, ${duckSums(id)} FROM contract
      WHERE type = 'marche' AND year_date IS NOT NULL AND id_accord_cadre IS NULL GROUP BY ALL`
    times.set(id, await medianMs(RUNS, async () => (await connection.runAndReadAll(sql)).getRows()))
  }
  connection.closeSync()
  return times
}

/** What an indicator adds up in each group; call-offs' hours are not rolled up. */
function duckSums(id: string): string {
  const share = SHARES.find((each) => each.id === id)
  const hours = id === 'insertionHours.contracted' ? 'contracted' : 'done'
  if (!share) return `count(${hours}), sum(${hours}), count(*)`
  const sum = share.base === 'contract' ? 'count(*)' : 'sum(montant_first)'
  return STATES.map((state) => `${sum} FILTER (${duckState(share.fact)} = '${state}')`).join(', ')
}

function duckState(fact: Fact): string {
  const columns = kindsOf(fact).map((kind) => STATE_COLUMNS[kind])
  const cases = ['yes', 'review', 'unknown'].map(
    (state) => `WHEN '${state}' IN (${columns.join(', ')}) THEN '${state}'`,
  )
  return `CASE ${cases.join(' ')} ELSE 'no' END`
}

async function fillDuck(connection: DuckDBConnection): Promise<void> {
  const text = ['type', 'id_accord_cadre', 'year_date', 'direction', 'categorie', ...STATES_COLUMNS]
  await connection.run(
    `CREATE TABLE contract (${text.map((name) => `${name} VARCHAR`).join(', ')}, montant_first BIGINT, contracted BIGINT, done BIGINT)`,
  )
  const appender = await connection.createAppender('contract')
  for (const { type, framework, date, direction, categorie, states, ...sums } of generated()) {
    for (const value of [type, framework, date, direction, categorie, ...states]) {
      if (value === null) appender.appendNull()
      else appender.appendVarchar(value)
    }
    for (const value of [sums.cents, sums.contracted, sums.done]) {
      if (value === null) appender.appendNull()
      else appender.appendBigInt(BigInt(value))
    }
    appender.endRow()
  }
  appender.closeSync()
}
