import type { Basis } from '../states.js'
import type { Turn } from './polarity.js'

/** Words between a denial and what it denies: "n'est soumis à aucune obligation particulière de". */
const FILLERS =
  '(?:(?:dans|en dehors d[eu]) (?:le |du )?(?:champ|perimetre)|champ|perimetre|comporte[es]{0,2}|contenu|pose[es]{0,2}|jointe?s?|d|de|des|du|l|la|le|les|a|au|aux|une?|par|en|pour|cette|ce|toute?s?|obligations?|application|quelconque|particulieres?|presence|mention|mise en (?:oeuvre|place)|objet|soumis[es]{0,2}|tenue?s?|concerne[es]{0,2}|assujetti[es]{0,2}|assorti[es]{0,2}|prevue?s?|ete|retenue?s?|inclu[ses]{0,2}|integre[es]{0,2}|possible|dispositif|clauses?|sociales?|ou|insertion|environnementales?|recours|autre|specifiques?|eventuel(?:le)?s?|lieu|besoin|question|volet|necessaire|opportune?|pertinente?|souhaitable|juge[es]{0,2}|envisage[es]{0,2}|exige[es]{0,2}|impose[es]{0,2}|demande[es]{0,2}|fixe[es]{0,2}|inserer|integrer|inclure|prevoir|imposer|introduire|recourir|embaucher|recruter|employer|mobiliser|appliquer|retenir|activer|faire|fait|appel|usage|permis|pu|vocation|souhaite[r]?|voulu|choisi|decide|attachee?s?|soumettre|assortir|demander|exiger|fixer|inscrire|ajouter|proposer|introduction|integration|inscription|permet(?:tent|tait)?|prete(?:nt)?|avec(?= l (?:introduction|insertion|integration|inscription))|eligibles?|propices?|adaptee?s?|compatibles?|favorables?|sous|mettre|oeuvre|place|a (?:realiser|effectuer|accomplir)(?= d )|(?:tenue?s?|oblige[es]{0,2}) (?:de|d|a) (?:realiser|effectuer|executer|accomplir))'
const DENIALS =
  '(?:sans|pas|aucune?s?|nul(?:le)?s?|ni|hors|absence|absent|depourvue?s?|dispensee?s?|exempte?e?s?|exonere[es]{0,2}|exclu(?:[es]{0,2}|t|ent|re)(?: (?:du marche|de la consultation|du contrat))?|exclusion|ecarte(?:nt|r)?|libere[es]{0,2}|se passer|se dispenser|s abstenir|s affranchir|non (?:soumis[es]{0,2}|assujetti[es]{0,2}|concerne[es]{0,2}|comprise?s?)|et non|suppression|retrait|abandon|renonce(?:ment|r|nt)?|renonciation|derogation|deroge(?:nt|ons|ra)?|exoneration|exemption|en dehors|(?<=(?:^|[^a-z])(?:ne|n) (?:[a-z]{1,15} ){1,3})(?:point|guere|jamais|nullement|aucunement|plus)|(?<!sans |peut |pourra |pourrait )(?:supprimer|biffer|oter)|echappe(?:nt|ra|ront)?)'
const DENIED_BEFORE = new RegExp(`(?:^|[^a-z])(${DENIALS}(?: ${FILLERS}){0,7} )$`)
/** "Aucun des lots, hormis le lot 2, ne comporte de". */
const NOBODY_HOLDS = new RegExp(
  `(?:^|[^a-z])((?:aucune?s?|nul(?:le)?s?) (?:des |de ces |d entre )?(?:lots?|marches?|prestations?|tranches?|contrats?)(?![a-z])[^.;]{0,70}? (?:ne |n )(?:comport|prevoi|contien|est|sont|fait|font|sera|inclu|integr|impos|compren|a|ont)[a-z]{0,4}(?: ${FILLERS}){0,6} )$`,
)

/** Not the device is denied, but its breach, its release or its change. */
const OF_BREACH =
  /(?:respect|(?:execut|realis)(?!ion|ation)|satisf|rempli|observ|honor|atteign|attein|exoner|dispens|oubli|neglig|meconn|connai|compromet|remet|conteste|modifi|alter|affect|confond|soustra|libere|decharge)[a-z]*(?: [a-z]{1,20}){0,3} pas(?: [a-z]{1,15}){0,3} $/
const RELEASED =
  /(?:pas|ni|jamais|nullement|aucunement|aucune?s?(?: [a-z]{1,20}){1,2} n(?:e (?:sont|seront|peut|peuvent)| est| a)) (?:etre |ete )?(?:dispensee?s?|exempte?e?s?|exonere[es]{0,2}|exclu[es]{0,2}|depourvue?s?|dispense|deroge|renonce[r]?)(?: [a-z]{1,15}){0,4} $|(?:^|[^a-z])(?:ne|n) (?:peut|peuvent|pourra|pourront|saurait|sauraient) etre (?:deroge|renonce)(?: [a-z]{1,15}){0,4} $/
const NOT_DENIED =
  /(?:^|[^a-z])n echapp[a-z]{1,4} (?:[a-z]{1,12} ){0,4}$|(?:aucune?|sans|pas (?:de|d|la|une?|l)|ni|toute) (?:derogation|exclusion|suppression|retrait|abandon|exoneration|exemption|dispense)(?: [a-z]{1,12}){0,3} $/
const MENTION_OF_ABSENCE = /(?:en l|en cas d) absence(?: [a-z]{1,3}){0,3} $/
const OF_AN_AMOUNT =
  /(?:montant|prix|cout|total|estimation|valeur|ht|penalites?|plafond|retenues?|indemnites?)[^.;]{0,30} hors $/
/** "Ne suspend pas la clause" supposes it; "ne prévoit pas la clause" does not. */
const OF_KNOWN = /^(?:pas|point|guere|jamais|nullement|aucunement) (?:la|les|cette|ces|l) $/
const GRANTS =
  /(?:comport|prevoi|contien|inclu|integr|impos|compren|retien|retenu|appliqu|reprend|mainti|conserv|activ|inscri)[a-z]{0,6} pas [a-z]{1,5} $/
const BOUND =
  /(?:ne |n )(?:peut|peuvent|pourra|pourront|saurait|sauraient|doit|doivent)(?: [a-z]{1,12}){0,3} (?:se passer|se dispenser|s abstenir|s affranchir|renoncer|ecarter|exclure)(?: [a-z]{1,12}){0,4} $/
/** Somebody may still do without it: "pourra renoncer à la clause", "la clause peut être supprimée". */
const MAY_GO =
  /(?<!ne |n )(?:(?:peut|peuvent|pourra|pourront|pourrait|pourraient)|se reserve(?:nt)? (?:la possibilite|la faculte|le droit) d[e]?) (?:[a-z]{1,12} ){0,3}(?:se passer|se dispenser|renoncer|ecarter|exclure|supprimer|deroger?)(?: [a-z]{1,12}){0,4} $/
const MAY_BE_GONE =
  /^(?: [a-z]{1,12}){0,3}? (?<!ne |n )(?:peut|peuvent|pourra|pourront|pourrait|pourraient) (?:[a-z]{1,12} )?etre /
/** "La clause ne peut être abandonnée". */
const KEPT = /(?:^|[^a-z])(?:ne|n) [a-z ]*(?:abandonn|abrog|supprim|retir|ecart|annul|exclu|rejet|refus)[es]{0,4}$/
/** "Pas d'autre clause sociale": there may be one. */
const OTHER = /(?:^| )autre /
/** "Sans clause sociale contraire", "pas de clause d'insertion supplémentaire": another one may be there. */
const OF_ANOTHER =
  /^ (?:(?:non |mal )?(?:respectee?|honoree?|executee?|tenue|satisfaite|realisee)s?(?= ?[,.;]|$| par )|supplementaire|complementaire|contraire|additionnelle|nouvelle|autre que)/

/** "Seul le lot 8 échappe à la clause": the others have it. */
const ONLY_THOSE_LOTS = /(?:^|[^a-z])seuls? (?:les? )?(?:[a-z]{2,9} )?lots? [^.;]{1,80}$/
/** Whether an answer is still open: nothing is denied for good. */
const SKIP = String.raw`(?:[ :=,()-]|\d{1,6} ?h(?:eures?)?(?![a-z])|\((?! ?(?:a |si |le cas|sous reserve|event|option|facult|possible|envis|en cours|selon))[^)]{0,80}\)){0,8}`
/** "initialement prévue au projet", before what became of it. */
const ORIGIN =
  '(?:(?:initialement |d abord |un temps |qui (?:etait|avait ete) )?(?:prevue?s?|inscrite?s?|envisage[es]{0,2}|impose[es]{0,2}|annonce[es]{0,2}|pondere[es]{0,2}|fixe[es]{0,2}|mentionne[es]{0,2}|propose[es]{0,2}|(?:examine|etudie|discute|debattu|evoque)[es]{0,2}|figurant|initialement)(?: (?!pas |non |n |ne )[^ .;:,]{1,18}){0,5}?,? )?'
const LINKS =
  '(?:(?:cet article|cette clause|article|devenue?s?|est|sont|a|ont|ete|etait|sera|seront|finalement|definitivement|initialement|prevue?s?|obligatoires?|n|ne|s|elle|elles|il|y|en|qui|du|marche|toutefois|cependant|jugee?s?|consideree?s?|declaree?s?|revelee?s?|averee?s?|puis|mais|ensuite|apres analyse|trouve|donc|peut|pu|doit|etre|avant d|pourra|pourront|pourrait|peuvent) ){0,6}'
const FEM = '(?:e?s?)'
const NON = `non (?:pertinent|retenu|utilise|applicable|prevu|leve|affermi|concerne|requis|active|exige|demande|adapte|justifie|possible|mis|integre|inclus|impose|reconduit|souhaite|mobilise|compatible|realisable|opportun|approprie|repris|attache)${FEM}{1,2}`
const NOT = `(?:pas|point|guere|jamais|nullement|aucunement) (?:(?:ete|lieu|de|d|a|etre|pu|considere[es]{0,2} comme|juge[es]{0,2}) ){0,3}(?:prevu|retenu|utilise|applicable|pertinent|requis|active|exige|possible|impose|inscrit|demande|integre|reconduit|applique|applique[r]|concerne|insere|inclus|maintenu|mis|mise en oeuvre|mise en place|introduit|ajoute|figure|s appliquer|pris en compte|prise en compte|note|justifie|opportun|approprie|adapte|compatible|realisable|fixe|propose|envisage|repris|attache|mobilise)?${FEM}{1,2}(?=$|[^a-z])`
const GONE = `(?:abandonne|neutralise|abroge|supprime|retire|ecarte|annule|exclu|rejete|refuse)${FEM}{1,2}`
const UNFIT = '(?:in(?:applicable|adaptee?|compatible|opportune?|envisageable|utile)|irrealisable|superflue?)s?'
const TO_GO =
  '(?:a |etre )(?:oter|supprimer|retirer|ecarter|ignorer|enlever|ne pas (?:prendre en compte|appliquer|lire))'
const OBJECT_OF = '(?:fait |font )?l objet d (?:un |une )?(?:abandon|retrait|suppression|derogation|renoncement)'
/** "La clause cesse de s'appliquer", "est caduque". */
const CEASES =
  '(?:cess(?:e|ent|era|eront) (?:de s appliquer|d etre (?:applicable|exige|impose|due)[es]{0,2}|d exister|de (?:produire|porter|jouer))|caduques?)(?! (?:en cas|si(?![a-z])|s il|lors|des|apres|au dela|avec|a (?:la |l )?(?:fin|reception|issue|echeance|livraison)))'
const DENIED_AFTER = new RegExp(
  `^${SKIP}${ORIGIN}${LINKS}(?:${NON}|${CEASES}|impossibles?|${GONE}|${UNFIT}|${TO_GO}|inexistante?s?|absente?s?|sans (?:objet|application|effet)|repute${FEM} non ecrite?s?|disparai(?:t|ssent)|disparu[es]{0,2}|neant|pas lieu d etre|${NOT}|(?:ne |n )?(?:s )?(?:applique|appliquent|appliquera|concerne|concernent|figure|figurent|existe|existent) (?:pas|plus)|trouve pas a s appliquer|${OBJECT_OF}|(?:il )?n y en a (?:pas|aucune))(?=$|[^a-z])`,
)
/** What tells which clause it is, before what is said of it: "qui figure à l'article 4", "du marché de 2021". */
const WHICH =
  '(?:[ )\\ufffd"]{0,3},? ?(?:(?:habituellement|generalement|ordinairement|normalement|pourtant) (?:impose|exige|demande|utilise|requis|applique|pratique|prevu|retenu)[es]{0,2}|qui (?:figure|est prevue|etait)|figurant|prevue?s?|inscrite?s?|mentionnee?s?|visee?s?|issue?s?|rappelee?s?|publiee?s?|annoncee?s?|decrite?s?|definie?s?|du|de la|de l|des|d un|de|telle que)(?: (?!est |sont |sera |seront |impos|comport|doi|devr|que )(?:[^ .;:]|\\.(?=\\d)){1,20}){0,14}?,?)'
/** Said of the clause some words further on. */
const DENIED_FURTHER = new RegExp(
  `^${WHICH} (?:(?:ne|n) (?:s |y )?(?:appliqu|concern|figur)(?:e|ent|era|eront) (?:pas|plus)|(?:n est|ne sont|ne sera|ne seront|n a|n ont) (?:pas|plus) (?:ete |etre )?(?:applicables?|applique${FEM}|repris${FEM}|reconduit${FEM}|retenu${FEM}|maintenu${FEM}|conserve${FEM}|requis${FEM}|exige${FEM})(?! en cas| si | s il| lors| apres| au dela)|(?:n a|n ont) pas pu etre (?:retenu|reprise?|introduit|integre|inscrit|prevu|impose|maintenu|applique)${FEM}|(?:est|sont|sera|seront) (?:sans (?:objet|application|effet)|${UNFIT}|${TO_GO}|repute${FEM} non ecrite?s?)|(?:est|sont|a ete|ont ete|sera) (?:definitivement |finalement )?${GONE})(?=$|[^a-z])`,
)
/** "Clause sociale : la commune s'en dispense", "… n'est tenu à aucune obligation de ce type". */
const KIND_OF_IT =
  '(?:de (?:ce|cette) (?:type|genre|ordre|nature|sorte|espece)|en ce sens|a ce titre|en la matiere|sur ce point|dans ce domaine)'
const BY_PRONOUN =
  /^(?: \([^)]{0,60}\))? ?[:,-] [^.;:]{0,70}?(?:(?:l|les) (?:a|ont) (?:finalement |donc |depuis )?(?:ecarte|supprime|retire|abandonne|rejete)e?s?|s en (?:dispense|affranchit|passe|abstient|exonere)(?:ra|nt)?|y (?:renonce|deroge|a renonce|est renonce|a ete renonce)|ne pas (?:en |l |la |les |y )(?:prevoir|inserer|integrer|impos|reten|lev|activ|appliqu|recour|afferm|inclure|demand|met|introdui|fix)[a-z]{0,4}|(?:il )?n en (?:est|sera|a|ont|comporte|prevoit|impose|contient|retient|fixe|retiendra)(?: ete)? (?:pas|point|guere|jamais|aucune?|nullement)(?: ete)?(?: [a-z]{4,12})?)(?=$|[^a-z])(?! (?:pas|jamais|rarement|point|plus|parfois|en cas|si)(?![a-z]))/
const NONE_OF_THE_KIND = new RegExp(
  `^[^.;]{0,90}? aucune? (?!derog|exoner|dispens|manque|except|modif|penal|sanction|oubli|retard|toler)[a-z]{4,16} ${KIND_OF_IT}`,
)
/** "La mention « clause de 200 h » est supprimée". */
const MENTIONED = /(?:^|[^a-z])(?:mentions?|phrases?|lignes?|formule|passage|termes|mots)(?: :)? $/
const STRUCK_OUT =
  /^[^.;]{0,70}? (?:(?:est|sont|a ete|ont ete|sera|seront) (?:supprim|retir|annul|biff|ray|ot)ee?s?|(?:est|sont|doit etre|a) (?:a )?(?:supprimer|retirer|biffer|oter|rayer))(?![a-z])/

/** "Sans qu'une clause y ait été jointe"; "sans que la clause soit respectée" supposes it. */
const WITHOUT_ANY = /(?:^|[^a-z])(sans qu(?:e|il)? (?:[a-z]{1,12} ){0,6})$/
const WERE_PUT =
  /^(?: [^ .;:,]{1,20}){0,6}? (?:ait|aient|soit|soient|fut|fussent|figure|figurent|existe|existent)(?: (?:ete|jamais|alors))*(?: (?:joint|prevu|inser|integr|inclu|impos|inscri|ajout|reten|introdui|demand|exig|stipul|fix|pos|mis|adjoint|annex|attach|applicable|applique|requis|dans|au|a ce|pour)[a-z]{0,4})(?![a-z])/
/** "Sans que le contrat comporte de clause". */
const WITHOUT_HOLDING =
  /(?:^|[^a-z])(sans que? (?:[a-z]{1,15} ){1,5}(?:comporte|contienne|prevoie|impose|inclue|integre|exige|demande|soit soumis|soit assorti|fixe|retienne|stipule)[a-z]{0,3} (?:a |d |de |une? |aucune? |des )+)$/

/** "Aucun recrutement de … n'est imposé". */
const NONE_AHEAD =
  /(?:^|[^a-z])(aucune? (?:(?:heure|volume|nombre|obligation|exigence|action|recrutement|embauche|emploi|mesure|clause|disposition|condition|prescription|engagement|quota|objectif|effort|seuil|part|recours|demarche|critere|consideration|contrainte|specification|reservation|personne|salarie|dispositif|attente)s? )(?:[a-z]{1,18} ){0,5})$/
const NONE_BEHIND =
  /^(?: [^ .;:,]{1,20}){0,5}? (?:n est|ne sont|ne sera|ne seront|n a ete|n est pas) (?:ici |donc |par consequent )?(?:impos|exig|demand|requis|prevu|fix|attend|prescri|formul|stipul|inscrit|retenu|mis |envisag|introduit|insere)[a-z]{0,3}/

/** "… : le titulaire n'est tenu à aucune obligation de ce type": denied whatever the words before ask. */
export const isDeniedFurther = (after: string): boolean => BY_PRONOUN.test(after) || NONE_OF_THE_KIND.test(after)

/** Denials told apart from the device by other words. */
function furtherDenial(before: string, after: string): { ahead?: string; behind: string } | null {
  const behind = DENIED_FURTHER.exec(after) ?? BY_PRONOUN.exec(after) ?? NONE_OF_THE_KIND.exec(after)
  if (behind) return { behind: behind[0] }
  const struck = MENTIONED.test(before) ? STRUCK_OUT.exec(after)?.[0] : undefined
  if (struck !== undefined) return { behind: struck }
  const holding = WITHOUT_HOLDING.exec(before)?.[1]
  if (holding !== undefined) return { ahead: holding, behind: '' }
  const without = WITHOUT_ANY.exec(before)?.[1]
  const put = without === undefined ? undefined : WERE_PUT.exec(after)?.[0]
  if (without !== undefined && put !== undefined) return { ahead: without, behind: put }
  const ahead = NONE_AHEAD.exec(before)?.[1]
  const rest = ahead === undefined ? undefined : NONE_BEHIND.exec(after)?.[0]
  return ahead === undefined || rest === undefined ? null : { ahead, behind: rest }
}

/** "La clause ne s'applique pas au lot 2": there is one. */
const SPARING = /(?<!cess[a-z]{1,4} (?:de s|d etre) )appli(?:que|cable)|concern/
const ONLY_FOR_SOME =
  /appli(?:cable|que pas|quent pas)s? (?:aux?(?! lots?)|pour(?! les? lots?)|en|dans|sur(?! les? lots?)|tant|qu|avant)(?= )(?! present| (?:ce |cette )?(?:marche|consultation|accord))/
/** "Ne concerne pas les sous-traitants", "ne s'applique pas à la période de préparation": the rest of the contract has it. */
const OF_A_PART =
  /(?:concerne(?:nt)? pas (?:les?|la|l) |applique(?:nt)? pas a (?:la|l) )(?!(?:(?! mais )[^.;]){0,40}?,? objet (?:du|de la|de l) (?:presente? )?(?:marche|contrat|consultation|accord)(?![a-z]))(?!objet|presente?|marche|lots?|contrat|consultation|accord|operation|procedure|projet|travaux|prestations?|totalite|ensemble)/
/** "Les personnes non validées ne relèvent pas de la clause", "à compter de la reconduction, … plus de clause". */
const OF_SOME_PEOPLE =
  /(?:personnes?|salaries?|publics?|heures)(?![a-z])[^.;]{0,60} ne (?:releve|entre|compte)(?:nt)? pas (?:de|dans|au titre de) (?:la|cette|les) $/
const FROM_LATER =
  /(?:^|[^a-z])a (?:compter|partir) d[^.;]{0,30}(?:reconduction|avenant|annee)[^.;]{0,60} plus (?:de |d |aucune )$/
/** "Les offres sans engagement sur la clause seront rejetées": they are, the clause is not. */
const OF_OFFERS =
  /(?:^|[^a-z])(?:offres?|candidatures?|propositions?|plis?) (?:[a-z]{1,12} ){0,3}(?:sans|ne|n) [^.;]{0,60}$/
const TURNED_AWAY = /^[^.;]{0,20}? (?:est|sont|sera|seront) (?:rejete|ecarte|exclu|refuse|elimine)/
const DOUBT =
  /eventuel|en projet|a l etude|decision attendue|a ce jour|en attente|a reconduire|provisoire|demande d(?:e |)(?:retrait|suppression|abandon)|refuse[es]{0,2}(?: par)|\?/
const WITHDRAWAL = /^(?:suppression|retrait|abandon|renonc|derog|exoner|exempt|dispens)/
/** "La dérogation à la clause n'a pas été accordée". */
const RELIEF_REFUSED =
  /^[^.;]{0,50}? (?:(?:n a|n ont|n est|ne sont|ne sera|ne peut) pas (?:ete |etre )?(?:accorde|admis|accepte|obtenu|possible|sollicite|autorise|octroye)|(?:ne peut|ne saurait|ne pourra) etre (?:accorde|admis|accepte|obtenu|autorise))/
const RESTORED =
  /(?<!(?:pas|non) (?:ete )?)(?<![a-z])(?:retabli|reintroduit|maintenu|conserve|reintegre|reactive)[es]{0,2}(?=$|[^a-z])/

/** Asked first: looking for the whole denial costs more. */
const MAY_DENY =
  /biffer|oter|plus|ecart|liber|passer|dispenser|abstenir|affranchir|sans|pas|point|guere|jamais|nullement|aucunement|dehors|aucun|nul|ni |hors|absen|depourv|dispens|exempt|exoner|exclu|non|suppr|retrait|abandon|renon|derog|echapp/

/** A denial on either side of a device, null where there is none. */
export function denialIn(before: string, after: string): Turn | null {
  const ahead = MAY_DENY.test(before) ? (DENIED_BEFORE.exec(before)?.[1] ?? NOBODY_HOLDS.exec(before)?.[1]) : undefined
  const further = ahead === undefined && !DENIED_AFTER.test(after) ? furtherDenial(before, after) : null
  if (further) return fromFurther(before, after, further)
  const behind = ahead ? undefined : DENIED_AFTER.exec(after)?.[0]
  if (ahead === undefined && behind === undefined) return null
  if (ahead !== undefined && WITHDRAWAL.test(ahead) && RELIEF_REFUSED.test(after)) return null
  if (NOT_DENIED.test(before) || RELEASED.test(before) || OF_BREACH.test(before)) return null
  if (ahead !== undefined && ((OF_KNOWN.test(ahead) && !GRANTS.test(before)) || BOUND.test(before))) return null
  if (ahead !== undefined && OF_ANOTHER.test(after)) return null
  if (OF_OFFERS.test(before) && TURNED_AWAY.test(after)) return null
  if (behind !== undefined && (KEPT.test(behind) || RESTORED.test(after.slice(0, 120)))) return null
  const extent = { before: ahead?.length ?? 0, after: behind?.length ?? 0 }
  const turnedDown = WITHDRAWAL.test(ahead ?? '') && /refus|rejet/.test(after.slice(0, 90))
  if (turnedDown || OTHER.test(ahead ?? '') || isDoubtful(before, after))
    return { state: 'review', basis: null, ...extent }
  const sparing =
    SPARING.test(behind ?? '') ||
    (ahead !== undefined && ONLY_THOSE_LOTS.test(before)) ||
    (ahead !== undefined && /concerne[es]{0,2} par (?:la|cette|les) $/.test(ahead))
  return { state: 'no', basis: basisOf(before, after), sparing, ...extent }
}

function fromFurther(before: string, after: string, { ahead = '', behind }: { ahead?: string; behind: string }): Turn {
  const extent = { before: ahead.length, after: behind.length }
  if (KEPT.test(behind) || RESTORED.test(after.slice(0, 130))) return { state: 'review', basis: null, ...extent }
  if (isDoubtful(before, after)) return { state: 'review', basis: null, ...extent }
  return { state: 'no', basis: basisOf(before, after), sparing: SPARING.test(behind), ...extent }
}

/** "Les artisans sont dispensés de la clause": of some firms, not of the contract. */
const OF_FIRMS =
  /(?:entreprises?|[pt]me|candidats?|soumissionnaires?|titulaires?|traitants?|attributaires?|societes?|artisans?|structures?|offres?)(?![a-z])[^.;]{0,80}(?:dispens|exempt|exoner|exclu|ecart|liber)[a-z]{1,5}(?: [a-z]{1,12}){0,4} $/
/** "Pour les prestations de nuit, la clause ne s'applique pas". */
const IN_SOME_CASES =
  /(?:^|[.;] ?)(?:pour|sur|dans|pendant|durant|lors|en cas|en dehors|hors|au dela|en deca|jusqu)(?![^,]{0,60}(?:marche|consultation|accord cadre|contrat|lots?(?![a-z])|operation))[^.;,]{3,80}, (?:la|les|cette|ces) $/

/** "N'est pas, vu sa durée, assorti d'une": a denial too far off to be sure of. */
const DENIED_FAR =
  /(?:^|[^a-z])(?:ne|n) [a-z]{1,12} (?:pas|point|plus|guere|jamais|nullement)(?=[ ,])[^.;:]{0,70}[ ,](?:comport|prevoi|contien|inclu|integr|impos|assorti|soumis|dote|pourvu|accompagn|rattach|annex|mun|complet|gre)[a-z]{0,4} (?:(?:a|d|de|par|une?|la|les|aucune?|cette|quelque) ){1,3}$/
const BUT = /(?:^|[^a-z])(?:mais|et|que|qu|seulement|or|toutefois|cependant|neanmoins) /

/** A denial in the sentence that cannot be tied to the device for good. */
export const mayBeDenied = (before: string): boolean => {
  const far = MAY_DENY.test(before) ? DENIED_FAR.exec(before)?.[0] : undefined
  return far !== undefined && !BUT.test(far)
}

const isDoubtful = (before: string, after: string): boolean =>
  OF_FIRMS.test(before) ||
  MAY_GO.test(before) ||
  MAY_BE_GONE.test(after) ||
  (IN_SOME_CASES.test(before) && SPARING.test(after.slice(0, 40))) ||
  DOUBT.test(before.slice(-60)) ||
  DOUBT.test(after.slice(0, 90)) ||
  OF_AN_AMOUNT.test(before) ||
  ONLY_FOR_SOME.test(after.slice(0, 90)) ||
  OF_A_PART.test(after.slice(0, 90)) ||
  OF_SOME_PEOPLE.test(before) ||
  FROM_LATER.test(before) ||
  MENTION_OF_ABSENCE.test(before)

/** A denial with its motive or the article on derogations is a derogation (art. L. 2112-2-1 CCP). */
export function basisOf(before: string, after: string): Basis {
  return /derog|2112-2-1|motif|motiv/.test(`${before.slice(-80)} ${after.slice(0, 120)}`) ? 'derogation' : 'explicit'
}
