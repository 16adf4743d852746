import type { Upload } from '../../../store/uploads.js'
import { DepositActions } from './depositActions.js'
import { depositHref, following } from './words.js'

/** What can be done about an upload that does not go on by itself. */
export function UploadActions({ upload, now }: { readonly upload: Upload; readonly now: Date }) {
  const { state, next } = following(upload, now)
  if (state === 'held' && next !== null) return <Held upload={upload} next={next} />
  if (state !== 'failed' && state !== 'interrupted') return null
  return (
    <div class="actions">
      {upload.kept && upload.task === 'preview' && (
        <a class="button" href={`${depositHref(upload.id)}/colonnes`}>
          Corriger les colonnes
        </a>
      )}
      {upload.kept && (
        <form class="inline-form" method="post" action={`/registres/depots/${upload.id}/reprendre`}>
          <button type="submit" aria-label={`Reprendre l’import de ${upload.fileName}`}>
            Reprendre
          </button>
        </form>
      )}
      <form class="inline-form" method="post" action={`/registres/depots/${upload.id}/retirer`}>
        <button type="submit" aria-label={`Retirer de la liste : ${upload.fileName}`}>
          Retirer de la liste
        </button>
      </form>
    </div>
  )
}

function Held({ upload, next }: { readonly upload: Upload; readonly next: string }) {
  return (
    <DepositActions upload={upload} isListed>
      <a
        class="button"
        href={next}
        aria-label={`${upload.task === 'preview' ? 'Aperçu' : 'Colonnes'} de ${upload.fileName}`}
      >
        {upload.task === 'preview' ? 'Aperçu' : 'Colonnes'}
      </a>
    </DepositActions>
  )
}
