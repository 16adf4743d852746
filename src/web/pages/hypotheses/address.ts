import { z } from 'zod'
import { KINDS, type Kind, STATES } from '../../../states.js'
import type { Coming } from '../../../tasks/hypotheses/coming.js'
import type { HypothesesAsked } from '../../../tasks/hypotheses.js'

export const HYPOTHESES_PATH = '/hypotheses'

/** Contracts to come: those with what the objective counts, and those without; each field bears the name of its sort first. */
export const SORTS = { avec: 'with', sans: 'without' } as const
export type SortWord = keyof typeof SORTS
const SORT_WORDS = Object.keys(SORTS) as SortWord[]

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'un nombre entier est attendu')
    .transform(Number)
    .refine((number) => number <= most, `au plus ${most}`)
/** As people write it: "40 000,50 €", "250 h". */
const amount = z
  .string()
  .transform((typed) => typed.replace(/\s*(?:€|h)$/, '').replace(/\s/g, ''))
  .refine((typed) => /^\d{1,10}(?:[.,]\d+)?$/.test(typed), 'un nombre est attendu, par exemple 40000')
  .transform((typed) => Number(typed.replace(',', '.')))

const MOST = 10_000
const COMING = {
  '': whole(MOST),
  Montant: amount,
  Heures: amount.refine((hours) => hours <= 1e7, 'nombre d’heures invraisemblable'),
  Duree: whole(1200).refine((months) => months > 0, 'un mois au moins'),
  Cpv: z.string().regex(/^\d{8}$/, 'un code CPV a huit chiffres'),
} as const
type ComingField = keyof typeof COMING

/** The field of a fact of contracts to come. */
export const factField = (word: SortWord, kind: Kind): string => `${word}-${kind}`
export const comingField = (word: SortWord, field: ComingField): string => `${word}${field}`

/** One parameter of the address each; what is chosen one by one comes several times. */
const PARAMETERS: Readonly<Record<string, z.ZodType>> = {
  annee: z
    .string()
    .regex(/^[12]\d{3}$/, 'une année s’écrit en quatre chiffres, par exemple 2025')
    .transform(Number),
  schema: z.string().max(200, '200 caractères au plus'),
  objectif: z.string().max(200, '200 caractères au plus'),
  acheteur: z.string().regex(/^\d{9}$/, 'un acheteur se désigne ici par son SIREN (9 chiffres)'),
  confirmes: whole(1_000_000),
  ecartes: whole(1_000_000),
  page: whole(100_000).refine((page) => page > 0, 'à partir de 1'),
  ...Object.fromEntries(
    SORT_WORDS.flatMap((word) => [
      ...Object.entries(COMING).map(([field, schema]) => [`${word}${field}`, schema]),
      ...KINDS.map((kind) => [factField(word, kind), z.enum(STATES, `sont connus : ${STATES.join(', ')}`)]),
    ]),
  ),
}
/** Given as many times as there are contracts. */
export const LISTS = ['oui', 'non']
/** Of an objective in hours: "heures[UID]=120", one for each contract. */
export const HOURS = 'heures'
export const hoursField = (uid: string): string => `${HOURS}[${uid}]`
const uidIn = (name: string): string | null =>
  name.startsWith(`${HOURS}[`) && name.endsWith(']') ? name.slice(HOURS.length + 1, -1) : null
export const isHoursField = (name: string): boolean => uidIn(name) !== null
export const PARAMETER_NAMES = [...Object.keys(PARAMETERS), ...LISTS, HOURS]
const MOST_NAMED = 500

export interface BadParameter {
  readonly name: string
  readonly message: string
}

/** What an address supposes; what is not understood is left out and said. */
export function parseHypotheses(parameters: URLSearchParams): {
  readonly asked: HypothesesAsked
  readonly bad: readonly BadParameter[]
} {
  const bad: BadParameter[] = []
  const given = new Map<string, unknown>()
  for (const [name, schema] of Object.entries(PARAMETERS)) {
    const text = parameters.get(name)?.trim()
    if (!text) continue
    const parsed = schema.safeParse(text)
    if (parsed.success) given.set(name, parsed.data)
    else bad.push({ name, message: parsed.error.issues[0]?.message ?? '' })
  }
  for (const name of LISTS) {
    if (parameters.getAll(name).length > MOST_NAMED) bad.push({ name, message: `${MOST_NAMED} marchés au plus` })
  }
  for (const name of new Set(parameters.keys())) {
    if (uidIn(name) !== null) continue
    if (!PARAMETER_NAMES.includes(name) || name === HOURS) bad.push({ name, message: UNKNOWN[name] ?? NOT_KNOWN })
  }
  const hours = hoursIn(parameters, bad)
  return { asked: { ...askedIn(given, parameters), hours }, bad }
}

const NOT_KNOWN = 'ce paramètre n’est pas connu'
const UNKNOWN: Readonly<Record<string, string>> = {
  [HOURS]: 'le marché est à nommer entre crochets, par exemple heures[uid]=120',
}

function hoursIn(parameters: URLSearchParams, bad: BadParameter[]): HypothesesAsked['hours'] {
  const found = [...parameters].flatMap(([name, text]) => {
    const uid = uidIn(name)
    if (uid === null || text.trim() === '') return []
    const parsed = COMING.Heures.safeParse(text.trim())
    if (!parsed.success) bad.push({ name, message: parsed.error.issues[0]?.message ?? '' })
    return parsed.success ? [[uid, parsed.data] as const] : []
  })
  if (found.length > MOST_NAMED) bad.push({ name: HOURS, message: `${MOST_NAMED} marchés au plus` })
  return Object.fromEntries(found.slice(0, MOST_NAMED))
}

function askedIn(given: ReadonlyMap<string, unknown>, parameters: URLSearchParams): Omit<HypothesesAsked, 'hours'> {
  const of = <T>(name: string) => given.get(name) as T | undefined
  const uids = (name: string) => [...new Set(parameters.getAll(name))].filter(Boolean).slice(0, MOST_NAMED)
  return {
    year: of<number>('annee') ?? null,
    scheme: of<string>('schema') ?? null,
    objective: of<string>('objectif') ?? null,
    acheteur: of<string>('acheteur'),
    confirmed: of<number>('confirmes') ?? 0,
    rejected: of<number>('ecartes') ?? 0,
    yes: uids('oui'),
    no: uids('non'),
    coming: SORT_WORDS.flatMap((word) => comingIn(word, of)),
    page: of<number>('page') ?? 1,
  }
}

function comingIn(word: SortWord, of: <T>(name: string) => T | undefined): Coming[] {
  const number = of<number>(comingField(word, '')) ?? 0
  if (number === 0) return []
  const states = KINDS.flatMap((kind) => {
    const state = of<Coming['states'][Kind]>(factField(word, kind))
    return state === undefined ? [] : [[kind, state] as const]
  })
  return [
    {
      sort: SORTS[word],
      number,
      montant: of(comingField(word, 'Montant')),
      heures: of(comingField(word, 'Heures')),
      dureeMois: of(comingField(word, 'Duree')),
      codeCPV: of(comingField(word, 'Cpv')),
      states: Object.fromEntries(states),
    },
  ]
}

/** From an objective, with nothing supposed yet. */
export function hypothesesHref(of: {
  scheme?: string
  objective?: string
  year?: number
  acheteur?: string | undefined
}) {
  const given = { schema: of.scheme, objectif: of.objective, annee: of.year, acheteur: of.acheteur }
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()
  return search === '' ? HYPOTHESES_PATH : `${HYPOTHESES_PATH}?${search}`
}
