import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from './sheets.js'

const HEADER = ['N°', 'Objet', 'Lot', 'Titulaire', 'Montant HT', 'Date de notification']
type Row = readonly (string | null)[]

interface Piece {
  readonly rows: readonly Row[]
  readonly contracts: number
  readonly cents: number
  readonly holders: number
  readonly added: number
}

const nothing = (...rows: readonly Row[]): Piece => ({ rows, contracts: 0, cents: 0, holders: 0, added: 0 })

const aside = fc.constantFrom<Piece>(
  nothing([]),
  nothing(['TRAVAUX']),
  nothing(['Année 2024']),
  nothing(['Direction des achats']),
  nothing(['Marchés de 20 000 à 90 000 € HT']),
  nothing(HEADER),
  nothing(['Total', null, null, null, '9 999']),
  nothing([null, 'Sous-total', null, null, '1']),
  nothing(['Fait à Rivemer, le 12/01/2025']),
  nothing(['Nombre de marchés : 3']),
)

const euros = fc.integer({ min: 2, max: 900_000 })
const named = fc.boolean()

/** One contract, its other holders on the rows below it or told again with the same amount. */
const contract = fc
  .record({ euros, named, added: fc.integer({ min: 0, max: 3 }), repeated: fc.boolean() })
  .map((given) => (number: number): Piece => {
    const id = given.named ? `M${number}` : null
    const amount = String(given.euros)
    const first = [id, `Objet ${number}`, null, `SA ${number}`, amount, '12/03/2024']
    const others = Array.from({ length: given.added }, (_, index) => {
      const holder = `SARL ${number}-${index}`
      return given.repeated && !given.named
        ? [null, `Objet ${number}`, null, holder, amount, '12/03/2024']
        : [null, null, null, holder, null, null]
    })
    return {
      rows: [first, ...others],
      contracts: 1,
      cents: given.euros * 100,
      holders: 1 + given.added,
      added: given.added,
    }
  })

/** Lots of one consultation: its number and objet on the first row, on all, or on a row of their own. */
const lots = fc
  .record({
    amounts: fc.array(euros, { minLength: 1, maxLength: 4 }),
    style: fc.constantFrom('first', 'all', 'parent'),
  })
  .map(({ amounts, style }) => (number: number): Piece => {
    const named = [`C${number}`, `Consultation ${number}`]
    const rows = amounts.map((amount, index) => [
      ...(style === 'all' || (style === 'first' && index === 0) ? named : [null, null]),
      String(index + 1),
      `SA ${number}-${index}`,
      String(amount),
      '12/03/2024',
    ])
    const cents = amounts.reduce((sum, amount) => sum + amount * 100, 0)
    const parent = style === 'parent' ? [named] : []
    return { rows: [...parent, ...rows], contracts: amounts.length, cents, holders: amounts.length, added: 0 }
  })

const pieces = fc
  .array(
    fc.oneof(
      aside.map((piece) => () => piece),
      contract,
      lots,
    ),
    { maxLength: 25 },
  )
  .map((made) => made.map((make, index) => make(index + 1)))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

describe('comptage des lignes', () => {
  it('aucun marché ne disparaît ni ne se multiplie, chaque montant et chaque titulaire compte une fois', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom(null, 'Marchés'), async (made, name) => {
        const rows = made.flatMap((piece) => piece.rows)
        const { kinds, records } = await readTable([HEADER, ...rows], { name })
        expect(kinds).toHaveLength(rows.length + 1)
        expect(kinds.filter((kind) => kind === 'rejected')).toEqual([])
        expect(records).toHaveLength(sum(made.map(({ contracts }) => contracts)))
        expect(kinds.filter((kind) => kind === 'duplicate')).toHaveLength(sum(made.map(({ added }) => added)))
        expect(sum(records.map(({ montant }) => montant ?? 0))).toBe(sum(made.map(({ cents }) => cents)))
        expect(sum(records.map(({ titulaires }) => titulaires.length))).toBe(sum(made.map(({ holders }) => holders)))
      }),
      { numRuns: 150 },
    )
  })

  it('quelles que soient ses cellules, chaque ligne a un sort et un seul', async () => {
    const text = fc.oneof(
      fc.constantFrom(
        '',
        'Total',
        'TRAVAUX',
        '2024',
        'Lot 1',
        '12/03/2024',
        '1 000',
        'SA ALPHA',
        '[',
        "{'id': '1'}",
        'nan',
      ),
      fc.string({ maxLength: 12 }),
    )
    const table = fc.array(fc.array(text, { maxLength: 7 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const { kinds } = await readTable([HEADER, ['1', 'Bancs', null, 'SA', '5', null], ...rows])
        expect(kinds.length).toBe(rows.length + 2)
      }),
      { numRuns: 150 },
    )
  })
})
