import { describe, expect, it } from 'vitest'
import { parsePlan } from '../../../src/indicators/plan.js'
import { pasteInto, targetIn } from '../../../src/tasks/schemes/paste.js'
import { schemePlan } from './plans.js'

const LINES = (...lines: string[][]) => lines.map((cells) => cells.join('\t')).join('\r\n')

describe('Cellules collées depuis un tableur', () => {
  it('une ligne par objectif et une colonne par année fixent les cibles, sans toucher aux cellules vides', () => {
    const text = LINES(
      ['Objectif', '2024', '2025', '2026'],
      ['clause d’insertion dans les marchés', '', '27,5 %', '0,3'],
    )
    const { plan, taken, refused } = pasteInto(schemePlan(), text)
    expect({ taken, refused }).toEqual({ taken: 1, refused: [] })
    expect(plan.objectives[0]?.targets).toEqual([
      { year: 2024, value: 0.2 },
      { year: 2025, value: 0.275 },
      { year: 2026, value: 0.3 },
    ])
    expect(() => parsePlan(JSON.stringify(plan))).not.toThrow()
  })

  it('les actions sont ajoutées, ou mises à jour par leur nom, avec leur état en toutes lettres', () => {
    const text = LINES(
      ['Action', 'Qui', 'Échéance', 'État', 'Commentaire'],
      ['Former les acheteurs', 'DCP', '30/06/2025', 'Terminée', ''],
      ['Rencontre annuelle de l’ESS', 'Élue déléguée', '', 'à faire', 'avec la CRESS'],
    )
    const { plan, taken, refused } = pasteInto(schemePlan(), text)
    expect({ taken, refused }).toEqual({ taken: 2, refused: [] })
    expect(plan.actions).toEqual([
      {
        id: 'formation',
        label: 'Former les acheteurs',
        who: 'DCP',
        when: '2025-06-30',
        state: 'done',
        note: 'deux sessions',
      },
      {
        id: 'rencontre-annuelle-de-l-ess',
        label: 'Rencontre annuelle de l’ESS',
        who: 'Élue déléguée',
        state: 'planned',
        note: 'avec la CRESS',
      },
    ])
  })

  it('ce qui ne se lit pas est refusé ligne par ligne, le reste est pris', () => {
    const text = LINES(
      ['Objectif', '2025', 'Total'],
      ['inconnu', '25 %', ''],
      ['clause-insertion', '250 %', ''],
      ['clause-insertion', '', '3'],
      ['clause-insertion', '26 %', ''],
    )
    const { taken, refused } = pasteInto(schemePlan(), text)
    expect(taken).toBe(1)
    expect(refused.map(({ line, why }) => [line, why])).toEqual([
      [2, 'aucun objectif du schéma ne porte ce nom'],
      [3, 'cible illisible : « 250 % »'],
      [4, 'la colonne 3 n’a pas d’année en tête'],
    ])
    const spaced = pasteInto(schemePlan(), 'Objectif\t2025\n\ninconnu\t25 %')
    expect(spaced.refused.map(({ line }) => line)).toEqual([3])
    expect(pasteInto(schemePlan(), 'n’importe quoi').refused[0]?.why).toContain('« Objectif » ou par « Action »')
    const states = pasteInto(schemePlan(), LINES(['Action', 'État'], ['Former les acheteurs', 'bof']))
    expect(states.refused[0]?.why).toContain('état inconnu')
  })

  it.each([
    ['25 %', 'ratio', 0.25],
    ['0,25', 'ratio', 0.25],
    ['25', 'ratio', null],
    ['1', 'ratio', null],
    ['100 %', 'ratio', 1],
    ['1,250 M€', 'euro', 1_250_000],
    ['1,250', 'hour', null],
    ['50 k€', 'contract', null],
    ['10 000 €', 'hour', null],
    ['300 000 h', 'hour', 300_000],
    ['1 234,5', 'hour', 1234.5],
    ['1,2 M€', 'euro', 1_200_000],
    ['12 k€', 'euro', 12_000],
    ['600', 'contract', 600],
    ['-3', 'contract', null],
    ['beaucoup', 'contract', null],
    ['25 %', 'hour', null],
  ] as const)('%s, en %s : %s', (text, unit, value) => {
    expect(targetIn(text, unit)).toBe(value)
  })
})
