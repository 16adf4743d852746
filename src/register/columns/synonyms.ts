/**
 * What French registers call each datum. `within`: also recognised inside a longer header ("Date de notification du
 * marché"); `exact`: only when it is the whole header. Best first: where two columns claim one datum, the better
 * synonym wins. `not`: words that make a longer header mean something else.
 */
export interface Synonyms {
  readonly within: readonly string[]
  readonly exact: readonly string[]
  readonly not?: readonly string[]
}

/** Names parted by bars or lines. */
const names = (text: string): readonly string[] =>
  text
    .split(/[|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

const OTHER_AMOUNTS = names(`
  avenant | modification | modif | reconduction | option | optionnelle | tranche | penalite | avance | mandate
  paye | consomme | facture | engage | execute | realise | reste | soustraite | soustraitance | regle | acompte
  ecart | gain | taux | date | seuil | revise | bon | commande | ancien | cumul | subvention | public | acte
`)
const OTHER_DATES = names(`
  avenant | modification | modif | previsionnelle | prevue | prevision | estimee | acte | soustraitance | mois
  annee | reconduction | fin | heure
`)
const NOT_THE_HOLDER = names(`
  adresse | ville | commune | cp | pays | tel | telephone | mail | email | courriel | contact | date | montant
  nombre | nb | taille | pme | categorie | departement | region | statut | effectif | modification | modif
  avenant | soustraitant | insee | ape | naf
`)
const OTHER_OBJECTS = ['avenant', 'modification', 'modif', 'clause', 'soustraitance']

/** Whoever buys, as headers name it beside SIRET or SIREN. */
const BUYERS = names(`
  acheteur | pouvoir adjudicateur | entité adjudicatrice | autorité concédante | collectivité | organisme
  commune | maître d’ouvrage
`)

export const SYNONYMS = {
  id: {
    within: names(`
      numéro de marché | n° de marché | id marché | marché id | identifiant du marché | référence du marché
      réf marché | numéro du contrat | n° de contrat | référence du contrat | code marché | marché n° | contrat n°
      num marché | n° du marché | numéro du marché public | n° marché | identifiant marché | id du marché
      référence contrat | réf du marché | code contrat | n° d’engagement juridique | identifiant du contrat
      numéro d’identification du marché | n° d’ordre du marché | n° national de recensement
      numéro unique de marché | code marché | code du marché | n° contrat
    `),
    exact: names(`
      id | identifiant | numéro long | numéro court | référence | réf | numéro | n° | num | no | id contrat | numéro interne
      identifiant interne | marché | contrat | n° ordre | numéro d’ordre | numéro de référence | n° de référence
      code | n° EJ | engagement juridique | numéro du dossier de marché | id interne | contract id
      contract number | reference number | contract no | contract ref | contract reference
    `),
    not: names(`
      avenant | modification | modif | cadre | parent | objet | date | montant | lot | acheteur | titulaire | type
      nature | duree | statut | etat | consultation | postal | cpv | subsequent | forme | categorie | soustraitant
      soustraitance | procedure | critere | clause
    `),
  },
  acheteur: {
    within: [
      ...BUYERS.flatMap((buyer) => [`SIRET ${buyer}`, `${buyer} SIRET`, `SIREN ${buyer}`, `${buyer} SIREN`]),
      ...names(`
      acheteur id | id acheteur | identifiant acheteur | acheteurs id | autorité concédante id | n° SIRET acheteur
      identifiant de l’acheteur | identifiant du pouvoir adjudicateur | SIRET de l’acheteur public
      acheteur identifiant | SIRET maîtrise d’ouvrage | SIRET MOA | SIRET adjudicateur
      SIRET établissement acheteur | SIRET donneur d’ordre | SIRET du profil acheteur | pouvoir adjudicateur id
      id pouvoir adjudicateur | SIRET autorité contractante | autoriteConcedante id | SIRET service acheteur
    `),
    ],
    exact: ['acheteur.id', 'acheteurs.id', 'idAcheteur', 'code acheteur', 'buyer id'],
  },
  acheteurNom: {
    within: names(`
      nom acheteur | entité publique | acheteur nom | acheteurs nom | pouvoir adjudicateur | entité adjudicatrice | maître d’ouvrage
      maîtrise d’ouvrage | autorité concédante | dénomination acheteur | nom de l’acheteur
      nom du pouvoir adjudicateur | nom de l’acheteur public | libellé acheteur | organisme acheteur
      collectivité acheteuse | entité acheteuse | acheteur public | donneur d’ordre | établissement acheteur
      raison sociale acheteur | dénomination de l’acheteur | nom du maître d’ouvrage | nom de la collectivité
      structure acheteuse | autorité contractante | nom de l’organisme | acheteur dénomination
      désignation de l’acheteur
    `),
    exact: names(`
      acheteur | acheteurs | collectivité | organisme | MOA | EPCI | adjudicateur | buyer | buyer name
      acheteur nom | membre du groupement | acheteur libellé
    `),
    not: names(`
      adresse | date | montant | siret | id | siren | code | type | mail | telephone | tel | courriel | contact
      heure | profil | service | identifiant
    `),
  },
  consultation: {
    within: names(`
      numéro de consultation | n° de consultation | référence de la consultation | réf consultation
      id consultation | code consultation | n° de procédure | référence de procédure | numéro de la consultation
      identifiant de la consultation | n° consultation | référence consultation | n° d’AAPC | n° de dossier
      référence du dossier | n° de la procédure | référence DCE | n° DCE | référence de l’appel d’offres
      n° appel d’offres | n° AO | n° d’affaire | numéro d’affaire | référence de l’affaire | code affaire
      n° d’opération | numéro de procédure | identifiant procédure | code procédure | idConsultation
      procédure n° | consultation n° | consultation référence | réf procédure | réf dossier
    `),
    exact: names(`
      consultation | dossier | n° dossier | numéro de dossier | affaire | n° affaire | DCE | AO
      n° de mise en concurrence | n° opération | code opération | référence opération
    `),
    not: names(`
      date | objet | montant | attribution | nature | type | libelle | intitule | mode
    `),
  },
  lot: {
    within: names(`
      numéro de lot | n° de lot | n° du lot | lot n° | num lot | code lot | id lot | lot numéro | numéro du lot
      lot n | identifiant du lot | réf lot | référence du lot | numero lot
    `),
    exact: ['lot', 'lots', 'n° lot(s)', 'lot(s)'],
    not: names(`
      montant | objet | nombre | nb | intitule | libelle | designation | type | reserve | titulaire
    `),
  },
  lotObjet: {
    within: names(`
      objet du lot | intitulé du lot | libellé du lot | désignation du lot | nom du lot | description du lot
      lot objet | lot intitulé | lot libellé | intitulé lot | objet lot | titre du lot | libellé lot
      désignation lot | dénomination du lot | nature du lot | lot désignation | lot description | lot nom
      lot titre | détail du lot | contenu du lot
    `),
    exact: ['description lot'],
    not: OTHER_OBJECTS,
  },
  objet: {
    within: names(`
      objet du marché | marché objet | objet du contrat | objet de la consultation | intitulé du marché
      libellé du marché | désignation du marché | nom du marché | intitulé de la consultation | titre du marché
      objet de l’accord-cadre | objet | intitulé | objet des marchés | objet du marché public
      description du marché | description de l’objet | libellé de la consultation | objet de la prestation
      objet des prestations | objet marché | libellé du contrat | intitulé du contrat | intitulé de la procédure
      libellé de l’opération | intitulé de l’opération | désignation de l’opération | nom de l’opération
      désignation de la prestation | désignation des prestations | dénomination du marché | description succincte
      titre de la consultation | titre du contrat | intitulé du dossier | libellé marché | libellé de l’affaire
      nature et objet du marché | objet court | objet complet | marché libellé | marché intitulé | contrat objet
      intitulé de l’affaire | descriptif du marché | sujet du marché
    `),
    exact: names(`
      libellé | désignation | titre | nature des prestations | prestation | prestations | objet synthétique
      opération | projet | affaire concernée | titre complet | marché (objet) | libellé long | nom
      intitulé court | title | subject | description objet | opérations | libellé prestation
    `),
    not: [
      ...OTHER_OBJECTS,
      ...names(`
      date | montant | critere | code | titulaire | prenom | acheteur | achat
    `),
    ],
  },
  nature: {
    within: names(`
      nature du marché | nature du contrat | nature marché | forme du marché | type de contrat | forme du contrat
      nature juridique | nature de contrat | forme contractuelle | type de contrat public
      forme juridique du marché | nature contrat | marché nature | nature juridique du contrat
      type d’accord-cadre | forme de marché
    `),
    exact: names(`
      nature | forme | natureMarche | type contrat | marché ou accord-cadre | AC/marché
      type (marché, accord-cadre)
    `),
    not: names(`
      clause | achat | prestation | prix | titulaire | lot | depense | besoin | travail | participant | salarie
      structure
    `),
  },
  idAccordCadre: {
    within: names(`
      id accord-cadre | n° accord-cadre | numéro accord-cadre | accord-cadre de rattachement
      référence accord-cadre | accord-cadre parent | accord-cadre n° | marché parent | marché de rattachement
      n° de l’accord-cadre | référence de l’accord-cadre | identifiant accord-cadre | accord-cadre id | n° AC
      marché principal | contrat parent | n° marché parent | accord-cadre référence | accord-cadre d’origine
      accord-cadre initial | accord-cadre associé | n° du marché de rattachement | réf accord-cadre
      contrat cadre | id marché parent | marché support
    `),
    exact: names(`
      accord-cadre | idAccordCadre | accord cadre | numéro AC | AC | AC de rattachement | rattachement
    `),
    not: names(`
      objet | date | montant | titulaire | nature | type | duree | maximum | minimum | nombre
    `),
  },
  codeCPV: {
    within: names(`
      code CPV | CPV code | codes CPV | CPV principal | CPV | nomenclature CPV | CPV (code) | classification CPV
      n° CPV | CPV objet principal | CPV 1
    `),
    exact: ['CPV', 'vocabulaire commun', 'nomenclature européenne'],
    not: names(`
      libelle | intitule | designation | secondaire | complementaire | label | description | nom
    `),
  },
  procedure: {
    within: names(`
      procédure | type de procédure | mode de passation | procédure de passation | mode de consultation
      type procédure | forme de la procédure | forme de passation | mode de procédure | nature de la procédure
      mode d’attribution | mode de mise en concurrence | type de mise en concurrence | forme de la consultation
      procédure utilisée | procédure suivie | procédure d’achat | procédure de consultation
      procédure d’attribution | libellé procédure | catégorie de procédure | type de consultation
      type de passation | nature de la consultation | modalité de passation | modalités de passation
      procédure adaptée / formalisée
    `),
    exact: names(`
      passation | mode de dévolution | mise en concurrence | type d’appel d’offres | publicité | mode d’achat
      MAPA/AO
    `),
    not: names(`
      n | numero | reference | date | montant | article | duree | lancement | etat | statut | cpv | adresse | url
      lien | gestionnaire | intitule | objet | identifiant | code | heure | avancement | delai
    `),
  },
  techniques: {
    within: ['technique d’achat', 'techniques d’achat'],
    exact: names(`
      techniques | technique | technique d’achat | techniques d’achat | technique achat | techniqueAchat
    `),
  },
  modalitesExecution: {
    within: [
      'modalités d’exécution',
      'modalité d’exécution',
      'modalités d’exécution du marché',
      'mode d’exécution',
      'forme d’exécution',
    ],
    exact: ['modalitesExecution', 'modaliteExecution'],
    not: ['clause', 'insertion', 'sociale', 'heure'],
  },
  ccag: {
    within: ['CCAG', 'CCAG applicable', 'CCAG de référence', 'référence CCAG', 'CCAG appliqué'],
    exact: ['cahier des clauses administratives générales'],
    not: ['derogation', 'article', 'insertion'],
  },
  direction: {
    within: names(`
      direction | service gestionnaire | entité d’achat | service acheteur | service prescripteur | service instructeur | pôle
      service concerné | service bénéficiaire | département prescripteur | entité prescriptrice
      direction gestionnaire | direction prescriptrice | direction métier | direction opérationnelle
      direction concernée | direction porteuse | direction générale | direction générale adjointe
      service demandeur | service opérationnel | service utilisateur | service pilote | service porteur
      service référent | service technique | service responsable | service émetteur | service en charge
      service suivi | pôle prescripteur | département gestionnaire | unité gestionnaire | unité prescriptrice
      entité gestionnaire | service acheteur | service achat | direction service | direction et service
      pôle direction | centre de responsabilité | bureau gestionnaire | secteur gestionnaire
      gestionnaire du marché | DGA | prescripteur | direction demandeuse | direction pilote | nom de la direction
      nom du service | libellé direction | libellé service | division | unité organisationnelle | sous-direction
      direction acheteuse
    `),
    exact: names(`
      service | services | prescripteur | département | unité | DGA | direction/service | gestionnaire
      dir/service | secteur | pôle | bureau | structure gestionnaire | demandeur | service (direction) | pilote
      entité prescriptrice | service/direction | direction responsable | services concernés | unité fonctionnelle
      UF | pôle/direction | DG | direction générale
    `),
    not: names(`
      date | montant | mail | email | courriel | telephone | contact | nom | adresse | siret | heure | code
      prenom | date | responsable | nature | travail | fourniture | type
    `),
  },
  categorie: {
    within: names(`
      catégorie | type de prestation | type d’achat | type de marché | travaux fournitures services
      nature d’achat | nature de l’achat | nature de la prestation | catégorie d’achat | catégorie de marché
      catégorie du marché | type de marché public | type du marché | nature des achats | nature des prestations
      famille d’achat | famille d’achats | segment d’achat | catégorie de prestation | catégorie principale
      type de prestations | nature du besoin | nature de prestation | domaine d’achat | type achat
      catégorie homogène | type marché | fournitures services travaux | services fournitures travaux
      travaux/services/fournitures | fournitures/services/travaux
    `),
    exact: names(`
      FCS/travaux/PI | travaux/FCS/PI | TFS | T/F/S | F/S/T | type | segment | famille | T/S/F | F/T/S | S/F/T
      travaux/fournitures/services | FCS | T F S | FST | FTS | TSF | TIC/PI/FCS | domaine | types | thématique
      nature (T/F/S) | type (T/F/S) | catégorie (T/F/S) | typologie | nature (travaux, fournitures, services)
      type travaux fournitures services
    `),
    not: names(`
      entreprise | titulaire | prix | clause | procedure | contrat | acheteur | public | social | insertion
      participant | cpv | identifiant | heure | lieu | groupement | procedure
    `),
  },
  dateLancement: {
    within: names(`
      date de lancement | date de publication de l’avis | date de publication de la consultation | date AAPC
      date d’envoi à la publication | date de mise en ligne | date de lancement de la consultation | lancement le
      date d’engagement de la consultation | date AVIS | date lancement | date d’envoi de l’avis
      date d’envoi AAPC | date d’envoi de l’AAPC | date envoi avis | date de publicité | date de l’avis de marché
      date d’avis | date de parution de l’avis | date de parution | date de l’avis | date d’envoi du DCE
      date de la consultation | date d’envoi de la consultation | date d’ouverture de la consultation
      début de la consultation | date de début de consultation | date d’envoi au BOAMP | date de publication BOAMP
      date BOAMP | date de publication AAPC | date de la publicité | lancement de la consultation
      lancement de la procédure | consultation lancée le | publication de l’avis | date de publication du marché
      date de publication consultation | date de mise en concurrence | date publication avis
      date d’envoi à publication | date JOUE | date envoi publicité | date d’engagement de la procédure
    `),
    exact: names(`
      lancement | date consultation | lancé le | date AAPC | date avis | AAPC | date de consultation
      date publicité | publicité le | date de lancement (AAPC)
    `),
    not: [
      ...OTHER_DATES,
      ...names(`
      attribution | donnee | limite | remise | signature | notification | resultat
    `),
    ],
  },
  dateNotification: {
    within: names(`
      date de notification | notification date | notifié le | date notif | notification le
      date de notification du marché | date de notification au titulaire | date de la notification
      marché notifié le | date d’effet de la notification | notification du marché | date notification contrat
      notifié le | date de notification initiale | date not | date d’envoi de la notification
      date AR notification | date d’AR | date de réception de la notification | notification au titulaire
      jour de notification | date d’accusé de réception de notification
    `),
    exact: names(`
      date | notification | date du marché | date marché | date du contrat | date de notification | notifié
      notifiée le | date d’accusé de réception | award notification date | date AR | date accusé réception
      date de l’AR
    `),
    not: [
      ...OTHER_DATES,
      ...names(`
      publication | donnee | lancement | limite | signature | attribution | modification | rejet | candidat
      debut | cloture | echeance | remise | resiliation | reception travaux | garantie
    `),
    ],
  },
  dateSignature: {
    within: names(`
      date de signature | signé le | signature date | date de conclusion | date de la signature
      date signature du marché | signature du marché | marché signé le | date de conclusion du marché
      date du contrat signé | date de signature du contrat | date de passation | signature acheteur | conclu le
      date de signature de l’acte d’engagement | date acte d’engagement | date de signature de l’AE
    `),
    exact: names(`
      signature | signé | date conclusion | date AE | date de l’AE | conclusion
    `),
    not: [...OTHER_DATES, 'titulaire', 'convention', 'notification', 'lieu'],
  },
  dateAttribution: {
    within: names(`
      date d’attribution | attribué le | attribution date | date CAO | date de décision d’attribution
      date de l’attribution | date d’attribution du marché | attribution du marché | date de choix
      date de décision | date décision attribution | date de commission | date de la CAO
      date de commission d’appel d’offres | date délibération | date de délibération | date d’attribution CAO
      date de passage en CAO | attribué en CAO le | date de la décision d’attribution | date du choix
      date de désignation du titulaire | date d’attribution par l’assemblée
    `),
    exact: names(`
      attribution | attribué | CAO | CAO du | date commission | décision du | délibération du | award date
    `),
    not: [
      ...OTHER_DATES,
      ...names(`
      avis | notification | critere | lettre | reunion ouverture | ouverture
    `),
    ],
  },
  datePublicationDonnees: {
    within: names(`
      date de publication des données | publication date | date publication DECP | date publication données
      date de publication des données essentielles | date de publication open data | publication des données
      date de mise en ligne des données | date de publication DECP | date publication données essentielles
      donnees essentielles publiées le
    `),
    exact: names(`
      date de publication | datePublication | publication | publié le | date de diffusion | date publi
      publication des données le
    `),
    not: [...OTHER_DATES, 'avis', 'consultation', 'marche'],
  },
  dateDebut: {
    within: [],
    exact: names(`
      date de début | date début | début | début du marché | date de début du marché | date de début de marché
      date début marché | date de début du contrat | date début contrat | date de début d’exécution
      date début exécution | début d’exécution | date de début des prestations | début des prestations
      date de démarrage | démarrage | date de prise d’effet | prise d’effet | date d’effet | date d’effet du marché
      date d’entrée en vigueur | date debut execution
    `),
  },
  dateFin: {
    within: [],
    exact: names(`
      date de fin | date fin | fin | fin du marché | fin de marché | date de fin du marché | date de fin de marché
      date fin marché | date fin de marché | date de fin du contrat | date de fin de contrat | date fin contrat
      date de fin d’exécution | date fin exécution | fin d’exécution | date de fin des prestations
      fin des prestations | date d’échéance | échéance | échéance du marché | date d’échéance du marché
      date d’expiration | date de fin prévisionnelle | date prévisionnelle de fin | date de fin prévue
      date de fin reconductions comprises | date de fin maximale | date fin max | terme du marché
    `),
  },
  dureeMois: {
    within: names(`
      durée mois | durée du marché | durée du contrat | durée | durée en mois | durée initiale
      durée du marché en mois | durée marché | durée totale | durée globale | durée d’exécution
      durée du marché initiale | durée prévisionnelle | durée maximale | durée ferme | durée de l’accord-cadre
      durée contractuelle | durée contrat | durée d’exécution du marché | durée totale en mois
      durée reconductions comprises | durée du lot | délai d’exécution | durée (en mois) | durée maximum
      durée totale du marché | durée mois reconductions | nombre de mois
    `),
    exact: names(`
      duree | nb mois | nombre de mois | durée | mois | délai | durée estimée | délai (mois)
      délai d’exécution (mois) | durée initiale (mois) | durée (mois) | duration | duration months | contract duration
      contract duration months | contract term | term months
    `),
    not: names(`
      avenant | modification | modif | garantie | date | heure | acte | reconduction | jour | annee | restante
      paiement | conservation | reponse | remise | livraison | formation | preparation | validite | semaine
      insertion | parcours | restant | contrat travail
    `),
  },
  reconductions: {
    within: names(`
      nombre de reconductions | nb reconductions | reconductions | reconduction | nombre de renouvellements
      nb de reconductions possibles | nombre de reconductions possibles | reconductible
      nombre de reconductions tacites | reconduction tacite | nombre reconduction | renouvellements possibles
      nb renouvellements | marché reconductible | reconduction possible | nombre de périodes de reconduction
    `),
    exact: ['renouvellement', 'renouvellements', 'reconductible (O/N)', 'nombre de périodes'],
    not: names(`
      date | montant | duree | type | preavis | limite | delai | echeance | notification | debut | fin | decision
      periode
    `),
  },
  montant: {
    within: names(`
      montant total HT | montant du marché HT | montant HT du marché | montant HT | montant notifié HT
      montant attribué HT | montant initial HT | montant du contrat | montant du marché | montant notifié
      montant attribué | montant initial | montant total | valeur du marché | montant | montant global HT
      montant HT total | montant du marché en € HT | montant forfaitaire HT | montant total du marché
      montant global | montant du lot HT | montant du lot | montant contractuel | montant de l’accord-cadre
      montant de l’accord-cadre HT | montant attribué | montant d’attribution | montant retenu | montant signé
      montant de l’offre retenue | montant de l’offre HT | montant de l’offre | valeur du contrat | valeur globale
      valeur totale | valeur HT du marché | montant du contrat HT | montant notifié HT | montant initial du marché
      montant total HT en euros | total HT du marché | prix du marché | prix total HT | prix global
      montant des travaux | montant marché | coût du marché | coût total HT | coût HT | montant engagé HT
      marché montant | contrat montant | montant de base | montant DPGF | montant acte d’engagement
      montant de l’acte d’engagement | montant AE | montant HT initial | montant initial | montant ferme
      montant HT notifié | montant HT attribué | montant total sur la durée | montant HT sur la durée totale
    `),
    exact: names(`
      prix HT | total HT | valeur HT | prix | valeur | montant (€) | HT | total | coût | valeur totale HT
      montants | amount | award amount | value | somme | montant forfaitaire | prix forfaitaire | euros HT | € HT
      coût total | budget HT | total HT (€) | contract value | contract value HT | contract amount | contract amount HT
      contract price | contract price HT | amount HT | value HT | award amount HT | award value | award value HT
      total amount | total amount HT | total value | total value HT
    `),
    not: [
      ...OTHER_AMOUNTS,
      ...names(`
      ttc | tva | annuel | annuelle | estime | estimee | estimation | estimatif | heure | maximum | maxi | max
      minimum | mini | min | clause | moyenne | unitaire | hausse | ecretage | variation | difference | nombre
      nb | part | pourcentage | heure | insertion | sociale | initialement | retenue | provisoire | garantie
      revision | horaire | caution | vise | vendu | an | mensuel | ttc
    `),
    ],
  },
  montantMaximum: {
    within: names(`
      montant maximum HT | montant maxi HT | montant max HT | maximum HT | maxi HT | max HT | montant maximum
      montant maximal | montant maxi | montant max | valeur maximale | plafond | maximum HT sur la durée
      montant maximum du marché | montant maximum de l’accord-cadre | maximum de l’accord-cadre | plafond HT
      montant plafond | maximum sur la durée totale | seuil maximum | seuil maxi | valeur maximum | borne maximum
      montant maximum total | maximum marché | maximum contractuel | montant maximum HT sur la durée totale
      maximum en valeur | engagement maximum | valeur max | montant HT maximum | montant du marché HT maximum
    `),
    exact: ['maximum', 'maxi', 'max', 'plafond'],
    not: [
      ...OTHER_AMOUNTS,
      ...names(`
      ttc | annuel | annuelle | duree | reconduction | nombre | heure | insertion | mois | quantite | delai
      avance | penalite
    `),
    ],
  },
  montantMinimum: {
    within: names(`
      montant minimum HT | montant mini HT | montant min HT | minimum HT | mini HT | min HT | montant minimum
      montant minimal | montant mini | montant min | valeur minimale | minimum HT sur la durée
      montant minimum du marché | montant minimum de l’accord-cadre | minimum de l’accord-cadre | montant plancher
      plancher HT | seuil minimum | seuil mini | valeur minimum | borne minimum | minimum contractuel
      montant minimum total | minimum en valeur | engagement minimum | montant HT minimum
      montant du marché HT minimum
    `),
    exact: ['minimum', 'mini', 'min', 'plancher'],
    not: [
      ...OTHER_AMOUNTS,
      ...names(`
      ttc | annuel | annuelle | duree | reconduction | nombre | heure | insertion | mois | quantite | delai
      maximum
    `),
    ],
  },
  valeurEstimee: {
    within: names(`
      montant estimé | valeur estimée | montant estimatif | estimation | valeur estimative | montant prévisionnel
      montant HT estimé | montant estimé HT | estimation HT | estimation du marché | estimation administrative
      estimation du besoin | montant de l’estimation | estimation MOE | estimation de l’administration
      coût estimé | coût estimatif | coût prévisionnel | enveloppe prévisionnelle | enveloppe budgétaire
      montant prévisionnel HT | budget prévisionnel | budget estimé | valeur estimée du besoin | montant estimatif
      montant DQE | montant estimé du marché | montant prévu | prix estimé | DQE | estimation en €
      valeur estimée HT | estimation financière | montant estimé total
    `),
    exact: names(`
      estimé | estimée HT | enveloppe | estimation | budget | estimation (€ HT) | valeur estimée
    `),
    not: [
      ...OTHER_AMOUNTS,
      ...names(`
      ttc | annuel | annuelle | heure | maximum | minimum | alloue | imputation | rattachement | ligne | chapitre
      insertion | duree | consomme | code | annexe
    `),
    ],
  },
  montantTTC: {
    within: names(`
      montant TTC | montant total TTC | montant du marché TTC | total TTC | prix TTC | montant € TTC
      montant global TTC | montant TTC du marché | montant du marché en € TTC | montant notifié TTC
      montant attribué TTC | montant initial TTC | montant du contrat TTC | prix total TTC | valeur TTC | coût TTC
      montant du lot TTC | montant engagé TTC
    `),
    exact: names(`
      TTC | valeur TTC | € TTC | euros TTC | montant toutes taxes | amount TTC | value TTC | contract value TTC
      contract amount TTC | total amount TTC
    `),
    not: [
      ...OTHER_AMOUNTS,
      ...names(`
      maximum | maxi | max | minimum | mini | min | annuel | annuelle | estime | insertion | heure
    `),
    ],
  },
  montantAnnuel: {
    within: names(`
      montant annuel | montant HT annuel | montant annuel HT | valeur annuelle | montant par an
      montant HT par an | montant annuel moyen | montant estimé annuel | montant annuel estimé | coût annuel
      coût annuel HT | montant par année | prix annuel | montant HT/an | forfait annuel | redevance annuelle
      dépense annuelle | montant moyen annuel | estimation annuelle
    `),
    exact: ['annuel HT', 'montant/an', 'HT/an', 'annuel'],
    not: [
      ...OTHER_AMOUNTS,
      ...names(`
      ttc | maximum | maxi | max | minimum | mini | min | estime | insertion | heure
    `),
    ],
  },
  titulaireNom: {
    within: names(`
      titulaire dénomination sociale | titulaires dénomination | dénomination sociale du titulaire
      nom du titulaire | raison sociale du titulaire | nom titulaire | titulaire nom | titulaire raison sociale
      fournisseur nom | titulaire | attributaire | concessionnaire | délégataire | entreprise titulaire
      entreprise attributaire | cotraitant | co-traitant | raison sociale | nom de l’entreprise attributaire
      titulaire du marché | attributaire du marché | nom de l’attributaire | nom attributaire | nom du prestataire
      nom du fournisseur | fournisseur retenu | prestataire retenu | entreprise retenue | société attributaire
      société retenue | société titulaire | entreprise adjudicataire | adjudicataire | candidat retenu
      opérateur économique | nom ou raison sociale du titulaire | dénomination du titulaire | nom de la société
      nom société | nom de l’entreprise | mandataire du groupement | entreprise mandataire | mandataire solidaire
      nom du mandataire | titulaire mandataire | nom titulaire | titulaire principal | raison sociale fournisseur
      raison sociale de l’entreprise | raison sociale attributaire | dénomination entreprise | libellé titulaire
      libellé fournisseur | libellé tiers | nom du tiers | titulaire libellé | prestataire titulaire
      membres du groupement | cotraitants | titulaires dénominationSociale | concessionnaires dénominationSociale
      nom commercial | nom du concessionnaire | nom du délégataire
    `),
    exact: names(`
      mandataire | entreprise | fournisseur | prestataire | société | dénomination sociale | entreprise retenue
      nom entreprise | sociétés | titulaire(s) | entreprises | prestataires | fournisseurs | tiers
      attributaire(s) | groupement | exploitant | contractant | cocontractant | supplier | supplier name | winner
      lauréat | maître d’œuvre | entreprise (raison sociale) | constructeur | opérateur | dénomination
      groupement titulaire | contractor | contractor name | vendor | vendor name
    `),
    not: [
      ...NOT_THE_HOLDER,
      ...names(`
      siret | siren | id | identifiant | type | acheteur | code | numero | representant | dirigeant | signature
      employeur | insertion | siae | certificat | attestation | note | offre | heure | reference | rejete | evince
      sortant | ancien | travail
    `),
    ],
  },
  titulaireId: {
    within: names(`
      SIRET titulaire | SIRET du titulaire | titulaire SIRET | titulaire id | titulaires id | id titulaire
      identifiant du titulaire | titulaire identifiant | SIRET attributaire | SIRET entreprise | SIRET fournisseur
      fournisseur SIRET | entreprise SIRET | attributaire SIRET | n° SIRET | numéro SIRET | concessionnaire id
      SIREN titulaire | titulaire SIREN | SIRET cotraitant | cotraitant SIRET | SIRET prestataire
      SIRET mandataire | mandataire SIRET | SIRET délégataire | délégataire SIRET | SIRET concessionnaire
      concessionnaire SIRET | n° SIRET du titulaire | n° SIRET titulaire | numéro SIRET titulaire
      SIRET de l’entreprise | SIRET de l’attributaire | SIRET du fournisseur | SIRET du prestataire
      SIRET du mandataire | SIRET société | SIRET de la société | SIRET adjudicataire | identifiant titulaire
      identifiant entreprise | identifiant fournisseur | identifiant attributaire | id fournisseur | id entreprise
      id attributaire | SIREN entreprise | SIREN du titulaire | SIREN fournisseur | SIREN attributaire
      SIREN de l’entreprise | SIREN prestataire | SIREN du fournisseur | SIREN mandataire | fournisseur SIREN
      entreprise SIREN | n° SIREN | numéro SIREN | code SIRET | société SIRET | prestataire SIRET
      prestataire SIREN | SIRET titulaire mandataire | concessionnaires id | SIRET tiers
      SIRET opérateur économique | tiers SIRET | numéro d’identification du titulaire | fournisseur id
      SIRET/SIREN | SIREN/SIRET | SIRET candidat retenu | SIRET siège
    `),
    exact: names(`
      SIRET | SIREN | idTitulaire | SIRET ou SIREN | supplier id | n° SIRET/SIREN | SIREN ou SIRET | supplier id SIRET
      supplier SIRET | contractor id | contractor SIRET | vendor id | SIRET supplier
    `),
    not: names(`
      acheteur | type | modification | modif | soustraitant | adjudicateur | collectivite | insertion | siae
      employeur | structure | modification
    `),
  },
  titulaireType: {
    within: names(`
      titulaire typeIdentifiant | titulaires typeIdentifiant | type identifiant titulaire | titulaires id type
      titulaire type | type identifiant du titulaire | titulaires typeIdentifianttype identifiant
      type d’identifiant du titulaire | type d’identifiant titulaire | titulaire type id | type id titulaire
      typeIdentifiant titulaire | concessionnaire typeIdentifiant | concessionnaires typeIdentifiant
    `),
    exact: ['typeIdentifiant', 'type d’identifiant', 'type identifiant'],
    not: ['modification', 'modif', 'soustraitant'],
  },
  codePostal: {
    within: names(`
      code postal | CP titulaire | CP du titulaire | CP entreprise | code postal du titulaire
      code postal entreprise | code postal attributaire | code postal du fournisseur
    `),
    exact: ['CP', 'code postal titulaire', 'CP entreprise', 'code postal (titulaire)'],
    not: ['lieu', 'execution', 'acheteur', 'participant'],
  },
  lieuExecutionCode: {
    within: names(`
      lieuExecution code | lieu exec code | code lieu d’exécution | code du lieu d’exécution
      lieu d’exécution code | code lieu | lieu exécution code | code INSEE lieu d’exécution
      lieu d’exécution code postal | code postal lieu d’exécution | code postal du lieu d’exécution
    `),
    exact: ['codeLieuExecution', 'lieu code'],
    not: ['type'],
  },
  lieuExecutionType: {
    within: names(`
      lieuExecution typeCode | lieu exec type | lieuExecution type | type code lieu d’exécution
      type du lieu d’exécution | type de code du lieu d’exécution | lieu d’exécution type de code
      type de code lieu d’exécution | lieu exécution typeCode
    `),
    exact: ['typeCode', 'type de code'],
  },
  lieuExecutionNom: {
    within: names(`
      lieuExecution nom | lieu exec nom | nom lieu d’exécution | lieu d’exécution | lieu principal d’exécution
      lieu d’exécution principal | lieu des travaux | lieu des prestations | lieu de réalisation
      lieu d’exécution du marché | nom du lieu d’exécution | lieu d’intervention | site d’exécution
      territoire d’exécution | lieu de livraison | commune d’exécution | lieu d’exécution des prestations
      libellé lieu d’exécution | localisation du marché | localisation des travaux
    `),
    exact: names(`
      lieu | site | sites | localisation | territoire | adresse du chantier | lieu/site | ville d’exécution
    `),
    not: ['code', 'type', 'heure', 'insertion', 'naissance'],
  },
  formePrix: {
    within: names(`
      forme de prix | forme du prix | prix forme | forme des prix | nature du prix | nature des prix
      mode de prix | forme du prix (unitaire/forfaitaire)
    `),
    exact: ['formePrix', 'prix unitaire/forfaitaire', 'unitaire/forfaitaire'],
  },
  typesPrix: {
    within: names(`
      type de prix | types de prix | variation de prix | variation des prix | type du prix | type des prix
      modalité de variation des prix | révision des prix | caractère des prix | caractère du prix
    `),
    exact: ['typesPrix', 'typePrix', 'prix ferme/révisable', 'ferme/révisable'],
    not: names(`
      acte | soustraitance | date | montant | taux | indice
    `),
  },
  offresRecues: {
    within: names(`
      offres reçues | nombre d’offres reçues | nombre d’offres | nb offres | nombre d’offres reçues
      nombre d’offres remises | nb d’offres | nombre de plis | nombre de plis reçus | nb plis
      nombre de candidats | nombre de soumissionnaires | nombre de réponses | nombre d’offres électroniques
      nombre de candidatures | nb de candidats | nb candidatures | offres remises | nb réponses | plis reçus
      nombre de propositions | nb de réponses | nombre de devis
    `),
    exact: ['offres', 'candidats', 'plis', 'nombre d’offres', 'soumissionnaires'],
    not: names(`
      irreguliere | inacceptable | rejetee | conforme | retenue | montant | date | critere | limite | non
    `),
  },
  marcheInnovant: {
    within: names(`
      marché innovant | marché innovant | achat innovant | caractère innovant | marchéInnovant | innovation
      clause d’innovation
    `),
    exact: ['innovant', 'innovant (O/N)'],
    not: ['montant', 'date'],
  },
  attributionAvance: {
    within: names(`
      attribution d’une avance | avance accordée | avance versée | versement d’une avance | avance (O/N)
      attribution avance
    `),
    exact: ['attributionAvance', 'avance'],
    not: ['taux', 'montant', 'date', 'remboursement'],
  },
  tauxAvance: {
    within: names(`
      taux d’avance | taux de l’avance | taux avance | % avance | pourcentage d’avance | pourcentage de l’avance
    `),
    exact: ['tauxAvance'],
  },
  sousTraitanceDeclaree: {
    within: names(`
      sous-traitance déclarée | déclaration de sous-traitance | sous-traitance (O/N) | recours à la sous-traitance
      présence de sous-traitance | sous-traitance
    `),
    exact: ['sousTraitanceDeclaree', 'sous-traitance', 'sous-traitants déclarés', 'sous-traité'],
    not: names(`
      montant | acte | date | id | insertion | handicap | esat | taux | duree | variation | part | nombre | siae
      adapte
    `),
  },
  typeGroupementOperateurs: {
    within: names(`
      type de groupement | type groupement | forme du groupement | nature du groupement
      groupement conjoint/solidaire | forme de groupement | groupement (type)
    `),
    exact: ['typeGroupementOperateurs', 'typeGroupement', 'groupement conjoint ou solidaire', 'groupement (O/N)'],
    not: ['commande', 'achat'],
  },
  origineUE: {
    within: ['taux origine UE', 'part origine UE', 'origine européenne'],
    exact: ['origineUE', 'origine UE', 'part UE'],
  },
  origineFrance: {
    within: ['taux origine France', 'part origine France', 'origine française'],
    exact: ['origineFrance', 'origine France', 'part France'],
  },
  modifications: { within: [], exact: ['modifications'] },
  modificationId: {
    within: names(`
      id modification | modification id | modif id | n° avenant | numéro d’avenant | n° d’avenant
      n° de modification | numéro de la modification | id de la modification | idModification | avenant n°
      modification n° | n° de l’avenant | numéro avenant
    `),
    exact: ['avenant', 'n° avenant', 'modifications id'],
    not: names(`
      acte | soustraitance | montant | date | objet | titulaire
    `),
  },
  modificationObjet: {
    within: names(`
      objet de la modification | modification objet | modif objet | objet de l’avenant | objet modification
      intitulé de l’avenant | motif de l’avenant | motif de la modification | libellé de l’avenant
      nature de la modification | objetModification | objet avenant | objet des avenants
      objet modification avenant
    `),
    exact: [],
    not: ['acte'],
  },
  modificationDate: {
    within: names(`
      date de notification de la modification | date notification modification | modif signature date
      date de l’avenant | date de notification de l’avenant | modif notification date | date avenant
      date de notification avenant | date de signature de l’avenant | date de la modification
      dateNotificationModification | dateSignatureModification | date notification avenant
      notification de l’avenant | avenant notifié le | date modification
    `),
    exact: [],
    not: ['acte', 'soustraitance', 'heure'],
  },
  modificationPublication: {
    within: [
      'date publication données modification',
      'modif publication date',
      'date de publication de la modification',
      'datePublicationDonneesModification',
    ],
    exact: [],
    not: ['acte', 'soustraitance'],
  },
  modificationMontant: {
    within: names(`
      modif marché montant | modif montant | montant modification | modification montant | montant après avenant
      montant du marché après avenant | nouveau montant du marché | nouveau montant HT | nouveau montant
      montant après modification | montant total après avenant | montant du marché après modification
      montant modifié | nouveau montant total | montant HT après avenant | montantModification
      montant total modifié | montant du marché avenants compris | montant actualisé après avenant
    `),
    exact: [],
    not: ['acte', 'soustraitance', 'ttc', 'heure'],
  },
  modificationDuree: {
    within: names(`
      modif durée mois | durée mois modification | modification durée mois | modification durée | nouvelle durée
      durée après avenant | durée modifiée | durée après modification | nouvelle durée du marché
      dureeMoisModification
    `),
    exact: [],
    not: ['acte', 'soustraitance'],
  },
  modificationTitulaireId: {
    within: names(`
      modif titulaires id | modification titulaire id | id titulaire modification | SIRET du nouveau titulaire
      nouveau titulaire SIRET | modification titulaires id | idTitulaireModification
    `),
    exact: [],
    not: ['type'],
  },
  modificationTitulaireType: {
    within: [
      'modif titulaires id type',
      'modification titulaire typeIdentifiant',
      'typeIdentifiant titulaire modification',
      'typeIdentifiantTitulaireModification',
    ],
    exact: [],
    not: ['acte'],
  },
  modificationTitulaireNom: {
    within: [
      'modif titulaires dénomination',
      'modification titulaire dénomination',
      'nouveau titulaire',
      'nom du nouveau titulaire',
    ],
    exact: [],
    not: ['siret', 'id'],
  },
  criteres: {
    within: names(`
      critères d’attribution | critère d’attribution | critères de sélection | critères de jugement | critères
      critères d’attribution | critères de choix | critères de notation | critères et pondération
      critères de jugement des offres | critères d’attribution et pondération | pondération des critères
      critères de sélection des offres | critères d’analyse | critère de choix | critère de jugement
      critère de sélection | grille de notation | sous-critères | critère
    `),
    exact: ['pondération', 'critères/pondération', 'critère(s)'],
    not: ['note', 'nombre', 'nb', 'poids'],
  },
  conditions: {
    within: names(`
      conditions d’exécution | clauses particulières | conditions particulières | conditions relatives au marché
      clauses | conditions particulières d’exécution | clause particulière | clauses spécifiques
      dispositions particulières | clauses du CCAP | autres clauses | condition d’exécution | clauses du marché
      type de clause | nature de la clause | exigences particulières | prescriptions particulières
    `),
    exact: ['conditions', 'clause'],
    not: ['revision', 'resiliation', 'rgpd'],
  },
  description: {
    within: names(`
      description | descriptif | description des prestations | description détaillée | descriptif détaillé
      descriptif des prestations | contenu des prestations | détail des prestations | détail de la prestation
      résumé | consistance des travaux | présentation du marché | contenu de la prestation
      description complémentaire | description technique
    `),
    exact: ['détail', 'contenu', 'détails', 'consistance', 'résumé'],
    not: ['lot', 'poste'],
  },
  informations: {
    within: names(`
      informations complémentaires | observations | observation | commentaires | commentaire | remarques
      remarque | précisions | notes | informations diverses | informations supplémentaires | autres informations
      renseignements complémentaires | suivi | compte rendu | motif | justification | justificatif
      particularités | compléments d’information | mentions | points de vigilance
    `),
    exact: names(`
      informations | infos | note | divers | rem | compléments | complément | info | à noter | particularité | NB
      remarques diverses | texte libre | divers/observations | commentaire(s)
    `),
    not: ['criter', 'date', 'montant', 'participant', 'rejet'],
  },
} as const satisfies Record<string, Synonyms>

/** Headers whose lists are DECP's own; any other column about considerations is passed on as a text. */
export const DECLARED_LISTS = {
  considerationsSociales: ['considerationsSociales', 'considération sociale', 'considérations sociales'],
  considerationsEnvironnementales: [
    'considerationsEnvironnementales',
    'considération environnementale',
    'considérations environnementales',
  ],
} as const
