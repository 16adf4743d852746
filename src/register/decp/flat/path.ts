/** The name of a member, or the place of an item of a list, from 0. */
export type Step = string | number
export type Path = readonly Step[]

/** Headers that begin so are our own. */
export const OWN = 'SPASER : '

/** A name that stands as it is; any other is written in quotes, as in JSON. */
const BARE = /^(?!SPASER)[^\s.[\]"](?:[^.[\]"\p{Cc}\p{Cs}]*[^\s.[\]"\p{Cc}\p{Cs}])?$/u
const STEP = /(\.?)(?:("(?:[^"\\]|\\.)*")|([^.[\]"]+))|\[(\d{1,6})\]/y
/** No record is nested deeper, whoever wrote it. */
const MAX_DEPTH = 64

/** The header of the column of a value: `acheteur.id`, `titulaires[1].titulaire.id`, items counted from 1 as people do. */
export const headerOf = (path: Path): string =>
  path.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step + 1}]`
    return `${before}${before === '' ? '' : '.'}${BARE.test(step) ? step : JSON.stringify(step)}`
  }, '')

/** Where the values of a column stand in their record; a header that says no such place is the name of a member. */
export function pathOf(header: string): Path {
  const text = header.trim()
  const path: Step[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < text.length && path.length < MAX_DEPTH) {
    const step = stepAt(text, path.length === 0)
    if (step === null) return [text]
    path.push(step)
  }
  return STEP.lastIndex < text.length ? [text] : path
}

/** The step that `STEP` stands at: a name first, then names after a dot and places. */
function stepAt(text: string, first: boolean): Step | null {
  const [, dot, quoted, bare, place] = STEP.exec(text) ?? []
  if (place !== undefined) return first || Number(place) === 0 ? null : Number(place) - 1
  if (dot === undefined || (dot === '') !== first) return null
  if (quoted !== undefined) return unquoted(quoted)
  return bare !== undefined && BARE.test(bare) ? bare : null
}

function unquoted(text: string): string | null {
  try {
    return String(JSON.parse(text))
  } catch {
    return null
  }
}

const AS_XPATH = /^(.*)\[(\d{1,6})\]$/s

/** The path of a place within a record: of a JSON pointer (`/titulaires/0/id`) or of an XPath (`/titulaire[1]/id`). */
export const placedPath = (place: string): Path =>
  place
    .split('/')
    .slice(1)
    .flatMap((part): Step[] => {
      const [, name, item] = AS_XPATH.exec(part) ?? []
      if (name !== undefined) return [name, Number(item) - 1]
      return [/^\d{1,6}$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')]
    })
