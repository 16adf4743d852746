import { capital, percent, typographic as t } from '../../../french.js'
import { DEFINITIONS } from '../../../indicators/definitions.js'
import { EXCLUSION_WORDS, REASONS, STATUS_WORDS } from '../../../indicators/reasons.js'
import { VALUE_LABEL } from '../../../indicators/shares.js'
import { type Definition, EXCLUSIONS, SOLID_FROM, type Status } from '../../../indicators/types.js'
import { Defined } from './facts.js'
import { EXCLUSION_MEANINGS } from './words.js'

/** What is counted, and each figure with the sentence it was defined by. */
export function Measures() {
  return (
    <>
      <Population />
      <Figures />
      <Certainty />
      <section aria-labelledby="non-calculable">
        <h2 id="non-calculable">Quand un chiffre manque ou se limite</h2>
        <p>
          {t('Un chiffre qui ne peut être calculé n’est pas zéro : la page dit ce qui manque, et qui peut le donner.')}
        </p>
        <ul>
          {Object.entries(REASONS).map(([code, sentence]) => (
            <li id={code}>{t(capital(`${sentence}.`))}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Population() {
  return (
    <section aria-labelledby="population">
      <h2 id="population">Ce qui est compté</h2>
      <p>
        {t(
          'Les marchés dont la première notification tombe dans la période, chacun une fois ; chaque lot est un marché. À défaut de date de notification, celle de signature, puis d’attribution, et la base est dite. Sont laissés de côté, et comptés à part :',
        )}
      </p>
      <dl class="definitions">
        {EXCLUSIONS.map((reason) => (
          <Defined term={capital(EXCLUSION_WORDS[reason].many)}>{t(EXCLUSION_MEANINGS[reason])}</Defined>
        ))}
      </dl>
      <p>
        {t(
          'Chaque mesure est montrée sur tous les marchés et à partir de 40 000 € HT, seuil des données publiées : les sources n’ont pas toutes les mêmes marchés.',
        )}
      </p>
      <h3 id="valeur">En valeur</h3>
      <p>
        {t(
          `Montants hors taxes de la première version du contrat (${VALUE_LABEL}) : ni dépenses, ni paiements. Sont inexploitables, et comptés à part, les montants absents, d’un euro ou moins, de dix milliards ou plus, faits de 9, TTC ou annuels seulement : rien n’est converti. La part des maximums est dite, et le taux sans les marchés de plus de 10 % du total aussi, car un seul peut faire le chiffre.`,
        )}
      </p>
      <h3 id="heures">Les heures</h3>
      <p>
        {t(
          'Les heures réalisées ou validées appartiennent à la période où elles sont travaillées, quel que soit l’âge du marché ; les heures contractualisées, à l’année du marché. Les quatre quantités ne s’additionnent jamais. Les heures d’un marché subséquent remontent à son accord-cadre, une fois. Vide n’est pas zéro.',
        )}
      </p>
    </section>
  )
}

function Figures() {
  return (
    <section aria-labelledby="mesures">
      <h2 id="mesures">Les mesures</h2>
      <dl class="definitions">
        {DEFINITIONS.map((definition) => (
          <Defined id={definition.id} term={definition.label}>
            {t(definition.sentence)} <span class="note">{t(madeOf(definition))}</span>
          </Defined>
        ))}
      </dl>
    </section>
  )
}

function madeOf({ base, unit }: Definition): string {
  if (unit === 'hour') return 'En heures ; dit sur combien de marchés elles sont relevées.'
  return base === 'contract'
    ? 'Taux : nombre de marchés établis / tous les marchés comptés.'
    : 'Taux : euros HT des marchés établis / euros HT de tous les marchés au montant exploitable.'
}

const STATUS_MEANINGS: Record<Status, string> = {
  met: 'Quoi que révèlent les marchés à qualifier, l’objectif est tenu.',
  missed: 'Même si tous les marchés à qualifier allaient dans le bon sens, l’objectif ne le serait pas.',
  undetermined: 'Les marchés à qualifier décideront : complétez leur colonne au registre, puis déposez-le de nouveau.',
  notComputable: 'Il manque de quoi calculer.',
}

function Certainty() {
  return (
    <section aria-labelledby="certitude">
      <h2 id="certitude">Taux établi, intervalle et statut</h2>
      <dl class="definitions">
        <Defined term="Taux établi">
          {t('Les oui prouvés, rapportés à tous les marchés comptés : ce qui n’est pas su n’est pas retiré du total.')}
        </Defined>
        <Defined term="Intervalle">
          {t(
            'Du taux établi à celui que l’on aurait si tous les marchés à vérifier ou non renseignés étaient des oui.',
          )}
        </Defined>
        <Defined term="Couverture">
          {t(
            `Part des marchés où l’on sait (oui ou non). Sous ${percent(SOLID_FROM)}, la page donne l’intervalle et non un taux, sans couleur.`,
          )}
        </Defined>
        {Object.entries(STATUS_WORDS).map(([status, { shape, word }]) => (
          <Defined term={`${shape} ${word}`}>{t(STATUS_MEANINGS[status as Status])}</Defined>
        ))}
      </dl>
      <p>
        {t(
          'Un taux n’est jamais arrondi jusqu’à son objectif : 24,96 % ne devient pas 25 %. Les objectifs viennent du plan de la collectivité, avec sa phrase et la lecture retenue.',
        )}
      </p>
    </section>
  )
}
