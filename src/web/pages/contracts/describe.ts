import { capital, countOf, integer } from '../../../french.js'
import type { HoursFigure } from '../../../indicators/hours.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import type { ContractsCount } from '../../../store/listing.js'
import type { ContractsQuery } from '../../query.js'
import { FILTERS } from './filtersInForce.js'
import { hoursPart, isDated } from './hours.js'
import { figurePart } from './parts.js'
import { periodPart } from './period.js'

/** What a list holds, as its heading says it. */
export function titleOf(query: ContractsQuery): string {
  const { excluded, hours } = query
  const noun = excluded ? capital(EXCLUSION_WORDS[excluded].many) : 'Marchés'
  const first = hours ? `${noun} ${hoursPart(hours, query)}` : `${noun}${datedPart(query)}`
  const figure = figurePart(query)
  if (figure !== null)
    return [`${noun} ${figure}`, periodPart(query), ...FILTERS.map(({ said }) => said(query))]
      .filter((part) => part !== null)
      .join(', ')
  return [first, ...FILTERS.map(({ said }) => said(query))].filter((part) => part !== null).join(', ')
}

function datedPart(query: ContractsQuery): string {
  const period = periodPart(query)
  if (period === null || query.excluded === 'undated') return ''
  return query.excluded ? ` (${period})` : ` notifiés ${period}`
}

/** "61 marchés sur 214"; for hours that bear their own dates, "62 marchés sur 375 de toutes années". */
export function countPart(contracts: number, among: number, hours: HoursFigure | undefined): string {
  const anyYear = hours && isDated(hours) ? ' de toutes années' : ''
  const all = contracts === among ? '' : ` sur ${integer(among)}${anyYear}`
  return `${countOf(contracts, 'marché', 'marchés')}${all}`
}

/** Contracts whose amount is in no sum; null: none. */
export function unpricedPart({ contracts, priced }: ContractsCount): string | null {
  const left = contracts - priced
  return left === 0
    ? null
    : countOf(left, 'sans montant exploitable, non sommé', 'sans montant exploitable, non sommés')
}
