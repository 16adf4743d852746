import { type Siret, siretSchema } from '../contract.js'
import { AppError } from '../errors.js'
import { tooLarge, type UploadLimits } from '../tasks/upload/limits.js'
import type { Incoming } from '../tasks/upload/receive.js'
import type { Told } from '../tasks/upload/reception.js'
import { BrokenForm, type FormEvent, formEvents } from './multipart.js'
import type { PartName } from './partName.js'

/** The field of a form that bears the file, and the one that may name its buyer. */
export const FILE_FIELD = 'fichier'
export const BUYER_FIELD = 'acheteur'

export const FORM_TYPE = 'multipart/form-data'
/** What a form takes beside its file: names of fields, boundaries. */
const OVERHEAD = 64 * 1024
/** Characters of a SIRET, however it is spaced. */
const MAX_BUYER_LENGTH = 200

type Keep = Parameters<Incoming['send']>[0]

/**
 * The file of a form, as it comes. Throws AppError where it is not such a form or announces too much; its `send`, where it
 * is cut, holds no file or several, or more than the limit whatever was announced.
 */
export function incomingForm(request: Request, limits: UploadLimits): Incoming {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')
  if (boundary === null) throw new AppError('notAForm', NOT_A_FORM)
  const most = limits.maxFileBytes + OVERHEAD
  return {
    announced: announcedBy(request, most, limits),
    send: async (keep) => {
      const form = new Form(keep)
      try {
        for await (const event of formEvents(bodyOf(request, most, limits), boundary)) await form.take(event)
      } catch (cause) {
        throw cause instanceof BrokenForm ? new AppError('formCut', FORM_CUT) : cause
      }
      return form.told()
    },
  }
}

/** The whole body of a request as one file, as it comes, bounded likewise. */
export function incomingBytes(request: Request, told: Told, limits: UploadLimits): Incoming {
  const most = limits.maxFileBytes
  return {
    announced: announcedBy(request, most, limits),
    send: async (keep) => {
      for await (const piece of bodyOf(request, most, limits)) await keep(piece)
      return told
    },
  }
}

function boundaryOf(type: string): string | null {
  if (!/^multipart\/form-data\s*;/i.test(type)) return null
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type) ?? []
  return quoted ?? plain ?? null
}

/** Bytes; null: not said. Throws AppError where that is too much already. */
function announcedBy(request: Request, most: number, limits: UploadLimits): number | null {
  const said = request.headers.get('content-length') ?? ''
  if (!/^\d{1,15}$/.test(said)) return null
  if (Number(said) > most) throw tooLarge(Number(said), limits)
  return Number(said)
}

/**
 * The pieces of a body; what is not asked for is refused to whoever sends it. Throws AppError where it breaks off, or brings
 * more than `most` bytes.
 */
async function* bodyOf(request: Request, most: number, limits: UploadLimits): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (let bytes = 0; ; ) {
      const { done, value } = await reader.read().catch(() => {
        throw new AppError('formCut', FORM_CUT)
      })
      if (done) return
      bytes += value.length
      if (bytes > most) throw tooLarge(null, limits)
      yield value
    }
  } finally {
    // One that is over, or broke off, has nothing left to refuse.
    await reader.cancel().catch(() => undefined)
  }
}

/** Takes a form part by part: the bytes of its file are handed on, its buyer is held, other fields are let pass. */
class Form {
  private part: PartName = { field: '', fileName: null }
  /** The file chosen; a field left empty sends one without name nor bytes. */
  private file: string | null = null
  private taking = false
  private buyer: string | null = null
  private decoder = new TextDecoder()

  constructor(private readonly keep: Keep) {}

  async take(event: FormEvent): Promise<void> {
    if ('part' in event) return this.open(event.part)
    const { field, fileName } = this.part
    if (field === FILE_FIELD && fileName !== null) {
      if (!this.taking) this.choose(fileName)
      await this.keep(event.bytes)
    } else if (this.taking) this.hold(this.decoder.decode(event.bytes, { stream: true }))
  }

  private open(part: PartName): void {
    const { field, fileName } = part
    this.part = part
    this.taking = field === BUYER_FIELD && fileName === null && this.buyer === null
    if (field === FILE_FIELD && fileName) this.choose(fileName)
  }

  private choose(name: string): void {
    if (this.file !== null) throw new AppError('severalFiles', SEVERAL_FILES)
    this.file = name
    this.taking = true
  }

  private hold(text: string): void {
    this.buyer = `${this.buyer ?? ''}${text}`
    if (this.buyer.length > MAX_BUYER_LENGTH) throw new AppError('badSiret', BAD_SIRET)
  }

  /** What a form said, once it is read to its end. */
  told(): Told {
    const acheteur = buyerOf(this.buyer ?? '')
    if (this.file === null) throw new AppError('noFile', NO_FILE)
    return { name: this.file, ...(acheteur ? { acheteur } : {}) }
  }
}

function buyerOf(given: string): Siret | undefined {
  const typed = given.replace(/[\s\u00a0\u202f]/g, '')
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
