import { LETTERED_LIST } from './lotNumbers.js'
import { type LotScope, within } from './lotScope.js'
import { OF_ALL } from './lotsAll.js'

const LETTERED_AFTER = new RegExp(`^[^.;\\n]{0,45}?(${LETTERED_LIST})`)
const LETTERED_BEFORE = new RegExp(`(${LETTERED_LIST})[^.;\\n]{0,60}$`)

/** Lots called by a letter, on either side of a phrase. */
export function letteredScope(before: string, after: string): LotScope | null {
  const list = LETTERED_AFTER.exec(after)?.[1] ?? LETTERED_BEFORE.exec(before)?.[1]
  return list === undefined || OF_ALL.test(before) ? null : within(list, 'headed')
}
