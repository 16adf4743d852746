import { AppError } from '../../../errors.js'
import { asObject } from '../entries.js'
import type { StreamedEntry } from './streamed.js'

/** What was met of a file that holds no register. */
export interface Outline {
  /** Members of its root, and how their values begin. */
  readonly members: { readonly key: string; readonly start: string }[]
  /** The first value of its first list. */
  sample: StreamedEntry | undefined
  /** Its root is a list. */
  list: boolean
}

const EXPECTED = 'Attendu : {"marches": {"marche": […]}}.'

/** Refuses a JSON file that is no register, saying what it is and where to find one. */
export function notDecp(outline: Outline): AppError {
  const { what, remedy } = KINDS.find(({ is }) => is(factsOf(outline))) ?? {
    what: contentOf(outline),
    remedy: EXPECTED,
  }
  const says = typeof what === 'string' ? what : contentOf(outline)
  return new AppError(
    'notDecp',
    `Ce fichier JSON n’est pas un fichier de marchés (DECP) : ${says}. Rien n’est lu. ${remedy}`,
  )
}

interface Facts {
  readonly has: (...keys: readonly string[]) => boolean
  readonly start: (key: string) => string
  /** The record that stands for those of the file: the first of its list, or its root. */
  readonly sample: (...keys: readonly string[]) => boolean
  readonly members: Outline['members']
}

function factsOf({ members, sample }: Outline): Facts {
  const starts = new Map(members.map(({ key, start }) => [key, start]))
  const first = sample && 'value' in sample ? asObject(sample.value) : null
  return {
    members,
    has: (...keys) => keys.some((key) => starts.has(key)),
    start: (key) => starts.get(key) ?? '',
    sample: (...keys) => keys.some((key) => (first ? key in first : starts.has(key))),
  }
}

const ASK = 'Demandez à votre profil d’acheteur son export DECP.'

const KINDS: readonly { readonly is: (facts: Facts) => boolean; readonly what: string; readonly remedy: string }[] = [
  {
    is: ({ has }) =>
      has('$schema', '$id', 'definitions', '$defs') && has('properties', 'definitions', '$defs', '$ref', 'type'),
    what: 'c’est un schéma JSON, qui décrit des données sans en contenir',
    remedy: ASK,
  },
  {
    is: ({ start, sample }) => start('fields').startsWith('[') && sample('name') && sample('type', 'constraints'),
    what: 'c’est une description de colonnes (Table Schema), sans données',
    remedy: ASK,
  },
  {
    is: ({ start, has }) => /"(?:FeatureCollection|Feature)"/.test(start('type')) || (has('features') && has('type')),
    what: 'c’est une carte (GeoJSON)',
    remedy: 'Exportez le jeu de données en JSON ou en CSV.',
  },
  {
    is: ({ has, sample }) => has('releases', 'ocid', 'publicationPolicy') || sample('ocid'),
    what: 'c’est une publication OCDS, format qui n’est pas lu',
    remedy: ASK,
  },
  {
    is: ({ has, sample, members }) =>
      has('notices') || sample(...NOTICE) || members.some(({ start }) => /^\{\s*"idweb"/.test(start)),
    what: 'ce sont des avis de marché (BOAMP, TED), qui annoncent des contrats et n’en sont pas',
    remedy: ASK,
  },
  {
    is: ({ members }) => members.length > 1 && members.every(({ start }) => /^\{\s*"0"\s*:/.test(start)),
    what: 'c’est un tableau de suivi rangé par colonnes, extrait d’un outil d’analyse',
    remedy: ASK,
  },
]

/** Names that notices have, and contracts have not. */
const NOTICE = [
  'idweb',
  'url_avis',
  'dateparution',
  'datelimitereponse',
  'publication-number',
  'notice-type',
  'raw_fields',
]

function contentOf({ members, sample, list }: Outline): string {
  if (!list) return members.length === 0 ? 'il est vide' : `il contient ${namesOf(members.map(({ key }) => key))}`
  const first = sample && 'value' in sample ? sample.value : null
  const object = asObject(first)
  return `c’est une liste (${object ? namesOf(Object.keys(object)) : typeof first})`
}

const namesOf = (keys: readonly string[]): string => `${keys.slice(0, 5).join(', ')}${keys.length > 5 ? '…' : ''}`
