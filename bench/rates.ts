import { considerationsOf } from '../src/considerations/tag.js'
import type { Considerations } from '../src/considerations/types.js'
import { KIND_LABELS, KINDS, type State } from '../src/states.js'
import { type Corpus, corpora } from './corpora.js'
import { seeded } from './measure.js'

/** Rates of each fact over real notices, to see whether they are plausible: reserved in 0.3 to 3 % of ordinary ones. */
export function benchRates(): void {
  const all = corpora()
  if (all.length === 0) console.log('taux : données absentes (shared/data/notices), mesure sautée')
  for (const corpus of all) print(corpus)
}

function print({ name, notices }: Corpus): void {
  const read = notices.map((texts) => considerationsOf(texts))
  console.log(`\n${name} : ${notices.length} avis`)
  for (const kind of KINDS) {
    const count = (state: State) => read.filter(({ states }) => states[kind] === state).length
    const rate = ((100 * count('yes')) / Math.max(1, notices.length)).toFixed(2)
    console.log(
      `  ${KIND_LABELS[kind].padEnd(26)} oui ${String(count('yes')).padStart(5)} (${rate.padStart(5)} %)   à vérifier ${String(count('review')).padStart(4)}   non ${String(count('no')).padStart(4)}`,
    )
  }
}

/** So many `yes` drawn at random over all corpora, with their text, to be read by hand. */
export function benchSample(): void {
  const random = seeded(2026)
  const found = corpora().flatMap(({ name, notices }) => notices.flatMap((texts) => proofsOf(name, texts)))
  const drawn = found.map((proof) => ({ proof, rank: random() })).sort((a, b) => a.rank - b.rank)
  for (const { proof } of drawn.slice(0, 100)) console.log(JSON.stringify(proof))
}

function proofsOf(corpus: string, texts: Parameters<typeof considerationsOf>[0]) {
  return texts.flatMap((each) => {
    const { states, tags }: Considerations = considerationsOf([each])
    const yes = tags.filter((tag) => tag.state === 'yes' && states[tag.kind] === 'yes' && !tag.implied)
    return KINDS.flatMap((kind) => {
      const tag = yes.find((one) => one.kind === kind)
      return tag ? [{ corpus, kind, rule: tag.rule, quote: tag.quote, field: each.field, text: each.text }] : []
    })
  })
}
