import { countOf, integer, listOf } from '../french.js'
import { DIRECTION_SIGNS, statusWords } from '../indicators/reasons.js'
import { quantityText } from '../indicators/unitWords.js'
import type { ContractChange } from '../tasks/preview/changes.js'
import type { ImportEffect } from '../tasks/preview/effect.js'
import type { FigureMoved, FigureSaid, YearMoved } from '../tasks/preview/figures.js'

const FIRST = 5

/** What an import would do to what is visible, for a terminal. */
export function effectLines(effect: ImportEffect): string[] {
  const { updated, years, otherYears } = effect
  const { total, renamed, onlyRenamed, fields, first, toReconfirm } = updated
  return [
    ...renamed.map(
      ({ before, after, contracts }) =>
        `  La colonne « ${before} » s’appelle maintenant « ${after} » : ${countOf(contracts, 'marché', 'marchés')}.`,
    ),
    ...(onlyRenamed > 0 ? [`  ${countOf(onlyRenamed, 'marché où', 'marchés où')} rien d’autre ne change.`] : []),
    ...(total > onlyRenamed
      ? [`  Modifiés : ${fields.map(({ label, contracts }) => `${label} (${integer(contracts)})`).join(', ')}.`]
      : []),
    ...first.slice(0, FIRST).flatMap(changeLines),
    ...(toReconfirm > 0 ? [`  ! ${countOf(toReconfirm, 'décision serait', 'décisions seraient')} à reconfirmer.`] : []),
    ...settledLines(effect),
    ...figureLines({ years, otherYears }),
  ]
}

/** The figures of the years concerned, before and after. */
export const figureLines = ({ years, otherYears }: Pick<ImportEffect, 'years' | 'otherYears'>): string[] => [
  ...years.flatMap(yearLines),
  ...(otherYears.length > 0 ? [`  Autres années touchées : ${listOf(otherYears.map(String))}.`] : []),
]

/** What the file says again and is no work: it is settled on the pages. */
function settledLines({ findings, rejectedSettled }: ImportEffect): string[] {
  const remarks = findings.reduce((sum, { severity, settled }) => sum + (severity === 'info' ? 0 : settled), 0)
  const said = [
    ...(remarks > 0 ? [countOf(remarks, 'remarque', 'remarques')] : []),
    ...(rejectedSettled > 0 ? [countOf(rejectedSettled, 'ligne mise de côté', 'lignes mises de côté')] : []),
  ]
  return said.length === 0 ? [] : [`  ✔ Déjà réglé sur les pages : ${listOf(said)}.`]
}

const changeLines = ({ uid, objet, fields }: ContractChange): string[] => [
  `  ~ ${objet} (${uid})`,
  ...fields.map(
    ({ label, before, after }) => `      ${label} : ${before ?? 'non renseigné'} → ${after ?? 'non renseigné'}`,
  ),
]

function yearLines({ year, contracts, figures }: YearMoved): string[] {
  const moved = figures.filter(({ before, after }) => before.text !== after.text || before.fraction !== after.fraction)
  return [
    `  Marchés notifiés en ${year} : ${integer(contracts.before)} → ${countOf(contracts.after, 'compté', 'comptés')}.`,
    ...moved.map(
      (figure) => `      ${figure.label} : ${said(figure.before)} → ${said(figure.after)}${objective(figure)}`,
    ),
  ]
}

const said = ({ text, fraction }: FigureSaid): string => (text === null ? 'non calculable' : `${text} (${fraction})`)

function objective({ target, unit, after }: FigureMoved): string {
  if (target === null || after.status === null) return ''
  const { shape, word } = statusWords(after.status, target)
  return ` ; objectif ${DIRECTION_SIGNS[target.direction]} ${quantityText(target.value, unit)} : ${shape} ${word}`
}
