import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Matcher } from '../../src/considerations/matcher.js'
import { expandPhrase } from '../../src/considerations/phrases.js'
import { foldedSlice, foldText, originalSpan } from '../../src/considerations/text.js'

function matcherOf(...notations: string[]): Matcher {
  return new Matcher(notations.flatMap((text, owner) => expandPhrase(text).map((phrase) => ({ owner, phrase }))))
}

function quotes(matcher: Matcher, text: string): string[] {
  const folded = foldText(text)
  return matcher.scan(folded).map(({ from, to }) => originalSpan(folded, from, to).quote)
}

describe('phrases in one pass', () => {
  it('finds overlapping phrases and quotes them as written', () => {
    const matcher = matcherOf('clause sociale', "clause sociale d'insertion", 'insertion')
    expect(quotes(matcher, 'Clause SOCIALE d’insertion')).toEqual([
      'Clause SOCIALE',
      'Clause SOCIALE d’insertion',
      'insertion',
    ])
  })

  it('respects words: réinsertion is not insertion', () => {
    expect(quotes(matcherOf('insertion'), 'réinsertion, insertions, insertion.')).toEqual(['insertion'])
  })

  it('asks for capitals where a phrase does', () => {
    expect(quotes(matcherOf('=EA'), 'une EA, la mer ea, CREA')).toEqual(['EA'])
  })

  it('reads an article number in every spelling, and no other number', () => {
    const matcher = matcherOf('#2113-12')
    for (const text of ['L. 2113-12', 'L.2113-12', 'L2113-12', 'L 2113‑12', 'art. L.2113–12']) {
      expect(quotes(matcher, text)).toHaveLength(1)
    }
    expect(quotes(matcher, 'L. 2113-12-1, 12113-12, 2113-120')).toEqual([])
  })

  it('expands choices, words of many forms and lost apostrophes', () => {
    const forms = expandPhrase("clause{s} (d'|)insertion").map(({ folded }) => folded)
    expect(forms.sort()).toEqual([
      'clause d insertion',
      'clause dinsertion',
      'clause insertion',
      'clauses d insertion',
      'clauses dinsertion',
      'clauses insertion',
    ])
  })

  it('refuses a word it does not know', () => {
    expect(() => expandPhrase('{nope}')).toThrow(/nope/)
  })

  it('finds exactly what a plain search finds', () => {
    const words = ['a', 'ab', 'abc', 'bc', 'b a', 'c']
    const matcher = matcherOf(...words)
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ') }), (text) => {
        const folded = foldText(text)
        const plain = foldedSlice(folded, 0, folded.length)
        const expected = words.flatMap((word) => [...plain.matchAll(new RegExp(`(?<![a-z])(?=${word}(?![a-z]))`, 'g'))])
        expect(matcher.scan(folded)).toHaveLength(expected.length)
      }),
    )
  })
})
