import { BARE_LIST, numbersOf } from './lotNumbers.js'

const UNIT = String.raw`(?: ?(?:h|heures?))?(?![a-z\d])(?: d insertion)?`
const HOURS = String.raw`(\d[\d ]*(?:[.,]\d+)?|neant|non|aucune?|sans objet|nc|ras|-)${UNIT}`
const CALLED = String.raw`(?: ?\([^()\d]{2,40}\)| ?-? ?[a-z][a-z ']{2,38}?)?`
const LOT_FIRST = String.raw`(?:le |au |pour le )?(${BARE_LIST})${CALLED} ?[:=(>-]{0,2} ?${HOURS}\)?`
const HOURS_FIRST = String.raw`${HOURS} ?\(?(?:pour |sur |au |le ){0,2}(${BARE_LIST})\)?`
const ENTRY = new RegExp(String.raw`(?:${LOT_FIRST}|${HOURS_FIRST})(?:[ ;,/|+-]{1,4}(?:et )?|$)`, 'y')
const SILENT = /^(?:nc|ras|-)$/

/**
 * What a column of hours gives lot by lot ("lot 1 : 250 / lot 2 : 0", "250 (lot 1) ; 0 (lot 2)"), null where it says
 * nothing of a lot named; the whole is null when anything else stands in the cell.
 */
export function hoursByLot(folded: string): Map<number, number | null> | null {
  const hours = new Map<number, number | null>()
  let end = 0
  while (end < folded.length) {
    ENTRY.lastIndex = end
    const [whole = '', list, after, before, listAfter] = ENTRY.exec(folded) ?? []
    if (whole === '') return null
    for (const lot of numbersOf(list ?? listAfter ?? '')) hours.set(lot, hoursSaid(after ?? before ?? ''))
    end += whole.length
  }
  return hours.size > 0 ? hours : null
}

function hoursSaid(said: string): number | null {
  if (SILENT.test(said)) return null
  return /^\d/.test(said) ? Number(said.replaceAll(' ', '').replace(',', '.')) : 0
}
