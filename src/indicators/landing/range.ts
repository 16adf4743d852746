export interface Range {
  readonly low: number
  readonly high: number
}

/** Of a normal law, the spread that four draws in five keep within. */
const SPREAD = 1.28

/** What may come where so many came before: the square root of a count of events spreads by a half, whatever the count. */
export function numberAround(count: number): Range {
  const root = Math.sqrt(count)
  return { low: Math.max(0, root - SPREAD / 2) ** 2, high: (root + SPREAD / 2) ** 2 }
}

/** Wilson's interval of a rate seen on `n` units: both bounds grow with the rate, and never leave 0 to 1. */
export function rateAround(rate: number, n: number): Range {
  const z = SPREAD ** 2 / n
  const centre = rate + z / 2
  const half = Math.sqrt(rate * (1 - rate) * z + (z * z) / 4)
  return { low: Math.max(0, (centre - half) / (1 + z)), high: Math.min(1, (centre + half) / (1 + z)) }
}

export const exactly = (value: number): Range => ({ low: value, high: value })

/** What is left of a number expected once so many of it are known. */
export const less = ({ low, high }: Range, known: number): Range => ({
  low: Math.max(0, low - known),
  high: Math.max(0, high - known),
})

/** The smallest range that holds them all. */
export const hullOf = (ranges: readonly Range[]): Range => ({
  low: Math.min(...ranges.map(({ low }) => low)),
  high: Math.max(...ranges.map(({ high }) => high)),
})

export const sumOf = (ranges: readonly Range[]): Range => ({
  low: ranges.reduce((sum, { low }) => sum + low, 0),
  high: ranges.reduce((sum, { high }) => sum + high, 0),
})
