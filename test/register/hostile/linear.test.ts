import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { lotOfColumn } from '../../../src/contract/identity.js'
import { AppError } from '../../../src/errors.js'
import { zipEntries } from '../../../src/register/containers/zip.js'
import { readRegister } from '../../../src/register/read.js'
import { isAnnotation } from '../../../src/register/table/units.js'
import { parseList } from '../../../src/register/values/list.js'
import { customFormat } from '../../../src/register/xlsx/numberFormats.js'
import { codesOf, csvFile, fileOf, itemsOf, readOnes, rejectedOnes, textCell } from '../samples.js'
import { minimalXlsx, relationsXml, sheetXml } from '../xlsx/minimalXlsx.js'

const LONG = 100_000
const cells = (texts: readonly string[]): string =>
  texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
const HEADERS = ['Objet', 'Montant HT', 'Date de notification']
const header = `<row r="1">${cells(HEADERS)}</row>`
const line = (row: number): string => `<row r="${row}">${cells(['Voirie', '1000', '2024-01-02'])}</row>`

/** Taken the square of their length, these would last minutes: the tests would end by their time limit. */
describe('textes et classeurs faits pour faire durer la lecture', () => {
  it('lit un CSV dont une cellule n’est que chiffres et points, sans les essayer un à un', async () => {
    const text = `Objet;Montant HT\n${'1.'.repeat(LONG / 2)}x;5\nVoirie;12\n`
    const register = await readRegister(csvFile(text))
    expect(readOnes(await itemsOf(register))).toHaveLength(2)
  })

  it('lit un CSV dont une ligne n’est qu’entités coupées à leur point-virgule, sans reprendre chaque fois ce qui précède', async () => {
    const text = `Objet;Montant HT\nBancs &amp; tables;12\n${'&amp;'.repeat(3 * LONG)};5\n`
    const items = await itemsOf(await readRegister(csvFile(text)))
    expect(readOnes(items).map(({ record }) => record.objet)[0]).toBe('Bancs & tables')
    expect(items).toHaveLength(3)
  })

  it('lit ou refuse un fichier d’un marché par ligne plein de crochets de trop, sans reprendre à chacun ce qui suit', async () => {
    const line = '{"id":"1","objet":"Voirie","montant":5}\n'
    const storms = [
      '[\n',
      '{\n',
      '[{}',
      '[[[[}',
      `[${'[]'.padEnd(40, ',1')}}`,
      '{"objet":[',
      `${'['.repeat(200)}}`,
      '}]',
    ]
    const outcomes: string[] = []
    for (const storm of storms) {
      const file = new Blob([line, storm.repeat(LONG / 4), '\n', line])
      const read = readRegister(file).then(async (register) => readOnes(await itemsOf(register)).length > 0)
      outcomes.push(
        await read.then(String, (cause: unknown) => (cause instanceof AppError ? cause.code : String(cause))),
      )
    }
    for (const outcome of outcomes) expect(outcome).toMatch(/^(?:true|damagedJson|truncatedJson|notDecp)$/)
  })

  it('lit une page web dont une cellule n’est que chevrons, sans la recomposer à chacun', async () => {
    const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
    const page = `<html><table>${row('Objet', 'Montant HT')}${row(`Bancs ${'<'.repeat(10 * LONG)}`, '5')}${row('Sols', '6')}</table></html>`
    const read = readOnes(await itemsOf(await readRegister(new Blob([page]))))
    expect(read.map(({ record }) => record.montant)).toEqual([500, 600])
  })

  it('lit un numéro de lot, une liste, un format et une unité démesurés', () => {
    expect(lotOfColumn(`lot${' '.repeat(LONG)}x`)).not.toBeNull()
    expect(lotOfColumn(`Lot${' '.repeat(LONG)}3`)).toBe('3')
    expect(parseList(`['Clause', ${"'\\".repeat(LONG)}`)).toContain('Clause')
    expect(customFormat('['.repeat(LONG)).kind).toBe('number')
    expect(isAnnotation({ number: 2, cells: [textCell(`(${' '.repeat(LONG)}x`)] })).toBe(false)
  })

  it('ne redit pas les lignes vides entre des lignes qui vont et viennent', async () => {
    const data = header + Array.from({ length: 20 }, () => line(2) + line(1_000_000)).join('')
    const register = await readRegister(fileOf(minimalXlsx({ sheets: [{ name: 'Marchés', data }] })))
    let ignored = 0
    let read = 0
    for await (const batch of register.items) {
      for (const { outcome } of batch) {
        if (outcome === 'ignored') ignored += 1
        else read += 1
      }
    }
    expect({ read, ignored }).toEqual({ read: 40, ignored: 999_998 })
  })

  it('prend d’une colonne la dernière de cent mille fusions superposées', async () => {
    const merges = `<mergeCells>${'<mergeCell ref="A2:A1048576"/>'.repeat(LONG)}</mergeCells>`
    const blank = (row: number) => `<row r="${row}"><c/><c><v>5</v></c></row>`
    const rows = header + line(2) + Array.from({ length: 300 }, (_, index) => blank(index + 3)).join('')
    const xml = sheetXml(rows).replace('</sheetData>', `</sheetData>${merges}`)
    const sheets = [{ name: 'Marchés', data: '' }]
    const register = await readRegister(fileOf(minimalXlsx({ sheets, parts: { 'xl/worksheets/sheet1.xml': xml } })))
    const read = readOnes(await itemsOf(register))
    expect(read).toHaveLength(301)
    expect(read.at(-1)?.record.objet).toBe('Voirie')
  })

  it('ne lit qu’une fois une partie que plusieurs feuilles se partagent, et nomme les autres', async () => {
    const sheets = ['Une', 'Deux', 'Trois'].map((name) => ({ name, data: header + line(2) }))
    const links = relationsXml(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId3', 'worksheet', 'worksheets/sheet1.xml'],
    )
    const register = await readRegister(fileOf(minimalXlsx({ sheets, parts: { 'xl/_rels/workbook.xml.rels': links } })))
    const items = await itemsOf(register)
    expect(readOnes(items)).toHaveLength(1)
    expect(codesOf(register.notes).filter((code) => code === 'sheetNotRegister')).toHaveLength(2)
  })

  it('met de côté une ligne que quelques octets font de cent millions de caractères, et lit les suivantes', async () => {
    const strings = [`${'x y '.repeat(30_000)}`, 'Objet', 'N° marché', 'Observations'].map(
      (text) => `<si><t>${text}</t></si>`,
    )
    const named = (index: number, count = 1) => `<c t="s"><v>${index}</v></c>`.repeat(count)
    const data = `<row r="1">${named(1)}${named(2)}${named(3, 900)}</row><row r="2">${named(0, 902)}</row>${line(3)}`
    const sheets = [{ name: 'Marchés', data }]
    const items = await itemsOf(await readRegister(fileOf(minimalXlsx({ sheets, strings: strings.join('') }))))
    expect(items.map(({ outcome }) => outcome)).toEqual(['ignored', 'rejected', 'read'])
    const [rejected] = rejectedOnes(items)
    expect(codesOf(rejected?.issues ?? [])).toEqual(['rowTooLong'])
    expect(Object.keys(rejected?.cells ?? {})).toHaveLength(902)
    expect(JSON.stringify(rejected).length).toBeLessThan(300_000)
  })

  it('ne tient pas ensemble des marchés démesurés : les lots sont bornés en caractères aussi', async () => {
    const records = Array.from({ length: 40 }, (_, id) => ({
      id: String(id),
      objet: 'Bancs',
      montant: 5,
      notes: 'x'.repeat(1_000_000),
    }))
    const { items } = await readRegister(new Blob([JSON.stringify(records)]))
    const lengths: number[] = []
    for await (const batch of items) lengths.push(batch.length)
    expect(lengths.reduce((sum, length) => sum + length)).toBe(40)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(5)
  })

  it('refuse une archive dont les parties se recouvrent', async () => {
    const sound = zipSync({
      a: [new Uint8Array(5000).map((_, at) => (at * 7919) % 251), { level: 0 }],
      b: new Uint8Array(),
    })
    expect(await zipEntries(fileOf(sound))).toHaveLength(2)
    const view = new DataView(sound.buffer)
    let records = 0
    for (let at = 0; at + 46 < sound.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && ++records === 2) view.setUint32(at + 20, 5000, true)
    }
    await expect(zipEntries(fileOf(sound))).rejects.toMatchObject({ code: 'damagedArchive' })
  })
})
