import { expect, it } from 'vitest'
import { centihoursSchema, isoDateSchema } from '../../src/contract.js'
import { type Entry, workOf } from '../../src/indicators/hoursWork.js'

const YEAR = { from: isoDateSchema.parse('2024-01-01'), to: isoDateSchema.parse('2024-12-31') }

const worked = (to: string, hours: number, structure?: string): Entry => ({
  ...{ quantity: 'done', from: YEAR.from, to: isoDateSchema.parse(to), of: 'A' },
  ...{ hours: centihoursSchema.parse(hours), ...(structure === undefined ? {} : { structure }) },
})

it.each([
  ['d’une autre structure s’y ajoute', worked('2024-03-31', 90, 'Envie 35'), worked('2024-01-31', 20, 'Relais'), 110],
  ['de la même y est déjà', worked('2024-03-31', 90, 'Envie 35'), worked('2024-01-31', 20, 'ENVIE 35'), 90],
  ['d’un trimestre de tous y est déjà', worked('2024-03-31', 90), worked('2024-01-31', 20, 'Relais'), 90],
])('un mois au milieu d’un trimestre : celui %s', (_, quarter, month, hours) => {
  expect(workOf([quarter, month], YEAR).hours).toBe(hours)
})
