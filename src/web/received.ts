import { type Siret, siretSchema } from '../contract.js'
import { AppError } from '../errors.js'
import { type ReceivedFile, tooLarge, type UploadLimits } from '../tasks/upload.js'

/** The field of a form that bears the file, and the one that may name its buyer. */
export const FILE_FIELD = 'fichier'
export const BUYER_FIELD = 'acheteur'

export const FORM_TYPE = 'multipart/form-data'
/** What a form takes beside its file: names of fields, boundaries. */
const OVERHEAD = 64 * 1024

/**
 * The file of a form, of bounded size whatever the request says of its length. Throws AppError where it is not such a
 * form, holds no file or several, or too large a one.
 */
export async function receivedForm(request: Request, limits: UploadLimits): Promise<ReceivedFile> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;.*\bboundary=/i.test(type)) throw new AppError('notAForm', NOT_A_FORM)
  const bounded = new Bounded(request, limits, OVERHEAD)
  const form = await bounded.read((body) => body.formData(), new AppError('formCut', FORM_CUT))
  const acheteur = buyerOf(form.get(BUYER_FIELD))
  const file = fileOf(form)
  return { name: file.name, file, ...(acheteur ? { acheteur } : {}) }
}

/** The whole body of a request as one file, bounded likewise. */
export async function receivedBytes(request: Request, limits: UploadLimits): Promise<Blob> {
  return new Bounded(request, limits, 0).read((body) => body.blob(), new AppError('formCut', FORM_CUT))
}

/** A body that is read once, as it comes; a length not announced, or announced falsely, is met on the way. */
class Bounded {
  private bytes = 0
  private readonly most: number

  /** Throws AppError where the announced length is too large. */
  constructor(
    private readonly request: Request,
    private readonly limits: UploadLimits,
    overhead: number,
  ) {
    this.most = limits.maxFileBytes + overhead
    const announced = Number(request.headers.get('content-length') ?? 0)
    if (announced > this.most) throw tooLarge(announced, limits)
  }

  /** Throws AppError: too large, or `broken` where it cannot be read to its end. */
  async read<T>(how: (body: Response) => Promise<T>, broken: AppError): Promise<T> {
    const headers = { 'content-type': this.request.headers.get('content-type') ?? '' }
    try {
      return await how(new Response(this.request.body?.pipeThrough(this.counted()) ?? null, { headers }))
    } catch {
      throw this.bytes > this.most ? tooLarge(null, this.limits) : broken
    }
  }

  private counted(): TransformStream<Uint8Array, Uint8Array> {
    return new TransformStream({
      transform: (chunk, controller) => {
        this.bytes += chunk.length
        if (this.bytes > this.most) controller.error(new Error('too large'))
        else controller.enqueue(chunk)
      },
    })
  }
}

function fileOf(form: FormData): File {
  const files = form.getAll(FILE_FIELD).filter((each): each is File => typeof each !== 'string')
  const chosen = files.filter(({ name, size }) => name !== '' || size > 0)
  const [file] = chosen
  if (!file) throw new AppError('noFile', NO_FILE)
  if (chosen.length > 1) throw new AppError('severalFiles', SEVERAL_FILES)
  return file
}

function buyerOf(given: FormDataEntryValue | null): Siret | undefined {
  const typed = typeof given === 'string' ? given.replace(/[\s\u00a0\u202f]/g, '') : ''
  if (typed === '') return undefined
  const parsed = siretSchema.safeParse(typed)
  if (parsed.success) return parsed.data
  throw new AppError('badSiret', BAD_SIRET)
}

const NOT_A_FORM = `Cette demande ne contient pas de fichier : passez par le formulaire de la page « Registres », ou envoyez-le en « ${FORM_TYPE} », champ « ${FILE_FIELD} ».`
const FORM_CUT = 'L’envoi a été coupé ou abîmé en chemin ; rien n’a été gardé. Envoyez de nouveau le fichier.'
const NO_FILE = `Aucun fichier n’est arrivé : choisissez un registre, puis envoyez-le (champ « ${FILE_FIELD} »).`
const SEVERAL_FILES = 'Un seul fichier à la fois : envoyez-les l’un après l’autre.'
const BAD_SIRET =
  'Le SIRET de l’acheteur s’écrit en 14 chiffres, par exemple 24440040400129. Corrigez-le ou laissez-le vide, puis envoyez de nouveau le fichier.'
