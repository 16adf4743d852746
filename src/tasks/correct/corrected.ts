import { DECLARED_HEADERS, ruleOf } from '../../considerations/columns.js'
import type { ColumnRule } from '../../considerations/rules/columns.js'
import type { ContractRecord, Declarable, SourceText } from '../../contract.js'
import type { Correction } from '../../store/corrections.js'
import {
  columnIn,
  fieldDeclared,
  fieldIn,
  fieldsWith,
  isRecordField,
  isTextOf,
  type RecordField,
  typedValue,
} from './fields.js'
import { HOURS } from './values.js'

/** Where a text stands that somebody put right: its own place, for it is in no file. */
export const BY_HAND = 'corrigé à la main'

interface Read {
  readonly record: ContractRecord
  readonly laterTexts: readonly SourceText[] | null
}

/** What was read of a contract, with what was put right by hand in its place: fields, and the texts that prove. */
export function corrected<T extends Read>(
  read: T,
  corrections: readonly Pick<Correction, 'field' | 'value'>[],
  columns?: readonly ColumnRule[],
): T {
  let after = read
  for (const { field, value } of corrections) after = withOne(after, field, value, columns)
  return after
}

function withOne<T extends Read>(before: T, field: string, value: unknown, columns?: readonly ColumnRule[]): T {
  const { record, laterTexts } = before
  const fields = isRecordField(field) ? putRight(record, field, value) : {}
  if (!hasText(field)) return { ...before, record: { ...record, ...fields } }
  const replace = (texts: readonly SourceText[]) => {
    const name = fieldIn({ texts }, field)
    return withText(texts, name, value, isSaid(name, record, columns))
  }
  return {
    ...before,
    record: { ...record, ...fields, texts: replace(record.texts) },
    laterTexts: laterTexts && replace(laterTexts),
  }
}

/** An amount put right is what was typed: no longer the maximum that the register stated in its place. */
const putRight = (record: ContractRecord, field: RecordField, value: unknown): Partial<ContractRecord> => ({
  ...fieldsWith(record, field, value),
  ...(field === 'montant' ? { montantMaximum: false } : {}),
})

/** The header under which a field that no register column said is declared. */
const HEADERS: Partial<Readonly<Record<RecordField | Declarable, string>>> = {
  ...DECLARED_HEADERS,
  hours: 'Heures d’insertion réalisées par période',
}

const OBJECTS = ['objet', 'lotObjet']
const hasText = (field: string): boolean => !isRecordField(field) || OBJECTS.includes(field) || field in HEADERS

/** Whether a text is where the record was read to say a field. */
function isSaid(field: string, record: ContractRecord, columns?: readonly ColumnRule[]) {
  return (text: SourceText): boolean => {
    if (!isRecordField(field)) return isTextOf(field, text)
    if (OBJECTS.includes(field)) return text.field === 'objet' && text.text.trim() === objectIn(record, field)
    if (text.field !== 'colonne' || text.column === null) return false
    const rule = ruleOf(text, columns)
    const declared = rule && fieldDeclared(rule)
    if (declared !== 'done') return declared === field
    // Columns of hours done in one period each stand beside the cumulative one.
    return field === (HOURS.read(text.text).value === record.heuresRealisees ? 'heuresRealisees' : 'hours')
  }
}

const objectIn = ({ objet, lotObjet }: ContractRecord, field: string): string | undefined =>
  (field === 'objet' ? objet : lotObjet)?.trim()

/** The texts with those of a field replaced by one, or taken out; a new one comes last, an object first. */
function withText(
  texts: readonly SourceText[],
  field: string,
  value: unknown,
  isIt: (text: SourceText) => boolean,
): SourceText[] {
  const old = texts.find(isIt)
  const at = old ? texts.indexOf(old) : field === 'objet' ? 0 : texts.length
  const others = texts.filter((text) => !isIt(text))
  if (value === null) return others
  const before = texts.slice(0, at).filter((text) => !isIt(text)).length
  const said = { ...(old ?? textNamed(field)), text: textOf(field, value), cell: BY_HAND }
  return [...others.slice(0, before), said, ...others.slice(before)]
}

/** Of hours period by period, their sum: it is what a column would say. */
const textOf = (field: string, value: unknown): string =>
  field === 'hours'
    ? HOURS.typed((value as ContractRecord['hours']).reduce((sum, { hours }) => sum + hours, 0))
    : typedValue(field, value)

function textNamed(field: string): Pick<SourceText, 'field' | 'column'> {
  if (isRecordField(field)) {
    const header = HEADERS[field]
    return header === undefined ? { field: 'objet', column: null } : { field: 'colonne', column: header }
  }
  const column = columnIn(field)
  return column === null ? { field: field as SourceText['field'], column: null } : { field: 'colonne', column }
}
