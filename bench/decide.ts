import { readFileSync } from 'node:fs'
import { parsePlan } from '../src/indicators/plan.js'
import { LOCAL } from '../src/store/database.js'
import { openSqlite } from '../src/store/sqlite.js'
import { undoDecisions } from '../src/tasks/decide/undo.js'
import { decide } from '../src/tasks/decide.js'
import { importFile } from '../src/tasks/import.js'
import { Memo } from '../src/tasks/memo.js'
import { applyBatch, type BatchAsked, batchOf, previewBatch } from '../src/tasks/review/batch.js'
import { filtered, type ReviewParts } from '../src/tasks/review/queue.js'
import { type Place, review } from '../src/tasks/review.js'
import { medianMs, seeded } from './measure.js'
import { csvRegister } from './register.js'

const SIZES = [5000, 100_000]
const RUNS = 15
const TOGETHER = 500
const PLAN = new URL('../fixtures/demo/plan.json', import.meta.url)

/** Prints what an officer waits for: one decision, the next question, many questions answered and taken back as one. */
export async function benchDecide(): Promise<void> {
  for (const size of SIZES) await decideOver(size)
}

async function decideOver(size: number): Promise<void> {
  const db = openSqlite(':memory:')
  const file = new Blob([csvRegister(size, seeded(2))])
  await importFile(db, LOCAL, () => new Date(), { name: 'bench.csv', file })
  const parts: ReviewParts = { db, scope: LOCAL, memo: new Memo(), plan: parsePlan(readFileSync(PLAN, 'utf8')) }
  const now = () => new Date()
  let place: Place | undefined
  const times = { decision: [] as number[], next: [] as number[] }
  for (let run = 0; run <= RUNS; run += 1) {
    const { card } = await timed(times.next, () => review(parts, { filter: {}, after: place }))
    if (!card) throw new Error('no question in the register of the bench')
    const { uid, kind } = card.item
    place = card.item
    const given = { uid, kind, state: 'yes', reason: 'Lu dans le texte', document: null } as const
    await timed(times.decision, () => decide(db, LOCAL, given, now))
  }
  const open = (await filtered(parts, {})).length
  console.log(
    `decide, ${size} contracts, ${open} questions open: one decision ${median(times.decision)} ms, the next question ${median(times.next)} ms`,
  )
  await batches(parts, size, now)
  await db.close()
}

async function batches(parts: ReviewParts, size: number, now: () => Date): Promise<void> {
  const [item] = await filtered(parts, { kind: 'insertionClause' })
  if (!item) return
  for (const q of ['gymnase', 'reemploi']) {
    const asked: BatchAsked = { by: 'filter', kind: 'insertionClause', filter: { q, doubt: 'review' } }
    const items = (await filtered(parts, { ...asked.filter, kind: asked.kind })).length
    if (items > 2000) continue
    const shown = await medianMs(1, () => previewBatch(parts, asked, 'no'))
    const { seen } = await batchOf(parts, asked)
    const answer = { answer: 'no', reason: 'Aucune clause', document: null, seen } as const
    const applying: number[] = []
    const done = await timed(applying, () => applyBatch(parts, asked, answer, now))
    const undoing: number[] = []
    await timed(undoing, () => undoDecisions(parts.db, LOCAL, done.batch, now))
    const per = TOGETHER / done.decided
    console.log(
      `decide, ${size} contracts: batch of ${done.decided}: shown ${shown.toFixed(0)} ms, applied ${applying[0]?.toFixed(0)} ms (${((applying[0] ?? 0) * per).toFixed(0)} for ${TOGETHER}), taken back ${undoing[0]?.toFixed(0)} ms`,
    )
  }
}

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const answer = await work()
  into.push(performance.now() - started)
  return answer
}

/** Of all runs but the first, which warms up. */
function median(times: readonly number[]): string {
  const sorted = times.slice(1).sort((a, b) => a - b)
  return (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(1)
}
