import type { Tag } from '../../considerations/types.js'
import { AppError } from '../../errors.js'
import type { Kind } from '../../states.js'
import { contractOf, contractsOf, type StoredContract } from '../../store/contracts.js'
import { askedByRule } from '../../store/review.js'
import { isDecided, proofOf, sameWords } from './proof.js'
import { type Questions, questionsKnown, type ReviewParts } from './queue.js'

/** Contracts read at a time. */
const SLICE = 250

/** Contracts in question on the same words as one, read by the same rule. Throws AppError `noSuchContract`. */
export async function familyOf(parts: ReviewParts, uid: string, kind: Kind): Promise<string[]> {
  const contract = await contractOf(parts.db, parts.scope, uid)
  if (!contract) throw new AppError('noSuchContract', `Aucun marché « ${uid} » dans le registre. Rien n’a été changé.`)
  const proof = proofOf(contract, kind)
  if (!proof) return [uid]
  return alike(parts, await askedByRule(parts.db, parts.scope, proof.rule, kind), proof)
}

async function alike({ db, scope }: ReviewParts, near: readonly string[], proof: Tag): Promise<string[]> {
  const found: string[] = []
  for (let at = 0; at < near.length; at += SLICE) {
    for (const [each, other] of await contractsOf(db, scope, near.slice(at, at + SLICE))) {
      const words = proofOf(other, proof.kind)
      if (words && sameWords(words, proof)) found.push(each)
    }
  }
  return found
}

/** How many questions one answer would settle by their words; null: the rule found too many to read them at once. */
export async function countFamily(parts: ReviewParts, contract: StoredContract, kind: Kind): Promise<number | null> {
  const proof = proofOf(contract, kind)
  if (!proof) return 1
  const questions = await questionsKnown(parts)
  const open = new Set(
    questions.items.flatMap(({ uid, kind: of, doubt }) => (of === kind && !isDecided(doubt) ? [uid] : [])),
  )
  const near = (await nearKnown(parts, questions, { rule: proof.rule, kind })).filter((uid) => open.has(uid))
  return near.length > SLICE ? null : (await alike(parts, near, proof)).length
}

/** By the reading of all questions they are part of, contracts in question that a rule found something in. */
const NEAR = new WeakMap<object, Map<string, readonly string[]>>()

/** Those the rule may have found: looked for once, with all that was decided since, for an answer taken back asks again. */
async function nearKnown(
  { db, scope }: ReviewParts,
  { whole, decidedSince }: Questions,
  { rule, kind }: { readonly rule: string; readonly kind: Kind },
): Promise<readonly string[]> {
  const known = NEAR.get(whole) ?? new Map<string, readonly string[]>()
  NEAR.set(whole, known)
  const name = `${kind} ${rule}`
  const found = known.get(name) ?? (await askedByRule(db, scope, rule, kind))
  known.set(name, found)
  return [...new Set([...found, ...decidedSince])]
}
