import { capital, countOf, date, hours, percent, typographic as t } from '../../../french.js'
import { effortOf, effortText, type Now, timeAt } from '../../../indicators/effort.js'
import type { AnyIndicator, OwnIndicator } from '../../../indicators/figures/figure.js'
import type { Objective, Plan } from '../../../indicators/plan.js'
import { reasonSentence, statusWords } from '../../../indicators/reasons.js'
import type { ComputedIndicator, HoursIndicator, NumberShare, ValueShare } from '../../../indicators/types.js'
import { quantityText } from '../../../indicators/unitWords.js'
import { fractionText, headlineText, intervalText, limitsOf, sinceText } from '../../../indicators/wording.js'
import { contractsHref } from '../../query.js'
import { objectiveHref } from '../objectives/address.js'
import { Defined } from '../objectives/defined.js'
import { figureQuery } from '../objectives/lists.js'
import { Bar } from './bar.js'
import { Count, Fraction, Open } from './count.js'
import { expiredSince } from './standing.js'
import { behind, hoursBehind, largestBehind, partsOf, type View } from './view.js'

interface CardProps {
  readonly title: string
  readonly indicator: AnyIndicator
  /** What stands beside it: the same fact in value, or the hours contracted. */
  readonly beside: ComputedIndicator | null
  readonly view: View
  readonly now: Now
  /** The objective held against, with the plan it is of; null: a figure without objective. */
  readonly objective: { readonly of: Objective; readonly plan: Plan } | null
}

/** One objective: figure, n/N, status in words and shape, what is missing, who answers for it, and the plan's own words. */
export function Card({ title, indicator, beside, view, now, objective }: CardProps) {
  const headline = headlineText(indicator) ?? 'non calculable'
  return (
    <article class={`card ${toneOf(indicator)}`}>
      <h3>{t(title)}</h3>
      {view.days && <p class="note">{t(capital(sinceText(view.days)))}</p>}
      <p class={headline.length > LONG ? 'headline-figure long' : 'headline-figure'}>
        <Opened {...{ indicator, view, objective }}>{headline}</Opened>
      </p>
      <p class="made-of">
        <MadeOf indicator={indicator} view={view} />
      </p>
      <Bar indicator={indicator} />
      <Status indicator={indicator} year={view.year} expired={expiredSince(objective?.plan ?? null, view.year)} />
      <div class="detail">
        <Notes indicator={indicator} view={view} now={now} />
        {beside && <Beside indicator={beside} view={view} />}
      </div>
      {objective?.of.owner && <p class="owner">{t(`Responsable : ${objective.of.owner}`)}</p>}
      {objective && <PlanWords {...objective} indicator={indicator} year={view.year} />}
    </article>
  )
}

interface OpenedProps extends Pick<CardProps, 'indicator' | 'view' | 'objective'> {
  readonly children: string
}

/** A figure as a link: to its contracts, or to the page of its objective where the list has no word for what it counts. */
export function Opened({ indicator, view, objective, children }: OpenedProps) {
  if (indicator.family !== 'own') return <Count of={behind(indicator, view)}>{children}</Count>
  if (objective === null) return <>{children}</>
  return (
    <a class="figure" href={ownHref(indicator, objective, view)} title={ownCount(indicator)}>
      {children}
    </a>
  )
}

/** How many contracts a figure of the plan's own opens; nothing where it counts what is no contract. */
function ownCount({ base, counts, known }: OwnIndicator): string | undefined {
  if (base === 'consultation' || base === 'supplier') return undefined
  return countOf(base === 'hour' ? known : (counts?.yes ?? 0), 'marché', 'marchés')
}

/** The contracts that a figure of the plan's own counts; consultations and suppliers are shown on the page of the objective. */
function ownHref(
  indicator: OwnIndicator,
  { plan, of }: NonNullable<CardProps['objective']>,
  { year, acheteur }: View,
): string {
  const { base, period } = indicator
  if (base === 'consultation' || base === 'supplier') {
    return `${objectiveHref(plan.id, of.id, year, acheteur)}#marches`
  }
  return contractsHref(figureQuery(plan, indicator, { ...period, acheteur }, base === 'hour' ? null : ['yes']))
}

/** Out of what a figure is, in a few words. */
function MadeOf({ indicator, view }: PartProps) {
  if (indicator.family === 'own') return <>{ownMadeOf(indicator)}</>
  return indicator.family === 'hours' ? <Surveyed of={indicator} view={view} /> : <OutOf of={indicator} view={view} />
}

/** "53 sur 187", "relevées sur 12 marchés". */
export function ownMadeOf(indicator: OwnIndicator): string {
  const { base, known } = indicator
  if (base === 'hour') return known === 0 ? 'aucun relevé' : `relevées sur ${countOf(known, 'marché', 'marchés')}`
  const [part = '', whole = ''] = fractionText(indicator).split('/')
  return `${part} sur ${whole}${base === 'euro' ? ' HT' : ''}`
}

/** A colour is a verdict: none where too little is known (SPEC §3), nor where the verdict is still open. */
export function toneOf({ status, solid }: AnyIndicator): 'met' | 'missed' | 'plain' {
  return solid && (status === 'met' || status === 'missed') ? status : 'plain'
}

/** Letters that the big type has room for in the narrowest card. */
const LONG = 10

function OutOf({ of: share, view }: { readonly of: NumberShare | ValueShare; readonly view: View }) {
  return (
    <>
      <Fraction share={share} view={view} />
      {share.base === 'contract' ? ' marchés' : ' HT'}
    </>
  )
}

/** On how many contracts hours are known. */
function Surveyed({ of: indicator, view }: { readonly of: HoursIndicator; readonly view: View }) {
  const { known } = indicator
  return (
    <>
      {known === 0 ? 'aucun relevé' : 'relevées sur '}
      {known > 0 && <Count of={hoursBehind(indicator, view)}>{countOf(known, 'marché', 'marchés')}</Count>}
    </>
  )
}

/** Out of how many: contracts of every year, since hours are worked long after a contract is notified. */
function unsurveyed({ id, known, denominator }: HoursIndicator, { days }: View): string | null {
  if (known === denominator || known === 0) return null
  const ofTheYear = id === 'insertionHours.contracted' || id === 'insertionHours.doneCohort'
  const all = countOf(denominator, 'marché', 'marchés')
  return `Sur ${all} ${ofTheYear ? (days ? 'de la période' : 'de l’année') : 'de toutes les années'} ; les autres ne disent rien de leurs heures.`
}

function Status({
  indicator: { status, target, unit },
  year,
  expired,
}: Pick<CardProps, 'indicator'> & { readonly year: number; readonly expired: number | null }) {
  if (!target) return <p class="status">sans objectif pour {year}</p>
  const aim = `${target.direction === '>=' ? 'au moins' : 'au plus'} ${quantityText(target.value, unit)}`
  if (!status) return <p class="status">{t(`Objectif : ${aim}, ${dueOf(target.source)}`)}</p>
  const { shape, word } = statusWords(status, target)
  return (
    <p class="status">
      <strong>
        <span aria-hidden="true">{shape}</span> {word}
      </strong>
      {t(` : objectif ${expired === null ? year : `${expired}, hors période du plan`}, ${aim}`)}
    </p>
  )
}

/** Of a target that no status is told of, why: its source says by when it is due, or that the plan is over. */
export function dueOf(source: string): string {
  const notes = source.split(' – ').slice(1)
  return notes.length === 0 ? 'dont l’échéance n’est pas venue' : notes.join(', ')
}

interface PartProps {
  readonly indicator: AnyIndicator
  readonly view: View
}

/** Why there is no figure or what limits it, the interval left open, and what the target still needs. */
function Notes({ indicator, view, now }: PartProps & Pick<CardProps, 'now'>) {
  const effort = effortOf(indicator, timeAt(indicator, now))
  const survey = indicator.family === 'hours' ? unsurveyed(indicator, view) : null
  return (
    <>
      {indicator.reason && <p>{t(`${capital(reasonSentence(indicator.reason))}.`)}</p>}
      {indicator.family === 'share' && <Open share={indicator} view={view} />}
      {indicator.family === 'own' && ownNotes(indicator).map((note) => <p>{t(`${capital(note)}.`)}</p>)}
      {effort && <p>{t(`${capital(effortText(effort))}.`)}</p>}
      {survey && <p>{t(survey)}</p>}
    </>
  )
}

/** Between which bounds it lies, and what it leaves aside. */
function ownNotes(indicator: OwnIndicator): string[] {
  const interval = indicator.base === 'hour' ? null : intervalText(indicator)
  return [...(interval ? [`de ${interval}, selon ce qui reste à qualifier`] : []), ...limitsOf(indicator)]
}

function Beside({ indicator, view }: { readonly indicator: ComputedIndicator; readonly view: View }) {
  if (indicator.family === 'hours') return <HoursBeside of={indicator} view={view} />
  if (indicator.base === 'contract' || indicator.value === null) return null
  return (
    <p>
      {t('En valeur : ')}
      <Count of={partsOf(indicator, view).yes}>{headlineText(indicator)}</Count> (
      <Fraction share={indicator} view={view} />)
      <WithoutLargest of={indicator} view={view} />
    </p>
  )
}

function HoursBeside({ of: indicator, view }: { readonly of: HoursIndicator; readonly view: View }) {
  if (indicator.value === null) return <p>{t('Heures contractualisées : non renseignées.')}</p>
  const { contracts } = hoursBehind(indicator, view)
  return (
    <p>
      {t('Contractualisées : ')}
      <Count of={hoursBehind(indicator, view)}>{hours(indicator.value)}</Count>
      {` dans ${countOf(contracts, 'marché', 'marchés')} de l’année`}
    </p>
  )
}

/** A rate in value may be that of one or two giants: what it is without them is said at once (SPEC §3). */
function WithoutLargest({ of: share, view }: { readonly of: ValueShare; readonly view: View }) {
  const { excluded, value } = share.withoutLargest
  if (excluded.length === 0) return null
  return (
    <>
      {t(value === null ? ' ; tout vient de ' : ` ; ${percent(value)} sans `)}
      <Count of={largestBehind(share, view)}>
        {t(`${countOf(excluded.length, 'marché', 'marchés')} de plus de 10 % du total`)}
      </Count>
    </>
  )
}

/** The objective as the assembly voted it, and how it was understood: the reader can judge the figure. */
function PlanWords({
  of,
  plan,
  indicator,
  year,
}: NonNullable<CardProps['objective']> & { readonly indicator: AnyIndicator; readonly year: number }) {
  const { document, url, date: on } = plan.source
  const note = indicator.target?.source.split(' – ').slice(1).join(' ; ')
  return (
    <details class="plan-words">
      <summary>Ce que dit le plan</summary>
      <blockquote>
        <p>{t(`« ${of.sentence} »`)}</p>
      </blockquote>
      <p>{t(`Lecture retenue : ${of.reading}`)}</p>
      {note && <p>{t(`${capital(note)}.`)}</p>}
      <p>
        {t('Source : ')}
        {url ? <a href={url}>{t(document)}</a> : t(document)}
        {on && `, ${date(on)}`}
      </p>
      {indicator.family === 'own' ? (
        <p>{t(`Ce qui est compté : ${indicator.sentence}`)}</p>
      ) : (
        <p>
          <a href={`/methode#${of.indicator}`}>Comment ce chiffre est compté</a>
        </p>
      )}
      <Defined indicator={indicator.id} plan={plan} />
      <p class="no-print">
        <a href={objectiveHref(plan.id, of.id, year)}>{t('Cet objectif, année par année')}</a>
      </p>
    </details>
  )
}
