import type { FileAgain } from '../../register/again.js'
import { RECORD_FATE_HEADERS } from '../../register/annotated.js'
import type { RawRecord } from '../../register/decp/xml/entries.js'
import type { Cell } from '../../register/types.js'
import type { AnnotatedRow, AnnotatedSheet, Apart } from './copy.js'
import type { RowFates } from './fates.js'
import type { CellNotes } from './notes.js'
import { PlacedNotes } from './placed.js'
import { RecordColumns } from './records.js'

const RECORD_SHEETS = [
  ['marche', 'Marchés'],
  ['concession', 'Concessions'],
] as const

/** A sheet for each type of record: a concession names its buyer otherwise. */
export async function recordSheets(
  again: FileAgain,
  fates: RowFates,
  notes: CellNotes,
  apart: Apart,
): Promise<readonly AnnotatedSheet[]> {
  const columns = { marche: new RecordColumns('marche'), concession: new RecordColumns('concession') }
  for await (const batch of again.records()) for (const record of batch) columns[record.type].meet(record)
  const placed = new PlacedNotes(notes)
  return RECORD_SHEETS.filter(([type]) => columns[type].headers.length > 0).map(([type, name]) =>
    recordSheet({ again, type, name, columns: columns[type] }, { fates, placed, apart }),
  )
}

interface Records {
  readonly again: FileAgain
  readonly type: RawRecord['type']
  readonly name: string
  readonly columns: RecordColumns
}

interface Said {
  readonly fates: RowFates
  readonly placed: PlacedNotes
  readonly apart: Apart
}

/** Records under a header of their own, in the order of the file. */
function recordSheet({ again, type, name, columns }: Records, { fates, placed, apart }: Said): AnnotatedSheet {
  const header = columns.headers.map((text): Cell => ({ kind: 'text', text }))
  return {
    ...{ name, hidden: false, headerRow: 1, fateColumn: header.length, merges: async () => [] },
    ...{ fateHeader: RECORD_FATE_HEADERS[type], keepsTexts: true },
    rows: async function* () {
      let number = 1
      yield [{ number, cells: header, fate: 'header', notes: new Map() }]
      for await (const batch of again.records()) {
        yield batch
          .filter((record) => record.type === type)
          .map((record): AnnotatedRow => {
            number += 1
            const { cells, apart: more } = columns.cells(record)
            apart.values += more
            const said = placed.ofRecord(record.pointer, (path) => columns.placeOf(path))
            return { number, cells, fate: fates.of(record.pointer), notes: said }
          })
      }
    },
  }
}
