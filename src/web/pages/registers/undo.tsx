import { countOf, typographic as t } from '../../../french.js'
import type { UndoPreview } from '../../../tasks/registers.js'
import { page } from '../../ui/layout.js'

/** What withdrawing an import would do, before it is done. */
export function undoPage({ summary, hidden, restored }: UndoPreview) {
  return page(
    { title: `Annuler l’import n° ${summary.id}`, section: '/registres' },
    <>
      <p class="breadcrumb">
        <a href="/registres">Registres</a> › <a href={`/registres/${summary.id}`}>{summary.file}</a>
      </p>
      <h1>Annuler cet import</h1>
      <p>{t(`L’import n° ${summary.id} du fichier « ${summary.file} » sera annulé :`)}</p>
      <ul>
        <li>
          {t(
            `${countOf(hidden, 'marché dont aucun autre registre ne parle sera retiré', 'marchés dont aucun autre registre ne parle seront retirés')} ;`,
          )}
        </li>
        <li>
          {t(
            `${countOf(restored, 'marché est aussi dans d’autres registres, et reprendra ce qu’ils en disent', 'marchés sont aussi dans d’autres registres, et reprendront ce qu’ils en disent')}.`,
          )}
        </li>
      </ul>
      <p>{t('La synthèse suivra. Le même fichier pourra être importé de nouveau.')}</p>
      <p>
        {t(
          'Les décisions et les corrections faites à la main restent au journal : elles vaudront de nouveau pour un marché retiré, s’il revient par un autre import.',
        )}
      </p>
      <form class="actions" method="post" action={`/registres/${summary.id}/annuler`}>
        <button class="danger" type="submit">
          Annuler l’import
        </button>
        <a href={`/registres/${summary.id}`}>Ne rien changer</a>
      </form>
    </>,
  )
}
