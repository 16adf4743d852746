const HEAD =
  /(?:marches?(?: publics?)?|lots?(?: (?:n ?[°o]?s? ?)?\d[\d ,a-z°]{0,30})?|accords? cadres?|contrats?|consultation|procedure|execution|participation|concession|delegation|prestations?|service|ensemble des lots)(?:,? [^ .;:]{1,20}){0,6} $/
export const ADJACENT_HEAD =
  /(?:marches?(?: publics?)?|lots?(?: (?:n ?[°o]?s? ?)?\d[\d ,a°no]{0,30}(?:et \d+)?)?(?: ?\([^)]{0,40}\))?|concession|accord cadre|consultation)[ ,:-]{1,3}(?:(?:est|sont|sera|seront|donc|etant|exclusivement|uniquement|totalement|entierement|egalement) ){0,3}$/
/** "Le lot 2 n'est pas divisible ; il est réservé", "le nouveau est réservé". */
export const REFERRED =
  /(?:(?:marches?|lots?|accords? cadres?|contrats?|consultation|procedure|concession)(?![a-z])[^.]{0,80}[ ,;](?:il|elle|ils|elles|celui ci|celle ci|ceux ci|ce dernier|cette derniere)|(?:le|la) (?:nouveau|nouvelle|present|presente)(?: [a-z]{1,12}){0,2}) (?:est|sont|sera|seront) (?:(?:donc|egalement|desormais|lui|exclusivement) ){0,2}$/

/** "Sont réservés aux ESAT : le lot 2 et le lot 5", "sont réservés les lots 2 et 5". */
const VERB_FIRST = /(?:^|[.;:] ?)(?:est|sont|sera|seront) (?:(?:donc|egalement|exclusivement) )?$/
const THEN_LOTS =
  /^(?: ?\([^)]{0,40}\)| (?:aux?|a des) [^.;:]{1,60}?)?(?: ?: ?-?)? (?:les? |la |l )?(?:seuls? )?(?:lots?|marches?|consultation|accord cadre|prestations?)(?![a-z])/

export const contractBefore = (before: string, after: string): RegExpExecArray | null =>
  HEAD.exec(before) ??
  ADJACENT_HEAD.exec(before) ??
  REFERRED.exec(before) ??
  (THEN_LOTS.test(after) ? VERB_FIRST.exec(before) : null)
