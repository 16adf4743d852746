import Papa from 'papaparse'
import { KIND_LABELS, type Kind, STATE_LABELS, type State } from '../states.js'
import type { GapLine } from '../tasks/gaps.js'
import type { Gap } from '../topics.js'
import { cellOf } from './csv.js'

type Value = string | number | null

/** Where DECP v2 declares a fact, and by which of its words; it has none for a clause of insertion apart. */
const DECP: Record<Kind, { readonly list: string; readonly value: string }> = {
  insertionClause: { list: 'considerationsSociales', value: 'Clause sociale' },
  socialClause: { list: 'considerationsSociales', value: 'Clause sociale' },
  socialCriterion: { list: 'considerationsSociales', value: 'Critère social' },
  reserved: { list: 'considerationsSociales', value: 'Marché réservé' },
  environmentalClause: { list: 'considerationsEnvironnementales', value: 'Clause environnementale' },
  environmentalCriterion: { list: 'considerationsEnvironnementales', value: 'Critère environnemental' },
}

/** What is left to do of a line, by the state that was kept. */
const TO_ADD: Record<State, string> = {
  yes: 'à ajouter',
  review: 'à trancher d’abord : le texte dit oui, la déclaration non ou autre chose',
  no: 'rien à ajouter : l’état retenu est non',
  unknown: 'à vérifier : l’état retenu n’est pas établi',
}
const TO_CONFIRM = 'à confirmer sur pièces : les textes reçus n’en disent rien'

const evidence = (of: (tag: NonNullable<GapLine['evidence']>) => Value) => (line: GapLine) =>
  line.evidence && of(line.evidence)

/** Columns in their order: DECP's names where it has one. */
function columnsOf(gap: Gap): readonly (readonly [string, (line: GapLine) => Value])[] {
  return [
    ['uid', ({ contract }) => contract.uid],
    ['id', ({ contract }) => contract.id],
    ['lot', ({ contract }) => contract.lot],
    ['acheteur_id', ({ contract }) => contract.acheteur],
    ['acheteur_nom', ({ contract }) => contract.record.acheteur.nom],
    ['annee', ({ contract }) => contract.yearDate?.slice(0, 4) ?? null],
    ['objet', ({ contract }) => contract.record.objet],
    ['fait', ({ kind }) => KIND_LABELS[kind]],
    ['etatRetenu', ({ contract, kind }) => STATE_LABELS[contract.states[kind]]],
    ['considerationsSociales', ({ contract }) => listed(contract.record.considerationsSociales)],
    ['considerationsEnvironnementales', ({ contract }) => listed(contract.record.considerationsEnvironnementales)],
    ['liste', ({ kind }) => DECP[kind].list],
    [gap === 'undeclared' ? 'valeurADeclarer' : 'valeurDecp', ({ kind }) => DECP[kind].value],
    ['aFaire', ({ contract, kind }) => (gap === 'undeclared' ? TO_ADD[contract.states[kind]] : TO_CONFIRM)],
    ['citation', evidence(({ quote }) => quote)],
    ['phrase', ({ sentence }) => sentence],
    ['cellule', evidence(({ cell }) => cell)],
    ['regle', evidence(({ rule }) => rule)],
    ['articles', evidence(({ legalRefs }) => legalRefs.join(' | ') || null)],
  ]
}

const listed = (values: readonly string[] | null): string | null => values?.join(' | ') || null

const OPTIONS = { delimiter: ';', newline: '\r\n', header: false } as const
const lineOf = (cells: readonly string[]): string => `${Papa.unparse([cells], OPTIONS)}\r\n`

/** A list of gaps as a table for spreadsheets set in French, a line a contract and fact, ready to correct a publication by. */
export async function* gapsCsv(lines: AsyncIterable<GapLine>, gap: Gap): AsyncGenerator<string> {
  const columns = columnsOf(gap)
  yield `\ufeff${lineOf(columns.map(([name]) => name))}`
  for await (const line of lines) yield lineOf(columns.map(([, value]) => cellOf(value(line))))
}
