import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../../src/fold.js'
import { isAbsent, isNotCommunicated } from '../../../src/register/values/parsed.js'
import { textCell } from '../samples.js'

const UNKNOWN = ['', 'nc', 'n c', 'nr', 'n r', 'nd', 'n d', 'cdl', 'mq', 'inx']
const UNSAID = [...UNKNOWN, 'non communique', 'non renseigne', 'non disponible']
const NONE = ['na', 'n a', 'neant', 'aucun', 'aucune', 'sans objet', 's o', 'so']

const near = fc
  .tuple(
    fc.constantFrom(...UNSAID, ...NONE, 'Marché', 'SIRET', 'néant', 'N/C', 'S.O.', '12', ' nc', '0nc'),
    fc.string(),
  )
  .chain(([word, more]) => fc.constantFrom(word, word.toUpperCase(), `${word}${more}`, `${more}${word}`, `«${word} »`))

test('ce qui ne dit rien se reconnaît à son texte replié, jamais plus long que vingt signes ni chiffré', () => {
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
      const isWordy = text.length <= 20 && !/\d/.test(text)
      expect(isNotCommunicated(text)).toBe(isWordy && UNSAID.includes(fold(text)))
      const blank = text.length > 20 && !/\S/.test(text)
      expect(isAbsent(textCell(text))).toBe(isWordy ? [...UNSAID, ...NONE].includes(fold(text)) : blank)
    }),
    { numRuns: 3000 },
  )
})
