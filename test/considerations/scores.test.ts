import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tagInputSchema, tagLine } from '../../src/considerations/tag.js'
import { KINDS, type Kind, type State } from '../../src/states.js'

const DATA = new URL('../../../shared/data/', import.meta.url)

type Labelled = { states?: Partial<Record<Kind, State>> } & Partial<Record<Kind, State>>

/** Same reading as the scorer: a labelled `review` is neutral for yes, a `no` is false wherever the label is not no. */
function scoreOf(file: URL) {
  const score = { hit: 0, falseYes: 0, missed: 0, falseNo: 0, no: 0, noHit: 0, wrongSpans: 0 }
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const labels: Labelled = JSON.parse(line)
    const input = tagInputSchema.parse(JSON.parse(line))
    const answer = tagLine(input)
    for (const tag of answer.tags) if (input.text.slice(tag.start, tag.end) !== tag.quote) score.wrongSpans++
    for (const kind of KINDS) count(score, (labels.states ?? labels)[kind] ?? 'unknown', answer.states[kind])
  }
  return score
}

function count(score: ReturnType<typeof scoreOf>, truth: State, said: State): void {
  if (truth === 'yes') said === 'yes' ? score.hit++ : score.missed++
  else if (truth !== 'review' && said === 'yes') score.falseYes++
  if (truth === 'no') {
    score.no++
    if (said === 'no') score.noHit++
  } else if (said === 'no') score.falseNo++
}

describe.each(['gold-dev.jsonl', 'traps.jsonl'])('les textes étiquetés de %s', (name) => {
  const file = new URL(name, DATA)
  const present = existsSync(file)
  if (!present) console.info(`${name} absent : étiquettes non comparées`)

  it.skipIf(!present)('précision, rappel, et aucun faux non', () => {
    const score = scoreOf(file)
    expect(score.hit / (score.hit + score.falseYes)).toBeGreaterThanOrEqual(0.98)
    expect(score.hit / (score.hit + score.missed)).toBeGreaterThanOrEqual(0.97)
    expect(score.falseNo).toBe(0)
    expect(score.noHit).toBeGreaterThanOrEqual(0.97 * score.no)
    expect(score.wrongSpans).toBe(0)
  })
})
