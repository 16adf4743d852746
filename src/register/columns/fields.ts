import { SYNONYMS } from './synonyms.js'

type SynonymField = keyof typeof SYNONYMS

/** Fields told by the sense of the header rather than by a synonym. */
const SENSED = [
  'heuresContractualisees',
  'heuresRealisees',
  'heuresDatees',
  'considerationsSociales',
  'considerationsEnvironnementales',
  'colonne',
  '_type',
] as const

export type Field = SynonymField | (typeof SENSED)[number]

const isSynonymField = (name: string): name is SynonymField => name in SYNONYMS

export const SYNONYM_FIELDS: readonly SynonymField[] = Object.keys(SYNONYMS).filter(isSynonymField)

/** Every datum a column can be taken for; the names a mapping file uses. */
export const FIELDS: readonly Field[] = [...SYNONYM_FIELDS, ...SENSED]

/** Fields that several columns may give side by side: texts, and hours of one period each. */
export const REPEATED: ReadonlySet<Field> = new Set([
  'colonne',
  'criteres',
  'conditions',
  'description',
  'informations',
  'heuresDatees',
])

/** Fields of a holder or of a modification: a register may number them ("Titulaire 2 SIRET", "modifications.1.montant"). */
export const HOLDER_FIELDS: ReadonlySet<Field> = new Set([
  'titulaireNom',
  'titulaireId',
  'titulaireType',
  ...SYNONYM_FIELDS.filter((field) => /^modification[A-Z]/.test(field)),
])

const HOURS_FIELDS: ReadonlySet<Field | null> = new Set<Field | null>([
  'heuresContractualisees',
  'heuresRealisees',
  'heuresDatees',
])

export const isHoursField = (field: Field | null): boolean => HOURS_FIELDS.has(field)

export const AMOUNT_FIELDS: ReadonlySet<Field> = new Set([
  'montant',
  'montantMaximum',
  'montantMinimum',
  'valeurEstimee',
  'montantTTC',
  'montantAnnuel',
  'modificationMontant',
])
