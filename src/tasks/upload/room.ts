import { AppError } from '../../errors.js'
import type { Database, Scope } from '../../store/database.js'
import { forgetBytes } from '../../store/uploadBytes.js'
import { countLive, dropOldFailures, dropOldHeld, keptBytes } from '../../store/uploadRoom.js'
import { silentSince } from './interruption.js'

/** How much an organisation may have waiting, and kept. */
export interface RoomLimits {
  /** Uploads that come, wait or run at once. */
  readonly maxWaiting?: number
  /** Bytes of all files kept together: originals of imports, and what waits. */
  readonly maxKeptBytes?: number
  /** Files that one archive may bring. */
  readonly maxArchiveFiles?: number
}

export const MAX_WAITING = 20
const MAX_KEPT_BYTES = 1024 ** 3
/** Failed uploads that stay on the list, for whoever means to resume them. */
const FAILURES_KEPT = 50
/** Deposits held for somebody to go on with; an archive brings many at once. */
const HELD_KEPT = 500

/** Throws AppError `tooManyWaiting` where as many uploads come, wait or run as may at once. */
export async function checkWaiting(
  db: Database,
  scope: Scope,
  now: Date,
  { maxWaiting = MAX_WAITING }: RoomLimits,
): Promise<void> {
  if ((await countLive(db, scope, silentSince(now))) >= maxWaiting) throw tooManyWaiting()
}

/** Throws AppError `tooManyWaiting` where so many bytes more would have no room; takes nothing away for them yet. */
export async function checkRoom(
  db: Database,
  scope: Scope,
  bytes: number,
  { maxKeptBytes = MAX_KEPT_BYTES }: RoomLimits,
): Promise<void> {
  const needed = (await keptBytes(db, scope)).filter(({ use }) => use === 3)
  if (sizeOf(needed) + bytes > maxKeptBytes) throw tooManyWaiting()
}

/**
 * Makes room for so many bytes more. Beyond what may be kept, bytes go in this order, the oldest first: of withdrawn
 * imports, of failed uploads, of imports that stand. Throws AppError `tooManyWaiting` where what waits leaves no room.
 */
export async function makeRoom(
  db: Database,
  scope: Scope,
  bytes: number,
  { maxKeptBytes = MAX_KEPT_BYTES }: RoomLimits,
): Promise<void> {
  await dropOldFailures(db, scope, FAILURES_KEPT)
  await dropOldHeld(db, scope, HELD_KEPT)
  const kept = await keptBytes(db, scope)
  const spare = kept.filter(({ use }) => use !== 3)
  let over = sizeOf(kept) + bytes - maxKeptBytes
  if (over > sizeOf(spare)) throw tooManyWaiting()
  for (const { id, size } of spare) {
    if (over <= 0) return
    await forgetBytes(db, scope, id)
    over -= size
  }
}

const sizeOf = (kept: readonly { readonly size: number }[]): number => kept.reduce((sum, { size }) => sum + size, 0)

const tooManyWaiting = (): AppError =>
  new AppError(
    'tooManyWaiting',
    'Trop de fichiers attendent déjà leur import : celui-ci n’a pas été gardé. Attendez que les premiers soient importés, puis déposez-le de nouveau.',
  )
