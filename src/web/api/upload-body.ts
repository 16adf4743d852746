import type { Context } from 'hono'
import { tooLarge, type UploadRunner } from '../../tasks/upload.js'
import { Problem } from '../problems.js'

/** The field of a form that bears the file. */
export const FILE_FIELD = 'fichier'

/** Types under which a file may come by itself. */
export const RAW_TYPES = [
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/json',
  'application/zip',
  'text/csv',
] as const

const FORM = 'multipart/form-data'
/** What a form adds around its file. */
const FORM_BYTES = 64 * 1024

/** A file as it came: the field of a form, or the whole body. Throws a Problem where there is none, or of another type. */
export async function fileOf(c: Context, named: string | undefined, limits: UploadRunner['limits']): Promise<File> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const isForm = type === FORM
  if (!isForm && !RAW_TYPES.some((raw) => raw === type)) throw unknownType(type)
  const body = await bounded(c, limits, isForm ? FORM_BYTES : 0)
  return isForm ? fileOfForm(body, c.req.header('content-type') ?? '', named) : new File([body], named ?? 'registre')
}

async function fileOfForm(body: Blob, type: string, named: string | undefined): Promise<File> {
  const form = await new Response(body, { headers: { 'Content-Type': type } }).formData().catch(() => {
    throw new Problem('requete-invalide', {
      detail: 'Le formulaire reçu est coupé ou mal formé : envoyez-le de nouveau.',
    })
  })
  const file = form.get(FILE_FIELD)
  if (!(file instanceof File)) {
    throw new Problem('requete-invalide', {
      detail: `Le formulaire n’a pas de fichier : joignez-le dans le champ « ${FILE_FIELD} ».`,
    })
  }
  return named === undefined ? file : new File([file], named)
}

/** The bytes of a body, read no further than the limit whatever its header says. */
async function bounded(c: Context, limits: UploadRunner['limits'], margin: number): Promise<Blob> {
  const said = Number(c.req.header('content-length') ?? Number.NaN)
  if (said > limits.maxFileBytes + margin) throw tooLarge(said, limits)
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = c.req.raw.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || value === undefined) return new Blob(chunks)
    size += value.length
    if (size > limits.maxFileBytes + margin) {
      await reader?.cancel()
      throw tooLarge(null, limits)
    }
    chunks.push(Uint8Array.from(value))
  }
}

function unknownType(type: string): Problem {
  const said = type === '' ? 'Le type du contenu n’est pas dit' : `Le type « ${type} » n’est pas admis`
  return new Problem('format-non-admis', {
    detail: `${said} : envoyez le fichier en « ${FORM} » (champ « ${FILE_FIELD} ») ou tel quel, en « application/octet-stream ».`,
  })
}
