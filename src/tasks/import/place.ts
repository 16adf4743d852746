import { rowPlace } from '../../register/table/places.js'

/** A place in the words of the messages: `Feuille "Marchés 2025", ligne 12`. `place`: of a row, or a JSON pointer. */
export function labelOf(place: string): string {
  const row = /^(?:(?<sheet>[^/].*)!|ligne )(?<row>\d+)$/s.exec(place)?.groups
  return row ? rowPlace(row.sheet ?? null, Number(row.row)).label : `Élément ${place}`
}
