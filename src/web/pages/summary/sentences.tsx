import type { Child } from 'hono/jsx'
import { countOf, euros, hours, integer, percent, plural, typographic as t } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import { FACTS } from '../../../indicators/facts.js'
import { reasonSentence } from '../../../indicators/reasons.js'
import { gapOf } from '../../../indicators/targets.js'
import type { ComputedIndicator, HoursIndicator, NumberShare, ValueShare } from '../../../indicators/types.js'
import { valueText } from '../../../indicators/wording.js'
import { Count, Fraction } from './count.js'
import { factOf, hoursBehind, partsOf, type View } from './view.js'

interface SentenceProps {
  readonly indicator: ComputedIndicator
  readonly view: View
  /** The year is not over. */
  readonly ongoing: boolean
}

/** One indicator of a year in one or two short sentences that an elected member can repeat: what is established, no more. */
export function Sentence({ indicator, view, ongoing }: SentenceProps) {
  const when = `En ${view.year}${ongoing ? ', à ce jour' : ''}`
  if (indicator.value === null) return <p>{t(notComputable(indicator, when))}</p>
  return (
    <p>
      {when},{' '}
      {indicator.family === 'hours' ? <Hours of={indicator} view={view} /> : <Share of={indicator} view={view} />}
    </p>
  )
}

function notComputable({ id, reason }: ComputedIndicator, when: string): string {
  const label = (definitionOf(id)?.label ?? id).toLowerCase()
  return `${when}, ${label} : non calculable${reason === null ? '' : `, ${reasonSentence(reason)}`}.`
}

function Share({ of: share, view }: { readonly of: NumberShare | ValueShare; readonly view: View }) {
  const open = partsOf(share, view).open
  return (
    <>
      {share.base === 'contract' ? <InNumber share={share} view={view} /> : <InValue share={share} view={view} />}
      {open.contracts > 0 && share.status !== 'met' && (
        <>
          {' ; '}
          <Count of={open} /> {plural(open.contracts, 'reste', 'restent')} à qualifier
        </>
      )}
      {verdict(share, open.contracts)}
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

function verdict(share: NumberShare | ValueShare, open: number): Child {
  const { target, status } = share
  if (target === null || status === null) return '.'
  const goal = `l’objectif de ${percent(target.value)}${target.direction === '>=' ? '' : ' au plus'}`
  const gap = gapOf(share, target)
  const missing = share.base === 'contract' ? integer(gap) : euros(gap)
  if (status === 'met') return t(` : ${goal} est atteint.`)
  const away = target.direction === '>=' ? `il en manque ${missing}` : `il est dépassé de ${missing}`
  if (status === 'missed') return t(` : ${goal} n’est pas atteint, ${away}.`)
  if (target.direction === '<=') return t(`. On ne sait pas encore si ${goal} est tenu.`)
  if (share.base === 'euro') return t(`. ${capital(goal)} sera atteint si ${missing} de plus sont établis.`)
  const theirs = open === 1 ? 'c’est aussi son cas' : `c’est aussi le cas de ${missing} d’entre eux`
  return t(`. ${capital(goal)} est atteint si ${theirs}.`)
}

function Hours({ of: indicator, view }: { readonly of: HoursIndicator; readonly view: View }) {
  const { id, value, target, status, reason } = indicator
  const count = value ?? 0
  const noun = plural(count, 'heure d’insertion', 'heures d’insertion')
  return (
    <>
      <Count of={hoursBehind(indicator, view)}>{countOf(count, noun, noun)}</Count> {hoursDone(id, count)}
      {target && ` sur ${hours(target.value)} ${target.direction === '>=' ? 'visées' : 'au plus'}`}
      {target && status && t(hoursVerdict(count, target.value, target.direction, status))}
      {reason && t(` (${reasonSentence(reason)})`)}.
    </>
  )
}

function hoursDone(id: string, count: number): string {
  const s = plural(count, '', 's')
  if (id === 'insertionHours.contracted') return `contractualisée${s} dans les marchés de l’année`
  if (id === 'insertionHours.doneCohort') return `réalisée${s} à ce jour sur les marchés de l’année`
  return id === 'insertionHours.validated' ? `validée${s}` : `réalisée${s}`
}

function hoursVerdict(value: number, target: number, direction: '>=' | '<=', status: string): string {
  if (status === 'met') return ' : l’objectif est atteint'
  if (direction === '<=') return status === 'missed' ? ' : l’objectif est dépassé' : ''
  return ` : il en reste ${integer(target - value)} à établir`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
