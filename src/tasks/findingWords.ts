import type { Severity } from '../errors.js'
import { countOf, plural } from '../french.js'
import type { IssueCode } from '../register/issues.js'
import { CELL_WORDS } from './findingWords/cells.js'
import { FILE_WORDS } from './findingWords/file.js'
import { ROW_WORDS } from './findingWords/rows.js'
import type { FindingWords } from './findingWords/words.js'

const OF_ALL = { ...FILE_WORDS, ...ROW_WORDS, ...CELL_WORDS }
type FindingCode = keyof typeof OF_ALL

/** Each sort that a reading may find has its words, and some that only show once rows are set beside each other. */
const WORDS: Readonly<Record<FindingCode | IssueCode, FindingWords>> = OF_ALL

/** Words of a sort that weighs less than others of its code: 0 € and 1 € stand where no amount is given. */
const SLIGHT: Partial<Record<FindingCode, FindingWords>> = {
  unusableAmount: [
    'montant de 0 ou 1 €, lu comme une absence de montant',
    'montants de 0 ou 1 €, lus comme une absence de montant',
    'Donnez le montant HT réel là où il est connu, sur la page du marché ou dans le registre.',
  ],
}

/** Findings of one code and one weight. */
interface Sort {
  readonly code: string
  readonly severity: Severity
}

const isKnown = (code: string): code is FindingCode => Object.hasOwn(WORDS, code)

function wordsOf({ code, severity }: Sort): FindingWords | null {
  if (!isKnown(code)) return null
  return (severity === 'info' ? SLIGHT[code] : undefined) ?? WORDS[code]
}

/** So many findings of a sort, in one phrase: "312 dates illisibles, non reprises". */
export function findingsSentence(sort: Sort, count: number): string {
  const [one, many] = wordsOf(sort) ?? ['autre défaut du fichier', 'autres défauts du fichier']
  return countOf(count, one, many)
}

/** What one warning is: "montant illisible, non repris". */
export const findingWord = (code: string): string => wordsOf({ code, severity: 'warning' })?.[0] ?? 'défaut du fichier'

/** What to do about so many findings of a sort; null: nothing, or what each of them says at its place. */
export function findingsRemedy(sort: Sort, count: number): string | null {
  const todo = wordsOf(sort)?.[2] ?? null
  return todo === null || typeof todo === 'string' ? todo : plural(count, ...todo)
}
