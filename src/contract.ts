import { z } from 'zod'

/**
 * The contract as a register publishes it (SPEC §1). DECP fields keep their DECP names; money is euros HT in integer
 * cents, hours in integer hundredths, dates ISO text, identifiers text.
 */
export const siretSchema = z
  .string()
  .regex(/^\d{14}$/)
  .brand<'Siret'>()
export type Siret = z.infer<typeof siretSchema>

/** A buyer: its SIRET, or its SIREN alone where the register says no more. Buyers are totalled by SIREN. */
export const buyerIdSchema = z
  .string()
  .regex(/^(?:\d{9}|\d{14})$/)
  .brand<'BuyerId'>()
export type BuyerId = z.infer<typeof buyerIdSchema>

export const isoDateSchema = z.iso.date().brand<'IsoDate'>()
export type IsoDate = z.infer<typeof isoDateSchema>

export const centsSchema = z.int().brand<'Cents'>()
export type Cents = z.infer<typeof centsSchema>

/** Hundredths of an hour: 7 h 30 is 750. */
export const centihoursSchema = z.int().min(0).brand<'Centihours'>()
export type Centihours = z.infer<typeof centihoursSchema>

export const titulaireSchema = z.object({
  id: z.string().nullable(),
  typeIdentifiant: z.string().nullable(),
  denominationSociale: z.string().nullable(),
})
export type Titulaire = z.infer<typeof titulaireSchema>

/** DECP `modification`: `montant` is a new total, never a difference. */
export const modificationSchema = z.object({
  id: z.string().nullable(),
  dateNotificationModification: isoDateSchema.nullable(),
  datePublicationDonneesModification: isoDateSchema.nullable(),
  objetModification: z.string().nullable(),
  dureeMois: z.int().nullable(),
  montant: centsSchema.nullable(),
  titulaires: z.array(titulaireSchema).nullable(),
})
export type Modification = z.infer<typeof modificationSchema>

/** Hours with the period in which they were worked (both dates included). */
export const workedHoursSchema = z.object({
  quantity: z.enum(['done', 'validated']),
  from: isoDateSchema,
  to: isoDateSchema,
  hours: centihoursSchema,
})
export type WorkedHours = z.infer<typeof workedHoursSchema>

/** Where a text comes from decides how it reads: a sentence of `criteres` is a criterion, a `colonne` is a declaration. */
export const TEXT_FIELDS = ['objet', 'description', 'criteres', 'conditions', 'informations', 'colonne'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** A text of the register as received, to be read for considerations; `cell` is its place as the user sees it. */
export const sourceTextSchema = z.object({
  field: z.enum(TEXT_FIELDS),
  column: z.string().nullable(),
  text: z.string(),
  cell: z.string(),
})
export type SourceText = z.infer<typeof sourceTextSchema>

const text = z.string().nullable()
const date = isoDateSchema.nullable()
const money = centsSchema.nullable()

export const contractRecordSchema = z.object({
  type: z.enum(['marche', 'concession']),
  id: text,
  acheteur: z.object({ id: siretSchema.or(buyerIdSchema).nullable(), nom: text }),
  consultation: text,
  lot: text,
  lotObjet: text,
  /** As received, spaces included: evidence is spans of it. */
  objet: z.string().regex(/\S/),
  nature: text,
  codeCPV: text,
  procedure: text,
  techniques: z.array(z.string()),
  modalitesExecution: z.array(z.string()),
  idAccordCadre: text,
  ccag: text,
  direction: text,
  categorie: text,
  dateLancement: date,
  dateNotification: date,
  dateSignature: date,
  dateAttribution: date,
  datePublicationDonnees: date,
  dureeMois: z.int().nullable(),
  reconductions: z.int().nullable(),
  /** HT total over the full duration, options included; for a framework its maximum, else its estimate. */
  montant: money,
  montantMaximum: z.boolean(),
  montantTTC: money,
  montantAnnuel: money,
  montantMinimum: money,
  valeurEstimee: money,
  titulaires: z.array(titulaireSchema),
  considerationsSociales: z.array(z.string()).nullable(),
  considerationsEnvironnementales: z.array(z.string()).nullable(),
  heuresContractualisees: centihoursSchema.nullable(),
  /** Cumulative and undated: says nothing of the year in which they were worked. */
  heuresRealisees: centihoursSchema.nullable(),
  hours: z.array(workedHoursSchema),
  modifications: z.array(modificationSchema),
  texts: z.array(sourceTextSchema),
  /** DECP fields we carry without reading them (offresRecues, origineUE, actesSousTraitance…), as published. */
  autres: z.record(z.string(), z.unknown()),
})
export type ContractRecord = z.infer<typeof contractRecordSchema>

const empty = (): Omit<ContractRecord, 'objet'> => ({
  type: 'marche',
  id: null,
  acheteur: { id: null, nom: null },
  consultation: null,
  lot: null,
  lotObjet: null,
  nature: null,
  codeCPV: null,
  procedure: null,
  techniques: [],
  modalitesExecution: [],
  idAccordCadre: null,
  ccag: null,
  direction: null,
  categorie: null,
  dateLancement: null,
  dateNotification: null,
  dateSignature: null,
  dateAttribution: null,
  datePublicationDonnees: null,
  dureeMois: null,
  reconductions: null,
  montant: null,
  montantMaximum: false,
  montantTTC: null,
  montantAnnuel: null,
  montantMinimum: null,
  valeurEstimee: null,
  titulaires: [],
  considerationsSociales: null,
  considerationsEnvironnementales: null,
  heuresContractualisees: null,
  heuresRealisees: null,
  hours: [],
  modifications: [],
  texts: [],
  autres: {},
})

/** A record with everything unsaid but what is given: absent stays null, never "no" or zero. */
export function contractRecord(given: Partial<ContractRecord> & Pick<ContractRecord, 'objet'>): ContractRecord {
  return { ...empty(), ...given }
}

/** The date that gives a contract its year, and on what ground (SPEC §1). */
export type YearBasis = 'notification' | 'signature' | 'attribution'
export function yearDateOf(record: Pick<ContractRecord, 'dateNotification' | 'dateSignature' | 'dateAttribution'>): {
  readonly date: IsoDate | null
  readonly basis: YearBasis | null
} {
  if (record.dateNotification) return { date: record.dateNotification, basis: 'notification' }
  if (record.dateSignature) return { date: record.dateSignature, basis: 'signature' }
  if (record.dateAttribution) return { date: record.dateAttribution, basis: 'attribution' }
  return { date: null, basis: null }
}

const TEN_BILLION_CENTS = 1_000_000_000_000

/**
 * Whether an amount may be summed: not missing, above 1 €, below 10 billion € (decp-processing marks what it could not
 * believe with 12 311 111 111), and no run of nines (999 999 and longer are ceilings typed to fill the box).
 */
export function isUsableAmount(cents: Cents | null): cents is Cents {
  if (cents === null || cents <= 100 || cents >= TEN_BILLION_CENTS) return false
  return !/^9{6,}$/.test(String(Math.trunc(cents / 100)))
}
