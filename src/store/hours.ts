import type { HoursContract } from '../indicators/hoursRollUp.js'
import type { CountedContract } from '../indicators/types.js'
import { NAMES_FRAMEWORK } from './callOffs.js'
import { HOURS_APART, MOST_HOURS } from './cellSums.js'
import { countedBy } from './counted.js'
import type { Database, Scope } from './database.js'
import { frameworkName, opened, withFrameworks } from './frameworks.js'

/** As the index of the contracts whose hours are looked at one by one is written: all but those whose hours cells add up. */
const LOOKED_AT = `(${HOURS_APART}
  OR ((heures_contractualisees IS NOT NULL OR heures_realisees IS NOT NULL) AND ${NAMES_FRAMEWORK}))`
const INDEX = 'contract_with_hours_apart'

/** Contracts of a framework looked at together. */
export interface RollingUp {
  /** Circles are opened, for they are no framework of one another. */
  readonly contracts: readonly CountedContract[]
  /** Those of them whose hours cells add up too. */
  readonly inCells: readonly CountedContract[]
}

/** Contracts that state hours and name a framework, with all that these may roll up to: the contracts they name, and so on. */
export async function contractsRollingUp(db: Database, scope: Scope, circular: readonly string[]): Promise<RollingUp> {
  const naming = await countedBy(db, scope, { index: INDEX, where: `${LOOKED_AT} AND ${NAMES_FRAMEWORK}` })
  const found = await withFrameworks(db, scope, naming, circular)
  return { contracts: opened(found, circular), inCells: found.filter(isInCells) }
}

function isInCells(contract: CountedContract): boolean {
  const { hours, heuresContractualisees: contracted, heuresRealisees: done } = contract
  return frameworkName(contract) === null && hours.length === 0 && Math.max(contracted ?? 0, done ?? 0) <= MOST_HOURS
}

/** The other marchés whose hours are looked at one by one, as far as hours are concerned. */
export async function contractsWithHoursApart(db: Database, scope: Scope): Promise<HoursContract[]> {
  const rows = await db.values({
    sql: `SELECT uid, acheteur, year_date, montant_first, montant_latest, direction, categorie, heures_contractualisees,
        heures_realisees, hours
      FROM contract INDEXED BY ${INDEX}
      WHERE organisation_id = ? AND current = 1 AND ${LOOKED_AT} AND NOT ${NAMES_FRAMEWORK} AND type = 'marche' AND test = 0`,
    parameters: [scope.organisationId],
  })
  return rows.map((row) => toHours(row as unknown as Apart))
}

/** Columns were written from the branded values they are read back into. */
type Apart = readonly [
  uid: string,
  acheteur: string | null,
  yearDate: HoursContract['yearDate'],
  montantFirst: HoursContract['montantFirst'],
  montantLatest: HoursContract['montantLatest'],
  direction: string | null,
  categorie: string | null,
  heuresContractualisees: HoursContract['heuresContractualisees'],
  heuresRealisees: HoursContract['heuresRealisees'],
  hours: string,
]

function toHours(row: Apart): HoursContract {
  return {
    uid: row[0],
    type: 'marche',
    test: false,
    acheteur: row[1],
    yearDate: row[2],
    montantFirst: row[3],
    montantLatest: row[4],
    direction: row[5],
    categorie: row[6],
    heuresContractualisees: row[7],
    heuresRealisees: row[8],
    hours: JSON.parse(row[9]),
  }
}
