import { countOf, integer, listOf, typographic as t } from '../../../french.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import type { Upload } from '../../../store/uploads.js'
import type { Preview } from '../../../tasks/preview.js'
import { optionsOf } from '../../../tasks/upload/options.js'
import { page } from '../../ui/layout.js'
import { ImportNamesakes } from '../contract/correction/namesakes.js'
import { ImportWholes } from '../contract/correction/wholes.js'
import { DepositActions } from './depositActions.js'
import { DepositTitle } from './depositTitle.js'
import { PreviewContracts } from './previewContracts.js'
import { PreviewFigures } from './previewFigures.js'
import { PreviewRows } from './previewRows.js'
import { moment } from './words.js'

interface PreviewPageProps {
  readonly upload: Upload
  readonly preview: Preview
}

/** What importing a file would do, before anything of it is written: figures first, then contracts, then rows. */
export function previewPage({ upload, preview }: PreviewPageProps) {
  return page(
    { title: `Aperçu – ${upload.fileName}`, section: '/registres' },
    <>
      <DepositTitle title="Aperçu de l’import" upload={upload} />
      <WithBuyer upload={upload} />
      {preview.outdated && <Outdated upload={upload} at={preview.at} />}
      <p class="lead">{t(`Rien n’est encore écrit. Cet import donnerait : ${outcomeWords(preview)}.`)}</p>
      {preview.warnings.map((warning) => (
        <p class="notice">{t(warning)}</p>
      ))}
      <Decisions count={preview.effect.updated.toReconfirm} />
      <DepositActions upload={upload}>
        <a class="button" href={`/registres/depots/${upload.id}/colonnes`}>
          Corriger d’abord les colonnes
        </a>
      </DepositActions>
      <Placement preview={preview} />
      <PreviewFigures years={preview.effect.years} others={preview.effect.otherYears} />
      <PreviewContracts uploadId={upload.id} preview={preview} />
      <ImportNamesakes namesakes={preview.effect.namesakes} imported={false} />
      <ImportWholes wholes={preview.effect.wholes} imported={false} />
      <PreviewRows preview={preview} />
      <p class="note">
        {t('Aperçu fait le ')}
        <time datetime={preview.at}>{moment(preview.at)}</time>
        {t(` ; ${rowWords(preview)}.`)}
      </p>
    </>,
  )
}

/** "412 marchés nouveaux, 31 modifiés, 3 inchangés ; 2 lignes mises de côté". */
function outcomeWords({ contracts: { created, updated, unchanged }, rejected, effect }: Preview): string {
  const aside =
    rejected === 0 ? 'aucune ligne mise de côté' : countOf(rejected, 'ligne mise de côté', 'lignes mises de côté')
  const done = effect.rejectedSettled
  const already = done === 0 ? '' : ` (dont ${countOf(done, 'déjà réglée', 'déjà réglées')})`
  const { onlyRenamed } = effect.updated
  const renamed = onlyRenamed === 0 ? '' : ` (dont ${integer(onlyRenamed)} par le seul nom d’une colonne)`
  return `${countOf(created, 'marché nouveau', 'marchés nouveaux')}, ${countOf(updated, 'modifié', 'modifiés')}${renamed}, ${countOf(unchanged, 'inchangé', 'inchangés')} ; ${aside}${already}`
}

/** "215 lignes lues, dont 2 qui répètent ou complètent un marché du fichier". */
function rowWords({ rows, duplicates }: Preview): string {
  const read = countOf(rows, 'ligne lue', 'lignes lues')
  if (duplicates === 0) return read
  return `${read}, dont ${countOf(duplicates, 'qui répète ou complète', 'qui répètent ou complètent')} un marché du fichier`
}

/** Why fewer contracts are counted than there are new ones. */
function Placement({ preview: { contracts, effect } }: Pick<PreviewPageProps, 'preview'>) {
  if (effect.placed === null || contracts.created === 0) return null
  const { years, excluded } = effect.placed
  const counted = years.map(({ year, contracts: count }) => `${countOf(count, 'compté', 'comptés')} en ${year}`)
  const left = excluded.map(({ reason, count }) => {
    const { one, many } = EXCLUSION_WORDS[reason]
    return countOf(count, one, many)
  })
  const said = [
    ...(counted.length > 0 ? [listOf(counted)] : []),
    ...(left.length > 0 ? [`hors des chiffres, ${listOf(left)}`] : []),
  ]
  return (
    <p>
      {t(`${countOf(contracts.created, 'marché nouveau', 'marchés nouveaux')} : ${said.join(' ; ')}.`)}
      {left.length > 0 && (
        <>
          {' '}
          <a href="/methode">{t('Ce qui n’est pas compté, et pourquoi')}</a>
        </>
      )}
    </p>
  )
}

/** Of a file read again with its buyer, which import it is the file of. */
function WithBuyer({ upload }: Pick<PreviewPageProps, 'upload'>) {
  const { acheteur, restates } = optionsOf(upload)
  if (restates === undefined) return null
  return (
    <p class="note">
      {t('Le fichier de ')}
      <a href={`/registres/${restates}`}>{t(`l’import n° ${restates}`)}</a>
      {t(`, relu avec son acheteur, ${acheteur} : importé, il prend sa place.`)}
    </p>
  )
}

function Outdated({ upload: { id }, at }: { readonly upload: Upload; readonly at: string }) {
  return (
    <div class="notice">
      <p>
        {t('▲ Cet aperçu date d’avant une publication (un import, une annulation, une décision) : il a été fait le ')}
        <time datetime={at}>{moment(at)}</time>
        {t('. Refaites-le pour voir ce que l’import donnerait aujourd’hui.')}
      </p>
      <form method="post" action={`/registres/depots/${id}/apercu`}>
        <button type="submit">Refaire l’aperçu</button>
      </form>
    </div>
  )
}

function Decisions({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <p class="notice">
      {t(
        `▲ ${integer(count)} ${count === 1 ? 'décision d’agent resterait en vigueur, mais serait' : 'décisions d’agents resteraient en vigueur, mais seraient'} à reconfirmer : ce qui avait été lu change.`,
      )}
    </p>
  )
}
