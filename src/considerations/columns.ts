import type { Basis, Kind, ReservedTo } from '../states.js'
import { NATURE_NOT_STATED } from './combine.js'
import { COLUMN_RULES, type ColumnRule, OMISSION_RULE } from './rules/columns.js'
import { foldPhrase } from './text.js'
import type { Tag, TextToTag } from './types.js'

/** The rule for a header ("Clause sociale (O/N)"), null when the header is none of ours. */
export function columnRuleOf(header: string): ColumnRule | null {
  const folded = foldPhrase(header).trim()
  return COLUMN_RULES.find((rule) => rule.header.test(folded) && !rule.notHeader?.test(folded)) ?? null
}

type Reading = 'yes' | 'no' | 'review' | 'silent' | 'other'

const UNSAID =
  /^(?:|nc|n\.c\.?|nr|nd|n\/c|-+|\?+|\.+|non (?:communiqu|renseign|precis|dispo)[a-z]{1,5}|inconnue?|a completer|null)$/
const NO =
  /^(?:n|0+(?:[.,]0+)?|0 ?(?:h|heures?|%)|faux|false|no|none|neant|aucune?|so|s\.o\.?|s\/o|sans objet|☐|✗|✘)$|^(?:non|sans|pas|aucune?|hors|0 ?h|marche non clause|lot non)(?=$|[^a-z])/
const YES = /^(?:o|x|1|vrai|true|yes|☑|☒|✓|✔|avec|prevue?)$|^oui(?=$|[^a-z])/
const DOUBTFUL = /etudier|envisag|a confirmer|eventuel|a l etude|possible|en cours|\?/
const QUANTITY = /^\d[\d ]*(?:[.,]\d+)? ?(?:h|heures?|%)(?=$|[^a-z])/
const DEROGATION = /derog|2112-2-1|motif/

/** How a cell of a yes/no column reads. "NC", "-" and empty say nothing: absent is never no. */
export function readValue(value: string): Reading {
  const folded = foldPhrase(value).trim()
  if (UNSAID.test(folded)) return 'silent'
  if (DOUBTFUL.test(folded)) return 'review'
  if (NO.test(folded)) return 'no'
  return YES.test(folded) || QUANTITY.test(folded) ? 'yes' : 'other'
}

/** Tags of a declared cell under a known header; null when the header is not one of ours. */
export function readColumn(input: TextToTag): Tag[] | null {
  const rule = columnRuleOf(input.column ?? '')
  if (!rule) return null
  const cell = new Cell(input, rule)
  if (cell.folded === '') return []
  switch (rule.shape) {
    case 'list':
      return readList(cell)
    case 'hours':
      return readHours(cell)
    case 'done-hours':
      return hoursOf(cell.folded) ? rule.kinds.map((kind) => cell.tag(kind, 'review')) : []
    case 'answer':
      return readAnswer(cell)
  }
}

/** A declared cell, able to quote itself whole or in part. */
class Cell {
  readonly folded: string

  constructor(
    private readonly input: TextToTag,
    readonly rule: ColumnRule,
  ) {
    this.folded = foldPhrase(input.text).trim()
  }

  get text(): string {
    return this.input.text
  }

  tag(
    kind: Kind,
    state: Tag['state'],
    more: Partial<Pick<Tag, 'basis' | 'rule' | 'reservedTo'>> = {},
    part = this.whole(),
  ): Tag {
    const { start, quote } = part
    return {
      kind,
      state,
      source: 'declared',
      basis: state === 'no' ? (more.basis ?? this.denialBasis()) : null,
      rule: more.rule ?? this.rule.id,
      field: this.input.field,
      column: this.input.column ?? null,
      start,
      end: start + quote.length,
      quote,
      cell: this.input.cell ?? null,
      legalRefs: this.rule.legalRefs,
      reservedTo: kind === 'reserved' && state !== 'no' ? (more.reservedTo ?? familiesIn(this.folded)) : [],
    }
  }

  private whole(): Part {
    const quote = this.text.trim()
    return { start: this.text.indexOf(quote), quote }
  }

  private denialBasis(): Basis {
    return DEROGATION.test(this.folded) ? 'derogation' : 'explicit'
  }
}

interface Part {
  readonly start: number
  readonly quote: string
}

const FAMILIES: readonly [Exclude<ReservedTo, 'unspecified'>, RegExp][] = [
  ['EA-ESAT', /(?<![a-z])(?:ea|esat|eatt|stpa|handicap[a-z]*|entreprises? adaptees?|2113-12|res-ws)(?![a-z]|-\d)/],
  ['SIAE', /(?<![a-z])(?:siae|iae|insertion|defavorise[a-z]*|2113-13|res-ws)(?![a-z]|-\d)/],
  ['prison', /penitentiaire|detenu|prison|2113-13-1/],
  ['ESS', /(?<![a-z])(?:ess|eess)(?![a-z])|solidaire|2113-15|res-pub-ser/],
]

function familiesIn(folded: string): ReservedTo[] {
  const found = FAMILIES.flatMap(([to, pattern]) => (pattern.test(folded) ? [to] : []))
  return found.length > 0 ? found : ['unspecified']
}

/** A yes/no column. A social clause said without its nature leaves insertion to be looked at. */
function readAnswer(cell: Cell): Tag[] {
  const reading = readValue(cell.text)
  if (reading === 'silent') return []
  const state = reading === 'other' ? otherAnswer(cell) : reading
  const tags = cell.rule.kinds.map((kind) => cell.tag(kind, state))
  return state === 'yes' && cell.rule.natureOpen ? [...tags, natureTag(cell)] : tags
}

/** Words in a yes/no column: a recipient or the device itself is a yes, anything else is to be looked at. */
function otherAnswer(cell: Cell): 'yes' | 'review' {
  const named =
    cell.rule.names.test(cell.folded) ||
    (cell.rule.kinds.includes('reserved') && familiesIn(cell.folded)[0] !== 'unspecified')
  return named ? 'yes' : 'review'
}

const INSERTION_STATED = /insertion|\d ?(?:h|heures?)(?=$|[^a-z])/

function natureTag(cell: Cell, part?: Part): Tag {
  return INSERTION_STATED.test(cell.folded)
    ? cell.tag('insertionClause', 'yes', {}, part)
    : cell.tag('insertionClause', 'review', { rule: NATURE_NOT_STATED }, part)
}

/** Contracted hours: above zero there is an insertion clause, zero says there is none. */
function readHours(cell: Cell): Tag[] {
  const hours = hoursOf(cell.folded)
  if (hours !== null) return cell.rule.kinds.map((kind) => cell.tag(kind, hours > 0 ? 'yes' : 'no'))
  const reading = readValue(cell.text)
  if (reading === 'silent') return []
  return cell.rule.kinds.map((kind) => cell.tag(kind, reading === 'other' ? 'review' : reading))
}

/** Hours in a cell ("1 234,50", "250 h"), null when it holds no such number. */
function hoursOf(folded: string): number | null {
  const number = /^(\d[\d ]*)(?:[.,](\d+))?(?: ?(?:h|heures?)(?: ?\d{2})?)?$/.exec(folded)
  return number ? Number(`${(number[1] ?? '').replaceAll(' ', '')}.${number[2] ?? '0'}`) : null
}

/** A DECP list: what it names is declared, what a filled list leaves out is not there. */
function readList(cell: Cell): Tag[] {
  const parts = partsOf(cell.text)
  const tags = parts.flatMap((part) => tagsOfPart(cell, part))
  if (tags.length === 0 && parts.length > 0 && readValue(cell.text) !== 'silent')
    return cell.rule.kinds.map((kind) => cell.tag(kind, 'review'))
  if (tags.some((tag) => tag.state === 'no') || tags.length === 0) return tags
  const named = new Set(tags.map((tag) => tag.kind))
  const omitted = cell.rule.kinds.filter((kind) => !named.has(kind))
  return [...tags, ...omitted.map((kind) => cell.tag(kind, 'no', { basis: 'omission', rule: OMISSION_RULE }))]
}

/** The values of a list however it was flattened: joined by commas, a Python or JSON literal, one a line. */
function partsOf(text: string): Part[] {
  return [...text.matchAll(/(?:(?! \/ )[^,;|\n[\]{}":])+/g)].flatMap((match) => {
    const quote = match[0].replace(/^[\s']+|[\s']+$/g, '')
    return /\p{L}|\d/u.test(quote) && !isKey(quote) ? [{ start: match.index + match[0].indexOf(quote), quote }] : []
  })
}

/** The field's own name, left in by an export. */
const isKey = (quote: string): boolean => /^considerations? (?:sociales?|environnementales?)$/.test(foldPhrase(quote))

function tagsOfPart(cell: Cell, part: Part): Tag[] {
  const folded = foldPhrase(part.quote).trim()
  const entry = cell.rule.values?.find(({ value }) => value.test(folded))
  if (entry) {
    const tags = entry.kinds.map((kind) => cell.tag(kind, 'yes', {}, part))
    return entry.natureOpen ? [...tags, natureTag(cell, part)] : tags
  }
  const reading = readValue(part.quote)
  return reading === 'no' ? cell.rule.kinds.map((kind) => cell.tag(kind, 'no', { basis: 'explicit' }, part)) : []
}
