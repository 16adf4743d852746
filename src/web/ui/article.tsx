import type { Article } from '../../codes/articles/article.js'
import { ARTICLE_IDS, ARTICLES, type ArticleId } from '../../codes/articles.js'
import { date, typographic as t } from '../../french.js'

/** Articles of law by id, each leading to its text, with its subject; an id that is not known stays as it is. */
export function ArticleList({ ids }: { readonly ids: readonly string[] }) {
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index > 0 && t(' ; ')}
          <ArticleLink id={id} />
        </>
      ))}
    </>
  )
}

/** Every article known, as text, each with its code, the dates between which it is in force, and whether it is still to be checked. */
export function ArticleDates() {
  return (
    <ul>
      {ARTICLE_IDS.map((id) => (
        <li>
          <a href={ARTICLES[id].url} rel="noreferrer">
            {id}
          </a>
          {t(` : ${articleTitle(ARTICLES[id])}.`)}
        </li>
      ))}
    </ul>
  )
}

const isKnown = (id: string): id is ArticleId => Object.hasOwn(ARTICLES, id)

function ArticleLink({ id }: { readonly id: string }) {
  if (!isKnown(id)) return <>{id}</>
  const article = ARTICLES[id]
  return (
    <>
      <a href={article.url} rel="noreferrer" title={t(articleTitle(article))}>
        {id}
      </a>
      {t(` (${article.subject})`)}
    </>
  )
}

/** The code, when the article is in force, how it changed: what a reader needs to know which text applied then. */
function articleTitle({ code, from, to, versions, verified }: Article): string {
  const changes = versions?.map(({ since, by, change }) => `à partir du ${date(since)}, ${change} (${by})`) ?? []
  return [code, inForce(from, to), ...changes, verified ? '' : 'texte à vérifier']
    .filter((part) => part !== '')
    .join(' ; ')
}

function inForce(from: string | null, to: string | null): string {
  if (to === null) return from === null ? '' : `en vigueur depuis le ${date(from)}`
  return from === null ? `en vigueur jusqu’au ${date(to)}` : `en vigueur du ${date(from)} au ${date(to)}`
}
