import type { Considerations, Tag } from '../../considerations/types.js'
import { KINDS, type Kind, type ReservedTo, type State } from '../../states.js'
import type { StoredContract } from '../../store/contracts.js'
import { type Proof, type TraitChange, traitChanges } from './traits.js'

/** A rule that says something of a fact, with the words it says it from. */
export interface RuleProof extends Proof {
  readonly state: Tag['state']
}

/** How one fact comes out of another reading, and the rules that now say something of it or no longer do. */
export interface FactChange {
  readonly kind: Kind
  readonly before: State
  readonly after: State
  readonly gained: readonly RuleProof[]
  readonly lost: readonly RuleProof[]
  /** Whom the contract is reserved to, where that changes too. */
  readonly reservedTo?: { readonly before: readonly ReservedTo[]; readonly after: readonly ReservedTo[] }
}

/** A contract that other rules read otherwise. */
export interface ContractChange {
  readonly uid: string
  readonly id: string | null
  readonly objet: string
  /** Name of the buyer, else its SIRET. */
  readonly acheteur: string | null
  readonly facts: readonly FactChange[]
  /** What else is read of it: objects, topics, gaps, quantities. */
  readonly traits: readonly TraitChange[]
}

/** What differs between a contract as it stands and as it is read again; null: all that is shown or counted is the same. */
export function changeOf(
  before: StoredContract,
  after: StoredContract,
  titleOf: (rule: string) => string,
): ContractChange | null {
  const facts = KINDS.flatMap((kind) => factChange(kind, before.considerations, after.considerations, titleOf))
  const traits = traitChanges(before.considerations, after.considerations, titleOf)
  if (facts.length + traits.length === 0) return null
  const { uid, id, record } = after
  return { uid, id, objet: record.objet, acheteur: record.acheteur.nom ?? record.acheteur.id, facts, traits }
}

function factChange(
  kind: Kind,
  before: Considerations,
  after: Considerations,
  titleOf: (rule: string) => string,
): FactChange[] {
  const reservedTo = kind === 'reserved' ? recipientsChange(before, after) : null
  if (before.states[kind] === after.states[kind] && !reservedTo) return []
  const [old, now] = [tagsOf(kind, before), tagsOf(kind, after)]
  const proofs = (tags: ReadonlyMap<string, Tag>, others: ReadonlyMap<string, Tag>): RuleProof[] =>
    [...tags]
      .filter(([key]) => !others.has(key))
      .map(([, { rule, state, quote }]) => ({ rule, title: titleOf(rule), state, quote }))
  return [
    {
      kind,
      before: before.states[kind],
      after: after.states[kind],
      gained: proofs(now, old),
      lost: proofs(old, now),
      ...(reservedTo ? { reservedTo } : {}),
    },
  ]
}

function recipientsChange({ reservedTo: before }: Considerations, { reservedTo: after }: Considerations) {
  return before.join() === after.join() ? null : { before, after }
}

/** The same words read to the same effect by the same rule are the same proof, whatever the version of its set. */
function tagsOf(kind: Kind, { tags }: Considerations): Map<string, Tag> {
  return new Map(
    tags
      .filter((tag) => tag.kind === kind)
      .map((tag) => [JSON.stringify([tag.rule, tag.state, tag.field, tag.column, tag.start, tag.quote]), tag]),
  )
}
