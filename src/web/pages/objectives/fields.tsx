import type { Child } from 'hono/jsx'
import { typographic as t } from '../../../french.js'
import { Scroll } from '../../ui/data-table.js'

interface FieldProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly hint?: string
  readonly required?: boolean
  readonly type?: 'text' | 'date' | 'number'
  readonly longest?: number
  /** Of a field that stands outside of its form: the form's id. */
  readonly form?: string
  readonly placeholder?: string
}

/** Letters a field may hold. */
export const LONGEST_FIELD = 2000

/** A line to type, under its name. */
export function Field({ id, label, hint, longest = LONGEST_FIELD, type = 'text', ...input }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{t(label)}</label>
      <input
        id={id}
        type={type}
        maxlength={longest}
        autocomplete="off"
        aria-describedby={hint && `${id}-aide`}
        {...input}
      />
      {hint && (
        <span class="hint" id={`${id}-aide`}>
          {t(hint)}
        </span>
      )}
    </div>
  )
}

/** Several lines to type. */
export function Lines({
  id,
  name,
  label,
  value,
  rows = 3,
  hint,
  required,
}: Pick<FieldProps, 'id' | 'name' | 'label' | 'value' | 'hint' | 'required'> & { readonly rows?: number }) {
  return (
    <div class="field wide-field">
      <label for={id}>{t(label)}</label>
      <textarea id={id} name={name} rows={rows} required={required} aria-describedby={hint && `${id}-aide`}>
        {value}
      </textarea>
      {hint && (
        <span class="hint" id={`${id}-aide`}>
          {t(hint)}
        </span>
      )}
    </div>
  )
}

interface ChoiceProps extends Pick<FieldProps, 'id' | 'name' | 'label' | 'value' | 'form'> {
  readonly options: readonly (readonly [value: string, shown: string])[]
  /** The label is said to screen readers only: a heading shows it. */
  readonly hidden?: boolean
}

/** One of several. */
export function Choice({ id, name, label, value, options, hidden, form }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id} class={hidden ? 'visually-hidden' : undefined}>
        {t(label)}
      </label>
      <select id={id} name={name} form={form}>
        {options.map(([each, shown]) => (
          <option value={each} selected={each === value}>
            {t(shown)}
          </option>
        ))}
      </select>
    </div>
  )
}

interface EditProps {
  readonly action: string
  /** The revision the form is filled on: a later one is never overwritten unseen. */
  readonly revision: number
  readonly year: number
  readonly id?: string
  readonly class?: string
  readonly children: Child
}

/** A form that edits a scheme. */
export function EditForm({ action, revision, year, children, ...form }: EditProps) {
  return (
    <form method="post" action={action} {...form}>
      <input type="hidden" name="version" value={String(revision)} />
      <input type="hidden" name="annee" value={String(year)} />
      {children}
    </form>
  )
}

interface EditTableProps {
  readonly caption: string
  readonly headings: readonly (string | number)[]
  /** Whether each row is saved by itself, by a button in its last cell. */
  readonly edited: boolean
  readonly children: Child
}

/** A table whose cells may be fields. */
export function EditTable({ caption, headings, edited, children }: EditTableProps) {
  return (
    <Scroll label={caption}>
      <table class="targets">
        <caption>{t(caption)}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col">{heading}</th>
            ))}
            {edited && (
              <th scope="col">
                <span class="visually-hidden">Enregistrer</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  )
}
