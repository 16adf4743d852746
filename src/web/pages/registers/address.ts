import { z } from 'zod'
import type { Severity } from '../../../errors.js'
import type { ReportAsked } from '../../../tasks/registers.js'

const SEVERITIES = { erreur: 'error', avertissement: 'warning', information: 'info' } as const satisfies Record<
  string,
  Severity
>
type SeverityName = keyof typeof SEVERITIES

/** Asks for the findings that are still to be mended alone. */
export const OPEN_FIELD = 'reste'
export const OPEN = 'oui'

const pageSchema = z.coerce.number().int().min(1).catch(1)

const parametersSchema = z.object({
  gravite: z
    .enum(Object.keys(SEVERITIES) as [SeverityName, ...SeverityName[]])
    .optional()
    .catch(undefined),
  feuille: z.string().max(200).optional().catch(undefined),
  code: z.string().max(60).optional().catch(undefined),
  [OPEN_FIELD]: z.literal(OPEN).optional().catch(undefined),
  page: pageSchema,
  rejets: pageSchema,
})

/** What a report's address asks for; what is not understood is left out. */
export function reportAsked(parameters: URLSearchParams): ReportAsked {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value !== ''))
  const { gravite, feuille, code, reste, page, rejets } = parametersSchema.parse(given)
  const filter = {
    severity: gravite && SEVERITIES[gravite],
    sheet: feuille,
    code,
    ...(reste && ({ open: true } as const)),
  }
  return { filter, page, rejectedPage: rejets }
}

/** The address of the same report asked otherwise. */
export function reportHref(id: number, { filter, page, rejectedPage }: ReportAsked, anchor: string): string {
  const parameters = {
    gravite: filter.severity && severityName(filter.severity),
    feuille: filter.sheet,
    code: filter.code,
    [OPEN_FIELD]: filter.open && OPEN,
    page: page > 1 ? String(page) : undefined,
    rejets: rejectedPage > 1 ? String(rejectedPage) : undefined,
  }
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const search = new URLSearchParams(given).toString()
  return `/registres/${id}${search && `?${search}`}#${anchor}`
}

export const severityName = (severity: Severity): string =>
  Object.entries(SEVERITIES).find(([, each]) => each === severity)?.[0] ?? ''

/** The page of a list, from 1. */
export const pageAsked = (text: string | undefined): number => pageSchema.parse(text)
