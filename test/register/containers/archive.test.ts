import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ByteSource, readBytes } from '../../../src/register/byteSource.js'
import { innerFiles } from '../../../src/register/containers/archive.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { fileOf } from '../samples.js'
import { minimalXlsx } from '../xlsx/minimalXlsx.js'

const filesOf = (bytes: Uint8Array, limits = DEFAULT_LIMITS) => innerFiles(fileOf(bytes), limits)
const namesOf = async (bytes: Uint8Array) => (await filesOf(bytes))?.map(({ name }) => name)
const textOf = async (file: ByteSource) => new TextDecoder().decode(await readBytes(file, 0, file.size))

describe('une archive de fichiers', () => {
  it('donne chaque fichier, dans l’ordre des noms, lu comme s’il était donné seul', async () => {
    const files = await filesOf(zipSync({ 'b/2025.csv': strToU8('Objet\nB'), 'a.json': [strToU8('{}'), { level: 0 }] }))
    expect(files?.map(({ name }) => name)).toEqual(['a.json', 'b/2025.csv'])
    expect(await Promise.all((files ?? []).map(({ open }) => textOf(open())))).toEqual(['{}', 'Objet\nB'])
  })

  it('laisse les dossiers et ce que les systèmes y oublient', async () => {
    const litter = { '__MACOSX/._a.csv': strToU8('x'), '.DS_Store': strToU8('x'), 'dossier/': new Uint8Array(0) }
    expect(await namesOf(zipSync({ ...litter, 'dossier/a.csv': strToU8('Objet') }))).toEqual(['dossier/a.csv'])
  })

  it('garde deux fichiers dont les noms ne diffèrent que par la casse', async () => {
    expect(await namesOf(zipSync({ 'A.csv': strToU8('1'), 'a.csv': strToU8('2') }))).toEqual(['A.csv', 'a.csv'])
  })

  it('ne montre jamais un chemin qui sort de l’archive', async () => {
    const bytes = zipSync({
      '../../etc/passwd.csv': strToU8('1'),
      'C:\\temp\\r.csv': strToU8('2'),
      '/abs.csv': strToU8('3'),
    })
    expect(await namesOf(bytes)).toEqual(['etc/passwd.csv', 'abs.csv', 'temp/r.csv'])
  })

  it('n’est ni un classeur, ni un texte', async () => {
    expect(await filesOf(minimalXlsx({ sheets: [{ name: 'Marchés', data: '' }] }))).toBeNull()
    expect(await filesOf(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }))).toBeNull()
    expect(await filesOf(strToU8('Objet;Montant'))).toBeNull()
  })

  it('est refusée quand elle promet plus que la limite, ou trop de fichiers', async () => {
    const limits = { ...DEFAULT_LIMITS, maxPartBytes: 1000 }
    const large = zipSync({ 'a.csv': new Uint8Array(600), 'b.csv': new Uint8Array(600) })
    await expect(filesOf(large, limits)).rejects.toMatchObject({ code: 'archiveTooLarge' })
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, strToU8('')]))
    await expect(filesOf(zipSync(many))).rejects.toMatchObject({ code: 'tooManyFiles' })
  })

  it('lit un grand fichier sans le garder, en avant, en arrière et par morceaux', async () => {
    const size = 33 * 1024 * 1024
    const content = Uint8Array.from({ length: size }, (_, i) => (i * 7 + (i >> 12)) & 0xff)
    const file = (await filesOf(zipSync({ 'grand.csv': [content, { level: 1 }] })))?.[0]?.open()
    if (!file) throw new Error('no file')
    expect(file.size).toBe(size)
    const ranges = [
      [0, 65_536],
      [0, 10],
      [20_000_000, 20_300_000],
      [20_300_000, 20_300_001],
      [size - 22, size],
      [5, 5],
      [1_000_000, 1_400_000],
    ] as const
    for (const [from, to] of ranges)
      expect(Buffer.compare(await readBytes(file, from, to), content.subarray(from, to))).toBe(0)
  })
})
