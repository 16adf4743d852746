import { sirenText, typographic as t } from '../../french.js'
import type { KnownBuyer } from '../../tasks/buyers.js'

/** Buyers that can be read through in a choice; beyond, their number is typed. */
const MOST = 200

/** What is answered where a buyer is not a SIREN. */
export const BAD_BUYER = {
  title: 'Acheteur non compris',
  text: 'Un acheteur se désigne ici par son SIREN : neuf chiffres.',
}

interface BuyerChoiceProps {
  readonly buyers: readonly KnownBuyer[]
  /** SIREN; absent: all of them together. */
  readonly chosen: string | undefined
  /** What no choice is called. */
  readonly all?: string
}

/** One buyer, or all; nothing where there is no choice to make. */
export function BuyerChoice({ buyers, chosen, all = 'Tous ensemble' }: BuyerChoiceProps) {
  if (buyers.length < 2 && chosen === undefined) return null
  return (
    <div class="field">
      <label for="acheteur">{buyers.length > MOST ? 'Acheteur (SIREN)' : 'Acheteur'}</label>
      {buyers.length > MOST ? (
        <input type="text" inputmode="numeric" id="acheteur" name="acheteur" value={chosen ?? ''} size={10} />
      ) : (
        <select id="acheteur" name="acheteur">
          <option value="">{all}</option>
          {listed(buyers, chosen).map(({ siren, name }) => (
            <option value={siren} selected={siren === chosen}>
              {t(buyerText({ siren, name }))}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

function listed(buyers: readonly KnownBuyer[], chosen: string | undefined): readonly KnownBuyer[] {
  const known = chosen === undefined || buyers.some(({ siren }) => siren === chosen)
  return known ? buyers : [...buyers, { siren: chosen, name: null }]
}

/** A buyer by its name, else its number in groups of three. */
export const buyerText = ({ siren, name }: KnownBuyer): string => name ?? sirenText(siren)

/** How the buyer chosen is called. */
export const buyerNamed = (buyers: readonly KnownBuyer[], siren: string): string =>
  buyerText(buyers.find((buyer) => buyer.siren === siren) ?? { siren, name: null })
