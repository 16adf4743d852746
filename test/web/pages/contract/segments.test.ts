import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segmentsOf } from '../../../../src/web/pages/contract/segments.js'

const spans = fc.array(fc.record({ start: fc.integer({ min: -3, max: 60 }), end: fc.integer({ min: -3, max: 60 }) }), {
  maxLength: 8,
})

describe('segments of a highlighted text', () => {
  test('joined again are the text, whatever the spans', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), spans, (text, given) => {
        expect(
          segmentsOf(text, given)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('show each span whole and open it once, even where several overlap', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 50 }), spans, (text, given) => {
        const segments = segmentsOf(text, given)
        const held = given.filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
        for (const span of held) {
          const shown = segments.filter(({ covering }) => covering.includes(span)).map((segment) => segment.text)
          expect(shown.join('')).toBe(text.slice(span.start, span.end))
          expect(segments.filter(({ opening }) => opening.includes(span))).toHaveLength(1)
        }
        expect(segments.every((segment) => segment.text !== '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('cut a text at both ends of two overlapping spans', () => {
    const [a, b] = [
      { start: 0, end: 6 },
      { start: 3, end: 9 },
    ]
    expect(segmentsOf('abcdefghijk', [a, b]).map(({ text, covering }) => [text, covering.length])).toEqual([
      ['abc', 1],
      ['def', 2],
      ['ghi', 1],
      ['jk', 0],
    ])
  })
})
