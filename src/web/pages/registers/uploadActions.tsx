import type { Upload } from '../../../store/uploads.js'
import { following } from './words.js'

/** What can be done about an upload that does not go on by itself. */
export function UploadActions({ upload, now }: { readonly upload: Upload; readonly now: Date }) {
  const { state } = following(upload, now)
  if (state !== 'failed' && state !== 'interrupted') return null
  return (
    <div class="actions">
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
