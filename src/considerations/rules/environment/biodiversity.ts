import type { TextRule } from '../../rule.js'
import { BANNED, BOUGHT, NOT_IMPOSED, QUALITY, STATED, WEIGHED } from './readings.js'

export const BIODIVERSITY: readonly string[] = [
  "(paillage|désherbage (mécanique|thermique|alternatif|à la vapeur|à l'eau chaude))",
  '(gestion différenciée|éco-pâturage|écopâturage|fauche tardive|lutte biologique|biocontrôle|protection biologique intégrée)',
  '(végétal local|végétaux locaux|plants locaux)',
  "(espèces|essences|plants|semences|graines|végétaux) (locales|indigènes|autochtones|mellifères|d'origine locale|de provenance locale|locaux)",
  'nidification',
  '(compostable|biodégradable){s}',
  'pollution lumineuse',
  'déforestation',
  '(faible teneur en|émission de|émissions de|teneur en|taux de) (cov|composés organiques volatils|formaldéhyde|polluants volatils)',
  '(étiquetage|étiquette|classe|classées|classés|émission) (sanitaire |cov |)(a+|a +)',
  "qualité de l'air intérieur",
  "(économie|économies|économiser|consommation|consommations|gestion économe|réduction de la consommation) (d'eau|de l'eau)",
  "(détergents|détergent|lessives|produits d'entretien|produits de nettoyage|nettoyants|produit{s}|huiles|huile|lubrifiants|sacs|savons|fournitures) (écologique{s}|d'origine végétale|respectueux de l'environnement|écoresponsables|éco-responsables|à faible impact environnemental)",
  "respectueu(x|se|ses) de (l'environnement|la nature|la biodiversité)",
  '(encres végétales|encre végétale)',
  'sans (produit|produits|aucun produit) chimique{s}',
  '(sans chimie|eau ozonée|eau électrolysée|phase aqueuse)',
  '(g/l|mg/l|g/litre) de (cov|composés organiques volatils)',
  '(sans|zéro|pauvre{s} en|exempt{e} de) cov',
  '(prévention|lutte contre|risques|risque) (des |de |de la |les |la |)(pollution|pollutions)( accidentelles| accidentelle|)',
  '(kit|kits|dispositif|dispositifs|barrage|barrages|bac|bacs) (anti-pollution|antipollution|filtrants|filtrant|de rétention|de décantation)',
]

/** Water spared or used again: also a thing that is bought and installed. */
const WATER: readonly string[] = [
  "(récupération|réutilisation|récupérer|réutiliser|réutilise|récupère) (de |d'|de l'|l'|des |les |)(eau|eaux) (de pluie|pluviale{s}|grises|usées traitées|de lavage|de rinçage)",
  '(eau|eaux) (de pluie|pluviales|grises|de lavage|de rinçage) (est |sont |seront |sera |)(récupérée|récupérées|collectée|collectées|réutilisée|réutilisées|recyclée|recyclées)',
]

export const CHEMICAL_FREE: readonly string[] = [
  '(zéro|sans|0)( produit{s}| aucun produit|) (phyto|phytosanitaire{s}|pesticide{s}|phytopharmaceutique{s}|biocide{s}|herbicide{s}|désherbant{s})',
]

const POLLUTANT: readonly string[] = [
  '(produit|produits) (phytosanitaire|phytosanitaires|phytopharmaceutiques|chimiques de synthèse|phyto)',
  '(pesticide|pesticides|glyphosate|biocide|biocides|herbicide|herbicides|insecticides|désherbant chimique|désherbants chimiques|traitement chimique|engrais chimiques|engrais de synthèse)',
  'perturbateurs endocriniens',
  '(produit|produits|détergent|détergents) (chimique|toxique|corrosif|cancérogène){s}',
  '(solvant|solvants|phtalate|phtalates|bisphénol|bisphénol a|formaldéhyde|composés organiques volatils|microbilles|microplastiques|parabènes|pfas|phosphate|phosphates|chlore|eau de javel|métaux lourds|substances cmr|bois tropicaux|bois exotique|bois exotiques|bois tropical|huile de palme|tourbe)',
  "(rejet|rejets|déversement|déversements)( direct| directs|) (au|aux|dans le|dans les|vers le|en) (milieu naturel|milieux naturels|fossé|fossés|caniveau|cours d'eau|rivière|réseau pluvial)",
  "(rejeté|déversé|vidangé|évacué){e} (au|aux|dans le|dans les|vers le|en) (milieu naturel|milieux naturels|fossé|fossés|caniveau|cours d'eau|rivière|réseau pluvial|réseau d'eaux pluviales|égout)",
  '(produit|produits) (classé|étiqueté){s} (cancérogène|cmr|toxique|dangereux|nocif|reprotoxique|mutagène|polluant)(|s)',
  '(brûlage|écobuage|feux de chantier)',
  '(espèce|espèces|plantes|essences) (invasive|invasives|exotique|exotiques|exotiques envahissantes|envahissantes)',
]

/** What is protected, once somebody protects it. */
const NATURE: readonly string[] = [
  "(biodiversité|faune|flore|milieux naturels|milieux aquatiques|milieu naturel|milieu aquatique|zones humides|cours d'eau|arbres|sols|nappe|nappe phréatique|ressource en eau|ressources naturelles|espaces naturels|haies|végétation|végétation existante|végétaux existants|végétaux en place|patrimoine arboré|patrimoine végétal|massif boisé)",
]

export const BIODIVERSITY_RULES: readonly TextRule[] = [
  {
    ...STATED,
    id: 'environment.nature',
    topic: 'biodiversity',
    title: 'Protection des milieux naturels imposée au titulaire',
    phrases: NATURE,
    head: { cue: 'protects', within: 45 },
    legalRefs: ['CCP L. 2112-2'],
    examples: [{ field: 'conditions', text: 'La protection des zones humides est obligatoire.', state: 'yes' }],
    counterExamples: [
      { field: 'description', text: 'Inventaire de la faune et de la flore' },
      { field: 'objet', text: 'Protection des sols sportifs du gymnase' },
    ],
  },
  {
    ...STATED,
    id: 'environment.water',
    topic: 'biodiversity',
    title: 'Eau récupérée ou réutilisée pour les prestations',
    phrases: WATER,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [{ field: 'conditions', text: 'Les eaux de rinçage sont réutilisées pour l’arrosage.', state: 'yes' }],
    counterExamples: [
      {
        field: 'description',
        text: 'Installation d’une cuve de récupération d’eau de pluie, délai impératif de 3 mois',
      },
    ],
  },
  {
    ...STATED,
    id: 'environment.nature.kept',
    topic: 'biodiversity',
    title: 'Arbres, haies ou milieux protégés pendant les travaux',
    phrases: ['(protégé|préservé|conservé|sauvegardé|balisé|maintenu){e}'],
    needs: [{ cue: 'nature', before: 50 }],
    unless: [...NOT_IMPOSED, { cue: 'studied', before: 130 }],
    specified: false,
    legalRefs: ['CCP L. 2112-2'],
    examples: [{ field: 'conditions', text: 'Les haies bocagères sont préservées pendant les travaux.', state: 'yes' }],
    counterExamples: [
      { field: 'conditions', text: 'Les revêtements conservés sont protégés.' },
      { field: 'description', text: 'Inventaire des haies protégées de la commune' },
    ],
  },
  {
    ...QUALITY,
    id: 'environment.chemical-free',
    topic: 'biodiversity',
    title: 'Travail sans produit phytosanitaire',
    phrases: CHEMICAL_FREE,
    imposedIn: ['description', 'conditions'],
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Zéro phyto imposé au titulaire', state: 'yes' },
      { field: 'description', text: 'Tonte et désherbage du cimetière en zéro phyto', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Formation au jardin sans pesticide' },
      { field: 'objet', text: 'Charte zéro phyto : impression des panneaux' },
    ],
  },
  {
    ...QUALITY,
    id: 'environment.biodiversity',
    topic: 'biodiversity',
    title: 'Milieux, eau, santé : protection imposée au titulaire',
    phrases: BIODIVERSITY,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [
      { field: 'description', text: 'Arbustes de marque Végétal local exclusivement', state: 'yes' },
      { field: 'conditions', text: 'Les détergents écologiques sont privilégiés.', state: 'review' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Inventaire de la biodiversité communale' },
      { field: 'description', text: 'Étude de la biodiversité des étangs' },
      { field: 'conditions', text: 'Le candidat présente ses références en gestion différenciée : cinq au moins' },
    ],
  },
  {
    ...BANNED,
    id: 'environment.ban',
    topic: 'biodiversity',
    title: 'Substance ou matière polluante tenue hors du marché',
    phrases: POLLUTANT,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Les solvants sont exclus des peintures posées.', state: 'yes' },
      { field: 'conditions', text: 'Aucun produit phytosanitaire n’est admis sur les terrains.', state: 'yes' },
      { field: 'description', text: 'Couches exemptes de phtalates', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Analyse des pesticides dans l’eau potable' },
      { field: 'description', text: 'Fourniture de produits phytosanitaires, livraison obligatoire sous 48 h' },
      { field: 'objet', text: 'Lutte contre les espèces exotiques envahissantes' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.nature',
    topic: 'biodiversity',
    title: 'Protection des milieux naturels notée dans les offres',
    phrases: NATURE,
    head: { cue: 'protects', within: 45 },
    examples: [
      { field: 'criteres', text: 'Prix 60 % ; préservation des zones humides 15 % ; équipe 25 %', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Inventaire de la faune des étangs' },
      { field: 'criteres', text: 'Prix 60 % ; préservation des biens 40 %' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.biodiversity',
    topic: 'biodiversity',
    title: 'Biodiversité, eau ou produits sains notés dans les offres',
    phrases: [...BIODIVERSITY, ...CHEMICAL_FREE, ...WATER, 'biodiversité'],
    examples: [{ field: 'criteres', text: 'Prix 60 % ; désherbage mécanique 15 % ; équipe 25 %', state: 'yes' }],
    counterExamples: [
      { field: 'description', text: 'Le paillage des massifs est posé en automne' },
      { field: 'criteres', text: 'Prix 60 % ; préservation des biens 40 %' },
    ],
  },
  {
    ...BOUGHT,
    id: 'environment.object.nature',
    topic: 'biodiversity',
    title: 'Espaces verts, milieux naturels, eau, dépollution, études environnementales',
    phrases: [
      '(espace{s} vert{s}|parcs et jardins|espaces naturels)',
      "(plantation|plantations|élagage|abattage) (et (élagage|abattage|entretien|plantation) |)(d'|de |des )(arbres|haies|végétaux|arbustes)",
      '(dépollution|désamiantage et dépollution|(site|sites|sol|sols|terrain|terrains|friche|friches) pollué{s})',
      "(évaluation|évaluations|étude|études|diagnostic|suivi|inventaire|inventaires) (environnementale{s}|écologique{s}|faune flore|faune-flore|naturaliste{s}|environnemental|d'impact|de la biodiversité)",
      "(restauration|renaturation|entretien) (écologique |hydromorphologique |)(de |des |de la |du )(cours d'eau|zones humides|zone humide|rivière|rivières|ruisseau|ruisseaux|berges|milieux naturels|milieux aquatiques|marais)",
      '(désimperméabilisation|végétalisation|renaturation)',
      '(lutte contre les|éradication des|gestion des) espèces (exotiques envahissantes|invasives|envahissantes)',
      "(surveillance|mesures|suivi) de la qualité (de l'air|des eaux|de l'eau|des milieux)",
    ],
    examples: [
      { field: 'objet', text: 'Entretien des espaces verts du quartier nord', state: 'yes' },
      { field: 'objet', text: 'Évaluation environnementale du schéma de cohérence', state: 'yes' },
      { field: 'objet', text: 'Travaux de dépollution de la friche', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Entretien des ascenseurs' },
      { field: 'description', text: 'Les accès passent par les espaces verts de la résidence' },
    ],
  },
]
