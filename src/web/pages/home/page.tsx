import { typographic as t } from '../../../french.js'
import type { Home } from '../../../tasks/home.js'
import { page } from '../../ui/layout.js'
import { Doors } from './doors.js'
import { Objectives } from './objectives.js'
import { Todo } from './todo.js'

/** Home: short, and made of what the base holds. */
export function homePage(organisation: string, home: Home) {
  return page(
    { title: 'Accueil', section: '/' },
    <>
      <h1>{t(`Achats responsables — ${organisation}`)}</h1>
      <p class="lead">
        {t(
          'Quels marchés portent une clause sociale ou environnementale, quels marchés sont réservés, et sur quelle preuve.',
        )}
      </p>
      {home.imports.length === 0 ? <Start /> : <Known home={home} />}
      <Doors />
    </>,
  )
}

function Start() {
  return (
    <section aria-labelledby="commencer">
      <h2 id="commencer">Pour commencer</h2>
      <p>
        {t(
          'Aucun registre n’est encore importé. Donnez celui que vous tenez déjà, tel qu’il est : tableur (.xlsx, .xls, .ods), CSV ou données essentielles (DECP, .json ou .xml).',
        )}
      </p>
      <p>
        <a class="button primary" href="/registres">
          Importer un registre
        </a>
      </p>
      <details class="note">
        <summary>{t('Pour la personne qui installe : voir d’abord une démonstration')}</summary>
        <p>
          {t('La commande ')}
          <code>spaser demo</code>
          {t(' ouvre le registre et le plan fictifs d’une métropole imaginaire, dans une base à part.')}
        </p>
      </details>
    </section>
  )
}

function Known({ home }: { readonly home: Home }) {
  return (
    <>
      <Todo home={home} />
      <Objectives summary={home.summary} />
    </>
  )
}
