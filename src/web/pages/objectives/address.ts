/** Addresses of the pages of objectives: which scheme, which objective, of which year. */
export const OBJECTIVES_PATH = '/objectifs'

interface Asked {
  readonly scheme?: string | undefined
  readonly year?: number | undefined
  /** SIREN of the one buyer that is looked at. */
  readonly acheteur?: string | undefined
}

const searchOf = ({ scheme, year, acheteur }: Asked): string => {
  const search = new URLSearchParams({
    ...(year === undefined ? {} : { annee: String(year) }),
    ...(scheme === undefined ? {} : { schema: scheme }),
    ...(acheteur === undefined ? {} : { acheteur }),
  }).toString()
  return search === '' ? '' : `?${search}`
}

/** The objectives of a scheme, held against a year. */
export const objectivesHref = (asked: Asked = {}): string => `${OBJECTIVES_PATH}${searchOf(asked)}`

/** One objective of a scheme. */
export const objectiveHref = (scheme: string, objective: string, year: number, acheteur?: string): string =>
  `${OBJECTIVES_PATH}/${encodeURIComponent(objective)}${searchOf({ scheme, year, acheteur })}`

/** Where edits of a scheme are sent, by what they edit. */
export const editHref = (scheme: string, edit: string): string =>
  `${OBJECTIVES_PATH}/schemas/${encodeURIComponent(scheme)}/${edit}`
