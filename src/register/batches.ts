import type { RegisterItem } from './types.js'

const MOST_ROWS = 500
/** Characters a row, of a full batch: several times what rows hold. What is written of a batch at a time follows from it. */
const ROW_TEXT = 8 * 1024

/** Batches of one size, whatever the pieces of the file held: so many rows, fewer where they are long. */
export async function* batched(
  items: AsyncIterable<readonly RegisterItem[]>,
  mostRows = MOST_ROWS,
): AsyncGenerator<readonly RegisterItem[]> {
  let batch: RegisterItem[] = []
  let text = 0
  for await (const read of items) {
    for (const item of read) {
      batch.push(item)
      text += lengthOf(item)
      if (batch.length < mostRows && text < mostRows * ROW_TEXT) continue
      yield batch
      batch = []
      text = 0
    }
  }
  if (batch.length > 0) yield batch
}

function lengthOf(item: RegisterItem): number {
  if (item.outcome === 'read') return textIn(item.record)
  return item.outcome === 'rejected' ? textIn(item.cells) : 0
}

/** Characters of all the texts within. */
function textIn(value: object): number {
  let length = 0
  for (const key in value) {
    const each: unknown = value[key as keyof typeof value]
    if (typeof each === 'string') length += each.length
    else if (typeof each === 'object' && each !== null) length += textIn(each)
  }
  return length
}
