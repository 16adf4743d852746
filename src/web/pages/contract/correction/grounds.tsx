import { Field, Lines } from '../../objectives/fields.js'
import { FORM, LONGEST_DOCUMENT, LONGEST_REASON, newField } from './address.js'

/** Why, and on what document: asked of whatever is put right by hand. */
export function Grounds({ reason, document }: { readonly reason?: string; readonly document?: string }) {
  return (
    <>
      <Field id={FORM.reason} name={FORM.reason} label="Motif" value={reason} longest={LONGEST_REASON} required />
      <Field
        id={FORM.document}
        name={FORM.document}
        label="Pièce, article, page (facultatif)"
        value={document}
        longest={LONGEST_DOCUMENT}
      />
    </>
  )
}

/** A field of a record: an object, a list of holders or a text may need several lines. */
export function Value({
  field,
  label,
  value,
  hint,
}: Readonly<Record<'field' | 'label' | 'value', string>> & {
  readonly hint?: string | undefined
}) {
  const id = `champ-${field.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`
  if (!LONG.has(field) && value.length < LONGEST_LINE && !value.includes('\n')) {
    return <Field id={id} name={field} label={label} value={value} hint={hint} longest={LONGEST_VALUE} />
  }
  return <Lines id={id} name={field} label={label} value={value} hint={hint} />
}

const LONG: ReadonlySet<string> = new Set(['objet', 'titulaires', 'hours'].flatMap((field) => [field, newField(field)]))
const LONGEST_LINE = 80
const LONGEST_VALUE = 32_000
