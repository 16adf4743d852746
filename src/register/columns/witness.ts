import { plural } from '../../french.js'
import { type Claim, unclaimed } from './claims.js'
import { AMOUNT_FIELDS, type Field } from './fields.js'
import { FIELD_LABELS } from './labels.js'
import type { Kind, Profile } from './profile.js'
import { SHAPES } from './shapes.js'

/** Fewer cells say nothing of a column. */
const FEWEST = 3
const MOST = 0.8
const HARDLY = 0.1

/** A claim with what the values say of it: `refuted` is what the header said and the values deny. */
export interface Witnessed extends Claim {
  readonly refuted: Field | null
  /** The field comes from the values: headers that name it go first. */
  readonly isFromValues: boolean
}

export const unwitnessed = (claim: Claim): Witnessed => ({ ...claim, refuted: null, isFromValues: false })

/** The claim of a header once the values under it are heard: confirmed, denied, or turned into what they are. */
export function heard(claim: Claim, profile: Profile, isTaken: (field: Field) => boolean): Witnessed {
  const { field } = claim
  if (field === null) return unwitnessed(claim)
  if (ANSWERED.has(field) && profile.filled > 0 && share(profile, ['boolean']) >= MOST) return answered(claim)
  if (field === 'id' && areHolders(profile) && !isTaken('titulaireId')) return turned(claim, 'titulaireId', profile)
  if (profile.filled < FEWEST) return unwitnessed(claim)
  const listed = listedField(profile)
  if (listed === field) return confirmed(claim, profile, listed)
  if (listed !== null && claim.confidence < MOST && LISTED_RIVALS.has(field) && !isTaken(listed)) {
    return turned(claim, listed, profile)
  }
  const shape = SHAPES[field]
  if (!shape) return unwitnessed(claim)
  const wanted = share(profile, shape.wanted) + extraShare(field, profile)
  if (share(profile, shape.refused) >= MOST && wanted <= HARDLY) return denied(claim, profile, isTaken)
  return wanted >= MOST && TELLING.has(field) ? confirmed(claim, profile, field) : unwitnessed(claim)
}

/** Texts, in which an answer alone says nothing. */
const ANSWERED: ReadonlySet<Field> = new Set<Field>(['conditions', 'criteres'])

/** "Clause : oui" answers, and nobody knows of what: said, for somebody to name the column. */
const answered = (claim: Claim): Witnessed => ({
  ...unwitnessed(claim),
  confidence: Math.min(claim.confidence, 0.5),
  alternatives: ['colonne'],
  reason: `${claim.reason} ; ses cellules répondent oui ou non sans que l’en-tête dise à quel dispositif : rien n’en est déduit`,
})

/** "Identifiant" over SIRET of several enterprises identifies whoever sells. */
const areHolders = (profile: Profile): boolean => share(profile, ['siret']) >= MOST && profile.distinct > 1

const share = ({ counts, filled }: Profile, kinds: readonly Kind[]): number =>
  kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0) / filled

const isDate = (field: Field): boolean => SHAPES[field]?.wanted[0] === 'date'

/** Day numbers are dates, and money as well; 14 digits are an identifier though their key is wrong. */
function extraShare(field: Field, { serials, longNumbers, filled }: Profile): number {
  if (isDate(field)) return serials / filled
  return field === 'titulaireId' || field === 'acheteur' ? longNumbers / filled : 0
}

/** Fields whose cells have a look of their own; a text confirms nothing. */
const TELLING: ReadonlySet<Field> = new Set([
  ...AMOUNT_FIELDS,
  'acheteur',
  'titulaireId',
  'codeCPV',
  'dateLancement',
  'dateNotification',
  'dateSignature',
  'dateAttribution',
  'datePublicationDonnees',
  'modificationDate',
  'modificationPublication',
  'heuresContractualisees',
  'heuresRealisees',
  'heuresDatees',
])

/** Data that registers call "type", "forme" or "nature" alike. */
const LISTED_RIVALS: ReadonlySet<Field> = new Set([
  'nature',
  'categorie',
  'procedure',
  'formePrix',
  'typesPrix',
  'id',
  'objet',
])

function listedField({ listed, filled }: Profile): Field | null {
  return listed !== null && listed.count / filled >= MOST ? listed.field : null
}

function confirmed(claim: Claim, profile: Profile, field: Field): Witnessed {
  const doubt = smallAmounts(field, profile)
  const confidence = doubt === null ? claim.confidence + (1 - claim.confidence) * 0.6 : claim.confidence - 0.15
  const reason = `${claim.reason} ; ${doubt ?? `les valeurs le confirment (${profile.filled} lues)`}`
  return { ...unwitnessed(claim), confidence, reason }
}

/** Amounts that would be very small in euros: said, never multiplied. */
function smallAmounts(field: Field, { largest, middle, filled }: Profile): string | null {
  if (!AMOUNT_FIELDS.has(field) || filled < 5 || largest === null || middle === null) return null
  return largest > 0 && largest < 10_000 && middle < 1_000
    ? 'montants très petits, lus en euros : s’ils sont en k€, dites-le dans l’en-tête'
    : null
}

const turned = (claim: Claim, field: Field, profile: Profile): Witnessed => ({
  ...claim,
  field,
  reason: `${claim.reason}, mais les valeurs sont celles de ${quoted(field)} (${profile.filled} lues)`,
  confidence: 0.65,
  alternatives: claim.field === null ? [] : [claim.field],
  refuted: claim.field,
  isFromValues: true,
})

const quoted = (field: Field): string => `« ${FIELD_LABELS[field]} »`

/** What the column is instead where that is sure, and nobody else is it. */
function denied(claim: Claim, profile: Profile, isTaken: (field: Field) => boolean): Witnessed {
  const { field } = claim
  if (field === null) return unwitnessed(claim)
  const instead = insteadOf(field, profile)
  if (instead !== null && !isTaken(instead)) return turned(claim, instead, profile)
  const reason = `l’en-tête dit ${quoted(field)}, les valeurs non : ${mainKind(profile)}`
  return { ...unwitnessed(unclaimed(reason)), refuted: field }
}

function insteadOf(field: Field, profile: Profile): Field | null {
  const isMostly = (...kinds: readonly Kind[]) => share(profile, kinds) >= MOST
  if (isMostly('siret', 'siren'))
    return field === 'titulaireNom' ? 'titulaireId' : field === 'acheteurNom' ? 'acheteur' : null
  if (isMostly('name', 'prose')) {
    if (field === 'titulaireId') return 'titulaireNom'
    if (field === 'acheteur') return 'acheteurNom'
    if (field === 'lot') return 'lotObjet'
    return field === 'id' ? 'objet' : null
  }
  return isMostly('boolean') && field === 'heuresContractualisees' ? 'colonne' : null
}

const KIND_WORDS: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  date: ['date', 'dates'],
  siret: ['SIRET', 'SIRET'],
  siren: ['SIREN', 'SIREN'],
  cpv: ['code CPV', 'codes CPV'],
  money: ['montant', 'montants'],
  number: ['nombre', 'nombres'],
  hours: ['nombre d’heures', 'nombres d’heures'],
  boolean: ['oui ou non', 'oui ou non'],
  prose: ['phrase', 'phrases'],
  name: ['nom', 'noms'],
  code: ['code', 'codes'],
  job: ['contrat de travail', 'contrats de travail'],
}

/** What most cells of a column are, in words. */
export function mainKind({ counts, filled }: Profile): string {
  const kinds = Object.entries(counts) as [Kind, number][]
  const [kind, count] = kinds.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['name', 0]
  const [one, many] = KIND_WORDS[kind]
  return `${count} ${plural(count, one, many)} sur ${filled}`
}

/** Enumerations that belong to one datum alone. */
const SURE_LISTS: ReadonlySet<Field> = new Set([
  'considerationsSociales',
  'considerationsEnvironnementales',
  'procedure',
  'ccag',
  'typesPrix',
  'typeGroupementOperateurs',
])

const NEARLY_ALL = 0.9

/** What a column is whose header says nothing, where its values leave no doubt; null where they do. */
export function namedByValues(profile: Profile): Witnessed | null {
  if (profile.filled < FEWEST) return null
  const field = sureField(profile)
  if (field === null) return null
  const claim = unclaimed('')
  const alternatives: readonly Field[] =
    field === 'titulaireId' ? ['acheteur'] : field === 'acheteur' ? ['titulaireId'] : []
  const reason = `l’en-tête ne dit rien, les valeurs si : ${mainKind(profile)}${whose(field)}`
  return { ...claim, field, reason, confidence: 0.55, alternatives, refuted: null, isFromValues: true }
}

/** One identifier all along is whoever buys; several are those who sell. */
function sureField(profile: Profile): Field | null {
  if (share(profile, ['siret']) >= NEARLY_ALL) return profile.distinct === 1 ? 'acheteur' : 'titulaireId'
  if (share(profile, ['cpv']) >= NEARLY_ALL && profile.distinct > 1) return 'codeCPV'
  const listed = listedField(profile)
  return listed !== null && SURE_LISTS.has(listed) ? listed : null
}

function whose(field: Field): string {
  if (field === 'acheteur') return ', toujours le même'
  return field === 'titulaireId' ? ', de plusieurs entreprises' : ''
}
