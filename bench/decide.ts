import { readFileSync } from 'node:fs'
import { parsePlan } from '../src/indicators/plan.js'
import { LOCAL } from '../src/store/database.js'
import { openSqlite } from '../src/store/sqlite.js'
import { undoDecisions } from '../src/tasks/decide/undo.js'
import { decide } from '../src/tasks/decide.js'
import { importFile } from '../src/tasks/import.js'
import { Memo } from '../src/tasks/memo.js'
import { applyBatch, type BatchAsked } from '../src/tasks/review/batch.js'
import { previewBatch } from '../src/tasks/review/batchPreview.js'
import { filtered, type ReviewParts } from '../src/tasks/review/queue.js'
import { type Place, review } from '../src/tasks/review.js'
import { seeded } from './measure.js'
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
  await importFile(db, LOCAL, () => new Date(), { name: 'lot.csv', file: new Blob([inQuestion(TOGETHER)]) })
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
  await batch(parts, size, now)
  await db.close()
}

/** Questions of one filter, answered as one and taken back: exactly so many contracts, in a register of any size. */
async function batch(parts: ReviewParts, size: number, now: () => Date): Promise<void> {
  const asked: BatchAsked = { by: 'filter', kind: 'insertionClause', filter: { q: 'passerelle', doubt: 'review' } }
  const shown: number[] = []
  const { items, seen } = await timed(shown, () => previewBatch(parts, asked, 'no'))
  if (items.length !== TOGETHER) throw new Error(`${items.length} questions in the batch of the bench`)
  const applying: number[] = []
  const done = await timed(applying, () => applyBatch(parts, asked, { ...NO, seen }, now))
  const undoing: number[] = []
  await timed(undoing, () => undoDecisions(parts.db, LOCAL, done.batch, now))
  const told = (times: readonly number[]): string => `${times[0]?.toFixed(0)} ms`
  console.log(
    `decide, ${size} contracts: batch of ${done.decided}: shown ${told(shown)}, applied ${told(applying)}, taken back ${told(undoing)}`,
  )
}

const NO = { answer: 'no', reason: '', document: null } as const

/** Contracts that each raise one question, on the same fact and found by the same word. */
function inQuestion(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) =>
      `P-${index};Passerelle n° ${index}, clause d’insertion envisagée;1/2/2025;${index + 1}000;24440041400053;Société 1`,
  )
  return ['N° marché;Objet;Date de notification;Montant HT;SIRET acheteur;Titulaire', ...rows].join('\n')
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
