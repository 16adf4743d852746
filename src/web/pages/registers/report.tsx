import type { Issue } from '../../../errors.js'
import { capital, countOf, integer, listOf, typographic as t } from '../../../french.js'
import type { ImportOrigin, ImportSummary } from '../../../store/imports.js'
import type { Upload } from '../../../store/uploads.js'
import { REPEATS } from '../../../tasks/import/issues.js'
import type { RegisterReport, ReportAsked } from '../../../tasks/registers.js'
import { megabytes } from '../../../tasks/upload/limits.js'
import { page } from '../../ui/layout.js'
import { ImportNamesakes } from '../contract/correction/namesakes.js'
import { ImportWholes } from '../contract/correction/wholes.js'
import { reportHref } from './address.js'
import { GiveBuyer } from './buyer.js'
import { Findings } from './findings.js'
import { RejectedRows } from './rejected.js'
import { FORMAT_WORDS, moment, originWords, ROW_OUTCOMES } from './words.js'

interface ReportProps {
  readonly report: RegisterReport
  readonly asked: ReportAsked
  /** The upload just followed, whose file was known already. */
  readonly again: Upload | null
  /** What later imports state otherwise than the file known already. */
  readonly newer: Issue | null
  /** A buyer that was refused. */
  readonly refused: { readonly typed: string; readonly why: string } | null
}

/** What became of each row of a register, and each doubt about it at its place. */
export function reportPage({ report, asked, again, newer, refused }: ReportProps) {
  const { summary, original, buyer } = report
  return page(
    { title: `${summary.file} – import n° ${summary.id}`, section: '/registres' },
    <>
      <p class="breadcrumb">
        <a href="/registres">Registres</a>
      </p>
      <h1>{summary.file}</h1>
      <p class="note">
        {t(`Import n° ${summary.id}, ${FORMAT_WORDS[summary.format] ?? summary.format}`)}
        {summary.finishedAt && (
          <>
            {', '}
            <time datetime={summary.finishedAt}>{moment(summary.finishedAt)}</time>
          </>
        )}
      </p>
      {summary.origin && <Origin origin={summary.origin} />}
      <Standing summary={summary} again={again} original={original} />
      {newer && <p class={NOTICES[newer.severity]}>{t(newer.message)}</p>}
      <Outcome report={report} asked={asked} />
      {report.about.map(({ severity, message }) => (
        <p class={summary.supersededBy === null ? NOTICES[severity] : 'note'}>{t(message)}</p>
      ))}
      <RejectedRows report={report} asked={asked} />
      <Namesakes of={report.namesakes} />
      <Wholes of={report.wholes} />
      <Findings report={report} asked={asked} />
      {buyer && <GiveBuyer importId={summary.id} buyer={buyer} kept={original?.kept === true} refused={refused} />}
      <Original original={original} id={summary.id} />
      {summary.state === 'done' && <Undo id={summary.id} />}
    </>,
  )
}

function Namesakes({ of }: { readonly of: RegisterReport['namesakes'] }) {
  if (of?.total === 0) {
    return <p class="note">{t('Depuis, ces marchés semblables sont réunis, ou l’un des deux n’est plus là.')}</p>
  }
  return of && <ImportNamesakes namesakes={of} imported />
}

function Wholes({ of }: { readonly of: RegisterReport['wholes'] }) {
  if (of?.total === 0) {
    return <p class="note">{t('Depuis, aucun de ces marchés ne compte plus à la fois en entier et par lots.')}</p>
  }
  return of && <ImportWholes wholes={of} imported />
}

const NOTICES = { error: 'notice error', warning: 'notice', info: 'notice' } as const

function Origin({ origin }: { readonly origin: ImportOrigin }) {
  const { importId, reason, document } = origin
  const words = capital(originWords(origin))
  return (
    <p class="note">
      {importId === null ? t(words) : <a href={`/registres/${importId}`}>{t(words)}</a>}
      {reason && t(`. Motif : ${reason}`)}
      {document && t(`. Document : ${document}`)}
    </p>
  )
}

/** What holds now: in force, known already, or withdrawn. */
function Standing({
  summary,
  again,
  original,
}: { readonly summary: ImportSummary } & Pick<ReportProps, 'again'> & Pick<RegisterReport, 'original'>) {
  if (summary.state === 'undone') {
    return (
      <div class="notice" role="status">
        <p>
          {t('Cet import est annulé : ce qu’il avait apporté ne compte plus. Son compte rendu reste pour mémoire.')}
        </p>
        {original?.kept && (
          <>
            <p>
              {t(
                'Importé de nouveau, il reprend sa place : ce que des imports venus depuis disent autrement l’emporte, et l’aperçu le dit champ par champ.',
              )}
            </p>
            <div class="actions">
              <form method="post" action={`/registres/depots/${original.id}/apercu`}>
                <button type="submit">Voir l’aperçu d’un nouvel import</button>
              </form>
              <form method="post" action={`/registres/depots/${original.id}/reprendre`}>
                <button type="submit">Importer de nouveau ce fichier, sans aperçu</button>
              </form>
            </div>
          </>
        )}
      </div>
    )
  }
  if (again) {
    return (
      <p class="notice" role="status">
        {t(
          `Le fichier « ${again.fileName} » que vous venez de déposer était déjà importé, à l’octet près : rien n’a changé. Voici le compte rendu de cet import.`,
        )}
      </p>
    )
  }
  const { created, updated, unchanged } = summary
  const parts = [
    countOf(created, 'marché nouveau', 'marchés nouveaux'),
    countOf(updated, 'modifié', 'modifiés'),
    countOf(unchanged, 'inchangé', 'inchangés'),
  ]
  return (
    <div class="notice done">
      <p>{t(`Import terminé : ${listOf(parts)}.`)}</p>
      {summary.supersededBy !== null && (
        <p>
          {t('Depuis, ')}
          <a href={`/registres/${summary.supersededBy}`}>{t(`l’import n° ${summary.supersededBy}`)}</a>
          {t(' a pris sa place : il dit tous ces marchés. Ce qui n’y est pas corrigé s’y lit de nouveau.')}
        </p>
      )}
      <p>
        <a href="/marches">Voir les marchés</a> · <a href="/synthese">Voir la synthèse</a>
      </p>
    </div>
  )
}

/** Where rows of one outcome are listed; null: nowhere, or there are none. */
function listOfRows(outcome: string, { summary, groups }: RegisterReport, asked: ReportAsked): string | null {
  if (outcome === 'rejected') return summary.rejected > 0 ? '#mises-de-cote' : null
  const code =
    outcome === 'duplicates' ? REPEATS.find((each) => groups.some((group) => group.code === each)) : undefined
  return code === undefined ? null : reportHref(summary.id, { ...asked, filter: { code }, page: 1 }, 'liste')
}

function Outcome({ report, asked }: Pick<ReportProps, 'report' | 'asked'>) {
  const { summary } = report
  return (
    <section aria-labelledby="lignes">
      <h2 id="lignes">Ce que sont devenues les lignes</h2>
      <table class="counts">
        <caption>{t('Chaque ligne de données est dans un seul de ces comptes')}</caption>
        <thead>
          <tr>
            <th scope="col">Devenue</th>
            <th scope="col" class="number">
              Lignes
            </th>
          </tr>
        </thead>
        <tbody>
          {ROW_OUTCOMES.map(([count, words]) => {
            const href = listOfRows(count, report, asked)
            return (
              <tr>
                <th scope="row">{href === null ? t(words) : <a href={href}>{t(words)}</a>}</th>
                <td class="number">{integer(summary[count])}</td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Lignes de données</th>
            <td class="number">{integer(summary.rows)}</td>
          </tr>
        </tfoot>
      </table>
      {summary.ignored > 0 && (
        <p class="note">
          {t(
            `En plus, ${countOf(summary.ignored, 'ligne sans données (titre, section, total ou vide) n’est pas un marché.', 'lignes sans données (titres, sections, totaux, vides) ne sont pas des marchés.')}`,
          )}
        </p>
      )}
    </section>
  )
}

function Original({ original, id }: Pick<RegisterReport, 'original'> & { readonly id: number }) {
  return (
    <section aria-labelledby="original">
      <h2 id="original">Fichier d’origine, et copie annotée</h2>
      {original?.kept ? (
        <ul>
          <li>
            <a href={`/registres/${id}/copie-annotee`} download>
              Télécharger la copie annotée
            </a>
            {t(
              ' : un classeur .xlsx de ce qui a été lu, où chaque remarque est sur sa cellule et chaque ligne dit ce qui en a été fait. Corrigez-le et déposez-le : nos ajouts n’y sont pas relus, et ce que vous n’avez pas touché reste tel quel.',
            )}
          </li>
          <li>
            <a href={`/registres/${id}/original`} download>
              {t(`Télécharger ${original.fileName}`)}
            </a>
            {t(` (${megabytes(original.size)}, tel qu’il a été déposé)`)}
          </li>
        </ul>
      ) : (
        <p>
          {t(
            original
              ? 'Il n’est plus gardé : la place manquait pour de plus récents.'
              : 'Il n’est pas gardé ici : il a été importé par la ligne de commande.',
          )}
        </p>
      )}
    </section>
  )
}

function Undo({ id }: { readonly id: number }) {
  return (
    <section aria-labelledby="annuler">
      <h2 id="annuler">Annuler cet import</h2>
      <p>{t('Vous verrez d’abord ce que cela change.')}</p>
      <p>
        <a class="button" href={`/registres/${id}/annuler`}>
          Annuler cet import…
        </a>
      </p>
    </section>
  )
}
