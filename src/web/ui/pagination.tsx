import { integer } from '../../french.js'

interface PaginationProps {
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}

/** Where one is in a long list, and the way to its other pages. */
export function Pagination({ page, pages, href }: PaginationProps) {
  if (pages <= 1) return null
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages)
  return (
    <nav class="pagination" aria-label="Pages de la liste">
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              ← Précédente
            </a>
          </li>
        )}
        {shown.map((each, at) => (
          <li>
            {each - (shown[at - 1] ?? each - 1) > 1 && <span aria-hidden="true">… </span>}
            <a href={href(each)} aria-current={each === page ? 'page' : undefined} aria-label={`Page ${each}`}>
              {integer(each)}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              Suivante →
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
