import { readFile, stat } from 'node:fs/promises'
import { AppError } from '../errors.js'
import { FileBytes } from '../node/fileBytes.js'

/** A file that is read when asked for. Throws AppError where there is none, or none that can be read. */
export async function openFile(path: string): Promise<FileBytes> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new AppError('fileNotFound', `Fichier introuvable : « ${path} ». Vérifiez le chemin.`)
  if (!found.isFile())
    throw new AppError('notAFile', `« ${path} » n’est pas un fichier : donnez le chemin d’un registre.`)
  return new FileBytes(path)
}

/** The text of a file given on the command line. Throws AppError where it is absent or cannot be read. */
export const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new AppError('fileNotFound', `Fichier introuvable ou illisible : « ${path} ».`)
  })

/** A JSON file given on the command line. Throws AppError where it is absent or cut. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('notJson', `« ${path} » n’est pas du JSON lisible (${why}).`)
  }
}
