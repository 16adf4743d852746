/** Words that say nothing by themselves and decide how a phrase beside them reads. Same notation as phrases. */
export const CUES = {
  /** Imposed on the holder. */
  obligation: [
    '(devra|devront|doit|doivent|devrait)',
    "(est|sont|sera|seront) tenu{e} (de|d')",
    "(s'engage|s'engagent|s'engagera|s'engageront|s'oblige|s'obligent)",
    "(aura|auront|a|ont) l'obligation",
    '(obligatoire|obligatoires|obligatoirement|obligation|obligations)',
    '(impose|imposent|imposée|imposées|imposés|imposé|exige|exigent|exigé|exigée|exigés|exigées|requis|requise|requises)',
    '(au minimum|au moins|a minima|minimum|minimal|minimale|minimales|contractuel|contractuelle|contractuels)',
    "(condition|conditions)( particulières|) d'exécution",
    '(il est|est|sera) demandé',
    '(pénalité|pénalités)',
    '(interdit|interdite|interdits|interdites|interdiction)',
    '(exclusivement|uniquement|éliminatoire|sous peine|à peine de)',
  ],
  /** The holder as the subject of a present or future tense: the French contract says "le titulaire livre". */
  holder: [
    '(le|les|chaque|du) (titulaire|titulaires)',
    "l'(attributaire|entrepreneur|adjudicataire)",
    "(l'entreprise|les entreprises) (titulaire|titulaires|attributaire|attributaires|retenue|retenues)",
    '(le prestataire|le fournisseur|le concessionnaire|le délégataire|la société retenue)',
    "(le candidat|l'opérateur|l'opérateur économique|le soumissionnaire) retenu",
  ],
  /** What is supplied, said as it must be: "le papier fourni est…", "les encres seront…", "FSC ou équivalent". */
  specification: [
    '(sera|seront)',
    '(est|sont) (effectué|réalisé|assuré|livré|fourni|conditionné|certifié|labellisé|issu|composé|équipé|trié|valorisé|collecté|nettoyé|entretenu|imprimé|alimenté|acheminé|remis|transmis|établi|produit|mis en place|tenu|formé|sensibilisé)(|e|s|es)',
    '(est|sont) (exclusivement|à|en|repris|reprise|reprises)',
    '(fourni|utilisé|employé|livré|proposé|affecté|consommé|servi|posé|retenu)(|e|s|es) (est|sont|provient|proviennent|comporte|comportent|comprend|comprennent|bénéficie|bénéficient|répond|répondent|respecte|respectent)',
    'mis (en œuvre|à disposition)',
    'mises (en œuvre|à disposition)',
    '(utilisé|utilisée|utilisés|utilisées|employé|employés|employée|employées)',
    '(proviendra|proviendront|provient|proviennent|bénéficiant|bénéficiera|bénéficieront|bénéficient|répondant|justifiant)',
    '(certifié|labellisé|garanti)(|e|s|es)',
    '(affecté|dédié|destiné)(|e|s|es) (au|aux|à la) (marché|contrat|prestations|prestation|exécution|chantier|service)',
    '(tout|tous|toute|toutes) (les |)(produit|produits|véhicule|véhicules|papier|papiers|bois|matériaux|livraison|livraisons|fourniture|fournitures|emballages)',
  ],
  vehicles: ['(véhicule|véhicules|camion|camions|fourgon|fourgons|navettes|autocars|engins)'],
  /** What keeps a pollutant out. */
  ban: [
    '(interdit|interdite|interdits|interdites|interdiction|proscrit|proscrite|proscrits|proscrites|proscription|prohibé|prohibée|prohibés|banni|bannie|bannis)',
    '(exclu|exclue|exclus|exclues|exclut|excluent|exclura|excluront|supprimé|supprimée|supprimés|suppression)',
    "(aucun|aucune) (usage|utilisation|recours|emploi)( de| d'|)",
    '(ne contient|ne contiennent|ne comporte|ne comportent|ne contiendra|ne contiendront|exempt|exempte|exempts|exemptes|dépourvu|dépourvus)',
    "(n'utilise|n'utilisera|n'emploie|n'emploiera|renonce|s'interdit)( pas| aucun|)",
  ],
  /** Left to somebody's choice, or to come. */
  option: [
    '(pourra|pourront|peut|peuvent|pourrait|pourraient)',
    '(souhaité|souhaitée|souhaités|souhaitées|souhaitable|souhaite|souhaitent)',
    '(envisagé|envisagée|envisagés|envisagées|envisage|éventuel|éventuelle|éventuels|éventuelles|éventuellement)',
    "(à l'étude|à étudier|à confirmer|facultatif|facultative|le cas échéant|s'il le souhaite|si possible)",
    '(incite|incité|incités|encouragé|encouragée|encouragés|encourage|privilégié|privilégiée|de préférence)',
    '(dans la mesure du possible|possibilité|visera|viseront|vise|option|variante|variantes|serait|moins-value)',
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
  noDerogation: ['(sans|aucune|pas de|pas|ni|toute) dérogation{s}', "(n'est pas|ne|pas) (dérogé|déroge)"],
  contractSubject: [
    "(le marché|l'accord-cadre|le contrat|les marchés|le présent marché|la consultation) (comporte|comportent|prévoit|prévoient|contient|impose|inclut|comprend|intègre|est soumis)",
  ],
  /** Devices that are no criterion, whatever their subject. */
  clauseNamed: [
    "clause{s} (sociale{s} |obligatoire{s} |)d'insertion( sociale| professionnelle|)( et professionnelle|)",
    'clause{s}( à caractère|) ({env}|{soc})',
    '(clauses|considérations) {soc} et {env}',
    '(clauses|considérations) {env} et {soc}',
    "clause{s} (de |relative{s} à la )protection de l'environnement",
    'considération{s} ({env}|{soc})',
    "heure{s} (de travail |)d'insertion",
    "obligation{s} d'insertion",
  ],
  clause: ['clause{s}', '(disposition|dispositions)'],
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
    '(notation|noté|notée|notés|notées|note maximale|note sur|sera jugé|jugé sur|jugée sur|seront jugées)',
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
    '(référence|références) (client|clients|de|du|des|similaires|professionnelles|présentées|fournies|illustrées|citées|demandées|équivalentes|architecturales)',
    '(des|de|ces|ses|vos|les|trois|3|5|cinq) références',
    'garanties professionnelles',
    'moyens financiers',
    "chiffre d'affaires",
    'indication des mesures',
    'le candidat indiquera',
    'sélection des candidats',
    '(compétence|compétences|qualifications) (attendues|suivantes|en matière|techniques|recherchées|dans les domaines)',
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
  /** Work given to people, as opposed to a service given to them. */
  hiring: [
    '(embauche|embauches|embaucher|embauchera|embauchent|recrute|recruter|recrutera|recrutement|recrutements)',
    "(emploi|employer|emploie|emploient) (de|des|d')",
    "heure{s} (de travail|travaillée{s}|de production{s}|de main-d'œuvre|d'insertion)",
    "% (des|du total des|de la|de) (heures|main-d'œuvre|effectif|effectifs|masse)",
    "main-d'œuvre",
    '(confié|confiée|confiées|confiés|confier|affecté|affecter)',
    "promouvoir l'emploi",
    "(action|actions|démarche|politique) d'insertion",
    "(accès|retour) (ou le retour |et le retour |)à l'emploi",
    '(emploie|emploiera|embauchera|mobilise|mobilisera|mobiliser|recrute|recrutera)',
  ],
  /** A service bought for people: support, training, guidance. */
  boughtService: [
    "(accompagnement|accompagner|orientation|formation|formations|former|parcours d'accès|conseil|suivi) (des|de|à|vers|pour|aux|au)",
    '(prestation|prestations|actions) (de formation|préparatoires|à destination)',
    'la consultation a pour objet',
    'le marché a pour objet',
    "l'achat de",
  ],
  /** What a tool must do is no term of the contract. */
  toolSubject: [
    "(l'outil|le logiciel|le progiciel|l'application|le système|la plateforme|le module|le site internet) (devra|doit|permettra|permet|gère|gérera)",
  ],
  /** A share of the work itself. */
  waste: [
    '(déchets de|ses déchets|leurs déchets|déblais|emballages|matériaux|gravats|palettes|cartouches|toners|contenants|piles|équipements usagés|mobilier usagé)',
  ],
  welcome: [
    '(recruter|recrute|recrutement|embaucher|embauche|accueil|accueillir|accueille|accueillera|intégrer|intégration|emploi|employer)',
  ],
  share: [
    '% par des',
    '(heure|heures)( de travail| travaillées|)',
    "% (des|du total des|de|de la) (heures|main-d'œuvre|l'effectif|masse salariale|temps de travail)",
    "main-d'œuvre",
  ],
  given: [
    '(exécuté|exécutée|exécutés|exécutées|effectué|effectuée|effectués|effectuées|réalisé|réalisée|réalisés|réalisées|assuré|assurée|assurés|assurées|accompli|accomplie|accomplies) (pour|par)',
    '(confié|confiée|confiées|confiés|confier|affecté|affectées|affecter|réservé|réservée|réservées|réserver|dédiées|dédié)',
  ],
  insertionSaid: ["clause{s} (sociale{s} |)d'insertion", "heures d'insertion", 'clause{s} sociale{s}'],
  reservedWord: ['réservé{e}', 'réserver', 'réservation{s}'],
  recourse: [
    '(faire|fait|fera|font|feront) appel',
    '(recours|recourir|sous-traitance|sous-traiter|sous-traitera|confier|confiera|confié|confiée|co-traitance|achat|achats|mise à disposition)',
  ],
  structures: [
    "(structure|structures|entreprise|entreprises|atelier|ateliers|chantier|chantiers|organisme|organismes|association|associations) d'insertion( par l'activité économique| par le travail| sociale| professionnelle|)",
    "(acteur|acteurs|secteur|réseau) de l'insertion( par l'activité économique|)",
    "insertion par l'activité économique (siae|iae)",
  ],
  service: [
    '(agents|service|services|direction|pôle|maison|bureau|département|unité|mission|antenne|vice-président|établissement)',
  ],
  /** Who a contract can be reserved to, by legal family. */
  'to:EA-ESAT': [
    'entreprise{s} {adaptee}',
    '(esat|esats|eatt|stpa)',
    "établissement{s} (et|ou|et/ou) (service|services|de service|de services) d'aide par le travail",
    "établissement{s} et service{s} d'accompagnement par le travail",
    'secteur (du travail |)(protégé|adapté)',
    'travail protégé',
    'atelier{s} protégé{s}',
    '(travailleurs|personnes|personnel|salariés) (en situation de handicap|handicapés|handicapées|handicapé)',
    '#2113-12',
    '#2113-14',
    '#3113-1',
    'article 15 du (cmp|code des marchés publics)',
    'article 15 cmp',
    '#5213-13',
    '#344-2',
  ],
  'to:SIAE': [
    '(siae|siaes|iae|etti|eiti|acis|ettis)',
    "structure{s} (agréée{s} |conventionnée{s} |)(d'insertion|inclusive{s})",
    "insertion par l'activité économique",
    "(entreprise|entreprises|atelier|ateliers|chantier|chantiers|régie|régies|association|associations) d'insertion",
    "atelier{s} et chantier{s} d'insertion",
    'association{s} intermédiaire{s}',
    '(travailleurs|personnes|publics|public) (défavorisés|défavorisées|défavorisé)',
    'insertion du public en difficulté',
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
    'économie sociale et solidaire',
    '(eess|esus)',
    'entreprise{s} solidaire{s}',
    'qui poursuivent une mission de service public',
    '#2113-15',
    '#2113-16',
  ],
  /** Acronyms of two or three letters: they count only right after "réservé". */
  'short:EA-ESAT': ['=EA'],
  'short:SIAE': ['=EI', '=AI', '=ACI'],
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
  failedLot: ['(infructueux|infructueuse|infructueuses|sans suite)'],
} as const satisfies Record<string, readonly string[]>

export type CueName = keyof typeof CUES
/** The names of context words, as rule files give them. */
export const CUE_NAMES = Object.keys(CUES) as [CueName, ...CueName[]]
