import { capital, typographic as t } from '../../../french.js'
import type { ObjectiveShown } from '../../../tasks/schemes/objective.js'
import { doneBy } from './words.js'

/** Who changed what of it, and when. */
export function History({ shown: { history } }: { readonly shown: ObjectiveShown }) {
  if (history.length === 0) return null
  return (
    <section aria-labelledby="histoire">
      <h2 id="histoire">Histoire de cet objectif</h2>
      <ol class="versions" reversed>
        {history.map(({ revision, whats }) => (
          <li value={revision.revision}>
            <p>{t(`Version ${revision.revision}, ${doneBy(revision)}`)}</p>
            <ul class="note">
              {whats.map((what) => (
                <li>{t(capital(what))}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}
