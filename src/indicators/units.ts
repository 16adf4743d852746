import type { CustomDefinition } from './definition.js'
import { definitionOf } from './definitions.js'
import type { Unit } from './plan.js'

/** What the figure of an indicator is counted in, built in or of these definitions; undefined for no indicator. */
export function unitOfIndicator(id: string, definitions: readonly CustomDefinition[]): Unit | undefined {
  const builtIn = definitionOf(id)
  return builtIn ? builtIn.unit : unitOf(definitions.find((definition) => definition.id === id))
}

function unitOf(definition: CustomDefinition | undefined): Unit | undefined {
  if (!definition) return undefined
  if (definition.figure === 'share') return 'ratio'
  return definition.figure === 'hours' ? 'hour' : definition.counts
}
