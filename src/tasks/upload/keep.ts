import type { Siret } from '../../contract.js'
import { type ByteSource, pieces } from '../../register/byteSource.js'
import type { MappingFile } from '../../register/mapping.js'
import type { Database, Scope } from '../../store/database.js'
import { ChunkWriter } from '../../store/uploadBytes.js'
import { beginUpload, sealUpload } from '../../store/uploadReception.js'
import { dropUpload } from '../../store/uploadRoom.js'
import { finishUpload } from '../../store/uploadRun.js'
import { uploadOfImport } from '../../store/uploads.js'
import { signed } from '../mapping/blanks.js'
import { rememberedColumns } from '../mapping.js'
import { fileNameOf } from './fileName.js'
import { optionsText } from './options.js'
import { makeRoom, type RoomLimits } from './room.js'

interface Original {
  readonly name: string
  readonly file: ByteSource
  readonly acheteur?: Siret
  readonly mapping?: MappingFile
  readonly restates?: number
}

/** Keeps the file an import was read from, where no upload brought it; what is kept already is not kept twice. */
export async function keepOriginal(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { name, file, acheteur, mapping, restates }: Original,
  importId: number | null,
  limits: RoomLimits = {},
): Promise<void> {
  if (importId === null || (await uploadOfImport(db, scope, importId))?.kept) return
  await makeRoom(db, scope, file.size, limits)
  const at = clock().toISOString()
  const id = await beginUpload(db, scope, { size: file.size, at })
  try {
    const writer = new ChunkWriter(db, scope, id)
    for await (const piece of pieces(file)) await writer.write(piece)
    await writer.end()
    const by = { actor: scope.actor, at }
    const kept = mapping ? signed(mapping, by, await rememberedColumns(db, scope)) : null
    const given = { acheteur: acheteur ?? null, mapping: kept }
    const options = optionsText(restates === undefined ? given : { ...given, restates })
    await sealUpload(db, scope, id, { fileName: fileNameOf(name), size: file.size, options, at })
    await finishUpload(db, scope, id, { importId, known: false, at: clock().toISOString() })
  } catch (cause) {
    await dropUpload(db, scope, id)
    throw cause
  }
}
