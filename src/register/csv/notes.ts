import type { Issue } from '../../errors.js'
import { MAX_COLUMNS } from '../limits.js'
import type { TextEncoding, TextPiece } from './decode.js'

/** What is said of a CSV file as it is read; each is one issue. */
const ENCODING_NAMES: Readonly<Record<TextEncoding['label'], string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'windows-1252',
  'iso-8859-15': 'ISO-8859-15',
  macintosh: 'MacRoman (Macintosh)',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
}

export const encodingGuessed = ({ label }: TextEncoding): Issue => ({
  code: 'encodingGuessed',
  severity: 'info',
  cell: null,
  value: label,
  message: `Ce fichier n’est pas en UTF-8 : il est lu en ${ENCODING_NAMES[label]}. Si des accents sont faux, enregistrez-le en « CSV UTF-8 ».`,
})

export const mixedEncodings = (line: number, charset: NonNullable<TextPiece['strange']>['charset']): Issue => ({
  code: 'mixedEncodings',
  severity: 'warning',
  cell: `ligne ${line}`,
  value: charset,
  message: `Le fichier mêle deux encodages, UTF-8 et ${ENCODING_NAMES[charset]} (dès la ligne ${line}) : chaque ligne est lue dans le sien. Vérifiez quelques accents.`,
})

export const misreadText = (cell: string, before: string): Issue => ({
  code: 'misreadText',
  severity: 'info',
  cell,
  value: excerpt(before),
  message: `Des accents avaient été abîmés par un enregistrement antérieur (« ${excerpt(before)} », ${cell}) : ils sont rétablis. Vérifiez-en quelques-uns.`,
})

export const lostCharacters = (cell: string, before: string): Issue => ({
  code: 'lostCharacters',
  severity: 'warning',
  cell,
  value: excerpt(before),
  message: `Des caractères ont été perdus avant ce fichier (« ${excerpt(before)} », ${cell}) : ils sont gardés tels quels. Demandez un export dans le bon encodage.`,
})

export const htmlEntities = (cell: string, before: string): Issue => ({
  code: 'htmlEntities',
  severity: 'info',
  cell,
  value: excerpt(before),
  message: `Des caractères étaient écrits en code HTML (« ${excerpt(before)} », ${cell}) : ils sont lus comme les caractères qu’ils représentent.`,
})

export const controlCharacters = (cell: string): Issue => ({
  code: 'controlCharacters',
  severity: 'warning',
  cell,
  value: null,
  message: `Des caractères de contrôle invisibles ont été retirés (les premiers en ${cell}) : vérifiez l’export d’origine.`,
})

export const extraCells = (line: number, found: number, width: number, first: string): Issue => ({
  code: 'extraCells',
  severity: 'warning',
  cell: `ligne ${line}`,
  value: excerpt(first),
  message: `Ligne ${line} : ${found} cellules, quand les autres lignes en ont ${width} (à partir de « ${excerpt(first)} »). Un séparateur se trouve sans doute dans un texte : mettez ce texte entre guillemets.`,
})

/** `lines`: those that a quoted text without end took in. */
export function quoteDoubt(
  doubt: 'unclosedQuote' | 'misplacedQuote',
  line: number,
  lines: number,
  field: string | null,
): Issue {
  return {
    code: doubt,
    severity: 'warning',
    cell: `ligne ${line}`,
    value: field,
    message: doubtMessage(doubt, line, lines),
  }
}

function doubtMessage(doubt: 'unclosedQuote' | 'misplacedQuote', line: number, lines: number): string {
  if (doubt === 'misplacedQuote')
    return `Ligne ${line} : des guillemets sont mal placés dans une cellule ; vérifiez sa lecture, et doublez les guillemets qui font partie du texte.`
  if (lines > 1)
    return `Ligne ${line} : un guillemet ouvert n’est jamais fermé ; les ${lines - 1} lignes suivantes, jusqu’à la fin du fichier, sont lues comme la suite de ce texte. Fermez-le et importez de nouveau.`
  return `Ligne ${line} : un guillemet ouvert n’est jamais fermé ; il est lu comme du texte et la lecture reprend à la ligne suivante. Fermez-le ou supprimez-le.`
}

export const tooManyColumns = (line: number): Issue => ({
  code: 'tooManyColumns',
  severity: 'warning',
  cell: `ligne ${line}`,
  value: null,
  message: `Ligne ${line} : plus de ${MAX_COLUMNS} cellules, les suivantes ne sont pas lues. Vérifiez le séparateur.`,
})

const LONGEST_QUOTE = 60

function excerpt(text: string): string {
  const line = text
    .slice(0, LONGEST_QUOTE + 1)
    .replace(/\s+/gu, ' ')
    .trim()
  return text.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line
}
