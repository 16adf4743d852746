import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../src/considerations/folding.js'
import { Matcher } from '../../src/considerations/matcher.js'
import { countForms, phrasesOf } from '../../src/considerations/phrases.js'
import { foldedSlice, originalSpan } from '../../src/considerations/text.js'

function matcherOf(...notations: string[]): Matcher {
  return new Matcher(notations.map((notation, owner) => ({ owner, notation })))
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

  it('reads choices, words of many forms and lost apostrophes', () => {
    const matcher = matcherOf("clause{s} (d'|)insertion")
    for (const clause of ['clause', 'clauses']) {
      for (const rest of ['d’insertion', 'dinsertion', 'insertion']) {
        expect(quotes(matcher, `une ${clause} ${rest} est prévue`)).toContain(`${clause} ${rest}`)
      }
    }
    expect(quotes(matcher, 'clause de insertion, sous-clauses insertions')).toEqual([])
  })

  it('reads nested and optional choices, with single spaces whatever is left out', () => {
    const matcher = matcherOf('marché( (public|privé)|) (très |)réservé{e}')
    for (const text of ['marché réservé', 'marché public réservés', 'marché privé très réservée']) {
      expect(quotes(matcher, text)).toEqual([text])
    }
  })

  it('finds a phrase of many forms, cut in pieces, as if it were written out', () => {
    const [heads, middles, tails] = [
      ['suivi', 'appui'],
      ['', 'social ', 'social renforcé '],
      ['des jeunes', 'du RSA', 'de la ville'],
    ]
    const others = 'abcdefghijkl'.split('').map((letter) => `${letter}mission`)
    const notation = `(${heads.join('|')}|${others.join('|')}) (${middles.join('|')})(${tails.join('|')})`
    const matcher = matcherOf(notation)
    for (const head of heads) {
      for (const middle of middles) {
        for (const tail of tails) {
          const form = `${head} ${middle}${tail}`
          expect(quotes(matcher, `un ${form}, x`)).toEqual([form])
          expect(quotes(matcher, `${form} puis ${form}`)).toEqual([form, form])
          for (const broken of [`re${form}`, `${form}x`, form.replace(' ', ''), form.replace(' ', ' x ')]) {
            expect(quotes(matcher, broken)).toEqual([])
          }
        }
      }
    }
  })

  it('finds words, numbers and signs side by side, whichever each begins with', () => {
    const matcher = matcherOf("clause d'insertion", '\\(selon le lot', '☐ non', '#2113-12', 'a', 'lot')
    expect(quotes(matcher, '(clause d’insertion : 35 h)')).toEqual(['clause d’insertion'])
    expect(quotes(matcher, 'x (selon le lot), L2113-12,☐ non;lot(a)')).toEqual([
      '(selon le lot',
      'lot',
      '2113-12',
      '☐ non',
      'lot',
      'a',
    ])
  })

  it('takes a sign as it is after a backslash', () => {
    expect(quotes(matcherOf('rse \\(réseau'), 'le RSE (réseau social)')).toEqual(['RSE (réseau'])
  })

  it.each(['{nope}', 'clause (a|b', 'clause a)', 'a|b'])('refuses %s', (notation) => {
    expect(() => matcherOf(notation)).toThrow()
  })

  it('counts the forms of a phrase without writing them out', () => {
    const [phrase] = phrasesOf('(a|b|)(c|d(e|f))')
    expect(phrase && countForms(phrase.forms)).toBe(9)
  })

  it('finds the same with many phrases as with each alone', () => {
    const words = [
      "clause{s} d'insertion",
      'insertion( sociale|)',
      'sociale',
      '(clause|critère) {soc}',
      'a b c d e f g h',
    ]
    const all = matcherOf(...words)
    const text = fc.array(
      fc.constantFrom('clause', 'clauses', 'd’insertion', 'insertion', 'sociale', 'critère', 'a', 'b', 'c'),
    )
    fc.assert(
      fc.property(text, (parts) => {
        const folded = foldText(parts.join(' '))
        const apart = words.flatMap((word, owner) =>
          matcherOf(word)
            .scan(folded)
            .map((hit) => ({ ...hit, owner })),
        )
        const sorted = (hits: typeof apart) => hits.map((hit) => `${hit.from} ${hit.to} ${hit.owner}`).sort()
        expect(sorted(all.scan(folded))).toEqual(sorted(apart))
      }),
    )
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
