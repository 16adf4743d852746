import type { ContractRecord, SourceText } from '../../contract.js'
import { digestOf } from '../identity.js'

/** Digest of what was read, whatever the row it stood on: the same content elsewhere in the file is no change. */
export const recordDigest = (record: ContractRecord): string => writtenRecord(record).digest

/** A record as it is stored, with its digest. Both say the same but for the cells of its texts: it is put in words once. */
export function writtenRecord(record: ContractRecord): { readonly json: string; readonly digest: string } {
  const json = JSON.stringify(record)
  return { json, digest: digestOf(cutOut(json, record.texts) ?? JSON.stringify(withoutCells(record)), 32) }
}

const withoutCells = (record: ContractRecord) => ({
  ...record,
  texts: record.texts.map(({ cell: _, ...text }) => text),
})

const TEXTS = '"texts":'

/** The JSON of a record without the cells of its texts, each their last member; null where they are not to be found for sure. */
function cutOut(json: string, texts: readonly SourceText[]): string | null {
  let at = json.indexOf(TEXTS)
  // No text has a bare quote in it, so that a member met once is the record's own; what was published may have another.
  if (at !== json.lastIndexOf(TEXTS)) return null
  let rest = json.slice(0, at)
  for (const { cell } of texts) {
    const said = `,"cell":${JSON.stringify(cell)}}`
    const found = json.indexOf(said, at)
    if (found < 0) return null
    rest += json.slice(at, found)
    at = found + said.length - 1
  }
  return rest + json.slice(at)
}
