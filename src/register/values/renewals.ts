/** What the parts of a duration are written like, and the ways of writing it with its renewals. */
const LENGTH = String.raw`\d[\d .,]*(?:ans?|années?|mois|m|jours?|j|semaines?|sem\.?)(?: ?(?:et )?\d{1,2} ?(?:mois|jours?))?|\d[\d .,]*(?:ans?|années?) ?(?:et )?(?:1\/2|demie?)`
const FIRM = String.raw`(?: ?(?:fermes?|initiale?s?|de base|\((?:ferme|initiale?|de base)\)))?`
const RENEWABLE = String.raw`(?:,? ?\(?(?:et )?(?:est )?(?:(?:tacitement|expressément) )?(?:renouvelables?|reconductibles?|renouvelé|reconduit)(?: (?:tacitement|expressément|annuellement|par (?:tacite |expresse )?(?:re)?conduction|expresse))*)`
const TIMES = String.raw`(?<times>\d{1,2}) ?(?:fois|x|×|\*)`
const END = String.raw`\)?\.?$`

const RENEWED = new RegExp(
  `^(?<firm>${LENGTH})${FIRM}${RENEWABLE} ?(?:${TIMES})?(?: ?(?:maximum|max\\.?))?(?: ?(?:par|pour|de|d['’])? ?(?:périodes?|(?:1 )?durée)?(?: successives?)?(?: ?de| ?d['’])? ?(?<each>${LENGTH}))?${END}`,
  'iu',
)
const PLUS_TIMES = new RegExp(
  `^(?<firm>${LENGTH}|\\d+)${FIRM} ?\\(?\\+ ?${TIMES} ?(?:de )?(?<each>${LENGTH}|\\d+(?: mois)?)?${END}`,
  'iu',
)
const PLUS_COUNT = new RegExp(
  `^(?<firm>${LENGTH})${FIRM} ?\\(?(?:\\+|et|avec)? ?(?<times>\\d{1,2}) ?(?:reconduction|renouvellement)s?(?: (?:possibles?|tacites?|expresses?))*(?: (?:de|d['’]) ?(?<each>${LENGTH})(?: chacune?)?)?${END}`,
  'iu',
)
const COUNTED = [RENEWED, PLUS_TIMES, PLUS_COUNT]

/** "4 x 12 mois", "12 mois x 4", "4 périodes d’1 an": the first of them is the firm one. */
const PERIODS = new RegExp(
  `^(?:${TIMES} ?|(?<count>\\d{1,2}) périodes? (?:successives? )?(?:de |d['’] ?))(?<firm>${LENGTH})(?: chacune)?${END}`,
  'iu',
)
const PERIODS_AFTER = new RegExp(`^(?<firm>${LENGTH}) ?(?:x|×|\\*) ?(?<times>\\d{1,2})${END}`, 'iu')

const LIMIT = `(?:limite de|excéder|dépasser|maxim(?:um|ale) de|soit)`
const MOST = String.raw`(?:(?:au )?max(?:i(?:mum|male?)?)?\.?|(?:au )?total)`
/** "1 an renouvelable par période d’1 an, dans la limite de 4 ans", "1 an renouvelable, 4 ans max". */
const LIMITED = [
  `${LIMIT} (?:une durée (?:totale )?(?:maximale )?)?(?:de )?(?<total>${LENGTH})(?: ${MOST})?`,
  `[,(] ?(?<total>${LENGTH}) ${MOST}`,
].map(
  (end) =>
    new RegExp(
      `^(?<firm>${LENGTH})${FIRM}${RENEWABLE}[^\\d+]{0,40}?(?:(?:par |de |d['’] ?)(?<each>${LENGTH})[^\\d+]{0,40}?)?${end}${END}`,
      'iu',
    ),
)

const ONE_MORE = new RegExp(
  `^(?<one>${LENGTH})${FIRM}(?: (?:de )?(?:reconduction|renouvellement)s?)?(?:\\)?\\.?)$`,
  'iu',
)
const FIGURE_ALONE = /^\d{1,2}$/

/** As written: the months of each part are for its reader. */
type Renewals =
  | { readonly firm: string; readonly each: string | null; readonly times: number | null }
  | { readonly firm: string; readonly each: string | null; readonly total: string }
  | { readonly chain: readonly string[] }

/** The parts of a duration that says its renewals; null: it is none. */
export function renewalsIn(text: string): Renewals | null {
  const counted = COUNTED.map((form) => form.exec(text)?.groups).find(Boolean)
  if (counted?.firm !== undefined)
    return { firm: counted.firm, each: counted.each ?? null, times: countOf(counted.times) }
  const periods = (PERIODS.exec(text) ?? PERIODS_AFTER.exec(text))?.groups
  const times = countOf(periods?.times ?? periods?.count)
  if (periods?.firm !== undefined && times !== null && times > 0)
    return { firm: periods.firm, each: null, times: times - 1 }
  const limited = LIMITED.map((form) => form.exec(text)?.groups).find(Boolean)
  if (limited?.firm !== undefined && limited.total !== undefined)
    return { firm: limited.firm, each: limited.each ?? null, total: limited.total }
  const chain = chainIn(text)
  return chain && { chain }
}

const countOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text))

/** "1 an + 1 an + 1 an", "2 ans ferme + 1 an", "1 + 1 + 1 an": the last unit is that of the bare figures before it. */
function chainIn(text: string): string[] | null {
  const parts = text.split('+').map((part) => part.replace(/^[ (]+|[ (]+$/g, ''))
  if (parts.length < 2) return null
  const unit = /[\d .,](\p{L}+)\)?\.?$/u.exec(parts.at(-1) ?? '')?.[1]
  const lengths = parts.map((part) => {
    const whole = FIGURE_ALONE.test(part) && unit !== undefined ? `${part} ${unit}` : part
    return ONE_MORE.exec(whole)?.groups?.one ?? null
  })
  return lengths.every((length) => length !== null) ? lengths : null
}
