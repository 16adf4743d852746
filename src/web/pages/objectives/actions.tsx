import { date, typographic as t } from '../../../french.js'
import { ACTION_STATES, type Action } from '../../../indicators/plan.js'
import { ACTION_STATE_LABELS } from '../../../indicators/scheme/changes.js'
import type { ShownScheme } from '../../../tasks/schemes/shown.js'
import { editHref } from './address.js'
import { Choice, EditForm, EditTable } from './fields.js'

const CAPTION = 'Actions du schéma qui ne se chiffrent pas'
const HEADINGS = ['Action', 'Qui', 'Échéance', 'État', 'Note']

/** What the scheme undertakes without a figure; each row is edited in place and saved by itself, the last one adds. */
export function Actions({ shown: { standing, edited } }: { readonly shown: ShownScheme }) {
  const actions = standing.plan.actions ?? []
  if (actions.length === 0 && !edited) return null
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">Actions sans chiffre</h2>
      <EditTable caption={CAPTION} headings={HEADINGS} edited={edited !== null}>
        {edited
          ? [...actions, null].map((action, at) => (
              <ActionFields
                action={action}
                form={`action-${at + 1}`}
                scheme={standing.plan.id}
                edit={{ revision: edited.revision, year: standing.year }}
              />
            ))
          : actions.map((action) => <ActionRow action={action} />)}
      </EditTable>
    </section>
  )
}

function ActionRow({ action: { label, who, when, state, note } }: { readonly action: Action }) {
  return (
    <tr>
      <th scope="row">{t(label)}</th>
      <td>{who}</td>
      <td class="date">{when && date(when)}</td>
      <td>{ACTION_STATE_LABELS[state]}</td>
      <td>{note && t(note)}</td>
    </tr>
  )
}

interface ActionFieldsProps {
  /** null: the row that adds one. */
  readonly action: Action | null
  readonly form: string
  readonly scheme: string
  readonly edit: { readonly revision: number; readonly year: number }
}

function ActionFields({ action, form, scheme, edit }: ActionFieldsProps) {
  const of = action?.label ?? 'nouvelle action'
  const state = action?.state ?? 'planned'
  const cell = { form, of }
  return (
    <tr>
      <td>
        <EditForm id={form} action={editHref(scheme, 'action')} {...edit}>
          {action && <input type="hidden" name="action" value={action.id} />}
        </EditForm>
        <Cell {...cell} name="intitule" label="Intitulé" value={action?.label} size={26} />
      </td>
      <td>
        <Cell {...cell} name="qui" label="Qui" value={action?.who} size={16} />
      </td>
      <td>
        <Cell {...cell} name="echeance" label="Échéance" value={action?.when} size={10} type="date" />
      </td>
      <td>
        <Choice
          id={`${form}-etat`}
          form={form}
          name="etat"
          label={`État : ${of}`}
          hidden
          value={state}
          options={ACTION_STATES.map((each) => [each, ACTION_STATE_LABELS[each]])}
        />
      </td>
      <td>
        <Cell {...cell} name="note" label="Note" value={action?.note} size={22} />
      </td>
      <td class="row-actions">
        <button type="submit" form={form} aria-label={t(action ? `Enregistrer : ${of}` : 'Ajouter cette action')}>
          {action ? 'Enregistrer' : 'Ajouter'}
        </button>
        {action && (
          <button class="danger" type="submit" form={form} name="retirer" value="oui" aria-label={t(`Retirer : ${of}`)}>
            Retirer
          </button>
        )}
      </td>
    </tr>
  )
}

interface CellProps {
  readonly form: string
  readonly of: string
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  readonly size: number
  readonly type?: 'text' | 'date'
}

function Cell({ form, of, name, label, value, size, type = 'text' }: CellProps) {
  const id = `${form}-${name}`
  return (
    <>
      <label class="visually-hidden" for={id}>
        {t(`${label} : ${of}`)}
      </label>
      <input {...{ id, form, name, value, size, type }} maxlength={500} autocomplete="off" />
    </>
  )
}
