import { describe, expect, it } from 'vitest'
import { readBytes } from '../../src/register/byteSource.js'
import { receivedBytes, receivedForm } from '../../src/web/received.js'

const LIMITS = { maxFileBytes: 100_000 }
const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('https://spaser.exemple.fr/registres', { method: 'POST', body, headers })
const bytes = (size: number) => Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251)

function form(size: number): FormData {
  const made = new FormData()
  made.set('acheteur', '244 400 414 00053')
  made.set('fichier', new File([bytes(size)], 'été.csv'))
  return made
}

describe('a file received by a Worker', () => {
  it('comes whole out of a form, with its buyer, or by itself', async () => {
    const { name, file, acheteur } = await receivedForm(request(form(90_000)), LIMITS)
    expect([name, acheteur]).toEqual(['été.csv', '24440041400053'])
    expect(await readBytes(file, 0, file.size)).toEqual(bytes(90_000))
    const alone = await receivedBytes(request(bytes(90_000)), LIMITS)
    expect(new Uint8Array(await alone.arrayBuffer())).toEqual(bytes(90_000))
  })

  it('is refused beyond the limit, whatever its announced length', async () => {
    const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(bytes(10_000)) })
    const refused = { code: 'fileTooLarge' }
    await expect(receivedBytes(request(endless()), LIMITS)).rejects.toMatchObject(refused)
    await expect(receivedForm(request(form(400_000)), LIMITS)).rejects.toMatchObject(refused)
    const bounds = { 'content-type': 'multipart/form-data; boundary=x' }
    await expect(receivedForm(request(endless(), bounds), LIMITS)).rejects.toMatchObject(refused)
  })
})
