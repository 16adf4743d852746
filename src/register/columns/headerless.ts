import type { Cell } from '../types.js'
import type { ColumnDecision } from './decision.js'
import type { Field } from './fields.js'
import { type Kind, kindOf, type Profile, profileOf } from './profile.js'
import { mainKind } from './witness.js'

type Cells = readonly (Cell | undefined)[]

interface Column {
  readonly column: number
  readonly cells: Cells
  readonly profile: Profile
}

/** Enough to see what a column holds. */
const ROWS_HEARD = 200
const COLUMNS_HEARD = 250

/**
 * What the columns of a table without a known header look like, each datum once: a proposal for somebody to complete, never
 * applied unseen. Empty when nothing of it looks like a register: no objet, or neither date, amount nor holder beside it.
 */
export function decideByValues(rows: readonly Cells[]): readonly ColumnDecision[] {
  const heard = rows.slice(0, ROWS_HEARD)
  const columns = columnsOf(heard)
  const decided = new Map<number, ColumnDecision>()
  const taken = new Set<Field>()
  for (const { field, confidence, fits } of GUESSES) {
    const left = columns.filter(({ column, profile }) => !decided.has(column) && profile.filled > 0)
    const found = taken.has(field) ? undefined : fits(left)
    if (!found) continue
    taken.add(field)
    decided.set(found.column, guessed(found, field, confidence))
  }
  const isRegister = taken.has('objet') && TELLING.some((field) => taken.has(field))
  return isRegister ? columns.flatMap((column) => decided.get(column.column) ?? unread(column)) : []
}

function columnsOf(rows: readonly Cells[]): readonly Column[] {
  const width = Math.min(COLUMNS_HEARD, Math.max(0, ...rows.map((row) => row.length)))
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column])
    return { column, cells, profile: profileOf(cells) }
  })
}

const MEASURED: readonly Kind[] = ['date', 'siret', 'siren', 'cpv', 'money', 'number', 'hours', 'boolean']

/** Whether a row of texts heads others: above columns of dates, amounts or codes it has only words. */
export function isHeading(row: Cells, below: readonly Cells[]): boolean {
  const measured = columnsOf(below.slice(0, ROWS_HEARD)).filter(({ profile }) => share(profile, ...MEASURED) >= MOST)
  const above = measured.flatMap(({ column }) => row[column] ?? [])
  return above.length > 0 && above.every((cell) => !MEASURED.includes(kindOf(cell)))
}

const TELLING: readonly Field[] = ['dateNotification', 'montant', 'titulaireId']

interface Guess {
  readonly field: Field
  readonly confidence: number
  /** The column it is among those left, if any. */
  readonly fits: (left: readonly Column[]) => Column | undefined
}

const MOST = 0.8

const share = ({ counts, filled }: Profile, ...kinds: readonly Kind[]): number =>
  kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0) / Math.max(filled, 1)

const mostly =
  (...kinds: readonly Kind[]) =>
  ({ profile }: Column): boolean =>
    share(profile, ...kinds) >= MOST

/** Most cells print a list or an object in which this stands. */
const holding =
  (pattern: RegExp) =>
  ({ cells, profile }: Column): boolean => {
    const held = cells.filter((cell) => cell !== undefined && /^\s*[[{]/.test(cell.text) && pattern.test(cell.text))
    return held.length >= MOST * profile.filled
  }

const first = (fits: (column: Column) => boolean) => (left: readonly Column[]) => left.find(fits)

/** The column with most of something, where it has any. */
const greatest = (measure: (column: Column) => number) => (left: readonly Column[]) =>
  left.reduce<Column | undefined>((best, column) => {
    const value = measure(column)
    return value > (best ? measure(best) : 0) ? column : best
  }, undefined)

const listing =
  (field: Field) =>
  ({ profile: { listed, filled } }: Column): boolean =>
    listed?.field === field && listed.count / filled >= MOST

const isConstant = ({ profile }: Column): boolean => profile.filled > 2 && profile.distinct === 1

const LISTED: readonly Field[] = [
  'considerationsSociales',
  'considerationsEnvironnementales',
  'procedure',
  'nature',
  'ccag',
  'categorie',
  'formePrix',
  'typesPrix',
  'typeGroupementOperateurs',
  'techniques',
  'modalitesExecution',
  'titulaireType',
]

/** Numbers of contracts come first in a table. */
const isIdentifier = (column: Column): boolean =>
  (column.column === 0 && mostly('code', 'number')(column)) || (column.column === 1 && mostly('code')(column))

/** How many different names stand in a column that is filled on most rows. */
const namesIn = ({ profile, cells }: Column): number =>
  share(profile, 'name', 'prose') >= MOST && profile.filled * 2 >= cells.length && profile.distinct > 1
    ? profile.distinct
    : 0

const guess = (field: Field, confidence: number, fits: Guess['fits']): Guess => ({ field, confidence, fits })

/** In the order in which they are told apart: what leaves no doubt first. */
const GUESSES: readonly Guess[] = [
  guess('considerationsSociales', 0.9, first(holding(/considerationSociale|consid[ée]ration sociale|Clause sociale/))),
  guess(
    'considerationsEnvironnementales',
    0.9,
    first(holding(/considerationEnvironnementale|consid[ée]ration environnementale|Clause environnementale/)),
  ),
  guess('modalitesExecution', 0.9, first(holding(/modaliteExecution/))),
  guess('techniques', 0.9, first(holding(/['"]technique['"]/))),
  guess('typesPrix', 0.9, first(holding(/typePrix/))),
  guess('modifications', 0.9, first(holding(/Modification['"]/))),
  guess('titulaireId', 0.9, first(holding(/typeIdentifiant/))),
  guess('lieuExecutionCode', 0.9, first(holding(/typeCode/))),
  guess('acheteur', 0.85, first(holding(/['"]id['"]\s*:\s*['"]\d{14}['"]/))),
  ...LISTED.map((field) => guess(field, 0.7, first(listing(field)))),
  guess(
    'acheteur',
    0.5,
    first((column) => isConstant(column) && mostly('siret')(column)),
  ),
  guess('titulaireId', 0.6, first(mostly('siret', 'siren'))),
  guess('codeCPV', 0.6, first(mostly('cpv'))),
  guess(
    'objet',
    0.6,
    greatest(({ profile, cells }) => (share(profile, 'prose') >= 0.4 ? meanLength(cells) : 0)),
  ),
  guess(
    'objet',
    0.4,
    greatest(({ profile, cells }) => (share(profile, 'prose', 'name') >= MOST ? meanLength(cells) : 0)),
  ),
  guess('id', 0.5, first(isIdentifier)),
  guess('dateNotification', 0.5, first(mostly('date'))),
  guess('datePublicationDonnees', 0.3, first(mostly('date'))),
  guess(
    'montant',
    0.5,
    greatest(({ profile }) =>
      share(profile, 'money', 'number') >= MOST && (profile.largest ?? 0) >= 1_000 && profile.longNumbers === 0
        ? (profile.middle ?? 0)
        : 0,
    ),
  ),
  guess('titulaireNom', 0.4, greatest(namesIn)),
  guess(
    'dureeMois',
    0.4,
    first(({ profile }) => share(profile, 'number', 'money') >= MOST && isDuration(profile)),
  ),
]

const meanLength = (cells: Cells): number => {
  const texts = cells.flatMap((cell) => (cell ? [cell.text.length] : []))
  return texts.reduce((total, length) => total + length, 0) / Math.max(texts.length, 1)
}

/** Months of a contract: a few distinct numbers, years at most. */
const isDuration = ({ largest, middle, distinct }: Profile): boolean =>
  largest !== null && largest <= 240 && (middle ?? 0) >= 3 && distinct > 2

const decision = ({ column }: Column): ColumnDecision => ({
  column,
  header: '',
  field: null,
  reason: 'rien ne dit ce qu’est cette colonne',
  confidence: 0,
  alternatives: [],
  refuted: null,
  holder: 1,
  period: null,
  power: 0,
  yieldsTo: null,
})

const unread = (column: Column): readonly ColumnDecision[] => (column.profile.filled > 0 ? [decision(column)] : [])

const guessed = (column: Column, field: Field, confidence: number): ColumnDecision => ({
  ...decision(column),
  field,
  confidence,
  reason: `d’après ses seules valeurs (${mainKind(column.profile)})`,
})
