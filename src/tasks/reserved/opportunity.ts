import { citationsIn } from '../../codes/citations.js'
import { type PublicHolder, publicHolder } from '../../contract/publicHolder.js'
import { publicText } from '../../contract/publicText.js'
import type { Centihours, ContractRecord } from '../../contract.js'
import type { ReservedDetail } from '../../store/reserved.js'
import type { ReservedEntry } from './entry.js'
import { type Proof, proofOf } from './proof.js'
import { publicNeed } from './publicNeed.js'

/** A contract as the public list, its feed, its calendar and its table show it: what the buyer publishes, and no more. */
export interface Opportunity extends ReservedEntry {
  readonly id: string | null
  readonly lot: string | null
  readonly title: string
  /** What the lot belongs to, where the title is the lot's. */
  readonly within: string | null
  readonly codeCPV: string | null
  readonly montantMaximum: boolean
  readonly holders: readonly PublicHolder[]
  readonly reservation: Reservation | null
  readonly insertion: Insertion | null
}

export interface Reservation {
  /** Articles the buyer itself cites: "CCP L. 2113-12". */
  readonly articles: readonly string[]
  readonly proof: Proof | null
}

export interface Insertion {
  /** Hours written in the contract; hours done are never public. */
  readonly contracted: Centihours | null
  readonly proof: Proof | null
}

/** An entry with its proofs. */
export function opportunityOf(entry: ReservedEntry, { record, tags }: ReservedDetail): Opportunity {
  const { title, within, lot } = publicNeed(record)
  return {
    ...entry,
    id: record.id,
    lot,
    title,
    within,
    codeCPV: record.codeCPV && publicText(record.codeCPV),
    montantMaximum: record.montantMaximum,
    holders: holdersOf(record).map(publicHolder),
    reservation: entry.reserved
      ? { articles: articlesOf(tags, record), proof: proofOf('reserved', tags, record) }
      : null,
    insertion: entry.clause
      ? { contracted: record.heuresContractualisees, proof: proofOf('insertionClause', tags, record) }
      : null,
  }
}

/** The current holders: those of the latest modification that names any. */
function holdersOf({ titulaires, modifications }: ContractRecord): ContractRecord['titulaires'] {
  return modifications.findLast((change) => change.titulaires !== null)?.titulaires ?? titulaires
}

/** Only what the buyer's own words cite: a rule knows which articles are possible, not which one was chosen. */
function articlesOf(tags: ReservedDetail['tags'], { texts }: ContractRecord): string[] {
  const cited = tags
    .filter(({ kind, state }) => kind === 'reserved' && state === 'yes')
    .flatMap(({ legalRefs, cell }) => {
      const text = texts.find((each) => each.cell === cell)?.text ?? ''
      const articles = new Set<string>(citationsIn(text).map(({ article }) => article))
      return legalRefs.filter((article) => articles.has(article))
    })
  return [...new Set(cited)].sort()
}
