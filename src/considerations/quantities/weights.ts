import type { Kind } from '../../states.js'
import type { Span } from '../lexicon.js'
import type { Amount } from './amounts.js'
import { bareWeight } from './bareWeights.js'
import type { Passages } from './passage.js'
import type { Finding } from './settle.js'

const CRITERION_KINDS = ['socialCriterion', 'environmentalCriterion'] as const satisfies readonly Kind[]
const UNITS = ['percent', 'point'] as const
const REACH_AFTER = 160
const REACH_BEFORE = 130
const LARGEST = 1000

/** Weights of the award criteria tagged in a text, each once per criterion kind. */
export function weightsIn(passages: Passages, shares: ReadonlySet<Amount>): Finding[] {
  const isWeight = (amount: Amount) =>
    !shares.has(amount) && amount.value <= (amount.unit === 'percent' ? 100 : LARGEST)
  return CRITERION_KINDS.flatMap((kind) => {
    const taken = new Set<Amount>()
    return passages.factsOf(kind).flatMap((fact): Finding[] => {
      const amount = weightOf(passages, fact) ?? bareWeight(passages, fact)
      if (!amount || !isWeight(amount) || taken.has(amount)) return []
      taken.add(amount)
      const percent = amount.unit === 'percent'
      const value = percent ? amount.value / 100 : amount.value
      return [
        {
          what: 'criterionWeight',
          kind,
          unit: percent ? 'ratio' : 'point',
          value,
          bound: 'exactly',
          span: amount,
          amount,
          fact,
        },
      ]
    })
  })
}

/** The weight a list gives to one of its criteria: after it, or before it where the list is written so. */
function weightOf(passages: Passages, fact: Span): Amount | null {
  const ahead = weightBefore(passages, fact)
  if (ahead && GIVEN_TO.test(passages.between(ahead.to, fact.from))) return ahead
  return leansBefore(passages, fact) ? ahead : weightAfter(passages, fact)
}

/** Not a weight: a share or a tax of something. */
const OF_SOMETHING =
  /^ ?(?:d|de|des|du|en|minimum|ht|ttc)(?![a-z])(?! (?:la note|ponderation|la ponderation|l evaluation|la valeur technique|critere|points?|la notation|note))/
/** "(SOPRE pour 10 % et SOGED pour 10 %)": neither is the weight of the whole. */
const SPLIT =
  /^ ?(?:pour [a-z ]{2,20})? ?(?:et|,) [a-z ]{0,25}(?:pour|:)? ?\d{1,3} ?(?:%|points?|pts?)(?: pour [a-z ]{2,20})? ?(?:$|\))/
/** "10 points pour la démarche environnementale", "10 % au titre du critère environnemental". */
const GIVEN_TO =
  /^ ?(?:pour|au titre de|au titre du|attribue[es]{0,2} (?:a|au)|sur|de critere|relati[fv]s? a)(?: (?:le|la|les|l|un|une|du|des|sa|son|ses))?(?: [a-z]{1,15}){0,4} ?$/
const OTHER_CRITERION =
  /(?:[,/•&]|(?<=[ \n])-+|\d[.)°]?|:) ?(?:\d[.)°]? ?-? ?)?(?:le |la |les |l |du |sous )*(?:criteres?|prix|cout|valeur|techni|delais?|qualites?(?! environn)|moyens|methodo|planning|organisation|garanties?|pertinence|adequation|references|montant|esthetique|fonctionnalite|securite|sav|service)/

function weightAfter(passages: Passages, fact: Span): Amount | null {
  const amount = passages.amountFrom(fact.from, UNITS)
  if (!amount || amount.from - fact.to > REACH_AFTER) return null
  const after = passages.after(amount, 50)
  if (OF_SOMETHING.test(after) || SPLIT.test(after)) return null
  const gap = passages.between(fact.to, amount.from)
  const sentence = passages.sentence(fact)
  const within = amount.from < sentence.to || isFollowOn(gap)
  return within && !gap.includes(';') && !OTHER_CRITERION.test(gap) ? amount : null
}

/** "Critère environnemental. Pondération : 10 %": the next sentence gives the weight and nothing else. */
const isFollowOn = (gap: string): boolean =>
  /^[ .:\-–(]*(?:ponder[a-z]{1,6}|coefficient|poids|note)?[ .:\-(a-z]{0,12}$/.test(gap)

function weightBefore(passages: Passages, fact: Span): Amount | null {
  const amount = passages.amountFrom(fact.from, UNITS, -1)
  if (!amount || fact.from - amount.to > REACH_BEFORE) return null
  const gap = passages.between(amount.to, fact.from)
  if (/;|,|\. | - |\)/.test(gap) || OF_SOMETHING.test(gap)) return null
  return amount
}

/** Whether weights stand before what they weigh, by a vote of the weights around. */
function leansBefore(passages: Passages, fact: Span): boolean {
  let amount = passages.amountFrom(Math.max(0, fact.from - 300), UNITS)
  let votes = 0
  for (let tries = 0; amount && amount.from < fact.to + 300 && tries < 12; tries++) {
    votes += voteOf(passages, amount)
    amount = passages.amountFrom(amount.to, UNITS)
  }
  return votes > 0
}

/** Positive: the criterion comes after its weight. */
function voteOf(passages: Passages, amount: Amount): number {
  const before = passages.before(amount, 12)
  const after = passages.after(amount, 12)
  const enclosed = /\( ?$/.test(before) && /^ ?\)/.test(after)
  const opens = /(?:^ ?-?|[,;.•]| et |dont |soit ) ?\(?$|[^a-z]\($/.test(before) && !enclosed
  const follows = /[a-z°)] ?[:=(-]? ?$/.test(before) && !/(?:et|dont|soit) $/.test(before)
  const titled = /^ ?(?::|pour |[a-z])/.test(after) && !/^ ?(?:pour tous|apprecie|de la note)/.test(after)
  const closes = /^ ?(?:$|[),;./]|- )/.test(after)
  return (opens ? 1 : follows ? -1 : 0) + (titled ? (/^ ?:/.test(after) ? 2 : 1) : closes ? -1 : 0)
}
