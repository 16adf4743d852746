import { capital, integer, typographic as t } from '../../../../french.js'
import type { Namesake, Namesakes } from '../../../../tasks/namesakes.js'
import { contractHref } from '../../../query.js'
import { shortened } from '../excerpt.js'
import { mergeInto } from './address.js'

/** On the page of a contract: the others that are no doubt the same, and the way to make them one. */
export function ContractNamesakes({
  namesakes: { total, first },
  counted,
}: {
  readonly namesakes: Namesakes
  readonly counted: boolean
}) {
  if (total === 0) return null
  return (
    <div class="notice">
      <p>
        <strong>
          {t(
            `Ce marché est ${first.every(isTwin) ? 'peut-être' : 'sans doute'} ${counted ? 'compté deux fois' : 'deux fois au registre'}`,
          )}
        </strong>
      </p>
      <ul>
        {first.map((each) => (
          <li>
            {t(`${capital(likeness(each))}, ${buyerWords(each)} : `)}
            <a href={contractHref(each.otherUid)}>{t(`le marché de l’import n° ${each.importId}`)}</a>.{' '}
            <Merge namesake={each} />
          </li>
        ))}
        {first.length < total && <li>{t(`et ${integer(total - first.length)} de plus.`)}</li>}
      </ul>
    </div>
  )
}

/** What is new in an import and no doubt there already; `imported`: both are there, and can be made one. */
export function ImportNamesakes({
  namesakes: { total, first },
  imported,
}: {
  readonly namesakes: Namesakes
  readonly imported: boolean
}) {
  if (total === 0) return null
  return (
    <section aria-labelledby="semblables">
      <h2 id="semblables">{t(`Marchés sans doute déjà là (${integer(total)})`)}</h2>
      {!imported && (
        <p>{t('Importez, puis réunissez-les : le compte rendu de l’import en donnera la liste, avec le moyen.')}</p>
      )}
      <ul>
        {first.map((each) => (
          <li>
            {t(shortened(each.objet, 120))}{' '}
            <span class="note">{t([each.id && `n° ${each.id}`, nowWords(each.own)].filter(Boolean).join(' · '))}</span>
            {t(` – ${likeness(each)}, ${buyerWords(each)} : `)}
            <a href={contractHref(each.otherUid)}>{t(`le marché de l’import n° ${each.importId}`)}</a>.{' '}
            {imported && <Merge namesake={each} />}
          </li>
        ))}
      </ul>
      {first.length < total && <p class="note">{t(`Les ${integer(first.length)} premiers de ${integer(total)}.`)}</p>}
    </section>
  )
}

const Merge = ({ namesake: { part, whole } }: { readonly namesake: Namesake }) => (
  <a href={mergeInto(part, whole)}>{t('Les comparer, puis les réunir ou les dire différents ▸')}</a>
)

/** Two rows of one file without number: nothing but their amount may tell them apart. */
const isTwin = ({ id, own, other }: Namesake): boolean => id === null && own === other

function likeness(pair: Namesake): string {
  if (isTwin(pair)) return 'sans numéro, même objet, même date, même titulaire'
  return `${pair.id === null ? 'sans numéro' : 'même numéro'}, même objet, même date, même montant`
}

function buyerWords({ id, own, other }: Namesake): string {
  if (own === other) return id === null ? 'même acheteur' : 'même acheteur depuis qu’il est corrigé ou donné'
  return other === null ? 'sans acheteur' : `acheteur ${other}`
}
const nowWords = (buyer: string | null): string => (buyer === null ? 'ici sans acheteur' : `ici, acheteur ${buyer}`)
