import { describe, expect, it } from 'vitest'
import type { Incoming } from '../../src/tasks/upload/receive.js'
import { incomingBytes, incomingForm } from '../../src/web/received.js'

const LIMITS = { maxFileBytes: 100_000 }
const TOLD = { name: 'registre' }
const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('https://spaser.exemple.fr/registres', { method: 'POST', body, headers })
const bytes = (size: number) => Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251)

function form(size: number): FormData {
  const made = new FormData()
  made.set('acheteur', '244 400 414 00053')
  made.set('fichier', new File([bytes(size)], 'été.csv'))
  return made
}

async function received({ send }: Incoming) {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const told = await send(async (piece) => void pieces.push(new Uint8Array(piece)))
  return { told, bytes: new Uint8Array(await new Blob(pieces).arrayBuffer()) }
}

describe('un fichier reçu par un Worker', () => {
  it('sort entier d’un formulaire, avec son acheteur, ou seul', async () => {
    const sent = await received(incomingForm(request(form(90_000)), LIMITS))
    expect(sent).toEqual({ told: { name: 'été.csv', acheteur: '24440041400053' }, bytes: bytes(90_000) })
    const alone = await received(incomingBytes(request(bytes(90_000)), TOLD, LIMITS))
    expect(alone).toEqual({ told: TOLD, bytes: bytes(90_000) })
  })

  it('est refusé au-delà de la limite, quelle que soit la longueur annoncée', async () => {
    const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(bytes(10_000)) })
    const refused = { code: 'fileTooLarge' }
    const bounds = { 'content-type': 'multipart/form-data; boundary=x' }
    for (const [at, made] of [
      () => incomingBytes(request(endless()), TOLD, LIMITS),
      () => incomingForm(request(form(400_000)), LIMITS),
      () => incomingForm(request(endless(), bounds), LIMITS),
    ].entries()) {
      const attempt = async () => received(made())
      await expect(attempt(), `${at}`).rejects.toMatchObject(refused)
    }
  })
})
