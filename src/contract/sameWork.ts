import type { WorkedHours } from '../contract.js'
import { fold } from '../fold.js'

/** Whether two entries are of the same quantity, the same days and the same structure, however its name is typed. */
export const isSameWork = (a: WorkedHours, b: WorkedHours): boolean =>
  isSameTime(a, b) && structureKey(a) === structureKey(b)

/**
 * What an entry of a later file replaces: the same work. Where either does not say whose it is, that of the whole period: a
 * total and its parts would count twice.
 */
export const replaces = (later: WorkedHours, earlier: WorkedHours): boolean =>
  isSameTime(later, earlier) && isOfOne(later, earlier)

/** Whether nothing says that two entries are of two structures. */
export const isOfOne = (a: Pick<WorkedHours, 'structure'>, b: Pick<WorkedHours, 'structure'>): boolean =>
  a.structure === undefined || b.structure === undefined || structureKey(a) === structureKey(b)

const isSameTime = (a: WorkedHours, b: WorkedHours): boolean =>
  a.quantity === b.quantity && a.from === b.from && a.to === b.to

const structureKey = ({ structure }: Pick<WorkedHours, 'structure'>): string | null =>
  structure === undefined ? null : fold(structure)
