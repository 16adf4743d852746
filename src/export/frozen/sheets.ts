import { NOUNS } from '../../indicators/unitWords.js'
import { STATE_LABELS } from '../../states.js'
import type { FrozenDocument, FrozenFigure } from '../../tasks/freeze/document.js'
import type { FrozenResult } from '../../tasks/freeze.js'
import { MEASURE_NAMES, type MeasuredFigure } from './measures.js'
import { cellWords } from './words.js'

export type Cell = string | number | null
/** A table: its header, then its rows. */
export interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Who froze what, from which files, read by which rules: a line a fact. */
export function headerSheet({ summary, document }: FrozenResult): Sheet {
  const { header } = document
  const { question, plan } = header
  return {
    name: 'En-tête',
    header: ['Quoi', 'Valeur'],
    rows: [
      ['Résultat figé n°', summary.id],
      ['Titre', header.title],
      ['Organisation', header.organisation],
      ['Figé par', header.author],
      ['Compte', summary.actor],
      ['Figé le (UTC)', header.at],
      ['Note', header.note],
      ['Du', question.from],
      ['Au (compris)', question.to],
      ['Acheteur', question.acheteur ?? 'tous'],
      ['Seuil (€ HT)', question.minAmount ?? 'aucun'],
      ['Montants', question.amounts === 'latest' ? 'derniers' : 'initiaux'],
      ['Registre importé le', question.asOf ?? null],
      ['Plan', plan?.plan.title ?? 'aucun'],
      ['Version du plan', plan === null ? null : (plan.revision ?? 'fichier donné')],
      ['Marchés regardés', document.rows.length],
      ['Empreinte SHA-256 du fichier .json', summary.digest],
      ...header.rules.map(({ version, contracts }): Cell[] => [`Règles de lecture ${version}`, marches(contracts)]),
      ...header.imports.map(({ id, file, sha256 }): Cell[] => [`Import n° ${id}`, `${file} (SHA-256 ${sha256})`]),
    ],
  }
}

const marches = (count: number): string => `${count} ${count < 2 ? NOUNS.contract[0] : NOUNS.contract[1]}`

/** What each figure counts, and where. */
export function definitionsSheet({ figures }: FrozenDocument): Sheet {
  return {
    name: 'Définitions',
    header: ['identifiant', 'version', 'chiffre', 'phrase', 'compte', 'colonne', 'exclusion', 'montants', 'définition'],
    rows: figures.map(({ id, version, label, sentence, figure, counts, column, exclusion, amounts, definition }) => [
      ...[id, version, label, sentence, `${FIGURE_WORDS[figure]} ${COUNTED_WORDS[counts]}`, column, exclusion, amounts],
      definition && JSON.stringify(definition),
    ]),
  }
}

const FIGURE_WORDS: Record<FrozenFigure['figure'], string> = {
  share: 'part des',
  total: 'total des',
  hours: 'somme des',
}
const COUNTED_WORDS: Record<FrozenFigure['counts'], string> = {
  contract: 'marchés',
  lot: 'lots',
  consultation: 'consultations',
  supplier: 'fournisseurs',
  euro: 'euros HT',
  hour: 'heures',
}

/** Every contract that a figure looks at, in the words of the exports. */
export function contractsSheet(document: FrozenDocument): Sheet {
  const words = cellWords(document)
  return {
    name: 'Marchés',
    header: document.columns,
    rows: document.rows.map((row) => row.map((cell, at) => words[at]?.(cell) ?? null)),
  }
}

/** What a cell of a spreadsheet holds, in UTF-16 units. */
export const LONGEST_CELL = 32_767

/**
 * Consultations and suppliers that figures count, each with the contracts that make it up; those that `longest` does not
 * hold go on in rows without a state, which count for none.
 */
export function unitsSheet({ units }: FrozenDocument, longest = Number.POSITIVE_INFINITY): Sheet {
  return {
    name: 'Unités',
    header: ['identifiant', 'unité', 'état', 'marchés'],
    rows: units.flatMap(({ figure, unit, state, uids }) =>
      joinedWithin(uids, longest).map((part, at) => [figure, unit, at === 0 ? STATE_LABELS[state] : null, part]),
    ),
  }
}

/** As few texts as hold them all. */
function joinedWithin(uids: readonly string[], longest: number): string[] {
  const texts = ['']
  for (const uid of uids) {
    const last = texts.at(-1) ?? ''
    if (last === '') texts[texts.length - 1] = uid
    else if (last.length + BETWEEN.length + uid.length <= longest) texts[texts.length - 1] = last + BETWEEN + uid
    else texts.push(uid)
  }
  return texts
}
const BETWEEN = ' | '

/** Every figure as it was frozen, a measure a line. */
export function figuresSheet(figures: readonly MeasuredFigure[]): Sheet {
  return {
    name: 'Chiffres',
    header: ['identifiant', 'version', 'chiffre', 'mesure', 'valeur', 'compte', 'colonne', 'exclusion', 'montants'],
    rows: figures.flatMap(({ id, version, label, figure, measures }) =>
      measures.map(({ name, stored }): Cell[] => [
        ...[id, version, label, MEASURE_NAMES[name], stored],
        ...(figure === null ? [null, null, null, null] : whereOf(figure)),
      ]),
    ),
  }
}

const whereOf = ({ figure, counts, column, exclusion, amounts }: FrozenFigure): Cell[] => [
  `${FIGURE_WORDS[figure]} ${COUNTED_WORDS[counts]}`,
  column,
  exclusion,
  amounts,
]
