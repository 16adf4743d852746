import { readFileSync } from 'node:fs'
import { read, type WorkBook } from '@e965/xlsx'
import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dealDemo } from '../../fixtures/demo/demo.js'
import type { Contract } from '../../fixtures/demo/model.js'
import { PLAN } from '../../fixtures/demo/plan.js'
import { workbookBytes } from '../../fixtures/demo/workbook.js'

const beside = (name: string): URL => new URL(`../../fixtures/demo/${name}`, import.meta.url)
const committed = new Uint8Array(readFileSync(beside('registre-rivemer-2024-2025.xlsx')))
const demo = dealDemo()

/** Every cell as its type, value, formula and number format, by sheet and address; sheet visibility included. */
function cellsOf(bytes: Uint8Array): Record<string, string> {
  const workbook = read(bytes, { cellNF: true, cellFormula: true })
  return Object.fromEntries(workbook.SheetNames.flatMap((name, index) => sheetCells(workbook, name, index)))
}

function sheetCells(workbook: WorkBook, name: string, index: number): [string, string][] {
  const hidden = workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0
  const cells = Object.entries(workbook.Sheets[name] ?? {}).filter(([address]) => !address.startsWith('!'))
  return [
    [name, `hidden: ${hidden}`],
    ...cells.map(([address, { t, v, f, z }]): [string, string] => [`${name}!${address}`, JSON.stringify([t, v, f, z])]),
  ]
}

describe('the demo register', () => {
  test('is written again, cell for cell, by its script', async () => {
    const again = cellsOf(await workbookBytes(demo.sheets))
    expect(Object.keys(again).length).toBeGreaterThan(7000)
    expect(again).toEqual(cellsOf(committed))
  })

  test('is the same file, byte for byte, when written twice', async () => {
    const [once, twice] = [await workbookBytes(demo.sheets), await workbookBytes(dealDemo().sheets)]
    expect(Buffer.compare(once, twice)).toBe(0)
  })

  test('is committed with its own truth and its own plan', () => {
    expect(JSON.parse(readFileSync(beside('verite.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(demo.verite)))
    expect(JSON.parse(readFileSync(beside('plan.json'), 'utf8'))).toEqual(PLAN)
  })

  test('holds together whatever the seed: every row counted once, every contract told apart', () => {
    const holds = property(integer({ min: 1, max: 1_000_000 }), (seed) => {
      const { contracts, sheets, verite } = dealDemo(seed)
      const { rows, created, rejected, duplicates, ignored } = verite.import
      const aside = Object.values(ignored).reduce((sum, count) => sum + count, 0)
      expect(rows + aside).toBe(sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0))
      expect(created + rejected + duplicates).toBe(rows)
      expect(created).toBe(contracts.length)
      expect(new Set(contracts.map(keyOf)).size).toBe(contracts.length)
    })
    assert(holds, { seed: 7, numRuns: 12 })
  })

  test('is small enough to be committed', () => {
    expect(committed.length).toBeLessThan(300_000)
  })
})

describe('what the demo register holds', () => {
  const { contracts, sheets } = demo
  const rows = sheets.flatMap((sheet) => sheet.rows)
  const values = rows.flatMap(({ cells }) => cells.map((cell) => cell?.value ?? null))
  const written = values.filter((value) => typeof value === 'string')
  const countOf = (kind: string): number => rows.filter((row) => row.kind === kind).length

  test('some four hundred contracts over two years', () => {
    expect(contracts.length).toBeGreaterThan(380)
    expect(contracts.length).toBeLessThan(440)
    for (const year of ['2024', '2025']) {
      expect(contracts.filter(({ notified }) => notified?.startsWith(year)).length).toBeGreaterThan(170)
    }
    expect(contracts.filter(({ notified }) => notified?.startsWith('2023'))).toHaveLength(1)
    expect(contracts.filter(({ notified }) => notified === null)).toHaveLength(2)
    expect(new Set(contracts.map(({ direction }) => direction)).size).toBeGreaterThan(8)
  })

  test('lots that share an identifier, frameworks, and call-offs with or without their framework', () => {
    const lotsOf = (id: string): number =>
      contracts.filter((contract) => contract.id === id && contract.lot !== null).length
    expect(Math.max(...contracts.map(({ id }) => lotsOf(id)))).toBe(8)
    expect(contracts.filter(({ lotSaidIn }) => lotSaidIn === 'objet').length).toBeGreaterThan(5)
    expect(contracts.filter(({ maximum }) => maximum !== null).length).toBeGreaterThan(20)
    const held = new Set(contracts.map(({ id }) => id))
    const callOffs = contracts.filter(({ parent }) => parent !== null)
    expect(callOffs.filter(({ parent }) => parent !== null && held.has(parent)).length).toBeGreaterThan(20)
    expect(callOffs.filter(({ parent }) => parent !== null && !held.has(parent)).length).toBeGreaterThanOrEqual(2)
  })

  test('hours that frameworks leave to their call-offs, and hours of a contract of an earlier year', () => {
    const planning = contracts.filter(({ parent, said }) => parent !== null && said.planned)
    expect(planning.length).toBeGreaterThan(3)
    for (const { parent } of planning) {
      expect(contracts.find(({ id }) => id === parent)?.said).toMatchObject({ clauseInsertion: 'yes', planned: null })
    }
    expect(contracts.find(({ id }) => id === '2023M0417')?.said.done2024).toBeGreaterThan(0)
  })

  test('no two contracts that nothing tells apart', () => {
    expect(new Set(contracts.map(keyOf)).size).toBe(contracts.length)
  })

  test('the rows of a real workbook that are no contract', () => {
    expect([countOf('title'), countOf('header'), countOf('total')]).toEqual([4, 3, 2])
    expect(countOf('section')).toBeGreaterThan(10)
    expect(countOf('blank')).toBeGreaterThan(10)
    expect([countOf('amends'), countOf('amendsUnknown'), countOf('lacksObjet')]).toEqual([5, 1, 1])
    expect([countOf('addsHolder'), countOf('repeats')]).toEqual([2, 2])
  })

  test.each([
    ['a date with slashes', /^\d{2}\/\d{2}\/\d{4}$/],
    ['a date in words', /^\d{1,2} (?:mars|juin|octobre) 202\d$/],
    ['the first of a month in words', /^1er \p{L}+ 202\d$/u],
    ['an amount with no-break spaces', /^\d{1,3}(?:\u00a0\d{3})+,\d{2}\u00a0€$/],
    ['an amount with narrow no-break spaces', /^\d{1,3}(?:\u202f\d{3})+,\d{2}\u202f€/],
    ['an amount in thousands', /^\d+\u00a0k€$/],
    ['an amount that is not one', /^selon BPU$/],
    ['a SIRET with spaces', /^\d{3} \d{3} \d{3} \d{5}$/],
    ['an answer in one letter', /^O$/],
    ['a cross', /^X$/],
    ['an absent answer that says so', /^NC$/],
    ['an answer put off', /^[àA] étudier$/],
    ['a list of the essential data', /^Clause sociale, Critère social$/],
    ['an insertion clause in words', /Clause d'insertion de \d+ heures au titre de l'article L\. 2112-2/],
    ['a reservation in words', /Marché réservé aux entreprises adaptées et ESAT/],
    ['an environmental criterion in words', /performance environnementale \d+\u00a0%/],
    ['works that only sound like a clause', /insertion paysagère/],
  ])('%s', (_what, pattern) => {
    expect(written.some((value) => pattern.test(value))).toBe(true)
  })

  test('placeholders, bare serial numbers and computed amounts', () => {
    expect(contracts.some(({ maximum }) => maximum === 99_999_999_900)).toBe(true)
    expect(contracts.some(({ montant }) => montant === 100)).toBe(true)
    const serials = rows.flatMap(({ cells }) => cells).filter((cell) => isSerial(cell?.value) && !cell?.numFmt)
    expect(serials.length).toBeGreaterThan(20)
    expect(values.some((value) => typeof value === 'object' && value?.formula.endsWith('*12'))).toBe(true)
  })

  test('identifiers that pass the Luhn test, the SIREN as well as the SIRET', () => {
    for (const { buyer, holder } of contracts) {
      for (const { siret } of [buyer, holder]) {
        expect(siret).toMatch(/^\d{14}$/)
        expect([luhn(siret), luhn(siret.slice(0, 9))]).toEqual([0, 0])
      }
    }
  })
})

const keyOf = ({ buyer, id, lot, objet }: Contract): string => [buyer.siret, id, lot, objet].join('|')

const isSerial = (value: unknown): boolean => typeof value === 'number' && value > 45_000 && value < 46_100

/** Remainder of the Luhn sum: 0 where the number is right. */
function luhn(digits: string): number {
  const weighed = [...digits].reverse().map((digit, index) => Number(digit) * (1 + (index % 2)))
  return weighed.reduce((sum, value) => sum + Math.floor(value / 10) + (value % 10), 0) % 10
}
