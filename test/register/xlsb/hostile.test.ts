import { utils, type WorkBook } from '@e965/xlsx'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import type { ReadLimits, Sheet } from '../../../src/register/types.js'
import { openXlsb } from '../../../src/register/xlsb/open.js'
import { DATED, datedBook, datedSheets, written } from '../generated.js'
import { codesOf, fileOf, outcomeOfSheets, rowsOf } from '../samples.js'

const open = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<readonly Sheet[]> =>
  openXlsb(fileOf(bytes), { ...DEFAULT_LIMITS, ...limits })

const outcomeOf = (bytes: Uint8Array, limits?: Partial<ReadLimits>) => outcomeOfSheets(open(bytes, limits))

const bookOf = (rows: unknown[][]): WorkBook => ({
  SheetNames: ['Marchés'],
  Sheets: { Marchés: utils.aoa_to_sheet(rows) },
})
const sound = written(
  bookOf([
    ['Objet', 'Montant'],
    ['Voirie', 12.5],
    [true, 'Objet'],
  ]),
  'xlsb',
)
const SHEET = 'xl/worksheets/sheet1.bin'

/** The same workbook with its sheet made of these bytes. */
const withSheet = (bytes: readonly number[]): Uint8Array =>
  zipSync({ ...unzipSync(sound), [SHEET]: Uint8Array.from(bytes) })

/** A record: its type and its size on as many bytes as they need. */
function record(type: number, ...bytes: number[]): number[] {
  const code = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...code(value >> 7)])
  return [...code(type), ...code(bytes.length), ...bytes]
}
const u32 = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)]
const wide = (text: string): number[] => [
  ...u32(text.length),
  ...[...text].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]),
]
const rowAt = (index: number): number[] => record(0, ...u32(index), ...Array.from({ length: 13 }, () => 0))
const at = (column: number): number[] => [...u32(column), 0, 0, 0, 0]
const END = record(146)

async function shown(bytes: readonly number[]): Promise<string[][]> {
  const [sheet] = await open(withSheet(bytes))
  const rows = sheet ? await rowsOf(sheet) : []
  return rows.map(({ cells }) => Array.from(cells, (cell) => (cell ? `${cell.kind} ${cell.text}` : '')))
}

describe('enregistrements d’un classeur .xlsb', () => {
  it('lit chaque sorte de cellule, formules et formes courtes comprises', async () => {
    const double = [...new Uint8Array(Float64Array.of(0.1).buffer)]
    const cells = [
      ...record(2, ...at(0), ...u32((1250 << 2) | 3)),
      ...record(2, ...at(1), ...u32(0x3ff80000)),
      ...record(3, ...at(2), 0x07),
      ...record(4, ...at(3), 1),
      ...record(5, ...at(4), ...double),
      ...record(6, ...at(5), ...wide('Lot é')),
      ...record(62, ...at(6), 0, ...wide('riche')),
      ...record(8, ...at(7), ...wide('calculé'), 0, 0),
      ...record(9, ...at(8), ...double, 0, 0),
      ...record(10, ...at(9), 0, 0, 0),
      ...record(11, ...at(10), 0x2a, 0, 0),
      // In the short form a cell follows the one before.
      ...record(13, 0, 0, 0, 0, ...u32((7 << 2) | 2)),
      ...record(12, 0, 0, 0, 0),
      ...record(17, 0, 0, 0, 0, ...wide('court')),
    ]
    expect(await shown([...record(145), ...rowAt(0), ...cells, ...END])).toEqual([
      [
        'number 12.5',
        'number 1.5',
        'error #DIV/0!',
        'boolean VRAI',
        'number 0.1',
        'text Lot é',
        'text riche',
        'text calculé',
        'number 0.1',
        'boolean FAUX',
        'error #N/A',
        'number 7',
        '',
        'text court',
      ],
    ])
  })

  it('lit dates de 1904, formats, fusions, feuilles masquées', async () => {
    expect(await datedSheets(await open(written(datedBook(), 'xlsb')))).toEqual(DATED)
  })
})

describe('classeurs .xlsb immenses ou hostiles', () => {
  it('refuse ce qui est coupé, hors de la feuille ou trop long', async () => {
    expect(await outcomeOf(sound)).toBe(3)
    const start = [...record(145), ...rowAt(0)]
    expect(await outcomeOf(withSheet(start))).toBe('damagedWorkbook')
    expect(await outcomeOf(withSheet([...start, ...record(5, ...at(0), 1, 2), ...END]))).toBe('damagedWorkbook')
    expect(await outcomeOf(withSheet([...start, 0x05, 0xff, 0xff, 0xff, 0x7f]))).toBe('damagedWorkbook')
    expect(await outcomeOf(withSheet([...rowAt(1_048_576), ...END]))).toBe('damagedWorkbook')
    expect(await outcomeOf(sound.subarray(0, 400))).toBe('damagedArchive')
    expect(await outcomeOf(sound, { maxRows: 2 })).toBe('tooManyRows')
    expect(await outcomeOf(zipSync({ 'xl/workbook.bin': new Uint8Array(0) }))).toBe('notWorkbook')
  })

  it('refuse une bombe de zéros, avant comme après la limite', async () => {
    const bomb = zipSync({ ...unzipSync(sound), [SHEET]: new Uint8Array(64_000_000) })
    expect(await outcomeOf(bomb, { maxPartBytes: 1_000_000 })).toBe('partTooLarge')
    expect(await outcomeOf(bomb)).toBe('damagedWorkbook')
  })

  it('lit, coupé, un texte interminable, et ce qui le suit', async () => {
    const long = [
      ...rowAt(0),
      ...record(6, ...at(0), ...wide('é'.repeat(2000))),
      ...record(6, ...at(1), ...wide('après')),
      ...END,
    ]
    const [sheet] = await open(withSheet(long), { maxCellLength: 100 })
    const [row] = sheet ? await rowsOf(sheet) : []
    expect(row?.cells.map((cell) => cell?.text)).toEqual(['é'.repeat(100), 'après'])
    expect(codesOf(sheet?.issues ?? [])).toEqual(['cellTooLong'])
    // Longer than a record is kept: only its beginning is.
    const head = [...rowAt(0), 6, ...[0xff, 0xff, 0xff, 0x01].map((b) => b), ...at(0), ...u32(2_000_000)]
    const body = new Uint8Array(4_194_303 - 12).fill(65)
    const whole = Uint8Array.from([...head])
    const tail = Uint8Array.from([...record(6, ...at(1), ...wide('après')), ...END])
    const bytes = new Uint8Array(whole.length + body.length + tail.length)
    bytes.set(whole)
    bytes.set(body, whole.length)
    bytes.set(tail, whole.length + body.length)
    const [second] = await open(zipSync({ ...unzipSync(sound), [SHEET]: bytes }))
    const [cut] = second ? await rowsOf(second) : []
    expect(cut?.cells[1]?.text).toBe('après')
    expect(codesOf(second?.issues ?? [])).toEqual(['cellTooLong'])
  })

  it('dit un texte partagé absent, une cellule hors des colonnes, une feuille absente', async () => {
    const cells = [
      ...record(7, ...at(0), ...u32(99)),
      ...record(7, ...at(1), ...u32(0)),
      ...record(4, ...at(20_000), 1),
    ]
    const [sheet] = await open(withSheet([...rowAt(0), ...cells, ...END]))
    expect(sheet && (await rowsOf(sheet))[0]?.cells[1]?.text).toBe('Objet')
    expect(codesOf(sheet?.issues ?? [])).toEqual(['missingString', 'tooManyColumns'])
    const { [SHEET]: _, ...parts } = unzipSync(sound)
    const [absent] = await open(zipSync(parts))
    expect(codesOf(absent?.issues ?? [])).toEqual(['missingSheet'])
  })

  it('lit ou refuse clairement une feuille abîmée au hasard, sans jamais planter', async () => {
    const parts = unzipSync(sound)
    const damage = fc.record({
      part: fc.constantFrom(...Object.keys(parts).filter((name) => name.endsWith('.bin'))),
      at: fc.nat(4000),
      byte: fc.nat(255),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 5 }), async (damages) => {
        const copy = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, bytes.slice()]))
        for (const { part, at, byte } of damages) {
          const bytes = copy[part]
          if (bytes && bytes.length > 0) bytes[at % bytes.length] = byte
        }
        expect(['string', 'number']).toContain(typeof (await outcomeOf(zipSync(copy, { level: 0 }))))
      }),
      { numRuns: 300 },
    )
  })
})
