import { existsSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type * as FoldingModule from '../src/considerations/folding.js'
import type * as MatcherModule from '../src/considerations/matcher.js'
import type * as RuleSetModule from '../src/considerations/ruleSet.js'
import type * as TagModule from '../src/considerations/tag.js'

/** The built program, as users run it: what loads TypeScript for the other measures names every inner function anew. */
const built = (name: string) => import(new URL(`../dist/considerations/${name}.js`, import.meta.url).href)
const { Matcher }: typeof MatcherModule = await built('matcher')
const { STANDARD_RULES }: typeof RuleSetModule = await built('ruleSet')
const { findIn }: typeof TagModule = await built('tag')
const { Folder }: typeof FoldingModule = await built('folding')

const FILE = new URL('../../shared/data/notices/boamp_api_10000_avis_2024.json', import.meta.url)
const ROUNDS = 7

/** A way to go through texts, and over how many of them it is timed in each round. */
interface Pass {
  readonly name: string
  readonly texts: number
  readonly run: (text: string) => unknown
}

/**
 * Texts tagged a second over real objects of notices, beside barer passes over the same texts in the same rounds: folding
 * and scanning them, one big accented RegExp of all phrases, one RegExp per phrase. Medians of rounds, per character.
 */
export function benchTag(): void {
  if (!existsSync(FILE)) {
    console.log('tag : données absentes (shared/data/notices), mesure sautée')
    return
  }
  const notices: { objet?: string }[] = JSON.parse(readFileSync(FILE, 'utf8'))
  const texts = notices.flatMap(({ objet }) => (objet ? [objet] : []))
  const passes = passesOver(texts.length)
  const medians = mediansOf(passes, texts)
  const [tagging = 1] = medians
  console.log(
    `tag : ${texts.length} objets réels, ${STANDARD_RULES.text.length} règles, ${phrases().length} expressions`,
  )
  for (const [index, { name }] of passes.entries())
    console.log(line(name, medians[index] ?? Number.NaN, tagging, texts))
  hostile()
}

function passesOver(all: number): Pass[] {
  const folder = new Folder()
  const matcher = new Matcher(phrases().map((notation, owner) => ({ owner, notation })))
  const big = new RegExp(`(?<![\\p{L}\\d])(?:${sources().join('|')})(?![\\p{L}\\d])`, 'giu')
  const each = sources().map((source) => new RegExp(`(?<![\\p{L}\\d])(?:${source})(?![\\p{L}\\d])`, 'giu'))
  return [
    { name: 'étiqueter, toutes règles', texts: all, run: (text) => findIn({ field: 'objet', text }) },
    { name: 'replier et balayer, rien de plus', texts: all, run: (text) => swept(folder.fold(text)) },
    { name: 'replier et passer l’automate', texts: all, run: (text) => matcher.scan(folder.fold(text)) },
    {
      name: 'une grande expression régulière',
      texts: 1000,
      run: (text) => text.match(big),
    },
    { name: 'une expression régulière par expression', texts: 300, run: (text) => each.map((one) => text.match(one)) },
  ]
}

const phrases = (): string[] => STANDARD_RULES.text.flatMap((rule) => rule.phrases)

/** Phrases as somebody would write them for a RegExp: their notation is nearly one already, accents kept. */
const sources = (): string[] =>
  phrases().map((phrase) =>
    phrase
      .replace(/^[=#]/, '')
      .replace(/[.*+?^$[\]]/g, '\\$&')
      .replace(/\{(\w+)\}/g, (_, name: string) => FORMS[name] ?? '')
      .replaceAll("'", "['’]?")
      .replace(/ /g, '[\\s\\u00a0-]+'),
  )
const FORMS: Readonly<Record<string, string>> = {
  env: 'environn?ement(?:al|ale|aux|ales)',
  environnement: 'environn?ement',
  soc: '(?:social|sociale|sociaux|sociales)',
  e: '(?:e|s|es)?',
  s: 's?',
  adaptee: '(?:adaptée?s?)',
}

/** The least that any reading costs: each folded character looked at once. */
function swept({ codes, length }: { readonly codes: Uint16Array; readonly length: number }): number {
  let sum = 0
  for (let at = 0; at < length; at++) sum += codes[at] ?? 0
  return sum
}

/** Nanoseconds per character, by pass: the median of rounds in which every pass has its turn. */
function mediansOf(passes: readonly Pass[], texts: readonly string[]): number[] {
  const times = passes.map((): number[] => [])
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, pass] of passes.entries()) {
      const time = perCharacter(pass, texts.slice(0, pass.texts))
      if (round > 0) times[index]?.push(time)
    }
  }
  return times.map((all) => all.sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN)
}

function perCharacter({ run }: Pass, texts: readonly string[]): number {
  const started = performance.now()
  for (const text of texts) run(text)
  return ((performance.now() - started) * 1e6) / texts.reduce((sum, { length }) => sum + length, 0)
}

function line(name: string, time: number, tagging: number, texts: readonly string[]): string {
  const mean = texts.reduce((sum, { length }) => sum + length, 0) / texts.length
  const perSecond = Math.round(1e9 / (time * mean)).toLocaleString('fr-FR')
  const ratio =
    time <= tagging
      ? `étiqueter prend ${(tagging / time).toFixed(2)} × ce temps`
      : `${(time / tagging).toFixed(1)} × le temps d’étiqueter`
  return `  ${name} : ${time.toFixed(1)} ns par caractère, ${perSecond} textes/s ; ${ratio}`
}

const HOSTILE = {
  'clauses et lots sans fin': 'clause d’insertion lots 1, 2 et 3 sauf lot 4 sans ',
  'parenthèses ouvertes': 'clause sociale ((((((((',
  'presque des mots': 'clause d’insertoin enviromnementale ',
  pourcentages: 'critère environnemental 10 % 20 % ',
  réservations: 'lot réservé ESAT L. 2113-12 ',
} as const

/** Twice the text should take twice the time, whatever the text. */
function hostile(): void {
  for (const [name, seed] of Object.entries(HOSTILE)) {
    const [half, whole] = [250_000, 500_000].map((size) => fastest(seed.repeat(Math.ceil(size / seed.length))))
    console.log(
      `  hostile, ${name} : 250 000 caractères ${(half ?? 0).toFixed(0)} ms, le double ${((whole ?? 0) / (half ?? 1)).toFixed(2)} × ce temps`,
    )
  }
}

function fastest(text: string): number {
  const times = [0, 1, 2].map(() => {
    const started = performance.now()
    findIn({ field: 'conditions', text })
    return performance.now() - started
  })
  return Math.min(...times)
}
