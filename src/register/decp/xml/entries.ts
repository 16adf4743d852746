import type { ByteSource } from '../../byteSource.js'
import type { ReadLimits } from '../../types.js'
import { readElement } from './element.js'
import { RecordCutter } from './records.js'
import { xmlText } from './text.js'

/** A record as it stands in its file: what it says, or its text where it could not be read. */
export interface RawRecord {
  readonly type: 'marche' | 'concession'
  readonly pointer: string
  readonly value: unknown
  readonly unread: string | null
}

/** The records of a DECP XML file as they stand. Throws AppError as `readDecpXml` does. */
export async function* xmlRecords(source: ByteSource, limits: ReadLimits): AsyncGenerator<readonly RawRecord[]> {
  const cutter = new RecordCutter(limits.maxRecordBytes)
  for await (const text of xmlText(source, [])) {
    const records: RawRecord[] = []
    for (const { type, path: pointer, text: unread, tooLong } of cutter.push(text)) {
      const element = tooLong ? null : readElement(unread, limits.maxCellLength)
      records.push({ type, pointer, value: element?.value ?? null, unread: element === null ? unread : null })
    }
    yield records
  }
  cutter.end()
}
