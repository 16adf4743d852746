import type { Child } from 'hono/jsx'

/** A field of the filters under its name. */
export function Field({
  name,
  label,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly children: Child
}) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      {children}
    </div>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly value: string
  /** What choosing nothing is called; without it something is always chosen. */
  readonly any?: string
  readonly options: readonly (readonly [value: string, name: string])[]
}

export function Choice({ name, label, value, any, options }: ChoiceProps) {
  return (
    <Field name={name} label={label}>
      <select id={`f-${name}`} name={name}>
        {any && <option value="">{any}</option>}
        {options.map(([each, shown]) => (
          <option value={each} selected={each === value}>
            {shown}
          </option>
        ))}
      </select>
    </Field>
  )
}

interface NamedProps extends Pick<ChoiceProps, 'name' | 'label' | 'value'> {
  readonly names: readonly (string | null)[]
}

/** Names of the register, those it does not state among them; nothing to choose where it never states any. */
export function Named({ name, label, value, names }: NamedProps) {
  if (value === '' && !names.some((each) => each !== null)) return null
  const options = names.map((each) => (each === null ? (['-', 'non renseignée'] as const) : ([each, each] as const)))
  const known = value === '' || options.some(([each]) => each === value)
  return (
    <Choice
      name={name}
      label={label}
      value={value}
      any="toutes"
      options={known ? options : [...options, [value, value]]}
    />
  )
}
