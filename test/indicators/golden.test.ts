import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { centsSchema, isoDateSchema } from '../../src/contract.js'
import type { CountDefinition } from '../../src/indicators/definition.js'
import { DEFINITIONS } from '../../src/indicators/definitions.js'
import { buyerTypesOf } from '../../src/indicators/figures/buyers.js'
import { countFigure } from '../../src/indicators/figures/figure.js'
import { leftOutCounts } from '../../src/indicators/figures/scope.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import { type Plan, parsePlan } from '../../src/indicators/plan.js'
import { SHARES } from '../../src/indicators/shares.js'
import type { Question } from '../../src/indicators/types.js'
import { KINDS, STATES } from '../../src/states.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { countInBase } from '../../src/store/figures.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { countedKnown } from '../../src/tasks/counted.js'
import { decide } from '../../src/tasks/decide.js'
import { type ImportReport, importFile } from '../../src/tasks/import.js'
import { indicatorsOf } from '../../src/tasks/indicators.js'
import { Memo } from '../../src/tasks/memo.js'

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
  const register = ['registre.csv', 'registre.json'].find((path) => existsSync(file(path)))
  if (!register) throw new Error(`${name}: no register`)
  return {
    register,
    bytes: text(register),
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

/** Where the working must name each record: the line of a CSV, the pointer of a JSON document. */
function placesOf({ register, bytes }: ReturnType<typeof folder>): string[] {
  if (register === 'registre.csv') {
    const lines = bytes.trimEnd().split('\n')
    return lines.slice(1).map((_, at) => `| ligne ${at + 2} |`)
  }
  const { marches } = decpSchema.parse(JSON.parse(bytes))
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
  const callOffs = [...frameworksOf(await countedKnown(db, LOCAL, new Memo())).parents.keys()]
  const figures = [...BUILT_IN, ...own].map(async (definition) => {
    const context = { callOffs, buyerTypes: buyerTypesOf(plan ?? {}) }
    const { contracts, leftOut, tallied } = await countInBase(db, LOCAL, definition, question, context)
    return countFigure(definition, { contracts: { length: contracts }, ...leftOutCounts(leftOut) }, tallied, question)
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

test('dix registres sont comptés à la main', () => expect(NAMES).toHaveLength(10))

describe.each(NAMES.sort())('%s', (name) => {
  const golden = folder(name)
  let db: Database
  let report: ImportReport

  beforeAll(async () => {
    db = openSqlite(':memory:')
    const clock = () => new Date(golden.asked.importedAt)
    report = await importFile(db, LOCAL, clock, { name: golden.register, file: new Blob([golden.bytes]) })
    for (const decision of golden.asked.decisions ?? []) await decide(db, LOCAL, decision, clock)
  })
  afterAll(() => db.close())

  test('aucune ligne du registre n’est écartée à la lecture', () => {
    expect(report.rejected).toBe(0)
    expect(report.created + report.duplicates + report.updated).toBe(placesOf(golden).length)
  })

  test('chaque ligne a sa place dans le calcul écrit', () => {
    expect(placesOf(golden).filter((place) => !golden.working.includes(place))).toEqual([])
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
