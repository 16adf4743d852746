import { typographic as t } from '../../../../french.js'
import type { FieldMet, MergerEffect } from '../../../../tasks/correct/mergeEffect.js'
import { contractHref } from '../../../query.js'
import { Table } from '../../../ui/data-table.js'
import { page } from '../../../ui/layout.js'
import { Field } from '../../objectives/fields.js'
import { PreviewFigures } from '../../registers/previewFigures.js'
import { shortened } from '../excerpt.js'
import { apartHref, correctHref, FORM, LONGEST_REASON, mergeInto, mergerHref } from './address.js'
import { Grounds } from './grounds.js'
import { Crossed, Decided, Facts } from './mergerFacts.js'

interface Again {
  readonly fault?: string
  readonly reason?: string
  readonly document?: string
}

/** Two contracts side by side, before one is made part of the other, or they are said to be two. */
export function mergerPage(effect: MergerEffect, { fault, ...typed }: Again = {}) {
  const { part, whole, fields, facts, years, otherYears, seen } = effect
  return page(
    { title: 'Réunir deux marchés', section: '/marches' },
    <>
      <nav class="breadcrumb" aria-label="Fil d’Ariane">
        <a href="/marches">Marchés</a> › <a href={contractHref(part.uid)}>{shortened(part.record.objet, 60)}</a>
      </nav>
      <h1>Réunir deux marchés</h1>
      {fault && (
        <p class="notice error" role="alert">
          {t(fault)}
        </p>
      )}
      <Both {...effect} />
      <Fields fields={fields} />
      <Facts facts={facts} />
      <PreviewFigures years={years} others={otherYears} by="la réunion" />
      <h2>Réunir</h2>
      <form method="post" action={mergerHref(part.uid)} class="correction">
        <input type="hidden" name={FORM.other} value={whole.uid} />
        <input type="hidden" name={FORM.seen} value={seen} />
        <Decided {...effect} />
        <Crossed {...effect} />
        <div class="correction-fields">
          <Grounds {...typed} />
        </div>
        <p class="note">
          {t(
            'Ce que chacun dit reste visible sur la fiche, et la réunion s’annule : les deux reviennent alors tels qu’ils étaient, avec leurs décisions et leurs corrections.',
          )}
        </p>
        <p class="actions">
          <button type="submit" class="primary">
            Réunir
          </button>
          <a href={correctHref(part.uid)}>Ne rien changer</a>
        </p>
      </form>
      <Apart {...effect} />
    </>,
  )
}

type BothProps = Pick<MergerEffect, 'part' | 'whole'>

/** Which one stays is for the officer to say. */
function Both({ part, whole }: BothProps) {
  return (
    <>
      <dl class="identity">
        <dt>{t('Reste, avec ses données')}</dt>
        <dd>
          <a href={contractHref(whole.uid)}>{shortened(whole.record.objet, 120)}</a> <code>{whole.uid}</code>
        </dd>
        <dt>{t('Ne sera plus compté')}</dt>
        <dd>
          <a href={contractHref(part.uid)}>{shortened(part.record.objet, 120)}</a> <code>{part.uid}</code>
        </dd>
      </dl>
      <p>
        {t(
          'Celui qui reste garde ce qu’il dit ; l’autre ne fait que compléter ce qu’il ne dit pas, aujourd’hui et aux imports suivants. Aucun montant ne s’additionne, aucun écart ne devient une modification. ',
        )}
        <a href={mergeInto(whole.uid, part.uid)}>Garder plutôt l’autre ▸</a>
      </p>
    </>
  )
}

function Apart({ part, whole }: BothProps) {
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

function Fields({ fields }: { readonly fields: readonly FieldMet[] }) {
  if (fields.length === 0) return <p>Ils disent exactement la même chose.</p>
  return (
    <Table
      caption="Ce qu’ils ne disent pas de la même façon"
      headings={['Champ', 'Celui qui reste', 'L’autre', 'Une fois réunis']}
    >
      {fields.map(({ label, part, whole, after, isCompleted }) => (
        <tr>
          <th scope="row">{t(label)}</th>
          <td>{whole ?? <Unsaid />}</td>
          <td>{part ?? <Unsaid />}</td>
          <td>
            {after ?? <Unsaid />} <span class="note">{isCompleted ? 'complété' : 'gardé'}</span>
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Unsaid = () => <span class="unsaid">non renseigné</span>
