import type { Tag } from '../../considerations/types.js'
import { AppError } from '../../errors.js'
import type { Kind } from '../../states.js'
import { contractOf, contractsOf, type StoredContract } from '../../store/contracts.js'
import { askedByRule } from '../../store/review.js'
import { isDecided, proofOf, sameWords } from './proof.js'
import { questionsKnown, type ReviewParts } from './queue.js'

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
  const near = await askedByRule(parts.db, parts.scope, proof.rule, kind)
  if (near.length > SLICE) return null
  const among = new Set(await alike(parts, near, proof))
  const { items } = await questionsKnown(parts)
  return items.filter(({ uid, kind: of, doubt }) => of === kind && among.has(uid) && !isDecided(doubt)).length
}
