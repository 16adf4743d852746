import { AppError } from '../../errors.js'
import type { ByteSource } from '../byteSource.js'
import { readOle2 } from '../containers/ole2.js'

/** The stream of a workbook: of Excel 97 and after, then of Excel 5 and 95. */
export const WORKBOOK_STREAM = /^(?:workbook|book)$/i

/** Other documents of the same container, by a stream of theirs at its root. */
const OTHERS: readonly (readonly [stream: RegExp, what: string])[] = [
  [/^WordDocument$/i, 'un document Word d’avant 2007 (.doc)'],
  [/^PowerPoint Document$/i, 'une présentation PowerPoint d’avant 2007 (.ppt)'],
  [/^__(?:substg1\.0_|properties_version1\.0)/i, 'un message Outlook (.msg)'],
  [/^VisioDocument$/i, 'un dessin Visio (.vsd)'],
  [/^Quill$/i, 'une publication Publisher (.pub)'],
  // Names of tables of a Windows Installer database are packed into this range.
  [/^[\u3800-\u4840]/, 'un programme d’installation (.msi)'],
]

/** The format of an OLE2 file. Throws AppError in French for what is no workbook, by what it is, and for a protected one. */
export async function ole2Format(source: ByteSource, refuse: (what: string) => AppError): Promise<'xls'> {
  const names = (await readOle2(source)).entries.map(({ name }) => name)
  if (names.some((name) => /^EncryptedPackage$/i.test(name))) throw passwordProtected()
  if (names.some((name) => WORKBOOK_STREAM.test(name))) return 'xls'
  const other = OTHERS.find(([stream]) => names.some((name) => stream.test(name)))
  throw refuse(other?.[1] ?? 'un fichier Office d’avant 2007 sans classeur')
}

export function passwordProtected(): AppError {
  return new AppError(
    'passwordProtected',
    'Ce fichier est protégé par mot de passe : ouvrez-le, enregistrez-le sans mot de passe, puis importez-le de nouveau.',
  )
}
