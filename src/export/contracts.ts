import Papa from 'papaparse'
import { KINDS, type Kind, type State } from '../states.js'
import type { ContractLine } from '../tasks/listing.js'
import { cellOf } from './csv.js'

type Value = string | number | null

/** Cents in euros, hundredths of an hour in hours. */
const whole = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100)
const STATE_CELLS: Record<State, string | null> = { yes: 'oui', no: 'non', review: 'à vérifier', unknown: null }
const fact = (kind: Kind) => [kind, ({ states }: ContractLine): Value => STATE_CELLS[states[kind]]] as const

/** Columns in their order: DECP's names where it has one, then the facts under their own. */
const COLUMNS: readonly (readonly [string, (contract: ContractLine) => Value])[] = [
  ['uid', ({ uid }) => uid],
  ['id', ({ id }) => id],
  ['lot', ({ lot }) => lot],
  ['type', ({ type }) => (type === 'concession' ? 'concession' : 'marché')],
  ['objet', ({ objet }) => objet],
  ['acheteur_id', ({ acheteur }) => acheteur],
  ['acheteur_nom', ({ acheteurNom }) => acheteurNom],
  ['date', ({ yearDate }) => yearDate],
  ['dateNature', ({ yearBasis }) => yearBasis],
  ['montant', ({ montantFirst }) => whole(montantFirst)],
  [
    'montantMaximum',
    ({ montantFirst, montantMaximum }) => (montantFirst === null ? null : montantMaximum ? 'oui' : 'non'),
  ],
  ['montantActuel', ({ montantLatest }) => whole(montantLatest)],
  ['titulaires', ({ holders }) => holders || null],
  ['direction', ({ direction }) => direction],
  ['categorie', ({ categorie }) => categorie],
  ['codeCPV', ({ codeCPV }) => codeCPV],
  ['dureeMois', ({ dureeMois }) => dureeMois],
  ['heuresContractualisees', ({ heuresContractualisees }) => whole(heuresContractualisees)],
  ...KINDS.map(fact),
]

/** The hours of a figure, in the list of the contracts behind it. */
const COUNTED_HOURS: (typeof COLUMNS)[number] = ['heuresComptees', ({ hoursCounted }) => whole(hoursCounted)]

const OPTIONS = { delimiter: ';', newline: '\r\n', header: false } as const
const lineOf = (cells: readonly string[]): string => `${Papa.unparse([cells], OPTIONS)}\r\n`

/**
 * The same list as a table for spreadsheets set in French, piece by piece: UTF-8 with a byte order mark, semicolons, CRLF.
 * What is not said is an empty cell, never a "non" nor a zero.
 * `behindHours`: the list is that of a figure in hours.
 */
export async function* contractsCsv(
  contracts: AsyncIterable<ContractLine>,
  behindHours: boolean,
): AsyncGenerator<string> {
  const columns = behindHours ? [...COLUMNS, COUNTED_HOURS] : COLUMNS
  yield `\ufeff${lineOf(columns.map(([name]) => name))}`
  for await (const contract of contracts) yield lineOf(columns.map(([, value]) => cellOf(value(contract))))
}
