import { openAgain } from '../register/again.js'
import type { ByteSource } from '../register/byteSource.js'
import type { ReadLimits } from '../register/types.js'
import type { Database, Scope } from '../store/database.js'
import { optionsOfImport } from '../store/fates.js'
import { countIssues } from '../store/imports/issues.js'
import { aboutOf } from './annotate/about.js'
import type { AnnotatedCopy, Apart } from './annotate/copy.js'
import { rowFates } from './annotate/fates.js'
import { cellNotes } from './annotate/notes.js'
import { readAs } from './annotate/readAs.js'
import { recordSheets } from './annotate/recordSheets.js'
import { tableSheets } from './annotate/tableSheets.js'
import { knownImport, originalFile } from './registers.js'

export interface AnnotateAsked {
  readonly limits?: Partial<ReadLimits>
  /** The file itself, where the base does not keep it. */
  readonly file?: ByteSource
}

/** Opens the file of an import anew to annotate it. Throws AppError where there is no such import, or its file is not kept. */
export async function annotatedCopy(
  db: Database,
  scope: Scope,
  id: number,
  { limits, file }: AnnotateAsked = {},
): Promise<AnnotatedCopy> {
  const summary = await knownImport(db, scope, id)
  const bytes = file ?? (await originalFile(db, scope, id)).bytes
  const read = readAs(await optionsOfImport(db, scope, id), limits)
  const again = await openAgain(bytes, read)
  const fates = await rowFates(db, scope, id, again)
  const notes = await cellNotes(db, scope, summary, await countIssues(db, scope, id), again)
  const apart: Apart = { values: 0 }
  const sheets =
    again.sheets === null
      ? await recordSheets(again, fates, notes, apart)
      : await tableSheets(again.sheets, fates, notes)
  const isRecords = sheets.some(({ keepsTexts }) => keepsTexts)
  const date1904 = again.sheets?.some(({ sheet }) => sheet.date1904) ?? false
  return {
    summary,
    date1904,
    sheets,
    about: () => aboutOf(summary, { notes, apart, isRecords, sameReader: read.sameReader }),
  }
}
