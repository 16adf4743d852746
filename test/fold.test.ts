import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldAll } from '../src/fold.js'

/** SPEC §1, word for word. */
const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])0+(?=\p{N})/gu, '')
    .trim()

const french = fc.string({
  unit: fc.constantFrom(...'aZéÈçœŒÆæßÿ 00012789-’«»…€.,/\t\n\u00a0\u202f²½ºªİŁ', '\u0301', 'Ω', 'ﬁ', '７', '😀'),
})

test('un texte se replie comme la règle le dit, lettre à lettre', () => {
  fc.assert(
    fc.property(fc.oneof(french, fc.string({ unit: 'binary' })), (text) => fold(text) === plainly(text)),
    {
      numRuns: 3000,
    },
  )
})

test('chaque caractère se replie seul comme entre deux chiffres', () => {
  for (let code = 0; code < 0x3100; code += 1) {
    const character = String.fromCharCode(code)
    for (const text of [character, `0${character}07`, `a${character}0${character}é`])
      expect(fold(text)).toBe(plainly(text))
  }
})

test('les textes longs et les zéros de tête', () => {
  expect(fold(`Lot n° 08 : ${'é0 '.repeat(5_000)}`)).toBe(plainly(`Lot n° 08 : ${'é0 '.repeat(5_000)}`))
  expect(fold('Œuvre n° 007, 00, 0a')).toBe('oeuvre n 7 0 0a')
})

test('des textes repliés un à un disent ce que dit leur suite repliée', () => {
  const texts = fc.array(fc.oneof(french, fc.constantFrom(null, 'ΟΔΟΣ', '.Σ', '\u0301a', '007')), { maxLength: 5 })
  fc.assert(
    fc.property(texts, (said) => foldAll(said) === plainly(said.join(' '))),
    { numRuns: 2000 },
  )
})
