import type { ContractRecord } from '../contract.js'
import type { Issue } from '../errors.js'
import { countOf, listOf, shortened } from '../french.js'
import { newerHolds, sameGiven } from '../register/issues.js'
import type { Database, Scope } from '../store/database.js'
import type { ImportSummary } from '../store/imports.js'
import { type NewerVersion, newerVersions, undoneOfBytes } from '../store/newer.js'
import { type Change, changesOf } from './contractFields.js'
import { newerSays } from './import/issues.js'
import { FILE } from './import/notes.js'
import { askedAlike } from './import/options.js'
import type { Stage } from './import/stage.js'

/**
 * The import undone whose place a file takes back: the last of the same bytes, read as they are now asked to be or else otherwise,
 * with others in force that came after it. null: there is none, and the file comes last.
 */
export async function placeOf(
  db: Database,
  scope: Scope,
  { sha256, ...told }: Parameters<typeof askedAlike>[1] & { readonly sha256: string },
): Promise<number | null> {
  const undone = await undoneOfBytes(db, scope, sha256)
  const alike = (await askedAlike(undone, told)) ?? undone[0]
  return alike?.place ?? null
}

/** Contracts that later imports state otherwise, told one by one: beyond, they are only counted. */
const MOST_TOLD = 500
const MOST_FIELDS = 5
const LONGEST = 80
const PAGE = 200

/** What imports in force state otherwise than a file that takes back the place of one undone: it is theirs that holds. */
export async function noteNewer(
  db: Database,
  scope: Scope,
  stage: Stage,
  importId: number,
  place: number | null,
): Promise<void> {
  if (place === null) return
  const found = await differencesWith(db, scope, importId, place)
  if (found.imports.size === 0) return
  const note = newerHolds(FILE, place, { imports: counted(found.imports), fields: counted(found.fields) })
  if (stage.issues.warnings.includes(note.message)) return
  await stage.note([note, ...found.told])
}

/** The same of a file in force given once more, which changes nothing; null: none states anything otherwise. */
export async function newerThan(
  db: Database,
  scope: Scope,
  { id, origin }: Pick<ImportSummary, 'id' | 'origin'>,
): Promise<Issue | null> {
  const place = origin?.kind === 'again' ? (origin.importId ?? id) : id
  const { imports, fields } = await differencesWith(db, scope, id, place)
  return fields.size === 0 ? null : sameGiven(FILE, id, { imports: counted(imports), fields: counted(fields) })
}

interface Differences {
  /** Contracts they state, by import, as it is named. */
  readonly imports: Map<string, number>
  /** Contracts in which each field is stated otherwise. */
  readonly fields: Map<string, number>
  readonly told: Issue[]
}

async function differencesWith(db: Database, scope: Scope, importId: number, place: number): Promise<Differences> {
  const found: Differences = { imports: new Map(), fields: new Map(), told: [] }
  for (let after = ''; ; ) {
    const page = await newerVersions(db, scope, importId, place, { after, limit: PAGE })
    for (const version of page) add(found, version)
    const last = page.at(-1)
    if (!last) return found
    after = last.uid
  }
}

function add({ imports, fields, told }: Differences, { place, record, newer }: NewerVersion): void {
  count(imports, `n° ${newer.importId} « ${newer.file} »`)
  const changes = changesOf(record, leftToIt(record, newer.record)).filter(
    ({ before, after }) => before !== null && after !== null,
  )
  for (const { label } of changes) count(fields, label)
  if (changes.length > 0 && told.length < MOST_TOLD)
    told.push(newerSays(place, newer.importId, changes.slice(0, MOST_FIELDS).map(said)))
}

/** A newer reading, without its date and its amount where both are others: it makes a modification of them, and the older ones stay. */
function leftToIt(record: ContractRecord, newer: ContractRecord): ContractRecord {
  const { dateNotification, montant } = record
  const [date, amount] = [newer.dateNotification, newer.montant]
  const modifies =
    date && dateNotification && date > dateNotification && amount !== null && montant !== null && amount !== montant
  return modifies ? { ...newer, dateNotification, montant } : newer
}

const said = ({ label, before, after }: Change): string =>
  `${label} « ${shortened(before ?? '', LONGEST)} », et non « ${shortened(after ?? '', LONGEST)} »`

const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)

const MOST_NAMED = 8

function counted(counts: ReadonlyMap<string, number>): string {
  const all = [...counts].sort(([, a], [, b]) => b - a)
  const named = all
    .slice(0, MOST_NAMED)
    .map(([name, contracts]) => `${name} (${countOf(contracts, 'marché', 'marchés')})`)
  return listOf(all.length > MOST_NAMED ? [...named, `${all.length - MOST_NAMED} autres`] : named)
}
