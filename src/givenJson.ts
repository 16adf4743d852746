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
    result.error.issues.flatMap(unfolded).map(({ path, message }) => ({ place: placeOf(path), message })),
  )
}

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Of a value that may take several forms, the faults of the form it comes nearest to: "entrée invalide" mends nothing. */
function unfolded(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== 'invalid_union' || issue.message === MISSING) return [issue]
  const forms = issue.errors.map((faults) => ({ misfit: misfitOf(faults), faults }))
  const least = Math.min(...forms.map(({ misfit }) => misfit))
  const [nearest, other] = forms.filter(({ misfit }) => misfit === least)
  const two = twoForms(issue)
  if (two !== null) return [{ path: issue.path, message: two }]
  if (!nearest || other) return [{ path: issue.path, message: noForm(issue) }]
  return nearest.faults.flatMap(unfolded).map(({ path, message }) => ({ path: [...issue.path, ...path], message }))
}

type Faults = readonly z.core.$ZodIssue[]

/** Every form a value may take, with its faults, those of forms within forms included. */
const formsIn = (issue: z.core.$ZodIssueInvalidUnion): Faults[] =>
  issue.errors.flatMap((faults) => {
    const [only, other] = faults
    return only?.code === 'invalid_union' && only.path.length === 0 && !other ? formsIn(only) : [faults]
  })

/** Keys that are each of some form, and all of none: two things written in one object. */
function twoForms(issue: z.core.$ZodIssueInvalidUnion): string | null {
  const strange = formsIn(issue).map((faults) => new Set(ownUnknownKeys(faults)))
  if (strange.some((keys) => keys.size === 0)) return null
  const given = [...new Set(strange.flatMap((keys) => [...keys]))]
  const isKnown = (key: string) => strange.some((keys) => !keys.has(key))
  if (given.length < 2 || !given.every(isKnown)) return null
  const keys = given.map((key) => `"${key}"`).join(', ')
  return `${keys} ne vont pas dans un même objet : si ce sont deux conditions, mettez-les dans un « all », chacune dans le sien`
}

const ownUnknownKeys = (faults: Faults): string[] =>
  faults.flatMap((fault) => (fault.code === 'unrecognized_keys' && fault.path.length === 0 ? fault.keys : []))

/** How far a value is from a form: its keys that the form has not, and those of the form that it has not. */
function misfitOf(faults: readonly z.core.$ZodIssue[]): number {
  const misfits = faults.map((fault) => {
    if (fault.code === 'invalid_union' && fault.path.length === 0) return Math.min(...fault.errors.map(misfitOf))
    if (fault.code === 'unrecognized_keys') return fault.path.length === 0 ? fault.keys.length : 0
    if (fault.path.length === 0) return FAR
    return fault.path.length === 1 && fault.message === MISSING ? 1 : 0
  })
  return misfits.reduce((sum, misfit) => sum + misfit, 0)
}

const FAR = 100

function noForm(issue: z.core.$ZodIssueInvalidUnion): string {
  const keys = new Set(issue.errors.flatMap(unknownKeysOf))
  const given = [...keys].map((key) => `"${key}"`).join(', ')
  const expected = [...new Set(formsIn(issue).flatMap(missingKeys))].map((key) => `"${key}"`).join(', ')
  if (given) return `forme non reconnue avec ${given} ; clés possibles : ${expected}`
  const messages = new Set(issue.errors.flatMap(messagesOf))
  return messages.size === 0 ? issue.message : [...messages].join(', ou bien ')
}

const missingKeys = (faults: Faults): string[] =>
  faults.flatMap(({ path, message }) => (path.length === 1 && message === MISSING ? String(path[0]) : []))

const messagesOf = (faults: readonly z.core.$ZodIssue[]): string[] =>
  faults.flatMap((fault) => (fault.code === 'invalid_union' ? fault.errors.flatMap(messagesOf) : fault.message))

function unknownKeysOf(faults: readonly z.core.$ZodIssue[]): string[] {
  return faults.flatMap((fault) => {
    if (fault.code === 'invalid_union') return fault.errors.flatMap(unknownKeysOf)
    return fault.code === 'unrecognized_keys' ? fault.keys : []
  })
}

const FRENCH = z.locales.fr().localeError

/** Where the library's words would not say what to mend. */
const inFrench: typeof FRENCH = (issue) => {
  if (issue.input === undefined && UNFIT.has(issue.code)) return MISSING
  if (issue.code === 'invalid_value' && Array.isArray(issue.input)) return ONE_VALUE
  if (issue.code === 'invalid_format' && issue.format === 'date') return DATE
  return issue.code === 'unrecognized_keys' ? unknownKeys(issue) : FRENCH(issue)
}
const UNFIT: ReadonlySet<string | undefined> = new Set(['invalid_type', 'invalid_value', 'invalid_union'])
const ONE_VALUE = 'une seule valeur ici, et non une liste ; pour plusieurs, un « any » avec une condition pour chacune'
const DATE = 'date ISO invalide : écrire AAAA-MM-JJ, un jour qui existe'

function unknownKeys(issue: z.core.$ZodRawIssue<z.core.$ZodIssueUnrecognizedKeys>): string {
  const { inst, keys } = issue
  const unknown = `${keys.length > 1 ? 'Clés non reconnues' : 'Clé non reconnue'} : ${keys.map((key) => `"${key}"`).join(', ')}`
  if (!(inst instanceof z.core.$ZodObject)) return unknown
  return `${unknown} ; clés possibles : ${Object.keys(inst._zod.def.shape).join(', ')}`
}

const MISSING = 'champ à donner'

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
