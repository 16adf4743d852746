import type { Target } from '../../indicators/types.js'

/** "de 2019 à 2025", "en 2025". */
export function period(points: readonly { readonly year: number }[]): string {
  const years = points.map(({ year }) => year)
  if (years.length === 0) return 'aucune année'
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return first === last ? `en ${first}` : `de ${first} à ${last}`
}

type Aim = Pick<Target, 'value' | 'direction'>

/** Whether the year before had the same target: it is written once, under the first of the years that share it. */
export function sameAim(target: Aim, before: Aim | null | undefined): boolean {
  return before?.value === target.value && before.direction === target.direction
}
