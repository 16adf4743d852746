import { AppError } from '../../errors.js'
import type { ByteSource } from '../byteSource.js'
import { damagedArchive, readZip } from '../containers/zip.js'
import { passwordProtected } from '../detect/ole2Format.js'
import { checkFileSize } from '../limits.js'
import { openTables } from '../streamed/document.js'
import type { ReadLimits, Sheet } from '../types.js'
import { type Package, xmlText } from '../xlsx/xmlText.js'
import { pushXml } from '../xmlPush.js'
import { ContentReader } from './content.js'

/**
 * The sheets of an .ods (OpenDocument 1.3), hidden ones included, in order. Cells: the value stored (of a formula, the last
 * computed), not the text shown; comments are left out, and it is said; what a merged cell covers is not read.
 */
export async function openOds(source: ByteSource, limits: ReadLimits): Promise<readonly Sheet[]> {
  checkFileSize(source, limits)
  const file: Package = { source, entries: await readZip(source), maxPartBytes: limits.maxPartBytes }
  await refuseEncrypted(file)
  const content = file.entries.get('content.xml')
  if (!content) throw damagedArchive()
  const sheets = await openTables(
    (target) => pushXml(xmlText(file, content), 'Le contenu de ce classeur .ods', new ContentReader(target)),
    limits,
  )
  if (!sheets) throw notSpreadsheet()
  return sheets
}

function notSpreadsheet(): AppError {
  return new AppError(
    'notWorkbook',
    'Ce fichier n’est pas un classeur .ods lisible (aucune feuille décrite) : rouvrez-le dans votre tableur et enregistrez-le en .xlsx.',
  )
}

const MAX_MANIFEST = 16 * 1024 * 1024

/** Parts encrypted one by one are listed as such (OpenDocument 1.3, part 2, §4.8). */
async function refuseEncrypted(file: Package): Promise<void> {
  const manifest = file.entries.get('meta-inf/manifest.xml')
  if (!manifest) return
  let text = ''
  for await (const piece of xmlText(file, manifest, MAX_MANIFEST)) text += piece
  if (/<(?:\w+:)?encryption-data\b/.test(text)) throw passwordProtected()
}
