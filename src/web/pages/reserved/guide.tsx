import type { ArticleId } from '../../../codes/articles.js'
import {
  INSERTION_CLAUSE,
  JOINT_RESERVATION,
  KEPT_SINCE,
  RESERVATION_SOURCES,
  RESERVATIONS,
  type ReservationLaw,
} from '../../../codes/reservations.js'
import { countOf, date, typographic as t } from '../../../french.js'
import { addressOf } from './address.js'

interface Door {
  readonly who: string
  readonly condition: (law: ReservationLaw) => string
}

/** Whose door it is and what is asked of them, in plain words; shares and durations are those of the law. */
const DOORS: Record<keyof typeof RESERVATIONS, Door> = {
  'EA-ESAT': {
    who: 'Une entreprise adaptée (EA), un ESAT ou une structure équivalente',
    condition: (law) =>
      `Vous employez ${shareText(law)} de travailleurs handicapés qui, par la nature ou la gravité de leur handicap, ne peuvent exercer en milieu ordinaire.`,
  },
  SIAE: {
    who: 'Une structure d’insertion par l’activité économique (SIAE) ou équivalente',
    condition: (law) =>
      `Entreprise d’insertion, ETTI, association intermédiaire, chantier d’insertion : ${shareText(law)} de travailleurs défavorisés.`,
  },
  prison: {
    who: 'Un opérateur qui produit en établissement pénitentiaire',
    condition: (law) =>
      `Vous exécutez le marché avec des personnes détenues, ${shareText(law)} des personnes employées. L’acheteur ne peut pas ouvrir le même lot à la fois à vous et aux structures ci-dessus.`,
  },
  ESS: {
    who: 'Une entreprise de l’économie sociale et solidaire (ESS)',
    condition: ({ longestYears, heldWithinYears }) =>
      [
        'Seulement pour des services de santé, sociaux ou culturels d’une liste annexée au code, si vous remplissez une mission de service public',
        longestYears === null ? null : `${countOf(longestYears, 'an', 'ans')} au plus`,
        heldWithinYears === null
          ? null
          : `et pas si vous avez eu le même marché de cet acheteur dans les ${countOf(heldWithinYears, 'an', 'ans')} qui précèdent`,
      ]
        .filter((part) => part !== null)
        .join(' ; ')
        .concat('.'),
  },
}
const DOOR_NAMES = Object.keys(DOORS) as (keyof typeof DOORS)[]

const shareText = ({ minimumShare }: ReservationLaw): string =>
  minimumShare === null ? 'une part' : `au moins ${minimumShare} %`

const articleText = (article: ArticleId): string => article.replace(/^CCP /, '')

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
        {DOOR_NAMES.map((name) => (
          <div>
            <dt>{t(DOORS[name].who)}</dt>
            <dd>
              {t(DOORS[name].condition(RESERVATIONS[name]))}{' '}
              <span class="note">
                {t(`Code de la commande publique, ${RESERVATIONS[name].articles.map(articleText).join(', ')}.`)}
              </span>{' '}
              <a href={addressOf({ pour: name })}>
                Voir ces marchés<span class="visually-hidden">{t(` : ${DOORS[name].who}`)}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {t(
          `Un même lot peut être réservé à la fois aux EA, aux ESAT et aux SIAE (${articleText(JOINT_RESERVATION.article)}, depuis la loi du ${date(JOINT_RESERVATION.enacted)}). Un GEIQ ou une régie de quartier n’entre pas, à ce seul titre, dans ces listes, mais peut accueillir des heures d’insertion.`,
        )}
      </p>
      <p>
        {t(
          `Une clause d’insertion, elle, ne réserve rien : le marché est ouvert à tous, et son titulaire doit confier des heures à des personnes éloignées de l’emploi. Une structure d’insertion peut y prendre part comme sous-traitante, cotraitante ou par mise à disposition de personnel : adressez-vous au titulaire ou au facilitateur de la clause (${articleText(INSERTION_CLAUSE)}).`,
        )}
      </p>
      <p class="note">
        {t('Sources : ')}
        <a href={RESERVATION_SOURCES.code.href}>{RESERVATION_SOURCES.code.title}</a>
        {t(
          ` ; ${RESERVATION_SOURCES.texts.join(' ; ')}. Règles retenues ici depuis le ${date(KEPT_SINCE)}. Résumé sans valeur juridique.`,
        )}
      </p>
    </section>
  )
}
