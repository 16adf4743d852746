import type { Field } from './fields.js'
import { DECLARED_LISTS } from './synonyms.js'
import { headerTokens } from './tokens.js'

const COMMENT = new Set(['commentaire', 'observation', 'remarque', 'precision', 'note'])
const DEVICE = new Set([
  'clause',
  'critere',
  'consideration',
  'disposition',
  'condition',
  'exigence',
  'objectif',
  'volet',
])
const TOPIC = /^(?:socia|insertion|environnement|ecolog|vert|durable|rse|inclusi|handicap|solida|ess$|circulaire)/
const ALONE = new Set([
  'insertion',
  'insertion sociale',
  'social',
  'environnement',
  'developpement durable',
  'rse',
  'consideration',
])
const MEASURE = new Set(['montant', 'date', 'nombre', 'nb', 'n', 'numero', 'taux', 'levee', 'poids', 'part', 'note'])

/** Field of each header of a DECP list, its words joined. */
const LISTS: ReadonlyMap<string, Field> = new Map(
  (['considerationsSociales', 'considerationsEnvironnementales'] as const).flatMap((field) =>
    DECLARED_LISTS[field].map((name) => [headerTokens(name).join(' '), field] as const),
  ),
)

/** What a column about considerations is: a DECP list, another declaration to be read as text, or null for neither. */
export function considerationField(tokens: readonly string[]): Field | null {
  const key = tokens.join(' ')
  const list = LISTS.get(key)
  if (list) return list
  if (COMMENT.has(tokens[0] ?? '') || tokens.some((token) => MEASURE.has(token))) return null
  const reserved = tokens.some((token) => /^reserv(?:e|ee|ation)$/.test(token))
  const told = tokens.some((token) => DEVICE.has(token)) && tokens.some((token) => TOPIC.test(token))
  return reserved || told || ALONE.has(key) ? 'colonne' : null
}
