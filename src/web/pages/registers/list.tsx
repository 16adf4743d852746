import { countOf, integer, plural, typographic as t } from '../../../french.js'
import type { FindingCount } from '../../../store/settled.js'
import type { Upload } from '../../../store/uploads.js'
import type { Registers } from '../../../tasks/registers.js'
import type { UploadLimits } from '../../../tasks/upload/limits.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { TYPED_HREF } from '../contract/correction/address.js'
import { UploadForm } from './form.js'
import { UploadActions } from './uploadActions.js'
import { following, moment, originWords } from './words.js'

interface ListProps {
  readonly registers: Registers
  readonly limits: UploadLimits
  readonly now: Date
  readonly refusal: string | null
}

/** Where registers come in, and what became of those that came. */
export function registersPage({ registers, limits, now, refusal }: ListProps) {
  const { pending, imports } = registers
  const title = refusal === null ? 'Registres' : 'Fichier refusé – Registres'
  return page(
    { title, section: '/registres' },
    <>
      <h1>Registres</h1>
      <p class="lead">
        {t(
          'Déposez le registre de vos marchés tel que vous le tenez : chaque ligne sera lue, et chaque doute dit à sa place.',
        )}
      </p>
      <UploadForm limits={limits} refusal={refusal} />
      {pending.length > 0 && <Pending uploads={pending} now={now} />}
      <p>
        <a href={TYPED_HREF}>Saisir un marché absent des registres</a>
        <span class="note">{t(' : une ligne, qui s’annule comme un import.')}</span>
      </p>
      <p>
        <a href="/registres/presentations">Présentations retenues</a>
        <span class="note">
          {t(' : les colonnes que l’on a dites une fois, et qui servent aux fichiers suivants.')}
        </span>
      </p>
      {imports.total > 0 ? <Imports imports={imports} /> : pending.length === 0 && <Empty />}
    </>,
  )
}

function Empty() {
  return (
    <section aria-labelledby="vide">
      <h2 id="vide">Aucun registre pour l’instant</h2>
      <p>
        {t('Pas de fichier sous la main ? La commande ')}
        <code>npm run demo</code>
        {t(' ouvre le service sur le registre d’une collectivité imaginaire ; le même fichier, ')}
        <code>fixtures/demo/registre-rivemer-2024-2025.xlsx</code>
        {t(', peut aussi être déposé ici, puis annulé.')}
      </p>
    </section>
  )
}

function Pending({ uploads, now }: { readonly uploads: readonly Upload[]; readonly now: Date }) {
  return (
    <section aria-labelledby="depots">
      <h2 id="depots">Dépôts en cours ou à reprendre</h2>
      <Table
        caption="Fichiers reçus qui ne sont pas encore importés"
        headings={['Fichier', 'Déposé le', 'État', 'Suite']}
      >
        {uploads.map((upload) => (
          <tr>
            <th scope="row">
              <a href={`/registres/depots/${upload.id}`}>{upload.fileName}</a>
            </th>
            <td class="date">
              <time datetime={upload.startedAt}>{moment(upload.startedAt)}</time>
            </td>
            <td>{following(upload, now).text}</td>
            <td>
              <UploadActions upload={upload} now={now} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

const HEADINGS = [
  'Fichier',
  'Importé le',
  'Lignes',
  'Nouveaux',
  'Modifiés',
  'Inchangés',
  'Mises de côté',
  'Remarques',
  'État',
]

function Imports({ imports }: Pick<Registers, 'imports'>) {
  return (
    <section aria-labelledby="imports">
      <h2 id="imports">{t(`Registres importés (${integer(imports.total)})`)}</h2>
      <Table
        caption="Imports, du plus récent au plus ancien : lignes de données, marchés nouveaux, modifiés et inchangés"
        headings={HEADINGS}
      >
        {imports.items.map((each) => (
          <tr>
            <th scope="row">
              <a href={`/registres/${each.id}`}>{each.file}</a>
              {each.origin && <p class="note">{t(originWords(each.origin))}</p>}
            </th>
            <td class="date">{each.finishedAt && <time datetime={each.finishedAt}>{moment(each.finishedAt)}</time>}</td>
            {[each.rows, each.created, each.updated, each.unchanged].map((count) => (
              <td class="number">{integer(count)}</td>
            ))}
            <td class="number">
              {each.rejected === 0 ? (
                '0'
              ) : (
                <a
                  class="count"
                  href={`/registres/${each.id}#mises-de-cote`}
                  aria-label={`${countOf(each.rejected, 'ligne mise de côté', 'lignes mises de côté')} de ${each.file}`}
                >
                  {integer(each.rejected)}
                </a>
              )}
              {each.state === 'done' && (
                <Settled of={{ count: each.rejected, settled: each.rejected - each.openRejected }} />
              )}
            </td>
            <td>
              {each.findings.count === 0 ? (
                'aucune'
              ) : (
                <a
                  class="count"
                  href={`/registres/${each.id}#remarques`}
                  aria-label={`${countOf(each.findings.count, 'remarque', 'remarques')} sur ${each.file}`}
                >
                  {integer(each.findings.count)}
                </a>
              )}
              {each.state === 'done' && <Settled of={each.findings} />}
            </td>
            <td>{each.state === 'undone' ? '↶ annulé' : '✔ en compte'}</td>
          </tr>
        ))}
      </Table>
      <Pagination page={imports.page} pages={imports.pages} href={(at) => `/registres?page=${at}`} />
    </section>
  )
}

function Settled({ of: { count, settled } }: { readonly of: FindingCount }) {
  if (settled === 0) return null
  const words =
    settled < count ? `dont ${countOf(settled, 'réglée', 'réglées')}` : plural(count, 'réglée', 'toutes réglées')
  return <p class="note"> {t(words)}</p>
}
