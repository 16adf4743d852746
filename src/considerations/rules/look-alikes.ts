/** Words that resemble a consideration and are none: a phrase overlapping one of them is not read. */
export interface LookAlike {
  readonly title: string
  readonly phrases: readonly string[]
  /** Not after these folded words. */
  readonly notAfter?: RegExp
  /** Not where the folded words from the phrase on are these. */
  readonly notAs?: RegExp
  /** Where offers are judged, its own weight makes a criterion of it: "notice environnementale : 10 points". */
  readonly unlessWeighed?: true
  /** Each holds the phrase and must yield nothing at all. */
  readonly examples: readonly string[]
}

/** Whom the code lets a contract be reserved to, as named right after "réservé" in folded text. */
const TO_A_FAMILY =
  '(?:aux?|a des|a une?|a l) (?:seule?s? )?(?:entreprises? adaptees?|ea(?![a-z])|esat(?![a-z])|siae(?![a-z])|(?:structures?|entreprises?) (?:d |de l )insertion|ateliers? et chantiers? d insertion)'

export const LOOK_ALIKES: readonly LookAlike[] = [
  {
    title: 'insertion dans un site, un document, un fichier',
    phrases: [
      'insertion{s} (paysagère|urbaine|architecturale|photographique|publicitaire|publicitaires|graphique|numérique|territoriale|visuelle)',
      "insertion{s} (sous pli|d'annonce|d'annonces|de puces|de l'article|de la clause|de clauses|de publicité|de données|presse|du projet|du bâtiment|des bâtiments|de l'ouvrage|des arts|des notices)",
      "insertion (dans|au|à la|sur) (le site|le paysage|la base|le tissu|le quartier|son environnement|l'environnement|un fichier|la presse|journal|boamp)",
      "(document|documents|dossier|image|images|vue) d'insertion",
      'insertion environnementale',
      "d'insertion (paysagère|urbaine|architecturale|photographique)",
    ],
    examples: ['Étude d’insertion paysagère du bassin', 'Insertion d’annonces légales au BOAMP'],
  },
  {
    title: 'service public ou lieu nommé d’après l’insertion',
    phrases: [
      "(service|services|direction|pôle|maison|maisons|bureau|département|centre|espace|agence|mission|antenne|conseil|vice-présidence) (départemental |départementale |local |locale |pénitentiaire |)(de l'|de l'emploi et de l'|d'|pour l'|de |)insertion",
      'insertion et de probation',
      '(hébergement et|hébergement et de) (réinsertion|insertion)( sociale|)',
      "insertion et (de l'autonomie|emploi)",
      "(lutte contre l'exclusion|solidarité|solidarités|cohésion sociale|logement|habitat) et (de l'|)insertion",
      "(chargé|chargée|chargés|chargées) de (mission|missions|projet|développement) (des |de la |)clause{s} (sociale{s}|d'insertion|sociale{s} d'insertion)",
      "(service|pôle|cellule|mission) (des |)clauses (sociales|d'insertion|sociales d'insertion)",
      "activités de loisirs, culturelles, de convivialité et d'insertion",
    ],
    examples: [
      'Cloisons de l’antenne du SPIP (service pénitentiaire d’insertion et de probation)',
      'Construction du Pôle Insertion et Emploi',
    ],
  },
  {
    title: '« social » dans une autre expression',
    phrases: [
      '(logement|logements|habitat|bailleur|bailleurs|locatif|locatifs|centre|centres|réseau|réseaux|siège|bilan|dialogue|climat|capital|objet|lien|développement|tissu|travailleur|travailleurs|locaux|compte|résidence|parc|hôtel|bail|secteur|chèque|chèques|accompagnement|observatoire|diagnostic) {soc}',
      '(sécurité|protection|raison|tarification|action|actions|aide|assurance|cotisation|cotisations|charge|charges|attestation|attestations|prestation|prestations|situation|obligations fiscales et|obligation|élection|médiation|épicerie|résidence|cohésion|mixité|sciences|services|enquête|activités|intervention|restauration|année|vie|urgence|veille|lutte) {soc}',
      '(fiscale|fiscales|fiscal|fiscaux|médico|socio|sanitaire|sanitaires|locatif|locatifs) (et |)({soc})',
      '{soc} et (fiscale|fiscales|culturel|médico-social|économique|médico-sociaux|médico-sociale)',
      "critères sociaux d'attribution",
      'obligations {soc}',
      'logements (collectifs |locatifs |individuels |collectifs locatifs ){soc}',
      'comité social',
      "réseau social d'entreprise",
      "rse \\(réseau social d'entreprise",
      'sociale et solidaire',
      'services sociaux',
      '{soc} du candidat',
    ],
    examples: ['Construction de 24 logements sociaux', 'Élection du comité social et économique'],
  },
  {
    title: 'politique sociale de l’acheteur ou du secteur, hors critère',
    phrases: [
      'actions sociales',
      'œuvres sociales',
      'minima sociaux',
      'droits sociaux',
      'géographie sociale',
      'innovation sociale',
    ],
    examples: ['Gestion des œuvres sociales du personnel'],
  },
  {
    title: '« environnement » d’un poste, d’un lieu, d’un nom',
    phrases: [
      "{environnement} (informatique|informatiques|numérique|sonore|de travail|de formation|d'apprentissage|d'exploitation|de vie|bancaire|réglementaire|juridique|économique|concurrentiel|institutionnel|client|cible|de développement|windows|technique|technologique|logiciel|applicatif|de production|professionnel|des interventions|de test|de recette|immédiat|familial|urbain|scolaire|hospitalier|bureautique|virtuel|du site|des enfants|de l'enfant|externe|interne)",
      "(direction|service|services|pôle|département|code|droit|ministère|mission|unité|cellule|agence|maison|vice-présidence|dreal|délégation|bureau|conseil|office|comité|syndicat|responsable) (de l'|d'|de |)({environnement})",
      "(eau|cadre de vie|espaces verts|urbanisme|habitat|ingénierie|sas|sarl|sa|société|groupe|véolia|suez|aménagement) (et |et de l'|)({environnement})",
      'charte de l’environnement constitutionnelle',
      "installation{s} classée{s} pour la protection de l'environnement",
      '(évaluation|évaluations|étude|études|enquête|autorisation|autorisations|autorité|expertise|diagnostic|suivi|incidence|police|réglementation|surveillance|inspection) {env}',
      "(surveillance|découverte|éducation|sensibilisation|connaissance|effets durables dans|rejets dans|bruit de fond de|capteurs d'|étude d'impact sur) (de |à |)(l'|)environnement",
      'qualité environnementale \\(std',
      "dans l'environnement",
      'à son environnement',
      "(compréhension|appréhension|connaissance|analyse|description|présentation) (de l'|de l' ){environnement}",
      '(dans|avec) son environnement',
      '{environnement} (bâti|paysager|existant|proche|naturel du projet)',
      'environnement, (hydrologie|géologie|acoustique|paysage)',
    ],
    examples: [
      'Environnement numérique de travail des collèges',
      'Droit de l’environnement',
      'Évaluation environnementale du PLUi',
    ],
  },
  {
    title: 'notice, impact, énergie et environnement, que rien ne pondère',
    phrases: [
      '(notice|responsabilité) {env}',
      "impact sur (l'|)environnement",
      "(énergie|déchets|propreté) (et |et de l'|)({environnement})",
    ],
    unlessWeighed: true,
    examples: ['Notice environnementale jointe au permis', 'Direction Déchets et environnement'],
  },
  {
    title: 'véhicule électrique comme objet desservi',
    phrases: [
      '(borne|bornes|recharge|infrastructure|infrastructures|station|stations|stationnement|places|batteries|maintenance|entretien|réparation|location|acquisition|achat|fourniture) (de recharge |)(pour |de |des |d|)(les |)véhicules (électriques|hybrides|propres)',
      '(réparer|entretenir|recharger|dépanner|maintenir|louer) (les |des |)véhicules (électriques|hybrides|propres)',
    ],
    examples: ['Bornes de recharge pour véhicules électriques'],
  },
  {
    title: 'recyclage d’une habilitation, carbone matériau, bio de laboratoire',
    phrases: [
      '(formation initiale (et|&)|formation{s} (et|de)) recyclage',
      'recyclage (sst|caces|habilitation|habilitations|obligatoire|sous tension|des habilitations|ssiap|aipr|amiante|électrique|du personnel|des agents)',
      'arbre{s} de transmission',
      'protection{s} (des|de) (berges|sols sportifs)',
      '(acier au|fibre de|fibres de|monoxyde de|dioxyde de|papier|papiers|black|noir de) carbone',
      '(réemploi|réutilisation) (des données|de données|du code|de code|des informations|de logiciels)',
      '(données|code source) (réutilisé|réutilisées|réemployé)',
      "(collecte|tri|traitement|centre de tri|déchèterie|valorisation|gestion|transfert|transport) (de |des |)(déchets |emballages |)(ménagers |d'emballages |)(recyclable|recyclables)",
      'cycle de vie du logiciel',
      '(échantillon|échantillons|prélèvement|prélèvements|matériel|analyse|analyses|examens|risque|risques|agents|milieu|traitement|filtration|produits sanguins|déchets|indicateurs|indice|eau) biologique{s}',
      '(transport|acheminement|conservation) (de |des )(produits|prélèvements) biologiques',
      'cycle de vie (des|de l) (application|applications|logiciels|documents|données)',
    ],
    examples: ['Formations sécurité : recyclage SST, recyclage CACES', 'Papier carbone A4'],
  },
  {
    title: 'minimum d’une commande ou d’un accord-cadre',
    phrases: [
      '(sans|avec|avec un|montant|montants|quantité|quantités|commande|commandes|seuil|valeur|durée|délai|délais) (minimum|minimal|minimale|minimales)',
      'minimum (ni|et|de) (de |)(maximum|commande|commandes)',
      'minimum annuel',
    ],
    examples: ['Accord-cadre sans minimum ni maximum'],
  },
  {
    title: 'appareil électrique, non véhicule',
    phrases: [
      '(pompe|hayon|porte|portail|vitre|armoire|habilitation|risque|raccordement|câble|treuil|installation|réseau|alimentation|groupe|rideau|store|chauffage|puissance|équipement|tableau|coffret|prise|énergie|matériel|appareil|moteur){s} (électrique|hydraulique et électrique){s}',
    ],
    examples: ['Camion à hayon électrique obligatoire'],
  },
  {
    title: 'qualité niée',
    phrases: ['non (recyclé|recyclable|biodégradable|biologique|bio|réutilisable|réemployable){e}'],
    examples: ['Papier blanc non recyclé exigé'],
  },
  {
    title: 'pièce que personne ne note',
    phrases: ['non noté{e}', '(ne sera|ne seront|n’est|ne sont) pas (noté|jugé){e}'],
    examples: ['Note de présentation non notée'],
  },
  {
    title: 'références d’un catalogue, non d’un candidat',
    phrases: [
      '% (de|des) références',
      'toutes (les|ses) références',
      'références (du catalogue|du bordereau|sous|livrées|commandées)',
    ],
    examples: ['Remise de 5 % sur 80 % des références du catalogue'],
  },
  {
    title: '« développement durable » dans un nom',
    phrases: [
      "(direction|service|pôle|spl|agence|mission|ministère|département|conseil|institut|association|domaine architectural et|perspective de|spécialiste|spécialistes|écologie et du|écologique et du|territoires|compétences|compétence|expert|experts|agenda 21) (de l'écologie |du |de |d'un |en |et |et du |de l'environnement et du |)développement durable",
      'ardenne développement durable',
      'éducation au développement durable',
      'objectifs de développement durable (odd)',
    ],
    examples: ['Acheteur : Direction du développement durable'],
  },
  {
    title: 'cahiers des clauses et clauses d’un autre objet',
    phrases: [
      '(cahier|cahiers) (des|de) (clauses|prescriptions)( administratives| techniques|)( générales| particulières|)',
      "clause{s} (de |d'|)(réexamen|révision|confidentialité|revoyure|butoir|molière|rgpd|propriété|garantie|garantie financière|variation|sauvegarde|résiliation|pénalité|prix)",
      'clauses (administratives|techniques|générales|contractuelles|particulières|financières)',
    ],
    notAs: /^cahiers? (?:des|de) clauses (?:sociales|environnementales)(?![a-z])/,
    examples: ['Clause de réexamen du périmètre', 'Cahier des clauses techniques particulières'],
  },
  {
    title: 'réserver un lieu, une place, un droit',
    phrases: [
      "(se|s'|nous) (réserve|réservent|réserver|réservant|est réservé)",
      'sous réserve',
      'tous droits réservés',
      "exclusivement réservé{e} à l'exécution",
    ],
    examples: ['L’acheteur se réserve la possibilité de négocier'],
  },
  {
    title: 'cadre d’un formulaire, et non accord-cadre',
    phrases: ['(cadre|partie|espace|champ|zone|colonne) réservé{e} (à|au|aux)'],
    notAfter: /(?:^|[^a-z])accords? $/,
    examples: ['Cadre réservé à l’administration', 'Le marché comprend un cadre réservé aux SIAE, à compléter'],
  },
  {
    title: 'lieu ou place réservés, et non le marché dont ils sont l’objet',
    phrases: [
      '(place|places|parking|voie|voies|couloir|couloirs|stationnement|berceau|berceaux|bâtiment|accès|local|locaux|salle|créneau|créneaux|site|emplacement|emplacements|terrain|chambre|chambres|véhicules) (est |sont |)(réservé{e})',
    ],
    notAs: new RegExp(
      `^(?:[a-z]+[sx] reserve ${TO_A_FAMILY}|[a-z]+ (?:est )?reservee?s? [^.;]{0,80}l\\.? ?2113[- ]1[2-6])`,
    ),
    examples: ['Création de 4 places réservées PMR', 'Nettoyage des locaux réservés aux ESAT'],
  },
  {
    title: 'réservé par quelqu’un, sans dire à qui',
    phrases: ["réservé{e} par (la|le|les|l')"],
    notAs: new RegExp(`^reservee?s? par [^.;,]{0,40}? ${TO_A_FAMILY}`),
    examples: ['Salle réservée par la commune'],
  },
  {
    title: 'sigles d’un autre monde',
    phrases: [
      "iae (de|d') ",
      'iae \\(institut',
      'siae du bourget',
      "salon international de l'aéronautique",
      "institut d'administration des entreprises",
      'ange bleu pour la',
      "salle (l'|)ange bleu",
      'hve \\(haute visibilité',
      'vêtements hve',
      'ges \\(groupe électrogène',
      'le (nf|fsc) du',
      '(le |)fsc (et (le |)|)ssc',
    ],
    examples: ['Location de la salle L’ANGE BLEU pour les vœux'],
  },
]
