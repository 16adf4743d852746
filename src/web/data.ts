import type { Summary } from '../tasks/summary.js'

/** Asked with the year of the address, null where it names none. */
export type SummarySource = (year: number | null) => Promise<Summary> | Summary
