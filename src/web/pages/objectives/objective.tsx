import { capital, countOf, date, hours, plural, typographic as t } from '../../../french.js'
import type { OwnIndicator } from '../../../indicators/figures/figure.js'
import type { Division } from '../../../indicators/figures/parts.js'
import { quantityText } from '../../../indicators/unitWords.js'
import { fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import type { State } from '../../../states.js'
import type { KnownBuyer } from '../../../tasks/buyers.js'
import type { ObjectiveShown, PartFigure } from '../../../tasks/schemes/objective.js'
import { contractHref, contractsHref } from '../../query.js'
import { BuyerChoice, buyerNamed } from '../../ui/buyer-choice.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { hypothesesHref } from '../hypotheses/address.js'
import { OBJECTIVES_PATH, objectiveHref, objectivesHref } from './address.js'
import { Choice } from './fields.js'
import { figureQuery, partQuery } from './lists.js'
import { Figure, Landed, PartYear, ReadingFigure, Terms } from './measured.js'
import { doneBy, spanOf, standingText, statusText, targetShown } from './words.js'

/** One objective: what it counts, year by year, in each part of the register, contract by contract, and its history. */
export function objectivePage(shown: ObjectiveShown, buyers: readonly KnownBuyer[]) {
  const { standing, plan, year, atEnd, question } = shown
  const { acheteur } = question
  const { objective, indicator, effort, landing } = standing
  return page(
    { title: objective.label, section: '/objectifs' },
    <>
      <p class="breadcrumb">
        <a href={objectivesHref({ scheme: plan.id, year, acheteur })}>{t(plan.title)}</a>
      </p>
      <h1>{t(objective.label)}</h1>
      <p class="lead">
        {t(`${capital(spanOf(question))}${acheteur === undefined ? '' : `, acheteur ${buyerNamed(buyers, acheteur)}`}`)}
      </p>
      <PartYear plan={plan} objective={objective} days={question} />
      <ObjectiveChoice shown={shown} buyers={buyers} />
      <section aria-label={t(`Où en est l’objectif ${spanOf(question)}`)}>
        {indicator ? <Figure of={indicator} /> : <p>{t(`Non mesuré : ${objective.unmeasured ?? ''}`)}</p>}
        {effort && <p>{t(`${capital(effort)}.`)}</p>}
        {objective.untargeted && <p class="note">{t(`Sans cible : ${objective.untargeted}`)}</p>}
        {landing && <Landed of={landing} objective={objective} />}
        {atEnd && (
          <>
            <p class="note">{t('À la fin du schéma :')}</p>
            <Landed of={atEnd} objective={objective} />
          </>
        )}
        {indicator && (
          <p class="no-print">
            <a href={hypothesesHref({ scheme: plan.id, objective: objective.id, year, acheteur })}>
              {t('Et si… des marchés étaient qualifiés, ou d’autres notifiés')}
            </a>
          </p>
        )}
      </section>
      <Terms of={standing} plan={plan} />
      <Years shown={shown} />
      <Readings shown={shown} />
      {shown.divisions.map(({ division, parts }) => (
        <Divided division={division} parts={parts} shown={shown} />
      ))}
      <Contracts shown={shown} />
      <History shown={shown} />
    </>,
  )
}

/** Year and buyer, as a form whose answer is an address. */
function ObjectiveChoice({
  shown: { standing, plan, year, question },
  buyers,
}: {
  readonly shown: ObjectiveShown
  readonly buyers: readonly KnownBuyer[]
}) {
  const { objective, years } = standing
  const all = new Set([year, ...years.map((point) => point.year)])
  return (
    <form class="filters" method="get" action={`${OBJECTIVES_PATH}/${encodeURIComponent(objective.id)}`}>
      <input type="hidden" name="schema" value={plan.id} />
      <Choice
        id="annee"
        name="annee"
        label="Année"
        value={String(year)}
        options={[...all].sort((a, b) => b - a).map((each) => [String(each), String(each)])}
      />
      <BuyerChoice buyers={buyers} chosen={question.acheteur} />
      <button type="submit">Montrer</button>
    </form>
  )
}

function Years({ shown: { standing, plan, question } }: { readonly shown: ObjectiveShown }) {
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
              <a href={objectiveHref(plan.id, objective.id, point.year, question.acheteur)}>{point.year}</a>
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
  readonly shown: ObjectiveShown
}

/** The same figure in each part of the register; a part that counts nothing is left out. */
function Divided({ division, parts, shown }: DividedProps) {
  if (parts.length === 0) return null
  const { title, one } = DIVISION_WORDS[division]
  const held = parts.some(({ indicator }) => indicator.target !== null)
  const { plan, question } = shown
  return (
    <section aria-labelledby={`par-${division}`}>
      <h2 id={`par-${division}`}>{title}</h2>
      <Table
        caption={`Le même chiffre, ${title.charAt(0).toLowerCase()}${title.slice(1)}, ${spanOf(question)}`}
        headings={[one, 'Chiffre', 'Fait de', 'Intervalle', ...(held ? ['Où il en est'] : [])]}
      >
        {parts.map(({ name, key, indicator }) => {
          const part = partQuery(division, key)
          const listed = (states: readonly State[] | null) =>
            contractsHref({ ...figureQuery(plan, indicator, question, states), ...part })
          return (
            <tr>
              <th scope="row">{t(name)}</th>
              <td>
                <a href={listed(indicator.base === 'hour' ? null : ['yes'])}>
                  {headlineText(indicator) ?? 'non calculable'}
                </a>
              </td>
              <td>
                <a href={listed(null)}>{fractionText(indicator)}</a>
              </td>
              <td>{indicator.base === 'hour' ? '' : (intervalText(indicator) ?? '')}</td>
              {held && <td>{indicator.status && statusText(indicator.status, indicator.target)}</td>}
            </tr>
          )
        })}
      </Table>
    </section>
  )
}

/** "10 fournisseurs, " where contracts are not what is counted: the list below is longer than the figure. */
function unitsBehind({ base, counts }: OwnIndicator): string {
  if (base !== 'consultation' && base !== 'supplier') return ''
  return `${quantityText(counts?.yes ?? 0, base)}, `
}

/** The contracts themselves, those established or those still to qualify. */
function Contracts({ shown: { standing, plan, year, behind, question } }: { readonly shown: ObjectiveShown }) {
  const { objective, indicator } = standing
  if (!indicator) return null
  const open = behind.states.includes('unknown')
  const here = objectiveHref(plan.id, objective.id, year, question.acheteur)
  const list = contractsHref(figureQuery(plan, indicator, question, indicator.base === 'hour' ? null : behind.states))
  const what = open
    ? 'à qualifier'
    : indicator.base === 'hour'
      ? 'dont les heures sont connues'
      : plural(behind.total, 'établi', 'établis')
  const number = countOf(behind.total, 'marché', 'marchés')
  const units = open || indicator.family !== 'own' ? '' : unitsBehind(indicator)
  return (
    <section aria-labelledby="marches">
      <h2 id="marches">Les marchés derrière ce chiffre</h2>
      <p>
        {t(`${units}${number} ${what}. `)}
        {indicator.base !== 'hour' && (
          <a class="no-print" href={`${here}${open ? '' : '&etat=a-qualifier'}#marches`}>
            {open ? 'Voir ceux qui sont établis' : 'Voir ceux qui restent à qualifier'}
          </a>
        )}
        {indicator.base !== 'hour' && ' · '}
        <a class="no-print" href={list}>
          {t('Les mêmes, à trier, filtrer ou télécharger')}
        </a>
      </p>
      {behind.total > 0 && (
        <Table
          caption={`Marchés ${what === 'établi' ? 'établis' : what}`}
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
