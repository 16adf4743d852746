import { fold } from '../../fold.js'
import { ABBREVIATIONS } from './abbreviations.js'

const LINKING = new Set(
  'de du des d l la le les en au aux a et ou un une sur par euro euros eur k keur si il y o oui non jj mm aaaa'.split(
    ' ',
  ),
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
  [/\b(?:excl|excluding|ex|before|without) (?:vat|tax(?:es)?)\b/g, 'ht'],
  [/\b(?:incl|including|with) (?:vat|tax(?:es)?)\b/g, 'ttc'],
  [/\b(?:sous|ss?) (?=traitant|traitance|traite)/g, 'sous'],
  [/\bco (?=traitant|traitance|traite)/g, 'co'],
  [/\b(nb|nbre|nombre|volume)(?: d)? h\b/g, '$1 heure'],
  [/\bh (?=insertion|prevue|realisee|clausee|validee|contractu)/g, 'heure '],
  [/\bc p v\b/g, 'cpv'],
  [/\bc c a g\b/g, 'ccag'],
  [/\b[oy] n\b|\b(?:oui|yes) (?:ou )?non\b/g, ' '],
  [SCOPE, ' '],
]

/** UTF-8 read as Latin-1 or windows-1252: "ProcÃ©dure". */
const TWICE_ENCODED = /[\u00c2\u00c3][\u0080-\u00bf\u2030\u02c6\u20ac]/g
const CP1252: Readonly<Record<string, number>> = { '\u2030': 0x89, '\u02c6': 0x88, '\u20ac': 0x80 }

const decodedOnce = (pair: string): string => {
  const second = CP1252[pair.charAt(1)] ?? pair.charCodeAt(1)
  return String.fromCharCode(((pair.charCodeAt(0) & 0x1f) << 6) | (second & 0x3f))
}

/** Stands for one letter that was lost: a letter itself, that no French word holds. */
export const LOST = 'ʔ'

/** A "?" inside a word, or U+FFFD anywhere in one, was an accented letter. */
const LOST_LETTER =
  /(?<=\p{L})[?\ufffd](?=\p{L})|(?<=\p{L})\ufffd|\ufffd(?=\p{L})|(?<=\p{L})\?(?!\s*$)|(?<=\p{L}{5})\?$/gu

const hasDamage = (header: string): boolean => /[?\ufffd\u00c2\u00c3]/.test(header)

const mended = (header: string): string =>
  hasDamage(header) ? header.replace(TWICE_ENCODED, decodedOnce).replace(LOST_LETTER, LOST) : header

/**
 * The words of a header that carry meaning: folded, camelCase, underscores and figures split, linking words and currency
 * dropped, plurals cut, abbreviations written out. "Mnt du marché (€ H.T.)" is montant, marche, ht; "datePublicationDonnees"
 * three words.
 */
export function headerTokens(header: string): readonly string[] {
  const split = mended(header)
    .replaceAll('º', '°')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  const folded = fold(/\d/.test(split) ? split.replace(/(\p{L}{3})(?=\d)/gu, '$1 ') : split)
  return spelled(folded)
    .split(' ')
    .filter((word) => word !== '' && !LINKING.has(word))
    .map((word) => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word))
    .flatMap((word) => (Object.hasOwn(ABBREVIATIONS, word) ? (ABBREVIATIONS[word] ?? word) : word))
}

/** A word of any of them: most headers have none, and are left at that. */
const SPELT =
  /\b(?:[htscoy]|ss|tax|taxes|vat|comprises|traitant|traitance|traite|nb|nbre|nombre|volume|non|reconductions?|options?|tranches?|hors|sous)\b/

const spelled = (text: string): string =>
  SPELT.test(text) ? SPELLINGS.reduce((last, [written, meant]) => last.replace(written, meant), text) : text
