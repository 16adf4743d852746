import { fold } from '../fold.js'

/** Whether a text lets its reader reach somebody: a mail address, a telephone number however it is grouped. */
export const isReachable = (text: string): boolean => MAIL.test(text) || (SEVEN_DIGITS.test(text) && hasTelephone(text))

const hasTelephone = (text: string): boolean =>
  TELEPHONE.test(text.replace(DATE, ' ')) || SAID_TELEPHONE.test(fold(text))

const SEVEN_DIGITS = /(?:\d\D{0,25}){7}/
const MAIL = /(?<=\S\s?)(?:@|\(at\)|\[at\]|\sarobase\s)\s?\p{L}/iu
const DATE = /(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\d)/g
const TELEPHONE =
  /(?<!\d|\d-)(?:(?:\+|00)[\s.]?(?:33|262|590|594|596|687|689)[\s.-]?(?:\(0\))?|\(?0)[\s.-]?[1-9]\)?(?:[\s./_–-]?\d){8}(?!\d)/
const SAID_TELEPHONE = /(?<!\p{L})(?:tel|telephone|portable|joignable|gsm|fax)(?!\p{L})\D{0,25}\d(?:\D{0,3}\d){6}/u

/** Whether a text names somebody: by a civility, or after a word for whoever follows the contract. */
export function namesPerson(text: string): boolean {
  const rest = text.replace(PLACE, ' ')
  const folded = fold(rest)
  if (TITLE.test(rest) || CIVILITY.test(folded)) return true
  return ANY_ROLE.test(folded) && namesIn(rest).some((at) => isAfterRole(rest.slice(0, at)))
}

/** "rue du Docteur Roux", "école Madame Curie": places are named after people, of whom they say nothing. */
const PLACE =
  /(?<!\p{L})(?:rues?|avenue|av\.|boulevard|bd|place|all[ée]e|impasse|quai|square|chemin|[ée]cole|coll[èe]ge|lyc[ée]e|gymnase|stade|h[ôo]pital|r[ée]sidence)\s+(?:(?:du|de la|de|des)\s+)?(?:madame|monsieur|docteur|mademoiselle|ma[iî]tre)(?=\s)/giu
const TITLE =
  /(?<![\p{L}.])(?:MM?\.(?:\s(?!L[ea]s?\s)\p{Lu}|\p{Lu}\p{L}{2,})|(?:M|Mr\.?|Me|Dr\.?|Docteur|Ma[iî]tre)\s(?![dDlL]['’]|L[ea]s?\s)\p{Lu}\p{Ll})/u
const CIVILITY =
  /(?<!\p{L})(?:mmes?|mlles?|mr|monsieur|madame|mademoiselle|messieurs|mesdames)\s(?!(?:le|la|les|l|et|ou|de|du|des|d)\s)\p{L}/u

/** Said of whoever follows a contract; right before a name, or parted from it by a colon, a comma, "par". */
function isAfterRole(before: string): boolean {
  const near = before.slice(-60)
  return ROLE.test(fold(near)) && (PARTED.test(near) || /\p{Ll}\s$/u.test(near) || /contact\s$/i.test(near))
}
const ROLES =
  '(?:contact|referente?|interlocut(?:eur|rice)|responsable|gerante?|dirigeante?|representee?|suivie?|correspondante?|direct(?:eur|rice)|presidente?|facilitat(?:eur|rice)|titulaire|tut(?:eur|rice)|conseillere?|joignable|encadrante?|formatrice|salariee?|beneficiaire|confiee?s?|attribuee?s?)'
const SMALL = '(?: (?:a|est|par|de|du|des|pour|le|la|et|technique|unique|sociale?|clauses?|insertion|actuel)){0,3}'
const ANY_ROLE = new RegExp(`(?<!\\p{L})(?<!schema )${ROLES}(?!\\p{L})`, 'u')
const ROLE = new RegExp(`(?<!\\p{L})(?<!schema )${ROLES}${SMALL}$`, 'u')
const PARTED = /(?:[:,(–-]|\s(?:par|est|PAR|EST))\s*$/u

/** Where two words stand that may be somebody's names: "Paul Durand", "DURAND Paul", "P. Durand", "Anne Le Goff". */
export function namesIn(text: string): number[] {
  return [...text.matchAll(NAMES)]
    .filter(([, first = '', last = '']) => !isCommon(first) && !isCommon(last))
    .map(({ index }) => index)
}
const NAMES =
  /(?<![\p{L}'’-])(?=(\p{Lu}[\p{L}'’-]+|\p{Lu}\.)\s(?:(?:[Dd][eu]|D[EU]|[Ll][ae]|L[AE])\s|[dD][’'])?(\p{Lu}[\p{L}'’-]+))/gu
const isCommon = (word: string): boolean => /^[dl]['’]/i.test(word) || COMMON.has(fold(word))
const COMMON = new Set(
  'a au aux de des du en et la le les lot lots marche clause travaux par pour sur un une esat ea siae'.split(' '),
)
