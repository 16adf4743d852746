import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Folder, foldPhrase, foldText } from '../../src/considerations/folding.js'
import { foldedSlice, originalSpan } from '../../src/considerations/text.js'

describe('folding with the way back', () => {
  it('folds what keyboards and exports vary', () => {
    const cases: [string, string][] = [
      ['Clause d’insertion', 'clause d insertion'],
      ["CLAUSE D'INSERTION", 'clause d insertion'],
      ['clause\u00a0\u202f d‘insertion', 'clause d insertion'],
      ['mise en œuvre', 'mise en oeuvre'],
      ['éco-label', 'eco label'],
      ['L. 2113‑12', 'l. 2113-12'],
      ['Clauses SocialesLa Ville', 'clauses sociales la ville'],
      ['ﬁlière', 'filiere'],
      ['considerations_sociales', 'considerations sociales'],
    ]
    for (const [text, folded] of cases) expect(foldPhrase(text)).toBe(folded)
  })

  it('folds the HTML entities an export left in to what they stand for, and quotes them whole', () => {
    const text = 'March&eacute; : clause d&#39;insertion&nbsp;&#xe0; 5&nbsp;%'
    const folded = foldText(text)
    const words = foldedSlice(folded, 0, folded.length)
    expect(words).toBe('marche : clause d insertion a 5 %')
    const at = words.indexOf('d insertion')
    expect(originalSpan(folded, at, at + 11).quote).toBe('d&#39;insertion')
    for (const plain of ['r&d', 'a & b', '&', '&inconnu;']) expect(foldPhrase(plain)).toBe(plain)
  })

  it('gives back the original words of a folded span, marks included', () => {
    const text = 'La cle\u0301  d’œuvre'
    const folded = foldText(text)
    const at = foldedSlice(folded, 0, folded.length).indexOf('cle')
    expect(originalSpan(folded, at, at + 3)).toEqual({ start: 3, end: 7, quote: 'cle\u0301' })
  })

  it('quotes the original verbatim on any span of any text, surrogate pairs whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const folded = foldText(text)
        const from = folded.length === 0 ? 0 : a % folded.length
        const to = Math.min(folded.length, from + 1 + (b % 10))
        const { start, end, quote } = originalSpan(folded, from, to)
        expect(text.slice(start, end)).toBe(quote)
        expect(quote).not.toMatch(/\p{Cs}/u)
        expect(end).toBeGreaterThanOrEqual(start)
      }),
    )
  })

  it('maps units in order over arbitrary UTF-16, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { starts, ends, length } = foldText(text)
        for (let i = 0; i < length; i++) {
          expect(ends[i]).toBeLessThanOrEqual(text.length)
          expect(starts[i] ?? 0).toBeGreaterThanOrEqual(starts[i - 1] ?? 0)
        }
      }),
    )
  })

  it('folds the same with kept buffers as with fresh ones', () => {
    const folder = new Folder()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const kept = folder.fold(text)
        const fresh = foldText(text)
        expect(foldedSlice(kept, 0, kept.length)).toBe(foldedSlice(fresh, 0, fresh.length))
      }),
    )
  })
})
