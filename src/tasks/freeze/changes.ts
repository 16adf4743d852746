import { indicatorIn } from '../../indicators/compute.js'
import type { AnyIndicator } from '../../indicators/figures/figure.js'
import type { State } from '../../states.js'
import type { Database, Scope } from '../../store/database.js'
import type { FrozenSummary } from '../../store/frozen.js'
import { frozenResult, standingDocument } from '../freeze.js'
import type { Memo } from '../memo.js'
import {
  type FrozenCell,
  type FrozenDocument,
  type FrozenFigure,
  type FrozenImport,
  type FrozenRow,
  type FrozenUnit,
  questionOf,
} from './document.js'
import { numberedUnits } from './holders.js'

/** What has changed since a result was frozen: the same question put to what stands now. */
export interface FrozenChanges {
  readonly frozen: FrozenSummary
  /** Every figure, then and now. */
  readonly figures: readonly FigureChange[]
  /** How figures were counted then: what the columns of changes hold. */
  readonly counted: readonly FrozenFigure[]
  /** Contracts that figures look at now and did not then, and the other way round. */
  readonly entered: readonly NamedContract[]
  readonly left: readonly NamedContract[]
  /** Those looked at both times of which something that is counted has changed. */
  readonly changed: readonly ContractChange[]
  /** Consultations and suppliers that figures count, which entered, left, or bear another state or other contracts. */
  readonly units: readonly UnitChange[]
  /** How many there are of each: lists may be shorter. */
  readonly totals: Readonly<Record<Listed, number>>
  /** Imports since then, and those of then that were undone. */
  readonly imports: { readonly added: readonly FrozenImport[]; readonly undone: readonly FrozenImport[] }
  /** The period was not over by the data of then, and is by those of now: a status may change though no contract has. */
  readonly ended: { readonly to: string; readonly was: string; readonly is: string } | null
  readonly rules: { readonly was: readonly string[]; readonly are: readonly string[] }
}

export interface FigureChange {
  readonly id: string
  readonly label: string
  readonly was: AnyIndicator
  /** Null: it is not counted any more. */
  readonly is: AnyIndicator | null
  /** Versions of its definition; they differ where it is not counted as it was. */
  readonly versions: { readonly was: number; readonly is: number | null }
  readonly changed: boolean
}

export interface NamedContract {
  readonly uid: string
  readonly objet: string | null
}

export interface ContractChange extends NamedContract {
  readonly cells: readonly CellChange[]
}

export interface CellChange {
  readonly column: string
  readonly from: FrozenCell
  readonly to: FrozenCell
}

/** A consultation or a supplier in a figure, then and now; null: it was not counted, or is no more. */
export interface UnitChange {
  readonly figure: string
  readonly unit: string
  readonly was: UnitState | null
  readonly is: UnitState | null
}
export interface UnitState {
  readonly state: State
  readonly uids: readonly string[]
}

const LISTED = ['entered', 'left', 'changed', 'units'] as const
type Listed = (typeof LISTED)[number]

/** What a page shows of each list, and somebody reads. */
const SHOWN = 100

/** The same known for as long as nothing is published, its lists no longer than what a page shows. */
export function changesKnown(db: Database, scope: Scope, memo: Memo, id: number): Promise<FrozenChanges> {
  return memo.of(db, scope, `changes since ${id}`, async () => {
    const changes = await changesSince(db, scope, id)
    const shown = { entered: changes.entered.slice(0, SHOWN), left: changes.left.slice(0, SHOWN) }
    return { ...changes, ...shown, changed: changes.changed.slice(0, SHOWN), units: changes.units.slice(0, SHOWN) }
  })
}

/** Says of a frozen result what has changed since. Throws AppError as `frozenResult` does. */
export async function changesSince(db: Database, scope: Scope, id: number): Promise<FrozenChanges> {
  const { summary, document } = await frozenResult(db, scope, id)
  const { title, note, author, at, plan } = document.header
  const asked = { question: questionOf(document.header.question), plan, said: { title, note, author, at } }
  return { frozen: summary, ...changesBetween(document, await standingDocument(db, scope, asked)) }
}

/** What differs between two documents of one question; pure. */
export function changesBetween(then: FrozenDocument, now: FrozenDocument): Omit<FrozenChanges, 'frozen'> {
  const lists = listsBetween(then, now)
  const totals = Object.fromEntries(LISTED.map((list) => [list, lists[list].length])) as Record<Listed, number>
  return {
    ...lists,
    totals,
    figures: then.figures.map(({ id, label, version }) => figureChange(id, label, version, then, now)),
    counted: then.figures,
    imports: {
      added: without(now.header.imports, then.header.imports),
      undone: without(then.header.imports, now.header.imports),
    },
    ended: endedBetween(then, now),
    rules: { was: versionsOf(then), are: versionsOf(now) },
  }
}

function endedBetween(then: FrozenDocument, now: FrozenDocument): FrozenChanges['ended'] {
  const { to, asOf: was } = then.header.question
  const is = now.header.question.asOf
  return was !== undefined && is !== undefined && was <= to && is > to ? { to, was, is } : null
}

function listsBetween(then: FrozenDocument, now: FrozenDocument): Pick<FrozenChanges, Listed> {
  const [before, after] = [byUid(then), byUid(now)]
  return {
    entered: now.rows.filter((row) => !before.has(uidOf(row))).map((row) => named(now, row)),
    left: then.rows.filter((row) => !after.has(uidOf(row))).map((row) => named(then, row)),
    changed: then.rows.flatMap((row) => {
      const today = after.get(uidOf(row))
      const cells = today ? cellChanges(then, row, now, today) : []
      return today && cells.length > 0 ? [{ ...named(now, today), cells }] : []
    }),
    units: unitChanges(then, now),
  }
}

/** In the order of the figures, those of then before those that entered; suppliers numbered, as tables give them. */
function unitChanges(then: FrozenDocument, now: FrozenDocument): UnitChange[] {
  const [before, after, nameOf] = [byUnit(then), byUnit(now), numberedUnits([then, now])]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null]
    const { figure, unit } = was ?? is ?? { figure: '', unit: '' }
    const isSame = was && is && was.state === is.state && was.uids.join('|') === is.uids.join('|')
    return isSame ? [] : [{ figure, unit: nameOf({ figure, unit }), was: was && stateOf(was), is: is && stateOf(is) }]
  })
}

const byUnit = ({ units }: FrozenDocument): ReadonlyMap<string, FrozenUnit> =>
  new Map(units.map((each) => [JSON.stringify([each.figure, each.unit]), each]))
const stateOf = ({ state, uids }: FrozenUnit): UnitState => ({ state, uids })

function figureChange(
  id: string,
  label: string,
  version: number,
  then: FrozenDocument,
  now: FrozenDocument,
): FigureChange {
  const [before, after] = [indicatorIn(then.result, id), indicatorIn(now.result, id) ?? null]
  if (!before) throw new RangeError(`no figure ${id} in its own frozen result`)
  const versions = { was: version, is: now.figures.find((figure) => figure.id === id)?.version ?? null }
  const changed = after === null || versions.is !== version || MEMBERS.some((each) => before[each] !== after[each])
  return { id, label, was: before, is: after, versions, changed }
}

const MEMBERS = ['value', 'numerator', 'denominator', 'known', 'low', 'high', 'status', 'reason'] as const

/** Words of the register that no figure counts may change without a figure changing. */
const NOT_COUNTED = ['uid', 'objet', 'direction', 'categorie', 'id', 'lot', 'acheteur']

function cellChanges(then: FrozenDocument, before: FrozenRow, now: FrozenDocument, after: FrozenRow): CellChange[] {
  return then.columns.flatMap((column, at) => {
    const place = now.columns.indexOf(column)
    const [from, to] = [before[at] ?? null, after[place] ?? null]
    return place < 0 || from === to || NOT_COUNTED.includes(column) ? [] : [{ column, from, to }]
  })
}

const uidOf = ([uid]: FrozenRow): string => String(uid)
const byUid = ({ rows }: FrozenDocument): ReadonlyMap<string, FrozenRow> =>
  new Map(rows.map((row) => [uidOf(row), row]))

function named({ columns }: FrozenDocument, row: FrozenRow): NamedContract {
  const objet = row[columns.indexOf('objet')]
  return { uid: uidOf(row), objet: typeof objet === 'string' ? objet : null }
}

function without(some: readonly FrozenImport[], others: readonly FrozenImport[]): FrozenImport[] {
  const known = new Set(others.map(({ id }) => id))
  return some.filter(({ id }) => !known.has(id))
}

const versionsOf = ({ header }: FrozenDocument): string[] => header.rules.map(({ version }) => version)
