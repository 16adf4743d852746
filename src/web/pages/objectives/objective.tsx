import { capital, countOf, date, hours, typographic as t } from '../../../french.js'
import type { Division } from '../../../indicators/figures/parts.js'
import { fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import type { ObjectiveShown, PartFigure } from '../../../tasks/schemes/objective.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { objectiveHref, objectivesHref } from './address.js'
import { Figure, Landed, ReadingFigure, Terms } from './measured.js'
import { doneBy, standingText, targetShown } from './words.js'

/** One objective: what it counts, year by year, in each part of the register, contract by contract, and its history. */
export function objectivePage(shown: ObjectiveShown) {
  const { standing, plan, year, atEnd } = shown
  const { objective, indicator, effort, landing } = standing
  return page(
    { title: objective.label, section: '/objectifs' },
    <>
      <p class="breadcrumb">
        <a href={objectivesHref({ scheme: plan.id, year })}>{t(plan.title)}</a>
      </p>
      <h1>{t(objective.label)}</h1>
      <p class="lead">{t(`En ${year}`)}</p>
      <section aria-label={t(`Où en est l’objectif en ${year}`)}>
        {indicator ? <Figure of={indicator} /> : <p>{t(`Non mesuré : ${objective.unmeasured ?? ''}`)}</p>}
        {effort && <p>{t(`${capital(effort)}.`)}</p>}
        {landing && <Landed of={landing} unit={objective.unit} />}
        {atEnd && (
          <>
            <p class="note">{t('À la fin du schéma :')}</p>
            <Landed of={atEnd} unit={objective.unit} />
          </>
        )}
      </section>
      <Terms of={standing} plan={plan} />
      <Years shown={shown} />
      <Readings shown={shown} />
      {shown.divisions.map(({ division, parts }) => (
        <Divided division={division} parts={parts} year={year} />
      ))}
      <Contracts shown={shown} />
      <History shown={shown} />
    </>,
  )
}

function Years({ shown: { standing, plan } }: { readonly shown: ObjectiveShown }) {
  const { objective, years } = standing
  return (
    <section aria-labelledby="annees">
      <h2 id="annees">Année par année</h2>
      <Table
        caption="Résultat de chaque année face à sa cible"
        headings={['Année', 'Cible', 'Résultat', 'Intervalle', 'Où il en est']}
      >
        {years.map((point) => (
          <tr>
            <th scope="row">
              <a href={objectiveHref(plan.id, objective.id, point.year)}>{point.year}</a>
            </th>
            <td>{point.target ? targetShown(point.target, objective.unit) : 'sans cible'}</td>
            <td>
              {point.result
                ? `${headlineText(point.result) ?? 'non calculable'} (${fractionText(point.result)})`
                : (point.baseline !== null && 'point de départ du plan') || ''}
            </td>
            <td>{point.result && point.result.base !== 'hour' ? (intervalText(point.result) ?? '') : ''}</td>
            <td>{t(standingText(point) ?? '')}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function Readings({ shown: { standing } }: { readonly shown: ObjectiveShown }) {
  const { objective, alternatives, indicator } = standing
  if (alternatives.length === 0) return null
  const kept = { label: 'Lecture retenue', reading: objective.reading, indicator }
  return (
    <section aria-labelledby="lectures">
      <h2 id="lectures">Selon la lecture</h2>
      <Table caption="Le chiffre que donne chaque lecture de la phrase" headings={['Lecture', 'Chiffre']}>
        {[kept, ...alternatives].map((each) => (
          <tr>
            <th scope="row">
              {t(each.label)} <span class="note">{t(each.reading)}</span>
            </th>
            <td>
              <ReadingFigure of={each} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

const DIVISION_WORDS: Readonly<Record<Division, { readonly title: string; readonly one: string }>> = {
  direction: { title: 'Par direction', one: 'Direction' },
  categorie: { title: 'Par catégorie', one: 'Catégorie' },
  cpv: { title: 'Par nature d’achat (divisions du vocabulaire CPV)', one: 'Division CPV' },
  acheteur: { title: 'Par acheteur', one: 'Acheteur' },
  amount: { title: 'Par taille (montant HT)', one: 'Montant' },
}

interface DividedProps {
  readonly division: Division
  readonly parts: readonly PartFigure[]
  readonly year: number
}

/** The same figure in each part of the register; a part that counts nothing is left out. */
function Divided({ division, parts, year }: DividedProps) {
  if (parts.length === 0) return null
  const { title, one } = DIVISION_WORDS[division]
  return (
    <section aria-labelledby={`par-${division}`}>
      <h2 id={`par-${division}`}>{title}</h2>
      <Table
        caption={`Le même chiffre, ${title.charAt(0).toLowerCase()}${title.slice(1)}, en ${year}`}
        headings={[one, 'Chiffre', 'Sur', 'Intervalle']}
      >
        {parts.map(({ name, indicator }) => (
          <tr>
            <th scope="row">{t(name)}</th>
            <td>{headlineText(indicator) ?? 'non calculable'}</td>
            <td>{fractionText(indicator)}</td>
            <td>{indicator.base === 'hour' ? '' : (intervalText(indicator) ?? '')}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

/** The contracts themselves, those established or those still to qualify. */
function Contracts({ shown: { standing, plan, year, behind } }: { readonly shown: ObjectiveShown }) {
  const { objective, indicator } = standing
  if (!indicator) return null
  const open = behind.states.includes('unknown')
  const here = objectiveHref(plan.id, objective.id, year)
  const what = open ? 'à qualifier' : indicator.base === 'hour' ? 'dont les heures sont connues' : 'établis'
  const number = countOf(behind.total, 'marché', 'marchés')
  return (
    <section aria-labelledby="marches">
      <h2 id="marches">Les marchés derrière ce chiffre</h2>
      <p>
        {t(`${number} ${what}. `)}
        {indicator.base !== 'hour' && (
          <a class="no-print" href={`${here}${open ? '' : '&etat=a-qualifier'}#marches`}>
            {open ? 'Voir ceux qui sont établis' : 'Voir ceux qui restent à qualifier'}
          </a>
        )}
      </p>
      {behind.total > 0 && (
        <Table
          caption={`Marchés ${what}`}
          headings={['Objet', 'Date', 'Direction', ...(indicator.base === 'hour' ? ['Heures comptées'] : [])]}
        >
          {behind.contracts.map((contract) => (
            <tr>
              <th scope="row">
                <a href={contractHref(contract.uid)}>{t(contract.objet ?? contract.uid)}</a>
              </th>
              <td class="date">{contract.yearDate && date(contract.yearDate)}</td>
              <td>{contract.direction}</td>
              {indicator.base === 'hour' && <td class="number">{hours((contract.hours ?? 0) / 100)}</td>}
            </tr>
          ))}
        </Table>
      )}
      <Pagination
        page={behind.page}
        pages={behind.pages}
        href={(to) => `${here}${open ? '&etat=a-qualifier' : ''}&page=${to}#marches`}
      />
    </section>
  )
}

/** Who changed what of it, and when. */
function History({ shown: { history } }: { readonly shown: ObjectiveShown }) {
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
