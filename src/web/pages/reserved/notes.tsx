import { countOf, date, typographic as t } from '../../../french.js'
import { matches } from '../../../tasks/reserved/filter.js'
import type { ReservedList } from '../../../tasks/reserved.js'
import { type Address, addressOf, PLACELESS } from './address.js'

interface NotesProps {
  readonly list: ReservedList
  readonly address: Address
}

/** What the list cannot answer, or leaves aside, with how many contracts that is. */
export function Notes({ list, address: { given, filter } }: NotesProps) {
  const without = (left: Partial<typeof filter>) =>
    list.entries.filter((entry) => matches(entry, { ...filter, ...left }))
  const unspecified =
    filter.audience && !['reserved', 'unspecified', 'clause'].includes(filter.audience)
      ? without({ audience: 'unspecified' }).length
      : 0
  const placeless = filter.place ? without({ place: null }).length : 0
  const endless = filter.endsBefore
    ? without({ endsBefore: undefined }).filter(({ schedule }) => schedule.end === null).length
    : 0
  return (
    <>
      {unspecified > 0 && (
        <p class="note">
          {t(
            `${countOf(unspecified, 'autre marché est réservé', 'autres marchés sont réservés')} sans que l’acheteur dise à qui : `,
          )}
          <a href={addressOf({ ...given, pour: 'non-precise' })}>les voir</a>.
        </p>
      )}
      {placeless > 0 && (
        <p class="note">
          {t(
            `${countOf(placeless, 'marché sans code de lieu publié ne répond', 'marchés sans code de lieu publié ne répondent')} à aucun lieu : `,
          )}
          <a href={addressOf({ ...given, lieu: PLACELESS })}>les voir</a>.
        </p>
      )}
      {endless > 0 && (
        <p class="note">
          {t(
            `${countOf(endless, 'marché sans fin connue n’est', 'marchés sans fin connue ne sont')} pas dans ce filtre de date : `,
          )}
          <a href={addressOf({ ...given, 'fin-avant': undefined, etat: 'inconnu' })}>les voir</a>.
        </p>
      )}
    </>
  )
}

/**
 * How the whole list is made: what is set aside, what is computed, what is supposed. The two numbers set aside open nothing:
 * what an officer has yet to settle is not public, no more than the officers' list, which could not say it either (one fact
 * at a time, and all the call-offs, not only those reserved).
 */
export function Method({ list: { undecided, callOffs, horizon } }: { readonly list: ReservedList }) {
  const { leadMonths, endingMonths, since } = horizon
  return (
    <section aria-labelledby="liste">
      <h2 id="liste">Comment cette liste est faite</h2>
      <ul>
        <li>
          {t(
            'On y trouve les contrats dont la réservation ou la clause d’insertion est établie, preuve à l’appui ; les concessions y sont dites telles.',
          )}
        </li>
        {undecided > 0 && (
          <li>
            {t(
              `${countOf(undecided, 'contrat est laissé', 'contrats sont laissés')} de côté : réservation ou clause à confirmer par l’acheteur.`,
            )}
          </li>
        )}
        {callOffs > 0 && (
          <li>
            {t(
              `${countOf(callOffs, 'marché subséquent n’est pas répété', 'marchés subséquents ne sont pas répétés')} : leur accord-cadre est dans la liste ou dans le registre.`,
            )}
          </li>
        )}
        <li>
          {t(
            `Fin théorique : date de notification (à défaut de signature ou d’attribution) plus la durée publiée, au plus tard ; un démarrage différé ou un avenant non publié peut la déplacer. « Se termine » : dans les ${endingMonths} mois.`,
          )}
        </li>
        <li>
          {t(
            `À anticiper : ${leadMonths} mois avant la fin théorique, le temps de préparer et de passer un marché. C’est notre hypothèse (depuis le ${date(since)}), non un engagement de l’acheteur, qui peut ne pas renouveler le marché.`,
          )}
        </li>
        <li>
          {t(
            'Les titulaires sont ceux que l’acheteur publie ; un nom qui peut être celui d’une personne physique n’est pas repris. Ce que l’acheteur écrit est repris sauf « […] » : des heures réalisées ou non dites contractuelles, une personne, un téléphone, une adresse électronique. Les heures d’insertion réalisées par une entreprise ne sont jamais publiées.',
          )}
        </li>
      </ul>
    </section>
  )
}
