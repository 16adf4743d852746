import { euros, eurosExact, hours, percent, typographic } from '../french.js'
import { STATUS_WORDS } from '../indicators/reasons.js'
import type { ComputedIndicator } from '../indicators/types.js'
import { fractionText, headlineText, intervalText, notesOf, targetText } from '../indicators/wording.js'

interface CardProps {
  readonly title: string
  readonly indicator: ComputedIndicator
  /** What stands beside it: the same fact in value, or the hours contracted. */
  readonly beside: ComputedIndicator | null
  readonly notes: readonly string[]
}

/** One objective: figure, n/N, interval, target, status in words and shape, what is missing. */
export function Card({ title, indicator, beside, notes }: CardProps) {
  const { status, solid } = indicator
  const target = targetText(indicator)
  const headline = headlineText(indicator)
  const interval = intervalText(indicator)
  return (
    <article class={`card ${solid && status ? status : 'plain'}`}>
      <h3>{typographic(title)}</h3>
      <p class="figure">
        <strong>{headline ?? 'non calculable'}</strong> <span>({fractionText(indicator)})</span>
      </p>
      {status && (
        <p class="status">
          <span aria-hidden="true">{STATUS_WORDS[status].shape}</span> {STATUS_WORDS[status].word}
          {target && typographic(` : objectif ${target}`)}
        </p>
      )}
      {!status && <p class="status">sans objectif pour cette année</p>}
      <Bar indicator={indicator} />
      {interval && interval !== headline && (
        <p>{typographic(`Selon ce que révéleront les marchés à qualifier : ${interval}.`)}</p>
      )}
      {beside && <Beside indicator={beside} />}
      {notes.map((note) => (
        <p class="note">{typographic(note)}</p>
      ))}
    </article>
  )
}

/** What is established, what is open, and where the target lies; the text beside says the same. */
function Bar({ indicator: { family, low, high, target } }: { readonly indicator: ComputedIndicator }) {
  const full = family === 'hours' ? Math.max(target?.value ?? 0, low ?? 0) : 1
  if (full === 0 || (low === null && high === null)) return null
  const x = (value: number) => Math.round((value / full) * 1000) / 10
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="2" width="100" height="4" />
      <rect class="open" x="0" y="2" width={x(high ?? 0)} height="4" />
      <rect class="low" x="0" y="2" width={x(low ?? 0)} height="4" />
      {target && <rect class="aim" x={Math.min(x(target.value), 99.4)} y="0" width="0.6" height="8" />}
    </svg>
  )
}

function Beside({ indicator }: { readonly indicator: ComputedIndicator }) {
  if (indicator.family === 'hours') {
    return (
      <p>
        {typographic(`Contractualisées : ${indicator.value === null ? 'non renseignées' : hours(indicator.value)}`)}
      </p>
    )
  }
  if (indicator.base === 'contract' || indicator.value === null) return null
  return (
    <>
      <p>
        {typographic('En valeur : ')}
        {percent(indicator.value)} (<Euros amount={indicator.numerator ?? 0} /> sur{' '}
        <Euros amount={indicator.denominator} />)
      </p>
      <p class="note">{typographic([indicator.label, ...notesOf(indicator)].join(' ; '))}</p>
    </>
  )
}

/** Rounded for people, exact on hover. */
export function Euros({ amount }: { readonly amount: number }) {
  return (
    <data value={String(amount)} title={eurosExact(amount)}>
      {euros(amount)}
    </data>
  )
}
