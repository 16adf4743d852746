import { CFB, utils, type WorkBook } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import type { ReadLimits, Sheet } from '../../../src/register/types.js'
import { openXls } from '../../../src/register/xls/open.js'
import { DATED, datedBook, datedSheets, written } from '../generated.js'
import { codesOf, fileOf, outcomeOfSheets, rowsOf } from '../samples.js'

const open = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<readonly Sheet[]> =>
  openXls(fileOf(bytes), { ...DEFAULT_LIMITS, ...limits })

const outcomeOf = (bytes: Uint8Array, limits?: Partial<ReadLimits>) => outcomeOfSheets(open(bytes, limits))

const bookOf = (rows: unknown[][], more: Partial<WorkBook> = {}): WorkBook => ({
  SheetNames: ['Marchés'],
  Sheets: { Marchés: utils.aoa_to_sheet(rows) },
  ...more,
})

/** Records of a workbook stream, by type and bytes. */
const record = (type: number, ...bytes: number[]): number[] => [
  type & 0xff,
  type >> 8,
  bytes.length & 0xff,
  bytes.length >> 8,
  ...bytes,
]
const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff]
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(Math.floor(value / 0x10000))]
const latin1 = (text: string): number[] => [...text].map((c) => c.charCodeAt(0))
const EOF = record(0x000a)

/** A bare stream of Excel 97: what the workbook says, then one sheet. */
function biff8(globals: number[], cells: number[]): Uint8Array {
  const start = record(0x0809, ...u16(0x0600), ...u16(0x0005), ...u32(0), ...u32(0), ...u32(0))
  const sheetStart = record(0x0809, ...u16(0x0600), ...u16(0x0010), ...u32(0), ...u32(0), ...u32(0))
  const place = (at: number) => record(0x0085, ...u32(at), 0, 0, 7, 0, ...latin1('Marches'))
  const at = start.length + place(0).length + globals.length + EOF.length
  return Uint8Array.from([...start, ...place(at), ...globals, ...EOF, ...sheetStart, ...cells, ...EOF])
}

const shared = (row: number, index: number): number[] =>
  record(0x00fd, ...u16(row), ...u16(0), ...u16(0), ...u32(index))

describe('classeurs .xls binaires', () => {
  it('dit, une fois, que les commentaires des cellules ne sont pas lus', async () => {
    const strings = record(0x00fc, ...u32(1), ...u32(1), ...u16(2), 0, ...latin1('un'))
    const note = record(0x001c, ...u16(0), ...u16(0), ...u16(0), ...u16(1), ...u16(1), 0, 65, 0)
    const issuesOf = async (...notes: number[][]) => {
      const [sheet] = await open(biff8(strings, [...shared(0, 0), ...notes.flat()]))
      expect(sheet && (await rowsOf(sheet))).toHaveLength(1)
      return codesOf(sheet?.issues ?? [])
    }
    expect(await issuesOf(note, note)).toEqual(['cellComments'])
    expect(await issuesOf()).toEqual([])
  })

  it('lit les textes partagés à cheval sur plusieurs enregistrements, enrichis ou non', async () => {
    const strings = [
      ...record(0x00fc, ...u32(3), ...u32(3), ...u16(8), 0, ...latin1('Fourn')),
      // The text goes on in two-byte characters, as the record that continues it says.
      ...record(
        0x003c,
        1,
        ...u16(0x153),
        ...u16(0x20ac),
        ...u16(0x21),
        ...u16(3),
        8,
        ...u16(1),
        ...latin1('lot'),
        0,
        0,
      ),
      ...record(0x003c, 0, 0, ...u16(4), 4, ...u32(2), ...latin1('clau'), 9, 9),
    ]
    const [sheet] = await open(biff8(strings, [...shared(0, 0), ...shared(1, 1), ...shared(2, 2), ...shared(3, 9)]))
    const rows = sheet ? await rowsOf(sheet) : []
    expect(rows.map(({ cells }) => cells[0]?.text)).toEqual(['Fournœ€!', 'lot', 'clau'])
    expect(codesOf(sheet?.issues ?? [])).toEqual(['missingString'])
  })

  it('lit la dernière valeur des formules : nombre, texte, booléen, erreur', async () => {
    const formula = (row: number, ...value: number[]) =>
      record(0x0006, ...u16(row), ...u16(0), ...u16(0), ...value, ...u16(0), ...u32(0), ...u16(0))
    const special = (kind: number, value: number) => [kind, 0, value, 0, 0, 0, 0xff, 0xff]
    const number = [...new Uint8Array(Float64Array.of(12.5).buffer)]
    const cells = [
      ...formula(0, ...number),
      ...formula(1, ...special(0, 0)),
      ...record(0x0207, ...u16(4), 0, ...latin1('oui!')),
      ...formula(2, ...special(1, 1)),
      ...formula(3, ...special(2, 0x17)),
      ...formula(4, ...special(3, 0)),
    ]
    const [sheet] = await open(biff8([], cells))
    const rows = sheet ? await rowsOf(sheet) : []
    expect(rows.map(({ cells: [cell] }) => `${cell?.kind} ${cell?.text}`)).toEqual([
      'number 12.5',
      'text oui!',
      'boolean VRAI',
      'error #REF!',
    ])
  })

  it('lit dates de 1904, formats, fusions, feuilles masquées', async () => {
    expect(await datedSheets(await open(written(datedBook(), 'biff8')))).toEqual(DATED)
  })

  it('lit la page de codes des classeurs d’avant 1997', async () => {
    const sheet = (codePage: number[], text: number[]) =>
      Uint8Array.from([
        ...record(0x0809, ...u16(0x0500), ...u16(0x0005), ...u32(0)),
        ...codePage,
        ...record(0x0085, ...u32(12 + codePage.length + 12 + 4), 0, 0, 1, 0x41),
        ...EOF,
        ...record(0x0809, ...u16(0x0500), ...u16(0x0010), ...u32(0)),
        ...record(0x0204, ...u16(0), ...u16(0), ...u16(0), ...u16(text.length), ...text),
        ...EOF,
      ])
    const textIn = async (bytes: Uint8Array) => {
      const [first] = await open(bytes)
      return first ? (await rowsOf(first))[0]?.cells[0]?.text : undefined
    }
    expect(await textIn(sheet([], [0xe9, 0x80, 0x9c]))).toBe('é€œ')
    expect(await textIn(sheet(record(0x0042, ...u16(10_000)), [0x8e, 0xcf]))).toBe('éœ')
  })

  it('lit un .xls sans conteneur ni nom de feuille', async () => {
    const cells = record(0x0204, ...u16(0), ...u16(1), ...u16(0), ...u16(5), ...latin1('Objet'))
    const bytes = Uint8Array.from([...record(0x0809, ...u16(0), ...u16(0x10), ...u32(0)), ...cells, ...EOF])
    const [sheet] = await open(bytes)
    expect(sheet?.name).toBe('Feuil1')
    expect(sheet && (await rowsOf(sheet))[0]?.cells[1]?.text).toBe('Objet')
  })
})

describe('classeurs .xls immenses ou hostiles', () => {
  const rows = Array.from({ length: 300 }, (_, i) => [`Marché ${i}`, i * 1.5, i % 2 === 0])
  const sound = written(bookOf(rows), 'biff8')

  it('refuse un classeur coupé, où qu’il le soit', async () => {
    expect(await outcomeOf(sound)).toBe(300)
    for (const length of [8, 100, 512, 3000, Math.floor(sound.length / 2)]) {
      expect(await outcomeOf(sound.subarray(0, length))).toMatch(/^damaged/)
    }
  })

  it('refuse des tables qui tournent en rond ou mènent hors du fichier', async () => {
    const view = new DataView(sound.slice().buffer)
    const table = (view.getUint32(76, true) + 1) * 512
    for (const next of [0, 1, 5, 0x00fffff0]) {
      const bytes = sound.slice()
      const patched = new DataView(bytes.buffer)
      for (let sector = 0; sector < 128; sector++) patched.setUint32(table + sector * 4, next, true)
      expect(await outcomeOf(bytes)).toMatch(/^damaged/)
    }
    const endless = sound.slice()
    // The table of tables goes on in a sector that follows itself.
    new DataView(endless.buffer).setUint32(68, 0, true)
    new DataView(endless.buffer).setUint32(512 + 508, 0, true)
    expect(await outcomeOf(endless)).toBe('damagedOle2')
  })

  it('refuse un classeur protégé et des comptes que les octets ne tiennent pas', async () => {
    expect(await outcomeOf(biff8(record(0x002f, 1, 0, 1, 0), []))).toBe('passwordProtected')
    expect(await outcomeOf(biff8(record(0x00fc, ...u32(1), ...u32(0xffffffff), ...u16(1), 0, 65), []))).toBe(
      'damagedWorkbook',
    )
    expect(await outcomeOf(biff8([], record(0x00e5, ...u16(65_535), 0, 0)))).toBe('damagedWorkbook')
    expect(await outcomeOf(biff8([], record(0x0203, ...u16(0))))).toBe('damagedWorkbook')
  })

  it('refuse des feuilles qui se recouvrent : chacune ferait relire tout le classeur', async () => {
    const twice = biff8(record(0x0085, ...u32(20 + 19), 0, 0, 7, 0, ...latin1('Marches')), [])
    const view = new DataView(twice.buffer)
    view.setUint32(20 + 19 + 4, view.getUint32(20 + 4, true), true)
    expect(await outcomeOf(twice)).toBe('damagedWorkbook')
  })

  it('borne lignes et textes, ne croit pas les dimensions annoncées', async () => {
    expect(await outcomeOf(sound, { maxRows: 299 })).toBe('tooManyRows')
    expect(await outcomeOf(sound, { maxFileBytes: 1000 })).toBe('fileTooLarge')
    const dimensions = record(0x0200, ...u32(0), ...u32(0xffffffff), ...u16(0), ...u16(0xffff), ...u16(0))
    expect(
      await outcomeOf(
        biff8([], [...dimensions, ...record(0x0203, ...u16(65_535), ...u16(255), ...u16(0), ...u32(0), ...u32(0))]),
      ),
    ).toBe(1)
    const [sheet] = await open(written(bookOf([['a'.repeat(500)]]), 'biff8'), { maxCellLength: 20 })
    expect(sheet && (await rowsOf(sheet))[0]?.cells[0]?.text).toBe('a'.repeat(20))
    expect(codesOf(sheet?.issues ?? [])).toEqual(['cellTooLong'])
  })

  it('lit ou refuse clairement un classeur abîmé au hasard, sans jamais planter', async () => {
    const small = written(
      bookOf([
        ['Objet', 'Montant'],
        ['Voirie', 12.5],
        [true, null],
      ]),
      'biff8',
    )
    const inner = Uint8Array.from(CFB.find(CFB.read(small, { type: 'array' }), '/Workbook')?.content ?? [])
    for (const bytes of [small, inner]) {
      const damage = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) })
      await fc.assert(
        fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (damages) => {
          const copy = bytes.slice()
          for (const { at, byte } of damages) copy[at] = byte
          expect(['string', 'number']).toContain(typeof (await outcomeOf(copy)))
        }),
        { numRuns: 400 },
      )
    }
  })
})
