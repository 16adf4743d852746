import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Problem } from '../problems.js'

const FRENCH = z.locales.fr().localeError

/** The JSON that a request carries, read by its schema. Throws a Problem that says each fault with its place. */
export async function bodyOf<T extends z.ZodType>(c: Context, schema: T, maxSize: number): Promise<z.output<T>> {
  const parsed = schema.safeParse(jsonIn(await textOf(c, maxSize)), { error: FRENCH })
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'le corps'} : ${message}`)
  throw unclear(`${faults.slice(0, 10).join(' ; ')}. Rien n’a été fait.`)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unclear('Le corps de la requête n’est pas du JSON. Rien n’a été fait.')
  }
}

const unclear = (detail: string): Problem => new Problem('requete-invalide', { detail })

async function textOf(c: Context, maxSize: number): Promise<string> {
  const read = { text: '' }
  const limit = bodyLimit({
    maxSize,
    onError: () => {
      throw new Problem('trop-volumineux', { detail: 'Le corps de la requête est trop long. Rien n’a été fait.' })
    },
  })
  await limit(c, async () => {
    read.text = await c.req.text()
  })
  return read.text
}
