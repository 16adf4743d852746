import { ofLots } from './lotPattern.js'
import { type LotScope, lotsNamed, within } from './lotScope.js'
import { OF_ALL } from './lotsAll.js'

/** A line of its own above. */
const TITLE = ofLots((list) => `(?:^|\\n)[ -]*(${list})[ :]*\\n[ -]*$`)
const HEADING = ofLots(
  (list) => `(?:^|[^a-z])(${list})(?! ?(?:et|,|a|au|&|;) ?(?:les? |lots? )?\\d) ?(?:[:\\-/(|\\n]|[a-z])`,
  'g',
)

const OPENING = /[.;:\n(•-] ?$/
const OTHERS = /(?:^|[^a-z])autres lots[^.;\n]{0,60}$/

/** The lot that a line of its own above names. */
export function titled(before: string): LotScope | null {
  const title = TITLE(before).exec(before)?.[1]
  return title === undefined ? null : within(title, 'headed')
}

/** The lot under whose heading a phrase stands, unless its sentence speaks of the whole contract. */
export function headed(before: string): LotScope | null {
  const heading = lastHeading(before)
  if (!heading || OF_ALL.test(before.slice(heading.index)) || !isHeading(before, heading.index)) return null
  return within(heading[1], 'headed')
}

/** Looked for no further than lots are named: the pattern is slow where there are none. */
function lastHeading(before: string): RegExpExecArray | null {
  let last: RegExpExecArray | null = null
  const pattern = HEADING(before)
  pattern.lastIndex = 0
  while (before.includes('lot', pattern.lastIndex)) {
    const heading = pattern.exec(before)
    if (!heading) break
    last = heading
  }
  return last
}

/** It opens a line, an item or a sentence; inside a sentence it heads the rest of that one. */
function isHeading(before: string, at: number): boolean {
  const opens = at === 0 ? before.startsWith('lot') : OPENING.test(before.slice(Math.max(0, at - 2), at + 1))
  return opens || !/[.;\n]/.test(before.slice(at + 1).replace(/\d[.,]\d/g, ''))
}

/** "Lot 2 : sans clause. Autres lots : clause d'insertion."; undefined: nothing is said of the others. */
export function otherLots(before: string): LotScope | null | undefined {
  const others = OTHERS.exec(before)
  return others ? allBut(lotsNamed(before.slice(0, others.index))) : undefined
}

function allBut(named: readonly number[]): LotScope | null {
  if (named.length === 0) return null
  return { has: (lot) => !named.includes(lot), tie: 'headed', extent: { before: 0, after: 0 } }
}
