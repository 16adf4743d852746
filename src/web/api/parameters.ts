import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { closestTo } from '../../indicators/spelling.js'
import { type ParameterError, Problem } from '../problems.js'

const FRENCH = z.locales.fr().localeError

interface Reading {
  /** Parameters that take several values: a list with commas, or the parameter several times, as forms send them. */
  readonly lists?: readonly string[]
  /** Parameters given by key, as `name[key]=value`. */
  readonly maps?: readonly string[]
  /** What one parameter cannot see alone. */
  readonly check?: (parameters: URLSearchParams) => readonly ParameterError[]
}

/**
 * The query of a request, read by its schema. An empty parameter is that of a form's field left empty: not given. Throws
 * a Problem that lists every parameter unknown, repeated or not understood, and what `check` finds besides.
 */
export function queryOf<T extends z.ZodObject>(
  c: Context,
  schema: T,
  { lists = [], maps = [], check = () => [] }: Reading = {},
): z.output<T> {
  const parameters = new URL(c.req.url).searchParams
  const parsed = schema.safeParse(givenIn(parameters), { error: FRENCH })
  const errors = firstOfEach([
    ...misnamed(parameters, Object.keys(schema.shape), { lists, maps }),
    ...check(parameters),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ parametre: path.join('.'), message })),
  ])
  if (parsed.success && errors.length === 0) return parsed.data
  throw badParameters(errors)
}

function givenIn(parameters: URLSearchParams): Record<string, string> {
  const names = [...new Set(parameters.keys())]
  const given = names.map((name) => [name, valuesOf(parameters, name).join(',')] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}

const valuesOf = (parameters: URLSearchParams, name: string): string[] =>
  parameters.getAll(name).filter((value) => value !== '')

export function badParameters(errors: readonly ParameterError[]): Problem {
  const many = errors.length > 1
  return new Problem('parametre-invalide', {
    detail: many ? `${errors.length} paramètres sont à corriger.` : 'Un paramètre est à corriger.',
    errors,
  })
}

/** A name we do not know would otherwise filter nothing, unseen. */
function misnamed(
  parameters: URLSearchParams,
  known: readonly string[],
  { lists, maps }: Required<Pick<Reading, 'lists' | 'maps'>>,
): ParameterError[] {
  const isKeyed = (name: string) => maps.some((map) => name.startsWith(`${map}[`) && name.endsWith(']'))
  return [...new Set(parameters.keys())].flatMap((name) => {
    if (!isKeyed(name) && !known.includes(name)) return [{ parametre: name, message: unknownName(name, known) }]
    const repeated = !lists.includes(name) && valuesOf(parameters, name).length > 1
    return repeated ? [{ parametre: name, message: 'à donner une seule fois' }] : []
  })
}

function unknownName(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'cette adresse ne prend aucun paramètre'
  return `paramètre inconnu ; les plus proches : ${closestTo(name, known).join(', ')}`
}

function firstOfEach(errors: readonly ParameterError[]): ParameterError[] {
  return errors.filter(({ parametre }, at) => errors.findIndex((other) => other.parametre === parametre) === at)
}
