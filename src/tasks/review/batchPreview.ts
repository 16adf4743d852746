import { computeIndicators, type IndicatorsResult } from '../../indicators/compute.js'
import type { CountedContract } from '../../indicators/types.js'
import type { StoredContract } from '../../store/contracts.js'
import { countedKnown } from '../counted.js'
import { entriesOf } from '../decide/record.js'
import { reasonOf } from '../decide.js'
import { civilYear, latestData } from '../indicators.js'
import { linesOf, type QuestionLine } from '../review.js'
import { planOfYear } from '../schemes/inForce.js'
import { type Answer, type Batch, type BatchAsked, batchOf, slices, toRecord } from './batch.js'
import type { Item } from './order.js'
import type { ReviewParts } from './queue.js'

/** Figures of a year, before and after. */
export interface YearEffect {
  readonly year: number
  readonly before: IndicatorsResult
  readonly after: IndicatorsResult
}

export interface BatchPreview extends Batch {
  readonly answer: Answer
  /** The questions that would be answered: those left ticked. */
  readonly kept: readonly Item[]
  readonly lines: readonly QuestionLine[]
  /** Reasons written where none is given, each once: of the questions listed. */
  readonly reasons: readonly string[]
  /** The latest years first, three at most. */
  readonly years: readonly YearEffect[]
}

/** Contracts listed on the page of a batch. */
const LISTED = 100
const YEARS = 3

/** What one answer to many questions would change; `except`: contracts of the list left as they are. Writes nothing. */
export async function previewBatch(
  parts: ReviewParts,
  asked: BatchAsked,
  answer: Answer,
  except: readonly string[] = [],
): Promise<BatchPreview> {
  const batch = await batchOf(parts, asked)
  const left = new Set(except)
  const kept = batch.items.filter(({ uid }) => !left.has(uid))
  const lines = await linesOf(parts, batch.items.slice(0, LISTED))
  const reasons = [...new Set(lines.map(({ item, contract }) => reasonOf(answer, item.kind, contract)))]
  const years = await yearsOf(parts, await afterwards(parts, { ...batch, items: kept }, answer))
  return { ...batch, answer, kept, lines, reasons, years }
}

/** The contracts as they would stand. */
async function afterwards({ db, scope }: ReviewParts, batch: Batch, answer: Answer): Promise<StoredContract[]> {
  const made: StoredContract[] = []
  for (const items of slices(batch.items)) {
    const asked = { ...toRecord(items, batch, { answer, reason: '', document: null }), batch: null }
    const { contracts } = await entriesOf(db, scope, new Date(0).toISOString(), asked)
    made.push(...contracts.values())
  }
  return made
}

async function yearsOf(parts: ReviewParts, contracts: readonly StoredContract[]): Promise<YearEffect[]> {
  const { db, scope, memo, plan } = parts
  const before = await countedKnown(db, scope, memo)
  const changed = new Map<string, CountedContract>(contracts.map((contract) => [contract.uid, contract]))
  const after = before.map((contract) => changed.get(contract.uid) ?? contract)
  const asOf = await latestData(db, scope)
  const concerned = new Set(contracts.flatMap(({ yearDate }) => (yearDate ? [Number(yearDate.slice(0, 4))] : [])))
  const years = [...concerned].sort((a, b) => b - a).slice(0, YEARS)
  return Promise.all(
    years.map(async (year) => {
      const aims = (await planOfYear(db, scope, memo, year, plan)) ?? undefined
      const question = { ...civilYear(year), ...(asOf ? { asOf } : {}) }
      return {
        year,
        before: computeIndicators(before, question, aims),
        after: computeIndicators(after, question, aims),
      }
    }),
  )
}
