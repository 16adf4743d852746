import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import type { ByteSource } from '../../../src/register/byteSource.js'
import { openCsv } from '../../../src/register/csv/open.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import type { ReadLimits } from '../../../src/register/types.js'
import { fileOf, rowsOf } from '../samples.js'

async function read(source: ByteSource, limits: Partial<ReadLimits> = {}) {
  const sheet = await openCsv(source, { ...DEFAULT_LIMITS, ...limits })
  const rows = (await rowsOf(sheet)).map(({ number, cells }) => ({
    number,
    texts: Array.from(cells, (cell) => cell?.text ?? ''),
  }))
  return { rows, issues: sheet.issues, codes: sheet.issues.map(({ code, cell }) => [code, cell]) }
}

const readText = (text: string, limits: Partial<ReadLimits> = {}) =>
  read(fileOf(new TextEncoder().encode(text)), limits)

/** A file that is not held anywhere: `head`, as much filler as wanted, `tail`; counts the bytes given at once. */
function hugeFile(head: string, filler: string, fillerBytes: number, tail: string) {
  const [start, body, end] = [head, filler, tail].map((text) => new TextEncoder().encode(text))
  const size = head.length + fillerBytes + tail.length
  const largest = { bytes: 0 }
  const byteAt = (at: number): number => {
    if (at < head.length) return start?.[at] ?? 0
    const inside = at - head.length
    return inside < fillerBytes ? (body?.[inside % filler.length] ?? 0) : (end?.[inside - fillerBytes] ?? 0)
  }
  const source: ByteSource = {
    size,
    slice: (from, to) => ({
      arrayBuffer: async () => {
        const length = Math.min(to, size) - from
        largest.bytes = Math.max(largest.bytes, length)
        return Uint8Array.from({ length }, (_, i) => byteAt(from + i)).buffer
      },
    }),
  }
  return { source, largest }
}

const HUGE = 3_000_000

describe('CSV démesurés ou abîmés', () => {
  it('coupe une cellule de trois millions de caractères entre guillemets, le dit, et lit la suite', async () => {
    const { source, largest } = hugeFile('objet;montant\n"', 'a""', HUGE, '";12\nVoirie;5\n')
    const { rows, codes } = await read(source)
    expect(rows.map(({ number, texts }) => [number, texts[1]])).toEqual([
      [1, 'montant'],
      [2, '12'],
      [3, '5'],
    ])
    expect(rows[1]?.texts[0]?.slice(0, 6)).toBe('a"a"a"')
    expect(rows[1]?.texts[0]).toHaveLength(DEFAULT_LIMITS.maxCellLength)
    expect(codes).toEqual([['cellTooLong', 'ligne 2, colonne 1']])
    expect(largest.bytes).toBeLessThan(1_000_000)
  })

  it('fait de même d’une cellule sans guillemets, et d’un texte de milliers de lignes', async () => {
    const plain = await read(hugeFile('objet;montant\n', 'a', HUGE, ';12\nVoirie;5\n').source)
    expect(plain.rows.map(({ texts }) => texts[1])).toEqual(['montant', '12', '5'])
    const lines = await read(
      hugeFile('objet;montant\n"', 'un texte de plus\n', 17 * 100_000, '";12\nVoirie;5\n').source,
    )
    expect(lines.rows.map(({ number, texts }) => [number, texts[1]])).toEqual([
      [1, 'montant'],
      [2, '12'],
      [100_003, '5'],
    ])
    expect(lines.codes).toEqual([['cellTooLong', 'ligne 2, colonne 1']])
  })

  it('dit combien de lignes un guillemet sans fin a prises quand rien ne les distingue du texte', async () => {
    const { source } = hugeFile('objet;montant\n"', 'un texte de plus\n', 17 * 100_000, '')
    const { rows, issues } = await read(source)
    expect(rows).toHaveLength(2)
    expect(issues.map(({ code }) => code)).toEqual(['cellTooLong', 'unclosedQuote'])
    expect(issues[1]?.message).toContain('100000 lignes suivantes')
  })

  it('borne une ligne de millions de cellules vides', async () => {
    const { rows, codes } = await read(hugeFile('objet;montant\n', ';', 1_500_000, '\nVoirie;5\n').source)
    expect(rows.map(({ number }) => number)).toEqual([1, 3])
    expect(codes).toEqual([['tooManyColumns', 'ligne 2']])
  })

  it('rend chaque mot d’un texte aux guillemets, lignes et séparateurs en désordre', async () => {
    const noise = fc.constantFrom(
      '"',
      ';',
      '\n',
      '\r\n',
      ' ',
      '""',
      '="',
      ',',
      '\\"',
      '\r',
      '";"',
      '"\n"',
      '\ufeff',
      'é',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { maxLength: 200 }), async (parts) => {
        const { rows } = await readText(parts.map((part, i) => `${part}mot${i}.`).join(''))
        const all = rows.map(({ texts }) => texts.join(' ')).join('\n')
        for (let i = 0; i < parts.length; i++) expect(all).toContain(`mot${i}.`)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws anything but AppError, whatever the bytes', async () => {
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(10, 13, 34, 59, 61, 39, 0xc3, 0xff, 0xfe, 0),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { maxLength: 400 }), async (bytes) => {
        const outcome = await read(fileOf(Uint8Array.from(bytes)), { maxRows: 50 }).catch((error) => error)
        expect(outcome instanceof AppError || Array.isArray(outcome.rows)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('cellules abîmées par un export', () => {
  it('lit le texte de ="…", entre guillemets ou non, zéros et séparateurs compris, sans rien calculer', async () => {
    const text = 'siret;objet;montant\n="01234567890123";="a;b ""c""";5\n"=""0123""";=1+1;="\n'
    const { rows, issues } = await readText(text)
    expect(rows.slice(1).map(({ texts }) => texts)).toEqual([
      ['01234567890123', 'a;b "c"', '5'],
      ['0123', '=1+1', '="'],
    ])
    expect(issues).toMatchObject([{ code: 'unclosedQuote', cell: 'ligne 3' }])
  })

  it('décode les entités HTML, échappées une fois ou deux, et le dit une fois', async () => {
    const text =
      'objet|montant\nCr&egrave;che &#8211; l&#x2019;&amp;eacute;t&amp;#233;|14&nbsp;700&euro;\nR&D &amp; AT&T &lt;b&gt; &inconnu;|5\n'
    const { rows, codes } = await readText(text)
    expect(rows.slice(1).map(({ texts }) => texts)).toEqual([
      ['Crèche – l’été', '14\u00a0700€'],
      ['R&D & AT&T <b> &inconnu;', '5'],
    ])
    expect(codes).toEqual([['htmlEntities', 'ligne 2, colonne 1']])
  })

  it('recolle une cellule coupée au point-virgule d’une entité', async () => {
    const lines = ['objet;lieu;montant', 'Caf&eacute; &#8211; th&eacute;;Paris;5', 'Eau;Lyon;6', 'Gaz;Nice;7', '']
    expect((await readText(lines.join('\n'))).rows.map(({ texts }) => texts)).toEqual([
      ['objet', 'lieu', 'montant'],
      ['Café – thé', 'Paris', '5'],
      ['Eau', 'Lyon', '6'],
      ['Gaz', 'Nice', '7'],
    ])
  })

  it('dit une fois, avec la ligne, les cellules de trop ; rien des lignes courtes', async () => {
    const lines = [
      'objet;lieu;montant',
      'Eau;Lyon',
      'Gaz; électricité;Nice;7',
      'Bois;Gap;8;;',
      'Sel;a;b;c;d;e',
      'Fer;Metz;9',
      '',
    ]
    const { rows, codes } = await readText(lines.join('\n'))
    expect(rows).toHaveLength(6)
    expect(codes).toEqual([['extraCells', 'ligne 3']])
  })

  it('lit les guillemets simples où toutes les lignes en ont', async () => {
    const { rows } = await readText("'objet';'montant'\n'l''eau; le gaz';'5'\n'bois';'6'\n")
    expect(rows.map(({ texts }) => texts)).toEqual([
      ['objet', 'montant'],
      ["l'eau; le gaz", '5'],
      ['bois', '6'],
    ])
    expect((await readText("objet;montant\n'0123;5\n")).rows[1]?.texts).toEqual(["'0123", '5'])
  })

  it('lit les guillemets échappés d’une barre oblique', async () => {
    const { rows, issues } = await readText('objet,lieu,montant\n"Lot \\"A\\", suite",Paris,5\n"Lot \\"B\\"",Lyon,6\n')
    expect(rows.slice(1).map(({ texts }) => texts)).toEqual([
      ['Lot "A", suite', 'Paris', '5'],
      ['Lot "B"', 'Lyon', '6'],
    ])
    expect(issues).toEqual([])
  })

  it('lit un fichier d’ancien Mac terminé par un retour à la ligne d’aujourd’hui', async () => {
    expect(
      (await readText('objet;montant\rEau;5\rGaz;6\r\n')).rows.map(({ number, texts }) => [number, texts]),
    ).toEqual([
      [1, ['objet', 'montant']],
      [2, ['Eau', '5']],
      [3, ['Gaz', '6']],
    ])
  })
})
