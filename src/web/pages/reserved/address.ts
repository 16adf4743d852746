import { z } from 'zod'
import { CPV_DIVISIONS } from '../../../codes/cpv.js'
import type { Audience, ReservedFilter } from '../../../tasks/reserved/filter.js'

/** `pour`: who asks, as the address says it. */
export const AUDIENCES = {
  reserve: 'reserved',
  'EA-ESAT': 'EA-ESAT',
  SIAE: 'SIAE',
  prison: 'prison',
  ESS: 'ESS',
  'non-precise': 'unspecified',
  clause: 'clause',
} as const satisfies Record<string, Audience>

/** `etat`: where the contract is in its theoretical life. */
export const LIFE = {
  tous: undefined,
  'en-cours': 'open',
  'se-termine': 'ending',
  passe: 'past',
  inconnu: 'unknown',
} as const satisfies Record<string, ReservedFilter['state']>

/** `lieu`: contracts whose place has no code. */
export const PLACELESS = 'inconnu'

const oneOf = <T extends object>(values: T) =>
  z.enum(Object.keys(values) as [keyof T & string, ...(keyof T & string)[]])
const message = (said: string) => ({ error: said })

/** Each parameter by itself, so that one that is not understood does not spoil the others. */
export const PARAMETERS = {
  pour: oneOf(AUDIENCES),
  secteur: z.string().refine((code) => CPV_DIVISIONS.has(code), message('une division du CPV, deux chiffres : 77')),
  lieu: z
    .string()
    .trim()
    .regex(
      /^(?:\d{2,3}|\d{5}|2[abAB]\d{0,3}|inconnu)$/,
      message('un code de département (44) ou de commune (44109), ou « inconnu »'),
    ),
  acheteur: z.string().regex(/^(?:\d{9}|\d{14})$/, message('un SIREN (9 chiffres) ou un SIRET (14 chiffres)')),
  etat: oneOf(LIFE),
  'fin-avant': z.iso.date(message('une date qui existe, écrite AAAA-MM-JJ : 2027-06-30')),
  q: z.string().trim().max(200, message('200 caractères au plus')),
  marche: z.string().max(300, message('300 caractères au plus')),
  page: z.coerce.number(message('un nombre')).int(message('un nombre entier')).min(1, message('1 ou plus')).max(1e6),
} as const
export type ParameterName = keyof typeof PARAMETERS
const NAMES = Object.keys(PARAMETERS) as ParameterName[]

/** What an address says, in its own words, each understood; the same words make links. */
export type Given = Partial<Record<Exclude<ParameterName, 'page'>, string>>

export interface Address {
  readonly given: Given
  readonly filter: ReservedFilter
  /** From 1. */
  readonly page: number
  /** What was not understood, in French; the filter does without it. */
  readonly refused: readonly string[]
}

/** Reads the address of the list. Fields left empty say nothing; a parameter that is not one of ours says nothing either. */
export function readAddress(search: URLSearchParams): Address {
  const refused: string[] = []
  const understood: Record<string, string> = {}
  for (const name of NAMES) {
    const value = search.getAll(name).find((each) => each.trim() !== '')
    if (value === undefined) continue
    const parsed = PARAMETERS[name].safeParse(value)
    if (parsed.success) understood[name] = String(parsed.data)
    else
      refused.push(
        `« ${name} » : « ${value.slice(0, 60)} » n’est pas compris (attendu : ${expectedOf(name, parsed.error)}).`,
      )
  }
  const { page, etat, ...rest } = understood
  const given: Given = etat === undefined || etat === 'tous' ? rest : { ...rest, etat }
  return { given, filter: filterOf(given), page: Number(page ?? 1), refused }
}

function expectedOf(name: ParameterName, error: z.ZodError): string {
  if (name === 'pour') return Object.keys(AUDIENCES).join(', ')
  if (name === 'etat') return Object.keys(LIFE).join(', ')
  return error.issues[0]?.message ?? ''
}

function filterOf(given: Given): ReservedFilter {
  return {
    audience: given.pour && AUDIENCES[given.pour as keyof typeof AUDIENCES],
    division: given.secteur,
    place: given.lieu === PLACELESS ? null : given.lieu,
    buyer: given.acheteur,
    state: given.etat && LIFE[given.etat as keyof typeof LIFE],
    endsBefore: given['fin-avant'],
    words: given.q,
    uid: given.marche,
  } as ReservedFilter
}

export const PATH = '/marches-reserves'
export type Format = 'atom' | 'ics' | 'csv'

/** The query string of a filter, always in the same order; empty where nothing is filtered. */
export function searchOf(given: Given, page = 1): string {
  const search = new URLSearchParams()
  for (const name of NAMES) {
    const value = name === 'page' ? (page > 1 ? String(page) : undefined) : given[name]
    if (value !== undefined) search.set(name, value)
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** The list, or the same list in another format. */
export function addressOf(given: Given, { format, page = 1 }: { format?: Format; page?: number } = {}): string {
  return `${PATH}${format ? `.${format}` : ''}${searchOf(given, page)}`
}
