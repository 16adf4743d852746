import type { Tag } from '../../considerations/types.js'
import type { ContractRecord } from '../../contract.js'
import { fold } from '../../fold.js'
import type { Kind } from '../../states.js'

/** Why we say so: words of the buyer, or the answer of a column of its register. */
export type Proof =
  | { readonly source: 'text'; readonly sentence: string }
  | { readonly source: 'declared'; readonly column: string; readonly answer: string }
  /** The words also say what a public page does not repeat: hours done, a person, a telephone. */
  | { readonly source: 'withheld' }

/** The evidence of a fact that is yes, for a public page: text first, for it says most. Null: an officer's word only. */
export function proofOf(kind: Kind, tags: readonly Tag[], record: Pick<ContractRecord, 'texts'>): Proof | null {
  const found = tags.filter((tag) => tag.kind === kind && tag.state === 'yes' && !tag.implied)
  const proofs = [...found].sort((a, b) => rank(a) - rank(b)).map((tag) => proofOfTag(tag, record))
  return proofs.find(({ source }) => source !== 'withheld') ?? proofs[0] ?? null
}

const rank = ({ source }: Tag): number => (source === 'text' ? 0 : 1)

function proofOfTag(tag: Tag, record: Pick<ContractRecord, 'texts'>): Proof {
  if (tag.source === 'declared') {
    const [column, answer] = [oneLine(tag.column ?? ''), oneLine(tag.quote)]
    return isPrivate(`${column} ${answer}`) ? { source: 'withheld' } : { source: 'declared', column, answer }
  }
  const sentence = [sentenceAround(tag, record), oneLine(tag.quote)].find((each) => !isPrivate(each))
  return sentence === undefined ? { source: 'withheld' } : { source: 'text', sentence }
}

const LONGEST = 300

/** The sentence the evidence stands in, else the evidence alone: texts may run on for pages. */
function sentenceAround({ cell, field, start, end, quote }: Tag, { texts }: Pick<ContractRecord, 'texts'>): string {
  const text = texts.find((each) => each.cell === cell && each.field === field)?.text ?? ''
  if (text.slice(start, end) !== quote) return oneLine(quote)
  const stops = [...text.matchAll(BREAK)].map(({ index }) => index + 1)
  const from = stops.findLast((stop) => stop <= start) ?? 0
  const to = stops.find((stop) => stop >= end) ?? text.length
  const sentence = oneLine(text.slice(from, to))
  return sentence.length <= LONGEST ? sentence : oneLine(quote)
}

/** The end of a sentence, not the point of "L. 2113-12" nor that of "art. 5". */
const BREAK = /(?<!(?:^|[\s(«])(?:arts?|cf|no?|[LRDM]|MM|Mr|Mme))[.!?;](?=\s+\p{Lu})|[\r\n]/gu

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Hours a firm has done, who follows them, how to reach them: never on a public page. */
const HOURS_DONE = /\b(?:realise|effectue|accompli|valide|justifie)(?:e|s|es)?\b/
const REACHABLE = /\S@\S|(?:\+33|\b0)[\s.-]?[1-9](?:[\s.-]?\d{2}){4}\b/
const PERSON = /(?:^|[^\p{L}])(?:M\.|MM\.|Mr|Mme|Mmes|Mlle|Monsieur|Madame)\s+\p{Lu}/u

function isPrivate(text: string): boolean {
  const folded = fold(text)
  return (/\bh(?:eures?)?\b/.test(folded) && HOURS_DONE.test(folded)) || REACHABLE.test(text) || PERSON.test(text)
}
