import { typographic as t } from '../../../french.js'
import { page } from '../../ui/layout.js'
import { Facts } from './facts.js'
import { Measures } from './measures.js'
import { Rules, type RulesProps } from './rules.js'

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

interface MethodPageProps extends RulesProps {
  /** What is wrong with the rules of the organisation; null: nothing. */
  readonly notice: string | null
}

/** How every figure is made, drawn from the definitions that make it. */
export function methodPage({ notice, ...props }: MethodPageProps) {
  return page(
    { title: 'Méthode', section: '/methode' },
    <>
      <h1>Méthode</h1>
      <p class="lead">
        {t(
          'Comment un fait est établi, comment un chiffre est compté. Cette page est tirée des définitions mêmes du programme : elle dit ce qu’il fait.',
        )}
      </p>
      {notice !== null && <p class="notice">{t(notice)}</p>}
      <nav class="no-print" aria-label="Sommaire">
        <ol class="contents">
          {CONTENTS.map(({ id, name }) => (
            <li>
              <a href={`#${id}`}>{t(name)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <Facts />
      <Measures />
      <Rules {...props} />
    </>,
  )
}
