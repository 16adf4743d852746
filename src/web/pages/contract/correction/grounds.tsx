import { typographic as t } from '../../../../french.js'
import type { Fault } from '../../../../tasks/correct/refusal.js'
import { Field, Lines } from '../../objectives/fields.js'
import { FORM, fieldId, LONGEST_DOCUMENT, LONGEST_REASON, newField } from './address.js'

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

/** The same, last in a form of fields. */
export const Why = (given: Parameters<typeof Grounds>[0]) => (
  <fieldset>
    <legend>Pourquoi</legend>
    <div class="correction-fields">
      <Grounds {...given} />
    </div>
  </fieldset>
)

interface RefusedProps {
  /** What was wrong with the whole. */
  readonly fault: string | undefined
  readonly faults: readonly Fault[]
}

/** What was wrong with what somebody sent: of each field, said at the field too. */
export function Refused({ fault, faults }: RefusedProps) {
  if (faults.length > 0) {
    return (
      <div class="notice error" role="alert">
        <p>{t(`${faults.length > 1 ? 'Des champs sont' : 'Un champ est'} à reprendre : rien n’a été enregistré.`)}</p>
        <ul>
          {faults.map(({ field, message }) => (
            <li>
              <a href={`#${fieldId(field)}`}>{t(message)}</a>
            </li>
          ))}
        </ul>
      </div>
    )
  }
  return fault ? (
    <p class="notice error" role="alert">
      {t(fault)}
    </p>
  ) : null
}

/** What is wrong with a field, in place of its hint. */
export const faultOf = (faults: readonly Fault[], field: string): string | undefined =>
  faults.find((each) => each.field === field)?.message

/** A field of a record: an object, a list of holders or a text may need several lines. */
export function Value({
  field,
  label,
  value,
  hint,
}: Readonly<Record<'field' | 'label' | 'value', string>> & {
  readonly hint?: string | undefined
}) {
  const id = fieldId(field)
  if (!LONG.has(field) && value.length < LONGEST_LINE && !value.includes('\n')) {
    return <Field id={id} name={field} label={label} value={value} hint={hint} longest={LONGEST_VALUE} />
  }
  return <Lines id={id} name={field} label={label} value={value} hint={hint} />
}

const LONG: ReadonlySet<string> = new Set(['objet', 'titulaires', 'hours'].flatMap((field) => [field, newField(field)]))
const LONGEST_LINE = 80
const LONGEST_VALUE = 32_000
