import { sql } from 'kysely'
import { doubtLetter } from '../considerations/doubts.js'
import type { Cents, IsoDate } from '../contract.js'
import { KINDS, type Kind, STATES, type State, type States } from '../states.js'
import type { Database, Scope } from './database.js'
import { STATE_COLUMNS } from './tables/contracts.js'

/** A visible contract of which something is asked, with what the queue is ordered by. */
export interface AskedContract {
  readonly uid: string
  /** As `doubtsText` writes it. */
  readonly questions: string
  readonly yearDate: IsoDate | null
  readonly montantFirst: Cents | null
  readonly acheteur: string | null
  /** A concession or a test row is not counted with the others. */
  readonly isMarche: boolean
  readonly states: States
}

type Bare = readonly [
  uid: string,
  letters: string,
  yearDate: AskedContract['yearDate'],
  montantFirst: AskedContract['montantFirst'],
  acheteur: string | null,
]

/** A letter for whether it is a marché, six for its states, then what is asked of it: one text, for each value fetched costs. */
const LETTERS = [
  `CASE WHEN type = 'marche' AND test = 0 THEN 'm' ELSE '-' END`,
  ...KINDS.map((kind) => `substr(${STATE_COLUMNS[kind]}, 1, 1)`),
  'questions',
].join(' || ')

/** Every contract of which a person is asked something, or those of some, in the order of their uid. */
export async function askedContracts(db: Database, scope: Scope, uids?: readonly string[]): Promise<AskedContract[]> {
  const rows = await db.values({
    sql: `SELECT uid, ${LETTERS}, year_date, montant_first, acheteur FROM contract INDEXED BY contract_with_questions
      WHERE organisation_id = ? AND current = 1 AND questions <> '------'
        ${uids ? 'AND uid IN (SELECT value FROM json_each(?))' : ''} ORDER BY uid`,
    parameters: [scope.organisationId, ...(uids ? [JSON.stringify(uids)] : [])],
  })
  const known = new Map<string, States>()
  return rows.map((row) => {
    const [uid, letters, yearDate, montantFirst, acheteur] = row as unknown as Bare
    const text = letters.slice(1, 1 + KINDS.length)
    const states = known.get(text) ?? statesIn(text)
    known.set(text, states)
    const questions = letters.slice(1 + KINDS.length)
    return { uid, questions, yearDate, montantFirst, acheteur, isMarche: letters.startsWith('m'), states }
  })
}

const BY_LETTER: ReadonlyMap<string, State> = new Map(STATES.map((state) => [state.charAt(0), state]))

const statesIn = (letters: string): States =>
  Object.fromEntries(KINDS.map((kind, at) => [kind, BY_LETTER.get(letters.charAt(at)) ?? 'unknown'])) as States

/**
 * The contracts that decisions have changed since a revision and a line of the journal; null where something else than
 * decisions was published since.
 */
export async function decidedSince(
  db: Database,
  scope: Scope,
  seen: { readonly revision: number; readonly seq: number },
): Promise<string[] | null> {
  const { rows: others } = await sql`SELECT revision FROM publication
    WHERE organisation_id = ${scope.organisationId} AND revision > ${seen.revision} AND action <> 'decide' LIMIT 1`.execute(
    db.query,
  )
  if (others.length > 0) return null
  const { rows } = await sql<{ uid: string }>`SELECT DISTINCT uid FROM decision
    WHERE organisation_id = ${scope.organisationId} AND seq > ${seen.seq}`.execute(db.query)
  return rows.map(({ uid }) => uid)
}

/** How many contracts ask something of a person. */
export async function countAsked(db: Database, scope: Scope): Promise<number> {
  const { rows } = await sql<{ contracts: number }>`
    SELECT count(*) AS contracts FROM contract INDEXED BY contract_with_questions
    WHERE organisation_id = ${scope.organisationId} AND current = 1 AND questions <> '------'`.execute(db.query)
  return rows[0]?.contracts ?? 0
}

/** How many decisions rest on words that have changed since. */
export async function countToReconfirm(db: Database, scope: Scope): Promise<number> {
  const { rows } = await sql<{ decisions: number | null }>`
    SELECT sum(length(questions) - length(replace(questions, ${doubtLetter('toReconfirm')}, ''))) AS decisions
    FROM contract INDEXED BY contract_with_questions
    WHERE organisation_id = ${scope.organisationId} AND current = 1 AND questions <> '------'`.execute(db.query)
  return rows[0]?.decisions ?? 0
}

const asked = (kind: Kind) => sql`substr(questions, ${KINDS.indexOf(kind) + 1}, 1) <> '-'`

/**
 * Contracts of the consultation that a contract comes from, itself among them, of which a fact is in question, in the order
 * of their uid: those of the same buyer and consultation number, where one is stated, else of the same published identifier.
 */
export async function askedInConsultation(db: Database, scope: Scope, uid: string, kind: Kind): Promise<string[]> {
  const { rows } = await sql<{ uid: string }>`
    SELECT c.uid FROM contract AS of CROSS JOIN contract AS c INDEXED BY contract_with_questions
      ON c.organisation_id = of.organisation_id AND c.current = 1 AND c.questions <> '------'
        AND CASE WHEN of.consultation IS NULL THEN c.base_uid = of.base_uid
          ELSE c.consultation = of.consultation AND substr(c.acheteur, 1, 9) IS substr(of.acheteur, 1, 9) END
    WHERE of.organisation_id = ${scope.organisationId} AND of.uid = ${uid} AND of.current = 1
      AND substr(c.questions, ${KINDS.indexOf(kind) + 1}, 1) <> '-'
    ORDER BY c.uid`.execute(db.query)
  return rows.map((row) => row.uid)
}

/** Contracts in which a rule found something and of which a fact is in question, in the order of their uid. */
export async function askedByRule(db: Database, scope: Scope, rule: string, kind: Kind): Promise<string[]> {
  const { rows } = await sql<{ uid: string }>`
    SELECT uid FROM contract INDEXED BY contract_with_questions
    WHERE organisation_id = ${scope.organisationId} AND current = 1 AND questions <> '------' AND ${asked(kind)}
      AND instr(rules, ${JSON.stringify(rule)}) > 0
    ORDER BY uid`.execute(db.query)
  return rows.map((row) => row.uid)
}
