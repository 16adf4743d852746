import type { RejectedTable } from '../../register/types.js'
import type { Database, Insert, Scope, Statement } from '../../store/database.js'
import { placedUids } from '../../store/fates.js'
import { rejectedTables } from '../../store/rejected.js'
import * as store from '../../store/taken.js'
import { placeIn, type RowAside, type Said, saidAgain } from './again.js'

type Taken = { readonly importId: number; readonly seq: number; readonly byId: number }

/**
 * What is written with the publication of an import: rows that earlier imports set aside and that it says again; its own, where
 * it takes back the place of an import undone, and later ones say them.
 */
export async function takenWrites(
  db: Database,
  scope: Scope,
  importId: number,
  isBack: boolean,
): Promise<(Statement | Insert)[]> {
  const taken: Taken[] = []
  for (const earlier of await store.withRowsLeft(db, scope, importId))
    taken.push(...(await rowsTaken(db, scope, earlier, importId, null)))
  if (!isBack) return taken.length > 0 ? [store.takenInsert(scope, taken)] : []
  taken.push(...(await takenSince(db, scope, importId, importId)))
  return [store.takenInsert(scope, taken), store.supersededAnew(scope, importId)]
}

/** What is written as an import is withdrawn: rows that it said again, or had corrected, are left unless others say them too. */
export async function withdrawnWrites(db: Database, scope: Scope, importId: number): Promise<(Statement | Insert)[]> {
  const taken: Taken[] = []
  for (const id of await store.takenFrom(db, scope, importId))
    taken.push(...(await takenSince(db, scope, id, importId)))
  return [store.takenForgotten(scope, importId), ...(taken.length > 0 ? [store.takenInsert(scope, taken)] : [])]
}

/** Rows of an import that those after it say again, `but` one of them; the last that says each. */
async function takenSince(db: Database, scope: Scope, importId: number, but: number): Promise<Taken[]> {
  const bySeq = new Map<number, Taken>()
  for (const later of await store.standingAfter(db, scope, importId, but)) {
    for (const taken of await rowsTaken(db, scope, importId, later, but))
      if (!bySeq.has(taken.seq)) bySeq.set(taken.seq, taken)
  }
  return [...bySeq.values()]
}

/** Rows of one import that a later one says again. */
async function rowsTaken(
  db: Database,
  scope: Scope,
  importId: number,
  byId: number,
  withdrawn: number | null,
): Promise<Taken[]> {
  const left = await store.rowsLeft(db, scope, importId, withdrawn)
  if (left.length === 0) return []
  const aside = saidAside(left, await store.cellsAside(db, scope, byId))
  const rest = await rowsCompared(
    db,
    scope,
    importId,
    left.filter(({ seq }) => !aside.has(seq)),
  )
  const found = [
    ...[...aside].map((seq) => ({ seq, isSure: false })),
    ...saidAgain(rest, await saidBy(db, scope, { importId, byId, withdrawn }, rest)),
  ]
  const holds =
    found.some(({ isSure }) => !isSure) && (await isEdition(db, scope, importId, byId, found.length, left.length))
  return found.flatMap(({ seq, isSure }) => (isSure || holds ? [{ importId, seq, byId }] : []))
}

/** Rows that are set aside again as they were, each once. */
function saidAside(left: readonly store.LeftRow[], again: readonly string[]): Set<number> {
  const times = new Map<string, number>()
  for (const cells of again) times.set(cells, (times.get(cells) ?? 0) + 1)
  const found = new Set<number>()
  for (const { seq, cells } of left) {
    const still = times.get(cells) ?? 0
    if (still === 0) continue
    times.set(cells, still - 1)
    found.add(seq)
  }
  return found
}

/** Whether one is an edition of the other: it says again half of what that holds, or more. */
async function isEdition(
  db: Database,
  scope: Scope,
  importId: number,
  byId: number,
  rowsFound: number,
  rows: number,
): Promise<boolean> {
  const { contracts, inBoth } = await store.statedInBoth(db, scope, importId, byId)
  return 2 * (rowsFound + inBoth) >= rows + contracts
}

async function rowsCompared(
  db: Database,
  scope: Scope,
  importId: number,
  rows: readonly store.LeftRow[],
): Promise<RowAside[]> {
  if (rows.length === 0) return []
  const tables = new Map(
    [...(await rejectedTables(db, scope, importId))].map(([seq, json]) => [seq, JSON.parse(json) as RejectedTable]),
  )
  const given = await store.buyerGiven(db, scope, importId)
  return rows.map((row) => rowCompared(row, tables, given))
}

type Source =
  | { readonly kind: 'row'; readonly table: number; readonly cells: readonly string[] }
  | { readonly kind: 'record'; readonly value: { readonly id?: unknown } }

function rowCompared(
  { seq, place, cells, source: json, isLost }: store.LeftRow,
  tables: ReadonlyMap<number, RejectedTable>,
  given: string | null,
): RowAside {
  const source = json === null ? null : (JSON.parse(json) as Source)
  const texts = new Set(Object.values(JSON.parse(cells) as Record<string, string>).map((text) => text.trim()))
  const said = (field: string): string | null =>
    source?.kind === 'row' ? textUnder(field, source.cells, tables.get(source.table)) : null
  texts.delete('')
  const id = source?.kind === 'record' ? String(source.value.id ?? '').trim() : said('id')
  return {
    ...{ seq, place, texts, lot: said('lot') },
    numbers: source === null ? texts : new Set(id ? [id] : []),
    buyer: said('acheteur')?.replace(/\s/g, '') ?? given,
    amendment: isLost ? said('objet') : null,
  }
}

/** null: there is no such column, or nothing in it. */
function textUnder(field: string, cells: readonly string[], table: RejectedTable | undefined): string | null {
  const column = table?.columns.find((each) => each.field === field)?.column
  return (column !== undefined && cells[column]?.trim()) || null
}

const PAGE = 5_000

/** What the later import states that may be one of these rows. */
async function saidBy(
  db: Database,
  scope: Scope,
  {
    importId,
    byId,
    withdrawn,
  }: { readonly importId: number; readonly byId: number; readonly withdrawn: number | null },
  rows: readonly RowAside[],
): Promise<Said[]> {
  const numbers = new Set(rows.flatMap((row) => [...row.numbers]))
  const places = new Set(rows.map(({ place }) => placeIn(place)))
  const said: Said[] = []
  for (let after = ''; rows.length > 0; ) {
    const page = await placedUids(db, scope, byId, after, PAGE)
    const last = page.at(-1)
    if (!last) break
    const uids = page.filter(
      ({ uid, place }) => places.has(placeIn(place)) || numbersIn(uid).some((id) => numbers.has(id)),
    )
    const known = uids.map(({ uid }) => uid)
    const anew = await store.statedAnew(db, scope, byId, { other: importId, withdrawn }, known)
    said.push(...anew.map(contractSaid))
    after = last.uid
  }
  const lost = rows.flatMap(({ amendment }) => amendment ?? [])
  if (lost.length === 0) return said
  return [...said, ...(await store.amendmentsAnew(db, scope, byId, importId, lost)).map(amendmentSaid)]
}

/** The published numbers that a contract of this uid may bear (SPEC §1): without its buyer, and without its lot. */
function numbersIn(uid: string): string[] {
  const number = /^\d{14}./.test(uid) ? uid.slice(14) : uid.slice(uid.indexOf(':') + 1)
  return [number, number.replace(/~[^~]*$/, ''), number.replace(/~.*$/, '')]
}

function contractSaid({ uid, place, lot, record }: store.StatedContract): Said {
  const { id, objet, titulaires, montant, acheteur } = record
  return {
    ...{ key: uid, place, montant, buyer: acheteur.id, isAmendment: false },
    id: id?.trim() ?? '',
    objet: objet.trim(),
    holders: titulaires.flatMap((holder) => [holder.id?.trim() ?? [], holder.denominationSociale?.trim() ?? []].flat()),
    lots: [lot, record.lot?.trim()].flatMap((each) => each ?? []),
  }
}

const amendmentSaid = ({ uid, objet }: store.StatedAmendment): Said => ({
  ...{ key: `${uid} ${objet}`, place: null, id: '', objet, holders: [], montant: null, lots: [], buyer: null },
  isAmendment: true,
})
