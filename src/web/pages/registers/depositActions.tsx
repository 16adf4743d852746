import type { Child } from 'hono/jsx'
import type { Upload } from '../../../store/uploads.js'

interface DepositActionsProps {
  readonly upload: Upload
  /** What else can be done first. */
  readonly children?: Child
}

/** What comes after a preview: import, correct first, or leave it. */
export function DepositActions({ upload: { id, fileName }, children }: DepositActionsProps) {
  return (
    <div class="actions deposit-actions">
      <form class="inline-form" method="post" action={`/registres/depots/${id}/importer`}>
        <button class="primary" type="submit" aria-label={`Importer ${fileName}`}>
          Importer
        </button>
      </form>
      {children}
      <form class="inline-form" method="post" action={`/registres/depots/${id}/retirer`}>
        <button type="submit" aria-label={`Annuler le dépôt de ${fileName}`}>
          Annuler
        </button>
      </form>
    </div>
  )
}
