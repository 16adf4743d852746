import { typographic as t } from '../../../../french.js'
import type { StoredContract } from '../../../../store/contracts.js'
import { changesOf } from '../../../../tasks/contractFields.js'
import { contractHref } from '../../../query.js'
import { Table } from '../../../ui/data-table.js'
import { page } from '../../../ui/layout.js'
import { shortened } from '../excerpt.js'
import { correctHref, FORM, mergerHref } from './address.js'
import { Grounds } from './grounds.js'

/** Two contracts side by side, before one is made part of the other. */
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
            'Les décisions et les corrections du premier sont gardées : elles vaudront de nouveau si la réunion est annulée.',
          )}
        </p>
        <p class="actions">
          <button type="submit" class="primary">
            Réunir
          </button>
          <a href={correctHref(part.uid)}>Ne rien changer</a>
        </p>
      </form>
    </>,
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
