import type { Span } from '../lexicon.js'
import type { Amount } from './amounts.js'
import { boundOf } from './bounds.js'
import { DONE_BEFORE, EARLIER } from './hours.js'
import type { Passages } from './passage.js'
import type { Finding } from './settle.js'

const KIND = 'insertionClause'
const OF_HOURS =
  /^(?: (?:minimum|minimale?|au moins|a minima|au minimum))?,? (?:du|des|de la|de l|de|d) ?(?:[a-z]{1,12} ){0,4}?(?:heures?|volume horaire|main d oeuvre|temps (?:total |global )?(?:de |du )?(?:travail|production))(?![a-z])(?: (?:travaillees|d insertion|de (?:travail|production|main d oeuvre)))?/
const EFFORT_BEFORE =
  /(?:effort|taux|part|pourcentage|quota)s? (?:minimum |minimale? )?(?:(?:d heures )?d insertion)[^.;%]{0,60}$/
const OF_MONEY =
  /^ ?(?:minimum |au moins )?(?:du|de|des|d) ?(?:la |l )?(?:montant|prix|cout|ca|chiffre|budget|valeur|masse|effectif|note|ponderation|points?)/
const BONUS = /major|supplement|penalit|rabais|tva/

/** Shares of the hours worked given to insertion ("10 % des heures travaillées"). */
export function hoursSharesIn(passages: Passages): Finding[] {
  return passages.amounts.flatMap((amount) => {
    if (amount.unit !== 'percent' || amount.value > 100) return []
    const said = shareOfHours(passages, amount)
    const bound = said && boundOf(passages, amount)
    const fact = bound ? passages.factNear(amount, KIND, true) : null
    if (!said || !bound || !fact) return []
    return [{ what: 'hoursShare', kind: KIND, unit: 'ratio', value: amount.value / 100, ...bound, amount, fact, said }]
  })
}

/** The words that say of what, with the amount. */
function shareOfHours(passages: Passages, amount: Amount): Span | null {
  const before = passages.before(amount, 90)
  const after = passages.after(amount, 90)
  if (BONUS.test(before) || EARLIER.test(before) || DONE_BEFORE.test(before)) return null
  const ofHours = OF_HOURS.exec(after)
  if (ofHours) return { from: amount.from, to: amount.to + ofHours[0].length }
  const effort = EFFORT_BEFORE.exec(before)
  return effort && !OF_MONEY.test(after) ? { from: amount.from - effort[0].length, to: amount.to } : null
}
