import type { Child } from 'hono/jsx'
import { capital, countOf, decimal, euros, integer, percent, plural, typographic as t } from '../../../french.js'
import { effortOf } from '../../../indicators/effort.js'
import { FACTS } from '../../../indicators/facts.js'
import type { OwnIndicator } from '../../../indicators/figures/figure.js'
import { DIRECTION_SIGNS, reasonSentence, statusWords, TO_FILL_IN } from '../../../indicators/reasons.js'
import type { ComputedIndicator, HoursIndicator, NumberShare, ValueShare } from '../../../indicators/types.js'
import { quantityText } from '../../../indicators/unitWords.js'
import { headlineText, sinceText, valueText } from '../../../indicators/wording.js'
import { Count, Fraction } from './count.js'
import type { Headline } from './headlines.js'
import { ownMadeOf } from './madeOf.js'
import { Opened } from './opened.js'
import { factOf, hoursBehind, partsOf, type View } from './view.js'

interface SentenceProps extends Pick<Headline, 'title' | 'indicator' | 'objective'> {
  readonly view: View
  /** The year is not over. */
  readonly ongoing: boolean
  /** The year the plan ended in, where that is past; null: it holds. */
  readonly expired: number | null
}

/** One indicator of a year in one or two short sentences that an elected member can repeat: what is established, no more. */
export function Sentence({ title, indicator, objective, view, ongoing, expired }: SentenceProps) {
  const part = { view, expired }
  if (indicator.family === 'own') return <Own {...{ title, indicator, objective, view, ongoing, expired }} />
  if (indicator.value === null) return <p>{t(notComputable(indicator, view.year))}</p>
  return (
    <p>
      {t(`${whenOf(view, ongoing)}, `)}
      {indicator.family === 'hours' ? <Hours of={indicator} {...part} /> : <Share of={indicator} {...part} />}
    </p>
  )
}

/** "En 2025", or since when where the figure is not of the year alone. */
function whenOf({ year, days }: View, ongoing: boolean): string {
  return `${days ? capital(sinceText(days)) : `En ${year}`}${ongoing ? ', à ce jour' : ''}`
}

/** A figure of the plan's own is named as its objective is: only built-in facts have phrases of their own. */
function Own({
  title,
  indicator,
  objective,
  view,
  ongoing,
  expired,
}: SentenceProps & { readonly indicator: OwnIndicator }) {
  const { value, reason, status, target, unit } = indicator
  const headline = headlineText(indicator)
  if (value === null || headline === null) {
    const why = reason === null ? '' : ` : ${reasonSentence(reason)}`
    return <p>{t(`Pour ${view.year}, « ${title} » n’est pas calculable${why}.`)}</p>
  }
  const when = expired === null ? '' : `, fixé pour ${expired} et hors période du plan`
  const aim =
    target && status
      ? ` : objectif ${statusWords(status, target).word} (${DIRECTION_SIGNS[target.direction]} ${quantityText(target.value, unit)}${when})`
      : ''
  return (
    <p>
      {t(`${whenOf(view, ongoing)}, « ${title} » : `)}
      <Opened {...{ indicator, view, objective }}>{headline}</Opened>
      {t(` (${ownMadeOf(indicator)})${aim}.`)}
    </p>
  )
}

/** What cannot be said, why, and who can supply it. */
function notComputable(indicator: ComputedIndicator, year: number): string {
  const { reason } = indicator
  if (reason === 'nothingKnown' && indicator.family === 'share') {
    return `Pour ${year}, le registre ne dit pas quels marchés ${factWords(indicator)} : ${TO_FILL_IN}.`
  }
  return `Pour ${year}, on ne peut pas dire ${unsaid(indicator)}${reason === null ? '' : `. ${capital(reasonSentence(reason))}`}.`
}

function unsaid(indicator: ComputedIndicator): string {
  if (indicator.family === 'hours') return `combien d’heures d’insertion ${hoursDone(indicator.id, 2)}`
  const whose = indicator.base === 'contract' ? 'combien de marchés' : 'quelle part des montants va à des marchés qui'
  return `${whose} ${factWords(indicator)}`
}

const factWords = ({ id }: ComputedIndicator): string => FACTS[factOf(id) ?? 'insertionClause'].many

interface PartProps<T extends ComputedIndicator> extends Pick<SentenceProps, 'view' | 'expired'> {
  readonly of: T
}

function Share({ of: share, view, expired }: PartProps<NumberShare | ValueShare>) {
  const open = partsOf(share, view).open
  return (
    <>
      {share.base === 'contract' ? <InNumber share={share} view={view} /> : <InValue share={share} view={view} />}
      {open.contracts > 0 && share.status !== 'met' && (
        <>
          {t(' ; ')}
          <Count of={open} /> {plural(open.contracts, 'reste', 'restent')} à qualifier
        </>
      )}
      {verdict(share, open.contracts, expired)}
    </>
  )
}

/** Where too much is unknown, the interval and not the rate (SPEC §3). */
function rate(share: NumberShare | ValueShare): string | null {
  const { low, high } = share
  if (share.solid || low === null || high === null || low === high) return valueText(share)
  return `entre ${percent(low)} et ${percent(high)}`
}

function InNumber({ share, view }: { readonly share: NumberShare; readonly view: View }) {
  const fact = FACTS[factOf(share.id) ?? 'insertionClause']
  const { yes, all } = partsOf(share, view)
  if (yes.contracts === 0) {
    return (
      <>
        aucun marché sur <Count of={all} /> dont il soit établi qu’il {fact.one}
      </>
    )
  }
  return (
    <>
      <Count of={yes}>{countOf(yes.contracts, 'marché', 'marchés')}</Count> sur <Count of={all} /> ({rate(share)}){' '}
      {plural(yes.contracts, fact.one, fact.many)}
    </>
  )
}

function InValue({ share, view }: { readonly share: ValueShare; readonly view: View }) {
  return (
    <>
      <Fraction share={share} view={view} /> ({rate(share)}) vont à des marchés qui{' '}
      {FACTS[factOf(share.id) ?? 'insertionClause'].many}
    </>
  )
}

function verdict(share: NumberShare | ValueShare, open: number, expired: number | null): Child {
  const { target, status } = share
  if (target === null || status === null) return '.'
  const aim = `l’objectif de ${percent(target.value)}${target.direction === '>=' ? '' : ' au plus'}`
  const goal = expired === null ? aim : `${aim}, fixé pour ${expired} et hors période du plan,`
  const gap = effortOf(share)?.missing ?? 0
  const missing = share.base === 'contract' ? integer(gap) : euros(gap)
  if (status === 'met') return t(` : ${goal} est atteint.`)
  const away = target.direction === '>=' ? `il en manque ${missing}` : `il est dépassé de ${missing}`
  if (status === 'missed') return t(` : ${goal} n’est pas atteint, ${away}.`)
  if (target.direction === '<=') return t(`. On ne sait pas encore si ${goal} est tenu.`)
  if (share.base === 'euro') return t(`. ${capital(goal)} sera atteint si ${missing} de plus sont établis.`)
  const theirs = open === 1 ? 'c’est aussi son cas' : `c’est aussi le cas de ${missing} d’entre eux`
  return t(`. ${capital(goal)} est atteint si ${theirs}.`)
}

function Hours({ of: indicator, view, expired }: PartProps<HoursIndicator>) {
  const { id, value, target, status, reason } = indicator
  const count = value ?? 0
  const behind = hoursBehind(indicator, view)
  return (
    <>
      <Count of={behind}>{hoursText(count)}</Count> {hoursDone(id, count)}{' '}
      {id === 'insertionHours.contracted' ? 'dans' : 'd’après'}{' '}
      <Count of={behind}>{countOf(behind.contracts, 'marché', 'marchés')}</Count>
      {OF_THE_YEAR.has(id) && (view.days ? ' de la période' : ' de l’année')}
      {target && `, pour ${decimal(target.value, 2)} ${target.direction === '>=' ? 'visées' : 'au plus'}`}
      {target && expired !== null && ` en ${expired}, hors période du plan`}
      {target && status && t(hoursVerdict(count, target.value, target.direction, status))}.
      {reason && t(` ${capital(reasonSentence(reason))}.`)}
    </>
  )
}

/** Counted over the contracts notified in the year; the others over contracts of every year. */
const OF_THE_YEAR: ReadonlySet<string> = new Set(['insertionHours.contracted', 'insertionHours.doneCohort'])

const hoursText = (count: number): string =>
  `${decimal(count, 2)}\u00a0${plural(count, 'heure d’insertion', 'heures d’insertion')}`

function hoursDone(id: string, count: number): string {
  const been = plural(count, 'a été', 'ont été')
  const s = plural(count, '', 's')
  if (id === 'insertionHours.contracted') return `${been} contractualisée${s}`
  if (id === 'insertionHours.validated') return `${been} validée${s} par un facilitateur`
  return `${been} réalisée${s}${id === 'insertionHours.doneCohort' ? ' à ce jour' : ''}`
}

function hoursVerdict(value: number, target: number, direction: '>=' | '<=', status: string): string {
  if (status === 'met') return ' : l’objectif est atteint'
  if (direction === '<=') return status === 'missed' ? ' : l’objectif est dépassé' : ''
  return ` : il en manque ${decimal(target - value, 2)}, ou elles ne sont pas encore connues`
}
