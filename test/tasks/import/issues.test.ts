import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowAddress, rowPlace } from '../../../src/register/table/places.js'
import { amendmentWithoutParent, otherAmount } from '../../../src/tasks/import/issues.js'

test.each([
  ['Marchés 2025!231', 'Feuille "Marchés 2025", ligne 231 : '],
  ['Lot 1!bis!4', 'Feuille "Lot 1!bis", ligne 4 : '],
  ['ligne 12', 'Ligne 12 : '],
  ['/marches/marche/3', 'Élément /marches/marche/3 : '],
])('une remarque placée en %s se lit « %s… »', (place, start) => {
  const issue = amendmentWithoutParent(place, 'Avenant 1')
  expect([issue.cell, issue.message.slice(0, start.length)]).toEqual([place, start])
})

test('le lieu se dit comme le lecteur de tableaux le dit, quel que soit le nom de la feuille', () => {
  const sheet = fc.option(fc.string({ minLength: 1 }).filter((name) => !/[\\/?*[\]:]/.test(name)))
  fc.assert(
    fc.property(sheet, fc.integer({ min: 1, max: 1_048_576 }), (name, row) => {
      expect(otherAmount(rowAddress(name, row), 'x').message).toContain(`${rowPlace(name, row).label} : `)
    }),
  )
})
