import { date } from '../../../french.js'
import type { ContractsQuery } from '../../query.js'

/** "en 2025", "du 1er mars 2025 au 30 juin 2025"; null: of any date. */
export function periodPart({ from, to }: Pick<ContractsQuery, 'from' | 'to'>): string | null {
  const year = from?.slice(0, 4)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `en ${year}`
  if (from && to) return `du ${date(from)} au ${date(to)}`
  if (from) return `à partir du ${date(from)}`
  return to ? `jusqu’au ${date(to)}` : null
}
