import { LONGEST } from './tidyAmount.js'

const MAX = '(?:montants? )?(?:max(?:i(?:mum|mal)?)?|plafond)(?!\\p{L})[.]?'
const MIN = '(?:montants? )?min(?:i(?:mum|mal)?)?(?!\\p{L})[.]?'

/** At an end of the cell: between two figures it would make one number of them. */
export const MAXIMUM = new RegExp(`^${MAX} ?:?(?=.*\\d)|${MAX}$`, 'iu')

/** In a column of minima or maxima: there is none. */
export const NO_LIMIT = new RegExp(
  `^\\s*(?:sans|pas de|aucun|ni)(?: (?:${MAX}|${MIN}))?(?:,? ?(?:ni|et|/)? ?(?:sans |de )?(?:${MAX}|${MIN}))?\\s*$`,
  'iu',
)
const BETWEEN = '[\\s,;/–-]*(?:et |à )?\\s*'
const RANGES = [
  new RegExp(
    `^(?:sans )?${MIN}\\s*:?\\s*(?<min>[^a-z]{0,30}?(?:[km]?€|euros?)?(?: h\\.?t\\.?)?)${BETWEEN}${MAX}\\s*:?\\s*(?<max>\\d.*)$`,
    'iu',
  ),
  new RegExp(
    `^(?<min>\\d[^a-z]{0,30}?(?:[km]?€|euros?)?(?: h\\.?t\\.?)?)\\s*${MIN}${BETWEEN}(?<max>\\d.*?)\\s*${MAX}$`,
    'iu',
  ),
  /^(?<between>entre) (?<min>\d.*?) et (?<max>\d.*)$/iu,
  /^(?<between>de) (?<min>\d.*?) (?:à|a) (?<max>\d.*)$/iu,
]
/** The unit of the second figure goes for the first: "entre 10 et 20 k€". */
export const UNIT_AFTER = / ?(?:[kKM]?€|[kKM] ?(?:€|euros)|millions?.*|milliers?.*)(?= ?(?:h\.?t\.?|ttc)?$)/iu

/** What `RANGES` find, by name: `min`, `max`, `between`. */
export type Range = Readonly<Record<string, string | undefined>>

/** The two bounds that a text gives; undefined: it gives none. */
export function rangeIn(tidy: string): Range | undefined {
  return tidy.length > LONGEST ? undefined : RANGES.map((range) => range.exec(tidy)?.groups).find(Boolean)
}
