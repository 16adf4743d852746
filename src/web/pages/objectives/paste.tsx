import { countOf, plural, typographic as t } from '../../../french.js'
import type { Plan } from '../../../indicators/plan.js'
import { changesBetween } from '../../../indicators/scheme/changes.js'
import type { Pasted } from '../../../tasks/schemes/paste.js'
import type { ShownScheme } from '../../../tasks/schemes/shown.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { editHref, objectivesHref } from './address.js'
import { Changes } from './again.js'
import { EditForm, Lines } from './fields.js'

const EXAMPLE = ['Objectif\t2025\t2026', 'Une clause d’insertion dans les marchés\t25 %\t30 %'].join('\n')

/** Cells copied from a spreadsheet: shown before they are kept. */
export function Paste({ shown: { standing, edited } }: { readonly shown: ShownScheme }) {
  if (!edited) return null
  const { plan, year } = standing
  return (
    <section class="no-print" aria-labelledby="coller">
      <h2 id="coller">Coller depuis un tableur</h2>
      <p class="note">
        {t(
          'Copiez dans le tableur les cellules, première ligne comprise. Cibles : « Objectif », puis une colonne par année. Actions : « Action », « Qui », « Échéance », « État », « Note ». Ce qui serait pris et refusé est montré avant d’être enregistré ; une cellule vide ne change rien.',
        )}
      </p>
      <EditForm action={editHref(plan.id, 'coller')} revision={edited.revision} year={year} class="edit">
        <Lines id="colle" name="texte" label="Cellules collées" rows={5} required />
        <button type="submit">Voir ce qui serait pris</button>
      </EditForm>
      <details class="note">
        <summary>Un exemple</summary>
        <pre>{EXAMPLE}</pre>
      </details>
    </section>
  )
}

interface PreviewProps {
  readonly plan: Plan
  readonly pasted: Pasted
  readonly text: string
  readonly revision: number
  readonly year: number
}

/** What a paste would change, and the lines it could not take, before anything is kept. */
export function pastePreview({ plan, pasted, text, revision, year }: PreviewProps) {
  const changes = changesBetween(plan, pasted.plan)
  const { taken, refused } = pasted
  return page(
    { title: 'Coller depuis un tableur', section: '/objectifs' },
    <>
      <h1>Avant d’enregistrer</h1>
      <p class="lead">
        {t(
          `${countOf(taken, 'ligne comprise', 'lignes comprises')}, ${countOf(refused.length, 'refusée', 'refusées')} ; ${countOf(changes.length, 'changement', 'changements')}. Rien n’est encore enregistré.`,
        )}
      </p>
      {changes.length > 0 && <Changes changes={changes} />}
      {refused.length > 0 && (
        <Table caption="Lignes refusées, laissées de côté" headings={['Ligne', 'Texte', 'Pourquoi']}>
          {refused.map(({ line, text: cells, why }) => (
            <tr>
              <th scope="row">{line}</th>
              <td>{cells}</td>
              <td>{t(why)}</td>
            </tr>
          ))}
        </Table>
      )}
      <div class="actions">
        {changes.length > 0 && (
          <EditForm action={editHref(plan.id, 'coller')} revision={revision} year={year}>
            <input type="hidden" name="texte" value={text} />
            <button class="primary" type="submit" name="confirmer" value="oui">
              {`Enregistrer ${plural(changes.length, 'ce changement', 'ces changements')}`}
            </button>
          </EditForm>
        )}
        <a href={objectivesHref({ scheme: plan.id, year })}>Revenir sans rien enregistrer</a>
      </div>
    </>,
  )
}
