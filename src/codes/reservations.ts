import type { ReservedTo } from '../states.js'
import type { ArticleId } from './articles.js'

/** What the law says of a reservation, as data; amounts of people in percent of those employed, durations in years. */
export interface ReservationLaw {
  readonly articles: readonly ArticleId[]
  /** Least share of the people concerned among those employed; null: the law sets none. */
  readonly minimumShare: number | null
  /** Longest contract; null: no limit of its own. */
  readonly longestYears: number | null
  /** Who held the same contract of this buyer in so many years before may not have it again; null: no such limit. */
  readonly heldWithinYears: number | null
}

/** Since when the tool says this of the law. */
export const KEPT_SINCE = '2026-11-22'

/** Who a contract or a lot may be reserved to: code de la commande publique, second part, in force on that day. */
export const RESERVATIONS: Record<Exclude<ReservedTo, 'unspecified'>, ReservationLaw> = {
  'EA-ESAT': {
    articles: ['CCP L. 2113-12', 'CCP R. 2113-7'],
    minimumShare: 50,
    longestYears: null,
    heldWithinYears: null,
  },
  SIAE: { articles: ['CCP L. 2113-13', 'CCP R. 2113-7'], minimumShare: 50, longestYears: null, heldWithinYears: null },
  prison: {
    articles: ['CCP L. 2113-13-1', 'CCP L. 2113-14'],
    minimumShare: 50,
    longestYears: null,
    heldWithinYears: null,
  },
  ESS: { articles: ['CCP L. 2113-15', 'CCP L. 2113-16'], minimumShare: null, longestYears: 3, heldWithinYears: 3 },
}

/** One lot for EA, ESAT and SIAE together: allowed since this law. */
export const JOINT_RESERVATION = { article: 'CCP L. 2113-14', enacted: '2020-12-07' } as const satisfies {
  readonly article: ArticleId
  readonly enacted: string
}

/** The article on which an insertion clause rests: it reserves nothing. */
export const INSERTION_CLAUSE = 'CCP L. 2112-2' satisfies ArticleId

/** Where all this is written. */
export const RESERVATION_SOURCES = {
  code: {
    title: 'code de la commande publique',
    href: 'https://www.legifrance.gouv.fr/codes/id/LEGITEXT000037701019',
  },
  texts: [
    'ordonnance n° 2022-1336 du 19 octobre 2022, article 19 (travail pénitentiaire)',
    'directive 2014/24/UE, articles 20 et 77',
  ],
} as const
