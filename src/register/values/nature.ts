import { fold } from '../../fold.js'

/**
 * The nature says accord-cadre or bons de commande, "à marchés subséquents" included; a call-off ("marché subséquent d'un
 * accord-cadre") names itself first and is none.
 */
export function isFramework(nature: string | null): boolean {
  return /^(?:ac\b|(?:(?!\bsubsequents?\b).)*\b(?:accords? cadres?|bons? de commande)\b)/.test(fold(nature ?? ''))
}

const CONTRACT = '(?:(?:contrats?|marches?|conventions?|(?:sous )?traites?|procedures?) (?:d |de )?)*'
const DELEGATION = 'd ?s ?p\\b|deleg\\w* (?:de |du |des )?(?:services? publics?|sp)\\b'
const CONCESSION = new RegExp(
  `^${CONTRACT}(?:${DELEGATION}|(?:sous )?concessions?\\b(?! (?:funerair|automobil|(?:de |du |au |dans le )?cimetiere))|affermage|regie interessee)`,
)

/** A nature, category, procedure or heading that names a concession or a délégation de service public (CCP L. 1121-1). */
export const isConcession = (text: string | null): boolean => CONCESSION.test(fold(text ?? ''))

const CONCESSION_OBJET = new RegExp(
  `^(?:contrat |convention |traite )?(?:de )?(?:${DELEGATION}|concessions? (?:(?:de |des )?(?:services?|travaux)|d amenagement)\\b)|^(?:contrat|convention|traite) de concession\\b`,
)
/** Nothing of that begins otherwise than with c, d or t: most objects are told apart without folding them. */
const OTHER_LETTER = /^[abe-su-z]/i
/** Buying help with a concession is a marché. */
const ADVICE =
  /\b(?:assistance|amo|audit|expertise|mission d|conseil(?! (?:departemental|regional|municipal|general|communautaire))|etudes? (?:d|de|prealables?|pour))\b/

/** An objet that begins with the type of contract: further on it may be of a cemetery, or of whom the buyer delegates to. */
export function beginsAsConcession(objet: string): boolean {
  if (OTHER_LETTER.test(objet)) return false
  const folded = fold(objet)
  return CONCESSION_OBJET.test(folded) && !ADVICE.test(folded)
}

/** The nature says marché or accord-cadre, and so no concession. */
export const namesMarche = (nature: string | null): boolean => /\b(?:marches?|accords?)\b/.test(fold(nature ?? ''))

/** Travaux, Fournitures or Services as a heading or a nature names it; null when it names none or several. */
export function categoryOf(text: string): string | null {
  const folded = fold(text)
  const named = CATEGORIES.filter(({ word }) => word.test(folded))
  return named.length === 1 ? (named[0]?.name ?? null) : null
}

const CATEGORIES = [
  { name: 'Travaux', word: /\btravaux\b/ },
  { name: 'Fournitures', word: /\bfournitures?\b/ },
  { name: 'Services', word: /\bservices?\b/ },
]
