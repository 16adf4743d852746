/** What opens the part of a text that chooses bidders, before offers are judged. */
const OF_CANDIDATES =
  /(?:selection des candidat(?:s|ures?)|criteres? (?:de candidature|des candidatures)|(?:^|[^a-z])candidatures? ?[:=-]|(?:pieces|dossiers?|examen|analyse|recevabilite|contenu) d(?:e la|u|es?) (?:dossier de )?candidatures?|conditions? de participation|niveaux? minim(?:al|aux|um)s? exiges? ?[:=-]|capacites?(?: (?:technique|professionnelle|economique|financiere|et|,)s?){0,5}(?: d(?:u|es) candidats?)? ?[:=-])/
/** What closes it: offers, their judgement, a weight. */
const OF_OFFERS =
  /(?:^|[^a-z])(?:offres?|jugement|attribution|notation|note[es]{0,2}|pondere[es]{0,2}|ponderation|coefficients?|prix|valeur technique|sous criteres?)(?![a-z])|\d ?(?:%|pts?(?![a-z])|points?)/

/** In the field of criteria: the subject is asked of bidders, no offer is judged on it. */
export const choosesBidders = (before: string): boolean =>
  OF_CANDIDATES.test(before) && OF_CANDIDATES.test(before.split(OF_OFFERS).at(-1) ?? '')
