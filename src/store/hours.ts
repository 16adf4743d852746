import type { UndatedHours } from '../indicators/cells.js'
import type { HoursContract } from '../indicators/hours.js'
import type { CountedContract } from '../indicators/types.js'
import { amongText, callOffText, NAMES_FRAMEWORK } from './callOffs.js'
import { BAND } from './cells.js'
import { OF_BUYERS, sirensIn } from './cellsRead.js'
import { countedBy } from './counted.js'
import type { Database, Scope } from './database.js'

/** As the index of contracts that state hours is written. */
const STATES_HOURS = `(heures_contractualisees IS NOT NULL OR heures_realisees IS NOT NULL OR hours <> '[]')`

/**
 * Call-offs that state hours, with all that these may roll up to: the contracts they name, and so on. Circles are opened, for
 * they are no framework of one another.
 */
export async function contractsRollingUp(
  db: Database,
  scope: Scope,
  circular: readonly string[],
): Promise<CountedContract[]> {
  const callOff = callOffText(circular)
  const where = `${STATES_HOURS} AND ${NAMES_FRAMEWORK} AND ${callOff.sql}`
  const bringing = await countedBy(db, scope, { index: 'contract_with_hours', where, parameters: callOff.parameters })
  const found = new Map(bringing.map((contract) => [contract.uid, contract]))
  const apart = new Set(circular)
  const asked = new Set<string>()
  for (let level: readonly CountedContract[] = bringing; level.length > 0; ) {
    const wanted = new Set(level.flatMap((each) => (apart.has(each.uid) ? [] : (nameOf(each) ?? []))))
    const fresh = [...wanted].filter((name) => !asked.has(name))
    for (const name of fresh) asked.add(name)
    level = (await namedBy(db, scope, new Set(fresh))).filter(({ uid }) => !found.has(uid))
    for (const contract of level) found.set(contract.uid, contract)
  }
  return [...found.values()].map((each) => (apart.has(each.uid) ? { ...each, idAccordCadre: null } : each))
}

/** Buyer and identifier of the framework a contract names; null: it names none but itself. */
function nameOf({ acheteur, id, idAccordCadre }: CountedContract): string | null {
  return idAccordCadre === null || idAccordCadre === (id ?? '') ? null : named(acheteur, idAccordCadre)
}

const named = (acheteur: string | null, id: string): string => `${acheteur?.slice(0, 9) ?? ''}|${id}`

async function namedBy(db: Database, scope: Scope, names: ReadonlySet<string>): Promise<CountedContract[]> {
  if (names.size === 0) return []
  const ids = [...new Set([...names].map((name) => name.slice(name.indexOf('|') + 1)))]
  const among = amongText('id', ids)
  const where = `id IS NOT NULL AND ${among.sql}`
  const contracts = await countedBy(db, scope, { index: 'contract_by_id', where, parameters: among.parameters })
  return contracts.filter(({ acheteur, id }) => id !== null && names.has(named(acheteur, id)))
}

/** Marchés that state dated hours, as far as hours are concerned; call-offs of a known framework are among them. */
export async function contractsWithDatedHours(db: Database, scope: Scope): Promise<HoursContract[]> {
  const rows = await db.values({
    sql: `SELECT uid, acheteur, year_date, montant_first, montant_latest, direction, categorie, heures_contractualisees,
        heures_realisees, hours
      FROM contract INDEXED BY contract_with_hours
      WHERE organisation_id = ? AND current = 1 AND ${STATES_HOURS} AND hours <> '[]' AND type = 'marche' AND test = 0`,
    parameters: [scope.organisationId],
  })
  return rows.map((row) => toHours(row as unknown as Dated))
}

/** Columns were written from the branded values they are read back into. */
type Dated = readonly [
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

function toHours(row: Dated): HoursContract {
  const [uid, acheteur, yearDate, montantFirst, montantLatest, direction, categorie, contracted, done, hours] = row
  return {
    ...{ uid, type: 'marche', test: false, acheteur, yearDate, montantFirst, montantLatest, direction, categorie },
    ...{ heuresContractualisees: contracted, heuresRealisees: done, hours: JSON.parse(hours) },
  }
}

/** Hours of the marchés, of some buyers or of all, that state none but undated ones: their totals by what is asked of them. */
export async function undatedHours(
  db: Database,
  scope: Scope,
  buyers: readonly string[] | undefined,
): Promise<UndatedHours[]> {
  const rows = await db.values({
    sql: `SELECT (coalesce(substr(year_date, 1, 4), 0) << 4) + ${BAND}, coalesce(direction, ''), coalesce(categorie, ''),
        count(heures_contractualisees), coalesce(sum(heures_contractualisees), 0),
        count(heures_realisees), coalesce(sum(heures_realisees), 0)
      FROM contract INDEXED BY contract_with_hours
      WHERE organisation_id = ? AND current = 1 AND ${STATES_HOURS} AND hours = '[]' AND type = 'marche' AND test = 0
        ${buyers === undefined ? '' : `AND ${OF_BUYERS}`}
      GROUP BY 1, 2, 3`,
    parameters: [scope.organisationId, ...sirensIn(buyers)],
  })
  return rows.map(([key, direction, categorie, ...sums]) => {
    const [owing = 0, owed = 0, doing = 0, done = 0] = sums.map(Number)
    return {
      ...{ year: Number(key) >> 4, band: Number(key) & 15 },
      ...{ direction: String(direction), categorie: String(categorie) },
      ...{ contracted: { contracts: owing, hours: owed }, done: { contracts: doing, hours: done } },
    }
  })
}
