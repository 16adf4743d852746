import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { IssueLog } from '../../../src/register/issueLog.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import type { SheetRow } from '../../../src/register/types.js'
import { customFormat } from '../../../src/register/xlsx/numberFormats.js'
import { PlainCells } from '../../../src/register/xlsx/plainCells.js'
import { SheetReader } from '../../../src/register/xlsx/sheet.js'
import { sheetXml } from './minimalXlsx.js'

const formats = ['General', 'dd/mm/yyyy', '00000000000000', '[h]:mm', 'h:mm'].map(customFormat)
const strings = ['Clause d’insertion', '', 'Travaux']

interface Reading {
  readonly rows: readonly SheetRow[]
  readonly issues: IssueLog['issues']
}

/** The rows of a sheet whose part comes in pieces of the sizes given, over and over. */
function readIn(xml: string, sizes: readonly number[], limits = DEFAULT_LIMITS): Reading {
  const log = new IssueLog()
  const cells = new PlainCells({ strings, formats, date1904: false }, limits.maxCellLength)
  const reader = new SheetReader({ sheet: 'Marchés', part: 'sheet1.xml', limits, log }, cells)
  const bytes = strToU8(xml)
  const rows: SheetRow[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    reader.feed(bytes.subarray(at, at + size))
    rows.push(...reader.take())
    at += size
  }
  reader.finish()
  rows.push(...reader.take())
  return { rows, issues: log.issues }
}

/** The same XML with a prefix on every tag: no cell of it is plain, all go through the scanner. */
const prefixed = (xml: string) => xml.replaceAll(/<(\/?)([a-z])/gi, '<$1x:$2')

const numbers = [
  ...['0', '-0', '7', '-7', '007', '1.5', '-1.50', '.5', '5.', '1e3', '-1.5E-7', '0.1', '0.30000000000000004', ' 7 '],
  ...[
    '123456789012345',
    '1234567890123456',
    '12345678901234567890',
    '0.000001',
    '0.0000001',
    '00.5',
    '1..5',
    '1-5',
    '',
  ],
  ...['45292', '45292.5', '65536', '2958466', '-1', '60', '#N/A', '1,5', '1 000', 'NaN', 'Infinity', '&#49;2', '0x10'],
]
const texts = [
  '',
  'a',
  'é',
  'Marché d’entretien',
  'a&amp;b',
  'a_x000D_b',
  '&#xD800;',
  'œ'.repeat(40),
  '\r\n',
  '0',
  '2',
  '9',
]
const cellXml = fc.oneof(
  fc
    .record({ s: fc.nat(6), v: fc.constantFrom(...numbers), t: fc.constantFrom('', ' t="n"') })
    .map(({ s, v, t }) => `s="${s}"${t}><v>${v}</v>`),
  fc
    .record({ t: fc.constantFrom('s', 'str', 'b', 'e', 'd', 'inlineStr', 'zz', ''), v: fc.constantFrom(...texts) })
    .map(({ t, v }) => `t="${t}"><v>${v}</v>`),
  fc
    .record({ v: fc.constantFrom(...texts), space: fc.constantFrom('', ' xml:space="preserve"') })
    .map(({ v, space }) => `t="inlineStr"><is><t${space}>${v}</t></is>`),
  fc.constantFrom('t="str"><f>A1</f><v></v>', '><f>A1+1</f>', 't="s"><v>7</v>', '><v/>', 's="1">', 'cm="1"><v>3</v>'),
)
const reference = fc.constantFrom('', 'r="B2" ', 'r="AB12" ', 'r="D" ', 'r="b3" ', 'r="XFE1" ', 'r="AAAA1" ', "r='E4' ")
const rowXml = fc
  .array(fc.record({ reference, cell: cellXml }), { maxLength: 6 })
  .map((cells) => `<row>${cells.map(({ reference, cell }) => `<c ${reference}${cell}</c>`).join('')}</row>`)
const sheet = fc.array(rowXml, { maxLength: 6 }).map((rows) => sheetXml(rows.join('')))

describe('lecture d’une feuille par morceaux', () => {
  it('gives the same rows and findings wherever the pieces are cut', () => {
    fc.assert(
      fc.property(sheet, fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }), (xml, sizes) => {
        expect(readIn(xml, sizes)).toEqual(readIn(xml, [xml.length * 4]))
      }),
      { numRuns: 500 },
    )
  })

  it('reads plain cells as the scanner reads them', () => {
    fc.assert(
      fc.property(sheet, (xml) => {
        expect(readIn(xml, [xml.length * 4])).toEqual(readIn(prefixed(xml), [xml.length * 4]))
      }),
      { numRuns: 1000 },
    )
  })

  it('never takes for part of a cell what an earlier piece left behind', () => {
    const row = (n: number) =>
      `<row r="${n}"><c r="A${n}" s="1"><v>45480</v></c><c r="B${n}"><v>721125.04</v></c><c r="C${n}" t="s"><v>2</v></c></row>`
    const xml = sheetXml(Array.from({ length: 9000 }, (_, i) => row(i + 1)).join(''))
    for (const size of [16_384, 65_536, 10_007]) {
      const { rows } = readIn(xml, [size])
      expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 9000 }, (_, i) => i + 1))
      expect(new Set(rows.map(({ cells }) => JSON.stringify(cells))).size).toBe(1)
    }
  })
})
