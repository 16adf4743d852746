import { expect, test } from 'vitest'
import { pastErrorOf } from '../../src/indicators/pastError.js'
import { PAST_ERRORS, pastErrorText } from '../../src/indicators/pastErrorMeasured.js'
import { demoContracts, demoEstimates } from './demoForecast.js'

test('l’erreur dite à côté d’une prévision est celle que l’on mesure sur la démonstration', async () => {
  const estimates = demoEstimates(await demoContracts())
  for (const { suffix, inside, estimates: count, offBy } of PAST_ERRORS) {
    const measured = pastErrorOf([...estimates].flatMap(([id, given]) => (id.endsWith(suffix) ? given : [])))
    expect([measured?.inside, measured?.estimates], suffix).toEqual([inside, count])
    const scale = suffix.startsWith('.') ? 1000 : 1
    expect(Math.round((measured?.offBy ?? 0) * scale) / (scale === 1 ? 1 : 10), suffix).toBe(offBy)
  }
})

test('d’un chiffre qui n’a pas été mesuré, elle n’est pas dite', () => {
  expect(pastErrorText('insertionClause.number')).toContain('79 fois sur 88')
  expect(pastErrorText('nantes.clauses')).toBe('L’erreur passée de cette prévision n’a pas été mesurée.')
})
