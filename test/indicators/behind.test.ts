import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractsWithHours } from '../../src/indicators/behind.js'
import { computeIndicators } from '../../src/indicators/compute.js'
import { HOURS_FIGURES } from '../../src/indicators/hours.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { centihours, cents, contract, indicator, registerArbitrary, worked, year } from './samples.js'

const uids = (contracts: readonly CountedContract[]) => contracts.map(({ uid }) => uid).sort()

describe('les marchés derrière un chiffre d’heures', () => {
  test('sont exactement ceux que le chiffre dit renseignés, et leurs heures font ce chiffre, quel que soit le registre', () => {
    const questions = fc.constantFrom(
      year(2024),
      year(2025),
      year(2025, { minAmount: cents(40_000) }),
      year(2024, { acheteur: '215903501' }),
    )
    fc.assert(
      fc.property(registerArbitrary, questions, fc.constantFrom(...HOURS_FIGURES), (register, question, figure) => {
        const { known, value } = indicator(computeIndicators(register, question), `insertionHours.${figure}`)
        const behind = contractsWithHours(figure, register, question)
        expect(behind).toHaveLength(known)
        const total = behind.reduce((sum, { hoursCounted }) => sum + hoursCounted, 0)
        expect(behind.length === 0 ? null : total / 100).toBe(value)
      }),
      { numRuns: 500 },
    )
  })

  test('se retrouvent sans lire les marchés qui ne disent rien des heures', () => {
    fc.assert(
      fc.property(registerArbitrary, fc.constantFrom(...HOURS_FIGURES), (register, figure) => {
        const named = new Set(register.map(({ idAccordCadre }) => idAccordCadre))
        const needed = register.filter(
          ({ id, idAccordCadre, hours, heuresContractualisees, heuresRealisees }) =>
            idAccordCadre !== null ||
            (id !== null && named.has(id)) ||
            hours.length > 0 ||
            heuresContractualisees !== null ||
            heuresRealisees !== null,
        )
        expect(uids(contractsWithHours(figure, needed, year(2025)))).toEqual(
          uids(contractsWithHours(figure, register, year(2025))),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('l’accord-cadre tient lieu de ses marchés subséquents, et les heures d’une autre année n’en font pas partie', () => {
    const register = [
      contract('AC'),
      contract('MS', { idAccordCadre: 'AC', heuresContractualisees: centihours(120) }),
      contract('D', { yearDate: year(2023).from, hours: [worked('2025-02-01', '2025-02-28', 10)] }),
      contract('E', { hours: [worked('2024-02-01', '2024-02-28', 10)] }),
      contract('F'),
    ]
    const ids = (figure: (typeof HOURS_FIGURES)[number]) =>
      contractsWithHours(figure, register, year(2025)).map(({ id }) => id)
    expect(ids('contracted')).toEqual(['AC'])
    expect(ids('done')).toEqual(['D'])
    expect(ids('doneCohort')).toEqual(['E'])
    expect(ids('validated')).toEqual([])
  })
})
