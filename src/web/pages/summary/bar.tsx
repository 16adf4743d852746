import type { AnyIndicator } from '../../../indicators/figures/figure.js'

/** What is established, what is open, and where the target lies; the text beside says the same. */
export function Bar({ indicator: { unit, low, high, target } }: { readonly indicator: AnyIndicator }) {
  const full = unit === 'ratio' ? 1 : Math.max(target?.value ?? 0, high ?? 0, low ?? 0)
  if (full === 0 || (low === null && high === null)) return null
  const x = (value: number) => Math.round((value / full) * 1000) / 10
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="2" width="100" height="4" />
      <rect class="open" x="0" y="2" width={x(high ?? 0)} height="4" />
      <rect class="low" x="0" y="2" width={x(low ?? 0)} height="4" />
      {target && <rect class="aim" x={Math.min(x(target.value), 99.2)} y="0" width="0.8" height="8" />}
    </svg>
  )
}
