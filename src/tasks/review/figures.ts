import { countCells } from '../../indicators/cells.js'
import { againstTarget } from '../../indicators/compute.js'
import type { Plan } from '../../indicators/plan.js'
import { sharesFrom } from '../../indicators/shares.js'
import type { ComputedIndicator } from '../../indicators/types.js'
import { civilYear } from '../indicators.js'
import { keptSums } from '../kept/shares.js'
import type { ReviewParts } from './queue.js'

/** Those of a year, known until the next publication. */
export const yearShares = (parts: ReviewParts, plan: Plan, year: number): Promise<readonly ComputedIndicator[]> =>
  parts.memo.of(parts.db, parts.scope, `year shares ${year}`, () => sharesOfYear(parts, plan, year))

/** The built-in shares of a year against the plan's targets: from the sums kept ready, which tell them whatever the register holds. */
async function sharesOfYear(
  { db, scope, memo }: ReviewParts,
  plan: Plan,
  year: number,
): Promise<readonly ComputedIndicator[]> {
  const question = civilYear(year)
  const buyers = plan.buyers?.map(({ siren }) => siren)
  const { amounts, tallies } = countCells(await keptSums({ db, scope, memo }, { years: [year, year], buyers }))
  const shares = sharesFrom({ amounts: { ...amounts, largest: [] }, tallies }, question)
  return shares.map((share) => againstTarget(share, question, plan))
}
