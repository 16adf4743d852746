import { z } from 'zod'
import type { CorrectedValues } from '../../../tasks/setAside.js'

export const ROW_FIELD = 'ligne'
export const REASON_FIELD = 'motif'
export const DOCUMENT_FIELD = 'piece'
export const NEXT_FIELD = 'suite'
/** What the buttons of the form ask for. */
export const NEXT = { check: 'verifier', import: 'importer', leave: 'laisser', reopen: 'reprendre' } as const
export const LONGEST_REASON = 2000
export const LONGEST_DOCUMENT = 300

/** Where rows an import set aside are corrected. */
export function setAsideHref(importId: number, seqs: readonly number[] = []): string {
  const asked = new URLSearchParams(seqs.map((seq) => [ROW_FIELD, String(seq)])).toString()
  return `/registres/${importId}/mises-de-cote${asked && `?${asked}`}`
}

/** The field of a form under which a value of a row is typed. */
export const valueField = (seq: number, key: string): string => `v-${seq}-${key}`
const VALUE = /^v-(?<seq>\d{1,9})-(?<key>[\s\S]{1,500})$/

/** Numbers of rows, as an address or a form gives them; what is no number is left out. */
export const rowsAsked = (given: readonly unknown[]): number[] =>
  given.flatMap((each) => (typeof each === 'string' && /^\d{1,9}$/.test(each) ? [Number(each)] : []))

export interface SetAsideForm {
  readonly rows: readonly CorrectedValues[]
  readonly reason: string
  readonly document: string | null
  readonly next: (typeof NEXT)[keyof typeof NEXT]
}

const formSchema = z.object({
  [REASON_FIELD]: z.string().max(LONGEST_REASON).catch(''),
  [DOCUMENT_FIELD]: z.string().max(LONGEST_DOCUMENT).catch(''),
  [NEXT_FIELD]: z.enum(NEXT).catch(NEXT.check),
})

/** What was typed, row by row. A form ends its lines as HTTP does: they are put back as people typed them. */
export function setAsideForm(body: Readonly<Record<string, unknown>>): SetAsideForm {
  const { motif, piece, suite } = formSchema.parse(body)
  const seqs = rowsAsked([body[ROW_FIELD]].flat())
  const values = new Map<number, Record<string, string>>(seqs.map((seq) => [seq, {}]))
  for (const [name, value] of Object.entries(body)) {
    const { seq, key } = VALUE.exec(name)?.groups ?? {}
    const row = seq === undefined ? undefined : values.get(Number(seq))
    if (row && key !== undefined && typeof value === 'string') row[key] = value.replace(/\r\n/g, '\n')
  }
  const rows = [...values].map(([seq, typed]) => ({ seq, values: typed }))
  return { rows, reason: motif.trim(), document: piece.trim() || null, next: suite }
}
