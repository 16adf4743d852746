import { fold } from '../../fold.js'

const LINKING = new Set(
  'de du des d l la le les en au aux a et ou un une euro euros eur si il y o oui non jj mm aaaa'.split(' '),
)

/** What a total covers is no other datum: "reconductions et options comprises", "hors avenants". */
const PARTS = '(?:reconductions?|options?|tranches?)(?: (?:et|ou|optionnelles?|eventuelles?|reconductions?|options?))*'
const SCOPE = new RegExp(
  `\\b${PARTS} (?:comprise?s?|incluse?s?)\\b|\\b(?:avec|y compris) ${PARTS}\\b|\\bhors (?:${PARTS}|avenants?)\\b`,
  'g',
)

/** Words that headers write in several ways, and answers they suggest ("O/N"). */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bh t\b|\bhors (?:taxes?|tva)\b/g, 'ht'],
  [/\bt t c\b|\btoutes taxes comprises\b/g, 'ttc'],
  [/\b(sous|co) (?=traitant|traitance|traite)/g, '$1'],
  [/\b[oy] n\b/g, ' '],
  [SCOPE, ' '],
]

/**
 * The words of a header that carry meaning: folded, camelCase and underscores split, linking words and currency
 * dropped, plurals cut. "Montant du marché (€ H.T.)" is montant, marche, ht; "datePublicationDonnees" three words.
 */
export function headerTokens(header: string): readonly string[] {
  const split = header.replaceAll('º', '°').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return SPELLINGS.reduce((text, [written, meant]) => text.replace(written, meant), fold(split))
    .split(' ')
    .filter((word) => word !== '' && !LINKING.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
}
