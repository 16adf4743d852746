import { countOf, integer, plural } from '../../../french.js'
import type { Plan } from '../../../indicators/plan.js'
import { ONGOING, STATUS_WORDS, statusWords } from '../../../indicators/reasons.js'
import type { Status } from '../../../indicators/types.js'
import type { Headline } from './headlines.js'

/** What an elected member must hear first: what failed, then what is not known, then what is met. */
const URGENCY = ['missed', 'undetermined', 'notComputable', 'met'] as const satisfies readonly Status[]

/** The gravest first, in the order given where they are alike. */
export function gravestFirst(headlines: readonly Headline[]): Headline[] {
  const rank = ({ indicator: { status } }: Headline) => (status === null ? URGENCY.length : URGENCY.indexOf(status))
  return [...headlines].sort((a, b) => rank(a) - rank(b))
}

const { met, undetermined, missed, notComputable } = STATUS_WORDS
const TOLD = [met, ONGOING, undetermined, missed, notComputable]

/** "4 objectifs : 1 atteint, 2 à préciser, 1 non atteint"; null where nothing is held against an objective. */
export function tallyOf(headlines: readonly Headline[]): string | null {
  const statuses = headlines.flatMap(({ indicator: { status, target } }) =>
    status ? [statusWords(status, target)] : [],
  )
  if (statuses.length === 0) return null
  const parts = TOLD.flatMap((words) => {
    const count = statuses.filter((each) => each === words).length
    const { word, many } = words
    return count === 0 ? [] : [`${integer(count)} ${plural(count, word, many)}`]
  })
  return `${countOf(statuses.length, 'objectif', 'objectifs')} : ${parts.join(', ')}`
}

/** The year a target was last set for, where the plan had ended before the year shown; null: the plan still holds. */
export function expiredSince(plan: Plan | null, year: number): number | null {
  const last = plan === null ? year : Number(plan.period.to.slice(0, 4))
  return year > last ? last : null
}
