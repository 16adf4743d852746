import type { ArticleId } from '../codes/articles.js'
import { type Citation, citationsIn } from '../codes/citations.js'
import type { Kind } from '../states.js'

/** Articles on what a contract makes its holder do: of the code, of the law before it, of other laws. */
const ON_CLAUSES: ReadonlySet<ArticleId> = new Set<ArticleId>([
  ...([
    'CCP L. 2111-1',
    'CCP L. 2111-2',
    'CCP L. 2111-3',
    'CCP L. 2112-2',
    'CCP L. 2112-2-1',
    'CCP L. 2112-4',
  ] as const),
  ...(['CCP L. 3114-2', 'CCP L. 3114-2-1', 'CMP art. 14', 'Ord. 2015-899 art. 38', 'Décret 2016-360 art. 10'] as const),
  ...(['CCAG-Travaux 20.1', 'CCAG-Travaux 20.2', 'CCAG-FCS 16.1', 'CCAG-FCS 16.2', 'CCAG-PI 16.1'] as const),
  ...(['CCAG-PI 16.2', 'CCAG-TIC 16.1', 'CCAG-TIC 16.2', 'Loi AGEC art. 58', 'Loi Climat art. 35'] as const),
  ...(['Décret 2021-254', 'Décret 2024-134', 'CRPM L. 230-5-1'] as const),
])

/** Articles on how offers are compared. */
const ON_CRITERIA: ReadonlySet<ArticleId> = new Set<ArticleId>([
  ...(['CCP L. 2152-7', 'CCP L. 2152-8', 'CCP R. 2152-7', 'CCP L. 3124-5', 'CCP R. 3124-4'] as const),
  ...(['CMP art. 53', 'Ord. 2015-899 art. 52', 'Décret 2016-360 art. 62'] as const),
])

const isAbout = (article: ArticleId, kind: Kind): boolean => {
  if (kind === 'reserved') return !ON_CLAUSES.has(article) && !ON_CRITERIA.has(article)
  return (kind.endsWith('Criterion') ? ON_CRITERIA : ON_CLAUSES).has(article)
}

const REACH = 300
const NUMBERED = /art|\d{4}/i
/** Asked first: no article is cited without one of these, and looking for citations costs more. */
const MAY_CITE = /art(?:icle)?s?[.\s\d]|\d\s?[-\u2010-\u2015\u2212.]\s?\d|cmp/iu

/** The law a text cites: an article of 2006 proves a clause of 2009, where the rule itself cites the law of today. */
export class CitedLaw {
  private found: readonly Citation[] | undefined

  constructor(private readonly text: string) {}

  /** Articles cited around a place (UTF-16 offsets) that are about such a fact, each once, in the order of the text. */
  around(kind: Kind, { start, end }: { readonly start: number; readonly end: number }): ArticleId[] {
    const near = this.citations().filter((each) => each.end > start - REACH && each.start < end + REACH)
    return [...new Set(near.map(({ article }) => article))].filter((article) => isAbout(article, kind))
  }

  private citations(): readonly Citation[] {
    this.found ??= NUMBERED.test(this.text) && MAY_CITE.test(this.text) ? citationsIn(this.text) : []
    return this.found
  }
}
