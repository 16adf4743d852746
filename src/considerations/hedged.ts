import type { Span } from './lexicon.js'
import type { Scene } from './scene.js'

/** Some lots only, none of them told: "au moins un des lots comportera". */
const ONE_OF_THEM = /(?:^|[^a-z])au moins (?:un|une|deux|l un)(?: des)? lots?(?![a-z])[^.;]{0,60}$/
/** Whoever bids for several lots, or is given them, is bound in each. */
const BIDS =
  '(?<!(?:soumission|repon|offre|candidat|postul|retenu|attribut|titulaire|depos|present|concour)[a-z]{0,9} )'
const SOME_LOTS =
  '(?:certains|plusieurs|quelques|une partie des) (?:de ces |des )?lots(?! ?\\()(?! attribu)(?![^.;]{0,60}lots? ?(?:n ?[°o]? ?)?\\d)'
/** They are what has the device, or it is in them; "attributaire de plusieurs lots" speaks of bidders. */
const SOME_OF_THEM = new RegExp(
  `(?:^|[.;:(,] ?)(?:(?!plusieurs)${SOME_LOTS}[^.;]{0,60}|${SOME_LOTS}[^.;,]{0,60})$|(?:^|[^a-z])${BIDS}(?:dans|sur|pour) ${SOME_LOTS}[^.;]{0,60}$|(?:^|[^a-z])${SOME_LOTS}(?: [a-z]{1,15}){0,2} (?:avec|comportant|incluant|soumis|assortis)(?: [a-z]{1,3}){0,2} $`,
)

/** "Si marché réservé, joindre l'agrément", "en cas de clause d'insertion, joindre": not "si la clause n'est pas respectée". */
const SUPPOSED =
  /(?:^|[.;:,(] ?)(?:si|lorsque|quand|dans le cas ou|en cas d|en cas de) (?:(?:l |le |ce |la |cette )?(?:presente? )?(?:marche|contrat|lot|consultation|accord cadre) (?:comporte|comprend|prevoit|contient|inclut|impose|est assorti d|est (?:soumis|assujetti) a) (?:une?|la|des|les) |une? )?$/
const SUPPOSED_CONTRACT =
  /(?:^|[.;:,(] ?)(?:si|lorsque|quand|en cas de) (?:le |ce |la )?(?:present )?(?:marche|lot|contrat|accord cadre|participation)(?: (?:est|sont))? $/
const THEN =
  /^(?! (?:(?:non|mal|pas|peu|partiellement|insuffisamment|incorrectement)(?![a-z])|inexecut|inappliqu))[^.;]{0,60}?,/
/** "Le cas échéant, le candidat complète l'annexe relative à la clause". */
const TO_FILL_IN =
  /(?:^|[.;] ?)le cas echeant, [^.;]{0,60}(?:annexe|cadre|formulaire|document|fiche|attestation|imprime)(?: [a-z]{1,10}){0,4} $/
/** "Une clause sera introduite si le montant dépasse 500 000 €"; "sera révisé si" supposes one. */
const TO_COME =
  /^[^.;,]{0,20}? (?:sera|seront) (?:introdui|prevu|ajout|impos|inser|integr|activ|appliqu|fix|mise? en)[a-z]{0,4}(?: [a-z]{1,10}){0,4} (?:si|lorsque|des que) (?:le|la|les|l) (?:montant|volume|duree|nombre|budget|cout)(?![a-z])/

/** The buyer's rule for its contracts: "n'impose la clause que dans les marchés de travaux". */
const RULE_BEFORE =
  /(?:^|[^a-z])(?:n|ne) (?:applique|impose|exige|prevoit|retient|demande|introduit|insere|integre)(?:nt)? (?:la|une|les|de|cette|des|d) $/
const RULE_AFTER =
  /^(?: (?:n est|ne sont) (?:obligatoire|applicable|impose|exige|prevue?)[es]{0,2})? qu(?:e|) ?(?:dans |pour |sur |aux |a )(?:les |ses |des )?(?:marches|achats|contrats|operations)(?![a-z])/
const IS_OBLIGATORY = /^ (?:n est|ne sont) /
const SCHEME_BEFORE =
  /(?:^|[^a-z])(?:spaser|schema|deliberation|politique d achats?|reglement interieur)(?: [a-z]{1,15}){0,6} (?:impose|prevoit|exige|demande) (?:une?|des) $/
const IN_ANY = /^ (?:dans|pour|a) (?:tout|tous les|chaque) (?:marche|contrat|achat)/

/** "Faute de clause d'insertion, un critère…"; "à défaut de réalisation" is another matter. */
const FAILING = /(?:^|[.;,:(] ?)(?:faute|a defaut) (?:de|d) (?:une |toute )?$/
/** "À défaut de clause respectée", "l'oubli de la clause par le titulaire": a breach of one that is there. */
const OF_ITS_HOLDER =
  /^ (?:(?:bien |dument |correctement )?(?:respect|execut|realis)ee?s?(?![a-z])|par (?:le titulaire|l entreprise|l attributaire))/
const FORGOTTEN = /(?:^|[.;:(] ?)(?:l )?(?:oubli|omission) (?:de|d) (?:la |une |cette )?$/
const LIFTED = /(?:^|[.;:(] ?)(?:la )?levee de (?:la|cette) $/
/** "La mention de la clause résulte d'un copier-coller et doit être ignorée". */
const MENTION = /(?:^|[^a-z])(?:mention|reference|phrase) (?:de|du|d|a|au) (?:l |la |une |cette |marche |lot ){0,2}$/
const TO_IGNORE =
  /^[^.;]{0,90}? (?:(?:doit|doivent) etre|est a|sont a) (?:ignor|supprim|ecart|retir|biffe|raye)|^[^.;]{0,60}? resulte(?:nt)? d une? (?:copier|erreur)/
const DISREGARD =
  /(?:^|[^a-z])(?:ne pas tenir compte|il n est pas tenu compte|il n y a pas lieu de (?:lire|tenir compte)|ne pas lire)(?: [a-z0-9]{1,10}){0,8} $/
/** "Le CCAP type prévoit une clause ; il n'en est pas fait usage ici." */
const NOT_USED = /^[^.]{0,30}; il n en (?:est|sera) pas fait (?:usage|application)/
/** "Une condition d'exécution que la Ville n'a pas retenue". */
const NOT_RETAINED =
  /^(?: (?:professionnelle|sociale|environnementale))?(?: (?:est|etait|constitue|constituait))?(?: (?:une? |d )?(?:conditions?|obligations?|exigences?|mesures?|execution|du marche)){0,4} que (?:la |le |les |l )?[a-z]{2,20}(?: [a-z]{2,20}){0,2} n (?:a|ont) pas (?:retenu|voulu|souhaite|impose|active|prevu)e{0,2}s?(?![a-z])(?! (?:de |d |[a-z]{2,12}(?:er|ir|re)(?![a-z])))/
const NOT_BINDING = /^ non contractuel/
const NOT_FORBIDDEN = /(?:^|[^a-z])n est pas interdit d(?:e|) (?:[a-z]{1,12} ){0,4}$/

/** Words around a device that leave it open, or take it back: what would be a yes is to be looked at. */
export function isHedged(scene: Scene, hit: Span): boolean {
  const before = scene.beforeInSentence(hit)
  const after = scene.afterInSentence(hit)
  return (
    isOfSomeLots(scene, before, after) ||
    isSupposed(before, after) ||
    isGeneralRule(before, after) ||
    isTakenAway(before, after) ||
    NOT_USED.test(scene.after(hit, 80))
  )
}

/** "Certains lots comportent une clause : lots 1 et 2". */
const THEN_TOLD = /^[^.;]{0,60}?(?:lots? ?(?:n ?[°o]? ?)?\d|[:(] ?(?:n ?[°o]? ?)?\d)/

const isOfSomeLots = (scene: Scene, before: string, after: string): boolean =>
  before.includes('lot') &&
  !THEN_TOLD.test(after) &&
  (ONE_OF_THEM.test(before) || (scene.lot !== null && SOME_OF_THEM.test(before)))

const isSupposed = (before: string, after: string): boolean =>
  TO_COME.test(after) ||
  TO_FILL_IN.test(before) ||
  (THEN.test(after) && (SUPPOSED.test(before) || SUPPOSED_CONTRACT.test(before)))

const isGeneralRule = (before: string, after: string): boolean =>
  (RULE_AFTER.test(after) && (IS_OBLIGATORY.test(after) || RULE_BEFORE.test(before))) ||
  (SCHEME_BEFORE.test(before) && IN_ANY.test(after))

const isTakenAway = (before: string, after: string): boolean =>
  (!OF_ITS_HOLDER.test(after) &&
    [FAILING, FORGOTTEN, LIFTED, DISREGARD, NOT_FORBIDDEN].some((turn) => turn.test(before))) ||
  NOT_BINDING.test(after) ||
  NOT_RETAINED.test(after) ||
  (MENTION.test(before) && TO_IGNORE.test(after))
