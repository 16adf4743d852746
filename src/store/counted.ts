import type { CountedContract } from '../indicators/types.js'
import { KINDS, STATES, type State, type States } from '../states.js'
import type { Traits } from '../topics.js'
import type { Database, Scope } from './database.js'
import { STATE_COLUMNS } from './tables.js'
import { TRAITS_TEXT, traitsIn } from './traits.js'

/** The six states of a row as six letters: most contracts of a register share a few combinations of them. */
const LETTERS = KINDS.map((kind) => `substr(${STATE_COLUMNS[kind]}, 1, 1)`).join(' || ')

const EVERY = `SELECT uid, type, test, acheteur, id, id_accord_cadre, lot, says_subsequent, year_date, montant_first,
    montant_latest, montant_maximum, ${LETTERS}, heures_contractualisees, heures_realisees, nullif(hours, '[]'),
    direction, categorie, ${TRAITS_TEXT}
  FROM contract INDEXED BY contract_current WHERE organisation_id = ? AND current = 1 ORDER BY uid`

/** What `EVERY` gives, in its order; columns were written from the branded values they are read back into. */
type Bare = readonly [
  uid: string,
  type: CountedContract['type'],
  test: 0 | 1,
  acheteur: string | null,
  id: string | null,
  idAccordCadre: string | null,
  lot: string | null,
  saysSubsequent: 0 | 1,
  yearDate: CountedContract['yearDate'],
  montantFirst: CountedContract['montantFirst'],
  montantLatest: CountedContract['montantLatest'],
  montantMaximum: 0 | 1,
  states: string,
  heuresContractualisees: CountedContract['heuresContractualisees'],
  heuresRealisees: CountedContract['heuresRealisees'],
  hours: string | null,
  direction: string | null,
  categorie: string | null,
  traits: string,
]

/**
 * Every visible contract of the organisation, as counting sees it, in the order of their uid. Contracts of the same six
 * states share one object of them, by which counting adds them up together; so do those of the same traits.
 */
export async function countedContracts(db: Database, scope: Scope): Promise<CountedContract[]> {
  const rows = await db.values({ sql: EVERY, parameters: [scope.organisationId] })
  const known: Known = { states: new Map(), traits: new Map() }
  return rows.map((row) => toCounted(row as unknown as Bare, known))
}

/** What rows share, by its text in the base. */
interface Known {
  readonly states: Map<string, States>
  readonly traits: Map<string, Traits>
}

function toCounted(row: Bare, known: Known): CountedContract {
  const [uid, type, test, acheteur, id, idAccordCadre, lot, saysSubsequent, yearDate] = row
  const [, , , , , , , , , montantFirst, montantLatest, montantMaximum, letters] = row
  const [, , , , , , , , , , , , , heuresContractualisees, heuresRealisees, hours, direction, categorie, traits] = row
  return {
    uid,
    type,
    test: test === 1,
    acheteur,
    id,
    idAccordCadre,
    lot,
    saysSubsequent: saysSubsequent === 1,
    yearDate,
    montantFirst,
    montantLatest,
    montantMaximum: montantMaximum === 1,
    states: once(known.states, letters, statesOf),
    traits: once(known.traits, traits, traitsIn),
    heuresContractualisees,
    heuresRealisees,
    hours: hours === null ? [] : JSON.parse(hours),
    direction,
    categorie,
  }
}

const BY_LETTER = new Map<string, State>(STATES.map((state) => [state.charAt(0), state]))

function statesOf(letters: string): States {
  const entries = KINDS.map((kind, at) => [kind, BY_LETTER.get(letters.charAt(at)) ?? 'unknown'])
  return Object.freeze(Object.fromEntries(entries)) as States
}

function once<T>(known: Map<string, T>, text: string, read: (text: string) => T): T {
  const same = known.get(text)
  if (same) return same
  const made = read(text)
  known.set(text, made)
  return made
}
