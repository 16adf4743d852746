import { digestOf } from '../../contract/identity.js'
import type { Database, Scope } from '../../store/database.js'
import { type CellFinding, cellFindings } from '../../store/settled.js'
import { corrected } from './corrected.js'
import { fieldIn, fieldLabel, type RecordField, saidOf, textFieldsOf, typedValue } from './fields.js'
import { readOf } from './read.js'
import { groundOf, lastImportOf } from './record.js'
import { faultIn } from './unread.js'

/** A field to be typed over. */
export interface FieldShown {
  readonly field: string
  readonly label: string
  /** As it stands, as it would be typed. */
  readonly value: string
  /** What the register says where it was corrected by hand; null: it was not. */
  readonly says: string | null
  /** What the last import to state the contract found at fault in its cell; null: nothing. */
  readonly fault: CellFinding | null
}

/** A contract as a form shows it, to be corrected. */
export interface CorrectionForm {
  readonly uid: string
  readonly objet: string
  /** Digest of all it shows: what is typed over it is refused once it has changed. */
  readonly seen: string
  readonly groups: readonly { readonly title: string; readonly fields: readonly FieldShown[] }[]
  /** Its amount is the maximum of a framework, which one typed over it is not. */
  readonly maximum: boolean
}

export const BUYER_GROUP = { title: 'Acheteur', fields: ['acheteur', 'acheteurNom'] } as const satisfies Group

interface Group {
  readonly title: string
  readonly fields: readonly RecordField[]
}

export const GROUPS: readonly Group[] = [
  BUYER_GROUP,
  {
    title: 'Identité',
    fields: [
      ...(['objet', 'lot', 'lotObjet', 'consultation', 'idAccordCadre'] as const),
      ...(['direction', 'categorie', 'codeCPV', 'nature', 'procedure'] as const),
    ],
  },
  { title: 'Dates et durée', fields: ['dateLancement', 'dateNotification', 'dureeMois'] },
  { title: 'Montants et titulaires', fields: ['montant', 'valeurEstimee', 'titulaires'] },
  {
    title: 'Considérations et heures d’insertion',
    fields: [
      ...(['considerationsSociales', 'considerationsEnvironnementales'] as const),
      ...(['heuresContractualisees', 'heuresRealisees', 'hours'] as const),
    ],
  },
]

/** Every field of a visible contract as it stands. Throws AppError `noSuchContract`. */
export async function correctionForm(db: Database, scope: Scope, uid: string): Promise<CorrectionForm> {
  const ground = await groundOf(db, scope, [uid])
  const { read, corrections, parts } = readOf(ground, uid)
  const { columns } = ground.reading.rules
  const { record } = corrected({ record: read, laterTexts: null }, corrections, columns)
  const byHand = new Set(corrections.map(({ field }) => fieldIn(read, field)))
  const [findings, last] = [await cellFindings(db, scope, [uid, ...parts]), lastImportOf(ground, [uid, ...parts])]
  const shown = (field: string): FieldShown => ({
    field,
    label: fieldLabel(field),
    value: typedValue(field, saidOf(record, field)),
    says: byHand.has(field) ? typedValue(field, saidOf(read, field)) : null,
    fault: faultIn(findings, last, field),
  })
  const texts = textsApart(textFieldsOf(record, columns), [...byHand])
  const groups = [...GROUPS, ...(texts.length > 0 ? [{ title: 'Colonnes et textes du registre', fields: texts }] : [])]
  const fields = groups.map(({ title, fields }) => ({ title, fields: fields.map(shown) }))
  return {
    uid,
    objet: record.objet,
    seen: digestOf(JSON.stringify(fields), 32),
    groups: fields,
    maximum: record.montantMaximum,
  }
}

/** Texts that no field of the record says as well, those that somebody took out included. */
function textsApart(texts: readonly string[], byHand: readonly string[]): string[] {
  const inForm = new Set<string>(GROUPS.flatMap(({ fields }) => fields))
  return [...new Set([...texts, ...byHand.filter((field) => !inForm.has(field))])]
}
