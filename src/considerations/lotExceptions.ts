import { LIST, NUMBERS, numbersOf } from './lotNumbers.js'
import { saidAfter, saidBefore } from './lotSaid.js'
import type { LotScope } from './lotScope.js'

const SPARING =
  '(?:sauf|hors|hormis|excepte[es]{0,2}|a l exception|a l exclusion|exception faite|exclusion faite|mis(?:e|es)? a part|en dehors|autres? que|moins|exclu[es]{0,2}|exceptes?|non compris)'
const SPARED = `(?:^|[ ,(-])${SPARING}(?: (?:pour|sur|de|du|des|d|les?|ceux|celui|celle|seuls?)){0,3}(?: (?:lots? )?(?:reserve|concerne|vise)e?s?(?: [a-z]{1,15}){0,4}(?= ?\\())? \\(?(${LIST}|${NUMBERS})`
/** Asked first: looking for the whole exception costs more. */
const MAY_SPARE = /sauf|hors|hormis|except|exclu|a part|dehors|autre|moins|non compris|dispens|exempt|exoner/
const SPARED_LAST = `(${LIST}) ?(?:etant |est |sont )?(?:(?:exclu|excepte|dispense|exempte|exonere)[es]{0,2}|mis(?:e|es)? a part|non (?:compris|concerne)[es]{0,2})(?=$|[^a-z])`
const AFTER_EXCEPT = new RegExp(`^([^.;\\n]{0,60}?)(?:${SPARED}|[,(-] ?(?:dont )?(?:les? )?${SPARED_LAST})`)
const BEFORE_EXCEPT = new RegExp(
  `(?:${SPARED}|[,(-] ?(?:les? )?${SPARED_LAST})[,)]{0,2}(?: [^ .;:\\n]{1,20}){0,14} ?[:(]? ?$`,
)

const BEFORE_SPARED = new RegExp(`(${LIST})[ ,(]*$`)

/** "Lots 1 à 8 sauf le lot 4" is seven lots; "sauf le lot 4" alone is all but one. */
export function exceptIn(before: string, after: string): LotScope | null {
  const behind = MAY_SPARE.test(after) ? AFTER_EXCEPT.exec(after) : null
  const ahead = behind || !MAY_SPARE.test(before) ? null : BEFORE_EXCEPT.exec(before)
  const spared = behind ? (behind[2] ?? behind[3]) : (ahead?.[1] ?? ahead?.[2])
  if (spared === undefined || !isOfLots(spared, behind ? before + (behind[1] ?? '') : before)) return null
  const out = new Set(numbersOf(spared))
  const listed = behind
    ? (saidAfter(behind[1] ?? '')?.list ?? saidBefore(before))
    : BEFORE_SPARED.exec(before.slice(0, ahead?.index))?.[1]
  const lots = listed === undefined ? null : new Set(numbersOf(listed))
  return {
    has: (lot) => !out.has(lot) && (lots?.has(lot) ?? true),
    tie: 'except',
    extent: { before: ahead?.[0].length ?? 0, after: behind?.[0].length ?? 0 },
  }
}

/** "Sauf le 4" spares a lot only where lots are spoken of. */
const isOfLots = (spared: string, lead: string): boolean =>
  spared.startsWith('lot') || /lots?(?![a-z])[^.;\n]{0,80}$/.test(lead)
