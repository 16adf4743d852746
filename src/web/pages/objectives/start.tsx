import { typographic as t } from '../../../french.js'
import { PRESETS, type PresetKind } from '../../../indicators/presets/list.js'
import type { Schemes } from '../../../tasks/schemes/shown.js'
import { indicatorChoices } from './addObjective.js'
import { editHref, OBJECTIVES_PATH } from './address.js'
import { Choice, EditForm, Field, Lines } from './fields.js'
import { doneBy } from './words.js'

/** Where a scheme that is not kept yet is sent. */
export const CREATE_PATH = `${OBJECTIVES_PATH}/schemas`
export const PLAN_FILE_FIELD = 'fichier'

const KINDS: Readonly<Record<PresetKind, string>> = {
  law: 'La loi',
  national: 'Plans nationaux',
  scheme: 'Schémas publiés par d’autres acheteurs',
}

/** The ways to a first scheme, or to another one. */
export function Start({ schemes }: { readonly schemes: Schemes }) {
  return (
    <>
      <div class="starts">
        <FromPreset />
        <FromFile />
        <Blank year={schemes.year} />
      </div>
      <Withdrawn schemes={schemes} />
    </>
  )
}

/** A scheme published by others is a beginning: nothing of it is yours until you have read it. */
function FromPreset() {
  return (
    <form method="post" action={CREATE_PATH} class="card">
      <h3>Partir d’un modèle</h3>
      <p>
        {t(
          'Un schéma publié ou un texte, objectif par objectif, à adapter ensuite. La plupart sont repris de documents qui les citent : « texte à vérifier » le dit.',
        )}
      </p>
      <div class="field">
        <label for="modele">Modèle</label>
        <select id="modele" name="modele">
          {Object.entries(KINDS).map(([kind, name]) => (
            <optgroup label={name}>
              {PRESETS.filter((preset) => preset.kind === kind).map(({ plan }) => (
                <option value={plan.id}>{t(plan.toVerify ? `${plan.title} (texte à vérifier)` : plan.title)}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <button type="submit">Partir de ce modèle</button>
    </form>
  )
}

function FromFile() {
  return (
    <form method="post" action={CREATE_PATH} enctype="multipart/form-data" class="card">
      <h3>Donner un fichier de plan</h3>
      <p>{t('Le fichier JSON qu’exporte cette page, ou que décrit la documentation du plan : choisi, ou collé.')}</p>
      <div class="field">
        <label for={PLAN_FILE_FIELD}>Fichier (.json)</label>
        <input id={PLAN_FILE_FIELD} name={PLAN_FILE_FIELD} type="file" accept=".json,application/json" />
      </div>
      <Lines id="texte-du-plan" name="texte" label="Ou son texte" />
      <button type="submit">Enregistrer ce plan</button>
    </form>
  )
}

function Blank({ year }: { readonly year: number }) {
  return (
    <form method="post" action={CREATE_PATH} class="card">
      <h3>Écrire un nouveau schéma</h3>
      <Field id="titre" name="titre" label="Titre" required hint="SPASER de la Métropole de X 2024-2027" />
      <Field id="organisation" name="organisation" label="Organisation" required />
      <Field id="document" name="document" label="Délibération ou document" required />
      <Field id="de" name="de" label="Première année" type="number" value={String(year)} required />
      <Field id="a" name="a" label="Dernière année" type="number" value={String(year + 3)} required />
      <Choice
        id="premier"
        name="indicateur"
        label="Premier objectif"
        options={indicatorChoices({ objectives: [] }).filter(([id]) => id !== '')}
      />
      <button type="submit">Créer ce schéma</button>
    </form>
  )
}

/** What was withdrawn is not lost. */
function Withdrawn({ schemes: { withdrawn, year } }: { readonly schemes: Schemes }) {
  if (withdrawn.length === 0) return null
  return (
    <section aria-labelledby="retires">
      <h3 id="retires">Schémas retirés</h3>
      <ul>
        {withdrawn.map(({ plan, revision, ...done }) => (
          <li>
            {t(`${plan.title}, retiré ${doneBy(done)} `)}
            <EditForm action={editHref(plan.id, 'retour')} revision={revision} year={year} class="inline-form">
              <button
                type="submit"
                name="retour"
                value={String(revision - 1)}
                aria-label={t(`Rétablir : ${plan.title}`)}
              >
                Rétablir
              </button>
            </EditForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
