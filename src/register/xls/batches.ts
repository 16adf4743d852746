/** Enough that waiting for the next costs nothing, few enough that they weigh nothing. */
const BATCH = 500

/** What comes one by one, in batches. */
export function* inBatches<T>(all: Iterable<T>): Generator<readonly T[]> {
  let batch: T[] = []
  for (const one of all) {
    batch.push(one)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
