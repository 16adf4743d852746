import { type Frameworks, frameworksOf } from '../../indicators/frameworks.js'
import type { CountedContract } from '../../indicators/types.js'
import { opened, withFrameworks } from '../../store/frameworks.js'
import { circularKnown, type Kept } from './asked.js'

/** Which of some contracts are call-offs of a framework known here, without reading the others. */
export async function frameworksAbove(kept: Kept, contracts: readonly CountedContract[]): Promise<Frameworks> {
  if (contracts.every(({ idAccordCadre }) => idAccordCadre === null)) return NO_FRAMEWORKS
  const circular = await circularKnown(kept)
  return frameworksOf(opened(await withFrameworks(kept.db, kept.scope, contracts, circular), circular))
}

const NO_FRAMEWORKS: Frameworks = { parents: new Map(), callOffs: [] }
