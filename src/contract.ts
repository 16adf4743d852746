import { z } from 'zod'
import { KINDS } from './states.js'

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

/** DECP `acteSousTraitance`: what a holder passes on, which is part of the contract and is never added to its amount. */
export const acteSousTraitanceSchema = z.object({
  id: z.string().nullable(),
  sousTraitant: titulaireSchema,
  dureeMois: z.int().nullable(),
  dateNotification: isoDateSchema.nullable(),
  datePublicationDonnees: isoDateSchema.nullable(),
  montant: centsSchema.nullable(),
  variationPrix: z.string().nullable(),
})
export type ActeSousTraitance = z.infer<typeof acteSousTraitanceSchema>

/** DECP `modificationActeSousTraitance`: `id` is that of the act; `montant` is a new total. */
export const modificationActeSousTraitanceSchema = z.object({
  id: z.string().nullable(),
  dureeMois: z.int().nullable(),
  dateNotificationModificationSousTraitance: isoDateSchema.nullable(),
  datePublicationDonnees: isoDateSchema.nullable(),
  montant: centsSchema.nullable(),
})
export type ModificationActeSousTraitance = z.infer<typeof modificationActeSousTraitanceSchema>

/** Hours with the period in which they were worked (both dates included), and the structure that worked them where it is said. */
export const workedHoursSchema = z.object({
  quantity: z.enum(['done', 'validated']),
  from: isoDateSchema,
  to: isoDateSchema,
  hours: centihoursSchema,
  structure: z.string().optional(),
})
export type WorkedHours = z.infer<typeof workedHoursSchema>

/** Where a text comes from decides how it reads: a sentence of `criteres` is a criterion, a `colonne` is a declaration. */
export const TEXT_FIELDS = ['objet', 'description', 'criteres', 'conditions', 'informations', 'colonne'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** A text of the register as received, to be read for considerations; `cell` is its place as the user sees it. */
/** What somebody may say a column declares, whatever its header: one fact, a list, hours. */
export const DECLARABLE = [
  ...KINDS,
  'considerationsSociales',
  'considerationsEnvironnementales',
  'heuresContractualisees',
  'heuresRealisees',
] as const
export type Declarable = (typeof DECLARABLE)[number]

export const sourceTextSchema = z.object({
  field: z.enum(TEXT_FIELDS),
  column: z.string().nullable(),
  /** Absent: its header says what it declares. */
  declares: z.enum(DECLARABLE).optional(),
  text: z.string(),
  /** A cell left empty in a column of which somebody decided that this says no. */
  blank: z.literal('no').optional(),
  cell: z.string(),
})
export type SourceText = z.infer<typeof sourceTextSchema>

const text = z.string().nullable()
const date = isoDateSchema.nullable()
const money = centsSchema.nullable()

export const contractRecordSchema = z.object({
  type: z.enum(['marche', 'concession']),
  id: text,
  /** DECP 2019, whose ids end with the number of their modification: the id before any. Absent elsewhere. */
  idInitial: z.string().optional(),
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
  /** Absent where the register says none. */
  actesSousTraitance: z.array(acteSousTraitanceSchema).optional(),
  modificationsActesSousTraitance: z.array(modificationActeSousTraitanceSchema).optional(),
  texts: z.array(sourceTextSchema),
  /** Of an annotated copy of essential data: the members it has a column for; it says nothing of the others. Absent elsewhere. */
  columns: z.array(z.string()).optional(),
  /** DECP fields we carry without reading them (offresRecues, origineUE, donneesExecution…), as published. */
  autres: z.record(z.string(), z.unknown()),
})
export type ContractRecord = z.infer<typeof contractRecordSchema>

/** A record with everything unsaid but what is given: absent stays null, never "no" or zero. */
export function contractRecord(given: Partial<ContractRecord> & Pick<ContractRecord, 'objet'>): ContractRecord {
  // Member by member: made of every row of every register, two spreads would cost ten times as much.
  const record: ContractRecord = {
    type: given.type ?? 'marche',
    id: given.id ?? null,
    acheteur: given.acheteur ?? { id: null, nom: null },
    consultation: given.consultation ?? null,
    lot: given.lot ?? null,
    lotObjet: given.lotObjet ?? null,
    objet: given.objet,
    nature: given.nature ?? null,
    codeCPV: given.codeCPV ?? null,
    procedure: given.procedure ?? null,
    techniques: given.techniques ?? [],
    modalitesExecution: given.modalitesExecution ?? [],
    idAccordCadre: given.idAccordCadre ?? null,
    ccag: given.ccag ?? null,
    direction: given.direction ?? null,
    categorie: given.categorie ?? null,
    dateLancement: given.dateLancement ?? null,
    dateNotification: given.dateNotification ?? null,
    dateSignature: given.dateSignature ?? null,
    dateAttribution: given.dateAttribution ?? null,
    datePublicationDonnees: given.datePublicationDonnees ?? null,
    dureeMois: given.dureeMois ?? null,
    reconductions: given.reconductions ?? null,
    montant: given.montant ?? null,
    montantMaximum: given.montantMaximum ?? false,
    montantTTC: given.montantTTC ?? null,
    montantAnnuel: given.montantAnnuel ?? null,
    montantMinimum: given.montantMinimum ?? null,
    valeurEstimee: given.valeurEstimee ?? null,
    titulaires: given.titulaires ?? [],
    considerationsSociales: given.considerationsSociales ?? null,
    considerationsEnvironnementales: given.considerationsEnvironnementales ?? null,
    heuresContractualisees: given.heuresContractualisees ?? null,
    heuresRealisees: given.heuresRealisees ?? null,
    hours: given.hours ?? [],
    modifications: given.modifications ?? [],
    texts: given.texts ?? [],
    autres: given.autres ?? {},
  }
  if (given.idInitial !== undefined) record.idInitial = given.idInitial
  if (given.actesSousTraitance !== undefined) record.actesSousTraitance = given.actesSousTraitance
  if (given.modificationsActesSousTraitance !== undefined)
    record.modificationsActesSousTraitance = given.modificationsActesSousTraitance
  return record
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
/** Every run of nines that long below ten billion euros. */
const RUNS_OF_NINES: ReadonlySet<number> = new Set([6, 7, 8, 9, 10].map((digits) => 10 ** digits - 1))

/**
 * Whether an amount may be summed: not missing, above 1 €, below 10 billion € (decp-processing marks what it could not
 * believe with 12 311 111 111), and no run of nines (999 999 and longer are ceilings typed to fill the box).
 */
export function isUsableAmount(cents: Cents | null): cents is Cents {
  if (cents === null || cents <= 100 || cents >= TEN_BILLION_CENTS) return false
  return !RUNS_OF_NINES.has(Math.trunc(cents / 100))
}
