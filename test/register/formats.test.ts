import { type BookType, type CellObject, utils, type WorkBook } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeMapping } from '../../src/register/mapping.js'
import { readRegister } from '../../src/register/read.js'
import type { RegisterItem } from '../../src/register/types.js'
import { written } from './generated.js'
import { codesOf, fileOf, itemsOf } from './samples.js'

const HEADER = ['N° marché', 'Objet', 'Date de notification', 'Montant HT', 'SIRET titulaire', 'Clause sociale', 'CPV']
const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

const row = fc.record({
  id: fc.stringMatching(/^20(?:1\d|2[0-6])-[A-Z]\d{2,4}$/),
  objet: fc.constantFrom(
    'Réfection de la voirie',
    'Fourniture d’œuvres & livres',
    'Entretien « espaces verts »',
    'A < B',
  ),
  day: fc.option(fc.date({ min: new Date('2001-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })),
  montant: fc.option(fc.integer({ min: 100, max: 500_000_000 }).map((cents) => cents / 100)),
  siret: fc.constantFrom('21350238800019', 21350238800019, null),
  clause: fc.option(fc.boolean()),
  cpv: fc.constantFrom('45233140-2', 45233140, null),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const dateCell = (day: Date): CellObject => ({
  t: 'n',
  v: Math.floor((day.getTime() - EPOCH) / DAY),
  z: 'dd/mm/yyyy',
})

function registerOf(rows: readonly Row[]): WorkBook {
  const sheet = utils.aoa_to_sheet([
    HEADER,
    ...rows.map(({ id, objet, day, montant, siret, clause, cpv }) => [
      id,
      objet,
      day === null ? null : dateCell(day),
      montant,
      siret,
      clause,
      cpv,
    ]),
  ])
  return { SheetNames: ['Marchés'], Sheets: { Marchés: sheet } }
}

async function itemsIn(workbook: WorkBook, bookType: BookType): Promise<RegisterItem[]> {
  return itemsOf(await readRegister(fileOf(written(workbook, bookType))))
}

const FORMATS = [
  ['biff8', 'xls'],
  ['xlml', 'xls'],
  ['xlsb', 'xlsb'],
  ['ods', 'ods'],
] as const

describe('le même registre, dans chaque format de classeur', () => {
  it.each(FORMATS)('donne les mêmes lignes en %s qu’en xlsx', async (bookType, format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const workbook = registerOf(rows)
        const expected = await itemsIn(workbook, 'xlsx')
        expect(expected.filter(({ outcome }) => outcome === 'read')).toHaveLength(rows.length)
        expect(await itemsIn(workbook, bookType)).toEqual(expected)
        expect((await readRegister(fileOf(written(workbook, bookType)))).format).toBe(format)
      }),
      { numRuns: 25 },
    )
  })

  const [sample] = fc.sample(fc.array(row, { minLength: 5, maxLength: 5 }), { numRuns: 1, seed: 7 })
  const workbook = registerOf(sample ?? [])

  it.each(['biff8', 'biff5', 'xlml', 'xlsb', 'ods', 'html'] as const)(
    'propose les mêmes colonnes en %s',
    async (bookType) => {
      const fieldsIn = async (type: BookType) =>
        (await proposeMapping(fileOf(written(workbook, type)))).sheets.map(({ headerRow, columns }) => ({
          headerRow,
          fields: columns.map(({ field }) => field),
        }))
      expect(await fieldsIn(bookType)).toEqual(await fieldsIn('xlsx'))
    },
  )

  it('dit une feuille masquée dans les mêmes mots', async () => {
    const book = {
      ...workbook,
      SheetNames: ['Marchés', 'Brouillon'],
      Sheets: { ...workbook.Sheets, Brouillon: workbook.Sheets.Marchés ?? {} },
      Workbook: { Sheets: [{ Hidden: 0 as const }, { Hidden: 1 as const }] },
    }
    const notesIn = async (type: BookType) => {
      const register = await readRegister(fileOf(written(book, type)))
      await itemsOf(register)
      return register.notes
    }
    const expected = await notesIn('xlsx')
    expect(codesOf(expected)).toContain('hiddenSheet')
    for (const type of ['biff8', 'xlsb'] as const) expect(await notesIn(type)).toEqual(expected)
  })

  it('dit une erreur de calcul dans les mêmes mots', async () => {
    const sheet = utils.aoa_to_sheet([HEADER, ['2024-1', 'Voirie', null, { t: 'e', v: 0x2a, w: '#N/A' }]])
    const book = { SheetNames: ['Marchés'], Sheets: { Marchés: sheet } }
    const expected = await itemsIn(book, 'xlsx')
    expect(codesOf(expected.flatMap((item) => (item.outcome === 'read' ? item.issues : [])))).toContain('errorCell')
    for (const type of ['biff8', 'xlsb', 'xlml'] as const) expect(await itemsIn(book, type)).toEqual(expected)
  })
})
