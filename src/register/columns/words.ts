import { ABBREVIATIONS } from './abbreviations.js'
import { ASIDES } from './asides.js'
import { NEUTRAL_WORDS } from './neutral.js'
import { SpellingIndex } from './spelling.js'
import { DECLARED_LISTS, SYNONYMS, type Synonyms } from './synonyms.js'
import { headerTokens, LOST } from './tokens.js'

/** Words the senses of headers turn on (considerations, hours), which no list of synonyms holds. */
const SENSE_WORDS =
  'social sociale sociaux insertion environnement environnemental environnementale environnementaux ecologique vert durable developpement handicap solidaire inclusion inclusive circulaire clause critere consideration disposition exigence objectif volet reserve reservee reservation heure horaire prevue prevu realisee realise effectuee effectue executee execute faite travaillee validee valide contractualisee contractualise contractuelle clausee engagee volume restante estimee cumul supplementaire'

const synonyms: readonly Synonyms[] = Object.values(SYNONYMS)
const NAMES: readonly string[] = [
  ...synonyms.flatMap(({ within, exact, not = [] }) => [...within, ...exact, ...not]),
  ...Object.values(DECLARED_LISTS).flat(),
  ...ASIDES.flatMap(({ within, exact = [] }) => [...within, ...exact]),
  SENSE_WORDS,
]

const isWord = (token: string): boolean => /^[a-z]+$/.test(token)
const VOCABULARY: ReadonlySet<string> = new Set(NAMES.flatMap(headerTokens).filter(isWord))
const KNOWN: ReadonlySet<string> = new Set([...VOCABULARY, ...NEUTRAL_WORDS.split(/\s+/).filter((word) => word !== '')])
const SPELLINGS = new SpellingIndex([...VOCABULARY])

/** The words of a header as it was meant, and those that were mended to get there: "liblelle" is libelle. */
export interface HeaderWords {
  readonly tokens: readonly string[]
  /** The same for headers that say the same, whatever their case and accents. */
  readonly key: string
  readonly mended: readonly Mended[]
}

interface Mended {
  readonly written: string
  readonly meant: string
}

/** A header is a phrase, not a text: in longer ones nothing is mended. */
const LONGEST = 16

/**
 * The words of a header with typos, lost letters and words run together put right, where `mayMend`; a word that is known is
 * left alone.
 */
export function headerWords(header: string, mayMend = true): HeaderWords {
  const written = headerTokens(header)
  const key = written.join('')
  if (!mayMend || written.length > LONGEST || written.every(isKnown)) return { tokens: written, key, mended: [] }
  const mended: Mended[] = []
  const tokens = written.flatMap((token) => {
    const meant = isKnown(token) ? null : meantBy(token)
    if (meant === null) return token.replaceAll(LOST, '')
    mended.push({ written: token.replaceAll(LOST, '?'), meant: meant.join(' ') })
    return meant
  })
  return { tokens: tokens.filter((token) => token !== ''), key, mended }
}

const isKnown = (token: string): boolean => (token.length < 3 ? !token.includes(LOST) : KNOWN.has(token))

/** Whether a header holds any word we know: what it says is then its own business, whatever its cells look like. */
export const saysSomething = (tokens: readonly string[]): boolean =>
  tokens.some((token) => token.length > 2 && KNOWN.has(token))

const REMEMBERED = 5_000
const meanings = new Map<string, readonly string[] | null>()

/** Words a token stands for; null where it stays as it is. Kept, for header rows are looked at again and again. */
function meantBy(token: string): readonly string[] | null {
  const known = meanings.get(token)
  if (known !== undefined) return known
  if (meanings.size >= REMEMBERED) meanings.clear()
  const meant = lookedUp(token)
  meanings.set(token, meant)
  return meant
}

function lookedUp(token: string): readonly string[] | null {
  if (token.length > 40) return null
  if (token.includes(LOST)) return restored(token)
  if (!isWord(token)) return null
  const single = token.replace(/s$/, '')
  return runTogether(token) ?? wrapped(SPELLINGS.nearest(single) ?? SPELLINGS.begun(single))
}

const wrapped = (word: string | null): readonly string[] | null => (word === null ? null : [word])

/** A question mark may end a question rather than stand for a letter. */
function restored(token: string): readonly string[] | null {
  const bare = token.replaceAll(LOST, '')
  return wrapped(SPELLINGS.restored(token, LOST)) ?? (KNOWN.has(bare) || bare.length < 3 ? expanded(bare) : null)
}

const expanded = (word: string): readonly string[] => ABBREVIATIONS[word] ?? [word]

const SHORT = new Set('id ht ttc nb lot cpv cp nom tva'.split(' '))
const SHORTENED = new Set('notif num ref obj mnt mche lib attrib consult desig'.split(' '))
const GLUE = new Set('de du des la le les l d au en et'.split(' '))
const LONGEST_WORD = 20

/** Words a stretch of a longer one stands for; null: it is none that we know. */
function pieceOf(text: string): readonly string[] | null {
  if (GLUE.has(text)) return []
  if (SHORT.has(text) || SHORTENED.has(text)) return expanded(text)
  const single = text.length > 3 ? text.replace(/s$/, '') : text
  return single.length > 3 && VOCABULARY.has(single) ? expanded(single) : null
}

interface Split {
  readonly words: readonly string[]
  readonly pieces: number
}

/** "datenotification", "objetdumarche": the fewest known words that make up the whole; null where none do. */
function runTogether(token: string): readonly string[] | null {
  if (token.length < 6) return null
  const best = new Map<number, Split>([[0, { words: [], pieces: 0 }]])
  for (let end = 1; end <= token.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const before = best.get(start)
      const piece = before ? pieceOf(token.slice(start, end)) : null
      if (!before || !piece || (best.get(end)?.pieces ?? Number.POSITIVE_INFINITY) <= before.pieces + 1) continue
      best.set(end, { words: [...before.words, ...piece], pieces: before.pieces + 1 })
    }
  }
  const whole = best.get(token.length)
  return whole && whole.words.length > 1 && whole.words.some(({ length }) => length > 4) ? whole.words : null
}
