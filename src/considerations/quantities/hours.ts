import type { Span } from '../lexicon.js'
import type { Amount } from './amounts.js'
import { boundOf } from './bounds.js'
import { gap, type Passages } from './passage.js'
import type { Finding } from './settle.js'

const KIND = 'insertionClause'
const OF_INSERTION =
  /^ ?(?:de (?:travail|production|main d oeuvre) )?(?:minimum |minimales? |au moins )?(?:d |en |pour l |(?:dedie|reserve|consacre)(?:es)? a l )insertion/
/** Times of day, delays, rates and hours of something else. */
const CLOCK_BEFORE =
  /(?:(?<![a-z])(?:de|entre|des|avant|apres|jusqu a|des|ouvert|sous|dans les|delai (?:maximum |maximal )?de|duree de|preavis de|\d ?h ?(?:a|-|et)) $|(?<![a-z])(?:astreinte|disponib|intervention|delai|horaires d)[a-z]{0,8} [^.;,]{0,25}$)/
const HOUR_BEFORE_CLOCK = /(?<![a-z])(?:de|entre) $/
const CLOCK_AFTER =
  /^ ?(?:a|et|-) \d{1,2} ?(?:h|heures)(?![a-z])|^ ?\/|^ sur (?:24|7)|^ (?:a l avance|avant|apres|ouvrees?|maximum apres|suivant)(?![a-z])/
const RATE_AFTER =
  /^ ?(?:[a-z ]{0,30})?(?:\/ ?(?:an|mois|jour|semaine)|par (?:an|annee|mois|jour|semaine|tranche|million|personne|stagiaire|salarie|bon|tronc|ordre)|annuel|mensuel|hebdo|chaque (?:annee|mois)|pour (?:chaque )?(?:tranche|\d))/
/** "35 000 heures de nettoyage": only work given to people is counted. */
const OF_OTHER =
  /^ ?(?:d|de|des|du) (?!(?:insertion|travail|production|productions|personnes?|main|salarie|clause|social|qpv|publics?|la main|l insertion|son|leur|l effectif)(?![a-z]{3}))[a-z]/
const DONE_AFTER =
  /^(?: [^ .;]{1,20}){0,6}? (?:realisee?s|effectuee?s|accomplies|validees|comptabilisees|deja|supprimee?s|annulee?s|retirees)(?=$|[^a-z])/
export const DONE_BEFORE =
  /(?<![a-z])(?:(?:a|ont|avait|avaient) (?:ete )?(?:deja )?(?:realisee?s?|effectuee?s?|accompli|genere|permis)|(?<!(?:titulaires?|attributaires?|prestataires?|entreprises?|entrepreneurs?|adjudicataires?|fournisseurs?|groupements?|retenue?|il|elle|qui|y) )realise|bilan|deja (?:realise|effectue))(?: [^ .;]{1,20}){0,4} ?:? $/
const TO_BE_DONE = /(?:devr(?:a|ont)|ser(?:a|ont)|doi(?:t|vent)|a|etre) (?:etre )?(?:realise|effectue|accompli|valide)/
export const EARLIER =
  /(?<![a-z])(?:(?:marches?|contrats?|accords?) (?:precedent|anterieur|en cours)|precedents? (?:marche|contrat)|autres? (?:marche|contrat|operation)s?)/
const DONE_COLUMN = /r[eé]alis|effectu|valid|restant|estim|pr[eé]visionn/i
const FOLLOWS =
  /(?:heures?|volume|engagement|effort|action|obligation|objectif|clause|quota|soit|minimum|reparti|titulaire|lots?)(?![a-z])[^.;]*$/
/** "Clause d'insertion obligatoire ; 300 heures sont imposées": they stand at the head of what follows the clause. */
const IMPOSED =
  /^ (?:sont|seront|est|doivent etre|devront etre) (?:imposee?s|exigee?s|obligatoires|requises|dues)(?![a-z])/
const AT_HEAD = /^[ ,;:-]*(?:(?:soit|au moins|un (?:minimum|total|volume) de|les) )*$/
const PART_BEFORE =
  /(?:(?<![a-z])(?:soit|dont|comprenant|decompos[a-z]{1,4}|reparti[es]{0,2})(?![a-z])[^.;]{0,80}|\+ ?)$/

/** Contracted hours of insertion of a text. Hours done, of another contract or as a rate are no contracted hours. */
export function hoursIn(passages: Passages): Finding[] {
  if (DONE_COLUMN.test(passages.input.column ?? '')) return []
  const hours = passages.amounts.filter(({ unit }) => unit === 'hour')
  const found: Finding[] = []
  const parts = new Set<Amount>()
  hours.forEach((amount, i) => {
    const previous = hours[i - 1]
    if (previous && isPart(passages, previous, amount, parts)) parts.add(amount)
    else if (!isWhole(passages, amount)) found.push(...contracted(passages, amount))
  })
  return found
}

function contracted(passages: Passages, amount: Amount): Finding[] {
  const bound = boundOf(passages, amount)
  const fact = bound && isOfInsertion(passages, amount) ? ownerOf(passages, amount) : null
  if (!fact || !bound) return []
  return [{ what: 'contractedHours', kind: KIND, unit: 'hour', value: amount.value, ...bound, amount, fact }]
}

function isOfInsertion(passages: Passages, amount: Amount): boolean {
  const before = passages.before(amount, 60)
  const after = passages.after(amount, 80)
  const direct = OF_INSERTION.test(after)
  if (isDone(passages, amount, after) || RATE_AFTER.test(after)) return false
  if (direct) return true
  return !(OF_OTHER.test(after) || CLOCK_AFTER.test(after) || isClock(before, amount))
}

/** "De 8 h à 12 h" and "sous 48 h" are times; "effort de 500 heures" is not. */
function isClock(before: string, amount: Amount): boolean {
  if (!CLOCK_BEFORE.test(before)) return false
  return amount.value <= 72 || !HOUR_BEFORE_CLOCK.test(before)
}

function isDone(passages: Passages, amount: Amount, after: string): boolean {
  const { from } = passages.sentence(amount)
  const before = passages.between(Math.max(from, amount.from - 160), amount.from)
  if (EARLIER.test(before)) return true
  if (TO_BE_DONE.test(after)) return false
  return DONE_AFTER.test(after) || DONE_BEFORE.test(before.slice(-80))
}

/** The tagged clause of an amount: in its sentence, or just before where the amount goes on about it. */
function ownerOf(passages: Passages, amount: Amount): Span | null {
  const own = passages.factNear(amount, KIND)
  if (own) return own
  const { from } = passages.sentence(amount)
  const opening = passages.between(from, amount.from)
  const goesOn = FOLLOWS.test(opening) || (AT_HEAD.test(opening) && IMPOSED.test(passages.after(amount, 40)))
  return goesOn ? passages.factNear(amount, KIND, true) : null
}

/** "250 heures, soit 120 en tranche ferme et 130 en tranche optionnelle": the whole alone is counted. */
function isPart(passages: Passages, whole: Amount, part: Amount, parts: ReadonlySet<Amount>): boolean {
  if (gap(whole, part) > 90) return false
  const between = passages.between(whole.to, part.from)
  if (/(?<![a-z])lots? /.test(between)) return false
  if (parts.has(whole)) return /(?:,| et )[^.;]{0,40}$/.test(between)
  return PART_BEFORE.test(between) && !isWhole(passages, whole)
}

/** "3 000 heures dont 800 d'insertion", "dont 10 % réservées": the whole is not of insertion. */
function isWhole(passages: Passages, amount: Amount): boolean {
  const after = passages.after(amount, 120)
  if (OF_INSERTION.test(after)) return false
  return /^[^.;]{0,50}dont \d[\d ]{0,8}(?:[.,]\d+)? ?(?:%|(?:heures?|h)? ?(?:d |en |pour l |(?:reserve|dedie|consacre)(?:es)? )(?:a l )?(?:insertion|publics?|personnes))/.test(
    after,
  )
}
