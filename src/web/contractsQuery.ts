import { z } from 'zod'
import type { IsoDate } from '../contract.js'
import { FACT_NAMES } from '../indicators/facts.js'
import { HOURS_FIGURES } from '../indicators/hours.js'
import { EXCLUSIONS } from '../indicators/types.js'
import { STATES } from '../states.js'
import { TOPIC_IDS } from '../topics.js'
import { type ContractsQuery, GAP_WORDS, LIST_COLUMNS, NOBODY, OBJECT_WORDS, SORTS } from './query.js'
import { day, euros, listed, name, oneOf, text } from './queryValues.js'

/** States that an officer has yet to settle, in one word. */
const OPEN = { open: ['review', 'unknown'] } as const

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
