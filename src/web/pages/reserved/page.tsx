import { countOf, typographic as t } from '../../../french.js'
import type { Opportunity } from '../../../tasks/reserved/opportunity.js'
import type { ReservedList } from '../../../tasks/reserved.js'
import { page } from '../../ui/layout.js'
import { Pagination } from '../../ui/pagination.js'
import { type Address, addressOf, PATH } from './address.js'
import { LIST_TITLE, listTitle, partsOf } from './describe.js'
import { Filters } from './filters.js'
import { Guide } from './guide.js'
import { Item } from './item.js'
import { Method, Notes } from './notes.js'
import { Subscribe } from './subscribe.js'

/** Contracts shown at a time. */
export const PAGE_SIZE = 25

export interface ReservedPageProps {
  readonly list: ReservedList
  readonly address: Address
  /** Those of the page asked for. */
  readonly shown: readonly Opportunity[]
  readonly origin: string
}

/** The supplier's page: contracts reserved or with an insertion clause, until when, and how to follow them. */
export function reservedPage(props: ReservedPageProps) {
  const { list, address, origin } = props
  const feed = addressOf(address.given, { format: 'atom' })
  return page(
    {
      title: LIST_TITLE,
      section: '/marches-reserves',
      head: (
        <link
          rel="alternate"
          type="application/atom+xml"
          href={feed}
          title={listTitle(list.organisation, address.given)}
        />
      ),
    },
    <>
      <div class="headline">
        <h1>{t(LIST_TITLE)}</h1>
        <a href="#qui-peut-repondre">{t('À quels marchés réservés puis-je répondre ?')}</a>
      </div>
      <Refused refused={address.refused} />
      {list.entries.length > 0 && <Filters list={list} given={address.given} />}
      <Results {...props} />
      {list.entries.length > 0 && <Subscribe given={address.given} origin={origin} count={list.matching.length} />}
      <Guide />
      <Method list={list} />
    </>,
  )
}

function Refused({ refused }: { readonly refused: readonly string[] }) {
  if (refused.length === 0) return null
  return (
    <div class="notice error" role="alert">
      {refused.map((each) => (
        <p>{t(each)}</p>
      ))}
      <p>{t('La liste est faite sans cela.')}</p>
    </div>
  )
}

function Results({ list, address, shown }: ReservedPageProps) {
  const { given } = address
  const count = list.matching.length
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE))
  return (
    <section aria-labelledby="resultats">
      <h2 id="resultats">{t(`${countOf(count, 'contrat', 'contrats')} — ${list.organisation}`)}</h2>
      <Chosen address={address} />
      <Notes list={list} address={address} />
      {count === 0 && <Nothing list={list} />}
      {count > 0 && shown.length === 0 && (
        <p>
          {t(`Cette liste n’a que ${countOf(pages, 'page', 'pages')} : `)}
          <a href={addressOf(given)}>revenir à la première</a>.
        </p>
      )}
      {shown.length > 0 && (
        <ol class="opportunities" start={(address.page - 1) * PAGE_SIZE + 1}>
          {shown.map((contract) => (
            <Item contract={contract} horizon={list.horizon} today={list.today} />
          ))}
        </ol>
      )}
      <Pagination page={address.page} pages={pages} href={(asked) => addressOf(given, { page: asked })} />
    </section>
  )
}

/** What is filtered, each part with the way to do without it. */
function Chosen({ address: { given } }: { readonly address: Address }) {
  const parts = partsOf(given)
  if (parts.length === 0) return null
  return (
    <ul class="chips" aria-label="Filtres">
      {parts.map(({ name, text }) => (
        <li>
          {t(text)}{' '}
          <a href={addressOf({ ...given, [name]: undefined })}>
            <span aria-hidden="true">✕</span>
            <span class="visually-hidden">{t(`Retirer le filtre « ${text} »`)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ list }: { readonly list: ReservedList }) {
  if (list.entries.length > 0) {
    return (
      <p>
        {t('Aucun contrat ne répond à ces filtres. ')}
        <a href={PATH}>Tout afficher</a>
      </p>
    )
  }
  return (
    <p>
      {t(
        list.undecided > 0
          ? `Aucune réservation ni clause d’insertion n’est établie pour l’instant : ${countOf(list.undecided, 'contrat attend', 'contrats attendent')} une confirmation de l’acheteur.`
          : 'Aucun marché réservé ni marché avec clause d’insertion n’est connu pour l’instant. Cette page se remplit quand l’acheteur importe son registre.',
      )}
    </p>
  )
}
