/** Words that say nothing by themselves and decide how a phrase beside them reads. Same notation as phrases. */
export const CUES = {
  /** Imposed on the holder. */
  obligation: [
    '(devra|devront|doit|doivent|devrait)',
    "(est|sont|sera|seront) tenu{e} (de|d')",
    "(s'engage|s'engagent|s'engagera|s'engageront|s'oblige|s'obligent|s'obligera)",
    "(obligeant|oblige|obligent|obligera) (le|la|les|chaque|tout|tous|l'attributaire|l'exploitant|l'entreprise|l'entrepreneur)",
    '(garantit|garantira|garantissent|garantiront) (un|une|au moins|au minimum|le|la|que)',
    '(inscrit|intégré|incorporé|porté){e} (au|dans le) (marché|contrat|cctp|ccap|ccp|cahier des charges)',
    "(aura|auront|a|ont) l'obligation",
    '(obligatoire|obligatoires|obligatoirement|obligation|obligations)',
    '(impose|imposent|imposée|imposées|imposés|imposé|exige|exigent|exigé|exigée|exigés|exigées|requis|requise|requises)',
    '(au minimum|au moins|a minima|minimum|minimal|minimale|minimales|contractuel|contractuelle|contractuels|contractuelles)',
    "(condition|conditions)( particulières|) d'exécution",
    '(impératif|impérative|impératifs|impératives|impérativement|strict|stricte|strictement)',
    '(exigence|exigences) (du|de la|des|de base|de performance|impérative|impératives|minimale|minimales|contractuelle|contractuelles|éliminatoire|éliminatoires|technique|techniques|essentielle|essentielles|ferme|fermes|absolue|{env})',
    '(non négociable|non négociables|incontournable|incontournables|rédhibitoire|rédhibitoires)',
    '(prescrit|prescrite|prescrits|prescrites|stipulé|stipulée|stipulés|stipulées)',
    '(sans|aucune) exception',
    "à l'exclusion de (tout|toute|tous)",
    '(il est|est|sera) demandé',
    '(pénalité|pénalités)',
    '(interdit|interdite|interdits|interdites|interdiction)',
    '(exclusivement|uniquement|éliminatoire|sous peine|à peine de)',
  ],
  /** The holder as the subject of a present or future tense: the French contract says "le titulaire livre". */
  holder: [
    '(le|les|chaque|du) (titulaire|titulaires)',
    "l'(attributaire|entrepreneur|adjudicataire)",
    '(les|chaque) (attributaire|attributaires|prestataires)',
    '(la société titulaire|la société attributaire)',
    "(l'entreprise|les entreprises) (titulaire|titulaires|attributaire|attributaires|retenue|retenues)",
    "(le traiteur|le transporteur|l'imprimeur|le paysagiste|le loueur|l'exploitant retenu)",
    '(le prestataire|le fournisseur|le concessionnaire|le délégataire|la société retenue)',
    "chaque (lot|entreprise|entrepreneur|corps d'état|intervenant|prestataire|cocontractant)",
    '(le cocontractant|le contractant|le lauréat|le futur titulaire|le mandataire|le groupement titulaire|le groupement retenu|le sous-traitant)',
    "(le livreur|le logisticien|le blanchisseur|le boulanger|le grossiste|le maraîcher|le restaurateur|le cuisinier|le terrassier|le paveur|le peintre|le plaquiste|le couvreur|le charpentier|le menuisier|le maçon|le démolisseur|le nettoyeur|l'élagueur|le pépiniériste|l'horticulteur|le papetier|le routeur|le confectionneur|le déménageur|le chauffagiste|l'électricien|l'installateur|le mainteneur|l'hébergeur|l'éditeur|l'organisateur|le constructeur)",
    "(le candidat|l'opérateur|l'opérateur économique|le soumissionnaire) retenu",
  ],
  /** What is supplied, said as it must be: "le papier fourni est…", "les encres seront…", "FSC ou équivalent". */
  specification: [
    '(sera|seront)',
    '(est|sont) (effectué|réalisé|assuré|livré|fourni|conditionné|certifié|labellisé|issu|composé|équipé|trié|valorisé|collecté|nettoyé|entretenu|imprimé|alimenté|acheminé|remis|transmis|établi|produit|mis en place|tenu|formé|sensibilisé)(|e|s|es)',
    '(est|sont) (raccordé|conçu|fabriqué|construit|doté|chauffé|lavé){e}',
    '(est|sont) (exclusivement|à|en|repris|reprise|reprises)',
    '(fourni|utilisé|employé|livré|proposé|affecté|consommé|servi|posé|retenu)(|e|s|es) (est|sont|provient|proviennent|comporte|comportent|comprend|comprennent|bénéficie|bénéficient|répond|répondent|respecte|respectent)',
    'mis (en œuvre|à disposition)',
    'mises (en œuvre|à disposition)',
    '(utilisé|utilisée|utilisés|utilisées|employé|employés|employée|employées)',
    '(proviendra|proviendront|provient|proviennent|bénéficiant|bénéficiera|bénéficieront|bénéficient|répondant|justifiant)',
    '(certifié|labellisé|garanti)(|e|s|es)',
    '(affecté|dédié|destiné)(|e|s|es) (au|aux|à la) (marché|contrat|prestations|prestation|exécution|chantier|service)',
    "(se fait|se font|se fera|se feront|s'effectue|s'effectuent|s'effectuera|s'effectueront)",
    '(exécuté|réalisé|effectué|assuré){e} (exclusivement |intégralement |)(avec|en|par|à|au moyen)',
    '(seulement|en totalité|la totalité|systématiquement)',
    '(seul|seuls|seule|seules) (le|la|les|des|ces)',
    '(utilise|utilisent|emploie|emploient) (des|un|une|les|uniquement|exclusivement)',
    '(respecte|respectent|respecteront|satisfait|satisfont|répond|répondent|répondront) (à|au|aux|les|la|le)',
    "par (le titulaire|l'entrepreneur|le prestataire|le fournisseur|l'entreprise|l'attributaire)",
    '(retenue|levée|affermie|retenues|affermies) (et (levée|affermie|retenue) |)(à la|au|dès|lors)',
    '(tout|tous|toute|toutes) (les |)(produit|produits|véhicule|véhicules|papier|papiers|bois|matériaux|livraison|livraisons|fourniture|fournitures|emballages)',
  ],
  /** What makes a subject of the title more than the thing bought. */
  requiredBeside: [
    '(exigé|imposé|prescrit|exclu|proscrit|interdit){e}',
    '(obligatoire|obligatoires|obligatoirement|requis|requise|requises|exclusivement|uniquement|éliminatoire|éliminatoires)',
    '(exigence|exigences|obligation|obligations|imposant|exigeant)',
    '(au minimum|au moins|a minima|minimum|contractuel|contractuelle|contractuels|contractuelles)',
  ],
  /** Left to the buyer: nothing is asked of the holder. */
  chargedToBuyer: [
    "(à la charge|sous la responsabilité) (de la commune|de la ville|de la collectivité|de la métropole|de la région|du département|du pouvoir adjudicateur|du maître d'ouvrage|de l'acheteur|de la personne publique|du client)",
    '(la commune|la ville|la collectivité|la métropole|le département|la région) (assure|assurera|prend|prendra|organise|organisera|effectue|réalise|collecte|récupère|trie)',
  ],
  /** A subject that gives no mark. */
  notWeighed: [
    '(aucun|aucune|sans|pas de|ni) (note|notation|pondération|sous-critère|critère|item|point|volet|aspect)',
  ],
  /** What grows or lives on the spot. */
  nature: [
    "(arbre|arbres|haie|haies|végétation|végétaux en place|zones humides|zone humide|berges|ripisylve|faune|flore|nids|cours d'eau|habitats naturels|racines)",
  ],
  /** When nobody needs the light. */
  lightsOut: [
    "(la nuit|nocturne|de nuit|chaque soir|hors présence|en l'absence|en quittant|au départ|en fin de|à la fin|après (le|la|les|chaque)|inoccupé{e}|en dehors|hors des|à partir de|dès|avant de (quitter|partir))",
  ],
  /** Going somewhere for the contract. */
  travels: [
    '(voyage|voyagent|voyagera|voyageront|voyager|voyages|déplace|déplacent|déplacera|déplaceront|déplacer|déplacement|déplacements|trajet|trajets|rend|rendent|rendra|rendront|missions|intervient|interviennent|acheminé{e}|acheminement)',
  ],
  /** A duty said to be no more than what the law asks. */
  lawOnly: [
    '(respect|application) (de la |des |du |)(réglementation|réglementations|législation|code|textes|lois|normes|règles|dispositions|obligations) (applicable|applicables|en vigueur|légales|réglementaires|de l’environnement)',
    "(conformément|conforme|conformes) (à la|aux|au) (réglementation|réglementations|législation|textes|lois|normes|règles|dispositions légales|dispositions réglementaires|code de l'environnement)",
    '(obligations|prescriptions|dispositions) (légales|réglementaires)',
    '(réglementation|législation) en vigueur',
    '(se conforme|se conforment|se conformera|respecte|respectent|respectera|respecter) (au|à la|aux|la|les) (code|réglementation|législation|textes|lois|normes en vigueur)',
  ],
  /** Waste of households, the object of a public service. */
  householdWaste: [
    '(ménager|ménagers|ménagère|ménagères|usagers|habitants|administrés|porte à porte|déchèterie|déchèteries|déchetterie|déchetteries|encombrants|apport volontaire|points de regroupement|multimatériaux|collectes sélectives)',
  ],
  vehicles: [
    '(véhicule|véhicules|voiture|voitures|camion|camions|fourgon|fourgons|fourgonnettes|navette|navettes|autocar|autocars|bus|autobus|minibus|engin|engins|flotte|utilitaire|utilitaires|poids lourds|balayeuse|balayeuses|benne|bennes|tondeuses|souffleurs|motorisation|motorisations|scooters)',
  ],
  /** Done by who buys, not by who performs. */
  byBuyer: [
    "par (la commune|la ville|la collectivité|la métropole|la région|le département|le pouvoir adjudicateur|le maître d'ouvrage|l'acheteur|la personne publique)",
  ],
  /** Less of it. */
  reduces: [
    '(réduire|réduira|réduit|réduction|baisse|baisser|diminution|diminuer|économie|économies|économiser|inférieure|inférieures|maîtrise|maîtriser|limiter|limitation)',
  ],
  /** Vehicles served, not employed. */
  charging: ['(borne|bornes|recharge|irve|brve|stationnement|parking|parkings|garage)'],
  foodstuff: [
    '(produit|produits|denrée|denrées|aliments|alimentation|alimentaires|repas|menu|menus|pain|pains|lait|laitages|fruit|fruits|légume|légumes|viande|viandes|œuf|œufs|yaourt|yaourts|ingrédients|goûter|goûters|références|céréales|légumineuses|volaille|volailles|boissons|café|thé|composante|composantes|épicerie|approvisionnement|approvisionnements)',
    '(pomme|pommes|poire|poires|banane|bananes|carotte|carottes|salade|salades|fromage|fromages|beurre|crèmerie|crémerie|bœuf|veau|agneau|porc|poulet|poulets|poisson|poissons|pâtes|riz|farine|huiles|jus|compote|compotes|dessert|desserts|lentilles|féculents|crudités|surgelés|conserves|biscuits|chocolat|miel|plats|cantine|cantines|restauration|panier|paniers|vin|vins|saisonnalité|gustatif|gustative|gustatives)',
  ],
  /** What goods are made of. */
  material: [
    '(matière|matières|papier|papiers|carton|cartons|matériau|matériaux|fibre|fibres|fil|fils|plastique|plastiques|granulat|granulats|agrégats|produits|polyester|coton|textile|textiles|verre|aluminium|acier|béton|bétons|caoutchouc|enrobés|bois|toner|ramettes|enveloppes|cartouches|tissu|tissus|dalles|fournitures|métal|polypropylène|polyéthylène|mobilier|supports)',
  ],
  protects: [
    "(limiter|réduire|limitation|réduction|maîtrise|évaluer|maîtriser) (l'impact|de l'impact|les impacts|des impacts)",
    '(protection|préservation|sauvegarde|protéger|préserver|préserve|préserveront|préservera|protège|protégera)',
  ],
  /** A duty the law imposes anyway. */
  complies: [
    '(respecte|respectent|respectera|respecteront|respecter|respect|se conforme|se conformera|conforme|conformes|conformément)',
    '(veille|veillera|veilleront|veiller|attentif)',
  ],
  /** More than the law asks. */
  beyond: [
    '(inférieur|supérieur|meilleur|amélioré|renforcé|dépassé|anticipé){e}',
    '(au-delà|plus exigeant|plus exigeante|plus exigeants|plus ambitieux|plus ambitieuse|dépasse|dépassent|dépasser|dépassant|mieux que|moins)',
  ],
  /** What an offer says, turned into a duty of its author. */
  madeContractual: [
    '(obligation|obligations|engagement|engagements|valeur|caractère) contractuel(|le|s|les)',
    '(engage|engagent|engagera|engageront) contractuellement',
    '(devient|deviennent|deviendra|deviendront|rendu|rendue|rendus|rendues|est|sont|sera|seront) (contractuel(|le|s|les)|opposable{s}|contractualisé{e})',
  ],
  /** Where a description states what is bought. */
  objectStated: [
    '(a|ont|ayant) pour objet',
    '(porte|portent|portant) sur',
    '(consiste|consistent|consistant) (en|à)',
    '(concerne|concernent|concernant)',
    '(objet|objets) (du marché|de la consultation|du contrat|de l’accord-cadre)',
    'relatif{s} (à|au|aux)',
    'relative{s} (à|au|aux)',
  ],
  /** Work on waste, as something bought. */
  wasteWork: [
    '(collecte|collectes|traitement|tri|valorisation|élimination|enlèvement|évacuation|broyage|transfert|incinération|enfouissement|compostage|ramassage|recyclage|méthanisation|gestion|transport)',
  ],
  /** What a label or a reference document asks, no award criterion. */
  standardCriteria: [
    "(critère|critères|exigence) (du|de l'|de la|des|d'un) (rgesn|rgaa|référentiel|label|écolabel|éco-label|norme|certification|charte|cahier des charges du label)",
    '(critères|critère) (techniques |environnementaux |)(minimaux|minimal|minimaux)',
  ],
  /** What keeps a pollutant out. */
  ban: [
    '(interdit|interdite|interdits|interdites|interdiction|proscrit|proscrite|proscrits|proscrites|proscription|prohibé|prohibée|prohibés|banni|bannie|bannis)',
    '(exclu|exclue|exclus|exclues|exclut|excluent|exclura|excluront|supprimé|supprimée|supprimés|suppression)',
    "(aucun|aucune) (usage|utilisation|recours|emploi)( de| d'|)",
    '(ne contient|ne contiennent|ne comporte|ne comportent|ne contiendra|ne contiendront|exempt|exempte|exempts|exemptes|dépourvu|dépourvus)',
    "(s'abstient|s'abstiendra|évite|évitera|bannit|proscrit)",
    "(n'utilise|n'utilisera|n'emploie|n'emploiera|renonce|s'interdit)( pas| aucun|)",
    '(en aucun cas|jamais)',
    "(entraîne|entraînera|vaut|donne lieu à|passible de|passible d') (la résiliation|résiliation|une pénalité|des pénalités|l'exclusion|le refus|un refus|une amende)",
    "(n'est|ne sera|ne sont|ne seront|n'a) (pas |plus |)(autorisé|admis|accepté|toléré|utilisé|employé|livré){e}",
    '(refusé|refusée|refusés|refusées|non admis|non admise|non admises|zéro|garanti sans|garantis sans|garanties sans)',
  ],
  /** Left to somebody's choice, or to come. */
  option: [
    '(pourra|pourront|peut|peuvent|pourrait|pourraient)',
    '(souhaité{e}|souhaitable{s}|souhaite|souhaitent)',
    '(envisagé|envisagée|envisagés|envisagées|envisage|éventuel|éventuelle|éventuels|éventuelles|éventuellement)',
    "(à l'étude|à étudier|à confirmer|facultatif|facultative|le cas échéant|s'il le souhaite|si possible)",
    '(incité|encouragé|privilégié|favorisé|apprécié|recommandé|préconisé){e}',
    'invité{e} à',
    '(privilégie|privilégient|privilégiera|privilégier|favorise|favorisent|favorisera|encouragera)',
    '(incite|encourage|privilégiant|en favorisant|de préférence)',
    '(dans la mesure du possible|dans toute la mesure du possible|dans la mesure où|dans la mesure permise|autant que possible|autant que faire se peut|possibilité|visera|viseront|option|variante|variantes|serait|moins-value)',
    "(vise|visent) (à|la|l'|les|un|une)",
  ],
  /** The contract holds it. */
  contains: [
    '(comporte|comportent|comportera|comporteront|comportant|contient|comprend|comprenant|comprendra|comprennent)',
    "(fait|font|fera|feront|faisant) l'objet",
    '(prévoit|prévoient|prévoyant|intègre|intègrent|intégrant|inclut|incluant|inclus|soumis|soumise|soumises|assorti|assortie)',
    '(est|sont|sera|seront) prévu{e}',
    '(fixe|impose|met en œuvre|avec)',
  ],
  derogation: [
    '(dérogation|dérogations|dérogé|déroge|dérogeant)',
    'par exception (à|au|aux)',
    "en application de l'exception",
  ],
  noDerogation: [
    '(sans|aucune|pas de|pas|ni|toute) dérogation{s}',
    '(pas|aucun|ni) (fait |)(usage|recours|application) (de|à) (la|cette) dérogation',
    '(pas|ne) (sollicité|sollicite|demandé|demande|retenu|retient|invoqué|invoque)( pas|) (la|cette|de) dérogation',
    "(n'est pas|ne|pas) (dérogé|déroge)",
  ],
  contractSubject: [
    "(le marché|l'accord-cadre|le contrat|les marchés|le présent marché|la consultation) (comporte|comportent|prévoit|prévoient|contient|impose|inclut|comprend|intègre|est soumis)",
    '(ce marché|cet accord-cadre|ce contrat|ce lot|le présent lot|le présent contrat|le présent accord-cadre|la présente consultation|le cahier des charges|le cctp|le ccap|le ccp) (comporte|prévoit|contient|impose|inclut|comprend|intègre|fixe|est soumis)',
  ],
  /** Devices that are no criterion, whatever their subject. */
  clauseNamed: [
    "clause{s} (sociale{s} |obligatoire{s} |)(d'|)insertion( sociale| professionnelle|)( et professionnelle|)",
    'clause{s}( à caractère|) ({env}|{soc})',
    '(clauses|considérations) {soc} et {env}',
    '(clauses|considérations) {env} et {soc}',
    "clause{s} (de |relative{s} à la )protection de l'environnement",
    'considération{s} ({env}|{soc})',
    "heure{s} (de travail |)(d'|en |)insertion",
    "obligation{s} d'insertion",
  ],
  clause: ['clause{s}', 'dispositions', '(une|la|cette|toute|aucune|par) disposition'],
  condition: [
    "condition{s}( particulière{s}| spécifique{s}|) d'exécution",
    "condition{s} d'exécution (du marché|des prestations|de l'accord-cadre|du contrat|des travaux)",
    'condition{s} particulière{s}',
    "(modalité|modalités) d'exécution",
    'élément{s} à caractère',
  ],
  criterion: [
    '(critère|critères|sous-critère|sous-critères)',
    '(pondéré|pondérée|pondération|pondérés|coefficient)',
    '(notation|notée|notés|notées|note maximale|sera jugé|jugé sur|jugée sur|seront jugées)',
    '(est|sera|être|prix|offre) noté',
    'noté{e} sur (5|10|12|15|20|25|30|40|50|60|70|80|100)',
    '(offre|offres|propositions) (est|sera|sont|seront) (jugé|apprécié|évalué|classé|analysé|départagé|examiné){e}',
    '(attribution|attribué|attribuée|choix|jugement|classement) (fondé|basé|effectué){e} (sur|selon|au regard|au vu)',
    '(offre économiquement la plus avantageuse|mieux-disante|mieux disante) (appréciée|au regard|en fonction|selon|compte tenu)',
  ],
  offerCriteria: [
    "critère{s} (de jugement|de choix|d'analyse|d'appréciation|de notation) des offres",
    "critère{s} d'attribution",
    'jugement des offres',
    'analyse des offres',
    '(sous-critère|sous-critères)',
  ],
  /** About who the bidder is, not about what the contract asks. */
  candidacy: [
    '(candidature|candidatures|capacité|capacités|expérience|expériences)',
    '(certificat|certificats|attestation|attestations|déclaration|curriculum|extrait k-bis|urssaf|dc1|dc2)',
    '(titulaire|attributaire|prestataire|fournisseur) est (un|une)',
    '(documents|pièces) à (produire|fournir|remettre)',
    '(spécialiste|spécialistes|ingénieur|ingénieurs|expert|experts|écologue) (du|de|des|en|dans|hqe|spécialisé)',
    '(entreprise|société|structure|fournisseur|titulaire|prestataire|attributaire) (labellisé|certifié|médaillé|engagé|signataire){e}',
    '(référence|références) (client|clients|de|du|des|similaires|professionnelles|présentées|fournies|illustrées|citées|demandées|équivalentes|architecturales)',
    '(des|de|ces|ses|vos|les|trois|3|5|cinq) références',
    'garanties professionnelles',
    'moyens financiers',
    "chiffre d'affaires",
    'indication des mesures',
    'le candidat indiquera',
    'sélection des candidats',
    '(compétence|compétences|qualifications) (attendues|suivantes|en matière|techniques|recherchées|dans les domaines)',
    '(description|descriptif|liste) (du|des|de son|de leur) (parc|matériel|matériels|moyens|véhicules)',
    "(bureau|bureaux) d'étude{s}",
    'opqibi',
  ],
  /** The general duty to employ disabled workers, of every employer. */
  employmentDuty: [
    "obligation{s} d'emploi",
    "obligation{s} concernant l'emploi",
    "l'emploi des travailleurs handicapés (définies|prévue|prévues|mentionnée)",
    "concernant l'emploi des travailleurs handicapés",
    'régularité de sa situation',
    '#5212-1',
    '#5212-2',
    'oeth',
    'doeth',
    'agefiph',
  ],
  /** What every employer declares of its disabled workers. */
  employmentReport: [
    '(oeth|doeth|agefiph)',
    '#5212-1',
    '#5212-2',
    '#5212-13',
    '(obligation légale|effectif total|effectif global)',
    '(20|vingt) salariés',
  ],
  /** Work given to people, as opposed to a service given to them. */
  hiring: [
    '(embauche|embauches|embaucher|embauchera|embauchent|recrute|recruter|recrutera|recrutement|recrutements)',
    "(emploi|employer|emploie|emploient) (de|des|d')",
    "heure{s} (de travail|travaillée{s}|de production{s}|de main-d'œuvre|d'insertion)",
    "% (des|du total des|de la|de) (heures|main-d'œuvre|effectif|effectifs|masse)",
    "main-d'œuvre",
    '(fait|faire|fera|font|feront) (travailler|intervenir|exécuter|réaliser|effectuer|accomplir|assurer|appel|participer)',
    "(l'équipe|l'effectif|les équipes) (du titulaire |de l'attributaire |du prestataire |)(compte|comptera|comporte|comportera|comprend|comprendra|inclut|inclura)",
    '(recours|recourir|recourt|recourra) (à|au|aux)',
    '(h|h.|hrs) de travail',
    '(revient|reviennent|reviendra|reviendront|échoit|dû|due|dues|dus) (à|aux|au|par)',
    '(affecter|affectera|affecteront|affectent|dédie|dédier|dédiera|réserve|réserver|réservera|réserveront|attribue|attribuera|confient|confieront|mobilisent|mobiliseront|consacrent|consacreront|embauchent|intègrera|salarie|salariera)',
    '(tenu|occupé|pourvu|dû|assumé|fourni){e} par (des|un|une)',
    "(intègre|intégrer|intégrera|intègrent) (à|dans|au sein de) (l'équipe|l'effectif|son équipe|ses équipes|leurs équipes|ses effectifs|son effectif)",
    '(confié|confiée|confiées|confiés|confier|affecté|affecter)',
    "promouvoir l'emploi",
    "(mettra|mettre|met|mise) à l'emploi",
    "(concours|mobilisation|participation) (de|d'|des)",
    "(action|actions|démarche|politique) d'insertion",
    "(accès|retour) (ou le retour |et le retour |)à l'emploi",
    '(emploie|emploiera|embauchera|mobilise|mobilisera|mobiliser|recrute|recrutera|recruteront|embaucheront|consacre|consacrera|consacrer|confie|confiera|affecte|affectera)',
    '(embauché|recruté|mobilisé|employé){e}',
    '(exécuté|effectué|réalisé|assuré|accompli){e} par (des|un|une|au moins)',
    "% (du|de ce) (temps|volume|nombre)( total|) (de travail|d'heures|des heures|horaire)",
  ],
  /** A service bought for people: support, training, guidance. */
  boughtService: [
    "(accompagnement|accompagner|orientation|formation|formations|former|parcours d'accès|conseil|suivi) (des|de|à|vers|pour|aux|au)",
    '(prestation|prestations|actions) (de formation|préparatoires|à destination)',
    '(atelier|ateliers|conférence|conférences|séance|séances|animation|animations|sensibilisation) (sur|au|aux)',
    "(étude|études|diagnostic|diagnostics|inventaire|inventaires) (de|du|des|d')",
    'la consultation a pour objet',
    'le marché a pour objet',
    "l'achat de",
  ],
  /** What a tool must do is no term of the contract. */
  toolSubject: [
    "(l'outil|le logiciel|le progiciel|l'application|le système|la plateforme|le module|le site internet|l'étude|les études|l'audit|le diagnostic|l'analyse|la mission|le laboratoire|le rapport|le bureau d'études) (devra|doit|devront|permettra|permet|gère|gérera|évaluera|porte|portera|comprend|comprendra|vise|analyse|analysera)",
  ],
  /** A share of the work itself. */
  waste: [
    '(déchet|déchets|déblais|emballages|matériaux|gravats|palettes|cartouches|toners|rémanents|tontes|invendus|bouteilles|canettes|mégots|textiles|contenants|bidons|piles|fraisats|cartons|excédents|chutes|usagé{e}|en fin de vie|remplacé{s}|déposé{s})',
    '(cendres|refus de tri|refus de criblage|refus de crible|refus de dégrillage|sciures|copeaux|plumes|marcs|drêches|laitiers|sédiments)',
    '(biodéchets|bio-déchets|films|housses|huiles usagées|lampes|tubes|batteries|consommables vides|branchages|broyats|terres excavées|bétons|plâtre|moquette|moquettes|feuilles mortes|restes alimentaires|épluchures)',
  ],
  welcome: [
    '(emploie|emploient|emploiera|emploieront|salarie|salariera) (un|une|deux|trois|quatre|au moins|au minimum|des)',
    '(recruter|recrute|recrutement|embaucher|embauche|accueil|accueillir|accueille|accueillera|intégrer|intégration|emploi|employer|accueillent|accueilleront|recrutera|embauchera|affecter|affecte|affectera)',
    '(prendre|prend|prendra|former|forme|formera) (un|une|deux|trois|au moins|au minimum|des)',
  ],
  share: [
    '% par des',
    '(heure|heures)( de travail| travaillées|)',
    "% (des|du total des|de|de la) (heures|main-d'œuvre|l'effectif|masse salariale|temps de travail)",
    "% (du|de ce) (temps|volume|nombre)( total|) (de travail|d'heures|des heures|horaire)",
    "main-d'œuvre",
  ],
  given: [
    '(exécuté|exécutée|exécutés|exécutées|effectué|effectuée|effectués|effectuées|réalisé|réalisée|réalisés|réalisées|assuré|assurée|assurés|assurées|accompli|accomplie|accomplies) (pour|par)',
    '(revient|reviennent|reviendra|reviendront|dû|due|dues|dus) (à|aux|au|par)',
    '(confié|confiée|confiées|confiés|confier|affecté|affectées|affecter|réservé|réservée|réservées|réserver|réserve|réservera|dédiées|dédié|consacre|consacrera|consacré|consacrée|consacrées|attribué|attribuée|attribuées|affecte|affectera|confie|confiera|bénéficier|bénéficieront|bénéficiera)',
  ],
  /** Who makes the goods supplied. */
  maker: ['(le|les|chaque|du|des) (fabricant|fabricants|producteur|producteurs|façonnier|façonniers|usine|usines)'],
  /** The firm that gets the contract, called no more than that. */
  firm: [
    "(l'entreprise|les entreprises|la société|l'opérateur|l'opérateur économique|le cocontractant|l'adjudicataire)",
  ],
  /** What a firm will do for those it employs, in a tense that commits. */
  employs: [
    '(embauche|embauchera|embauchent|embaucheront|recrute|recrutera|recrutent|recruteront|affecte|affectera|affecteront|mobilise|mobilisera|mobiliseront|confie|confiera|confieront|emploiera|emploieront|accueillera|accueilleront|réservera|réserveront|consacre|consacrera|consacreront|dédiera|formera)',
    "(mettra|mettront|met|mettent) (à l'emploi|en emploi|au travail|à disposition)",
    '(fait|fera|font|feront) (travailler|intervenir|exécuter|réaliser|effectuer|accomplir|assurer)',
  ],
  insertionSaid: ["clause{s} (sociale{s} |)d'insertion", "heures d'insertion", 'clause{s} sociale{s}'],
  /** A place worked on, cleaned or equipped, as opposed to the service given there. */
  premises: [
    "(construction|réhabilitation|rénovation|travaux|maîtrise d'œuvre|aménagement|extension|restructuration|reconstruction|démolition|locaux|bâtiment|bâtiments|nettoyage|entretien|maintenance|mobilier|logiciel|relogement)",
    "(création|programmation|faisabilité|étude) (d'une structure|pour une structure|de la structure|d'un centre|du centre|d'un foyer)",
  ],
  /** What is bought is a study or a tool about it, not the thing. */
  studied: [
    "(étude|études|évaluation|évaluations|enquête|enquêtes|diagnostic|audit|audits|assistance à maîtrise d'ouvrage|amo|observatoire|élaboration|logiciel|plateforme|application|outil|cartographie|convention|politique|stratégie|schéma)",
  ],
  responsible: ['conditions (socialement|écologiquement|socialement et écologiquement) responsable{s}'],
  /** One of the two sides is said: which one a general article stands for is no question any more. */
  oneSide: ['{soc}', '{env}', '{environnement}', 'insertion', 'handicap'],
  appliedArticle: ["(en application|au titre|conformément|au sens|en vertu|sur le fondement) (de l'|à l'|du |des |)"],
  /** Those who are served, carried or given access, as opposed to those who work. */
  publicServed: [
    '(accès|accessibilité|accueil|transport|déplacement|hébergement|prise en charge|accompagnement|stationnement|usage|mobilité|places|soins) (des|aux|de|du|pour)',
  ],
  /** What is shut or opened to bidders. */
  procedure: [
    '(marché|marchés|lot|lots|consultation|procédure|candidat|candidats|candidature|candidatures|offre|offres|participation|accord-cadre|contrat|concession|soumissionner|soumissionnaires|candidater|opérateurs)',
    "appel d'offres",
  ],
  /** What says of a clause that it holds. */
  imposedClause: [
    'obligatoire{s}',
    '(est|sont|sera|seront) (imposé|exigé|applicable|obligatoire|prévu|fixé)(|e|s|es)',
    "(imposé|exigé){e} (au|aux|à l'|à chaque)",
    "s'(applique|appliquent|appliquera|imposera|impose)",
  ],
  /** A statement that one abides by the law, which promises nothing more. */
  legalReminder: [
    '(respecte|respecter|respectent|respect de|satisfait|satisfaire|en règle|à jour|conformité)( à| avec| de| vis-à-vis de|) (ses|leurs|vos|aux|ces) obligations',
    '(atteste|attestent|attester|déclare|déclarent|déclarer|certifie|certifient)',
    '(obligations|dispositions|règles|prescriptions|exigences) (du code du travail|légales|réglementaires|de la législation|en vigueur|de droit commun)',
    "index (d'|de l'|)",
  ],
  /** What shuts a procedure to all but those it names. */
  onlyThose: [
    '(seul|seuls|seules|seule) (sont|est|peuvent|pourront|seront|les|des|un|une)',
    '(exclusivement|uniquement|seulement) (ouvert|ouverte|ouverts|accessible|destiné|destinée|adressé|adressée|réservé|réservée)',
    '(ouvert|ouverte|ouverts|accessible|destiné|destinée|adressé|adressée|limité|limitée|restreint|restreinte|limités) (exclusivement|uniquement|seulement|aux seuls|aux seules)',
    '(limité|limitée|limités|restreint|restreinte|restreints) (aux|à des)',
    '(ne peuvent|ne pourront|ne peut) (candidater|soumissionner|répondre|participer|concourir|déposer une offre|présenter une offre) que',
    "(ne sont|n'est|ne seront|ne sera) (admis|admise|admises|recevable|recevables|ouvert|ouverte|accessible)( à soumissionner| à concourir|) (que|qu'aux|qu'à des)",
    '(aux seuls|aux seules)',
    '(peuvent|pourront|peut) seul{e}',
    '(marché|lot|consultation|procédure|accord-cadre) (est |sont |)(adressé|dédié){e} (aux|à des|à une|à un)',
  ],
  /** Benefits that go by the means of a household have criteria of their own. */
  allowance: [
    '(bourse|bourses|logement|logements|tarif|tarifs|tarification|allocation|allocations|secours|subvention|subventions|cantine|quotient|aides)',
  ],
  /** Structures to which a contract can be reserved, by their names alone. */
  reservedStructures: [
    '(esat|esats|eatt|stpa|siae|siaes|etti|eess|esus)',
    'entreprise{s} {adaptee}',
    "(structure|structures|entreprise|entreprises|atelier|ateliers|chantier|chantiers) d'insertion",
    "insertion par l'activité économique",
    "établissement{s} (et service{s} |)(d'aide|d'accompagnement) par le travail",
    '(opérateurs|opérateurs économiques|structures) (employant|qui emploient)',
    'économie sociale et solidaire',
    'établissements pénitentiaires',
  ],
  /** One lot of several. */
  lotNamed: ['(le|les|au|aux|du|des|autres|ces) lot{s}'],
  /** The environmental side, where a word like "de ce type" might be about it. */
  environmentSaid: ['{env}', '{environnement}'],
  /** Insertion or the social side as the matter in hand. */
  insertionTheme: [
    'insertion( sociale| professionnelle|)( et professionnelle|)',
    "insertion par l'activité économique",
    "(retour|accès) à l'emploi",
  ],
  socialTheme: [
    '(volet|volets|dimension|aspect|aspects|question) {soc}',
    '(clause|clauses|considération|considérations|disposition|dispositions|mesure|mesures|condition|conditions) {soc}',
  ],
  /** "Clausé", said not to be. */
  /** What is given to people, and not to firms, goes by criteria of its own. */
  allotted: [
    "(attribution|attributions|octroi) (des|de|du|d'une|d'un) (logement|logements|bourse|bourses|aide|aides|place|places|secours|subvention|subventions)",
  ],
  reservedWord: ['réservé{e}', 'r\ufffdserv\ufffd(|s|e|es)', 'réserver', 'réservation{s}'],
  recourse: [
    '(faire|fait|fera|font|feront) appel',
    "(s'appuie|s'appuiera|s'appuient|s'appuieront|s'appuyer|s'adresse|s'adressera|passe|passera|passer) (à|sur|par) (une|un|des|l')",
    '(propose|proposera|proposer|mobilise|mobilisera|mobiliser|sollicite|sollicitera) (à |)(une|un|des|au moins)',
    '(fait|faire|fera|feront|font) (intervenir|travailler|exécuter|réaliser|effectuer|accomplir|assurer)',
    '(recours|recourir|recourt|recourra|sous-traitance|sous-traiter|sous-traite|sous-traitera|confie|confier|confiera|confié|confiée|confiés|confiées|sous-traité|sous-traitée|sous-traités|sous-traitées|partenariat|co-traitance|achat|achats|mise à disposition)',
  ],
  structures: [
    "(structure|structures|entreprise|entreprises|atelier|ateliers|chantier|chantiers|organisme|organismes|association|associations) d'insertion( par l'activité économique| par le travail| sociale| professionnelle|)",
    "(acteur|acteurs|secteur|réseau) de l'insertion( par l'activité économique|)",
    "insertion par l'activité économique (siae|iae)",
    "(structure|structures|entreprises) de l'insertion( par l'activité économique|)",
  ],
  /** Insertion of people looked after, by those who do. */
  insertionFollowed: [
    "(suivi|comité|bilan|point|pilotage) (de l'|d'|de la clause d'|des heures d'|des actions d')insertion",
    "comité de suivi (de l'|d'|des heures d'|des actions d')insertion",
    '(facilitateur|facilitatrice|facilitateurs)',
    "maison de l'emploi",
  ],
  service: [
    '(agents|service|services|direction|pôle|maison|bureau|département|unité|mission|antenne|vice-président|établissement)',
  ],
  /** Who a contract can be reserved to, by legal family. */
  'to:EA-ESAT': [
    'res ws',
    'entreprise{s} {adaptee}',
    '(esat|esats|eatt|stpa)',
    "établissement{s} (et|ou|et/ou) (service|services|de service|de services) d'aide par le travail",
    "établissement{s} et service{s} d'accompagnement par le travail",
    "établissement{s} (d'aide|d'accompagnement) par le travail",
    "centre{s} d'aide par le travail",
    'secteur (du travail |)(protégé|adapté)',
    'travail protégé',
    'atelier{s} protégé{s}',
    '(travailleurs|personnes|personnel|salariés) (en situation de handicap|handicapés|handicapées|handicapé)',
    '#2113-12',
    '#2113-14',
    '#3113-1',
    '(article|art.|art) 15 (du |)(cmp|code des marchés publics)',
    "36(-i|-1| i) (de l'|)ordonnance",
    '36-1-ord',
    '#5213-13',
    '#344-2',
  ],
  'to:SIAE': [
    'res ws',
    '(siae|siaes|iae|etti|eiti|acis|ettis)',
    "structure{s} (agréée{s} |conventionnée{s} |)(d'insertion|inclusive{s})",
    "insertion par l'activité économique",
    "(entreprise|entreprises|atelier|ateliers|chantier|chantiers|régie|régies|association|associations) d'insertion",
    "atelier{s} et chantier{s} d'insertion",
    'association{s} intermédiaire{s}',
    '(travailleurs|personnes|publics|public) (défavorisés|défavorisées|défavorisé)',
    'insertion du public en difficulté',
    "36(-ii|-2| ii) (de l'|)ordonnance",
    '(handicapés|handicapées) ou (défavorisés|défavorisées)',
    '#2113-13',
    '#2113-14',
    '#3113-2',
    '#5132-4',
  ],
  'to:prison': [
    '(détenu|détenus|détenue|détenues|prison|pénitentiaire|pénitentiaires|carcéral|incarcérées|sous main de justice)',
    '#2113-13-1',
    '#3113-2-1',
  ],
  'to:ESS': [
    "article{s} 37 de l'ordonnance",
    'économie sociale et solidaire',
    '(eess|esus)',
    'entreprise{s} solidaire{s}',
    'qui poursuivent une mission de service public',
    '#2113-15',
    '#2113-16',
    'res pub ser',
  ],
  /** Acronyms of two or three letters: they count only right after "réservé". */
  'short:EA-ESAT': ['=EA'],
  'short:SIAE': ['=EI', '=AI', '=ACI', 'insertion'],
  'short:ESS': ['=ESS'],
  /** A reservation under the 2015 ordinance or an article of the code that names no family. */
  reservationLaw: [
    "article{s} (36|37) de l'ordonnance",
    'article 13 du décret',
    'article 15 du (cmp|code des marchés publics)',
    '#2113-14',
    '#2113-12',
    '#2113-13',
    '#2113-13-1',
    '#2113-15',
    '#3113-1',
    '#3113-2',
    '#2113-7',
  ],
  /** What the code asks of the structures to which a contract is reserved. */
  reservationFormula: [
    'proportion minimale',
    'au moins (50 %|50%|la moitié|cinquante pour cent) de (travailleurs|personnes|salariés|personnel)',
    '(employant|emploient|emploie) (au moins |plus de |une majorité de |à hauteur de |)(50 %|50%|la moitié)',
  ],
  /** A corrected notice quotes what it takes back, then what is to be read. */
  oldText: [
    "au lieu (de|d'|et place de)",
    '(texte|mention|rédaction|version|disposition) (annulé|supprimé|initial|ancien|erroné)(|e|s|es)',
    '(ancien|ancienne) (texte|rédaction|mention|version)',
  ],
  newText: [
    '(lire|lisez)',
    '(texte|mention|rédaction|version) (nouveau|nouvelle|corrigé|corrigée|modifié|modifiée|rectifié|rectifiée|à insérer|à ajouter)',
    '(nouveau|nouvelle) (texte|rédaction|mention|version)',
  ],
  failedLot: ['(infructueux|infructueuse|infructueuses|infructuosité|sans suite)'],
} as const satisfies Record<string, readonly string[]>

export type CueName = keyof typeof CUES
/** The names of context words, as rule files give them. */
export const CUE_NAMES = Object.keys(CUES) as [CueName, ...CueName[]]
