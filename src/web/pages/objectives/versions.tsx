import { typographic as t } from '../../../french.js'
import type { Plan } from '../../../indicators/plan.js'
import { changesBetween } from '../../../indicators/scheme/changes.js'
import type { EditedScheme, ShownScheme } from '../../../tasks/schemes/shown.js'
import { editHref } from './address.js'
import { EditForm, Field, Lines } from './fields.js'
import { BUYER_TYPE_NAMES, doneBy } from './words.js'

/** What was last done, said on the page, with the way back. */
export function LastVersion({ shown: { standing, edited } }: { readonly shown: ShownScheme }) {
  const last = edited?.history.at(-1)
  if (!edited || !last) return null
  const { plan, year } = standing
  const created = last.revision === 1
  return (
    <div class="notice no-print" id="version">
      <EditForm action={editHref(plan.id, 'retour')} revision={edited.revision} year={year} class="undo">
        <p>
          {t(`Version ${last.revision}, enregistrée ${doneBy(last)} : `)}
          {t(last.summary)}
        </p>
        <button type="submit" name="retour" value={String(last.revision - 1)}>
          {created ? 'Annuler cet enregistrement' : 'Annuler cette modification'}
        </button>
      </EditForm>
    </div>
  )
}

/** Versions shown before the others are asked for. */
const SHOWN = 10

/** Every version, the latest first, with what it changed, and the way back to it. */
export function Versions({ shown: { standing, edited } }: { readonly shown: ShownScheme }) {
  if (!edited) return null
  const steps = stepsOf(edited).reverse()
  const rest = steps.slice(SHOWN)
  return (
    <section class="no-print" aria-labelledby="versions">
      <h2 id="versions">Versions du schéma</h2>
      <p class="note">{t('Rien n’est écrasé : chaque enregistrement est une version de plus.')}</p>
      <Steps steps={steps.slice(0, SHOWN)} standing={standing} edited={edited} />
      {rest.length > 0 && (
        <details>
          <summary>Versions plus anciennes</summary>
          <Steps steps={rest} standing={standing} edited={edited} />
        </details>
      )}
    </section>
  )
}

interface StepsProps extends Pick<ShownScheme, 'standing'> {
  readonly steps: ReturnType<typeof stepsOf>
  readonly edited: EditedScheme
}

function Steps({ steps, standing: { plan, year }, edited }: StepsProps) {
  return (
    <ol class="versions" reversed>
      {steps.map(({ revision, changes }) => (
        <li value={revision.revision}>
          <p>{t(`Version ${revision.revision}, ${doneBy(revision)}`)}</p>
          <ul class="note">
            {changes.map((change) => (
              <li>{t(change)}</li>
            ))}
          </ul>
          {revision.revision !== edited.revision && revision.plan && (
            <EditForm action={editHref(plan.id, 'retour')} revision={edited.revision} year={year} class="inline-form">
              <button type="submit" name="retour" value={String(revision.revision)}>
                {`Revenir à la version ${revision.revision}`}
              </button>
            </EditForm>
          )}
        </li>
      ))}
    </ol>
  )
}

function stepsOf({ history }: EditedScheme) {
  return history.map((revision, at) => {
    const changes = changesBetween(history[at - 1]?.plan ?? null, revision.plan)
    const texts = changes.map(({ label, what }) => `${label} : ${what}`)
    return { revision, changes: texts.length > 0 ? texts : [revision.summary] }
  })
}

function buyersText({ buyers = [] }: Plan): string {
  return buyers
    .map(({ siren, name, type }) => `${siren} ${name}${type ? ` ; ${BUYER_TYPE_NAMES[type]}` : ''}`)
    .join('\n')
}

/** Title, period, source; buyers; export; withdrawal. */
export function Administration({ shown: { standing, edited } }: { readonly shown: ShownScheme }) {
  const { plan, year } = standing
  if (!edited) return null
  const edit = { revision: edited.revision, year }
  return (
    <section class="no-print" aria-labelledby="schema">
      <h2 id="schema">Le schéma lui-même</h2>
      <p>
        <a href={editHref(plan.id, 'plan.json')} download={`${plan.id}.json`}>
          Exporter le schéma
        </a>
        {t(' : un fichier de plan, que relit cette page et la commande « spaser indicators --plan ».')}
      </p>
      <details>
        <summary>Modifier le titre, la période ou la source</summary>
        <EditForm {...edit} action={editHref(plan.id, 'schema')} class="edit">
          <Field id="schema-titre" name="titre" label="Titre" value={plan.title} required />
          <Field id="schema-organisation" name="organisation" label="Organisation" value={plan.organisation} required />
          <Field
            id="schema-document"
            name="document"
            label="Délibération ou document"
            value={plan.source.document}
            required
          />
          <Field id="schema-de" name="de" label="Premier jour" type="date" value={plan.period.from} required />
          <Field id="schema-a" name="a" label="Dernier jour" type="date" value={plan.period.to} required />
          <Field id="schema-verifier" name="verifier" label="Texte à vérifier (vide : vérifié)" value={plan.toVerify} />
          <button type="submit">Enregistrer</button>
        </EditForm>
      </details>
      <details>
        <summary>Modifier les acheteurs qu’il engage</summary>
        <EditForm {...edit} action={editHref(plan.id, 'acheteurs')} class="edit">
          <p class="hint">
            {t(
              `Un par ligne : SIREN, nom, puis si l’on veut « ; » et son type (${Object.values(BUYER_TYPE_NAMES).join(', ')}). Sans aucun, le schéma vaut pour tous ceux du registre.`,
            )}
          </p>
          <Lines id="schema-acheteurs" name="acheteurs" label="Acheteurs" rows={4} value={buyersText(plan)} />
          <button type="submit">Enregistrer les acheteurs</button>
        </EditForm>
      </details>
      <p class="note">
        {t(
          'Les définitions de chiffres propres au schéma se modifient dans son fichier : exportez-le, changez-le, redonnez-le plus bas. ',
        )}
        {t('Comment l’écrire : ')}
        <code>docs/plan.md</code>
        {t(', livré avec le programme.')}
      </p>
      <details>
        <summary>Retirer ce schéma</summary>
        <p>{t('Les pages ne lui comparent plus rien. Son histoire est gardée, et il peut être rétabli.')}</p>
        <EditForm {...edit} action={editHref(plan.id, 'retour')}>
          <button class="danger" type="submit" name="retour" value="0">
            Retirer ce schéma
          </button>
        </EditForm>
      </details>
    </section>
  )
}
