import { columnRuleOf, ruleOf } from '../../considerations/columns.js'
import { plainFactOf } from '../../considerations/plainHeaders.js'
import type { ColumnRule } from '../../considerations/rules/columns.js'
import { type ContractRecord, contractRecordSchema, type SourceText, type TextField } from '../../contract.js'
import { AppError } from '../../errors.js'
import { capital, listOf } from '../../french.js'
import { FIELD_LABELS } from '../../register/columns/labels.js'
import { refusal } from './refusal.js'
import { BUYER, CPV, DAY, HOLDERS, HOURS, HOURS_BY_PERIOD, LIST, MONEY, MONTHS, type Sort, WORDS } from './values.js'

/** The buyer is one object of the record: each of its members is put right by itself, under the name that a column has. */
const OF_BUYER = { acheteur: 'id', acheteurNom: 'nom' } as const
type BuyerField = keyof typeof OF_BUYER
const isOfBuyer = (field: string): field is BuyerField => Object.hasOwn(OF_BUYER, field)

/** Fields of the record that may be put right by hand, in the order of the form, each with its sort of value. */
export const RECORD_FIELDS = {
  acheteur: BUYER,
  acheteurNom: WORDS,
  objet: WORDS,
  lot: WORDS,
  lotObjet: WORDS,
  consultation: WORDS,
  idAccordCadre: WORDS,
  direction: WORDS,
  categorie: WORDS,
  codeCPV: CPV,
  nature: WORDS,
  procedure: WORDS,
  dateLancement: DAY,
  dateNotification: DAY,
  dureeMois: MONTHS,
  montant: MONEY,
  valeurEstimee: MONEY,
  titulaires: HOLDERS,
  considerationsSociales: LIST,
  considerationsEnvironnementales: LIST,
  heuresContractualisees: HOURS,
  heuresRealisees: HOURS,
  hours: HOURS_BY_PERIOD,
} as const satisfies Partial<Record<keyof ContractRecord | BuyerField, unknown>>

export type RecordField = keyof typeof RECORD_FIELDS

export const RECORD_FIELD_NAMES = Object.keys(RECORD_FIELDS) as readonly RecordField[]
export const isRecordField = (field: string): field is RecordField => Object.hasOwn(RECORD_FIELDS, field)

/** Free texts, which have no column of their own in a record. */
const FREE_TEXTS = ['description', 'criteres', 'conditions', 'informations'] as const satisfies readonly TextField[]
export const isFreeText = (field: string): field is (typeof FREE_TEXTS)[number] =>
  FREE_TEXTS.some((name) => name === field)

/** What a correction names a declared column by: "colonne:Clause sociale". */
const COLUMN = 'colonne:'
export const columnField = (header: string): string => `${COLUMN}${header}`
export const columnIn = (field: string): string | null => (field.startsWith(COLUMN) ? field.slice(COLUMN.length) : null)

/**
 * A field by the name it has where it is read: a declared column under another header is the same one where it alone answers
 * about its fact, both headers naming it bare.
 */
export function fieldIn({ texts }: { readonly texts: readonly SourceText[] }, field: string): string {
  const header = columnIn(field)
  const fact = header === null ? null : plainFactOf({ column: header })
  const columns = texts.filter((text) => text.field === 'colonne')
  if (fact === null || columns.some(({ column }) => column === header)) return field
  const [only, ...others] = columns.filter((text) => plainFactOf(text) === fact)
  return typeof only?.column === 'string' && others.length === 0 ? columnField(only.column) : field
}

/** Whether a text is the one that a field names. */
export function isTextOf(field: string, text: SourceText): boolean {
  const column = columnIn(field)
  if (column !== null) return text.field === 'colonne' && text.column === column
  return isFreeText(field) && text.field === field
}

/** The field of the record that a declared column says, by the shape of its rule; null: it is a text and no more. */
export function fieldDeclared({ shape, kinds }: ColumnRule): RecordField | 'done' | null {
  if (shape === 'hours') return 'heuresContractualisees'
  if (shape === 'done-hours') return 'done'
  if (shape !== 'list') return null
  return kinds.includes('socialClause') ? 'considerationsSociales' : 'considerationsEnvironnementales'
}

/** Declared columns and free texts of a record that are no field of it: each is corrected as a text. */
export function textFieldsOf({ texts }: ContractRecord, columns: readonly ColumnRule[]): string[] {
  const fields = texts.flatMap((text) => {
    const { field, column } = text
    if (field === 'colonne') {
      const rule = column === null ? null : ruleOf(text, columns)
      return column === null || (rule && fieldDeclared(rule) !== null) ? [] : [columnField(column)]
    }
    return isFreeText(field) ? [field] : []
  })
  return [...new Set(fields)]
}

const SEVERAL = { titulaires: 'Titulaires', hours: 'Heures d’insertion par période' } as const

/** What a field is called where people read of it. */
export function fieldLabel(field: string): string {
  if (isRecordField(field)) return isSeveral(field) ? SEVERAL[field] : capital(FIELD_LABELS[field])
  if (isFreeText(field)) return capital(FIELD_LABELS[field])
  return `Colonne « ${columnIn(field) ?? field} »`
}

/** Fields that hold items: none where nothing is stated. */
export const isSeveral = (field: string): field is keyof typeof SEVERAL => Object.hasOwn(SEVERAL, field)

/** What a record says of a field; null: nothing. */
export function saidOf(record: ContractRecord, field: string): unknown {
  if (isRecordField(field)) return saidIn(record, field)
  const name = fieldIn(record, field)
  const said = record.texts.filter((text) => isTextOf(name, text)).map(({ text }) => text)
  return said.length === 0 ? null : said.join('\n')
}

function saidIn(record: ContractRecord, field: RecordField): unknown {
  if (isOfBuyer(field)) return record.acheteur[OF_BUYER[field]]
  return isSeveral(field) && record[field].length === 0 ? null : record[field]
}

/** What of a record is other with a field put right; null: not stated. */
export function fieldsWith(record: ContractRecord, field: RecordField, value: unknown): Partial<ContractRecord> {
  if (isOfBuyer(field)) return { acheteur: { ...record.acheteur, [OF_BUYER[field]]: value } }
  return { [field]: value ?? (isSeveral(field) ? [] : null) }
}

const schemaOf = (field: RecordField) =>
  isOfBuyer(field) ? contractRecordSchema.shape.acheteur.shape[OF_BUYER[field]] : contractRecordSchema.shape[field]

/** Whether the register says, of a field put right, neither what it said then nor what it was put right to. */
export const hasMoved = (line: { readonly seen: unknown; readonly value: unknown }, says: unknown): boolean =>
  ![line.seen, line.value].some((each) => JSON.stringify(each) === JSON.stringify(says))

/** A value as somebody would type it; '' where nothing is stated. */
export function typedValue(field: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  return isRecordField(field) ? (RECORD_FIELDS[field] as Sort<unknown>).typed(value) : String(value)
}

/**
 * The value of what somebody typed; nothing typed: not stated. What an import would keep with a warning is refused, unless
 * it is among what `stands`, which a register or somebody says: whoever types it can put it right at once. Throws AppError `badCorrection`.
 */
export function readValue(field: string, typed: string, stands: readonly unknown[] = []): unknown {
  const text = typed.trim()
  if (text === '' && field !== 'objet') return null
  if (!isRecordField(field)) return text
  const standing = stands.find((each) => text === typedValue(field, each))
  if (standing !== undefined) return standing
  const sort = RECORD_FIELDS[field] as Sort<unknown>
  const at = { cell: null, label: fieldLabel(field), value: text }
  const { value, issues } = sort.read(
    text,
    at,
    stands.filter((each) => each !== null),
  )
  const why = refusal(issues)
  if (why === null && value !== null && schemaOf(field).safeParse(value).success) return value
  const said = text === '' ? 'il ne peut pas être vide' : `« ${text.slice(0, 80)} » ne se lit pas`
  const says = why ?? `${at.label} : ${said}`
  throw new AppError('badCorrection', `${says}. Attendu : ${sort.expects}. Rien n’a été changé.`)
}

/** The field somebody names: of the record, a free text, or a declared column by its header. Throws AppError `badCorrection`. */
export function fieldNamed(
  name: string,
  record: Pick<ContractRecord, 'texts'>,
  columns: readonly ColumnRule[],
): string {
  if (isRecordField(name) || isFreeText(name)) return name
  const header = columnIn(name) ?? name
  const rule = columnRuleOf(header, columns)
  const declared = rule && fieldDeclared(rule)
  if (declared === 'done') throw new AppError('badCorrection', doneHours(header))
  if (declared) return declared
  if (rule || record.texts.some(({ field, column }) => field === 'colonne' && column === header)) {
    return columnField(header)
  }
  const fields = listOf([...RECORD_FIELD_NAMES, ...FREE_TEXTS])
  throw new AppError(
    'badCorrection',
    `« ${name} » n’est pas un champ qui se corrige. Les champs : ${fields} ; ou l’en-tête d’une colonne déclarée, comme « Clause sociale ». Rien n’a été changé.`,
  )
}

const doneHours = (header: string): string =>
  `« ${header} » : corrigez « heuresRealisees » (un cumul) ou « hours » (${HOURS_BY_PERIOD.expects}). Rien n’a été changé.`
