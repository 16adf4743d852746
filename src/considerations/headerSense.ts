/**
 * What a header makes of the yes under it: that the device is there, that it is not ("Absence de clause sociale"), that its
 * duty is set aside ("Dérogation à la clause sociale"), or that it was only thought of ("Clause sociale envisagée").
 */
export type HeaderSense = 'there' | 'absent' | 'derogated' | 'envisaged'

/** "(O/N)", which suggests answers and says none. */
const ANSWERS = /\(?(?<![a-z])(?:oui ?(?:\/|ou) ?non|o ?\/ ?n)(?![a-z])\)?/g
/** "Avec ou sans clause", "présence/absence", "clause ou dérogation": the cell says which. */
const EITHER =
  /(?:(?<![a-z])(?:ou|et)|[/,]) ?(?:motif (?:de |d )?)?(?:la |une? )?(?:sans|absence|pas|aucune?|non|derog|dispens|exempt|exoner)/

const DEVICE = '(?:clauses?|criteres?|considerations?|reserv|insertion|dispositifs?|conditions? d execution)'
const OF = '(?: (?:de|d|du|des|la|l|toute|une?)){0,3} '
/** What stands behind a device specifies it: "clause sociale (si non, motif)", "obligatoire sauf dérogation", "hors réservation". */
const BESIDE =
  / ?\([^)]*\)?|(?<=\S ?)[-,;:]? ?(?<![a-z])(?:si(?: non)?|sinon|sauf|(?<!^(?:marches?|lots?|contrats?) )hors|hormis|motifs?(?! (?:d|de)(?![a-z]))|preciser)(?![a-z]).*$/g
const ABSENT = new RegExp(
  `(?<![a-z])(?:absence|sans|pas|aucune?|hors)${OF}(?:marches? |lots? )?${DEVICE}|(?<![a-z])non (?:reserve|clause|soumis|concerne|assujetti)|${DEVICE}[a-z ]{0,30} (?:absente?|non (?:prevu|requis|applicable|retenu|inscrit|exige|impose|active|inclus))`,
)
const DEROGATED = /(?<![a-z])(?:derog|exempt|dispens|exoner)/
/** Only thought of, or no more than what became of it: neither a yes nor a no there says that it is in the contract. */
const ENVISAGED =
  /(?<![a-z])(?:impossibilite|refus(?:ee?s?)?|supprimee?s?|suppression|abandon(?:nee?s?)?|retrait|retiree?s?|impossibles?|respectee?s?|non respect|penalites?|manquements?)(?![a-z])|(?:taux|niveau|etat|degre|suivi) (?:de |d )(?:l )?(?:realisation|execution|avancement)|envisage|(?<!im)possible|eventuel|souhaite|a l etude|etudiee?s?(?![a-z])|facultati|optionnel|potentiel|pressenti|a prevoir|non obligatoire/

/** The sense of a folded header. */
export function headerSense(header: string): HeaderSense {
  const asked = header.replace(ANSWERS, ' ').trim()
  const own = asked.replace(BESIDE, '').trim()
  if (!EITHER.test(own)) {
    if (DEROGATED.test(own)) return 'derogated'
    if (ABSENT.test(own)) return 'absent'
  }
  return ENVISAGED.test(asked) ? 'envisaged' : 'there'
}
