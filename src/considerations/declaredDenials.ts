/** "Sans objet", "néant": a denial by itself, whatever it answers. */
const BARE =
  /^(?:n|non|no|neant|none|so|s\.o\.?|s\/o|(?:sans|ss|s) objet|pas|sans|aucune?s?|absence)(?= ?(?:$|[^a-z0-9 °])| (?:mais|par contre|en revanche) )/

/** What is said of a device that is not in the contract: not what became of one that is ("non exécutée", "non chiffrée"). */
const NOT_THERE =
  '(?:soumis|concern|prevu|retenu|applicable|reserv|requis|required|exig|impos|inclus|present|integre|inscrit|activ|assujetti|eligible|pertinent|compatible|adapte|approprie|opportun|necessaire|claus|demand|possible|envisageable|realisable)(?:ee?s?|es?|s|d)?(?![a-z])'
/** The devices themselves; another noun after "pas de" says nothing of them ("pas de pénalité"), or is the clause ("sans glyphosate"). */
const DEVICE =
  '(?:(?:clauses?|criteres?|considerations?|reservations?|dispositifs?|insertion)(?![a-z])(?! (?:penale|d exclu|de (?:penal|revision|reexamen)))|conditions? (?:d execution|sociale|environnementale|particuliere)|obligations? (?:sociale|environnementale|d insertion)|(?:marches?|lots?)(?= ?(?:reserve|clause|$|[,;(.])))'
const OF_THIS = '(?:pour|sur|dans|a) (?:ce(?:tte)?|le|la) (?:presente? )?(?:marche|lot|contrat|consultation|procedure)'
/** "Non durée trop courte": why not. */
const WHY =
  '(?:marche|montant|duree|seuil|fourniture|objet|prestation|car|pour|en raison|du fait|cause|motif|derog|trop|(?:art(?:icle)?\\.? ?)?l ?\\.? ?\\d|\\d{1,2}\\/\\d)'
const SUBJECT =
  '(?:(?:marches?|lots?|contrats?|clauses?|criteres?|considerations?|reservations?)(?: (?:sociale?s?|sociaux|environnementa[a-z]{1,6}|d insertion|reservee?s?))? )?'
const SENTENCE = '(?:[a-z]{2,15} ){0,4}?(?:n est|n a|n y a|n aura|ne comporte|ne prevoit|ne contient|is|are|was) '
const NOT = '(?:non|not|pas|point|sans|aucune?|absence|hors)'
const OF = '(?: (?:de|d|du|la|l|le|une?)){0,2}'

/** Opens with a denial, of whatever it may be. */
const OPENS = new RegExp(`^(?:${SENTENCE}|${SUBJECT})${NOT}(?=$|[^a-z])|^0 ?(?:h|heures?)(?=$|[^a-z])`)
const WHOLE = new RegExp(
  [
    BARE.source,
    `^non (?=${WHY})`,
    `^(?:${SENTENCE}|${SUBJECT})${NOT}(?: ete)? ${NOT_THERE}`,
    `^(?:${SENTENCE}|${SUBJECT})${NOT}${OF} ${DEVICE}`,
    `^(?:${SENTENCE})(?:pas|point|not)(?= ?(?:$|[,;.(]))`,
    `^(?:non|pas) ${OF_THIS}`,
    `^hors (?:champ|seuil|perimetre|cadre|sujet)(?![a-z])`,
    `^${SUBJECT}(?:abandonn|supprim|retir|annul|absent)ee?s?$|^${SUBJECT}sans objet(?![a-z])|^marche non$`,
    `^0 ?(?:h|heures?)(?: d insertion)?(?: (?:prevu|contractualise|impose|exige|demande|du)e?s?)?(?= ?(?:$|[,;.(]))`,
    `^zero (?:h|heures?)(?: d insertion)?$`,
  ].join('|'),
)

/** Hours or a share beside a denial are those of something, but where they are what was not reached: "non (< 90 h)". */
const AMOUNT =
  /(?<!(?:[<≤]|moins de|inferieure? a|sous|seuil(?: de)?|minimum de) ?)(?<!(?<![a-z])(?:prix|technique|vt|delais?|couts?|tva|peu|trop|faible|insuffisante?)(?![a-z])[^,;\d]{0,30})(?<![\d.,])(?!0+ ?(?:h|%))\d[\d ]{0,12}(?:[.,]\d{1,4})? ?(?:h|heures?|%|etp)(?![a-z])/
/** What takes the denial back, or speaks of what became of a device that is there; "non : seuil non atteint" tells why. */
const TAKES_BACK =
  /(?<![a-z])(?:mais|toutefois|cependant|neanmoins|sauf|hormis|excepte|oui|puis(?![a-z])|ajoute|respect|solde|pourvu|\ufffd)|(?<!(?<![a-z])(?:prestations?|travaux|marche|operation|chantier|seuils?|fournitures?)(?![a-z])[^,;.]{0,40})(?<![a-z])(?:execut(?!ion)|realis(?!ation)|atteint|demarr|commenc)/
/** "Non mais critère social": another device, of which this one's denial says nothing. */
const BUT_ANOTHER =
  /(?<![a-z])(?:mais|par contre|en revanche) (?:un |une |le |la )?(?:criteres?|(?:marche |lot )?reserv[a-z]*)(?![a-z]).*$/
/** A noun of its own, denied before the amount that is due: "sans pénalité, 60 h". */
const DUE_BESIDE =
  /^(?:pas|sans|aucune?)(?: (?:de|d))? (?:penalite|sanction|difficulte|objection|retard|remarque|observation|probleme)s?[^,;\d]{0,40}[,;] ?(?!0)\d[\d ]{0,12}(?:[.,]\d{1,4})? ?(?:h|heures?)(?: d insertion)?$/
const NONE_DONE_YET =
  /^0 ?(?:h|heures?)(?: d insertion)? (?:realisee?|effectuee?|validee?)s? (?:sur|\/) (?!0)\d[\d ]{0,12} ?(?:h|heures?)$/

/**
 * What a declared value that opens with a denial says: a no only where the device itself is denied, with no more than why
 * or since when; null where none opens it. "Non exécutée" tells of a clause that is there.
 */
export function deniedIn(folded: string): 'yes' | 'no' | 'review' | null {
  if (DUE_BESIDE.test(folded) || NONE_DONE_YET.test(folded)) return 'yes'
  const whole = WHOLE.exec(folded)
  if (!whole) return OPENS.test(folded) ? 'review' : null
  const rest = folded.slice(whole[0].length).replace(BUT_ANOTHER, '')
  return AMOUNT.test(rest) || TAKES_BACK.test(rest) ? 'review' : 'no'
}
