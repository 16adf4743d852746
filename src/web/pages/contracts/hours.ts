import type { HoursFigure } from '../../../indicators/hours.js'
import type { ContractsQuery } from '../../query.js'
import { periodPart } from './period.js'

/** What contracts are behind a figure in hours, after "Marchés". */
export function hoursPart(hours: HoursFigure, query: ContractsQuery): string {
  const period = periodPart(query)
  const notified = period ? `notifiés ${period} ` : ''
  const worked = period ? ` ${period}` : ''
  const parts: Record<HoursFigure, string> = {
    contracted: `${notified}dont les heures d’insertion contractualisées sont connues`,
    done: `sur lesquels des heures d’insertion travaillées${worked} sont connues`,
    doneCohort: `${notified}dont les heures d’insertion réalisées à ce jour sont connues`,
    validated: `sur lesquels des heures d’insertion travaillées${worked} ont été validées`,
  }
  return parts[hours]
}

/** Its hours bear their own dates, whatever the year of the contract. */
export const isDated = (figure: HoursFigure): boolean => figure === 'done' || figure === 'validated'

/** What the hours of a figure are, after "9 069 h" or as the heading of their column: "réalisées en 2025". */
export function hoursNoun(figure: HoursFigure, query: ContractsQuery): string {
  const nouns: Record<HoursFigure, string> = {
    contracted: 'contractualisées',
    done: 'réalisées',
    doneCohort: 'réalisées à ce jour',
    validated: 'validées',
  }
  const period = isDated(figure) ? periodPart(query) : null
  return [nouns[figure], period].filter((part) => part !== null).join(' ')
}

/** What people must know to add the hours up themselves. */
export function hoursNote(figure: HoursFigure): string {
  const callOffs = 'celles d’un accord-cadre comprennent celles de ses marchés subséquents'
  return isDated(figure)
    ? `heures comptées à la date du travail, quelle que soit l’année du marché ; ${callOffs}`
    : callOffs
}
