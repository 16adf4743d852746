import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../src/indicators/compute.js'
import { DEFINITIONS } from '../src/indicators/definitions.js'
import { parsePlan } from '../src/indicators/plan.js'
import type { CountedContract } from '../src/indicators/types.js'
import { KINDS, type State, type States } from '../src/states.js'
import type { TableOptions } from '../src/table/lines.js'
import { indicatorTable } from '../src/table.js'
import { cents, contract, day, worked, year } from './indicators/samples.js'

const plan = parsePlan(readFileSync(new URL('../fixtures/plans/mel-2018-2021.json', import.meta.url), 'utf8'))
const everywhere = (state: State) => Object.fromEntries(KINDS.map((kind) => [kind, state])) as States

/** 2021: 10 contracts, 2 yes, 5 no, 1 review, 2 unknown of every fact; 1 000 hours done; one concession. */
const register: CountedContract[] = [
  ...(['yes', 'yes', 'no', 'no', 'no', 'no', 'no', 'review', 'unknown', 'unknown'] as const).map((state, n) =>
    contract(`M${n}`, { states: everywhere(state), yearDate: year(2021).from, montantFirst: cents(1_000_000) }),
  ),
  contract('H', { yearDate: year(2020).from, hours: [worked('2021-01-01', '2021-12-31', 1000)] }),
  contract('C', { type: 'concession', yearDate: year(2021).from }),
]
const result = computeIndicators(register, year(2021), plan)
/** The table with plain spaces, for the eye. */
const table = (options: TableOptions, of = result, withPlan: typeof plan | null = plan) =>
  indicatorTable(of, withPlan ?? undefined, options).replace(/[\u202f\u00a0]/g, ' ')
const wide = { colour: false, width: 120 }
const esc = String.fromCharCode(27)

describe('le tableau du terminal', () => {
  test('commence par ce qui est compté et laissé de côté, puis par les objectifs', () => {
    const lines = table(wide).split('\n')
    expect(lines.slice(0, 2)).toEqual(['10 marchés comptés.', 'Laissés de côté : 1 concession.'])
    expect(lines[3]).toBe('Objectifs – SPASER de la Métropole Européenne de Lille 2018-2021')
  })

  test('dit de quel jour sont les données, quand on le sait', () => {
    const dated = indicatorTable(result, plan, wide, { ...year(2021), asOf: day('2021-12-01') })
    expect(dated.split('\n')[2]).toBe('Registre importé le 1er décembre 2021.')
    expect(table(wide)).not.toContain('Registre importé')
  })

  test('dit d’un objectif n/N, la cible et le statut en mots et en signe ; l’intervalle seul quand trop est inconnu', () => {
    const row = table(wide)
      .split('\n')
      .find((line) => line.includes('Une clause d’insertion'))
    expect(row?.trim().split(/ {2,}/).slice(1)).toEqual(['20 % à 50 %', '2/10', '≥ 25 %', '? à préciser'])
    const filled = computeIndicators(register.slice(0, 8), year(2021), plan)
    const solid = table(wide, filled)
      .split('\n')
      .find((line) => line.includes('Une clause d’insertion'))
    expect(solid?.trim().split(/ {2,}/).slice(1)).toEqual(['25 %', '2/8', '25 % à 37,5 %', '≥ 25 %', '✔ atteint'])
    expect(table(wide)).toContain('à préciser : 3 marchés à qualifier, dont 1 à confirmer pour atteindre l’objectif')
    expect(table(wide)).toMatch(/300 000 heures .+ 1 000 h +1\/11 renseigné +≥ 300 000 h +\? à préciser/)
  })

  test('montre chaque indicateur une fois, et à côté de la valeur ce qui la nuance', () => {
    const text = table({ colour: false, width: 200 })
    const values = text.slice(text.indexOf('Parts en valeur'), text.indexOf('Heures d’insertion\n'))
    for (const { shortLabel } of DEFINITIONS.filter(({ base }) => base === 'euro')) {
      expect(values.split(shortLabel), shortLabel).toHaveLength(2)
    }
    expect(values).toMatch(/Marchés avec clause sociale +20 % à 50 % +2 M€\/10 M€/)
  })

  test('dit pourquoi un chiffre manque, une fois par tableau', () => {
    const text = table(wide, computeIndicators([], year(2020)), null)
    expect(text).toContain('0 marché compté.')
    expect(text.match(/non calculable : aucun marché dans la période/g)).toHaveLength(3)
    expect(text).not.toContain('Objectifs')
  })

  test('dit les plus gros contrats, les maximums et les montants inexploitables', () => {
    const skewed = [
      contract('A', { states: everywhere('yes'), montantFirst: cents(9_000_000), montantMaximum: true }),
      ...Array.from({ length: 20 }, (_, n) =>
        contract(`B${n}`, { states: everywhere('no'), montantFirst: cents(50_000) }),
      ),
      contract('Z', { montantFirst: null }),
    ]
    const text = table({ colour: false, width: 160 }, computeIndicators(skewed, year(2025)), null)
    expect(text).toContain('90 % du total sont des maximums d’accords-cadres')
    expect(text).toContain('sans 1 marché de plus de 10 % du total : 0 % (0 €/1 M€)')
    expect(text).toContain('1 marché sans montant exploitable')
  })

  test('dit qu’un objectif n’a pas de cible cette année-là', () => {
    const before = computeIndicators(register, year(2015), plan)
    expect(table(wide, before)).toMatch(/Une clause d’insertion .+ aucun\n/)
  })

  test('rappelle, après la fin du plan, que la cible n’en est plus une', () => {
    const after = computeIndicators(register, year(2025), plan)
    expect(table(wide, after)).toContain('objectif à l’horizon 2021, hors de la période du plan')
  })

  test('n’écrit aucun code de couleur quand on n’en veut pas, et jamais la couleur seule', () => {
    expect(table(wide)).not.toContain(esc)
    const colourful = table({ ...wide, colour: true })
    expect(colourful).toContain(esc)
    expect(
      colourful
        .split(esc)
        .map((part) => part.replace(/^\[\d+m/, ''))
        .join(''),
    ).toBe(table(wide))
  })

  test('ne colore pas un taux mal connu', () => {
    const lit = new RegExp(`${esc}\\[3[123]m`)
    const known = (states: readonly State[]) =>
      states.map((state, n) => contract(`M${n}`, { states: everywhere(state), yearDate: year(2020).from }))
    const of = (states: readonly State[]) =>
      table({ ...wide, colour: true }, computeIndicators(known(states), year(2020), plan))
    expect(of(['yes', 'yes', 'yes', 'no', 'unknown'])).toMatch(lit)
    expect(of(['yes', 'yes', 'yes', 'unknown', 'unknown'])).not.toMatch(lit)
  })

  test.each([120, 80, 60, 40])('tient dans %d colonnes', (width) => {
    for (const line of table({ colour: false, width }).split('\n')) expect(line.length).toBeLessThanOrEqual(width)
  })
})
