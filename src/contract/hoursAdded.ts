import { type Centihours, type ContractRecord, centihoursSchema, type WorkedHours } from '../contract.js'
import { isSameWork } from './sameWork.js'

type Hours = Pick<ContractRecord, 'heuresRealisees' | 'hours'>

type Line = 'added' | 'addedContracted' | 'addedAll' | 'same' | 'doubtful' | null

/** Two rows of one contract put `together`, with the hours that lines of a list of them make: those of `a`, and of `b` where they add. */
export function withLine(together: ContractRecord, a: ContractRecord, b: ContractRecord, line: Line): ContractRecord {
  if (line === null) return together
  const heuresContractualisees = addsContracted(line)
    ? sum(a.heuresContractualisees, b.heuresContractualisees)
    : together.heuresContractualisees
  if (line === 'added' || line === 'addedAll') return { ...together, ...addedHours(a, b), heuresContractualisees }
  if (line === 'addedContracted') return { ...together, heuresContractualisees }
  const { heuresRealisees, hours } = tellsWork(a) ? a : b
  return { ...together, heuresRealisees, hours }
}

const addsContracted = (line: Line): boolean => line === 'addedContracted' || line === 'addedAll'

/** Hours worked that two rows give of one contract, each those of a person or of a period of its own. */
export const addedHours = (a: ContractRecord, b: ContractRecord): Hours => ({
  heuresRealisees: sum(a.heuresRealisees, b.heuresRealisees),
  hours: [...a.hours, ...b.hours].reduce<WorkedHours[]>(withHours, []),
})

/** Absent is no zero. */
const sum = (a: Centihours | null, b: Centihours | null): Centihours | null =>
  a === null || b === null ? (a ?? b) : centihoursSchema.parse(a + b)

function withHours(all: WorkedHours[], more: WorkedHours): WorkedHours[] {
  const same = all.find((each) => isSameWork(each, more))
  if (same === undefined) return [...all, more]
  const hours = centihoursSchema.parse(same.hours + more.hours)
  return all.map((each) => (each === same ? { ...same, hours } : each))
}

/** Whether two rows of one contract disagree about hours: nothing says which is right, or whether they add up. */
export function differsInHours(a: ContractRecord, b: ContractRecord, line: Line): boolean {
  if (!addsContracted(line) && disagree(a.heuresContractualisees, b.heuresContractualisees)) return true
  if (line === 'doubtful') return tellsWork(a) && tellsWork(b)
  return (line === null || line === 'addedContracted') && disagree(a.heuresRealisees, b.heuresRealisees)
}

const tellsWork = ({ heuresRealisees, hours }: Hours): boolean => heuresRealisees !== null || hours.length > 0

const disagree = (a: Centihours | null, b: Centihours | null): boolean => a !== null && b !== null && a !== b
