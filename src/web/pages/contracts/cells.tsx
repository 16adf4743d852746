import { isUsableAmount } from '../../../contract.js'
import { date } from '../../../french.js'
import type { ContractLine } from '../../../tasks/listing.js'
import { contractHref } from '../../query.js'
import { Euros } from '../../ui/euros.js'
import { buyerName, type Shown } from './buyer.js'

/** What a contract is for, with what it goes by. */
export function Objet({ contract: { uid, objet, id, lot, type } }: { readonly contract: ContractLine }) {
  const parts = [lot && `lot ${lot}`, id && `n° ${id}`, type === 'concession' && 'concession'].filter(Boolean)
  return (
    <>
      <a class="objet" href={contractHref(uid)}>
        {objet.trim()}
      </a>
      {parts.length > 0 && <span class="note">{parts.join(' · ')}</span>}
    </>
  )
}

export function Buyer(contract: ContractLine, { list }: Shown) {
  const name = buyerName(contract, list)
  return name === contract.acheteur ? name && <span class="id">{name}</span> : name
}

export function Day({ yearDate, yearBasis }: ContractLine) {
  if (yearDate === null) return null
  return (
    <>
      <time datetime={yearDate}>{date(yearDate)}</time>
      {yearBasis !== 'notification' && <span class="note"> ({yearBasis})</span>}
    </>
  )
}

export function Amount({ montantFirst, montantMaximum }: ContractLine) {
  if (montantFirst === null) return null
  return (
    <>
      <Euros amount={montantFirst / 100} />
      {montantMaximum && <span class="note"> (maximum)</span>}
      {!isUsableAmount(montantFirst) && <span class="note"> (inexploitable)</span>}
    </>
  )
}
