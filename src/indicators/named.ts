import { DEFINITIONS } from './definitions.js'
import type { Plan } from './plan.js'
import { closestTo } from './spelling.js'

/** Why figures cannot be asked for by these names, in French: none is built in or of the plan's own; null: each is a figure. */
export function unknownFigures(names: readonly string[], plan: Plan | undefined): string | null {
  const known = [...DEFINITIONS, ...(plan?.definitions ?? [])].map(({ id }) => id)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return null
  return `« ${unknown} » n’est pas un chiffre calculé ici ; les plus proches : ${closestTo(unknown, known).join(', ')}`
}
