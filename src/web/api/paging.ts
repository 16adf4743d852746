import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'

export const LIMIT = 500
export const LIMIT_BY_DEFAULT = 100

export const pagingParameters = {
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'une page est un nombre, à partir de 1')
    .optional()
    .openapi({ type: 'integer', minimum: 1, description: 'Page demandée, à partir de 1.', examples: [2] }),
  limite: z
    .string()
    .regex(/^(?:[1-9]\d?|[1-4]\d\d|500)$/, `un nombre de 1 à ${LIMIT}`)
    .optional()
    .openapi({
      type: 'integer',
      minimum: 1,
      maximum: LIMIT,
      default: LIMIT_BY_DEFAULT,
      description: 'Combien une page en contient.',
      examples: [LIMIT],
    }),
}

/** How a document describes the header `pageLinks` gives. */
export const linkHeader = z.object({
  Link: z.string().optional().meta({
    description: 'Pages suivante (rel="next"), précédente (rel="prev"), première et dernière (RFC 8288).',
    example: '</api/marches?annee=2025&page=2>; rel="next"',
  }),
})

/** RFC 8288: the pages around this one, as relative references that keep every filter. */
export function pageLinks(c: Context, page: number, pages: number): Record<string, string> {
  const links = [
    { rel: 'first', to: 1 },
    { rel: 'prev', to: Math.min(page - 1, pages) },
    { rel: 'next', to: page + 1 },
    { rel: 'last', to: pages },
  ].filter(({ rel, to }) => to >= 1 && (rel !== 'next' || to <= pages))
  return { Link: links.map(({ rel, to }) => `<${pageAddress(c, to)}>; rel="${rel}"`).join(', ') }
}

function pageAddress(c: Context, page: number): string {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('page', String(page))
  return `${pathname}?${searchParams}`
}
