import type { Span } from './lexicon.js'
import type { TextRule } from './rule.js'
import type { Scene } from './scene.js'

const NUMBER =
  '(?:\\d[\\d ]*(?:,\\d+)?|(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente|quarante|cinquante|soixante|cents?|deux cents|trois cents|mille)(?: [a-z]{2,9}){0,3}?)'
const SHARE = `(?:\\d{1,2}(?:,\\d+)? ?%|${NUMBER} pour cent)`
/** "5 % des heures travaillées", "dix pour cent des effectifs": a share of the work, not of anything else. */
const OF_WORK = new RegExp(
  `(?:^|[^a-z\\d])${SHARE} (?:au moins |minimum |a minima |au minimum )?(?:du |des |de la |de l |de ses |de leurs |de son |d |de )(?:(?:total|volume|nombre|duree|global|totale|temps|de|du|des|d|la|l) ){0,4}(?:heures|h(?![a-z])|temps de travail|temps total|temps de main|main d oeuvre|effectifs?|masse salariale|volume horaire|personnels?|equipes?|postes|horaire|travail)`,
)
/** "Pour 450 heures", "120 h": a number of hours, none of them an hour of the day or a length of a day. */
const HOURS = new RegExp(
  `(?:^|[^a-z\\d])(?:(?!24 ?h|48 ?h|72 ?h)\\d[\\d ]*(?:,\\d+)?|${NUMBER}) ?(?:h|heures?|hrs?)(?! (?:sur|par jour|par semaine|hebdo|ouvre|francs|au plus tard|avant|apres|suivant)|[a-z\\d]| ?\\d)`,
)
/** Half of the workforce is what the code asks of the structures to which a contract is reserved. */
const OF_A_STRUCTURE = /(?:50 ?%|cinquante pour cent|moitie|majorite|proportion)/
/** "Deux ETP", "trois postes". */
const POSTS = new RegExp(`(?:^|[^a-z\\d])${NUMBER} (?:etp|equivalents? temps plein|postes?|temps plein)(?![a-z])`)
const REACH = 140

/** Whether the count a rule asks for is said with the phrase: people so counted are due by the contract. */
export function isCounted(scene: Scene, { quantified }: TextRule, hit: Span): boolean {
  if (!quantified) return false
  const around = `${scene.beforeInSentence(hit, REACH)}| ${scene.afterInSentence(hit, REACH)}`
  if (OF_WORK.test(around) && !OF_A_STRUCTURE.test(around)) return true
  return quantified === 'enough' && (HOURS.test(around) || POSTS.test(around))
}
