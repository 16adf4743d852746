import type { Basis, Kind, ReservedTo } from '../states.js'
import type { Topic } from '../topics.js'
import { tickedLabels, withSquares } from './boxes.js'
import { familiesIn } from './declaredValues.js'
import { foldPhrase } from './folding.js'
import type { ColumnRule } from './rules/columns.js'
import type { Tag, TextToTag } from './types.js'

/** Words of a cell, where they stand in it. */
export interface Part {
  readonly start: number
  readonly quote: string
}

const DEROGATION = /derog|2112-2-1|motif/

const INSERTION_CLAUSE = /clauses? (?:sociales? )?d insertion/

/** A declared cell, able to quote itself whole or in part. */
export class Cell {
  readonly folded: string

  constructor(
    private readonly input: TextToTag,
    readonly rule: ColumnRule,
    private readonly ruleSet: string,
  ) {
    this.folded = foldPhrase(input.text).trim()
  }

  /** The lot of its row. */
  get lot(): string | null {
    return this.input.lot ?? null
  }

  get header(): string {
    return foldPhrase(this.input.column ?? '').trim()
  }

  get text(): string {
    return this.input.text
  }

  tag(
    kind: Kind,
    state: Tag['state'],
    more: Partial<Pick<Tag, 'basis' | 'rule'>> = {},
    part: Part = this.whole(),
  ): Tag {
    const { start, quote } = part
    const folded = foldPhrase(quote)
    return {
      kind,
      state,
      source: 'declared',
      basis: state === 'no' ? (more.basis ?? denialBasis(folded)) : null,
      rule: more.rule ?? this.rule.id,
      ruleSet: this.ruleSet,
      topic: topicOf(kind, folded),
      field: this.input.field,
      column: this.input.column ?? null,
      start,
      end: start + quote.length,
      quote,
      cell: this.input.cell ?? null,
      legalRefs: this.rule.legalRefs,
      reservedTo: kind === 'reserved' && state !== 'no' ? this.recipients(folded) : [],
    }
  }

  whole(): Part {
    const quote = this.text.trim()
    return { start: this.text.indexOf(quote), quote }
  }

  /** `unspecified` only where a reservation is spoken of, by the header or by the value. */
  private recipients(folded: string): ReservedTo[] {
    const named = familiesIn(tickedLabels(withSquares(folded)) ?? folded)
    if (named.length > 0) return named
    const only = recipientOf(this.header)
    if (only !== null) return [only]
    return this.rule.id === 'declared.reserved' || /reserv/.test(folded) ? ['unspecified'] : []
  }
}

/** Whom a folded header reserves to; null: nobody in particular, and where it names several it offers a choice. */
export function recipientOf(header: string): ReservedTo | null {
  const [only, ...others] = /reserv/.test(header) ? familiesIn(header.replace(INSERTION_CLAUSE, '')) : []
  return only !== undefined && others.length === 0 ? only : null
}

const SUBJECTS: readonly [Topic, RegExp][] = [
  ['handicap', /handicap|rqth|(?<![a-z])(?:esat|boeth)(?![a-z])|entreprises? adaptee?s?/],
  ['training', /apprenti|alternan|formation|stagiaire|stages?(?![a-z])/],
  ['equality', /egalite|discrimin|parite|mixite/],
  ['ethics', /equitable|ethique|(?<![a-z])oit(?![a-z])/],
  ['accessibility', /accessib|(?<![a-z])(?:rgaa|falc)(?![a-z])/],
]

/** A column says which device, its value at times what about. */
function topicOf(kind: Kind, folded: string): Topic {
  if (kind.startsWith('environmental')) return 'environment'
  if (kind === 'insertionClause') return 'insertion'
  const said = SUBJECTS.find(([, words]) => words.test(folded))?.[0]
  return said ?? (/insertion/.test(folded) ? 'insertion' : 'social')
}

const denialBasis = (folded: string): Basis => (DEROGATION.test(folded) ? 'derogation' : 'explicit')
