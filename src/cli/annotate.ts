import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../errors.js'
import { annotatedName, annotatedWorkbook } from '../export/annotated/workbook.js'
import { sha256Of } from '../node/digest.js'
import type { ByteSource } from '../register/byteSource.js'
import { type Database, LOCAL } from '../store/database.js'
import { annotatedCopy } from '../tasks/annotate.js'
import { knownImport } from '../tasks/registers.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { openFile } from './files.js'
import { limitsGiven } from './limits.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser annotate ID`: the register as it was read, with what is said of its cells and what was done with its rows. */
export async function annotateCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.annotate, true)
  const [text] = positionals
  if (!text || positionals.length > 1 || !/^\d+$/.test(text)) {
    throw usage('Donnez le numéro d’un import, et un seul : spaser annotate 3.')
  }
  const db = openDatabase(values.db)
  try {
    const file = values.from === undefined ? undefined : await sameFile(db, Number(text), values.from)
    const copy = await annotatedCopy(db, LOCAL, Number(text), {
      limits: limitsGiven(values),
      ...(file ? { file } : {}),
    })
    const out = values.out ?? annotatedName(copy.summary)
    await pipeline(Readable.from(annotatedWorkbook(copy)), createWriteStream(out)).catch((cause: unknown) => {
      throw cause instanceof Error && 'code' in cause && !(cause instanceof AppError) ? unwritable(out) : cause
    })
    terminal.out(
      values.json ? JSON.stringify({ id: Number(text), out }) : `Copie annotée de l’import n° ${text} : ${out}`,
    )
    return EXIT.done
  } finally {
    await db.close()
  }
}

/** Where the base does not keep the file: the very same one, by its digest. */
async function sameFile(db: Database, id: number, path: string): Promise<ByteSource> {
  const { file, sha256 } = await knownImport(db, LOCAL, id)
  const given = await openFile(path)
  if ((await sha256Of(given)) === sha256) return given
  throw new AppError(
    'otherFile',
    `« ${path} » n’est pas le fichier de l’import n° ${id} (« ${file} ») : leurs octets diffèrent. Donnez celui qui a été importé.`,
  )
}

const unwritable = (path: string): AppError =>
  new AppError('unwritable', `« ${path} » ne peut pas être écrit : vérifiez le dossier et vos droits.`)
