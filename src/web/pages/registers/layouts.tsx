import { countOf, typographic as t } from '../../../french.js'
import { columnName } from '../../../register/cellRef.js'
import type { RememberedLayout } from '../../../tasks/mapping.js'
import { page } from '../../ui/layout.js'
import { doneBy } from '../objectives/words.js'
import { readAs } from './mappingFields.js'

/** The presentations an organisation has settled, each of which can be forgotten. */
export function layoutsPage(layouts: readonly RememberedLayout[]) {
  return page(
    { title: 'Présentations retenues', section: '/registres' },
    <>
      <p class="breadcrumb">
        <a href="/registres">Registres</a>
      </p>
      <h1>Présentations retenues</h1>
      <p class="lead">
        {t(
          'Quand un import se fait avec des colonnes corrigées, elles sont retenues pour leurs en-têtes : les fichiers suivants qui ont les mêmes sont lus ainsi.',
        )}
      </p>
      {layouts.length === 0 && <p>Aucune pour l’instant.</p>}
      {layouts.map((layout) => (
        <Layout layout={layout} />
      ))}
    </>,
  )
}

function Layout({ layout }: { readonly layout: RememberedLayout }) {
  const { fingerprint, columns, file } = layout
  const read = columns.filter(({ field }) => field !== null)
  return (
    <section aria-labelledby={`p-${fingerprint}`}>
      <h2 id={`p-${fingerprint}`}>{t(`« ${file} »`)}</h2>
      <p>
        {t(
          `Retenue ${doneBy(layout)} ; ${countOf(read.length, 'colonne lue', 'colonnes lues')} sur ${columns.length}. Empreinte : `,
        )}
        <code>{fingerprint}</code>
      </p>
      <details>
        <summary>Ses colonnes</summary>
        <ul>
          {columns.map(({ column, header, field, declares, blank, blankBy }) => (
            <li>
              {t(
                `${columnName(column)} « ${header} » : ${field === null ? 'pas lue' : readAs({ header, field, declares })}`,
              )}
              {blank &&
                t(
                  ` ; vide = ${blank === 'no' ? 'non' : 'non renseigné'}${blankBy ? `, décidé ${doneBy(blankBy)}` : ''}`,
                )}
            </li>
          ))}
        </ul>
      </details>
      <form method="post" action={`/registres/presentations/${fingerprint}/oublier`}>
        <button type="submit" aria-label={t(`Oublier la présentation de « ${file} »`)}>
          Oublier
        </button>
      </form>
    </section>
  )
}
