import type { Child } from 'hono/jsx'
import { countOf, integer, percent } from '../../../french.js'
import { contractsHref } from '../../query.js'
import { Euros } from '../../ui/euros.js'
import { type Behind, partsOf, type Share, type View } from './view.js'

interface CountProps {
  readonly of: Behind
  /** What is read; the number of contracts where nothing else is given. */
  readonly children?: Child
}

/** A number that opens exactly the contracts it is made of, and says how many they are. */
export function Count({ of: { query, contracts }, children }: CountProps) {
  return (
    <a class="figure" href={contractsHref(query)} title={countOf(contracts, 'marché', 'marchés')}>
      {children ?? integer(contracts)}
    </a>
  )
}

interface ShareProps {
  readonly share: Share
  readonly view: View
}

/** "53 sur 187", "23 M€ sur 91 M€": both open their contracts. */
export function Fraction({ share, view }: ShareProps) {
  const { yes, all } = partsOf(share, view)
  if (share.base === 'contract') {
    return (
      <>
        <Count of={yes} /> sur <Count of={all} />
      </>
    )
  }
  return (
    <>
      <Count of={yes}>{share.numerator === null ? '?' : <Euros amount={share.numerator} />}</Count> sur{' '}
      <Count of={all}>
        <Euros amount={share.denominator} />
      </Count>
    </>
  )
}

/** Between which bounds the rate lies, and the contracts still to qualify; nothing where all is known. */
export function Open({ share, view }: ShareProps) {
  const { open } = partsOf(share, view)
  const { low, high } = share
  if (open.contracts === 0 || low === null || high === null || low === high) return null
  return (
    <p>
      De {percent(low)} à {percent(high)}, selon <Count of={open}>{countOf(open.contracts, 'marché', 'marchés')}</Count>{' '}
      à qualifier.
    </p>
  )
}
