import type { Tag } from '../../considerations/types.js'
import { isPublic, sentencesOf } from '../../contract/publicText.js'
import type { ContractRecord } from '../../contract.js'
import type { Kind } from '../../states.js'
import { unsaidNames } from './publicNeed.js'

/** Why we say so: words of the buyer, or the answer of a column of its register. */
export type Proof =
  | { readonly source: 'text'; readonly sentence: string }
  | { readonly source: 'declared'; readonly column: string; readonly answer: string }
  /** The words also say what a public page does not repeat: hours done, a person, a telephone. */
  | { readonly source: 'withheld' }

type Read = Pick<ContractRecord, 'texts' | 'titulaires' | 'modifications'>

/** The evidence of a fact that is yes, for a public page: text first, for it says most. Null: an officer's word only. */
export function proofOf(kind: Kind, tags: readonly Tag[], record: Read): Proof | null {
  const found = tags.filter((tag) => tag.kind === kind && tag.state === 'yes' && !tag.implied)
  const proofs = [...found].sort((a, b) => rank(a) - rank(b)).map((tag) => proofOfTag(tag, record))
  return proofs.find(({ source }) => source !== 'withheld') ?? proofs[0] ?? null
}

const rank = ({ source }: Tag): number => (source === 'text' ? 0 : 1)

function proofOfTag(tag: Tag, record: Read): Proof {
  const names = unsaidNames(record)
  if (tag.source === 'declared') {
    const [column, answer] = [oneLine(tag.column ?? ''), oneLine(tag.quote)]
    return isPublic(`${column} : ${answer}`, names) ? { source: 'declared', column, answer } : { source: 'withheld' }
  }
  const sentence = sentenceAround(tag, record, names) ?? oneLine(tag.quote)
  return isPublic(sentence, names) ? { source: 'text', sentence } : { source: 'withheld' }
}

const LONGEST = 300

/** The sentence the evidence stands in; null where it is private or runs on for pages: then the evidence alone may do. */
function sentenceAround(
  { cell, field, start, end, quote }: Tag,
  { texts }: Read,
  names: readonly string[],
): string | null {
  const text = texts.find((each) => each.cell === cell && each.field === field)?.text ?? ''
  if (text.slice(start, end) !== quote) return null
  const around = sentencesOf(text, names).filter((sentence) => sentence.start < end && sentence.end > start)
  const said = around.map((sentence) => sentence.text).join(' ')
  return around.every(({ open }) => open) && said.length <= LONGEST ? said : null
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()
