import { describe, expect, it } from 'vitest'
import { ARTICLES } from '../../src/codes/articles.js'
import { foldText } from '../../src/considerations/folding.js'
import { Matcher } from '../../src/considerations/matcher.js'
import type { Example, TextRule } from '../../src/considerations/rule.js'
import { COLUMN_RULES, OMISSION_RULE } from '../../src/considerations/rules/columns.js'
import { LOOK_ALIKES } from '../../src/considerations/rules/look-alikes.js'
import { TEXT_RULES } from '../../src/considerations/rules.js'
import { findIn, tagText } from '../../src/considerations/tag.js'
import { NATURE_NOT_STATED } from '../../src/considerations/voices.js'

const RULES = [...TEXT_RULES, ...COLUMN_RULES]

/** State and quote of what a rule finds; an object rule establishes its object, so its only state is yes. */
function foundBy({ id }: TextRule, example: Example): { readonly state: string; readonly quote: string }[] {
  const { tags, objects } = findIn(example)
  const bought = objects.filter(({ rule }) => rule === id).map(({ quote }) => ({ state: 'yes', quote }))
  return [...tags.filter(({ rule }) => rule === id), ...bought]
}

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

  it.each(TEXT_RULES.map((rule) => [rule.id, rule] as const))(
    '%s: facts, or an object bought, never both',
    (_, rule) => {
      expect(rule.reading === 'object').toBe(rule.object !== undefined)
      expect(rule.kinds.length === 0).toBe(rule.object !== undefined)
    },
  )
})

describe('les contre-exemples', () => {
  it.each(TEXT_RULES.map((rule) => [rule.id, rule] as const))(
    '%s : l’un au moins a une de ses expressions',
    (_, rule) => {
      const matcher = new Matcher(rule.phrases.map((notation) => ({ owner: 0, notation })))
      const found = rule.counterExamples.filter(({ text }) => matcher.scan(foldText(text)).length > 0)
      expect(found.length).toBeGreaterThan(0)
    },
  )
})

describe('les exemples des règles de texte', () => {
  const examples = TEXT_RULES.flatMap((rule) =>
    rule.examples.map((example) => [rule.id, example.text, rule, example] as const),
  )
  it.each(examples)('%s reconnaît : %s', (_, __, rule, example) => {
    const found = foundBy(rule, example)
    expect(found.map(({ state }) => state)).toContain(example.state)
    if (example.quote) expect(found.map(({ quote }) => quote)).toContain(example.quote)
  })

  const counters = TEXT_RULES.flatMap((rule) =>
    rule.counterExamples.map((example) => [rule.id, example.text, rule, example] as const),
  )
  it.each(counters)('%s ne dit rien de : %s', (_, __, rule, example) => {
    expect(foundBy(rule, example)).toEqual([])
  })
})

describe('les exemples des colonnes déclarées', () => {
  const examples = COLUMN_RULES.flatMap((rule) =>
    rule.examples.map((example) => [example.column, example.text, rule, example] as const),
  )
  it.each(examples)('%s = %s', (_, __, rule, example) => {
    const tag = tagText(example).find(({ kind }) => kind === example.kind)
    expect([rule.id, OMISSION_RULE, NATURE_NOT_STATED]).toContain(tag?.rule)
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
