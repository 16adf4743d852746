import type { Turn } from './polarity.js'

const SKIP = String.raw`(?:[ :=,)(-]|\d{1,6} ?h(?:eures?)?(?![a-z])|\([^)]{0,80}\)){0,8}`
const SKIP_BARE = '[ :=,(-]{0,4}'
const LINKS =
  '(?:(?:propose[es]{0,2}|est|sont|a|ont|ete|etait|sera|seront|finalement|initialement|prevue?s?|n|ne|s|elle|qui|du|marche|toutefois|encore|reste|demeure|restent|devient|deviennent|aurait|auraient|elles|peut|peuvent|pourra|pourront|pourrait|pourraient|etre|egalement|aussi) ){0,5}'
const FEM = '(?:e?s?)'
const OPEN = String.raw`(?:(?:serait|seraient)|a (?:definir|etudier|l etude|confirmer|envisager|valider|determiner|preciser|finaliser|convenir|arbitrer|negocier|discuter|decider|trancher|debattre)|envisage${FEM}{1,2}|eventuel[les]{0,3}(?:ment)?|possibles?|facultative?s?|optionnel[les]{0,3}|souhaite${FEM}{1,2}|souhaitables?|en (?:cours (?:de |d )?)?(?:reflexion|discussion|option|etude|definition|arbitrage|negociation|redaction|validation|instruction|elaboration|concertation|examen|projet)|(?:projet de )?(?:redaction|validation|decision|arbitrage|instruction|reflexion|etude) (?:en cours(?! d execution)|attendue?|a venir)|projet de redaction|pressentie?s?|(?:non|pas) encore (?:decid|valid|arret|fix|tranch|determin|adopt|confirm|acte)[a-z]{1,4}|(?:non|pas) (?:tranche|arrete)e?s?|(?:pourra|pourrait|pourront|pourraient|peut|serait)(?:,? (?:eventuellement|egalement|aussi|le cas echeant|si besoin),?)? etre (?:introduit|prevu|insere|integre|ajoute|active|applique|impose|demande|mis|propose|negocie|etudie)[a-z]{0,3}|susceptibles? d (?:etre|evoluer)|(?:negocie|etudie|examine|discute|arbitre|debattu)[es]{0,2}|pas (?:obligatoires?|encore)|apprecie[es]{0,2} (?:au cas par cas|a chaque|selon|lors)|en (?:attente|suspens|debat)|,? ?si elles? (?:est|sont)|(?:remplace|transforme|converti)[es]{0,2} (?:par|en)|omis(?:es?)?|oubliee?s?|sous reserve|suspendue?s?|differee?s?|ajournee?s?|au[- ]dela d[eu](?= (?:un montant |montant )?(?:de )?\d[\d ]{1,10}(?:k ?)?(?:€|euros))|le cas echeant|s il y a lieu|si (?:possible|necessaire|besoin|le (?:montant|volume|projet|budget|chantier|seuil)|la (?:duree|nature))|(?:laissee?s? )?(?:a l (?:initiative|appreciation)|au (?:libre )?choix|a la discretion) d(?:u|es|e l|e la)|selon (?:(?:les |le |la |chaque )?(?:bons?|montants?|commandes?|besoins?|nature|cas)|le resultat|l issue|faisabilite|opportunite)|\?)`
const CONDITION_AFTER = new RegExp(`^(?:${SKIP}${LINKS}|${SKIP_BARE})${OPEN}(?=$|[^a-z])`)
/** Who may answer the clause in some way is bound by it all the same. */
const ANSWERS_IT =
  '(?!(?:repondre|satisfaire|solliciter|contacter|s adresser|remplir|respecter|honorer|executer|realiser|s appuyer|beneficier|consulter|prendre (?:contact|l attache)|faire appel|recourir (?!a une? $)|se rapprocher|obtenir|joindre|s acquitter|atteindre|verifier|controler|appliquer des penalites|sanctionner|demander (?:conseil|des)) )'
const MAY =
  '(?:pourra|pourront|pourrait|pourraient|peut|peuvent|envisage[a-z]{0,4}|etudier[a-z]{0,3}|etudie|examin[a-z]{1,5}|reflexion sur|reflechi(?:t|ssent) a|songe(?:nt)? a|il est propose|eventuel[a-z]{0,6}|(?:possibilite|faculte|opportunite|faisabilite)(?= d)|se reserve(?:nt)? le droit(?= d)|susceptibles?|en option|souhaite[a-z]{0,4}|le cas echeant|si (?:besoin|possible|necessaire)|s il y a lieu)'
const CONDITION_BEFORE = new RegExp(
  `(?:^|[^a-z])(?<!(?:^|[^a-z])ne )(${MAY},?(?: ${ANSWERS_IT}[^ .;:]{1,20}){0,6} ?[(]?)$`,
)
/** "Pourra mutualiser les heures" supposes them; "pourra activer la clause" does not. */
const SUPPOSES = /(?:^|[^a-z])(?:la|les|cette|ces|ladite|lesdites|sa|ses|leurs?) $/
const BRINGS =
  /activ|appliqu|impos|introdui|oeuvre|prev|integr|inser|ajout|declench|affermi|envisag|etudi|examin|opportunite|faisabilite|souhait|reflexion|demand|fixer|soumettre/

function possibleIn(before: string): RegExpExecArray | null {
  const found = CONDITION_BEFORE.exec(before)
  return found && SUPPOSES.test(before) && !BRINGS.test(found[0]) ? null : found
}

/** "Une clause pourrait compléter le dispositif"; of "la clause" it would only say what it may do. */
const INDEFINITE = /(?:^|[^a-z])(?:une?|des) $/
const UNSURE_AFTER = /^ (?:pourrait|pourraient|viendrait|viendraient|devrait|devraient)(?=$|[^a-z])/
const REPLACED = /(?:^|[^a-z])(remplace(?:ra|nt)? (?:la|le|cette|l ancienne|les) |se substitue a la )$/
/** "Si le montant dépasse le seuil, une clause sera…": of "la clause" it would only say when it acts. */
const SUPPOSED =
  /(?:^|[.;,] ?)((?:si|s il|lorsque|des lors qu[e]?|au cas ou|(?:selon|suivant|en fonction d[eu]s?) (?:le |la |les |l )?(?=montant|duree|volume|besoin|nature|lot|prestation|bon|commande|seuil)) ?[^.;]{5,90}, (?:il sera prevu )?(?:une?|des) )$/
const CHOICE =
  '(?<!sans |pas d |aucune |pas de )(?:options?|pse|prestations? supplementaires?(?: eventuelles?| alternatives?| facultatives?)?|variantes?(?: facultatives?| libres?)?|tranches? (?:optionnelles?|conditionnelles?))'
/** Left to be taken up later: "PSE 2 :", "tranche optionnelle n° 1 avec". */
const CHOICE_BEFORE = new RegExp(
  `(?:^|[^a-z])(${CHOICE}(?: ?n?[°o]? ?\\d{1,2})? ?[:(-]? ?(?:(?:portant sur|relative a|concernant) (?=une? |l )|mise en (?:place|oeuvre) |avec |comportant |comprenant |de |d |une? |la |l ){0,4})$`,
)
const CHOSEN =
  '(?:retenue?s?|levee?s?|maintenue?s?|affermie?s?|conservee?s?|ajoutee?s?|notifiee?s?|activee?s?|confirmee?s?)(?=$|[^a-z])'
/** "Prestation éventuelle … retenue" was chosen; "éventuellement … ajoutée" was not. */
const OFFERED = /^(?:eventuel(?:le)?s? |envisage|en option|souhaite)/
const CHOSEN_AFTER = new RegExp(`^(?: n ?[°o]? ?\\d{1,2}(?!\\d))?${SKIP}${LINKS}${CHOSEN}`)
const CHOICE_NAMED = new RegExp(`(?:^|[^a-z])${CHOICE}(?![a-z])`)
const OF_A_CCAG = /ccag[^.;]{0,40}art(?:icle)?[. ]{1,2}[\d.]{1,8}[^.;\d]{0,20}$/

/** A device that is only possible, to be decided, or offered; null where nothing leaves it open. */
export function conditionIn(before: string, after: string): Turn | null {
  const behind = openAfter(before, after)
  if (behind !== undefined) return review(0, behind.length)
  const possible = possibleIn(before)?.[1]
  const lifted = CHOICE_NAMED.test(before) ? undefined : LIFTED.exec(after)?.[0]
  if (lifted !== undefined) return review(0, lifted.length)
  const chosen = CHOSEN_AFTER.test(after)
  if (possible !== undefined && !(chosen && OFFERED.test(possible))) return review(possible.length, 0)
  if (chosen) return { state: 'yes', basis: null, before: 0, after: 0, chosen: true }
  const ahead = (CHOICE_BEFORE.exec(before) ?? SUPPOSED.exec(before) ?? REPLACED.exec(before))?.[1]
  if (ahead !== undefined) return review(ahead.length, 0)
  return OF_A_CCAG.test(before) ? review(0, 0) : null
}

/** "Examinée puis inscrite au CCAP", "oubliée au premier dossier, est rétablie". */
const SETTLED =
  /^[^.;]{0,40}? (?:puis|et|avant d etre)(?: finalement| enfin| bien)? (?:a ete |ete |est )?(?:inscri|reten|integr|prevu|impos|adopt|valid|maint|activ|confirm|inser|ajout|appliqu)|^ (?:omise?|oubliee?)s? [^.;]{0,60}?(?:est|a ete|sera) (?:retabli|reintrodui|reintegr|ajoute)/
/** "Clause pressentie, décision de la commission attendue". */
const PENDING =
  /^[^.;]{0,60}? (?:decision|arbitrage)(?: [^ .;:,]{1,20}){0,5} (?:attendu|en attente|a venir|non (?:rendu|intervenu|arrete|pris))/

function openAfter(before: string, after: string): string | undefined {
  if (SETTLED.test(after)) return undefined
  const pending = PENDING.exec(after)?.[0]
  if (pending !== undefined) return pending
  return CONDITION_AFTER.exec(after)?.[0] ?? (INDEFINITE.test(before) ? UNSURE_AFTER.exec(after)?.[0] : undefined)
}

/** "Clause levée", "la clause a été levée": lifted, where it was no option. */
const LIFTED = /^ (?:(?:a|ont) (?:(?:finalement|depuis|donc) )?ete )?levee?s?(?![a-z])/

const review = (before: number, after: number): Turn => ({ state: 'review', basis: null, before, after })

const CHOICE_AHEAD = new RegExp(`(?:^|[^a-z])${CHOICE}(?![a-z])[^.;]{0,110}$`)
const CHOSEN_LATER = new RegExp(`^[^.;]{0,80}?(?<!non |pas |pas ete )(?:${CHOSEN})`)
const REFUSED_LATER =
  /^[^.;]{0,80}?(?:(?:non|pas|pas ete) (?:retenue?s?|levee?s?|affermie?s?|activee?s?|notifiee?s?)|refusee?s?|abandonnee?s?|rejetee?s?)(?=$|[^a-z])/

/** What became of the option, variant or optional tranche a subject stands in; null outside of any. */
export function choiceIn(before: string, after: string): 'taken' | 'refused' | 'open' | null {
  if (!CHOICE_AHEAD.test(before)) return null
  if (REFUSED_LATER.test(after)) return 'refused'
  return CHOSEN_LATER.test(after) ? 'taken' : 'open'
}
