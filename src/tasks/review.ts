import type { Tag } from '../considerations/types.js'
import { AppError } from '../errors.js'
import { contractsOf, type StoredContract } from '../store/contracts.js'
import type { Decision } from '../store/decisions.js'
import { askedInConsultation } from '../store/review.js'
import { type ContractDossier, contractDossier } from './contract.js'
import type { ReadSince } from './review/changed.js'
import { type AnswerEffect, effectOf } from './review/effect.js'
import { countFamily } from './review/family.js'
import { compareItems, type Item } from './review/order.js'
import { proofOf } from './review/proof.js'
import {
  countsOf,
  filtered,
  type QuestionCounts,
  type Questions,
  questionsKnown,
  type ReviewFilter,
  type ReviewParts,
} from './review/queue.js'
import { sinceKnown } from './review/sameCause.js'
import { type RuleNamed, rulesKnown } from './rules.js'

/** A place in the queue: it holds its order even once its question is settled. */
export type Place = Pick<Item, 'uid' | 'kind' | 'key'>

/**
 * Which question is looked at: one by its name, or where it is settled the first after its place; else the first after a
 * place, or the last before it; else the first of all.
 */
export interface ReviewAsked {
  readonly filter: ReviewFilter
  readonly at?: Place | undefined
  readonly after?: Place | undefined
  readonly before?: Place | undefined
}

/** One question, with all it takes to answer it. */
export interface QuestionCard {
  readonly item: Item
  readonly dossier: ContractDossier
  /** The words it turns on. */
  readonly proof: Tag | null
  /** In force on this fact: to be confirmed again, or left for review. */
  readonly decision: Decision | null
  /** What changed since that decision; null: nothing is to be confirmed, or it is no longer known. */
  readonly since: ReadSince | null
  readonly effect: AnswerEffect
  /** Questions on the same fact in its consultation, this one included. */
  readonly inConsultation: number
  /** Questions on the same words; null: too many to be counted at once. */
  readonly inFamily: number | null
  /** Other facts in question on the same contract. */
  readonly others: readonly Item[]
}

export interface Review extends Pick<Questions, 'years' | 'choices'> {
  readonly filter: ReviewFilter
  /** Rules by which the queue may be filtered. */
  readonly rules: readonly RuleNamed[]
  /** Of the whole base. */
  readonly all: QuestionCounts
  readonly counts: QuestionCounts
  /** Questions of the filter before the one shown; where none is, all those passed. */
  readonly passed: number
  readonly card: QuestionCard | null
  readonly previous: Item | null
}

/** One question of the queue, and where it stands in it. */
export async function review(parts: ReviewParts, asked: ReviewAsked): Promise<Review> {
  const { items, years, choices } = await questionsKnown(parts)
  const own = await filtered(parts, asked.filter)
  const item = found(own, asked)
  const before = item ? own.filter((each) => compareItems(each, item) < 0) : own
  return {
    ...{
      filter: asked.filter,
      years,
      choices,
      rules: await rulesKnown(parts.db, parts.scope),
      all: countsOf(items),
      counts: countsOf(own),
    },
    passed: before.length,
    previous: last(before),
    card: item && (await cardOf(parts, item)),
  }
}

function found(items: readonly Item[], { at, after, before }: Omit<ReviewAsked, 'filter'>): Item | null {
  if (at) return items.find(({ uid, kind }) => uid === at.uid && kind === at.kind) ?? found(items, { after: at })
  if (before) return last(items.filter((each) => compareItems(each, before) < 0))
  return first(after ? items.filter((each) => compareItems(each, after) > 0) : items)
}

const first = (items: readonly Item[]): Item | null =>
  items.reduce<Item | null>((best, each) => (best === null || compareItems(each, best) < 0 ? each : best), null)
const last = (items: readonly Item[]): Item | null =>
  items.reduce<Item | null>((best, each) => (best === null || compareItems(each, best) > 0 ? each : best), null)

async function cardOf(parts: ReviewParts, item: Item): Promise<QuestionCard> {
  const { db, scope, memo } = parts
  const { uid, kind } = item
  const dossier = await contractDossier(db, scope, memo, uid)
  if (!dossier) throw new AppError('noSuchContract', `Aucun marché « ${uid} » dans le registre.`)
  const decision = dossier.decisions.find((each) => each.kind === kind) ?? null
  return {
    ...{ item, dossier, decision },
    proof: proofOf(dossier.contract, kind),
    since:
      decision && item.doubt === 'toReconfirm'
        ? ((await sinceKnown(parts, [decision])).get(decision.seq) ?? null)
        : null,
    effect: await effectOf(parts, dossier.contract, kind, dossier.excluded === null),
    inFamily: await countFamily(parts, dossier.contract, kind),
    inConsultation: (await askedInConsultation(db, scope, uid, kind)).length,
    others: (await questionsKnown(parts)).items.filter((each) => each.uid === uid && each.kind !== kind),
  }
}

/** A question as lists give it. */
export interface QuestionLine {
  readonly item: Item
  readonly contract: StoredContract
  readonly proof: Tag | null
}

export interface QuestionPage {
  readonly lines: readonly QuestionLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** One page of the queue, in its order. */
export async function questionsPage(
  parts: ReviewParts,
  filter: ReviewFilter,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<QuestionPage> {
  const items = [...(await filtered(parts, filter))].sort(compareItems)
  const shown = items.slice((page - 1) * size, page * size)
  const lines = await linesOf(parts, shown)
  return { lines, total: items.length, page, pages: Math.max(1, Math.ceil(items.length / size)) }
}

/** Every question of a filter, in the order of the queue, read some hundreds at a time. */
export async function* questionLines(parts: ReviewParts, filter: ReviewFilter): AsyncGenerator<QuestionLine> {
  const items = [...(await filtered(parts, filter))].sort(compareItems)
  for (let at = 0; at < items.length; at += BATCH) yield* await linesOf(parts, items.slice(at, at + BATCH))
}
const BATCH = 200

/** Those that are gone meanwhile are left out. */
export async function linesOf({ db, scope }: ReviewParts, items: readonly Item[]): Promise<QuestionLine[]> {
  const contracts = await contractsOf(db, scope, [...new Set(items.map(({ uid }) => uid))])
  return items.flatMap((item) => {
    const contract = contracts.get(item.uid)
    return contract ? [{ item, contract, proof: proofOf(contract, item.kind) }] : []
  })
}
