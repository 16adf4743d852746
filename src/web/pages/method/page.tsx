import { typographic as t } from '../../../french.js'
import { page } from '../../ui/layout.js'
import { Facts } from './facts.js'
import { Measures } from './measures.js'
import { RULE_GROUPS, Rules } from './rules.js'

const CONTENTS = [
  { id: 'faits', name: 'Les six faits' },
  { id: 'etats', name: 'Quatre états, jamais deux' },
  { id: 'sources', name: 'Trois sources, et comment elles se combinent' },
  { id: 'sigles', name: 'Sigles' },
  { id: 'population', name: 'Ce qui est compté' },
  { id: 'mesures', name: 'Les mesures' },
  { id: 'certitude', name: 'Taux établi, intervalle et statut' },
  { id: 'non-calculable', name: 'Quand un chiffre manque ou se limite' },
  { id: 'regles', name: 'Les règles de lecture' },
] as const

/** How every figure is made, drawn from the definitions that make it. */
export function methodPage() {
  return page(
    { title: 'Méthode', section: '/methode' },
    <>
      <h1>Méthode</h1>
      <p class="lead">
        {t(
          'Comment un fait est établi, comment un chiffre est compté. Cette page est tirée des définitions mêmes du programme : elle dit ce qu’il fait.',
        )}
      </p>
      <nav class="no-print" aria-label="Sommaire">
        <ol class="contents">
          {CONTENTS.map(({ id, name }) => (
            <li>
              <a href={`#${id}`}>{t(name)}</a>
            </li>
          ))}
        </ol>
        <ul class="chips">
          {RULE_GROUPS.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{t(`Règles : ${title.toLowerCase()}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Facts />
      <Measures />
      <Rules />
    </>,
  )
}
