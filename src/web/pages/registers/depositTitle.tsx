import { typographic as t } from '../../../french.js'
import type { Upload } from '../../../store/uploads.js'
import { megabytes } from '../../../tasks/upload/limits.js'
import { moment } from './words.js'

/** What a page about a deposit begins with: where it is, what it is, of which file. */
export function DepositTitle({ title, upload }: { readonly title: string; readonly upload: Upload }) {
  return (
    <>
      <p class="breadcrumb">
        <a href="/registres">Registres</a>
      </p>
      <h1>{t(title)}</h1>
      <p class="file-name">
        <strong>{upload.fileName}</strong>
        {t(`, ${megabytes(upload.size)}, déposé le `)}
        <time datetime={upload.startedAt}>{moment(upload.startedAt)}</time>
      </p>
    </>
  )
}
