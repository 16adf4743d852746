import { foldPhrase } from './folding.js'

/**
 * A tiny notation for phrases: `(a|b)` is a choice, an empty branch makes it optional, `{name}` stands for a word of
 * many forms, an apostrophe may be missing ("dinsertion"), a leading `=` asks for the capitals as written (EA, ESS), a
 * leading `#` is an article number, whatever letter stands before it, its hyphen also written as a point or a space. A
 * backslash takes the next sign as it is.
 */
export interface Phrase {
  readonly forms: Sequence
  /** The form asked for in the original, for short acronyms. */
  readonly exact: string | null
  /** An article number: one that needs its letter before it, or not. */
  readonly number: 'bare' | 'lettered' | null
}

/** Folded text and choices, one after the other: all the forms of a phrase, never written out one by one. */
export type Sequence = readonly (string | readonly Sequence[])[]

const WORDS: Readonly<Record<string, string>> = {
  env: 'environ(n|)ement(al|ale|aux|ales)',
  environnement: 'environ(n|)ement',
  soc: '(social|sociale|sociaux|sociales)',
  e: '(|e|s|es)',
  s: '(|s)',
  adaptee: '(adaptée|adaptees|adapté|adaptes)',
}

/** Reads a notation; throws an Error that says what is wrong with it. */
export function phrasesOf(notation: string): Phrase[] {
  if (notation.startsWith('=')) {
    return [{ forms: [foldPhrase(notation.slice(1))], exact: notation.slice(1), number: null }]
  }
  if (notation.startsWith('#')) return spellingsOf(foldPhrase(notation.slice(1)))
  const named = notation.replace(/\{(\w+)\}/g, (_, name: string) => wordOf(name, notation))
  if (/[{}]/.test(named)) throw new Error(`Unclosed brace in phrase "${notation}"`)
  return withLostApostrophes(named).map((text) => ({ forms: parse(text), exact: null, number: null }))
}

/** "2113-12", and "2113.12", "2113 - 12", "2113 12", which count only after a letter ("L.2113.12"): else they are amounts. */
const spellingsOf = (number: string): Phrase[] =>
  ['-', '.', ' - ', ' '].map((separator) => ({
    forms: [number.replaceAll('-', separator)],
    exact: null,
    number: separator === '-' ? 'bare' : 'lettered',
  }))

function wordOf(name: string, notation: string): string {
  const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
  if (word === undefined) throw new Error(`Unknown word {${name}} in phrase "${notation}"`)
  return word
}

/** Exports lose apostrophes: "dinsertion", "lactivité". */
const withLostApostrophes = (text: string): string[] => (text.includes("'") ? [text, text.replaceAll("'", '')] : [text])

const JOINING = /(?<=[\p{L})])[-‐‑](?=[\p{L}(])/gu
const TOKENS = /\\.|[(|)]|[^\\(|)]+/g

function parse(text: string): Sequence {
  const open: { readonly branches: Sequence[]; sequence: (string | readonly Sequence[])[] }[] = [
    { branches: [], sequence: [] },
  ]
  for (const [token] of text.replace(JOINING, ' ').matchAll(TOKENS)) {
    const level = open.at(-1)
    if (!level) break
    if (token === '(') open.push({ branches: [], sequence: [] })
    else if (token === '|') nextBranch(level, open.length, text)
    else if (token === ')') closeChoice(open, text)
    else level.sequence.push(foldPart(token))
  }
  const [whole, unclosed] = open
  if (!whole || unclosed) throw new Error(`Unclosed choice in phrase "${text}"`)
  return whole.sequence
}

type Level = { readonly branches: Sequence[]; sequence: (string | readonly Sequence[])[] }

function nextBranch(level: Level, depth: number, text: string): void {
  if (depth === 1) throw new Error(`Choice outside parentheses in phrase "${text}"`)
  level.branches.push(level.sequence)
  level.sequence = []
}

function closeChoice(open: Level[], text: string): void {
  const level = open.pop()
  const outer = open.at(-1)
  if (!level || !outer) throw new Error(`Unopened choice in phrase "${text}"`)
  outer.sequence.push([...level.branches, level.sequence])
}

/** Folds a part as it would be inside the whole: a space at its head is kept. */
const foldPart = (part: string): string => foldPhrase(`0${part.replace('\\', '')}`).slice(1)

/** How many forms a sequence has, at most: each choice multiplies. */
export function countForms(sequence: Sequence): number {
  const branches = (part: Sequence[number]): number =>
    typeof part === 'string' ? 1 : part.reduce((sum, branch) => sum + countForms(branch), 0)
  return sequence.reduce((product, part) => product * branches(part), 1)
}

/** Characters of the shortest form. */
export function shortest(sequence: Sequence): number {
  const least = (part: Sequence[number]): number =>
    typeof part === 'string' ? part.length : Math.min(...part.map(shortest))
  return sequence.reduce((sum, part) => sum + least(part), 0)
}

/** The words of phrases, short ones too; acronyms and article numbers have none. */
export function wordsOf(notations: readonly string[]): Set<string> {
  const words = new Set<string>()
  for (const { forms, exact, number } of notations.flatMap(phrasesOf)) {
    if (exact === null && number === null) for (const word of endings(forms, new Set(['']), words)) words.add(word)
  }
  words.delete('')
  return words
}

/** Goes on with words begun; those that end on the way are added, those still open at the end returned. */
function endings(sequence: Sequence, begun: ReadonlySet<string>, words: Set<string>): ReadonlySet<string> {
  let open = begun
  for (const part of sequence) {
    open =
      typeof part === 'string'
        ? afterText(part, open, words)
        : new Set(part.flatMap((branch) => [...endings(branch, open, words)]))
  }
  return open
}

function afterText(text: string, begun: ReadonlySet<string>, words: Set<string>): ReadonlySet<string> {
  const [head = '', ...others] = text.split(/[^a-z]/)
  const open = new Set([...begun].map((word) => word + head))
  if (others.length === 0) return open
  for (const word of [...open, ...others.slice(0, -1)]) words.add(word)
  return new Set([others.at(-1) ?? ''])
}
