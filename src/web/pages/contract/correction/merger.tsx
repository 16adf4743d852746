import { typographic as t } from '../../../../french.js'
import type { StoredContract } from '../../../../store/contracts.js'
import { changesOf } from '../../../../tasks/contractFields.js'
import { contractHref } from '../../../query.js'
import { Table } from '../../../ui/data-table.js'
import { page } from '../../../ui/layout.js'
import { Field } from '../../objectives/fields.js'
import { shortened } from '../excerpt.js'
import { apartHref, correctHref, FORM, LONGEST_REASON, mergerHref } from './address.js'
import { Grounds } from './grounds.js'

/** Two contracts side by side, before one is made part of the other, or they are said to be two. */
export function mergerPage(part: StoredContract, whole: StoredContract) {
  const differences = changesOf(part.record, whole.record)
  return page(
    { title: 'Réunir deux marchés', section: '/marches' },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href="/marches">Marchés</a> › <a href={contractHref(part.uid)}>{shortened(part.record.objet, 60)}</a>
      </nav>
      <h1>Réunir deux marchés</h1>
      <p>
        {t('Ne sera plus montré : ')}
        <a href={contractHref(part.uid)}>{shortened(part.record.objet, 120)}</a> (<code>{part.uid}</code>)
      </p>
      <p>
        {t('Reste, et dira ce que les imports disent de l’un et de l’autre : ')}
        <a href={contractHref(whole.uid)}>{shortened(whole.record.objet, 120)}</a> (<code>{whole.uid}</code>)
      </p>
      <Differences differences={differences} />
      <form method="post" action={mergerHref(part.uid)} class="correction">
        <input type="hidden" name={FORM.other} value={whole.uid} />
        <div class="correction-fields">
          <Grounds />
        </div>
        <p class="note">
          {t(
            'Le premier n’est plus compté : un marché de moins, où il l’était. Ses décisions et ses corrections sont gardées : elles vaudront de nouveau si la réunion est annulée.',
          )}
        </p>
        <p class="actions">
          <button type="submit" class="primary">
            Réunir
          </button>
          <a href={correctHref(part.uid)}>Ne rien changer</a>
        </p>
      </form>
      <Apart part={part} whole={whole} />
    </>,
  )
}

function Apart({ part, whole }: { readonly part: StoredContract; readonly whole: StoredContract }) {
  return (
    <section aria-labelledby="differents">
      <h2 id="differents">Ou ce sont deux marchés</h2>
      <p>
        {t(
          'Dites-le : les deux restent comptés, et la question ne revient pas, quels que soient les imports suivants. Cela se voit sur les deux pages, et s’y annule.',
        )}
      </p>
      <form method="post" action={apartHref(part.uid)} class="correction">
        <input type="hidden" name={FORM.other} value={whole.uid} />
        <div class="correction-fields">
          <Field id="motif-differents" name={FORM.reason} label="Motif" longest={LONGEST_REASON} required />
        </div>
        <p class="actions">
          <button type="submit">Ces deux sont différents</button>
        </p>
      </form>
    </section>
  )
}

function Differences({ differences }: { readonly differences: ReturnType<typeof changesOf> }) {
  if (differences.length === 0) return <p>Ils disent exactement la même chose.</p>
  return (
    <Table caption="Ce qu’ils ne disent pas de la même façon" headings={['Champ', 'Celui-ci', 'L’autre, qui reste']}>
      {differences.map(({ label, before, after }) => (
        <tr>
          <th scope="row">{t(label)}</th>
          <td>{before ?? <Unsaid />}</td>
          <td>{after ?? <Unsaid />}</td>
        </tr>
      ))}
    </Table>
  )
}

const Unsaid = () => <span class="unsaid">non renseigné</span>
