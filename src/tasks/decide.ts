import { AppError } from '../errors.js'
import { KIND_LABELS, type Kind, type State } from '../states.js'
import type { StoredContract } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import type { Decision, DecisionEntry } from '../store/decisions.js'
import { type Ground, type LineGiven, recordDecisions } from './decide/record.js'
import { readDigest } from './import/bound.js'
import { onDocument, reasonFor } from './review/reason.js'

/** What a person decides of one fact. */
export interface DecisionGiven {
  readonly uid: string
  readonly kind: Kind
  /** Null withdraws the decision in force. */
  readonly state: State | null
  readonly reason: string
  /** The document relied on: piece, article, page. */
  readonly document: string | null
  /** Number of the decision that was in force when it was taken (0: none): refused where it is another; absent: whichever. */
  readonly over?: number
  /** Digest of what was shown of the contract (`readDigest`): refused where it reads otherwise since; absent: whatever it is. */
  readonly read?: string
}

/** Without control, invisible and direction-changing characters: what is kept is what people will read. */
export const visible = (text: string): string => text.replace(/[^\P{C}\n]+/gu, '').trim()

/** A decision as it was written, and the contract as it stands since. */
interface Decided {
  readonly line: DecisionEntry
  readonly contract: StoredContract
}

/**
 * Decides one fact of a visible contract, or withdraws what was decided of it; the contract is projected anew at once. A yes
 * or a no without a reason gets that of what it rests on (`reasonFor`). Throws AppError: `noSuchContract`, `noReason` where it
 * is left for review without one, `noDecision` where there is nothing to withdraw, `decidedMeanwhile`, `readMeanwhile`.
 */
export async function decide(db: Database, scope: Scope, typed: DecisionGiven, clock: () => Date): Promise<Decided> {
  const { uid } = typed
  const linesOf = (ground: Ground) => {
    check(ground, typed)
    return [lineOf(ground, typed)]
  }
  const { lines, contracts } = await recordDecisions(db, scope, clock, { uids: [uid], linesOf, batch: null })
  const [[line], contract] = [lines, contracts.get(uid)]
  if (!line || !contract) throw noSuchContract(uid)
  return { line, contract }
}

function lineOf({ contracts, byHand }: Ground, { uid, kind, state, reason, document }: DecisionGiven): LineGiven {
  const decision = byHand.get(uid)?.decisions.find((each) => each.kind === kind) ?? null
  const given = visible(reason)
  const piece = (document && visible(document)) || null
  if (given !== '' || state === null) return { uid, kind, state, reason: given, document: piece }
  const contract = contracts.get(uid)
  if ((state !== 'yes' && state !== 'no') || !contract) throw new AppError('noReason', NO_REASON)
  const shown = onDocument(reasonOf(state, kind, contract, decision), piece)
  return { uid, kind, state, reason: shown, document: piece }
}

/** The reason written where nobody gives one. */
export const reasonOf = (
  answer: 'yes' | 'no',
  kind: Kind,
  contract: Pick<StoredContract, 'considerations' | 'record'>,
  decision: Pick<Decision, 'state' | 'reason'> | null = null,
): string => visible(reasonFor(answer, kind, contract, decision))

const NO_REASON =
  'Laisser un fait à vérifier se motive : dites en quelques mots ce que vous attendez. Rien n’a été changé.'

/** Refuses a contract that is not there, a withdrawal of nothing, to pass over what somebody decided meanwhile, and to bind words unseen. */
function check({ contracts, byHand }: Ground, { uid, kind, state, over, read }: DecisionGiven): void {
  const contract = contracts.get(uid)
  if (!contract) throw noSuchContract(uid)
  const before = byHand.get(uid)?.decisions.find((each) => each.kind === kind)
  if (state === null && !before) {
    throw new AppError('noDecision', `Aucune décision à retirer sur ce fait : ${KIND_LABELS[kind]}.`)
  }
  if (over !== undefined && over !== (before?.seq ?? 0)) throw new AppError('decidedMeanwhile', MEANWHILE)
  if (read !== undefined && read !== readDigest(contract.record)) throw new AppError('readMeanwhile', READ_SINCE)
}

const MEANWHILE =
  'Ce fait a été décidé, ou sa décision retirée, depuis que cette page a été affichée : rien n’a été changé. Relisez-le avant de répondre.'

const READ_SINCE =
  'Ce qui est lu de ce marché a changé depuis que cette page a été affichée : rien n’a été changé. Relisez-le avant de répondre.'

const noSuchContract = (uid: string): AppError =>
  new AppError('noSuchContract', `Aucun marché « ${uid} » dans le registre : il en a peut-être été retiré.`)
