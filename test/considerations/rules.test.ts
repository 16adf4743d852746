import { describe, expect, it } from 'vitest'
import { ARTICLES } from '../../src/codes/articles.js'
import { COLUMN_RULES } from '../../src/considerations/rules/columns.js'
import { LOOK_ALIKES } from '../../src/considerations/rules/look-alikes.js'
import { TEXT_RULES } from '../../src/considerations/rules.js'
import { tagText } from '../../src/considerations/tag.js'

const RULES = [...TEXT_RULES, ...COLUMN_RULES]

describe('rules are documented data', () => {
  it('have each an id of their own', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
  })

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s: title, article of law, example, counter-example',
    (_, rule) => {
      expect(rule.title).not.toBe('')
      expect(rule.legalRefs.length).toBeGreaterThan(0)
      for (const ref of rule.legalRefs) expect(ARTICLES).toHaveProperty([ref])
      expect(rule.examples.length).toBeGreaterThan(0)
      expect(rule.counterExamples.length).toBeGreaterThan(0)
    },
  )
})

describe('les exemples des règles de texte', () => {
  const examples = TEXT_RULES.flatMap((rule) =>
    rule.examples.map((example) => [rule.id, example.text, example] as const),
  )
  it.each(examples)('%s reconnaît : %s', (id, _, example) => {
    const tags = tagText(example).filter((tag) => tag.rule === id)
    expect(tags.map((tag) => tag.state)).toContain(example.state)
    if (example.quote) expect(tags.map((tag) => tag.quote)).toContain(example.quote)
  })

  const counters = TEXT_RULES.flatMap((rule) =>
    rule.counterExamples.map((example) => [rule.id, example.text, example] as const),
  )
  it.each(counters)('%s ne dit rien de : %s', (id, _, example) => {
    expect(tagText(example).filter((tag) => tag.rule === id)).toEqual([])
  })
})

describe('les exemples des colonnes déclarées', () => {
  const examples = COLUMN_RULES.flatMap((rule) =>
    rule.examples.map((example) => [example.column, example.text, example] as const),
  )
  it.each(examples)('%s = %s', (_, __, example) => {
    const tag = tagText(example).find(({ kind }) => kind === example.kind)
    expect(tag?.state).toBe(example.state)
    expect(tag?.source).toBe('declared')
    if (example.quote) expect(tag?.quote).toBe(example.quote)
  })

  const counters = COLUMN_RULES.flatMap((rule) =>
    rule.counterExamples.map((example) => [example.column, example.text, example] as const),
  )
  it.each(counters)('%s = « %s » ne dit rien', (_, __, example) => {
    expect(tagText(example)).toEqual([])
  })
})

describe('les sosies', () => {
  it.each(LOOK_ALIKES.flatMap(({ examples }) => examples))('%s', (text) => {
    for (const field of ['objet', 'description', 'conditions', 'criteres'] as const) {
      expect(tagText({ field, text })).toEqual([])
    }
  })
})
