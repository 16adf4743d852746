import { z } from 'zod'
import { AppError } from './errors.js'

/** How a JSON file that people write is spoken of: the code of its errors, its name ("Le plan", "Les règles"). */
export interface GivenFile {
  readonly code: string
  readonly subject: string
}

/** Reads such a file's text under its schema; throws AppError that lists every fault with its place, in French. */
export function parseGiven<T>(json: string, schema: z.ZodType<T>, file: GivenFile): T {
  const result = schema.safeParse(parseJson(json, file), { error: inFrench })
  if (result.success) return result.data
  throw faultsIn(
    file,
    result.error.issues.map(({ path, message }) => ({ place: placeOf(path), message })),
  )
}

const FRENCH = z.locales.fr().localeError

/** A field left out is said so: the library's words would speak of "indéfini". */
const inFrench: typeof FRENCH = (issue) =>
  issue.code === 'invalid_type' && issue.input === undefined ? 'champ à donner' : FRENCH(issue)

/** All faults of a file at once, so that it is mended in one go. */
export function faultsIn(
  { code, subject }: GivenFile,
  faults: readonly { readonly place: string; readonly message: string }[],
): AppError {
  const lines = faults.map(({ place, message }) => `- ${place} : ${message}`)
  return new AppError(code, `${subject}, à corriger :\n${lines.join('\n')}`)
}

function parseJson(json: string, { code, subject }: GivenFile): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1]
    const line = position === undefined ? '' : ` (ligne ${json.slice(0, Number(position)).split('\n').length})`
    throw new AppError(
      code,
      `${subject} : ce n’est pas un fichier JSON bien formé${line} ; virgule, guillemet ou accolade à vérifier.`,
    )
  }
}

/** `objectives[0].targets[1].value`; the file itself where there is no path. */
export function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'fichier'
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1)
}
