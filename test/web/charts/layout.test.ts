import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PARTS, placeRows, type Row } from '../../../src/web/charts/layout.js'
import { textWidth, WIDTH, wrap } from '../../../src/web/charts/lettering.js'

const words = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 25 }).map((all) => all.join(' '))
const stretches = fc
  .tuple(fc.nat(5000), fc.nat(5000), fc.nat(5000))
  .map((sizes) => PARTS.map((part, at) => ({ part, size: sizes[at] ?? 0, text: String(sizes[at]) })))
const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    label: words,
    value: fc.constantFrom('61/214', '19 % à 57,1 % · 1 040/2 210', 'non calculable'),
    stretches: fc.option(stretches, { nil: null }),
    target: fc.option(fc.record({ at: fc.nat(15_000), text: fc.option(fc.constant('objectif ≥ 25 %')) })),
  }),
  { minLength: 1, maxLength: 12 },
)

describe('layout', () => {
  test('nothing leaves the picture, rows never overlap, and no part is thinner than can be seen', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { placed, height } = placeRows(given, 15_000)
        let above = 0
        for (const { area, frame, parts, gap, target, labels, value, aim } of placed) {
          expect(area.y1).toBeGreaterThanOrEqual(above)
          above = area.y2
          for (const box of [frame, gap, target, ...parts.map((part) => part.box)]) {
            if (!box) continue
            expect(box.x1).toBeGreaterThanOrEqual(0)
            expect(box.x2).toBeLessThanOrEqual(Math.max(WIDTH, 2))
            expect(box.y2).toBeLessThanOrEqual(height)
          }
          for (const { box } of parts) expect(box.x2 - box.x1).toBeGreaterThanOrEqual(1.99)
          for (const { text } of labels) expect(textWidth(text)).toBeLessThanOrEqual(WIDTH)
          const beside = labels.find(({ y }) => y === value.y)
          if (beside) expect(textWidth(beside.text) + textWidth(value.text)).toBeLessThan(WIDTH)
          if (aim) {
            expect(aim.x - textWidth(aim.text) / 2).toBeGreaterThanOrEqual(-0.01)
            expect(aim.x + textWidth(aim.text) / 2).toBeLessThanOrEqual(WIDTH + 0.01)
          }
        }
      }),
    )
  })

  test('the length of each part is its share of the scale', () => {
    const row: Row = {
      label: '2025',
      value: '',
      stretches: [
        { part: 'yes', size: 25, text: '25' },
        { part: 'open', size: 10, text: '10' },
        { part: 'no', size: 65, text: '' },
      ],
    }
    const { parts, frame } = placeRows([row], 200).placed[0] ?? {}
    expect(parts?.map(({ part, box }) => [part, Math.round(box.x1), Math.round(box.x2)])).toEqual([
      ['yes', 0, 45],
      ['open', 45, 63],
      ['no', 63, 180],
    ])
    expect(frame?.x2).toBe(179)
    // A part too short for its figure is left blank: the table has it.
    expect(parts?.map(({ inside }) => inside?.text ?? null)).toEqual(['25', null, null])
  })
})

test('a figure inside a bar is never crossed by the mark of the target, nor left out where there is room beside it', () => {
  fc.assert(
    fc.property(rows, (given) => {
      for (const { parts, target } of placeRows(given, 15_000).placed) {
        if (!target) continue
        for (const { inside, box } of parts) {
          if (!inside) continue
          const half = textWidth(inside.text) / 2
          expect(target.x1 > inside.x - half && target.x1 < inside.x + half).toBe(false)
          expect(inside.x - half).toBeGreaterThanOrEqual(box.x1)
          expect(inside.x + half).toBeLessThanOrEqual(box.x2)
        }
      }
    }),
  )
  const row: Row = {
    label: '2025',
    value: '',
    stretches: [{ part: 'yes', size: 100, text: '53' }],
    target: { at: 50, text: null },
  }
  const [placed] = placeRows([row], 100).placed
  expect(placed?.parts[0]?.inside?.x).toBeGreaterThan(placed?.target?.x1 ?? Number.NaN)
})

describe('wrapping', () => {
  test('keeps every character, in order, where lines are not limited', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 360 }), (label, width) => {
        const lines = wrap(label, width, Number.POSITIVE_INFINITY)
        expect(lines.join('').replace(/\s/g, '')).toBe(label.replace(/\s/g, ''))
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('says with an ellipsis that a name goes on', () => {
    const name = 'Direction de l’aménagement, de l’urbanisme et de la transition écologique'
    expect(wrap(name, 150, 2)).toEqual(['Direction de', expect.stringMatching(/^l’aménagement.*…$/)])
    expect(wrap('Voirie', 150, 2)).toEqual(['Voirie'])
    expect(wrap('', 150)).toEqual([])
  })
})
