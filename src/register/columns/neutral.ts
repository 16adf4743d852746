/**
 * Words of their own that look like one a header turns on ("destination", "designation"): they are never taken for its
 * misspelling. Folded, plurals cut.
 */
export const NEUTRAL_WORDS = `
  accident accorde accueil accuse acheter actualiser adapt adapter adopte adoptee adresser agencement allouee amont analysee
  analyser annexee annule application appliquee appliquer arche article assignataire assignation associe associee attache
  attribuee attribuer autorise autre avancee bessin bilan branche bureaux candidate candidater cassation casier cause causse
  change chargee charme charte chartier citer clairement classe classee claude collecte collective comblement comite
  commander commandee commandement commerciale commerciaux common communication communautaire communique complementarite
  complete compter comte concept conception concerte concertation concertee concession concurrent confection confederation
  confession confirme conformer conjointe connection consistant constance constatation consultant consultatif content
  contention contenue continu contre contribution conversion correction cotation cotisation cotraitance courrier couverture
  dechet decision declaration dedie defense definition delegation demandee demander demolition departemental depassement
  depollution derivation description destination detenu detenue devaluation devis different differencie differend differente
  disparition dispositif diversite division donne donner dotation duplication ecologie ecologue economiste edition effectuer
  egalement egalite election electrique elimination emission employee enseignement engageant engagent engager ergonomique
  evaluation evolution executer exclusion expedition facteur fausse financee financier formaliser formalite fracture franc
  franchise furniture garanti garantir gestion habilitation handicape honneur housse identite indic inondation informatique
  informatise innovante inscription installation institution intendance interet internat interna international intersection
  inversion lancer lattre laureat lecteur lettre limit limiter limitee liquidation location maillot maire maison maitriser
  management manche mandat mandatee mandatement marbre marchand marchandise marge marthe massage mature mayenne menton mettre
  mitre mission mobilite modifier montage monteur national nationale natura naturel niveaux nomination notation nouveaux
  novation numerique obligation occupation organise organisee orientation ouvre parement partenaire particulier passager
  pature paysage pilotage piloter planche planning plateau position portant porter pourvoir preference preparation
  prescription presentation preservation presente presse prestige preuve prevention prevision priorite procession production
  profession profit programmation programme promotion proportion propriete prorogation provision publication publicite
  publier qualite quantite rance realiser realisateur realite reanimation recette reception recherche reconduite recouvrement
  reduction reference referencee refection regie region registre reglement rejet rejeter remboursement remire remorque
  rentree reparation repartition repose reproduction reservataire reservoir residence resolution restauration restent
  resultant retablissement retail retention retier retour reversement revision revue romaine rotation saisine saison
  secour secretaire section securite selection session signataire signataires signalisation solution soumission
  souscription station statu structurel structurer subventionne succession suivre surface tarification telematique
  telephonie territorial titularisation titre traitement tranchee transaction transport travailler travailleur tribunal
  tribunaux tronche trouve tutelle unite utilise utiliser validation valider validite valorisation vapeur variante vecteur
  vehicule venant vente ventre verifie verification verse verser version visite vitesse
  janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi jeudi vendredi
  batiment voirie espace culture enfance jeunesse sport education petite finance juridique informatiques logement
  habitat dechets energie patrimoine urbanisme mobilites tourisme sante scolaire restaurant cantine
`
