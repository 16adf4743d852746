const NOUN = '(?:marches|lots|achats|contrats)'
/** "L'article L. 2113-12 permet de réserver", "un acheteur peut réserver": what the law lets buyers do. */
const LAW_PERMITS =
  /(?:articles?|code|lois?|directives?|reglementation|textes?|ordonnance|decret|ccp|dispositions)(?![a-z])[^;:]{0,80}? (?:permet(?:tent|tant)?|autoris(?:e|ent|ant)|prevoi(?:t|ent)|offr(?:e|ent))(?![a-z])[^.;:,]{0,60} (?<!(?:est|sont|sera|seront) )$/
const BUYERS_MAY =
  /(?:^|[^a-z])(?:une? |les |des |tout |tous les )(?:acheteurs?(?: publics?)?|pouvoirs? adjudicateurs?|collectivites?|entites? adjudicatrices?) (?:peut|peuvent|pourra|pourront)(?: [a-z]{1,15}){0,3} $/
/** "Guide des marchés réservés joint". */
const TOLD =
  /(?:^|[^a-z])(?:guides?|fiches?|notices?|catalogues?|plaquettes?|brochures?|annuaires?|mementos?|formations?|foire aux questions|faq|modeles?|notes? d information)(?: (?!dont |avec |pour )[a-z]{1,14}){0,3}? (?:des?|du|sur (?:les?|la)|aux?|relati(?:f|ve)s? aux?) (?:marches |lots |l )?$/
const DEFINED_BEFORE = /(?:^|[.;] ?)(?:definitions?|glossaire|lexique|vocabulaire) ?:[^.;]{0,60}$/
const DEFINED_AFTER = /^ {0,3}\)? ?(?:designe|s entend|signifie|se definit)(?:nt)?(?![a-z])/
/** "Objectif du SPASER : 10 marchés réservés par an". */
const AIMED_AT = new RegExp(
  `(?:^|[^a-z])(?:objectifs?|cibles?|spaser|schemas?|politique|feuille de route|plan d actions?|ambitions?)(?![a-z])[^.;,]{0,80} (?:\\d{1,4} ?%? (?:de |des )?|des |de )${NOUN} $`,
)

/** "III.1.5) Informations sur les marchés réservés", a heading of every such notice: what follows a colon may answer it. */
const HEADING =
  /(?:^|[^a-z])(?:informations?|renseignements?|rubriques?) (?:sur les|relati(?:f|ve)s? aux|concernant les) (?:marches|lots) $/
const ANSWERED =
  /^ ?(?:[:=(] ?(?!le cas echeant|s il y a lieu|si (?:necessaire|applicable|besoin)|facultati|[ivx]{1,4}\.\d|\u2610)[^ ]|[\u2611-\u2718]|\u2610 ?(?:oui|non)(?![a-z]))/

/** Asked first: nearly no reservation is spoken of so. */
const MAY_BE =
  /permet|autoris|prevoi|offr|peu|pourr|guide|fiche|notice|catalogue|plaquette|brochure|annuaire|memento|formation|foire|faq|modele|note|defini|glossaire|lexique|vocabulaire|objectif|cible|spaser|schema|politique|feuille|plan|ambition|information|renseignement|rubrique/

/** Reserved contracts at large (the law, a guide, a definition, an aim of the buyer), not this one. */
export function isAtLarge(before: string, after: string): boolean {
  if (DEFINED_AFTER.test(after)) return true
  if (!MAY_BE.test(before)) return false
  if (HEADING.test(before)) return !ANSWERED.test(after)
  return [LAW_PERMITS, BUYERS_MAY, TOLD, DEFINED_BEFORE, AIMED_AT].some((turn) => turn.test(before))
}
