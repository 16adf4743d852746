import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasValidKey } from '../../../src/contract/siretKey.js'
import { parseBuyer, parseHolder, splitIdentifiers, splitTexts } from '../../../src/register/values/siret.js'
import { AT, codesOf, numberCell, textCell } from '../samples.js'

const BUYER = '21130027200013'

describe('SIRET de l’acheteur', () => {
  it.each([BUYER, '211 300 272 00013', '211.300.272.00013', `\u00a0${BUYER} `, `${BUYER}.0`])('%s', (text) => {
    expect(parseBuyer(textCell(text), AT)).toEqual({ value: BUYER, issues: [] })
  })

  it('un nombre de cellule garde tous ses chiffres, quelle que soit la largeur affichée', () => {
    expect(parseBuyer(numberCell(21130027200013, '2,11E+13'), AT)).toEqual({ value: BUYER, issues: [] })
  })

  it.each(['2.13E+13', '2,13E+13', '2,1130027E+13', '2E13'])(
    '%s a perdu des chiffres : refusé, avec le remède',
    (text) => {
      const { value, issues } = parseBuyer(textCell(text), AT)
      expect(value).toBeNull()
      expect(codesOf(issues)).toEqual(['scientificIdentifier'])
      expect(issues[0]?.message).toContain('format Texte')
    },
  )

  it('rend le zéro perdu quand la clé tombe juste, et seulement alors', () => {
    const padded = withKey('0568015980001')
    expect(parseBuyer(textCell(padded.slice(1)), AT)).toMatchObject({
      value: padded,
      issues: [{ code: 'repairedSiret' }],
    })
    const wrong = `${padded.slice(1, -1)}${(Number(padded.at(-1)) + 1) % 10}`
    expect(codesOf(parseBuyer(textCell(wrong), AT).issues)).toEqual(['identifierLength'])
  })

  it.each(['211300272', '211 300 272', 'SIREN : 211300272'])(
    '%s : un SIREN désigne l’acheteur, pas son établissement',
    (text) => {
      const { value, issues } = parseBuyer(textCell(text), AT)
      expect(value).toBe('211300272')
      expect(issues).toMatchObject([{ code: 'buyerSiren', severity: 'warning' }])
      expect(issues[0]?.message).toContain('SIREN sans établissement')
    },
  )

  it('un SIREN dont la clé est fausse est gardé, et c’est dit', () => {
    const { value, issues } = parseBuyer(textCell('211300273'), AT)
    expect([value, codesOf(issues)]).toEqual(['211300273', ['invalidSiretKey']])
  })

  it.each([1, 2, 3])('%i zéros perdus sont rendus quand la clé tombe juste', (zeros) => {
    const siret = withKey(`${'0'.repeat(zeros)}5680159800019`.slice(0, 13))
    expect(parseBuyer(numberCell(Number(siret)), AT)).toMatchObject({
      value: siret,
      issues: [{ code: 'repairedSiret' }],
    })
    const wrong = Number(siret) + (siret.endsWith('9') ? -1 : 1)
    expect(codesOf(parseBuyer(numberCell(wrong), AT).issues)).toEqual(['identifierLength'])
  })

  it('les zéros que montre le format de la cellule sont certains', () => {
    const cell = { ...numberCell(5680159800013, '05680159800013'), digits: 14 }
    expect(parseBuyer(cell, AT).value).toBe('05680159800013')
    expect(parseHolder(cell, null, AT).value).toEqual({ id: '05680159800013', typeIdentifiant: 'SIRET' })
  })

  it.each(['1234567890123436', 'Ville de X', '1234567'])('%s ne peut pas désigner l’acheteur', (text) => {
    const { value, issues } = parseBuyer(textCell(text), AT)
    expect(value).toBeNull()
    expect(issues.map(({ field, message }) => [field, /La ligne est gardée, sans acheteur\.$/.test(message)])).toEqual([
      ['acheteur', true],
    ])
  })

  it('le numéro de TVA d’un acheteur contient son SIREN', () => {
    expect(parseBuyer(textCell('FR40303265045'), AT)).toMatchObject({
      value: '303265045',
      issues: [{ code: 'sirenOfVat' }, { code: 'buyerSiren' }],
    })
  })

  it.each(['00000000000000', '000000000', '99999999999999', '111111111'])(
    '%s : tapé pour remplir la case, ce n’est l’acheteur de personne',
    (text) => {
      const { value, issues } = parseBuyer(textCell(text), AT)
      expect([value, codesOf(issues)]).toEqual([null, ['placeholderIdentifier']])
    },
  )

  it.each(['2113OO272OOO13', '2ll300272000l3', '211 3OO 272 OOO13'])(
    '%s : des lettres à la place de chiffres, rétablies car la clé tombe juste',
    (text) => {
      expect(parseBuyer(textCell(text), AT)).toMatchObject({ value: BUYER, issues: [{ code: 'repairedLetters' }] })
    },
  )

  it('des lettres que la clé ne prouve pas ne sont pas rétablies', () => {
    const { value, issues } = parseBuyer(textCell('2113OO272OOO14'), AT)
    expect([value, codesOf(issues)]).toEqual([null, ['identifierLetters']])
  })

  it('une clé fausse est signalée, le SIRET gardé', () => {
    expect(parseBuyer(textCell('12345678901234'), AT)).toMatchObject({
      value: '12345678901234',
      issues: [{ code: 'invalidSiretKey', severity: 'warning' }],
    })
  })
})

describe('clé', () => {
  it('les bureaux de La Poste ont leur propre règle', () => {
    expect(hasValidKey('35600000049837')).toBe(true)
    expect(hasValidKey('35600000049838')).toBe(false)
    expect(hasValidKey('356000000')).toBe(true)
  })

  it('un chiffre changé se voit toujours', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 })
    fc.assert(
      fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (base, at, change) => {
        const siret = withKey(base.join(''))
        fc.pre(!siret.startsWith('356000000'))
        const changed = [...siret]
          .map((digit, index) => (index === at ? (Number(digit) + change) % 10 : digit))
          .join('')
        fc.pre(!changed.startsWith('356000000'))
        expect(hasValidKey(siret)).toBe(true)
        expect(hasValidKey(changed)).toBe(false)
      }),
    )
  })
})

/** Completes 13 digits with the one that makes the sum of Luhn a multiple of ten. */
function withKey(digits: string): string {
  const found = Array.from({ length: 10 }, (_, key) => `${digits}${key}`).find((siret) => luhn(siret) % 10 === 0)
  return found ?? digits
}
const luhn = (siret: string): number =>
  [...siret].reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)

describe('identifiant du titulaire', () => {
  const read = (text: string, type: string | null = null) => parseHolder(textCell(text), type, AT)

  it('14 chiffres sans type sont un SIRET', () => {
    expect(read('   33487372600239')).toEqual({ value: { id: '33487372600239', typeIdentifiant: 'SIRET' }, issues: [] })
    expect(read('33487372600239', 'Siret').value?.typeIdentifiant).toBe('SIRET')
  })

  it('un SIREN est gardé, sans type, et signalé', () => {
    expect(read('334873726')).toMatchObject({
      value: { id: '334873726', typeIdentifiant: null },
      issues: [{ code: 'sirenOnly' }],
    })
  })

  it.each([
    ['868768687576575', 'identifierLength'],
    ['1234567', 'identifierLength'],
    ['3348737260O238', 'identifierLetters'],
    ['00000000000000', 'placeholderIdentifier'],
    ['W751234567', 'associationNumber'],
    ['W9R1000123', null],
  ])('%s est gardé, et la cause est dite : %s', (text, code) => {
    const { value, issues } = read(text)
    expect(value?.id).toBe(text)
    expect(codesOf(issues)).toEqual([code ?? 'malformedIdentifier'])
  })

  it('chaque défaut a son propre message', () => {
    const texts = [
      '868768687576575',
      '3348737260O238',
      '00000000000000',
      '33487372600238',
      '35600000049838',
      '2,13E+13',
    ]
    const messages = texts.map((text) => read(text).issues[0]?.message.replace(/\(.*?\)/, ''))
    expect(new Set(messages).size).toBe(texts.length)
    expect(read('35600000049838')).toMatchObject({
      value: { id: '35600000049838', typeIdentifiant: 'SIRET' },
      issues: [{ code: 'postOfficeKey' }],
    })
  })

  it.each(['en cours', 'FR12345'])('%s est gardé tel quel, avec un avertissement', (text) => {
    expect(read(text)).toMatchObject({ value: { id: text }, issues: [{ code: 'malformedIdentifier' }] })
  })

  it('un numéro de TVA déclaré comme tel n’est pas jugé comme un SIRET', () => {
    expect(read('99999999999', 'TVA')).toEqual({ value: { id: '99999999999', typeIdentifiant: 'TVA' }, issues: [] })
    expect(read('X-1', 'Hors-UE')).toMatchObject({ value: { typeIdentifiant: 'HORS-UE' }, issues: [] })
  })

  it('un numéro de TVA français se reconnaît à sa clé', () => {
    expect(read('FR40303265045')).toEqual({ value: { id: 'FR40303265045', typeIdentifiant: 'TVA' }, issues: [] })
    expect(read('FR 40 303 265 045').value?.typeIdentifiant).toBe('TVA')
    expect(codesOf(read('FR41303265045').issues)).toEqual(['malformedIdentifier'])
  })

  it('« (mandataire) » derrière un SIRET n’en fait pas partie', () => {
    expect(read('73282932000074 (mandataire)')).toMatchObject({ value: { id: '73282932000074' }, issues: [] })
  })

  it('2.13E+13 n’est jamais gardé comme identifiant', () => {
    expect(read('2.13E+13')).toMatchObject({ value: null, issues: [{ code: 'scientificIdentifier' }] })
  })
})

describe('plusieurs titulaires dans une cellule', () => {
  const A = '73282932000074'
  const B = '35600000049837'
  const split = (text: string) => splitIdentifiers(textCell(text)).map((cell) => cell.text)

  it.each([
    `${A}\n${B}`,
    `${A} / ${B}`,
    `${A} ; ${B}`,
    `${A}, ${B}`,
    `${A}|${B}`,
    `${A} et ${B}`,
    `${A} ${B}`,
    `${A} - ${B}`,
    `${A};${B};`,
  ])('%j', (text) => expect(split(text)).toEqual([A, B]))

  it('SIRET groupés par espaces, SIREN et SIRET mêlés', () => {
    expect(split('732 829 320 00074 / 356000000')).toEqual(['732 829 320 00074', '356000000'])
    expect(split('SIRET : 73282932000074\nSIRET : 35600000049837')).toHaveLength(2)
  })

  it.each([
    '732 829 320 00074',
    '732 829 320 - 00074',
    '732829320\n00074',
    `${A} / en cours`,
    'FR1/FR2',
    '123, 456',
    A,
  ])('%j reste un seul identifiant', (text) => expect(split(text)).toEqual([text]))

  it('les noms se séparent d’une seule façon, celle qui en donne autant', () => {
    expect(splitTexts('DUPONT, FILS / DURAND', 2)).toEqual(['DUPONT, FILS', 'DURAND'])
    expect(splitTexts('DUPONT & FILS', 2)).toEqual(['DUPONT', 'FILS'])
    expect(splitTexts('DUPONT ; DURAND ; PETIT', 2)).toBeNull()
  })
})
