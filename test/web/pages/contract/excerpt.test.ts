import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf, shortened } from '../../../../src/web/pages/contract/excerpt.js'

const spanOf = (text: string, quote: string) => {
  const start = text.indexOf(quote)
  return { start, end: start + quote.length }
}
const joined = ({ before, quote, after }: ReturnType<typeof excerptOf>) => `${before}${quote}${after}`
const words = fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { minLength: 1, maxLength: 200 })

describe('une preuve citée dans sa phrase', () => {
  test('un fragment se lit dans la phrase entière, sans celles d’à côté', () => {
    const text = 'Fournitures livrées. Le papier contient au moins 50 % recyclé et non blanchi. Prix ferme.'
    const excerpt = excerptOf(text, spanOf(text, '% recyclé'))
    expect(excerpt.quote).toBe('% recyclé')
    expect(joined(excerpt)).toBe('Le papier contient au moins 50 % recyclé et non blanchi.')
  })

  test('une phrase sans fin est coupée entre deux mots, de chaque côté', () => {
    const text = `${'avant '.repeat(100)}cible ${'après '.repeat(100)}`
    const excerpt = excerptOf(text, spanOf(text, 'cible'))
    expect(excerpt.before).toMatch(/^…avant (?:avant )*$/)
    expect(excerpt.after).toMatch(/^ (?:après )*après…$/)
    expect(joined(excerpt).length).toBeGreaterThan(250)
  })

  test('quels que soient les mots : bornée, et faite de mots entiers du texte', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat({ max: 5 }), (given, at, more) => {
        const first = at % given.length
        const [head, quote] = [given.slice(0, first).join(' '), given.slice(first, first + more + 1).join(' ')]
        const text = given.join(' ')
        const start = head === '' ? 0 : head.length + 1
        const excerpt = excerptOf(text, { start, end: start + quote.length })
        expect(excerpt.quote).toBe(quote)
        const shown = joined(excerpt)
        expect(shown.length).toBeLessThanOrEqual(303)
        expect(` ${text} `).toContain(` ${shown.replace(/^… ?|…$/g, '').trim()} `)
      }),
      { numRuns: 500 },
    )
  })

  test('un texte abrégé l’est entre deux mots, et se dit abrégé', () => {
    expect(shortened('Travaux de rénovation', 14)).toBe('Travaux de…')
    expect(shortened('Travaux\nde rénovation', 21)).toBe('Travaux de rénovation')
    expect(shortened('x'.repeat(30), 10)).toBe(`${'x'.repeat(10)}…`)
  })
})
