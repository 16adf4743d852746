import { expect, test } from 'vitest'
import { partName } from '../../../src/indicators/figures/parts.js'

test('un acheteur sans nom se lit par son SIREN, en groupes de trois, comme dans la liste de choix', () => {
  expect(partName('acheteur', '213502388', new Map())).toBe('SIREN\u00a0213\u202f502\u202f388')
  expect(partName('acheteur', '213502388', new Map([['213502388', 'Ville']]))).toBe('Ville')
})
