import { z } from 'zod'
import { isoDateSchema } from '../../../contract.js'
import { KINDS } from '../../../states.js'
import type { JournalFilter } from '../../../store/journal.js'
import { JOURNAL_PATH } from './address.js'

const LINES = { 'en-vigueur': 'inForce', 'sans-piece': 'undocumented' } as const
const words = Object.keys(LINES) as (keyof typeof LINES)[]
const day = z.string().pipe(z.iso.date('une date s’écrit année-mois-jour, par exemple 2025-03-31')).pipe(isoDateSchema)

/** Parameters by which the journal is filtered. */
export const journalShape = {
  fait: z.enum(KINDS, `sont connus : ${KINDS.join(', ')}`).optional(),
  marche: z.string().trim().max(500, 'cet identifiant est trop long').optional(),
  auteur: z.string().trim().max(200, 'ce nom est trop long').optional(),
  lot: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'un groupe de réponses se désigne par son numéro')
    .optional(),
  du: day.optional(),
  au: day.optional(),
  lignes: z.enum(words, `sont connus : ${words.join(', ')}`).optional(),
}
const schema = z.object(journalShape)

export const journalFilterOf = ({
  fait,
  marche,
  auteur,
  lot,
  du,
  au,
  lignes,
}: z.output<typeof schema>): JournalFilter => ({
  ...{ kind: fait, uid: marche, actor: auteur, from: du, to: au },
  ...{ batch: lot === undefined ? undefined : Number(lot), only: lignes && LINES[lignes] },
})

/** Reads the filter of an address; what is not understood is left out and said. */
export function journalFilterIn(parameters: URLSearchParams): {
  filter: JournalFilter
  notices: string[]
  page: number
} {
  const given: Record<string, string> = {}
  const notices: string[] = []
  for (const [name, each] of Object.entries(journalShape)) {
    const value = parameters.get(name)
    if (!value) continue
    const parsed = each.safeParse(value)
    if (parsed.success) given[name] = value
    else
      notices.push(`« ${name}=${value} » n’est pas compris (${parsed.error.issues[0]?.message}) : le reste est suivi.`)
  }
  const page = pageIn(parameters)
  return { filter: journalFilterOf(schema.parse(given)), notices, page }
}

/** The address of the journal, or of its file. */
export function journalHref(
  { kind, uid, actor, batch, from, to, only }: JournalFilter,
  page = 1,
  path = JOURNAL_PATH,
): string {
  const lines = words.find((word) => LINES[word] === only)
  const given = { fait: kind, marche: uid, auteur: actor, lot: batch, du: from, au: to, lignes: lines }
  const search = new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
  if (page > 1) search.set('page', String(page))
  return search.size === 0 ? path : `${path}?${search}`
}

/** From 1; what is no page is the first. */
export function pageIn(parameters: URLSearchParams): number {
  const page = parameters.get('page') ?? ''
  return /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1
}
