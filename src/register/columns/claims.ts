import { groupedBy } from '../../grouped.js'
import { ASIDES } from './asides.js'
import { AMOUNT_FIELDS, type Field, SYNONYM_FIELDS } from './fields.js'
import { type HoursPeriod, hoursColumn } from './hours.js'
import { considerationField } from './sense.js'
import { root } from './spelling.js'
import { SYNONYMS, type Synonyms } from './synonyms.js'
import { headerTokens } from './tokens.js'

/** What the words of a header say it is, before other columns and values are looked at. */
export interface Claim {
  readonly field: Field | null
  readonly reason: string
  /** Lower is better; whole headers come before partial ones. */
  readonly rank: number
  /** 0 to 1. */
  readonly confidence: number
  /** What else the same words could mean, likeliest first. */
  readonly alternatives: readonly Field[]
  readonly period: HoursPeriod | null
  /** Not understood at all: values may say more. A datum known and left is understood. */
  readonly isOpen: boolean
}

const NOTHING = { field: null, rank: 0, confidence: 0, alternatives: [], period: null, isOpen: false } as const

/** Why a column is not read where nothing is known of its header. */
export const UNRECOGNISED = 'en-tête non reconnu'

export const unclaimed = (reason: string, isOpen = false): Claim => ({ ...NOTHING, reason, isOpen })

/** What its header says in so many words. */
export const claimed = (field: Field, reason: string, rank: number): Claim => ({
  ...NOTHING,
  field,
  reason,
  rank,
  confidence: 0.95,
})

const SENSED = { rank: 0, confidence: 0.95, alternatives: [], isOpen: false } as const

/** Of DECP before 2024: "Marché" or "Contrat de concession", which no other header is short for. */
const RECORD_TYPE = '_type'
const RECORD_TYPE_CLAIM: Claim = { ...SENSED, field: RECORD_TYPE, reason: 'sorte d’enregistrement DECP', period: null }

/** The claim of a header from its words alone. */
export function claimOf(header: string, tokens: readonly string[]): Claim {
  if (tokens.length === 0) return unclaimed('en-tête sans mot', true)
  if (header.trim() === RECORD_TYPE) return RECORD_TYPE_CLAIM
  const hours = hoursColumn(header, tokens)
  if (hours) return { ...SENSED, ...hours, confidence: hours.field === null ? 0 : SENSED.confidence }
  const consideration = considerationField(tokens)
  if (consideration) return { ...SENSED, field: consideration, reason: 'colonne de considérations', period: null }
  return wholeClaim(tokens) ?? asideOf(tokens) ?? partialClaim(tokens) ?? unclaimed(UNRECOGNISED, true)
}

interface Entry {
  readonly field: Field
  readonly name: string
  readonly words: readonly string[]
  readonly rank: number
  readonly within: boolean
  /** Roots of the words that make a longer header mean something else. */
  readonly not: ReadonlySet<string>
}

const ENTRIES: readonly Entry[] = SYNONYM_FIELDS.flatMap((field) => {
  const { within, exact, not = [] }: Synonyms = SYNONYMS[field]
  const excluded = new Set(not.flatMap(headerTokens).map(root))
  const entry = (name: string, rank: number, isWithin: boolean): Entry => {
    return { field, name, words: headerTokens(name), rank, within: isWithin, not: excluded }
  }
  return [
    ...within.map((name, index) => entry(name, index, true)),
    ...exact.map((name, index) => entry(name, within.length + index, false)),
  ]
})

/** Entries by their first word, the longest first. */
function byFirstWord<T extends { readonly words: readonly string[] }>(entries: readonly T[]): ReadonlyMap<string, T[]> {
  const longestFirst = [...entries].sort((a, b) => b.words.length - a.words.length)
  return groupedBy(longestFirst, ({ words: [first = ''] }) => first)
}

const WITHIN = byFirstWord(ENTRIES.filter(({ within }) => within))
const WHOLE = new Map([...ENTRIES].reverse().map((entry) => [entry.words.join(''), entry]))

/** Headers that say the kind of datum and not which one. */
const VAGUE = new Set([
  'nature prestation',
  ...'date numero reference code nature forme type libelle designation titre nom operation projet prestation service prix valeur total cout somme signature publication detail contenu note lieu site dossier affaire technique modalite segment famille domaine unite secteur departement collectivite organisme commune entite maximum minimum plafond plancher estime siret siren societe entreprise tiers groupement marche contrat conclusion decision deliberation mois delai ht offre candidat pli avance clause motif suivi value gestionnaire bureau'.split(
    ' ',
  ),
])

/** What a vague header could mean as well. */
const RIVALS: Readonly<Partial<Record<Field, readonly Field[]>>> = {
  id: ['consultation', 'idAccordCadre'],
  dateNotification: ['dateSignature', 'dateAttribution'],
  montant: ['montantTTC', 'valeurEstimee'],
  titulaireId: ['acheteur'],
  nature: ['categorie', 'procedure'],
  categorie: ['nature', 'procedure'],
  objet: ['lotObjet', 'categorie'],
  acheteurNom: ['direction'],
  direction: ['acheteurNom'],
  dateAttribution: ['dateNotification'],
  consultation: ['id'],
}

/** The whole header, written with or without spaces ("datepublicationdonnees"). */
function wholeClaim(tokens: readonly string[]): Claim | null {
  const entry = WHOLE.get(tokens.join(''))
  if (!entry) return null
  const { field, name, rank } = entry
  const isVague = VAGUE.has(tokens.join(' '))
  const alternatives = isVague ? (RIVALS[field] ?? []) : []
  const reason = `« ${name} »${taxOf(field, tokens)}`
  return { ...NOTHING, field, reason, rank, confidence: isVague ? 0.75 : 1, alternatives }
}

/** An amount that says neither is taken without tax, as DECP has it, and it is said. */
function taxOf(field: Field, tokens: readonly string[]): string {
  return AMOUNT_FIELDS.has(field) && !tokens.some((token) => token === 'ht' || token === 'ttc')
    ? ', ni HT ni TTC : lu HT'
    : ''
}

const PARTIAL_RANK = 1000

/** A synonym inside the header: the one that stands first, and there the longest. */
function partialClaim(tokens: readonly string[]): Claim | null {
  const [found, ...others] = partials(tokens)
  if (!found) return null
  const { field, name, rank, words } = found
  return {
    ...NOTHING,
    field,
    reason: `contient « ${name} »${taxOf(field, tokens)}`,
    rank: PARTIAL_RANK + rank,
    confidence: partialConfidence(words.length, tokens.length),
    alternatives: [...new Set(others.map((other) => other.field))].filter((other) => other !== field).slice(0, 2),
  }
}

function partials(tokens: readonly string[]): readonly Entry[] {
  return tokens.flatMap((token, at) => WITHIN.get(token)?.find((entry) => stands(entry, tokens, at)) ?? [])
}

/** The more of the header a synonym leaves aside, the less it is sure. */
function partialConfidence(said: number, all: number): number {
  if (said > 1) return all - said <= 3 ? 0.9 : 0.75
  return all <= 3 ? 0.8 : all <= 5 ? 0.65 : 0.5
}

function stands(entry: Entry, tokens: readonly string[], at: number): boolean {
  return hasWords(entry.words, tokens, at) && !tokens.some((token) => entry.not.has(root(token)))
}

const hasWords = (words: readonly string[], tokens: readonly string[], at: number): boolean =>
  words.every((word, offset) => tokens[at + offset] === word)

interface AsideEntry {
  readonly words: readonly string[]
  readonly reason: string
}

const ASIDE_ENTRIES = ASIDES.flatMap(({ within, reason }) =>
  within.map((name): AsideEntry => ({ words: headerTokens(name), reason })),
)
const ASIDES_WITHIN = byFirstWord(ASIDE_ENTRIES)
const ASIDES_WHOLE = new Map(
  ASIDES.flatMap(({ exact = [], reason }) => exact.map((name) => [headerTokens(name).join(' '), reason] as const)),
)

/** A datum we know and leave: its name is the whole header, or stands in it before any synonym as long. */
function asideOf(tokens: readonly string[]): Claim | null {
  const whole = ASIDES_WHOLE.get(tokens.join(' '))
  if (whole !== undefined) return unclaimed(whole)
  for (const [at, token] of tokens.entries()) {
    const longest = WITHIN.get(token)?.find((entry) => stands(entry, tokens, at))?.words.length ?? 0
    const aside = ASIDES_WITHIN.get(token)?.find(({ words }) => hasWords(words, tokens, at))
    if (aside && aside.words.length >= longest) return unclaimed(aside.reason)
    if (longest > 1) return null
  }
  return null
}
