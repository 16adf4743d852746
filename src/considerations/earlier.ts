const CONTRACT = '(?:marches?|contrats?|accords? cadres?|consultations?|conventions?|procedures?)'
const FORMER = '(?:precedente?s?|ancien(?:ne)?s?|anterieure?s?|sortante?s?|echus?|expires?|acheves?)'
const FORMER_BEFORE = new RegExp(
  `(?:^|[^a-z])(?:(?:au titre du|dans le|sous (?:l|le|la)|sur le|lors du|a l occasion du) (?:${CONTRACT} ${FORMER}|${FORMER} ${CONTRACT}),(?: [^ .;:,]{1,20}){0,5}|${FORMER}|l actuel(?:le)? ${CONTRACT})(?: [^ .;:,]{1,20}){0,6} $|(?:${CONTRACT} (?:precedente?|anterieure?|sortante?)|(?:precedente?|ancien(?:ne)?) ${CONTRACT}) ?: $`,
)
/** "Comme dans le marché précédent, une clause…" is about this one. */
const ALIKE =
  /(?:^|[^a-z])(?:comme|a l instar d|a l identique d|reprend|reconduit|maintient|conserve|de meme que|tout comme|dans la continuite d)/
const FORMER_AFTER = new RegExp(
  `^ (?:du|dans le|dans l|de l|de la|au|a l) (?:${CONTRACT} )?(?:precedente?|ancien(?:ne)?|anterieure?|sortant)(?=$|[^a-z])`,
)
const RENEWED =
  /(?<!(?:pas|non) (?:ete )?)(?<![a-z])(?<![a-z])(?:reconduit|maintenu|conserve|repris|renouvel)[a-z]{0,4}(?=$|[^a-z])/
/** What a contract "comportait" it holds no more, or never did. */
const PAST =
  '(?:comporta(?:it|ient)|prevoya(?:it|ient)|contena(?:it|ient)|inclua(?:it|ient)|integra(?:it|ient)|imposa(?:it|ient)|exigea(?:it|ient)|comprena(?:it|ient)|(?:eta(?:it|ient)|ava(?:it|ient) ete) (?:soumis|assorti|reserve|dote|prevu|concerne|claus(?:e|ee)|affecte|grev)[es]{0,2}|disposa(?:it|ient)|fixa(?:it|ient)|retena(?:it|ient)|porta(?:it|ient)|demanda(?:it|ient)|obligea(?:it|ient)|applica(?:it|ient)|affichait|connaissait|beneficia(?:it|ient)|ava(?:it|ient)(?: (?:deja )?(?:permis|genere|comporte|prevu|integre|inclus|impose|propose|souscrit|accepte|retenu))?)'
const PAST_BEFORE = new RegExp(
  `(?:^|[^a-z])${PAST}(?: (?:par|a|de|d|une?|la|les|des|sa|le|deja|egalement|aussi|hauteur|raison|environ|sur|avec|(?:sous )?criteres?|\\d[\\d ]*)){0,5} $`,
)
/** "Le marché était réservé": the participle is the phrase itself. */
const WAS =
  /(?<!(?:cette|la|ladite) (?:presente )?(?:consultation|procedure) )(?<![a-z])(?:eta(?:it|ient)|ava(?:it|ient) ete) $/
const FOLLOWED = new RegExp(
  `(?:^|[^a-z])(?:fai(?:t|sant) suite (?:a|aux?)|succede (?:a|aux?)|prend la suite d[eu]?|en remplacement d[eu]?|remplace) (?:une? |le |la |l |du )?(?:${FORMER} )?${CONTRACT}(?: [^ .;:,]{1,20}){0,5}? ?$`,
)
const PAST_AFTER =
  /^(?: \([^)]{0,40}\)| (?:du|de la|de l|d un) (?:[^ .;:,]{1,20} ){0,4}[^ .;:,]{1,20})? ava(?:it|ient) (?:ete |permis|genere|donne)/
const ENDING = new RegExp(`(?:${FORMER}|actuel(?:le)?s?|en cours|20[12]\\d)[^.;]{0,60}$`)
const ENDS =
  /^[^.;]{0,60}? (?:arriv(?:e|ent|era|ant) a (?:son |leur )?(?:echeance|terme|expiration)|prend fin|prendra fin|s acheve|expire)/

const ENDED_BEFORE = new RegExp(
  `${CONTRACT} (?:${FORMER}|actuel(?:le)?s?|en cours|existant)[^.;]{0,40} (?:prend fin|arriv(?:e|ent|ant) a|s acheve|expire|qui se termine)[^.;]{0,60}$`,
)

/** "Un premier marché, réservé aux …, a été résilié". */
const FIRST_BEFORE = new RegExp(`(?:^|[^a-z])(?:une? |la |le )?premiere? ${CONTRACT}[^.;]{0,50}$`)
const ENDED_AFTER =
  /^[^.;]{0,70}? (?:a ete|ont ete|fut|est reste[e]?) (?:resili|annul|abandonn|declar|infruct|sans suite|interromp)/

/** What was done until now, by the terms of a contract not named otherwise: "exécutée jusqu'ici dans le cadre d'un". */
const DONE = '(?:execut|realis|assur|confi|effectu|gere|couver|attribu|fourni|livre)[a-z]{0,5}'
const SO_FAR = '(?:jusqu ici|jusqu a present|jusqu alors|precedemment|auparavant)'
const UNTIL_NOW = new RegExp(
  `(?:${DONE} ${SO_FAR}|${SO_FAR} ${DONE})(?![a-z])[^.;,]{0,60} (?:d|par|dans|sous|via) une? (?:${CONTRACT} )?$`,
)
/** "Retour d'expérience : une clause est imposée au titulaire". */
const NOW =
  /^[^.;]{0,60}? (?:est|sont|sera|seront)(?: (?:donc|desormais|ainsi))? (?:impos|prev|exig|obligatoir|requis|inscri|applicabl|demand)/
/** "Historique :", "retour d'expérience :". */
const HISTORY = /(?:^|[.;] ?)(?:(?:pour l )?historique|retours? d experience|antecedents?) ?:[^.;]{0,110}$/
/** "Suite à l'échec du marché réservé". */
const AFTER_FAILURE = new RegExp(
  `(?:suite|apres|consecutive?) (?:a |au )?(?:l |la |le )?(?:echec|expiration|resiliation|echeance|fin|terme) (?:du|de la|de l|d une?) ${CONTRACT} $`,
)
/** "Marché réservé …, échu en mars", "conclu en 2019 arrive à terme". */
const OVER =
  /^(?:(?: [^ .;:,()]{1,20}){0,8}| \([^)]{0,40}\)),? (?:echus?(?= ?(?:$|[,.;)])| (?:le|en|au|depuis|fin) )|(?:conclu|signe|notifie|attribue|passe)e?s? en (?:19|20)\d\d,? (?:arrive(?:nt)? a (?:son |leur )?(?:terme|echeance|expiration)|prend fin|s acheve))/
/** "Dans le cadre du marché actuel, une clause a été exécutée". */
const RUNNING = new RegExp(
  `(?:dans le cadre|au titre|au cours|lors) (?:du|de la|de l) ${CONTRACT} actuel(?:le)?(?![a-z])[^.;]{0,60}$`,
)
const PERFORMED =
  /^[^.;]{0,50}? (?:a|ont) (?:deja |bien |ainsi )?ete (?:execut|realis|mise?s? en oeuvre|attein|appliqu|experiment|test)/

/** Another contract, or a text on contracts at large: "les autres marchés comportent", "la charte recommande". */
const ELSEWHERE =
  /(?:^|[^a-z])(?:(?:(?:les|des|d|certains|plusieurs) autres (?:marches|contrats|operations|consultations|acheteurs)|(?:un|l) autre (?:marche|contrat)|(?:une|l) autre (?:consultation|operation)|(?:operation|marche|chantier|programme) voisine?)(?: (?!et |mais |dont )[^ .;:,]{1,20}){1,8}|(?:charte|guide|politique|schema|spaser|plan|deliberation)(?: [^ .;:,]{1,20}){0,8} (?:recommande|encourage|promeut|preconise|incite)[^.;:,]{0,40}|(?:a|ont|ayant) deja (?:execute|realise|mene|conduit|conclu|passe)[^.;:,]{0,40}) $/

/** Asked first: looking for the whole turn costs more. */
const MAY_BE_EARLIER =
  /l actuel|preced|ancien|anter|sortant|echu|expir|acheve|ait |aient |remplac|suite|succed|echeance|terme|fin |premier|autre|voisin|jusqu|auparavant|histori|experience|actuel|conclu|antecedent|deja|recommande|encourage|promeut|preconise|incite/

/** The device is that of an earlier contract, in the sentence around it. */
export function isEarlier(before: string, after: string): boolean {
  if (!MAY_BE_EARLIER.test(before) && !MAY_BE_EARLIER.test(after)) return false
  if (RENEWED.test(after.slice(0, 80)) || ALIKE.test(before)) return false
  return (
    FORMER_BEFORE.test(before) ||
    FORMER_AFTER.test(after) ||
    PAST_BEFORE.test(before) ||
    PAST_AFTER.test(after) ||
    WAS.test(before) ||
    FOLLOWED.test(before) ||
    ENDED_BEFORE.test(before) ||
    ELSEWHERE.test(before) ||
    UNTIL_NOW.test(before) ||
    (HISTORY.test(before) && !NOW.test(after)) ||
    AFTER_FAILURE.test(before) ||
    OVER.test(after) ||
    (RUNNING.test(before) && PERFORMED.test(after)) ||
    (FIRST_BEFORE.test(before) && ENDED_AFTER.test(after)) ||
    (ENDING.test(before) && ENDS.test(after))
  )
}
