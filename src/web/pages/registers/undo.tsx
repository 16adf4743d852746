import { countOf, integer, listOf, plural, typographic as t } from '../../../french.js'
import type { UndoPreview } from '../../../tasks/undoPreview.js'
import { page } from '../../ui/layout.js'
import { Change } from './previewContracts.js'

/** What withdrawing an import would do, before it is done. */
export function undoPage(preview: UndoPreview) {
  const { summary } = preview
  return page(
    { title: `Annuler l’import n° ${summary.id}`, section: '/registres' },
    <>
      <p class="breadcrumb">
        <a href="/registres">Registres</a> › <a href={`/registres/${summary.id}`}>{summary.file}</a>
      </p>
      <h1>Annuler cet import</h1>
      <p>{t(`L’import n° ${summary.id} du fichier « ${summary.file} » sera annulé :`)}</p>
      <Outcome preview={preview} />
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

/** Only contracts that would change; those that other registers state alike stay as they are. */
function Outcome({ preview: { hidden, changed, uncompared, fields, first } }: { readonly preview: UndoPreview }) {
  if (hidden + changed + uncompared === 0) {
    return <p>{t('Aucun marché ne change : d’autres registres disent tout ce que dit celui-ci.')}</p>
  }
  const named = fields.map(({ label, contracts }) => `${label} (${integer(contracts)})`)
  return (
    <>
      <ul>
        {hidden > 0 && (
          <li>
            {t(
              `${countOf(hidden, 'marché dont aucun autre registre ne parle sera retiré', 'marchés dont aucun autre registre ne parle seront retirés')} ;`,
            )}
          </li>
        )}
        {changed > 0 && (
          <li>
            {t(
              `${countOf(changed, 'marché change, et reprendra', 'marchés changent, et reprendront')} ce qu’en disent d’autres registres : ${listOf(named)} ;`,
            )}
          </li>
        )}
        {uncompared > 0 && (
          <li>
            {t(
              `${countOf(uncompared, 'autre marché, qui n’est pas comparé ici, reprendra', 'autres marchés, trop nombreux pour être comparés ici, reprendront')} ce qu’en disent d’autres registres ;`,
            )}
          </li>
        )}
        <li>{t(hidden === 0 ? 'aucun marché n’est retiré.' : 'les autres restent tels quels.')}</li>
      </ul>
      {first.length > 0 && (
        <details>
          <summary>
            {t(
              first.length < changed
                ? `${integer(first.length)} de ceux qui changent, champ par champ`
                : `${plural(changed, 'Celui qui change', 'Ceux qui changent')}, champ par champ`,
            )}
          </summary>
          {first.map((change) => (
            <Change of={change} />
          ))}
        </details>
      )}
    </>
  )
}
