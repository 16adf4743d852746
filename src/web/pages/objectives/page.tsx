import { countOf, date, typographic as t } from '../../../french.js'
import type { Schemes, ShownScheme } from '../../../tasks/schemes/shown.js'
import { schemeOfYear } from '../../../tasks/schemes.js'
import { BuyerChoice, buyerNamed } from '../../ui/buyer-choice.js'
import { page } from '../../ui/layout.js'
import { SourcesNote } from '../../ui/sources.js'
import { Actions } from './actions.js'
import { AddObjective } from './addObjective.js'
import { OBJECTIVES_PATH, objectivesHref } from './address.js'
import { EditForm } from './fields.js'
import { Measured, Unmeasured } from './measured.js'
import { Paste } from './paste.js'
import { CREATE_PATH, Start } from './start.js'
import { Targets } from './targets.js'
import { Administration, LastVersion, Versions } from './versions.js'

/** The objectives of a scheme: read by anybody, edited in place, without script. */
export function objectivesPage(schemes: Schemes) {
  const { shown } = schemes
  return page(
    { title: shown ? shown.standing.plan.title : 'Objectifs', section: '/objectifs', wide: shown !== null },
    shown ? <Kept schemes={schemes} shown={shown} /> : <Empty schemes={schemes} />,
  )
}

function Empty({ schemes }: { readonly schemes: Schemes }) {
  return (
    <>
      <h1>Objectifs</h1>
      <p class="lead">{t('Aucun schéma n’est enregistré.')}</p>
      <p>
        {t(
          'Le schéma de promotion des achats publics socialement et écologiquement responsables (SPASER) fixe des objectifs : une fois enregistré ici, chacun est comparé, année par année, à ce que le registre établit.',
        )}
      </p>
      <h2>Par où commencer</h2>
      <Start schemes={schemes} />
    </>
  )
}

function Kept({ schemes, shown }: { readonly schemes: Schemes; readonly shown: ShownScheme }) {
  const { plan, year } = shown.standing
  const { source, period } = plan
  const { acheteur } = shown
  // The scheme is edited whole: fields filled as one buyer sees it would overwrite what holds for all.
  const forms = acheteur === undefined ? shown : { ...shown, edited: null }
  return (
    <>
      <h1>{t(plan.title)}</h1>
      <p class="lead">
        {t(`${plan.organisation}, du ${date(period.from)} au ${date(period.to)} · marchés notifiés en ${year}`)}
        {acheteur && t(` · acheteur : ${buyerNamed(schemes.buyers, acheteur)}`)}
      </p>
      <p class="note">
        {t('Source : ')}
        {source.url ? <a href={source.url}>{t(source.document)}</a> : t(source.document)}
        {source.date && `, ${date(source.date)}`}
      </p>
      <SourcesNote of={schemes.sources} />
      {plan.toVerify && (
        <p class="notice">
          <strong>{t('Texte à vérifier : ')}</strong>
          {t(plan.toVerify)}
        </p>
      )}
      <Which schemes={schemes} shown={shown} />
      <p class="no-print">
        <a href="/resultats">{t('Figer ces résultats, ou revoir ceux qui l’ont été')}</a>
      </p>
      <SameYear schemes={schemes} shown={shown} />
      {shown.edited === null && <NotKept shown={shown} />}
      {acheteur !== undefined && <OneBuyer shown={shown} />}
      <LastVersion shown={forms} />
      <Targets shown={forms} />
      <Measured shown={forms} />
      <Unmeasured shown={forms} />
      <AddObjective shown={forms} />
      <Actions shown={forms} />
      <Paste shown={forms} />
      <Versions shown={forms} />
      <Administration shown={forms} />
      <section class="no-print" aria-labelledby="autre">
        <h2 id="autre">Un autre schéma</h2>
        <details>
          <summary>Enregistrer un autre schéma</summary>
          <Start schemes={schemes} />
        </details>
      </section>
    </>
  )
}

/** Which scheme, held against which year. */
function Which({
  schemes: { kept, buyers },
  shown: { standing, years, acheteur },
}: {
  readonly schemes: Schemes
  readonly shown: ShownScheme
}) {
  return (
    <form class="filters" method="get" action={OBJECTIVES_PATH}>
      {kept.length > 1 && (
        <div class="field">
          <label for="schema-choisi">Schéma</label>
          <select id="schema-choisi" name="schema">
            {kept.map(({ plan }) => (
              <option value={plan.id} selected={plan.id === standing.plan.id}>
                {t(plan.title)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="annee">Année</label>
        <select id="annee" name="annee">
          {years.map((year) => (
            <option value={String(year)} selected={year === standing.year}>
              {year}
            </option>
          ))}
        </select>
      </div>
      <BuyerChoice buyers={buyers} chosen={acheteur} />
      <button type="submit">Montrer</button>
    </form>
  )
}

/** Which of several schemes of one year holds: nobody must find out from a figure that it is another than thought. */
function SameYear({
  schemes: { kept },
  shown: { standing },
}: {
  readonly schemes: Schemes
  readonly shown: ShownScheme
}) {
  const { year } = standing
  const of = kept.filter(({ plan: { period } }) => period.from <= `${year}-12-31` && period.to >= `${year}-01-01`)
  const held = schemeOfYear(kept, year)
  if (of.length < 2 || held === null) return null
  return (
    <p class="notice">
      {t(`${countOf(of.length, 'schéma couvre', 'schémas couvrent')} ${year} : `)}
      {of.map(({ plan }, at) => (
        <>
          {at > 0 && ', '}
          <a href={objectivesHref({ scheme: plan.id, year })}>{t(plan.title)}</a>
        </>
      ))}
      {t(`. Les autres pages comparent cette année à « ${held.plan.title} », le dernier commencé, puis enregistré.`)}
    </p>
  )
}

/** Whose figures these are, and against which targets. */
function OneBuyer({ shown: { standing } }: { readonly shown: ShownScheme }) {
  const { plan, year } = standing
  return (
    <p class="notice">
      {t(
        'Les chiffres sont ceux de cet acheteur seul, face aux cibles que le schéma lui fixe. Pour modifier le schéma : ',
      )}
      <a href={objectivesHref({ scheme: plan.id, year })}>tous ses acheteurs ensemble</a>.
    </p>
  )
}

/** Objectives the service was started with: nobody can edit a file from here. */
function NotKept({ shown: { standing } }: { readonly shown: ShownScheme }) {
  return (
    <div class="notice no-print">
      <EditForm action={CREATE_PATH} revision={0} year={standing.year} class="undo">
        <p>
          {t(
            'Ces objectifs sont ceux du fichier donné au démarrage du service. Pour les modifier ici, enregistrez-les.',
          )}
        </p>
        <button type="submit" name="demarrage" value="oui">
          Enregistrer ce schéma
        </button>
      </EditForm>
    </div>
  )
}
