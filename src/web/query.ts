import { z } from 'zod'
import type { Cents, IsoDate } from '../contract.js'
import { isoDateSchema } from '../contract.js'
import { FACT_NAMES } from '../indicators/facts.js'
import { HOURS_FIGURES, type HoursFigure } from '../indicators/hours.js'
import type { Selection } from '../indicators/selection.js'
import { EXCLUSIONS } from '../indicators/types.js'
import { STATES } from '../states.js'
import { LIST_SORTS } from '../store/listing.js'
import type { SchemeFigure } from '../tasks/listing/figure.js'
import type { Gap, ObjectKind } from '../topics.js'
import { TOPIC_IDS } from '../topics.js'

/** An order, the other way round with a minus before it. */
export const SORTS = LIST_SORTS.flatMap((sort) => [sort, `-${sort}`] as const)
export type Sort = (typeof SORTS)[number]

/** Columns a list may show beside the object, in their order. */
export const LIST_COLUMNS = [
  ...['acheteur', 'date', 'montant', 'titulaires', 'faits', 'direction'],
  ...['categorie', 'numero', 'cpv', 'duree', 'heures'],
] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]

/** What the address of a list of contracts asks for; the address is the whole state of the page. */
export interface ContractsQuery extends Selection {
  /** The contracts behind a figure in hours over the period. */
  readonly hours?: HoursFigure
  /** Words, all of which must be found. */
  readonly q?: string
  /** Id of a rule that found something in them. */
  readonly rule?: string
  /** The contracts behind a figure of a scheme, whose states are then those of that figure. */
  readonly figure?: SchemeFigure
  readonly sort?: Sort
  /** From 1. */
  readonly page?: number
  readonly columns?: readonly ListColumn[]
}

const text = z.string().trim().max(200, 'ce texte est trop long : 200 caractères au plus')
/** As registers write them, which may be at length. */
const name = z.string().trim().max(2000, 'ce nom est trop long : 2 000 caractères au plus')
const euros = text.transform((typed, context) => {
  const cents = Math.round(Number(typed.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.')) * 100)
  if (Number.isSafeInteger(cents) && cents >= 0) return cents as Cents
  context.addIssue({ code: 'custom', message: 'un montant s’écrit en euros, par exemple 40000' })
  return z.NEVER
})
const day = z.string().pipe(z.iso.date('une date s’écrit année-mois-jour, par exemple 2025-03-31')).pipe(isoDateSchema)
const oneOf = <T extends string>(values: readonly T[]) =>
  z.enum(values, `ce mot n’est pas connu ici ; sont connus : ${values.join(', ')}`)

/** Words separated by commas, each once and in the order of `values`; one unknown word makes the whole unclear. */
const listed = <T extends string>(values: readonly T[], shorthands: Readonly<Record<string, readonly T[]>> = {}) =>
  text.transform((typed, context) => {
    const words = typed.split(',').filter(Boolean)
    const found = words.flatMap((word): readonly string[] => shorthands[word] ?? [word])
    if (found.every((word) => values.some((value) => value === word))) {
      return values.filter((value) => found.includes(value))
    }
    context.addIssue({ code: 'custom', message: `sont connus : ${[...values, ...Object.keys(shorthands)].join(', ')}` })
    return z.NEVER
  })

/** States that an officer has yet to settle, in one word. */
const OPEN = { open: ['review', 'unknown'] } as const

/** What is bought, and where texts and declarations part, as addresses say them. */
export const OBJECT_WORDS = { social: 'socialObject', environnemental: 'environmentalObject' } as const
export const GAP_WORDS = { 'non-declare': 'undeclared', 'non-trouve': 'unfound' } as const
type ObjectWord = keyof typeof OBJECT_WORDS
type GapWord = keyof typeof GAP_WORDS

const EXCLUDED = EXCLUSIONS.filter((reason) => reason !== 'outOfScope')

/** One parameter of the address each, in French as people read and share it. */
const parametersSchema = z.object({
  annee: z
    .string()
    .regex(/^[12]\d{3}$/, 'une année s’écrit en quatre chiffres, par exemple 2025')
    .optional(),
  du: day.optional(),
  au: day.optional(),
  compte: z.literal('oui', 'seul « oui » est compris').optional(),
  exclus: oneOf(EXCLUDED).optional(),
  fait: oneOf(FACT_NAMES).optional(),
  etat: listed(STATES, OPEN).optional(),
  theme: oneOf(TOPIC_IDS).optional(),
  objet: oneOf(Object.keys(OBJECT_WORDS) as ObjectWord[]).optional(),
  ecart: oneOf(Object.keys(GAP_WORDS) as GapWord[]).optional(),
  montant: oneOf(['utilisable', 'inutilisable']).optional(),
  min: euros.optional(),
  max: euros.optional(),
  acheteur: z
    .string()
    .regex(/^(?:\d{9}|\d{14})?$/, 'un acheteur se désigne par son SIREN (9 chiffres) ou son SIRET (14)')
    .optional(),
  acheteurs: name
    .transform((typed) => [...new Set(typed.split(',').filter(Boolean))])
    .refine(
      (sirens) => sirens.length > 0 && sirens.every((siren) => /^\d{9}$/.test(siren)),
      'des SIREN de neuf chiffres, séparés par des virgules',
    )
    .optional(),
  direction: name.optional(),
  categorie: name.optional(),
  cpv: z
    .string()
    .regex(/^(?:\d{2,8})?$/, 'le début d’un code CPV a deux à huit chiffres')
    .optional(),
  schema: text.optional(),
  definition: text.optional(),
  heures: oneOf(HOURS_FIGURES).optional(),
  q: text.optional(),
  regle: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,99}$/i, 'une règle se désigne par son nom, par exemple insertion.clause')
    .optional(),
  tri: oneOf(SORTS).optional(),
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'une page est un nombre, à partir de 1')
    .transform(Number)
    .optional(),
  colonnes: listed(LIST_COLUMNS).optional(),
})
export const PARAMETER_NAMES = parametersSchema.keyof().options

export interface BadParameter {
  readonly name: string
  readonly value: string
  readonly message: string
}

/**
 * Reads the parameters of an address. What is not understood is left out and said, the rest holds: an address typed or cut
 * by hand still opens something. Empty parameters are those of fields left empty, except a name, where empty means "not stated".
 */
export function parseContractsQuery(parameters: URLSearchParams): {
  readonly query: ContractsQuery
  readonly bad: readonly BadParameter[]
} {
  const given: Record<string, string> = {}
  for (const name of PARAMETER_NAMES) {
    const values = parameters.getAll(name).filter((value) => value !== '')
    if (values.length > 0) given[name] = values.join(',')
  }
  for (const name of ['acheteur', 'direction', 'categorie', 'cpv'])
    if (parameters.get(name) === NOBODY) given[name] = ''
  const bad: BadParameter[] = []
  for (const [name, value] of Object.entries(given)) {
    const schema = parametersSchema.shape[name as keyof typeof parametersSchema.shape]
    const parsed = schema.safeParse(value)
    if (parsed.success) continue
    delete given[name]
    bad.push({ name, value, message: parsed.error.issues[0]?.message ?? '' })
  }
  for (const [name, other] of [
    ['schema', 'definition'],
    ['definition', 'schema'],
  ] as const) {
    if (given[name] !== undefined && given[other] === undefined) {
      bad.push({ name, value: given[name], message: `à donner avec « ${other} »` })
    }
  }
  return { query: queryOf(parametersSchema.parse(given)), bad }
}

/** How the address says "not stated", since an empty field of a form says nothing. */
export const NOBODY = '-'

function queryOf(given: z.infer<typeof parametersSchema>): ContractsQuery {
  const { annee, du, au, compte, exclus, fait, etat, montant, min, max, heures, tri, colonnes, ...more } = given
  const { theme, objet, ecart, regle, acheteurs, schema, definition, ...same } = more
  return {
    ...same,
    from: annee ? (`${annee}-01-01` as IsoDate) : du,
    to: annee ? (`${annee}-12-31` as IsoDate) : au,
    counted: compte ? true : undefined,
    excluded: exclus,
    fact: fait,
    states: etat && etat.length > 0 ? etat : undefined,
    topic: theme,
    object: objet && OBJECT_WORDS[objet],
    gap: ecart && GAP_WORDS[ecart],
    amount: montant && (montant === 'utilisable' ? 'usable' : 'unusable'),
    minAmount: min,
    maxAmount: max,
    hours: heures,
    rule: regle,
    buyers: acheteurs,
    figure: schema && definition ? { scheme: schema, indicator: definition } : undefined,
    sort: tri,
    columns: colonnes && colonnes.length > 0 ? colonnes : undefined,
  }
}

/** The page of one contract: its uid may hold anything, slashes and spaces included. */
export const contractHref = (uid: string): string => `/marches/${encodeURIComponent(uid)}`

/** The address of the contracts asked for: `parseContractsQuery` reads the same back. */
export function contractsHref(query: ContractsQuery, path = '/marches'): string {
  const search = contractsSearch(query).toString()
  return search === '' ? path : `${path}?${search}`
}

export function contractsSearch(query: ContractsQuery): URLSearchParams {
  const { from, to, amount, minAmount, maxAmount } = query
  const year = from && to && yearOf(from, to)
  const parameters: Record<string, string | number | undefined> = {
    annee: year || undefined,
    du: year ? undefined : from,
    au: year ? undefined : to,
    compte: query.counted && 'oui',
    exclus: query.excluded,
    fait: query.fact,
    etat: query.states?.join(','),
    theme: query.topic,
    objet: query.object && wordOf(OBJECT_WORDS, query.object),
    ecart: query.gap && wordOf(GAP_WORDS, query.gap),
    montant: amount && (amount === 'usable' ? 'utilisable' : 'inutilisable'),
    min: minAmount === undefined ? undefined : minAmount / 100,
    max: maxAmount === undefined ? undefined : maxAmount / 100,
    acheteur: query.acheteur === '' ? NOBODY : query.acheteur,
    acheteurs: query.buyers?.join(','),
    direction: query.direction === '' ? NOBODY : query.direction,
    categorie: query.categorie === '' ? NOBODY : query.categorie,
    cpv: query.cpv === '' ? NOBODY : query.cpv,
    schema: query.figure?.scheme,
    definition: query.figure?.indicator,
    heures: query.hours,
    q: query.q || undefined,
    regle: query.rule,
    tri: query.sort,
    page: query.page === 1 ? undefined : query.page,
    colonnes: query.columns?.join(','),
  }
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
}

const wordOf = (words: Readonly<Record<string, ObjectKind | Gap>>, of: ObjectKind | Gap): string | undefined =>
  Object.keys(words).find((word) => words[word] === of)

function yearOf(from: IsoDate, to: IsoDate): string | null {
  const year = from.slice(0, 4)
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : null
}
