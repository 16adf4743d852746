import { typographic as t } from '../../../french.js'
import { type AUDIENCES, addressOf } from './address.js'

interface Door {
  readonly who: string
  readonly condition: string
  readonly law: string
  readonly audience: keyof typeof AUDIENCES
}

/** Code de la commande publique, in force in 2026; the share of workers is that of article R. 2113-7. */
const DOORS: readonly Door[] = [
  {
    who: 'Une entreprise adaptée (EA), un ESAT ou une structure équivalente',
    condition:
      'Vous employez au moins 50 % de travailleurs handicapés qui, par la nature ou la gravité de leur handicap, ne peuvent exercer en milieu ordinaire.',
    law: 'L. 2113-12, R. 2113-7',
    audience: 'EA-ESAT',
  },
  {
    who: 'Une structure d’insertion par l’activité économique (SIAE) ou équivalente',
    condition:
      'Entreprise d’insertion, ETTI, association intermédiaire, chantier d’insertion : au moins 50 % de travailleurs défavorisés.',
    law: 'L. 2113-13, R. 2113-7',
    audience: 'SIAE',
  },
  {
    who: 'Un opérateur qui produit en établissement pénitentiaire',
    condition:
      'Vous exécutez le marché avec des personnes détenues, au moins 50 % des personnes employées. L’acheteur ne peut pas ouvrir le même lot à la fois à vous et aux structures ci-dessus.',
    law: 'L. 2113-13-1, L. 2113-14',
    audience: 'prison',
  },
  {
    who: 'Une entreprise de l’économie sociale et solidaire (ESS)',
    condition:
      'Seulement pour des services de santé, sociaux ou culturels d’une liste annexée au code, si vous remplissez une mission de service public ; trois ans au plus, et pas si vous avez eu le même marché de cet acheteur dans les trois ans qui précèdent.',
    law: 'L. 2113-15, L. 2113-16',
    audience: 'ESS',
  },
]

/** Which door is open to whom, in plain words, with the articles. */
export function Guide() {
  return (
    <section aria-labelledby="qui-peut-repondre" class="guide">
      <h2 id="qui-peut-repondre">{t('À quels marchés réservés puis-je répondre ?')}</h2>
      <p>
        {t(
          'Un marché ou un lot réservé n’est ouvert qu’à certaines structures. L’avis de publicité le dit et cite l’article du code : c’est cet article qui fait foi.',
        )}
      </p>
      <dl>
        {DOORS.map(({ who, condition, law, audience }) => (
          <div>
            <dt>{t(who)}</dt>
            <dd>
              {t(condition)} <span class="note">{t(`Code de la commande publique, ${law}.`)}</span>{' '}
              <a href={addressOf({ pour: audience })}>
                Voir ces marchés<span class="visually-hidden">{t(` : ${who}`)}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {t(
          'Un même lot peut être réservé à la fois aux EA, aux ESAT et aux SIAE (L. 2113-14, depuis la loi du 7 décembre 2020). Un GEIQ ou une régie de quartier n’entre pas, à ce seul titre, dans ces listes, mais peut accueillir des heures d’insertion.',
        )}
      </p>
      <p>
        {t(
          'Une clause d’insertion, elle, ne réserve rien : le marché est ouvert à tous, et son titulaire doit confier des heures à des personnes éloignées de l’emploi. Une structure d’insertion peut y prendre part comme sous-traitante, cotraitante ou par mise à disposition de personnel : adressez-vous au titulaire ou au facilitateur de la clause (L. 2112-2).',
        )}
      </p>
      <p class="note">
        {t('Sources : ')}
        <a href="https://www.legifrance.gouv.fr/codes/id/LEGITEXT000037701019">code de la commande publique</a>
        {t(
          ' ; ordonnance n° 2022-1336 du 19 octobre 2022, article 19 (travail pénitentiaire) ; directive 2014/24/UE, articles 20 et 77. Résumé sans valeur juridique.',
        )}
      </p>
    </section>
  )
}
