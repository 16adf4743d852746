import { KIND_LABELS, KINDS, type Kind, STATE_LABELS } from '../../states.js'
import { contractsOf, type StoredContract, stagedContractsOf } from '../../store/contracts.js'
import type { Database, Scope } from '../../store/database.js'
import { headersTold, replacedUids } from '../../store/staged.js'
import { type Pair, type Renamed, RenamedColumns, type Told } from './renamed.js'

/** A contract that would change, field by field. */
export interface ContractChange {
  readonly uid: string
  readonly id: string | null
  /** Undefined in a preview made before it was told. */
  readonly lot?: string | null
  readonly objet: string
  readonly fields: readonly FieldChange[]
}

/** null: not stated. */
export interface FieldChange {
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** Contracts that would change: how many, and in what. */
export interface Changes {
  readonly total: number
  /** Columns that the file only calls otherwise: told here once, and in none of the fields. */
  readonly renamed: readonly Renamed[]
  /** Contracts of which nothing else would change. */
  readonly onlyRenamed: number
  /** In how many contracts each field would change, the most frequent first. */
  readonly fields: readonly { readonly label: string; readonly contracts: number }[]
  /** The first, then the first of each field that none of them shows. */
  readonly first: readonly ContractChange[]
  /** Decisions of officers that would hold, but be listed to reconfirm: what was read would have changed. */
  readonly toReconfirm: number
}

/** Contracts compared at a time: the bound on memory. */
const PAGE = 200
const FIRST = 20
const MOST_LABELS = 50

/** What an import that is written and not published would change of visible contracts. */
export async function changesMade(
  db: Database,
  scope: Scope,
  importId: number,
  onChanges?: (changes: readonly ContractChange[]) => void,
): Promise<Changes> {
  const labels = new Map<string, number>()
  const first: ContractChange[] = []
  const columns = new RenamedColumns(() => headersTold(db, scope, importId))
  let [total, onlyRenamed, toReconfirm] = [0, 0, 0]
  for (let after = ''; ; ) {
    const uids = await replacedUids(db, scope, importId, after, PAGE)
    const last = uids.at(-1)
    if (last === undefined)
      return { total, renamed: columns.found, onlyRenamed, fields: mostFrequent(labels), first, toReconfirm }
    const pairs = await pairsOf(db, scope, importId, uids)
    const told = await columns.told(pairs)
    const changes = told.flatMap((each) => (each.onlyRenamed ? [] : [changeOf(each)]))
    onlyRenamed += told.length - changes.length
    for (const change of changes) {
      if (first.length < FIRST || showsAnew(change, labels)) first.push(change)
      count(labels, change.fields)
    }
    total += uids.length
    toReconfirm += pairs.reduce((sum, [before, now]) => sum + newlyOutdated(before, now), 0)
    onChanges?.(changes)
    after = last
  }
}

/** Whether a contract shows a field that changes in none before it: what is rare is not lost among what all share. */
export const showsAnew = ({ fields }: ContractChange, labels: ReadonlyMap<string, number>): boolean =>
  labels.size < MOST_LABELS && fields.some(({ label }) => !labels.has(label))

async function pairsOf(db: Database, scope: Scope, importId: number, uids: readonly string[]): Promise<Pair[]> {
  const [before, after] = [await contractsOf(db, scope, uids), await stagedContractsOf(db, scope, importId, uids)]
  return uids.flatMap((uid) => {
    const [old, now] = [before.get(uid), after.get(uid)]
    return old && now ? [[old, now] as const] : []
  })
}

/** Decisions that would be to reconfirm and are not today: one whose words come back says nothing of the others. */
function newlyOutdated(before: StoredContract, now: StoredContract): number {
  const already = outdated(before)
  return [...outdated(now)].filter((kind) => !already.has(kind)).length
}

/** Facts of a contract whose words have changed since they were decided. */
const outdated = ({ considerations }: StoredContract): ReadonlySet<Kind> =>
  new Set(considerations.flags.flatMap(({ kind, flag }) => (flag === 'toReconfirm' ? [kind] : [])))

export function changeOf({ pair: [before, now], changes }: Pick<Told, 'pair' | 'changes'>): ContractChange {
  const { uid, id, lot, record } = now
  const read = changes.map(shortened)
  const fields = [...statesChanged(before, now), ...read].slice(0, MOST_FIELDS)
  return { uid, id, lot, objet: cut(record.objet), fields: fields.length > 0 ? fields : [OTHER] }
}

/** Such as the place of performance, or subcontracting. */
const OTHER: FieldChange = { label: 'Autres données publiées', before: null, after: 'changées' }

function statesChanged(before: StoredContract, now: StoredContract): FieldChange[] {
  return KINDS.flatMap((kind) => {
    const [was, is] = [before.states[kind], now.states[kind]]
    return was === is ? [] : [{ label: KIND_LABELS[kind], before: STATE_LABELS[was], after: STATE_LABELS[is] }]
  })
}

/** A register may have hundreds of columns of long texts. */
const MOST_FIELDS = 40
const LONGEST_LABEL = 100
const LONGEST = 300

const shortened = ({ label, before, after }: FieldChange): FieldChange => ({
  label: label.slice(0, LONGEST_LABEL),
  before: before && cut(before, differAt(before, after)),
  after: after && cut(after, differAt(before, after)),
})

/** Where two long texts part, so that what is shown of them differs. */
function differAt(before: string | null, after: string | null): number {
  if (before === null || after === null) return 0
  let at = 0
  while (at < before.length && before[at] === after[at]) at += 1
  return at < LONGEST / 2 ? 0 : at - LONGEST / 4
}

function cut(text: string, from = 0): string {
  const part = text.slice(from, from + LONGEST)
  return `${from > 0 ? '…' : ''}${part}${from + LONGEST < text.length ? '…' : ''}`
}

export function count(labels: Map<string, number>, fields: readonly FieldChange[]): void {
  for (const label of new Set(fields.map((field) => field.label))) labels.set(label, (labels.get(label) ?? 0) + 1)
}

export function mostFrequent(labels: ReadonlyMap<string, number>): Changes['fields'] {
  const fields = [...labels].map(([label, contracts]) => ({ label, contracts }))
  return fields.sort((a, b) => b.contracts - a.contracts || (a.label < b.label ? -1 : 1)).slice(0, MOST_LABELS)
}
