import { countOf, typographic as t } from '../../../french.js'
import type { Plan } from '../../../indicators/plan.js'
import type { PlanChange } from '../../../indicators/scheme/changes.js'
import type { Again } from '../../../tasks/schemes/again.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { editHref, objectivesHref } from './address.js'
import { EditForm } from './fields.js'
import { CREATE_PATH } from './start.js'

/** A plan given again: what it would change is shown before it becomes the next version, or a scheme beside. */
export function againPage({ scheme, plan, changes }: Again) {
  const { id, title, period } = scheme.plan
  const year = Number(period.to.slice(0, 4))
  const text = JSON.stringify(plan)
  return page(
    { title: 'Ce schéma est déjà enregistré', section: '/objectifs' },
    <>
      <h1>Ce schéma est déjà enregistré</h1>
      <p class="lead">
        {t(
          `« ${title} » est enregistré, en version ${scheme.revision}. Le plan donné y ferait ${countOf(changes.length, 'changement', 'changements')}. Rien n’est encore enregistré.`,
        )}
      </p>
      {changes.length > 0 && <Changes changes={changes} />}
      <div class="actions">
        {changes.length > 0 && (
          <EditForm action={editHref(id, 'mise-a-jour')} revision={scheme.revision} year={year}>
            <input type="hidden" name="texte" value={text} />
            <button class="primary" type="submit">
              {`Mettre à jour : en faire la version ${scheme.revision + 1}`}
            </button>
          </EditForm>
        )}
        <form method="post" action={CREATE_PATH}>
          <input type="hidden" name="texte" value={text} />
          <button type="submit" name="a-part" value="oui">
            Enregistrer à part, comme un autre schéma
          </button>
        </form>
        <a href={objectivesHref({ scheme: id })}>Revenir sans rien enregistrer</a>
      </div>
      <p class="note">{t(besideText(scheme.plan, plan))}</p>
    </>,
  )
}

/** Whether years would be held by two schemes, were the plan saved beside the one that is here. */
function besideText({ period: here }: Plan, { period: given }: Plan): string {
  const [from, to] = [Math.max(yearOf(here.from), yearOf(given.from)), Math.min(yearOf(here.to), yearOf(given.to))]
  if (from > to) return 'À part, chaque schéma vaudrait pour ses années : aucune ne leur est commune.'
  const years = from === to ? `l’année ${from}` : `les années ${from} à ${to}`
  return `À part, deux schémas tiendraient ${years} : le dernier enregistré vaudrait pour ${from === to ? 'elle' : 'elles'}.`
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

/** What one plan changes of another. */
export function Changes({ changes }: { readonly changes: readonly PlanChange[] }) {
  return (
    <Table caption="Ce qui serait enregistré" headings={['Objectif, définition ou action', 'Changement']}>
      {changes.map(({ label, what }) => (
        <tr>
          <th scope="row">{t(label)}</th>
          <td>{t(what)}</td>
        </tr>
      ))}
    </Table>
  )
}
