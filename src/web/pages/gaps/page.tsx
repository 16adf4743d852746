import { typographic as t } from '../../../french.js'
import type { Gaps } from '../../../tasks/gaps.js'
import { page } from '../../ui/layout.js'
import { Filters } from './filters.js'
import { List } from './list.js'

/** Where texts and declarations part, for who corrects the publication; every number opens its contracts. */
export function gapsPage(gaps: Gaps, notices: readonly string[]) {
  const { undeclared, unfound, sirens } = gaps
  return page(
    { title: 'Écarts entre textes et déclarations', section: '/marches', wide: true },
    <>
      <h1>Écarts entre textes et déclarations</h1>
      <p class="lead">
        {t(
          'Là où ce que le registre déclare dans ses colonnes et ce que disent ses textes ne coïncident pas : de quoi corriger la publication, ou le registre.',
        )}
      </p>
      {notices.map((notice) => (
        <p class="notice">{t(notice)}</p>
      ))}
      {sirens.length === 0 ? <Nothing /> : <Filters gaps={gaps} />}
      {sirens.length > 0 && undeclared.contracts + unfound.contracts === 0 && <NothingHere />}
      {undeclared.contracts > 0 && <List gap="undeclared" gaps={gaps} />}
      {unfound.contracts > 0 && <List gap="unfound" gaps={gaps} />}
      {sirens.length > 0 && <Reading />}
    </>,
  )
}

function Nothing() {
  return (
    <p>
      {t(
        'Aucun écart : les colonnes et les textes des marchés du registre disent la même chose, ou l’une des deux sources se tait partout. ',
      )}
      <a href="/marches">Voir les marchés</a> · <a href="/registres">importer un registre</a>
    </p>
  )
}

function NothingHere() {
  return (
    <p>
      {t('Aucun écart pour ce choix. ')}
      <a href="/ecarts">Voir tous les écarts</a>
    </p>
  )
}

function Reading() {
  return (
    <section aria-labelledby="lire">
      <h2 id="lire">Comment lire ces listes</h2>
      <ul>
        <li>
          {t(
            'Tous les marchés et concessions du registre, comptés ou non dans les taux : une publication se corrige en entier.',
          )}
        </li>
        <li>
          {t(
            'Une liste DECP ne nomme pas la clause d’insertion à part : ce fait n’est comparé que là où une colonne en parle.',
          )}
        </li>
        <li>
          {t(
            'Le fichier donne une ligne par marché et par fait : ce qui est publié aujourd’hui, la valeur DECP, la phrase citée, sa cellule, la règle et les articles. L’état retenu y est dit : un « à vérifier » se tranche avant de se publier.',
          )}
        </li>
        <li>
          {t('Une fois le registre corrigé, ')}
          <a href="/registres">déposez-le de nouveau</a>
          {t(' : l’écart disparaît. ')}
          <a href="/methode">Comment les textes sont lus</a>
        </li>
      </ul>
    </section>
  )
}
