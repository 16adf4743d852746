import Papa from 'papaparse'
import { isUsableAmount, type YearBasis } from '../contract.js'
import type { Opportunity } from '../tasks/reserved/opportunity.js'
import { proofText } from '../tasks/reserved/wording.js'

type Value = string | number | null

/** The date the theoretical end is counted from, under the name of what it is. */
const dateOf =
  (basis: YearBasis) =>
  ({ schedule }: Opportunity): string | null =>
    schedule.startBasis === basis ? schedule.start : null

/** Columns in their order: DECP's names where it has one. */
const COLUMNS: readonly (readonly [string, (contract: Opportunity) => Value])[] = [
  ['uid', ({ uid }) => uid],
  ['type', ({ concession }) => (concession ? 'concession' : 'marché')],
  ['id', ({ id }) => id],
  ['acheteur_id', ({ buyer }) => buyer.id],
  ['acheteur_nom', ({ buyer }) => buyer.name],
  ['lot', ({ lot }) => lot],
  ['objet', ({ within, title }) => within ?? title],
  ['lotObjet', ({ within, title }) => (within === null ? null : title)],
  ['codeCPV', ({ codeCPV }) => codeCPV],
  ['lieuExecution_code', ({ place }) => place?.code ?? null],
  ['lieuExecution_nom', ({ place }) => place?.name ?? null],
  ['dureeMois', ({ schedule }) => schedule.months],
  ['montant', ({ montant }) => (isUsableAmount(montant) ? montant / 100 : null)],
  ['montantMaximum', ({ montantMaximum }) => yesNo(montantMaximum)],
  ['titulaires', ({ holders }) => holders.map((each) => (each.withheld ? PERSON : (each.name ?? each.id))).join(' | ')],
  [
    'titulaires_id',
    ({ holders }) => holders.flatMap((each) => (each.withheld || !each.id ? [] : [each.id])).join(' | '),
  ],
  ['reserve', ({ reservation }) => (reservation ? 'oui' : null)],
  ['reserveA', ({ reservation, reservedTo }) => (reservation ? reservedTo.map(named).join(' | ') : null)],
  ['reserveArticles', ({ reservation }) => reservation?.articles.join(' | ') ?? null],
  ['reservePreuve', ({ reservation }) => (reservation ? proofText(reservation.proof) : null)],
  ['clauseInsertion', ({ insertion }) => (insertion ? 'oui' : null)],
  ['heuresContractualisees', ({ insertion }) => hoursOf(insertion?.contracted ?? null)],
  ['clauseInsertionPreuve', ({ insertion }) => (insertion ? proofText(insertion.proof) : null)],
  ['dateNotification', dateOf('notification')],
  ['dateSignature', dateOf('signature')],
  ['dateAttribution', dateOf('attribution')],
  ['finTheorique', ({ schedule }) => schedule.end],
  ['reconductionsAnnoncees', ({ schedule }) => schedule.renewals || null],
  ['previsionNonEngageante', ({ schedule }) => schedule.expected?.slice(0, 7) ?? null],
]

const PERSON = 'peut-être une personne physique, nom non repris'
const yesNo = (value: boolean): string => (value ? 'oui' : 'non')
const named = (to: Opportunity['reservedTo'][number]): string => (to === 'unspecified' ? 'non précisé' : to)
const hoursOf = (centihours: number | null): number | null => (centihours === null ? null : centihours / 100)

const OPTIONS = { delimiter: ';', newline: '\r\n', header: false } as const

/**
 * A table for spreadsheets set in French: UTF-8 with a byte order mark, semicolons, CRLF, decimal commas. What is not
 * published is an empty cell, never a zero.
 */
export async function reservedCsv(contracts: AsyncIterable<Opportunity>): Promise<string> {
  const lines = [Papa.unparse([COLUMNS.map(([name]) => name)], OPTIONS)]
  for await (const contract of contracts) {
    lines.push(Papa.unparse([COLUMNS.map(([, value]) => cellOf(value(contract)))], OPTIONS))
  }
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** Numbers stay numbers, below zero too; a text that a spreadsheet would take for a formula is held as a text. */
export function cellOf(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value).replace('.', ',')
  const text = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  return FORMULA.test(text) ? `'${text}` : text
}

/** What begins a formula, in its narrow and full-width forms, also after spaces, a tab or a line break. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u
