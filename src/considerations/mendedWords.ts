/**
 * The words that considerations turn on, in the notation of phrases: only these are worth mending. Every other word of the
 * rules is known and left as it is, so that a phrase added about stewed fruit ("compotes") does not swallow "comptes".
 */
export const MENDED_WORDS: readonly string[] = `
  insertion{s} réinsertion inclusion {environnement} {env} environnementalement considération{s} sociétal(e|es|)
  sociétaux écologique{s} écoresponsable{s} réservation{s} réservé(e|es) handicap handicapé(e|s|es|) adapté(es|e)
  entreprise{s} obligatoire{s} obligation{s} exécution condition{s} critères performance{s} développement biologique{s}
  recyclage recyclé(e|es|s) réemploi biodiversité énergétique{s} professionnel professionnelle{s} économique solidaire{s}
  demandeurs bénéficiaire{s} éloignée{s} difficulté{s} apprentissage discrimination{s} équitable emballage{s}
  véhicule{s} émission{s} plastique{s} écolabel{s} labellisé(e|es|s|) protection pollution nuisances travailleur{s}
  structure{s} association{s} intermédiaire{s} pondération alternance pénitentiaire{s} accessibilité attribution
  prioritaire{s} défavorisé(e|es|s) réutilisation reconditionné(e|es|s|) valorisation
`
  .trim()
  .split(/\s+/)

/** Real words, towns and names one letter away from a word of the rules, in the notation of phrases. */
export const REAL_WORDS: readonly string[] = `
  activistes adoptées agressée allocutaire{s} allocution{s} appentis articulé{e} assumées atténuées atténues
  bactérie{s} baladeuse{s} banquette{s} baquettes bardages Bordères Bouteville buissons cassées causées centrage{s}
  chargement{s} Chartier{s} chassées chaumière{s} clinquante coédition{s} colport(e|ée|ées|ent|ant|era|eront)
  comporter compos(eur|iteur){s} composera composites compost(ée|ées|ent|ant|era|eront) compotes concertant
  concertent conféra confient confin(ée|ées|era) confirmera confirme{s} conformer confortement{s} confortera
  constriction cont(aient|inent|ent|rent) contentant contention{s} convection{s} convenant{s} convi(ées|era)
  convi(ent|ennent|endra|endront) cratères crémation débauche{s} déclamation dégagement{s} délimitation{s} délogeant
  dépays(er|ant|ent|é|ée|és|ées) déportement{s} dessin(é|ée|ées|és) détendues détien(dra|dront|nent) devenues
  diversement dominés domines dumarché ébauch(e|es|er|ent|era) écologue{s} embouch(e|es|er|ent|era) embûche{s}
  enragées entourage{s} érigeant érotique{s} escadres ethniques étiques évacuera évoluera excédant{s} exigible{s}
  failles Falières fourbies Fourmies fourrons franchise{s} francise Françoise frictionnés furniture{s} habituant
  implosent impotent indignées influant insolation{s} instillation{s} Intercités intersites lainages lainiers
  létalité licitation linguettes managers manières maternels Mazières médication méditation ménagement{s}
  moralité{s} motilité natation novation obligataire{s} palmettes passible{s} penalties Péronne phosphites pillage
  potable{s} préposé(s|e|es) prescription{s} prescrit{e} prétention{s} prévenan(t|ce) prévien(dra|dront|nent)
  processionnel processionnelle{s} projection{s} promenant proposition{s} provenir Provident réaction{s} recevant
  rechappes recouvrir récusées rédaction{s} redevant redond(ant|ent) réélisés réfaction{s} refond(ant|ent|ront)
  réfutées relisés remettes remploie remploi{s} remploy(er|ée|ées|é|és) répand(ant|ent|ront) replacés résidant{s}
  retendues revenues révérence{s} rizières salaires scalaire{s} semonces séquelles sévices sociable{s} solaire{s}
  Solares solitaire{s} surpression{s} surprime{s} tendeuses tonalité tordeuses tortures tractées tractera
  tracteur{s} trainées traînées traînera vaporis(e|é|és|ée|ées|er|ation) vésicule{s} vi(d|r|n|ss)eront voilures
`
  .trim()
  .split(/\s+/)
