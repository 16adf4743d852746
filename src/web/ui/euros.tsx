import { euros, eurosExact } from '../../french.js'

/** Euros rounded for people, exact on hover. */
export function Euros({ amount }: { readonly amount: number }) {
  return (
    <data value={String(amount)} title={eurosExact(amount)}>
      {euros(amount)}
    </data>
  )
}
