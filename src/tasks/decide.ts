import { AppError } from '../errors.js'
import { KIND_LABELS, type Kind, type State } from '../states.js'
import { contractOf, replaceWrites, type StoredContract } from '../store/contracts.js'
import type { Database, Scope } from '../store/database.js'
import { type Decision, decisionStatement } from '../store/decisions.js'
import { currentRevision, isOutdated, revisionStatement } from '../store/imports.js'
import { type StoredVersion, versionsOf } from '../store/versions.js'
import { type ByHand, UNTOUCHED } from './byHand.js'
import { projectContract, readDigest } from './import/project.js'
import { readingOf } from './reading.js'

/** What a person decides of one fact. */
export interface DecisionGiven {
  readonly uid: string
  readonly kind: Kind
  /** Null withdraws the decision in force. */
  readonly state: State | null
  readonly reason: string
  /** The document relied on: piece, article, page. */
  readonly document: string | null
}

/** Without control, invisible and direction-changing characters: what is kept is what people will read. */
const visible = (text: string): string => text.replace(/[^\P{C}\n]+/gu, '').trim()

/**
 * Decides one fact of a visible contract, or withdraws what was decided of it; the contract is projected anew at once.
 * Throws AppError: `noSuchContract`, `noReason`, `noDecision` where there is nothing to withdraw.
 */
export async function decide(
  db: Database,
  scope: Scope,
  typed: DecisionGiven,
  clock: () => Date,
): Promise<StoredContract> {
  const given = { ...typed, reason: visible(typed.reason), document: typed.document && visible(typed.document) }
  if (given.state !== null && given.reason === '') throw new AppError('noReason', NO_REASON)
  for (;;) {
    const seen = await currentRevision(db, scope)
    const { versions, byHand, rules } = await groundOf(db, scope, given)
    const at = clock().toISOString()
    const entry = { ...given, at, readDigest: readDigest(projectContract(versions, rules, byHand).record) }
    const contract = projectContract(versions, rules, decided(byHand, { ...entry, actor: scope.actor }))
    try {
      await db.atomically([
        revisionStatement(scope, seen, { importId: null, action: 'decide', at }),
        decisionStatement(scope, entry),
        ...replaceWrites(scope, [given.uid], [contract]),
      ])
      return contract
    } catch (cause) {
      if (!isOutdated(cause)) throw cause
    }
  }
}

const NO_REASON = 'Une décision se motive : dites en quelques mots pourquoi. Rien n’a été changé.'

/** What the contract is made of today; refuses one that is not there, and a withdrawal of nothing. */
async function groundOf(db: Database, scope: Scope, { uid, kind, state }: DecisionGiven) {
  const visible = await contractOf(db, scope, uid)
  const [first, ...rest]: StoredVersion[] = (await versionsOf(db, scope, [uid], null)).get(uid) ?? []
  if (!visible || !first) {
    throw new AppError('noSuchContract', `Aucun marché « ${uid} » dans le registre : il en a peut-être été retiré.`)
  }
  const { rules, byHandOf } = await readingOf(db, scope)
  const byHand = (await byHandOf([uid])).get(uid) ?? UNTOUCHED
  if (state === null && !byHand.decisions.some((each) => each.kind === kind)) {
    throw new AppError('noDecision', `Aucune décision à retirer sur ce fait : ${KIND_LABELS[kind]}.`)
  }
  return { versions: [first, ...rest] as const, byHand, rules }
}

/** What was done by hand once this decision is taken. */
function decided(before: ByHand, { state, ...taken }: Omit<Decision, 'state'> & Pick<DecisionGiven, 'state'>): ByHand {
  const others = before.decisions.filter(({ kind }) => kind !== taken.kind)
  return { ...before, decisions: state === null ? others : [...others, { ...taken, state }] }
}
