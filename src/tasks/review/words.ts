import type { Tag } from '../../considerations/types.js'
import { shortened, spaced } from '../../french.js'
import type { StoredContract } from '../../store/contracts.js'
import { excerptOf } from '../excerpt.js'

const LONGEST = 220

/** Words between guillemets; those that they hold become quotes of the second rank. */
export const quoted = (words: string): string =>
  `« ${spaced(words).trim().replace(/«\s*/g, '“').replace(/\s*»/g, '”')} »`

/** What a cell of a column says as a whole; of a text, the sentence the words stand in: alone they may say nothing to anybody. */
export function wordsOf({ record }: Pick<StoredContract, 'record'>, tag: Tag): string {
  const { field, column, cell, start, end, quote } = tag
  const source = record.texts.find(
    (each) =>
      each.field === field && each.column === column && each.cell === cell && each.text.slice(start, end) === quote,
  )
  if (!source) return shortened(quote, LONGEST)
  if (tag.source === 'declared' && source.text.length <= LONGEST) return spaced(source.text).trim()
  const { before, quote: words, after } = excerptOf(source.text, tag, LONGEST)
  return `${before}${words}${after}`.trim()
}

/** Where they stand: "la colonne « Clause d’insertion »", "le texte". */
export const placeOfWords = ({ source, column, field }: Tag): string =>
  source === 'declared' ? `la colonne ${quoted(column ?? field)}` : 'le texte'
