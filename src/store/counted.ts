import { type Grounds, groundsIn } from '../indicators/grounds.js'
import type { CountedContract } from '../indicators/types.js'
import { KINDS, type States } from '../states.js'
import type { Database, Scope, Value } from './database.js'
import { STATE_COLUMNS } from './tables/contracts.js'
import { TRAIT_COLUMNS, traitsOf } from './traits.js'

/** Stands between texts that travel together. */
const BETWEEN = '\u001f'

/**
 * What a contract is, its six states and their grounds, then what else was found in it, none of it ever null: most contracts
 * share a few combinations of them.
 */
const SHARED_COLUMNS = [
  ...['type', 'test', 'says_subsequent', 'montant_maximum', 'grounds', 'reserved_to', ...TRAIT_COLUMNS],
  ...KINDS.map((kind) => STATE_COLUMNS[kind]),
]
const SHARED = `concat_ws('${BETWEEN}', ${SHARED_COLUMNS.join(', ')})`

/** Columns that few registers fill, or that say what thousands of others say, as one text; null where they say nothing. */
function together(...columns: readonly string[]): string {
  const texts = columns.map((column) => `coalesce(${column}, '')`).join(` || '${BETWEEN}' || `)
  return `CASE WHEN coalesce(${columns.join(', ')}) IS NULL THEN NULL ELSE ${texts} END`
}

/** Every value fetched costs as much as the counting of it: what can travel together does. */
const COLUMNS = `uid, ${together('acheteur', 'direction', 'categorie')}, id, id_accord_cadre, lot, year_date, montant_first, montant_latest, ${SHARED},
    heures_contractualisees, heures_realisees, nullif(hours, '[]'), duree_mois, code_cpv,
    ${together('procedure', 'nature')}, ${together('consultation', 'date_lancement', 'valeur_estimee')},
    nullif(base_uid, uid), nullif(holder_ids, '[]')`

/** What these columns give, in their order; columns were written from the branded values they are read back into. */
type Bare = readonly [
  uid: string,
  place: string | null,
  id: string | null,
  idAccordCadre: string | null,
  lot: string | null,
  yearDate: CountedContract['yearDate'],
  montantFirst: CountedContract['montantFirst'],
  montantLatest: CountedContract['montantLatest'],
  shared: string,
  heuresContractualisees: CountedContract['heuresContractualisees'],
  heuresRealisees: CountedContract['heuresRealisees'],
  hours: string | null,
  dureeMois: number | null,
  codeCPV: string | null,
  kind: string | null,
  launch: string | null,
  baseUid: string | null,
  holders: string | null,
]

/**
 * Every visible contract of the organisation, as counting sees it, in the order of their uid. Contracts of the same six
 * states share one object of them, by which counting adds them up together; so do those of the same grounds, of the same
 * traits, of the same holders.
 */
export async function countedContracts(db: Database, scope: Scope): Promise<CountedContract[]> {
  return countedBy(db, scope, { index: 'contract_current' })
}

/** Those that an import under way would show, in the same form and order. */
export async function stagedContracts(db: Database, scope: Scope, importId: number): Promise<CountedContract[]> {
  const staged = { current: 0, where: 'import_id = ?', parameters: [importId] } as const
  return countedBy(db, scope, { index: 'contract_by_import', ...staged })
}

/** Visible contracts, unless said otherwise, by a condition over `contract`, found in an index. */
interface Found {
  readonly index: string
  readonly current?: 0 | 1
  readonly where?: string
  readonly parameters?: readonly Value[]
}

/** Those that a condition selects, in the same form and order. */
export async function countedBy(
  db: Database,
  scope: Scope,
  { index, current = 1, where = 'true', parameters = [] }: Found,
): Promise<CountedContract[]> {
  const sql = `SELECT ${COLUMNS} FROM contract INDEXED BY ${index}
    WHERE organisation_id = ? AND current = ${current} AND ${where} ORDER BY uid`
  const rows = await db.values({ sql, parameters: [scope.organisationId, ...parameters] })
  const known: Known = {
    ...{ states: new Map(), grounds: new Map(), traits: new Map() },
    ...{ shared: new Map(), places: new Map(), passing: new Map(), holders: new Map() },
  }
  return rows.map((row) => toCounted(row as unknown as Bare, known))
}

type Read = Pick<CountedContract, 'traits' | 'reservedTo'>
type Shared = Read & Pick<CountedContract, 'type' | 'test' | 'saysSubsequent' | 'montantMaximum' | 'states' | 'grounds'>
type Place = Pick<CountedContract, 'acheteur' | 'direction' | 'categorie'>
type Passing = Pick<CountedContract, 'procedure' | 'nature'>
type Launch = Pick<CountedContract, 'consultation' | 'dateLancement' | 'valeurEstimee'>

/** What rows share, by its text in the base. */
interface Known {
  readonly states: Map<string, States>
  readonly grounds: Map<string, Grounds>
  readonly traits: Map<string, Read>
  readonly shared: Map<string, Shared>
  readonly places: Map<string, Place>
  readonly passing: Map<string, Passing>
  readonly holders: Map<string, readonly string[]>
}

function toCounted(row: Bare, known: Known): CountedContract {
  const { type, test, saysSubsequent, montantMaximum, states, grounds, traits, reservedTo } =
    known.shared.get(row[8]) ?? sharedOf(row[8], known)
  const { procedure, nature } = row[14] === null ? UNSAID : once(known.passing, row[14], passingIn)
  const { consultation, dateLancement, valeurEstimee } = row[15] === null ? UNSAID : launchIn(row[15])
  const { acheteur, direction, categorie } = row[1] === null ? UNSAID : once(known.places, row[1], placeIn)
  const [hours, holders] = [row[11], row[17]]
  return {
    uid: row[0],
    type,
    test,
    acheteur,
    id: row[2],
    idAccordCadre: row[3],
    lot: row[4],
    saysSubsequent,
    yearDate: row[5],
    montantFirst: row[6],
    montantLatest: row[7],
    montantMaximum,
    states,
    traits,
    heuresContractualisees: row[9],
    heuresRealisees: row[10],
    hours: hours === null ? [] : JSON.parse(hours),
    direction,
    categorie,
    dureeMois: row[12],
    codeCPV: row[13],
    procedure,
    nature,
    consultation,
    dateLancement,
    valeurEstimee,
    baseUid: row[16] ?? row[0],
    holders: holders === null ? NO_HOLDERS : once(known.holders, holders, JSON.parse),
    reservedTo,
    grounds,
  }
}

const NO_HOLDERS: readonly string[] = []
const UNSAID: Place & Passing & Launch = {
  ...{ acheteur: null, direction: null, categorie: null },
  ...{ procedure: null, nature: null },
  ...{ consultation: null, dateLancement: null, valeurEstimee: null },
}

function sharedOf(text: string, known: Known): Shared {
  const [type, test, subsequent, maximum, grounds, reservedTo, ...found] = text.split(BETWEEN)
  const states = found.splice(TRAIT_COLUMNS.length)
  const made = {
    type: type as Shared['type'],
    test: test === '1',
    saysSubsequent: subsequent === '1',
    montantMaximum: maximum === '1',
    states: once(known.states, states.join(BETWEEN), statesOf),
    grounds: once(known.grounds, grounds ?? '', groundsIn),
    ...once(known.traits, `[[${found}],${reservedTo}]`, foundIn),
  }
  known.shared.set(text, made)
  return made
}

function foundIn(text: string): Read {
  const [traits, reservedTo] = JSON.parse(text)
  return { traits: traitsOf(traits), reservedTo }
}

function placeIn(text: string): Place {
  const [acheteur, direction, categorie] = text.split(BETWEEN)
  return {
    acheteur: acheteur || null,
    direction: direction || null,
    categorie: (categorie || null) as Place['categorie'],
  }
}

function passingIn(text: string): Passing {
  const [procedure, nature] = text.split(BETWEEN)
  return { procedure: procedure || null, nature: nature || null }
}

function launchIn(text: string): Launch {
  const [consultation, date, estimate] = text.split(BETWEEN)
  return {
    consultation: consultation || null,
    dateLancement: (date || null) as CountedContract['dateLancement'],
    valeurEstimee: (estimate ? Number(estimate) : null) as CountedContract['valeurEstimee'],
  }
}

function statesOf(text: string): States {
  const states = text.split(BETWEEN)
  return Object.freeze(Object.fromEntries(KINDS.map((kind, at) => [kind, states[at]]))) as States
}

function once<T>(known: Map<string, T>, text: string, read: (text: string) => T): T {
  const same = known.get(text)
  if (same) return same
  const made = read(text)
  known.set(text, made)
  return made
}
