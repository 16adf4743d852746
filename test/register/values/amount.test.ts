import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { centsSchema } from '../../../src/contract.js'
import type { Cell } from '../../../src/register/types.js'
import { parseAmount, unusableNote } from '../../../src/register/values/amount.js'
import { decimalMarkOf, decimalOfNumber, hundredthsOf } from '../../../src/register/values/decimal.js'
import { AT, codesOf, numberCell, textCell } from '../samples.js'

const read = (text: string) => parseAmount(textCell(text), AT)

describe('montants', () => {
  it.each(['2 400 000 € HT (4 ans)', '2 400 000 € HT sur 4 ans', '2,4 M€ HT pour une durée de 48 mois'])(
    '%s est un total, quelle que soit sa durée',
    (text) => expect(read(text).value).toMatchObject({ cents: 240000000, tax: 'HT', yearly: false }),
  )

  it('un montant par an sur plusieurs années reste un montant annuel', () => {
    expect(read('48 000 € par an sur 4 ans').value).toMatchObject({ cents: 4800000, yearly: true })
  })

  it.each([
    ['1 234 567,89 €', 123456789],
    ['1\u00a0234\u00a0567,89\u00a0€', 123456789],
    ['1\u202f234\u202f567,89 €', 123456789],
    ['1\u2009234\u2009567,89', 123456789],
    ['14 237.50', 1423750],
    ['1.234.567,89', 123456789],
    ['1,234,567.89', 123456789],
    ['1.234.567', 123456700],
    ['120380.12', 12038012],
    ['120 380.12', 12038012],
    ['12 k€', 1200000],
    ['12,5 K€', 1250000],
    ['1,2 M€', 120000000],
    ['1,234 M€', 123400000],
    ['1,2 million d’euros', 120000000],
    ['-1 234,5', -123450],
    ['€ 12 000', 1200000],
    ['12000 EUR', 1200000],
    ['0', 0],
    ['0,5', 50],
    ['0.123', 12],
    ['1234,5', 123450],
    ['9 999 999 999,99', 999999999999],
  ])('%s', (text, cents) => expect(read(text).value?.cents).toBe(cents))

  it.each([
    ['12 000 € HT', 'HT'],
    ['12 000 € H.T.', 'HT'],
    ['12 000 € TTC', 'TTC'],
    ['12 000 T.T.C.', 'TTC'],
    ['12 000 €', null],
  ])('%s dit sa taxe', (text, tax) => expect(read(text).value).toMatchObject({ cents: 1200000, tax }))

  it.each([
    ['1,5E+5', 15000000],
    ['1.5E5', 15000000],
    ['1,23E+06 €', 123000000],
  ])('%s : notation scientifique, lue en signalant le doute', (text, cents) => {
    const { value, issues } = read(text)
    expect(value?.cents).toBe(cents)
    expect(codesOf(issues)).toEqual(['doubtfulAmount'])
  })

  it.each([
    ['2 500 KE', 250000000],
    ['2,5 ME', 250000000],
    ['12 500 E HT', 1250000],
    ['45 000,-', 4500000],
    ['45 000,- €', 4500000],
    ['45 000.--', 4500000],
    ['45 000 € (HT)', 4500000],
    ['12’000.50', 1200050],
  ])('%s', (text, cents) => expect(read(text)).toMatchObject({ value: { cents }, issues: [] }))

  it.each(['120 000 HT max', '120 000 € max.', 'maximum : 120 000 €', 'plafond 120 000 €', '120 000 € (max. HT)'])(
    '%s est un maximum',
    (text) => expect(read(text)).toMatchObject({ value: { cents: 12000000, maximum: true }, issues: [] }),
  )

  it.each([
    ['Mini : 5 000 € HT / Maxi : 20 000 € HT', 500000],
    ['min 5 000 max 20 000', 500000],
    ['mini 5 000\nmaxi 20 000', 500000],
    ['mini 5 k€ - maxi 20 k€', 500000],
    ['5 000 € mini - 20 000 € maxi', 500000],
    ['sans minimum, maximum 20 000 €', null],
    ['sans mini / maxi 20 000 € HT', null],
  ])('%s : le maximum compte, le minimum est gardé', (text, minimum) => {
    expect(read(text)).toMatchObject({ value: { cents: 2000000, maximum: true, minimum }, issues: [] })
  })

  it.each(['100 max 200', '100 à 200', 'mini 5 000', '12E12'])('%s : jamais deux nombres mis bout à bout', (text) => {
    expect(read(text).value).toBeNull()
  })

  it.each([
    [100, 'info'],
    [0, 'info'],
    [-5000, 'warning'],
    [1_231_111_111_100, 'warning'],
    [99_999_900, 'warning'],
    [101, undefined],
    [12_000_000, undefined],
  ])('%i centimes : ce qui ne peut être sommé est signalé', (cents, severity) => {
    expect(unusableNote(centsSchema.parse(cents), AT)[0]?.severity).toBe(severity)
  })

  it.each([
    ['12 000 € HT / 14 400 € TTC', 1440000],
    ['12 000 € HT (14 400 € TTC)', 1440000],
    ['14 400,00 € TTC soit 12 000,00 € HT', 1440000],
    ['12 000 HT 14 400 TTC', 1440000],
    ['12 k€ HT - 14,4 k€ TTC', 1440000],
  ])('%s : le HT compte, le TTC est gardé à côté', (text, ttc) => {
    expect(read(text)).toMatchObject({ value: { cents: 1200000, tax: 'HT', ttc }, issues: [] })
  })

  it.each(['12 000 € HT + TVA', '12 000 € + TVA', '12 000 € HT + TVA à 20 %', '12 000 + TVA en vigueur'])(
    '%s est hors taxes',
    (text) => expect(read(text)).toMatchObject({ value: { cents: 1200000, tax: 'HT' }, issues: [] }),
  )

  it.each(['(1 200)', '(1 200 €)', '(1 200,00) €', '1 200-', '-1 200', '1 200 - €'])('%s est négatif', (text) => {
    expect(read(text)).toMatchObject({ value: { cents: -120000 }, issues: [] })
  })

  it.each([
    ['entre 10 000 et 20 000', 1000000],
    ['Entre 10 000 € et 20 000 € HT', 1000000],
    ['de 10 000 à 20 000 €', 1000000],
    ['entre 10 et 20 k€', 1000000],
  ])('%s : au plus le second, et c’est dit', (text, minimum) => {
    const { value, issues } = read(text)
    expect(value).toMatchObject({ cents: 2000000, maximum: true, minimum })
    expect(codesOf(issues)).toEqual(['doubtfulAmount'])
  })

  it.each(['environ 12 000 €', 'env. 12 000', '~ 12 000 €', 'estimé à 12 000 €'])('%s est lu avec un doute', (text) => {
    expect(read(text).value?.cents).toBe(1200000)
    expect(codesOf(read(text).issues)).toEqual(['doubtfulAmount'])
  })

  it('les autres valeurs d’une colonne disent ce qu’est « 1.234 »', () => {
    const inColumn = (text: string, decimal: '.' | ',') => parseAmount(textCell(text), AT, { decimal })
    expect(inColumn('1.234', ',')).toMatchObject({ value: { cents: 123400 }, issues: [] })
    expect(inColumn('12,500', ',')).toMatchObject({ value: { cents: 1250 }, issues: [] })
    expect(inColumn('12,500', '.')).toMatchObject({ value: { cents: 1250000 }, issues: [] })
  })

  it.each([
    [['12,50', '1 200', '1.234'], ','],
    [['1.234,56'], ','],
    [['1.234.567'], ','],
    [['12.5 €', '1,200'], '.'],
    [['1,234,567'], '.'],
    [['1.234', '5,678', '12'], null],
    [['12,5', '12.5'], null],
    [['selon BPU', ''], null],
  ])('%j : marque décimale %s', (texts, mark) => expect(decimalMarkOf(texts)).toBe(mark))

  it('un montant annuel le dit', () => {
    expect(read('12 000 € annuels').value?.yearly).toBe(true)
    expect(read('12 000 € HT annuel').value).toMatchObject({ tax: 'HT', yearly: true })
    expect(read('12 000 € l’an').value?.yearly).toBe(true)
    expect(read('12 000 € HT/an').value).toMatchObject({ cents: 1200000, yearly: true })
    expect(read('12 000 € par an').value?.yearly).toBe(true)
  })

  it.each([
    'Lot 2: 10869,56\nLot 4: 13377,13',
    '10869,56\n13377,13',
    '100\n200',
    'selon BPU',
    '1 2 3',
    '12,34,56',
    '12 000 € HT / 14 400 € HT',
    '12 000 € HT / selon TTC',
    '12 000 € HT / 14 400 € TTC / 5 % TTC',
    '1.23.456,7',
    '12/03/2025',
    '12,',
  ])('illisible : %j', (text) => {
    const { value, issues } = read(text)
    expect(value).toBeNull()
    expect(codesOf(issues)).toEqual(['unreadableAmount'])
  })

  it.each(['1.234', '1,234'])(
    '%s : trois chiffres après un seul séparateur sont des milliers, et le doute est dit',
    (text) => {
      const { value, issues } = read(text)
      expect(value?.cents).toBe(123400)
      expect(codesOf(issues)).toEqual(['doubtfulAmount'])
      expect(issues[0]?.message).toContain('1 234 €')
    },
  )

  it.each([
    ['10,005', 1001],
    ['1234,5649', 123456],
    ['-1234,565', -123457],
  ])('%s est arrondi au centime, et c’est dit', (text, cents) => {
    const { value, issues } = read(text.replace('10,005', '0010,005'))
    expect(value?.cents).toBe(cents)
    expect(codesOf(issues)).toEqual(['roundedAmount'])
  })

  it('lit « Total : 73 243,56 » en signalant le doute', () => {
    const { value, issues } = read('Total : 73 243,56')
    expect(value?.cents).toBe(7324356)
    expect(codesOf(issues)).toEqual(['doubtfulAmount'])
  })

  it.each([
    '',
    ' ',
    'sans',
    'sans maximum',
    'pas de maxi',
    'sans mini ni maxi',
    'sans minimum ni maximum',
    'sans minimum et sans maximum',
    'sans montant minimum ni maximum',
    'Sans minimum / maximum',
    'pas de minimum ni de maximum',
    'NC',
    'n.c.',
    '-',
    '–',
    'néant',
    'Non disponible',
  ])('%j n’est pas un montant, sans anomalie', (text) => {
    expect(read(text)).toEqual({ value: null, issues: [] })
  })

  it('un nombre de cellule est exact, sans les restes du calcul flottant', () => {
    expect(parseAmount(numberCell(0.1 + 0.2), AT)).toMatchObject({ value: { cents: 30 }, issues: [] })
    expect(parseAmount(numberCell(4102920.24), AT).value?.cents).toBe(410292024)
    expect(parseAmount(numberCell(1.005), AT)).toMatchObject({ value: { cents: 101 } })
  })

  it('un montant démesuré n’est pas lu', () => {
    expect(codesOf(parseAmount(numberCell(1e17), AT).issues)).toEqual(['amountOutOfRange'])
    expect(codesOf(parseAmount(numberCell(1e300), AT).issues)).toEqual(['amountOutOfRange'])
    expect(codesOf(read('9'.repeat(30)).issues)).toEqual(['amountOutOfRange'])
  })

  it('une colonne en k€ multiplie ce qui ne dit pas son unité', () => {
    expect(parseAmount(numberCell(12.5), AT, { power: 3 }).value?.cents).toBe(1250000)
    expect(parseAmount(textCell('1,234'), AT, { power: 3 })).toMatchObject({ value: { cents: 123400 }, issues: [] })
    expect(parseAmount(textCell('12 500 €'), AT, { power: 3 }).value?.cents).toBe(1250000)
    expect(parseAmount(textCell('2 M€'), AT, { power: 3 }).value?.cents).toBe(200000000)
  })

  it('une erreur de cellule n’est pas un montant', () => {
    const error: Cell = { kind: 'error', text: '#N/A' }
    expect(parseAmount(error, AT)).toEqual({ value: null, issues: [] })
  })
})

describe('aller-retour', () => {
  const cents = fc.integer({ min: -1e13, max: 1e13 })
  const grouped = (whole: string, separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator)
  const written = (value: number, separator: string, mark: string, suffix: string) => {
    const digits = String(Math.abs(value)).padStart(3, '0')
    return `${value < 0 ? '-' : ''}${grouped(digits.slice(0, -2), separator)}${mark}${digits.slice(-2)}${suffix}`
  }

  it('tout montant écrit à deux décimales se relit au centime', () => {
    const separators = fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u2009')
    const marks = fc.constantFrom(',', '.')
    const suffixes = fc.constantFrom('', ' €', '€', ' € HT', ' euros', ' EUR')
    fc.assert(
      fc.property(cents, separators, marks, suffixes, (value, separator, mark, suffix) => {
        const { value: amount, issues } = read(written(value, separator, mark, suffix))
        expect(amount?.cents).toBe(value)
        expect(issues).toEqual([])
      }),
    )
  })

  it('points et virgules se distinguent quand les deux y sont', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 1e13 }), fc.boolean(), (value, french) => {
        expect(read(written(value, french ? '.' : ',', french ? ',' : '.', '')).value?.cents).toBe(value)
      }),
    )
  })

  it('n’importe quel texte donne une valeur ou une anomalie, jamais une erreur', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 .,-–€kMEHTVCanimxetrdàs/+~:()\n\u00a0\u202f') }),
        (text) => {
          const { value, issues } = read(text)
          expect(value === null || Number.isSafeInteger(value.cents)).toBe(true)
          expect(issues.length).toBeLessThan(4)
        },
      ),
    )
  })
})

test('un nombre enregistré donne les centimes de ses décimales, arrondis au plus proche', () => {
  const amounts = fc.oneof(
    fc.integer({ min: -1e14, max: 1e14 }).map((cents) => cents / 100),
    fc.double({ min: -1e16, max: 1e16, noNaN: true }),
    fc.constantFrom(0, -0, 0.1 + 0.2, 1.005, 1e-7, 999_999_999_999.995),
  )
  fc.assert(
    fc.property(amounts, (value) => {
      const decimal = decimalOfNumber(value)
      const cents = decimal === null ? null : (hundredthsOf(decimal)?.value ?? null)
      expect(parseAmount(numberCell(value), AT).value?.cents ?? null).toBe(cents)
    }),
    { numRuns: 3000 },
  )
})
