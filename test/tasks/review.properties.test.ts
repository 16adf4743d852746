import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRuleSet } from '../../src/considerations/ruleFile.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { KINDS, type Kind, type State } from '../../src/states.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import type { JournalLine } from '../../src/store/journal.js'
import { undoDecisions } from '../../src/tasks/decide/undo.js'
import { decide } from '../../src/tasks/decide.js'
import { importFile } from '../../src/tasks/import.js'
import { wholeJournal } from '../../src/tasks/journal.js'
import { Memo } from '../../src/tasks/memo.js'
import { applyRetag } from '../../src/tasks/retag.js'
import { applyBatch, batchOf } from '../../src/tasks/review/batch.js'
import { questionsKnown, type ReviewParts } from '../../src/tasks/review/queue.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, HEADER, memory, row } from './registers.js'

const OFF = JSON.stringify({
  off: STANDARD_RULES.text.filter(({ kinds }) => kinds.includes('insertionClause')).map(({ id }) => id),
})
const SETS = [
  { rules: STANDARD_RULES, file: '{}' },
  { rules: parseRuleSet(OFF), file: OFF },
] as const
const IDS = ['A1', 'B2', 'C3'] as const
const OBJECTS = [
  'Voirie. Le titulaire réserve 120 heures d’insertion à des personnes éloignées de l’emploi',
  'Voirie. Une clause d’insertion pourra être prévue',
  'Gaz',
] as const
const ANSWERS = ['', 'Oui', 'Non', 'à étudier'] as const
const FACTS = ['insertionClause', 'socialClause'] as const satisfies readonly Kind[]

type Row = readonly [id: string, object: string, answer: string]
type Step =
  | { readonly do: 'import'; readonly rows: readonly Row[] }
  | { readonly do: 'undoImport'; readonly at: number }
  | { readonly do: 'decide'; readonly id: string; readonly kind: Kind; readonly state: State | null }
  | { readonly do: 'batch'; readonly kind: Kind; readonly answer: 'yes' | 'no' }
  | { readonly do: 'undo'; readonly at: number }
  | { readonly do: 'retag'; readonly set: 0 | 1 }

const rows = fc
  .subarray([...IDS], { minLength: 1 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.constantFrom(...OBJECTS), fc.constantFrom(...ANSWERS)))),
  )
const oneOf = <T extends string>(what: T) => ({ do: fc.constant(what) })
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ ...oneOf('import'), rows }), weight: 3 },
  { arbitrary: fc.record({ ...oneOf('undoImport'), at: fc.nat(4) }), weight: 1 },
  {
    arbitrary: fc.record({
      ...oneOf('decide'),
      id: fc.constantFrom(...IDS),
      kind: fc.constantFrom(...FACTS),
      state: fc.option(fc.constantFrom<State>('yes', 'no', 'review')),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      ...oneOf('batch'),
      kind: fc.constantFrom(...FACTS),
      answer: fc.constantFrom<'yes' | 'no'>('yes', 'no'),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ ...oneOf('undo'), at: fc.nat(12) }), weight: 2 },
  { arbitrary: fc.record({ ...oneOf('retag'), set: fc.constantFrom<0 | 1>(0, 1) }), weight: 1 },
)

/** A base, and beside it what must hold in it: by fact, the decisions ever taken that nothing took back, the last one on top. */
class Walk {
  readonly held = new Map<string, { seq: number; state: State | null }[]>()
  readonly parts: ReviewParts
  private readonly imports: number[] = []
  private readonly now = clock()

  constructor(readonly db: Database) {
    this.parts = { db, scope: LOCAL, memo: new Memo(), plan: null }
  }

  async take(each: Step): Promise<void> {
    if (each.do === 'import') return this.load(each.rows)
    if (each.do === 'undoImport') return this.undoImport(each.at)
    if (each.do === 'retag') return void (await applyRetag(this.db, LOCAL, this.now, { given: SETS[each.set] }))
    const before = (await this.journal()).length
    const refused = await this.write(each).then(
      () => false,
      () => true,
    )
    const added = (await this.journal()).slice(before)
    if (refused) expect(added).toEqual([])
    for (const line of added) this.note(line, each.do === 'batch')
  }

  private write(each: Extract<Step, { do: 'decide' | 'batch' | 'undo' }>): Promise<unknown> {
    if (each.do === 'undo') return undoDecisions(this.db, LOCAL, each.at + 1, this.now)
    if (each.do === 'batch') return this.batch(each.kind, each.answer)
    const { kind, state } = each
    return decide(this.db, LOCAL, { uid: `${BUYER}${each.id}`, kind, state, reason: 'essai', document: null }, this.now)
  }

  private async batch(kind: Kind, answer: 'yes' | 'no'): Promise<void> {
    const asked = { by: 'filter', kind, filter: {} } as const
    const { seen } = await batchOf(this.parts, asked)
    await applyBatch(this.parts, asked, { answer, reason: 'lot', document: null, seen }, this.now)
  }

  /** What a line must do: a batch meets no decision; taking back leaves what was below. */
  private note({ seq, uid, kind, state, undoes }: JournalLine, inBatch: boolean): void {
    const fact = JSON.stringify([uid, kind])
    const stack = this.held.get(fact) ?? []
    this.held.set(fact, stack)
    if (undoes !== null) {
      expect(stack.pop()?.seq).toBe(undoes)
      expect(state).toBe(stack.at(-1)?.state ?? null)
    } else {
      if (inBatch) expect(stack.at(-1)?.state ?? null).toBeNull()
      stack.push({ seq, state })
    }
  }

  /** In the order in which they were written. */
  async journal(): Promise<JournalLine[]> {
    const lines: JournalLine[] = []
    for await (const line of wholeJournal(this.db, LOCAL, {})) lines.push(line)
    return lines.reverse()
  }

  private async load(given: readonly Row[]): Promise<void> {
    const lines = given.map(([id, objet, answer]) => `${row({ id, objet })};${answer}`)
    const file = new Blob([[`${HEADER};Clause d’insertion`, ...lines].join('\n')])
    const { id } = await importFile(this.db, LOCAL, this.now, { name: 'registre.csv', file })
    if (id !== null && !this.imports.includes(id)) this.imports.push(id)
  }

  private async undoImport(at: number): Promise<void> {
    const [id] = this.imports.splice(at % Math.max(1, this.imports.length), 1)
    if (id !== undefined) await undoImport(this.db, LOCAL, id, this.now)
  }
}

test('quoi qu’il arrive, rien de ce qui est décidé n’est perdu ni recouvert, et la file suit', async () => {
  const met = { decided: 0, undone: 0, batches: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const walk = new Walk(memory())
      let before: JournalLine[] = []
      for (const each of [{ do: 'import', rows: IDS.map((id) => [id, OBJECTS[1], ''] as const) } as const, ...steps]) {
        await walk.take(each)
        const journal = await walk.journal()
        expect(journal.slice(0, before.length).map(({ seq, state, reason }) => [seq, state, reason])).toEqual(
          before.map(({ seq, state, reason }) => [seq, state, reason]),
        )
        before = journal
        for (const contract of await contractsOf(walk.db)) {
          for (const kind of KINDS) {
            const state = walk.held.get(JSON.stringify([contract.uid, kind]))?.at(-1)?.state ?? null
            const asked = (await questionsKnown(walk.parts)).items.find(
              (item) => item.uid === contract.uid && item.kind === kind,
            )
            const isDecided = contract.flags.some(({ code }) => code === 'decided')
            if (state === null) continue
            expect(isDecided).toBe(true)
            expect(contract.states[kind]).toBe(state)
            expect(asked === undefined || asked.doubt === 'toReconfirm' || asked.doubt === 'waiting').toBe(true)
          }
        }
        // What is patched after a decision is what is read anew.
        const fresh = await questionsKnown({ ...walk.parts, memo: new Memo() })
        const order = (items: typeof fresh.items) => items.map((item) => JSON.stringify(item)).sort()
        expect(order((await questionsKnown(walk.parts)).items)).toEqual(order(fresh.items))
      }
      met.decided += before.length
      met.undone += before.filter(({ undoes }) => undoes !== null).length
      met.batches += new Set(before.flatMap(({ batch }) => batch ?? [])).size
      await walk.db.close()
    }),
    { numRuns: 50 },
  )
  expect(met.decided).toBeGreaterThan(50)
  expect(met.undone).toBeGreaterThan(5)
  expect(met.batches).toBeGreaterThan(5)
}, 180_000)
