import { typographic as t } from '../../../french.js'
import type { Upload } from '../../../store/uploads.js'
import { page } from '../../ui/layout.js'
import { DepositTitle } from './depositTitle.js'
import { UploadActions } from './uploadActions.js'
import { following, TASK_WORDS } from './words.js'

/**
 * How the import of one file goes. Without script the page asks anew by itself; with it, it is kept up to date in place
 * (a page that reloads under a reader of screens loses them, WCAG 2.2.1).
 */
export function followPage(upload: Upload, now: Date) {
  const { state, text } = following(upload, now)
  const { title } = TASK_WORDS[upload.task]
  const going = state === 'waiting' || state === 'running'
  return page(
    {
      title: `${title} ${going ? 'en cours' : stopped(upload)} – ${upload.fileName}`,
      section: '/registres',
      head: going && (
        <noscript>
          <meta http-equiv="refresh" content="2" />
        </noscript>
      ),
    },
    <>
      <DepositTitle title={`${title} ${going ? 'en cours' : stopped(upload)}`} upload={upload} />
      {going ? <Going upload={upload} now={now} /> : <Stopped upload={upload} now={now} text={text} />}
    </>,
  )
}

const stopped = ({ task }: Upload): string => (task === 'look' ? 'arrêtée' : 'arrêté')

const LEAVE = {
  look: 'Ensuite vient la page des colonnes. Rien n’est écrit.',
  preview:
    'Vous pouvez quitter cette page : l’aperçu se fait, et la page « Registres » en garde la trace. Rien n’est écrit.',
  import:
    'Vous pouvez quitter cette page : l’import continue, et la page « Registres » en garde la trace. Rien n’est visible avant la fin, puis tout d’un coup.',
} as const

function Going({ upload, now }: { readonly upload: Upload; readonly now: Date }) {
  const { text, done, total } = following(upload, now)
  return (
    <div data-follow={`/registres/depots/${upload.id}.json`}>
      <p role="status" data-follow-text>
        {text}
      </p>
      <p>
        <progress
          aria-label={t(`${TASK_WORDS[upload.task].title} : avancement`)}
          max={total ?? undefined}
          value={done ?? undefined}
          data-follow-bar
        />
      </p>
      <p class="note">{t(LEAVE[upload.task])}</p>
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
