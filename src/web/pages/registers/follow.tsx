import { typographic as t } from '../../../french.js'
import type { Upload } from '../../../store/uploads.js'
import { megabytes } from '../../../tasks/upload.js'
import { page } from '../../ui/layout.js'
import { UploadActions } from './uploadActions.js'
import { following, moment } from './words.js'

/**
 * How the import of one file goes. Without script the page asks anew by itself; with it, it is kept up to date in place
 * (a page that reloads under a reader of screens loses them, WCAG 2.2.1).
 */
export function followPage(upload: Upload, now: Date) {
  const { state, text } = following(upload, now)
  const going = state === 'waiting' || state === 'running'
  return page(
    {
      title: `${going ? 'Import en cours' : 'Import arrêté'} – ${upload.fileName}`,
      section: '/registres',
      head: going && (
        <noscript>
          <meta http-equiv="refresh" content="2" />
        </noscript>
      ),
    },
    <>
      <p class="breadcrumb">
        <a href="/registres">Registres</a>
      </p>
      <h1>{going ? 'Import en cours' : 'Import arrêté'}</h1>
      <p>
        <strong>{upload.fileName}</strong>
        {t(`, ${megabytes(upload.size)}, déposé le `)}
        <time datetime={upload.startedAt}>{moment(upload.startedAt)}</time>
      </p>
      {going ? <Going upload={upload} now={now} /> : <Stopped upload={upload} now={now} text={text} />}
    </>,
  )
}

function Going({ upload, now }: { readonly upload: Upload; readonly now: Date }) {
  const { text, done, total } = following(upload, now)
  return (
    <div data-follow={`/registres/depots/${upload.id}.json`}>
      <p role="status" data-follow-text>
        {text}
      </p>
      <p>
        <progress
          aria-label="Avancement de l’import"
          max={total ?? undefined}
          value={done ?? undefined}
          data-follow-bar
        />
      </p>
      <p class="note">
        {t(
          'Vous pouvez quitter cette page : l’import continue, et la page « Registres » en garde la trace. Rien n’est visible avant la fin, puis tout d’un coup.',
        )}
      </p>
    </div>
  )
}

function Stopped({ upload, now, text }: { readonly upload: Upload; readonly now: Date; readonly text: string }) {
  return (
    <>
      <div class="notice error" role="alert">
        <p>{text}</p>
        {!upload.kept && <p>{t('Rien n’a été écrit. Corrigez le fichier, puis déposez-le de nouveau.')}</p>}
      </div>
      <UploadActions upload={upload} now={now} />
      <p>
        <a class="button" href="/registres">
          Déposer un autre fichier
        </a>
      </p>
    </>
  )
}
