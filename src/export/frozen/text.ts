import { countOf, date, dayInFrance, integer, typographic } from '../../french.js'
import type { AnyIndicator } from '../../indicators/figures/figure.js'
import { statusWords } from '../../indicators/reasons.js'
import { NOUNS } from '../../indicators/unitWords.js'
import { fractionText, headlineText, importedText } from '../../indicators/wording.js'
import { STATE_LABELS } from '../../states.js'
import type { FrozenSummary } from '../../store/frozen.js'
import type {
  CellChange,
  ContractChange,
  FigureChange,
  FrozenChanges,
  NamedContract,
  UnitChange,
} from '../../tasks/freeze/changes.js'
import type { FrozenResult } from '../../tasks/freeze.js'
import { cellWords, NOT_COMPUTABLE } from './words.js'

/** A frozen result in one line: number, day, title, who. */
export function frozenLine({ id, at, title, author, note }: FrozenSummary): string {
  return typographic(`n° ${id}  ${date(at)}  ${title}, par ${author}${note === null ? '' : ` : ${note}`}`)
}

/** Who froze what, from what. */
export function frozenText({ summary, document }: FrozenResult): string {
  const { rules, imports, plan, question } = document.header
  const recent = question.asOf ? `${importedText(question.asOf)} ; ` : ''
  const buyer = summary.acheteur === null ? 'tous les acheteurs' : `acheteur ${summary.acheteur}`
  const version = plan?.revision ? `, version ${plan.revision}` : ''
  return [
    `Résultat figé n° ${summary.id} : ${summary.title}`,
    `Figé le ${date(dayInFrance(new Date(summary.at)))} (${summary.at}) par ${summary.author}`,
    ...(summary.note === null ? [] : [`Note : ${summary.note}`]),
    `Période du ${date(summary.from)} au ${date(summary.to)} ; ${buyer} ; ${plan ? `plan : ${plan.plan.title}${version}` : 'sans plan'}`,
    `${countOf(summary.rows, 'marché regardé', 'marchés regardés')} ; ${recent}${countOf(imports.length, 'import', 'imports')} ; règles de lecture ${rules.map(({ version }) => version).join(', ') || 'aucune'}`,
    `Empreinte (SHA-256) : ${summary.digest}`,
  ]
    .map(typographic)
    .join('\n')
}

/** What has changed since a result was frozen, in full: figures, then contracts one by one. */
export function changesText(changes: FrozenChanges): string {
  const { frozen, entered, left, changed, units } = changes
  const figures = changes.figures.filter((figure) => figure.changed)
  if (figures.length + entered.length + left.length + changed.length + units.length === 0) {
    return typographic(
      `Rien n’a changé depuis le résultat figé n° ${frozen.id} (${date(dayInFrance(new Date(frozen.at)))}).`,
    )
  }
  return [
    `Depuis le résultat figé n° ${frozen.id} (${date(dayInFrance(new Date(frozen.at)))}) :`,
    ...sourcesText(changes),
    ...section('Chiffres', figures.map(figureText)),
    ...section('Marchés entrés', entered.map(contractText)),
    ...section('Marchés sortis', left.map(contractText)),
    ...section(
      'Marchés changés',
      changed.map((change) => changeText(change, changes.counted)),
    ),
    ...section(
      'Consultations et fournisseurs changés',
      units.map((each) => `${each.unit} (${each.figure}) : ${unitMoveText(each)}`),
    ),
  ]
    .map(typographic)
    .join('\n')
}

/** That the period ended between the data of then and those of now, which a status hangs on. */
export function endedText({ to, was, is }: NonNullable<FrozenChanges['ended']>): string {
  return `la période, en cours par les données du ${date(was)}, s’est terminée le ${date(to)} : par celles du ${date(is)}, ce qui était en cours est jugé, même sans marché changé`
}

function sourcesText({ imports, rules, ended }: FrozenChanges): string[] {
  const files = (kind: string, some: FrozenChanges['imports']['added']) =>
    some.map(({ id, file }) => `  import n° ${id} ${kind} : ${file}`)
  const [was, are] = [rules.was.join(', '), rules.are.join(', ')]
  return [
    ...files('ajouté', imports.added),
    ...files('annulé', imports.undone),
    ...(ended === null ? [] : [`  ${endedText(ended)}`]),
    ...(was === are ? [] : [`  règles de lecture : ${was || 'aucune'} → ${are || 'aucune'}`]),
  ]
}

const section = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${title} (${integer(items.length)}) :`, ...items.map((item) => `  ${item}`)]

function figureText({ label, was, is, versions }: FigureChange): string {
  if (is === null) return `${label} : ${briefly(was)} → n’est plus compté`
  const version = versions.was === versions.is ? '' : ` (définition : version ${versions.was} → ${versions.is})`
  return `${label} : ${briefly(was)} → ${briefly(is)}${version}`
}

/** "28,5 % (61 sur 214), atteint". */
export function briefly(figure: AnyIndicator): string {
  const status = figure.status ? `, ${statusWords(figure.status, figure.target).word}` : ''
  return `${headlineText(figure) ?? NOT_COMPUTABLE} (${fractionText(figure)})${status}`
}

/** "non, 1 marché → établi, 2 marchés". */
export const unitMoveText = ({ was, is }: UnitChange): string => `${unitText(was)} → ${unitText(is)}`

function unitText(unit: UnitChange['was']): string {
  if (unit === null) return 'non compté'
  return `${STATE_LABELS[unit.state]}, ${countOf(unit.uids.length, ...NOUNS.contract)}`
}

const contractText = ({ uid, objet }: NamedContract): string => `${uid}  ${short(objet ?? '')}`

const changeText = ({ cells, ...contract }: ContractChange, figures: FrozenChanges['counted']): string =>
  [contractText(contract), ...cells.map((cell) => cellText(cell, figures))].join('\n      ')

const cellText = (cell: CellChange, figures: FrozenChanges['counted']): string =>
  `${cell.column} : ${moveText(cell, figures)}`

/** "oui → non": a cell as it was frozen and as it is, in the words of the exports. */
export function moveText({ column, from, to }: CellChange, figures: FrozenChanges['counted']): string {
  const [word] = cellWords({ columns: [column], figures })
  return `${word?.(from) ?? EMPTY} → ${word?.(to) ?? EMPTY}`
}

const EMPTY = '(vide)'

const LONGEST = 90

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}
