import { foldPhrase } from './text.js'

/**
 * A tiny notation for phrases: `(a|b)` is a choice, an empty branch makes it optional, `{name}` stands for a word of
 * many forms, an apostrophe may be missing ("dinsertion"), a leading `=` asks for the capitals as written (EA, ESS), a
 * leading `#` is an article number, whatever letter stands before it.
 */
export interface Phrase {
  readonly folded: string
  /** The form asked for in the original, for short acronyms. */
  readonly exact: string | null
  readonly number: boolean
}

const WORDS: Readonly<Record<string, string>> = {
  env: 'environ(n|)ement(al|ale|aux|ales)',
  environnement: 'environ(n|)ement',
  soc: '(social|sociale|sociaux|sociales)',
  e: '(|e|s|es)',
  s: '(|s)',
  adaptee: '(adaptée|adaptees|adapté|adaptes)',
}

export function expandPhrase(notation: string): Phrase[] {
  if (notation.startsWith('='))
    return [{ folded: foldPhrase(notation.slice(1)), exact: notation.slice(1), number: false }]
  if (notation.startsWith('#')) return [{ folded: foldPhrase(notation.slice(1)), exact: null, number: true }]
  const named = notation.replace(/\{(\w+)\}/g, (_, name: string) => wordOf(name, notation))
  const forms = expandChoices(named).flatMap(expandApostrophes).map(foldPhrase)
  return [...new Set(forms)].map((form) => ({ folded: form.trim(), exact: null, number: false }))
}

function wordOf(name: string, notation: string): string {
  const word = WORDS[name]
  if (word === undefined) throw new Error(`Unknown word {${name}} in phrase "${notation}"`)
  return word
}

/** Expands the innermost choice first, so that choices may nest. */
function expandChoices(text: string): string[] {
  const choice = /\(([^()]*)\)/.exec(text)
  if (!choice) return [text]
  const before = text.slice(0, choice.index)
  const after = text.slice(choice.index + choice[0].length)
  return (choice[1] ?? '').split('|').flatMap((branch) => expandChoices(`${before}${branch}${after}`))
}

/** Exports lose apostrophes: "dinsertion", "lactivité". */
function expandApostrophes(text: string): string[] {
  return text.includes("'") ? [text, text.replaceAll("'", '')] : [text]
}
