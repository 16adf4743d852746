import { KINDS, type Kind } from '../states.js'
import type { Flag } from './types.js'

/** Flags raised while combining, each once, listed in the order of kinds whatever the order they came in. */
export class Flags {
  private readonly keys = new Map<string, Flag>()

  add(kind: Kind, flag: Flag['flag']): void {
    this.keys.set(`${KINDS.indexOf(kind)} ${flag}`, { kind, flag })
  }

  list(): Flag[] {
    return [...this.keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flag]) => flag)
  }
}
