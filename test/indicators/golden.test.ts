import { existsSync, readdirSync, readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { centsSchema, isoDateSchema } from '../../src/contract.js'
import type { CountDefinition } from '../../src/indicators/definition.js'
import { DEFINITIONS } from '../../src/indicators/definitions.js'
import { buyerTypesOf, heldTo } from '../../src/indicators/figures/buyers.js'
import { countFigure } from '../../src/indicators/figures/figure.js'
import { leftOutCounts } from '../../src/indicators/figures/scope.js'
import { type Plan, parsePlan } from '../../src/indicators/plan.js'
import { SHARES } from '../../src/indicators/shares.js'
import type { Question } from '../../src/indicators/types.js'
import { KINDS, STATES } from '../../src/states.js'
import { circularCallOffs } from '../../src/store/callOffs.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { countInBase } from '../../src/store/figures.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { decide } from '../../src/tasks/decide.js'
import { type ImportReport, importFile } from '../../src/tasks/import.js'
import { indicatorsOf, latestData } from '../../src/tasks/indicators.js'

const FOLDERS = new URL('../../fixtures/indicators/', import.meta.url)

/** What is asked of a register; amounts in euros. */
const questionsSchema = z.strictObject({
  importedAt: z.iso.datetime(),
  decisions: z
    .array(
      z.strictObject({
        uid: z.string(),
        kind: z.enum(KINDS),
        state: z.enum(STATES),
        reason: z.string(),
        document: z.string().nullable(),
      }),
    )
    .optional(),
  questions: z
    .array(
      z.strictObject({
        name: z.string(),
        from: isoDateSchema,
        to: isoDateSchema,
        acheteur: z.string().optional(),
        minAmount: z.number().optional(),
        amounts: z.enum(['first', 'latest']).optional(),
      }),
    )
    .min(1),
})
type Asked = z.infer<typeof questionsSchema>['questions'][number]

const figureSchema = z.looseObject({ id: z.string() })
const expectedSchema = z.record(
  z.string(),
  z.strictObject({
    population: z.looseObject({ contracts: z.int() }),
    indicators: z.array(figureSchema),
    own: z.array(figureSchema),
  }),
)

function folder(name: string) {
  const file = (path: string) => new URL(`${name}/${path}`, FOLDERS)
  const text = (path: string) => readFileSync(file(path), 'utf8')
  const register = ['registre.csv', 'registre.json', 'registre.xlsx'].find((path) => existsSync(file(path)))
  if (!register) throw new Error(`${name}: no register`)
  return {
    register,
    bytes: readFileSync(file(register)),
    working: text('calcul.md'),
    asked: questionsSchema.parse(JSON.parse(text('question.json'))),
    expected: expectedSchema.parse(JSON.parse(text('attendu.json'))),
    plan: existsSync(file('plan.json')) ? parsePlan(text('plan.json')) : undefined,
  }
}

function questionOf({ name: _, minAmount, acheteur, amounts, from, to }: Asked): Question {
  return {
    ...{ from, to },
    ...(acheteur === undefined ? {} : { acheteur }),
    ...(amounts === undefined ? {} : { amounts }),
    ...(minAmount === undefined ? {} : { minAmount: centsSchema.parse(Math.round(minAmount * 100)) }),
  }
}

/** Where the working must name each record: the line of a CSV or of a sheet, the pointer of a JSON document. */
async function placesOf({ register, bytes }: ReturnType<typeof folder>): Promise<string[]> {
  const lines = (count: number) => Array.from({ length: count - 1 }, (_, at) => `| ligne ${at + 2} |`)
  if (register === 'registre.csv') return lines(bytes.toString('utf8').trimEnd().split('\n').length)
  if (register === 'registre.xlsx') {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer)
    return lines(workbook.worksheets[0]?.actualRowCount ?? 0)
  }
  const { marches } = decpSchema.parse(JSON.parse(bytes.toString('utf8')))
  return Object.entries(marches).flatMap(([list, records]) => records.map((_, at) => `| \`/marches/${list}/${at}\` |`))
}
const decpSchema = z.object({ marches: z.record(z.string(), z.array(z.unknown())) })

/** Built-in shares as a plan would define them: the base counts both in one way. */
const BUILT_IN: readonly CountDefinition[] = SHARES.map(({ id, label, sentence, base, fact }) => ({
  ...{ id, label, sentence, version: 1, figure: 'share', counts: base === 'euro' ? 'euro' : 'contract' },
  numerator: { fact },
}))

/** What the base itself counts, by SQL: shares and totals; hours are counted in memory only. */
async function figuresInBase(db: Database, question: Question, plan: Plan | undefined) {
  const own = (plan?.definitions ?? []).filter((definition) => definition.figure !== 'hours')
  const circular = await circularCallOffs(db, LOCAL)
  const asOf = await latestData(db, LOCAL)
  const held = heldTo({ ...question, ...(asOf ? { asOf } : {}) }, plan).question
  const figures = [...BUILT_IN, ...own].map(async (definition) => {
    const context = { circular, buyerTypes: buyerTypesOf(plan ?? {}) }
    const { contracts, leftOut, tallied } = await countInBase(db, LOCAL, definition, held, context)
    return countFigure(definition, { contracts: { length: contracts }, ...leftOutCounts(leftOut) }, tallied, held)
  })
  return Promise.all(figures)
}

/** What the base does not compare to. */
const BESIDE = new Set(['target', 'status'])

/** The parts of a figure that are not what was computed by hand, to the last digit. */
function wrongParts(found: object | undefined, expected: Readonly<Record<string, unknown>>): string[] {
  const parts = new Map(Object.entries(found ?? {}))
  return Object.entries(expected).flatMap(([part, value]) => {
    const [got, wanted] = [JSON.stringify(parts.get(part)), JSON.stringify(value)]
    return same(parts.get(part), value) ? [] : [`${expected.id ?? 'population'}, ${part} : ${got}, attendu ${wanted}`]
  })
}

/** Numbers to the last digit; of an object, the members that were computed. */
function same(found: unknown, expected: unknown): boolean {
  try {
    if (Array.isArray(expected) || expected === null || typeof expected !== 'object') expect(found).toEqual(expected)
    else expect(found).toMatchObject(expected)
    return true
  } catch {
    return false
  }
}

const NAMES = readdirSync(FOLDERS, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

test('douze registres sont comptés à la main', () => expect(NAMES).toHaveLength(12))

describe.each(NAMES.sort())('%s', (name) => {
  const golden = folder(name)
  let db: Database
  let report: ImportReport

  beforeAll(async () => {
    db = openSqlite(':memory:')
    const clock = () => new Date(golden.asked.importedAt)
    report = await importFile(db, LOCAL, clock, {
      name: golden.register,
      file: new Blob([new Uint8Array(golden.bytes)]),
    })
    for (const decision of golden.asked.decisions ?? []) await decide(db, LOCAL, decision, clock)
  })
  afterAll(() => db.close())

  test('aucune ligne du registre n’est écartée à la lecture', async () => {
    expect(report.rejected).toBe(0)
    expect(report.created + report.duplicates + report.updated).toBe((await placesOf(golden)).length)
  })

  test('chaque ligne a sa place dans le calcul écrit', async () => {
    expect((await placesOf(golden)).filter((place) => !golden.working.includes(place))).toEqual([])
  })

  test('chaque question a ses figures, et chaque figure son attendu', () => {
    expect(Object.keys(golden.expected).sort()).toEqual(golden.asked.questions.map((asked) => asked.name).sort())
    for (const { indicators, own } of Object.values(golden.expected)) {
      expect(indicators.map(({ id }) => id).sort()).toEqual(DEFINITIONS.map(({ id }) => id).sort())
      expect(own.map(({ id }) => id)).toEqual((golden.plan?.definitions ?? []).map(({ id }) => id))
    }
  })

  test.each(golden.asked.questions)('« $name » : les figures sont celles calculées à la main', async (asked) => {
    const expected = golden.expected[asked.name]
    const found = await indicatorsOf(db, LOCAL, questionOf(asked), golden.plan)
    const figures = new Map([...found.indicators, ...found.own].map((figure) => [figure.id, figure]))
    expect([
      ...wrongParts(found.population, expected?.population ?? {}),
      ...[...(expected?.indicators ?? []), ...(expected?.own ?? [])].flatMap((figure) =>
        wrongParts(figures.get(figure.id), figure),
      ),
    ]).toEqual([])
  })

  test.each(golden.asked.questions)('« $name » : la base les compte de même', async (asked) => {
    const expected = golden.expected[asked.name]
    const figures = await figuresInBase(db, questionOf(asked), golden.plan)
    const wanted = new Map([...(expected?.indicators ?? []), ...(expected?.own ?? [])].map((each) => [each.id, each]))
    expect(
      figures.flatMap((figure) => {
        const parts = Object.entries(wanted.get(figure.id) ?? {}).filter(([part]) => !BESIDE.has(part))
        return wrongParts({ ...figure, ...figure.inValue }, Object.fromEntries(parts))
      }),
    ).toEqual([])
  })
})
