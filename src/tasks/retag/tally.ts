import { KINDS, type Kind, STATES, type State } from '../../states.js'
import type { ContractChange } from './change.js'
import type { Trait, TraitChange } from './traits.js'

/** How many contracts pass from one state of a fact to another. */
export interface StateMove {
  readonly kind: Kind
  readonly before: State
  readonly after: State
  readonly contracts: number
}

/** How many contracts gain or lose an object, a topic, a gap or quantities, and the rules that say so of an object. */
export interface TraitMove extends Pick<TraitChange, 'change'> {
  readonly trait: Trait
  readonly contracts: number
  readonly rules: readonly string[]
}

/** How many contracts change where a rule says something new, or no longer says it. */
export interface RuleEffect {
  readonly rule: string
  readonly title: string
  readonly contracts: number
}

/** Changes as they come, of which only counts and the first few are kept. */
export class Tally {
  readonly first: ContractChange[] = []
  private readonly moves = new Map<string, number>()
  private readonly traits = new Map<string, TraitMove>()
  private readonly rules = new Map<string, { title: string; contracts: number }>()
  private changed = 0

  constructor(private readonly kept: number) {}

  get contracts(): number {
    return this.changed
  }

  add(change: ContractChange): void {
    this.changed += 1
    if (this.first.length < this.kept) this.first.push(change)
    for (const { kind, before, after } of change.facts) {
      const key = moveKey(kind, before, after)
      this.moves.set(key, (this.moves.get(key) ?? 0) + 1)
    }
    for (const each of change.traits) this.addTrait(each)
    for (const [rule, title] of rulesOf(change)) {
      this.rules.set(rule, { title, contracts: (this.rules.get(rule)?.contracts ?? 0) + 1 })
    }
  }

  private addTrait({ trait, change, proofs }: TraitChange): void {
    const key = JSON.stringify([trait.of, trait.value, change])
    const known = this.traits.get(key)
    const rules = new Set([...(known?.rules ?? []), ...proofs.map(({ rule }) => rule)])
    this.traits.set(key, { trait, change, contracts: (known?.contracts ?? 0) + 1, rules: [...rules].sort() })
  }

  /** Objects, then topics, gaps and quantities; what changes most contracts first. */
  byTrait(): TraitMove[] {
    const place = ({ trait }: TraitMove): number => TRAITS.indexOf(trait.of)
    const moves = [...this.traits].map(([key, move]) => ({ key, move }))
    moves.sort(
      (a, b) => place(a.move) - place(b.move) || b.move.contracts - a.move.contracts || (a.key < b.key ? -1 : 1),
    )
    return moves.map(({ move }) => move)
  }

  /** By fact, then by state before and after, each in its usual order. */
  byState(): StateMove[] {
    return KINDS.flatMap((kind) =>
      STATES.flatMap((before) =>
        STATES.flatMap((after) => {
          const contracts = this.moves.get(moveKey(kind, before, after))
          return contracts === undefined ? [] : [{ kind, before, after, contracts }]
        }),
      ),
    )
  }

  /** The rule that changes most contracts first. */
  byRule(): RuleEffect[] {
    const effects = [...this.rules].map(([rule, effect]) => ({ rule, ...effect }))
    return effects.sort((a, b) => b.contracts - a.contracts || (a.rule < b.rule ? -1 : 1))
  }
}

const moveKey = (kind: Kind, before: State, after: State): string => `${kind} ${before} ${after}`

const TRAITS: readonly Trait['of'][] = ['object', 'topic', 'undeclared', 'unfound', 'quantity']

function rulesOf({ facts, traits }: ContractChange): Map<string, string> {
  const proofs = [
    ...facts.flatMap(({ gained, lost }) => [...gained, ...lost]),
    ...traits.flatMap((each) => each.proofs),
  ]
  return new Map(proofs.map(({ rule, title }) => [rule, title]))
}
