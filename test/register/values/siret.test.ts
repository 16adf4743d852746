import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasValidKey, parseBuyer, parseHolder } from '../../../src/register/values/siret.js'
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
    expect(codesOf(parseBuyer(textCell(wrong), AT).issues)).toEqual(['unusableBuyer'])
  })

  it.each(['211300272', '1234567890123436', 'Ville de X'])('%s ne peut pas désigner l’acheteur', (text) => {
    const { value, issues } = parseBuyer(textCell(text), AT)
    expect(value).toBeNull()
    expect(codesOf(issues)).toEqual(['unusableBuyer'])
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

  it.each(['868768687576575', 'en cours', 'FR12345'])('%s est gardé tel quel, avec un avertissement', (text) => {
    expect(read(text)).toMatchObject({ value: { id: text }, issues: [{ code: 'malformedIdentifier' }] })
  })

  it('un numéro de TVA déclaré comme tel n’est pas jugé comme un SIRET', () => {
    expect(read('99999999999', 'TVA')).toEqual({ value: { id: '99999999999', typeIdentifiant: 'TVA' }, issues: [] })
    expect(read('X-1', 'Hors-UE')).toMatchObject({ value: { typeIdentifiant: 'HORS-UE' }, issues: [] })
  })

  it('2.13E+13 n’est jamais gardé comme identifiant', () => {
    expect(read('2.13E+13')).toMatchObject({ value: null, issues: [{ code: 'scientificIdentifier' }] })
  })
})
