import type { Child } from 'hono/jsx'
import type { Upload } from '../../../store/uploads.js'

interface DepositActionsProps {
  readonly upload: Upload
  /** Among those of other deposits: each button names its file. */
  readonly isListed?: boolean
  /** What else can be done first. */
  readonly children?: Child
}

/** What comes after a preview: import, correct first, or leave it. */
export function DepositActions({ upload: { id, fileName }, isListed = false, children }: DepositActionsProps) {
  return (
    <div class="actions deposit-actions">
      <form class="inline-form" method="post" action={`/registres/depots/${id}/importer`}>
        <button class="primary" type="submit" aria-label={isListed ? `Importer ${fileName}` : undefined}>
          Importer
        </button>
      </form>
      {children}
      <form class="inline-form" method="post" action={`/registres/depots/${id}/retirer`}>
        <button type="submit" aria-label={isListed ? `Annuler le dépôt de ${fileName}` : undefined}>
          Annuler
        </button>
      </form>
    </div>
  )
}
