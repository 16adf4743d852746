import { countOf, sirenText, typographic as t } from '../../../french.js'
import { NOT_STATED } from '../../../indicators/selection.js'
import type { BuyerCount, Summary } from '../../../tasks/summary.js'
import { Count } from './count.js'
import { countedIn } from './view.js'

type Data = Pick<
  Summary,
  'year' | 'acheteur' | 'countedBuyers' | 'direction' | 'categorie' | 'buyers' | 'sirens' | 'buyerNames'
>

/** Buyers named in the text; a list below it has the others. */
const NAMED = 5

/** Whose contracts the figures count, said wherever the base holds those of several buyers under one name. */
export function Buyers({ data }: { readonly data: Data }) {
  const { buyers, sirens, acheteur } = data
  if (acheteur !== undefined || sirens.length < 2 || buyers.length === 0) return null
  const [first, rest] = [buyers.slice(0, NAMED), buyers.slice(NAMED)]
  return (
    <div class="buyers">
      <p>
        {t('Comptés : ')}
        <strong>{howMany(data)}</strong>
        {t(' : ')}
        {first.map((buyer, at) => (
          <>
            {at > 0 && ', '}
            <Buyer of={buyer} data={data} />
          </>
        ))}
        {rest.length > 0 && t(`, et ${countOf(rest.length, 'autre', 'autres')}`)}.
        {buyers.length < sirens.length && t(` La base en a d’autres, sans marché compté en ${data.year}.`)}
      </p>
      {rest.length > 0 && (
        <details>
          <summary>{t('Les autres acheteurs comptés')}</summary>
          <ul>
            {rest.map((buyer) => (
              <li>
                <Buyer of={buyer} data={data} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function howMany({ buyers }: Data): string {
  const named = buyers.filter(({ siren }) => siren !== null).length
  return named === 0 ? 'aucun acheteur nommé' : countOf(named, 'acheteur', 'acheteurs')
}

function Buyer({ of: { siren, contracts }, data }: { readonly of: BuyerCount; readonly data: Data }) {
  const count = countOf(contracts, 'marché', 'marchés')
  if (siren === null) {
    return (
      <>
        {t('sans acheteur connu (')}
        <Count of={{ query: countedIn(data, { acheteur: NOT_STATED }), contracts }}>{count}</Count>)
      </>
    )
  }
  return (
    <>
      <a href={`/synthese?annee=${data.year}&acheteur=${siren}`}>{buyerShown(data, siren)}</a> (
      <Count of={{ query: countedIn(data, { acheteur: siren }), contracts }}>{count}</Count>)
    </>
  )
}

/** How a buyer is called, by SIREN or SIRET: its name, else its number in groups of three. */
export function buyerShown({ buyerNames }: Pick<Summary, 'buyerNames'>, id: string): string {
  const siren = id.slice(0, 9)
  const name = buyerNames.get(siren) ?? sirenText(siren)
  return id.length === 9 ? name : `${name}, établissement ${id.slice(9)}`
}
