import type { Field } from './fields.js'
import { DECLARED_LISTS } from './synonyms.js'
import { headerTokens } from './tokens.js'

const COMMENT = new Set(['commentaire', 'observation', 'remarque', 'precision', 'note'])
const DEVICE = new Set([
  'clause',
  'cl',
  'clse',
  'critere',
  'criterion',
  'criteria',
  'consideration',
  'disposition',
  'condition',
  'exigence',
  'objectif',
  'volet',
])
const TOPIC =
  /^(?:socia|insertion|environnement|ecolog|vert|durable|rse|inclusi|handicap|solida|ess$|ins$|circulaire|green)/
const ALONE = new Set([
  'insertion',
  'insertion sociale',
  'social',
  'environnement',
  'developpement durable',
  'rse',
  'consideration',
])
const MEASURE = new Set([
  'montant',
  'amount',
  'date',
  'nombre',
  'nb',
  'n',
  'numero',
  'taux',
  'levee',
  'poids',
  'part',
  'note',
])

const SHARE = new Set(['taux', 'poids', 'part', 'note'])
const SHARED = new Set(['critere', 'clause', 'insertion'])

/** "Poids du critère social", "Taux d’insertion": the weight of a device says that it is there. */
const isShare = (tokens: readonly string[]): boolean =>
  tokens.some((token) => SHARE.has(token)) &&
  tokens.some((token) => SHARED.has(token)) &&
  tokens.some((token) => TOPIC.test(token)) &&
  tokens.every((token) => !MEASURE.has(token) || SHARE.has(token)) &&
  !tokens.some((token) => OUTCOME.test(token))
/** What is made of it says nothing of whether it is there. */
const OUTCOME = /^(?:emploi|realis|execut|avancement|atteint|respect|consomm|accompli|obtenue?|sortie|reussite)/
const isNoteOfCriterion = (tokens: readonly string[]): boolean => tokens.includes('critere') && isShare(tokens)

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
  if (COMMENT.has(tokens[0] ?? '') && !isNoteOfCriterion(tokens)) return null
  if (tokens.some((token) => MEASURE.has(token)) && !isShare(tokens)) return null
  const reserved = tokens.some((token) => /^reserv(?:e|ee|ed|ation)$/.test(token))
  const told = tokens.some((token) => DEVICE.has(token)) && tokens.some((token) => TOPIC.test(token))
  return reserved || told || ALONE.has(key) || isShare(tokens) ? 'colonne' : null
}
