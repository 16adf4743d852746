import { combine, type OfficerDecisions } from './combine.js'
import { gapsOf } from './gaps.js'
import { type Implied, withImplied } from './implications.js'
import type { Quantity } from './quantities/quantity.js'
import { topicsOf } from './subjects.js'
import type { BoughtObject, Considerations, Found, Tag } from './types.js'

/** What one text says, with the amounts said of it. */
export interface Read extends Found {
  readonly quantities: readonly Quantity[]
  /** As `bearingOf` its tags. */
  readonly bearing: number | null
}

/** What one text of a contract says, and the cell it stands in, whatever cell it was read in. */
export interface Said {
  readonly read: Read
  readonly cell: string | null
}

/** What several texts, and an officer's decisions, establish together. */
export function together(said: readonly Said[], officer: OfficerDecisions): Considerations {
  const tags = tagsOf(said)
  const { states, reservedTo, flags, topics, gaps, implied } = establishedBy(said, tags, officer)
  const objects = objectsOf(said)
  return {
    states,
    reservedTo,
    tags: withImplied(tags, implied),
    flags,
    objects,
    topics,
    gaps,
    quantities: amountsOf(said),
  }
}

function tagsOf(said: readonly Said[]): Tag[] {
  const tags: Tag[] = []
  for (const { read, cell } of said) for (const tag of read.tags) tags.push(standingIn(tag, cell))
  return tags
}

function objectsOf(said: readonly Said[]): BoughtObject[] {
  const objects: BoughtObject[] = []
  for (const { read } of said) for (const object of read.objects) objects.push(object)
  return objects
}

function amountsOf(said: readonly Said[]): Quantity[] {
  const amounts: Quantity[] = []
  for (const { read, cell } of said) for (const amount of read.quantities) amounts.push(standingIn(amount, cell))
  return amounts
}

/** The same, said in a cell. */
const standingIn = <T extends { readonly cell: string | null }>(proof: T, cell: string | null): T =>
  proof.cell === cell ? proof : { ...proof, cell }

/** What tags establish, apart from the words and the cells that prove it. */
interface Established extends Pick<Considerations, 'states' | 'reservedTo' | 'flags' | 'topics' | 'gaps'> {
  readonly implied: readonly Implied[]
}

const KEPT = 4_096
const established = new Map<string, Established>()

/**
 * Thousands of contracts say the same of the same kinds, in other words and other cells: what that establishes is worked
 * out once. Two texts of one cell may contest each other, and officers decide one contract at a time: those apart.
 */
function establishedBy(said: readonly Said[], tags: readonly Tag[], officer: OfficerDecisions): Established {
  const key = Object.keys(officer).length === 0 ? keyOf(said) : null
  if (key === null) return establish(tags, officer)
  let known = established.get(key)
  if (known === undefined) {
    known = establish(tags, officer)
    if (established.size >= KEPT) established.clear()
    established.set(key, known)
  }
  return known
}

function establish(given: readonly Tag[], officer: OfficerDecisions): Established {
  const { states, reservedTo, tags, flags, implied } = combine(given, officer)
  return { states, reservedTo, flags, topics: topicsOf({ states, reservedTo, tags }), gaps: gapsOf(given), implied }
}

function keyOf(said: readonly Said[]): string | null {
  const cells: (string | null)[] = []
  let key = ''
  for (const { read, cell } of said) {
    if (read.tags.length === 0) continue
    if (read.bearing === null || cells.includes(cell)) return null
    cells.push(cell)
    key += `${read.bearing} `
  }
  return key
}

/** Texts of more tags say what hardly another one says. */
const MOST_TAGS = 24
const bearings = new Map<string, number>()
let numbered = 0

/**
 * A number for all that counts of the tags of a text when it is combined with others: what they say of which kind, and
 * which of them stand on the same words. Null where they are too many.
 */
export function bearingOf(tags: readonly Tag[]): number | null {
  if (tags.length > MOST_TAGS) return null
  let saying = ''
  for (const { kind, state, source, basis, rule, topic, reservedTo, start, end } of tags) {
    const place = tags.findIndex((other) => other.start === start && other.end === end)
    saying += `${kind} ${state} ${source} ${basis} ${rule} ${topic} ${reservedTo.join()} ${place}\n`
  }
  const known = bearings.get(saying)
  if (known !== undefined) return known
  if (bearings.size >= KEPT) bearings.clear()
  numbered += 1
  bearings.set(saying, numbered)
  return numbered
}
