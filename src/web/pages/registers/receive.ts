import { type Siret, siretSchema } from '../../../contract.js'
import { AppError } from '../../../errors.js'
import { type ReceivedFile, tooLarge, type UploadLimits } from '../../../tasks/upload.js'

/** What a form takes beside its file: names of fields, boundaries. */
const OVERHEAD = 64 * 1024

/**
 * The file of a form, of bounded size whatever the request says of its length. Throws AppError where it is not such a
 * form, holds no file or several, or too large a one.
 */
export async function receivedFile(request: Request, limits: UploadLimits): Promise<ReceivedFile> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;.*\bboundary=/i.test(type)) throw new AppError('notAForm', NOT_A_FORM)
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > limits.maxFileBytes + OVERHEAD) throw tooLarge(announced, limits)
  const form = await boundedForm(request, type, limits)
  const acheteur = buyerOf(form.get('acheteur'))
  const file = fileOf(form)
  return { name: file.name, file, acheteur }
}

/** A length that was not announced, or was announced falsely, is met on the way. */
async function boundedForm(request: Request, type: string, limits: UploadLimits): Promise<FormData> {
  let bytes = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length
      if (bytes > limits.maxFileBytes + OVERHEAD) controller.error(new Error('too large'))
      else controller.enqueue(chunk)
    },
  })
  try {
    const body = request.body?.pipeThrough(counted)
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    throw bytes > limits.maxFileBytes + OVERHEAD ? tooLarge(null, limits) : new AppError('formCut', FORM_CUT)
  }
}

function fileOf(form: FormData): File {
  const files = form.getAll('fichier').filter((each): each is File => typeof each !== 'string')
  const chosen = files.filter(({ name, size }) => name !== '' || size > 0)
  const [file] = chosen
  if (!file) throw new AppError('noFile', 'Aucun fichier n’est arrivé : choisissez un registre, puis envoyez-le.')
  if (chosen.length > 1)
    throw new AppError('severalFiles', 'Un seul fichier à la fois : envoyez-les l’un après l’autre.')
  return file
}

function buyerOf(given: FormDataEntryValue | null): Siret | undefined {
  const typed = typeof given === 'string' ? given.replace(/[\s\u00a0\u202f]/g, '') : ''
  if (typed === '') return undefined
  const parsed = siretSchema.safeParse(typed)
  if (parsed.success) return parsed.data
  throw new AppError('badSiret', BAD_SIRET)
}

const NOT_A_FORM = 'Cette demande ne contient pas de fichier : passez par le formulaire de la page « Registres ».'
const FORM_CUT = 'L’envoi a été coupé ou abîmé en chemin ; rien n’a été gardé. Choisissez de nouveau le fichier.'
const BAD_SIRET =
  'Le SIRET de l’acheteur s’écrit en 14 chiffres, par exemple 24440041400053. Corrigez-le ou laissez-le vide, puis choisissez de nouveau le fichier.'
