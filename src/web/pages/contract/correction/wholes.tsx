import { eurosExact, integer, plural, typographic as t } from '../../../../french.js'
import type { TwiceThere } from '../../../../tasks/namesakes.js'
import { contractHref } from '../../../query.js'
import { shortened } from '../excerpt.js'
import { mergeInto } from './address.js'

type Wholes = TwiceThere['wholes']
type Whole = Wholes['first'][number]

/** On the page of a contract, the whole or one of its lots: that both count, and the way to count them once. */
export function ContractWholes({ wholes: { first }, uid }: { readonly wholes: Wholes; readonly uid: string }) {
  const [whole] = first
  if (!whole) return null
  const isLot = whole.uid !== uid
  return (
    <div class="notice">
      <p>
        <strong>{t('Ce marché est sans doute compté deux fois')}</strong>
      </p>
      <p>
        {t(
          isLot
            ? 'Il est un lot d’un marché donné aussi en entier : '
            : 'Il est donné ici en entier, et aussi par lots : ',
        )}
        <a href={contractHref(isLot ? whole.uid : whole.lotUid)}>{t(isLot ? 'le marché entier' : 'son premier lot')}</a>
        {t(` (${sameSum(whole)}). `)}
        <Merge whole={whole} />
      </p>
    </div>
  )
}

/** What an import gives whole or by lots, that is there the other way; `imported`: both are there, and can be made one. */
export function ImportWholes({
  wholes: { total, first },
  imported,
}: {
  readonly wholes: Wholes
  readonly imported: boolean
}) {
  if (total === 0) return null
  return (
    <section aria-labelledby="en-entier-et-par-lots">
      <h2 id="en-entier-et-par-lots">{t(`Marchés donnés en entier et par lots (${integer(total)})`)}</h2>
      <p>
        {t(
          imported
            ? `${plural(total, 'Il compte', 'Ils comptent')} deux fois. ${HOW}`
            : `${plural(total, 'Il compterait', 'Ils compteraient')} deux fois. ${THEN}`,
        )}
      </p>
      <ul>
        {first.map((whole) => (
          <li>
            {t(shortened(whole.objet, 120))} <span class="note">{t(`n° ${whole.id} – ${sameSum(whole)}`)}</span>{' '}
            {imported && <Merge whole={whole} />}
          </li>
        ))}
      </ul>
      {first.length < total && <p class="note">{t(`Les ${integer(first.length)} premiers de ${integer(total)}.`)}</p>}
    </section>
  )
}

const HOW = 'Réunissez le marché entier à l’un de ses lots : ses lots gardent leurs montants.'
const THEN =
  'Importez, puis réunissez le marché entier à l’un de ses lots : le compte rendu de l’import en donnera la liste, avec le moyen.'

/** "300 000 € en entier, comme son lot" or "… comme ses 2 lots ensemble". */
function sameSum({ montant, lots }: Whole): string {
  const its = lots === 1 ? 'comme son lot' : `comme ses ${integer(lots)} lots ensemble`
  return `${eurosExact(montant)} en entier, ${its}`
}

const Merge = ({ whole: { uid, lotUid } }: { readonly whole: Whole }) => (
  <a href={mergeInto(uid, lotUid)}>{t('Les comparer, puis les réunir ou les dire différents ▸')}</a>
)
