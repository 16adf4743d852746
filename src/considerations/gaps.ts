import { KINDS, type Kind } from '../states.js'
import { Flags } from './flags.js'
import type { Gaps, Tag } from './types.js'
import { type Voices, voicesOf } from './voices.js'

/**
 * Where the register's columns and the texts part: facts written and not declared, facts declared and written nowhere.
 * A DECP list cannot declare a clause of insertion apart: that kind is compared only where a column speaks of it firmly.
 */
export function gapsOf(tags: readonly Tag[]): Gaps {
  const ignored = new Flags()
  const declared = voicesOf(tags, 'declared', ignored)
  const text = voicesOf(tags, 'text', ignored)
  const written = (kind: Kind): boolean =>
    text[kind].state === 'yes' || (kind === 'socialClause' && text.insertionClause.state === 'yes')
  return {
    undeclared: KINDS.filter((kind) => isCompared(kind, declared) && written(kind) && declared[kind].state !== 'yes'),
    unfound: KINDS.filter((kind) => declared[kind].state === 'yes' && !written(kind)),
  }
}

const isCompared = (kind: Kind, declared: Voices): boolean =>
  kind !== 'insertionClause' || declared[kind].state === 'yes' || declared[kind].firm
