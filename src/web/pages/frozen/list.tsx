import { date, dayInFrance, integer, typographic as t } from '../../../french.js'
import type { FrozenSummary } from '../../../store/frozen.js'
import type { KnownBuyer } from '../../../tasks/buyers.js'
import { BuyerChoice } from '../../ui/buyer-choice.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Choice, Field, Lines } from '../objectives/fields.js'
import { FROZEN_PATH, frozenHref } from './address.js'

/** Every frozen result, newest first, and the form that freezes a year. */
export function frozenListPage(
  results: readonly FrozenSummary[],
  years: readonly number[],
  buyers: readonly KnownBuyer[],
) {
  return page(
    { title: 'Résultats figés', section: '/objectifs' },
    <>
      <h1>Résultats figés</h1>
      <p class="lead">
        {t(
          'Un registre vit, un chiffre présenté au conseil ne doit pas bouger. Figer garde, à une date, chaque chiffre avec la liste des marchés dont il est fait ; ce qui est corrigé ensuite se voit comme une différence.',
        )}
      </p>
      {results.length === 0 ? <Empty /> : <List results={results} />}
      {years.length === 0 ? <NoRegister /> : <FreezeForm years={years} buyers={buyers} />}
    </>,
  )
}

function Empty() {
  return (
    <p class="notice">
      {t(
        'Aucun résultat figé. Figez une année avant de la présenter : chacun pourra ensuite retrouver ses chiffres dans un tableur, et vous verrez ce qui a changé depuis.',
      )}
    </p>
  )
}

function NoRegister() {
  return (
    <p>
      {t('Rien ne peut être figé : aucun marché daté n’est enregistré. ')}
      <a href="/registres">Verser un registre</a>
    </p>
  )
}

const HEADINGS = ['Résultat', 'Figé le', 'Par', 'Période', 'Acheteur', 'Marchés regardés', 'Note', 'Empreinte']

function List({ results }: { readonly results: readonly FrozenSummary[] }) {
  return (
    <Table caption="Résultats figés, le plus récent d’abord" headings={HEADINGS}>
      {results.map((each) => (
        <tr>
          <th scope="row">
            <a href={frozenHref(each.id)}>{t(`n° ${each.id} ${each.title}`)}</a>
          </th>
          <td class="date">{date(dayInFrance(new Date(each.at)))}</td>
          <td>{t(each.author)}</td>
          <td>{periodText(each)}</td>
          <td>{each.acheteur ?? 'tous'}</td>
          <td class="number">{integer(each.rows)}</td>
          <td>{each.note && t(each.note)}</td>
          <td>
            <code title={each.digest}>{each.digest.slice(0, 12)}…</code>
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** "2025", or its first and last days. */
export function periodText({ from, to }: Pick<FrozenSummary, 'from' | 'to'>): string {
  const year = from.slice(0, 4)
  return from === `${year}-01-01` && to === `${year}-12-31` ? year : `du ${date(from)} au ${date(to)}`
}

interface FreezeFormProps {
  readonly years: readonly number[]
  readonly buyers: readonly KnownBuyer[]
}

function FreezeForm({ years, buyers }: FreezeFormProps) {
  return (
    <section aria-labelledby="figer" class="no-print">
      <h2 id="figer">Figer une année, ou une autre période</h2>
      <form method="post" action={FROZEN_PATH} class="edit">
        <Choice
          id="annee"
          name="annee"
          label="Marchés notifiés en"
          options={years.map((year) => [String(year), String(year)])}
        />
        <details>
          <summary>Une autre période que l’année civile</summary>
          <p class="hint">{t('Les deux jours donnés, ils remplacent l’année.')}</p>
          <Field id="du" name="du" label="Premier jour" type="date" />
          <Field id="au" name="au" label="Dernier jour, compris" type="date" />
        </details>
        <BuyerChoice buyers={buyers} chosen={undefined} />
        <Field
          id="auteur"
          name="auteur"
          label="Figé par"
          required
          hint="Nom et service, par exemple Léa Martin, commande publique"
        />
        <Field id="titre" name="titre" label="Titre (facultatif)" hint="Sans titre : l’année et le schéma" />
        <Lines id="note" name="note" label="Note (facultative) : pour quoi, pour qui" />
        <p class="hint">
          {t('Un résultat figé ne se modifie ni ne s’efface. Une erreur se corrige en figeant de nouveau.')}
        </p>
        <button type="submit" class="primary">
          Figer
        </button>
      </form>
    </section>
  )
}
