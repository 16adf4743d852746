import { sentenceOf } from '../considerations/surroundings.js'
import { shortened, spaced } from '../french.js'

/** Words with what stands around them, each run of spaces one space; joined, the three are what people read. */
interface Excerpt {
  readonly before: string
  readonly quote: string
  readonly after: string
}

interface Span {
  readonly start: number
  readonly end: number
}

const LONGEST = 300

/** The sentence around a span, at most 300 characters of it unless told: the words of the span first, then as much on either side. */
export function excerptOf(text: string, { start, end }: Span, longest = LONGEST): Excerpt {
  const sentence = sentenceOf(text, start, end)
  const before = spaced(text.slice(sentence.start, start)).trimStart()
  const quote = shortened(spaced(text.slice(start, end)), longest)
  const after = spaced(text.slice(end, sentence.end)).trimEnd()
  const room = longest - quote.length
  const half = Math.floor(room / 2)
  const forBefore = Math.min(before.length, Math.max(half, room - after.length))
  return { before: endOf(before, forBefore), quote, after: beginningOf(after, room - forBefore) }
}

/** As much of the beginning as there is room for, whole words only. */
function beginningOf(text: string, room: number): string {
  if (text.length <= room) return text
  const cut = text.lastIndexOf(' ', room)
  return cut <= 0 ? '…' : `${text.slice(0, cut)}…`
}

function endOf(text: string, room: number): string {
  if (text.length <= room) return text
  const cut = text.indexOf(' ', text.length - room - 1)
  return cut < 0 || cut === text.length - 1 ? '… ' : `…${text.slice(cut + 1)}`
}
