import { readFileSync } from 'node:fs'
import { decimal, hours } from '../../src/french.js'
import { computeIndicators } from '../../src/indicators/compute.js'
import { definitionOf } from '../../src/indicators/definitions.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import { landingsOf } from '../../src/indicators/indicatorLanding.js'
import { monthEnds, type PastError, type PastEstimate, pastErrorOf, replayed } from '../../src/indicators/pastError.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { countedContracts } from '../../src/store/counted.js'
import { LOCAL } from '../../src/store/database.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { importFile } from '../../src/tasks/import.js'
import { indicator, year } from './samples.js'

const NAME = 'registre-rivemer-2024-2025.xlsx'

/** The contracts of the demo register, as a base that has imported it gives them. */
export async function demoContracts(): Promise<readonly CountedContract[]> {
  const db = openSqlite(':memory:')
  const file = new Blob([new Uint8Array(readFileSync(new URL(`../../fixtures/demo/${NAME}`, import.meta.url)))])
  await importFile(db, LOCAL, () => new Date('2026-01-20T08:00:00Z'), { name: NAME, file })
  const contracts = await countedContracts(db, LOCAL)
  await db.close()
  return contracts
}

/** By indicator: the method replayed over 2025, the only year of the demo that has one before it. */
export function demoEstimates(contracts: readonly CountedContract[]): ReadonlyMap<string, readonly PastEstimate[]> {
  const result = computeIndicators(contracts, year(2025))
  const landings = landingsOf(contracts, year(2025), frameworksOf(contracts))
  const ids = result.indicators.map(({ id }) => id)
  return new Map(ids.map((id) => [id, replayed(2025, indicator(result, id), (day) => landings(id, day))]))
}

const MONTHS = ['mars', 'juin', 'septembre', 'novembre'] as const
const MONTH_NUMBERS = { mars: 3, juin: 6, septembre: 9, novembre: 11 } as const

/** The table of docs/previsions.md: past error of shares, on average, and of hours, at the end of some months and of all. */
export function errorTable(estimates: ReadonlyMap<string, readonly PastEstimate[]>): string {
  const groups = [
    ['Parts en nombre', '.number', points],
    ['Parts en valeur', '.value', points],
    ['Heures réalisées', 'Hours.done', inHours],
  ] as const
  const rows = groups.flatMap(([name, suffix, words]) => {
    const all = [...estimates].flatMap(([id, given]) => (id.endsWith(suffix) ? given : []))
    const at = (month: number) => all.filter(({ day }) => day === monthEnds(2025)[month - 1])
    return [
      ...MONTHS.map((month) => row(`${name}, fin ${month}`, pastErrorOf(at(MONTH_NUMBERS[month])), words)),
      row(`**${name}, les onze mois**`, pastErrorOf(all), words),
    ]
  })
  const head = '| Vu à la fin du mois | Résultats dans l’intervalle | Écart moyen du milieu | Largeur moyenne |'
  return [head, '|---|---|---|---|', ...rows].join('\n')
}

function row(name: string, error: PastError | null, words: (value: number) => string): string {
  if (error === null) return `| ${name} | aucune estimation | – | – |`
  const { estimates, inside, offBy, width } = error
  return `| ${name} | ${inside} sur ${estimates} | ${words(offBy)} | ${words(width)} |`
}

const points = (ratio: number): string => `${decimal(ratio * 100, 1)}\u00a0points`
const inHours = (value: number): string => hours(Math.round(value))

/** Indicators whose figures cannot be foretold, by their label. */
export function unforetold(estimates: ReadonlyMap<string, readonly PastEstimate[]>): string[] {
  return [...estimates].flatMap(([id, given]) => (given.length === 0 ? [definitionOf(id)?.label ?? id] : []))
}
