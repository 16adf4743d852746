import { fold } from '../fold.js'
import { tellsHours } from './hoursSaid.js'
import { isReachable, namesIn, namesPerson } from './personSaid.js'

/** Stands for words of the buyer that a public page does not repeat. */
export const CUT = '[…]'

/** A sentence of a text, by its place in it; `open` where a public page may repeat it. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly open: boolean
}

/**
 * A text of a register as a public page repeats it, on one line: without the hours a firm has done, a person (those of
 * `withheld` among them), a telephone, a mail address. What is cut shows as `[…]`; words before it in the sentence stay.
 */
export function publicText(text: string, withheld: readonly string[] = []): string {
  const told = sentencesOf(text, withheld).map((sentence) =>
    sentence.open ? sentence.text : beginningOf(text.slice(sentence.start, sentence.end), withheld),
  )
  return told
    .filter(Boolean)
    .join(' ')
    .replaceAll(/(?:\[…\] )+(?=\[…\])/g, '')
}

/** The sentences of a text, each said open or not. */
export function sentencesOf(text: string, withheld: readonly string[] = []): Sentence[] {
  const stops = [...text.matchAll(BREAK)].map(({ index, 0: found }) => index + found.length)
  const bounds = [0, ...stops, text.length]
  const parts = stops.length === 0 ? [text] : bounds.slice(1).map((end, at) => text.slice(bounds[at], end))
  const isClosed = closedIn(parts.map(plain), withheld)
  return parts.map((part, at) => {
    const start = bounds[at] ?? 0
    return { start, end: start + part.length, text: oneLine(part), open: !isClosed(at) }
  })
}

/** The end of a sentence or of a line, not the point of "L. 2113-12", nor a line cut within a name or a number. */
const BREAK =
  /(?<!(?:^|[\s(«])(?:arts?|cf|no?|[LRDM]|MM|Mr|Me|Dr|Mme|[Tt][ée]l))[.!?;](?=\s+\p{Lu})|[\r\n](?=[^\S\r\n]{0,40}(?:[-–—•*·►▪]|\p{Lu}))/gu

/** One sentence may speak for another: a name beside a telephone, figures under a heading, a name cut in two. */
function closedIn(parts: readonly string[], withheld: readonly string[]): (at: number) => boolean {
  const people = parts.map((part) => tellsOfPeople(part, withheld))
  const hours = parts.map(tellsHours)
  const [anybody, anyHours] = [people.includes(true), hours.includes(true)]
  const alone = parts.map(
    (part, at) =>
      people[at] || hours[at] || (anybody && namesIn(part).length > 0) || (anyHours && tellsHours(`heures : ${part}`)),
  )
  const cut = parts.map((part, at) => {
    const next = alone[at] || alone[at + 1] ? undefined : parts[at + 1]
    return next !== undefined && tellsOfPeople(`${part} ${next}`, withheld)
  })
  return (at) => alone[at] === true || cut[at] === true || cut[at - 1] === true
}

const tellsOfPeople = (text: string, withheld: readonly string[]): boolean =>
  isReachable(text) || namesPerson(text) || withheld.some((name) => isNamed(name, text))

/** A person's names in any order; a sole one when there is no other. */
function isNamed(name: string, text: string): boolean {
  const names = fold(name)
    .split(' ')
    .filter((word) => word.length > 2 && !/^(?:mme|mlle|monsieur|madame|docteur|des|les)$/.test(word))
  const said = new Set(fold(text).split(' '))
  return names.length > 0 && names.filter((word) => said.has(word)).length >= Math.min(2, names.length)
}

/** The parts of a sentence before the first that is private or holds a figure or what may be a name. */
function beginningOf(sentence: string, withheld: readonly string[]): string {
  const ends = [...sentence.slice(0, LONGEST_BEGINNING).matchAll(PART_END)].map(({ index }) => index)
  const kept = ends.map((end) => sentence.slice(0, end)).findLast((part) => mayStay(plain(part), withheld))
  return kept === undefined ? CUT : `${oneLine(kept)} ${CUT}`
}

const PART_END = /\s?(?:[,;:–—]|\((?!at\)))|\s-\s|\sdont\s|[\r\n]|(?<=\p{L}{3}[.!?])(?=\s)/gu
const LONGEST_BEGINNING = 300

const mayStay = (part: string, withheld: readonly string[]): boolean =>
  /\p{L}/u.test(part) &&
  !tellsOfPeople(part, withheld) &&
  namesIn(part).length === 0 &&
  !/\d|(?<!\p{L})h(?:eures?)?(?!\p{L})/iu.test(part.replace(NUMBERED, ' '))
const NUMBERED = /(?<!\p{L})(?:lots?|n[°o]|article|tranche|phase)\s*(?:n[°o]\s*)?\d{1,2}(?!\d)/giu

/** As it is read: full-width and invisible characters hide nothing. */
const plain = (text: string): string => oneLine(text.normalize('NFKC').replace(/\p{Cf}/gu, ''))

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Whether a public page may repeat the whole of a text. */
export const isPublic = (text: string, withheld: readonly string[] = []): boolean =>
  sentencesOf(text, withheld).every(({ open }) => open)
