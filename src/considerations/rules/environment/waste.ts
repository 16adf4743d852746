import { PROSE_BUT_OBJECT, type TextRule } from '../../rule.js'
import { BOUGHT, IMPOSED, NOT_IMPOSED, STATED, WEAK, WEIGHED } from './readings.js'

export const WASTE: readonly string[] = [
  '(soged|sogeds|sosed|sopre|s.o.p.r.e|sogem|sopae)',
  '(filière|filières) (de |locale de |locales de )(valorisation|recyclage|réemploi)',
  "(plan|schéma|schéma d'organisation|schéma d'organisation et de suivi|schéma d'organisation du plan) (de |de la |du |)(respect de l'environnement|gestion des déchets|gestion et d'élimination des déchets|assurance environnement|assurance environnementale|management environnemental|protection de l'environnement)",
  "(plan|schéma|schéma d'organisation|schéma d'organisation et de suivi) (de l'|d'|du |de la |de |et de )(évacuation des déchets|élimination des déchets|élimination et de valorisation des déchets|valorisation des déchets|suivi des déchets|évacuation et d'élimination des déchets)",
  '(chantier|charte|charte chantier|chantiers|charte de chantier) (à |)(faibles nuisances|faible nuisance|faible impact environnemental|faible impact|vert|propre|verts|propres|à faibles nuisances|écoresponsable|responsable)',
  'tri (sélectif|à la source|(5|7|cinq|sept) flux)',
  'tri( sélectif|) (des|de ses|de leurs|de tous les) (déchets|emballages|fraisats|gravats|matériaux|déblais|biodéchets)',
  'valorisation des (biodéchets|déblais|gravats|invendus|coproduits)',
  '(tri|valorisation|traçabilité|recyclage|réduction|gestion|suivi) (des|de ses|de leurs|des propres) (déchets de chantier|déchets du chantier|déchets produits|déchets générés|emballages|déchets de déconstruction)',
  'en vue de (leur|son) (recyclage|réemploi|réutilisation|valorisation)',
  'emballage{s} (réduit|recyclable|réutilisable|consigné|compostable|biodégradable)(|s)',
  '(contenants|gobelets|emballages|bouteilles|bacs|sacs|bidons|caisses|palettes|conteneurs|boîtes|carafes|couverts|vaisselle|housses)( de transport| de livraison|) (réutilisable|réutilisables|consigné|consignés|consignées|lavables|lavable|rechargeables|repris)',
  "(limite|limitera|limiter|limitation|réduit|réduira|réduire|réduction|suppression) (les |ses |des |de |d'|le nombre d'|la quantité d'|le volume des |)(emballages|suremballage{s}|déchets)",
  '(trié|triés|valorisé|valorisés|valorisée|recyclé|recyclés) (à la source|sur site|sur le chantier|en filière agréée|à hauteur de)',
  'compostage',
  '(référent|référents|responsable|correspondant) environnement( du chantier| chantier| de chantier|)',
  '(valorisation|recyclage) (matière|organique)',
  '(collecte|récupération|reprise) (des|de) (toners|cartouches|consommables|piles|emballages vides|palettes)',
  '(registre|bilan|suivi|reporting) des déchets',
  'taux de (valorisation|recyclage|réemploi)',
  'benne{s} de tri( sélectif|)',
  'benne{s} (sélective|différenciée|de tri sélectif|de collecte sélective){s}',
  '(aire|aires|zone|zones|bac|bacs|poste|fosse) de (lavage|nettoyage) des (toupies|roues|engins|camions|goulottes|bétonnières|outils)',
  '% de (valorisation|recyclage|réemploi|réutilisation)( matière| organique| énergétique|)',
  '(limiter|réduire|limitation|réduction|maîtrise|maîtriser|prévention|prévenir|lutte contre) (des |de |de la |les |la |)(nuisances|pollution|pollutions|rejets)',
]

/** Bâchage, arrosage: dust kept down where the earth is moved. */
const DUST: readonly string[] = [
  '(bâchage|arrosage|humidification|aspersion) (obligatoire |systématique |régulier |régulière |)(des|de la|du|de tous les|de toutes les) (bennes|camions|pistes|chargements|remorques|stocks|déblais|matériaux|piste)',
  '(camions|bennes|chargements|remorques|stocks)( de transport| de déblais| de terre|) (sont |seront |circulent |circuleront |)(systématiquement |obligatoirement |)(bâchés|bâchées)',
  '(arrose|arrosera|arrosent|arroseront|humidifie|humidifiera|bâche|bâchera|bâchent) (régulièrement |systématiquement |)(les|ses|la|le|leurs|tous les|toutes les) (pistes|piste|camions|bennes|chargements|remorques|stocks|déblais)',
  '(pistes|piste)( de chantier|) (sont |est |seront |sera |)(régulièrement |)(arrosées|arrosée|humidifiées)',
  '(abattage|rabattage) (des|de) poussières',
]

/** A deposit that is charged asks nothing of anybody. */
const PRICED = /^[^.;]{0,40}(?:factur|€| eur|tarif)/

export const WASTE_RULES: readonly TextRule[] = [
  {
    ...STATED,
    id: 'environment.site',
    notBefore: PRICED,
    unless: [...NOT_IMPOSED, { cue: 'lawOnly', before: 50 }],
    topic: 'waste',
    title: 'Déchets, emballages ou nuisances du chantier maîtrisés par le titulaire',
    phrases: WASTE,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Le SOGED remis par l’entrepreneur est contractuel.', state: 'yes' },
      {
        field: 'conditions',
        text: 'Il remet un schéma d’organisation et de suivi de l’évacuation des déchets.',
        state: 'yes',
      },
      { field: 'conditions', text: 'Reprise par le titulaire des bidons vides en vue de leur recyclage', state: 'yes' },
      { field: 'conditions', text: 'Charte chantier vert annexée : les déblais sont triés à la source.', state: 'yes' },
      { field: 'conditions', text: 'Le titulaire est invité à limiter les emballages.', state: 'review' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Collecte et traitement des déchets ménagers' },
      { field: 'conditions', text: 'Le chantier doit être nettoyé chaque soir.' },
      { field: 'conditions', text: 'Les palettes consignées sont facturées 15 € pièce.' },
      { field: 'conditions', text: 'Tri des déchets du marché : à la charge de la ville' },
      { field: 'description', text: 'Compostage des boues de la station : le titulaire doit fournir les analyses' },
      { field: 'description', text: 'Animation d’ateliers de compostage et de tri sélectif' },
    ],
  },
  {
    ...STATED,
    id: 'environment.dust',
    topic: 'waste',
    title: 'Poussières du chantier abattues, bennes bâchées, pistes arrosées',
    phrases: DUST,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Les remorques seront bâchées hors du chantier.', state: 'yes' },
      { field: 'informations', text: 'Rabattage des poussières exigé pendant la démolition', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Bâchage du bassin nordique' },
      { field: 'description', text: 'L’arrosage des pistes du stade est déjà automatisé' },
      { field: 'description', text: 'Fourniture de bâches pour bennes, livraison obligatoire sous 8 jours' },
    ],
  },
  {
    ...WEAK,
    id: 'environment.dust.weak',
    topic: 'waste',
    title: 'Poussières à limiter, sans moyen dit : à vérifier',
    phrases: [
      "(limiter|limite|limitera|réduire|éviter|évite|évitera|prévenir|maîtriser|empêcher|limitation|réduction) (au maximum |)(les |l'|la |des |de l'|de la |)((envol|envols|émission|émissions|dispersion|propagation|diffusion) (de |des |)|)poussières",
    ],
    legalRefs: ['CCP L. 2112-2'],
    examples: [{ field: 'conditions', text: 'L’entreprise doit limiter les envols de poussières.', state: 'review' }],
    counterExamples: [{ field: 'description', text: 'Étude des façons de limiter les poussières de la carrière' }],
  },
  {
    ...IMPOSED,
    id: 'environment.site.heading',
    topic: 'waste',
    title: 'Chantier propre ou à faibles nuisances, suivi de ce qui est imposé',
    specified: false,
    buyable: false,
    phrases: ['chantier{s} (propre|vert|responsable|écoresponsable|à faible{s} nuisance{s}|à faible impact){s}'],
    onlyBefore: /^ ?[:-] /,
    needs: [{ cue: ['holder', 'obligation'], after: 120 }],
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      {
        field: 'informations',
        text: 'Chantier à faible impact : charte remise aux compagnons, trois bennes distinctes exigées',
        state: 'yes',
      },
    ],
    counterExamples: [{ field: 'informations', text: 'Chantier propre : guide disponible en mairie' }],
  },
  {
    ...STATED,
    id: 'environment.waste',
    topic: 'waste',
    title: 'Déchets ou matériaux du marché à trier, valoriser ou réemployer',
    specified: false,
    phrases: [
      '(valoriser|trier|recycler|réemployer|réutiliser|composter|valorise|trie|recycle|réemploie|composte|réutilise|reprend|reprendra|reprendre|récupère|récupérera|récupérer|recyclera|triera|valorisera|compostera|réemploiera|reprise|consigne|réduire|réduira|réduction de)',
    ],
    needs: [{ cue: 'waste', after: 50 }],
    unless: [
      { cue: 'candidacy', before: 120 },
      { cue: ['lawOnly', 'chargedToBuyer'], before: 60, after: 60 },
    ],
    fields: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Le titulaire devra valoriser 70 % des déchets de chantier', state: 'yes' },
    ],
    counterExamples: [{ field: 'description', text: 'Le centre de tri permet de valoriser les ordures ménagères' }],
  },
  {
    ...STATED,
    id: 'environment.waste.work',
    topic: 'waste',
    title: 'Recyclage ou tri, par le titulaire, de ce que le marché laisse',
    specified: false,
    phrases: ['(recyclage|valorisation|réemploi|réutilisation|tri|compostage|récupération|retraitement)'],
    needs: [
      { cue: 'waste', after: 40 },
      { cue: ['holder', 'obligation'], before: 60 },
    ],
    unless: [...NOT_IMPOSED, { cue: ['householdWaste', 'lawOnly'], before: 120, after: 120 }],
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'description', text: 'Le titulaire organise le recyclage des cartons et des housses.', state: 'yes' },
      { field: 'informations', text: 'Le peintre assure la récupération de ses bidons vides.', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Le titulaire assure le tri des déchets ménagers de la communauté' },
      {
        field: 'conditions',
        text: 'Le titulaire assure la valorisation des déchets conformément à la réglementation.',
      },
    ],
  },
  {
    ...WEAK,
    id: 'environment.waste.law',
    topic: 'waste',
    title: 'Déchets : rappel de la réglementation, à vérifier',
    phrases: [
      '(trie|triera|trier|valorise|valoriser|élimine|éliminera|éliminer|évacue|évacuera|évacuer|gère|gérer|tri|gestion|élimination|traitement)',
    ],
    needs: [
      { cue: 'waste', after: 50 },
      { cue: 'lawOnly', before: 60, after: 60 },
    ],
    imposedIn: PROSE_BUT_OBJECT,
    legalRefs: ['CCP L. 2111-2'],
    examples: [
      {
        field: 'conditions',
        text: 'L’entreprise évacue les gravats conformément à la réglementation.',
        state: 'review',
      },
    ],
    counterExamples: [{ field: 'conditions', text: 'Le titulaire gère les accès conformément à la réglementation.' }],
  },
  {
    ...STATED,
    id: 'environment.waste.sorted',
    topic: 'waste',
    title: 'Déchets ou matériaux du marché triés, valorisés ou réemployés',
    phrases: [
      '(valorisé|trié|recyclé|réemployé|composté|réutilisé){e}',
      '(réutilisable|rechargeable|recyclable){s}',
      '(repris|reprise|reprises|collectés|consignés|consignées) (pour|en vue|et (recyclés|valorisés|triés|réutilisés|lavés)|gratuitement|sans frais|par le (fournisseur|titulaire))',
    ],
    needs: [{ cue: 'waste', before: 70 }],
    imposedIn: ['conditions'],
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Les déblais seront réemployés sur place.', state: 'yes' },
      { field: 'conditions', text: '70 % des déchets de chantier sont valorisés.', state: 'yes' },
    ],
    counterExamples: [{ field: 'description', text: 'Tonnage des déchets de la ville valorisés en 2023' }],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.waste',
    topic: 'waste',
    title: 'Déchets, emballages ou nuisances notés dans les offres',
    phrases: [
      ...WASTE,
      '(réduction|limitation|valorisation|gestion|tri|recyclage) (des |de la |de |du |et valorisation des )(emballages|emballages plastiques|déchets|déchets de chantier|nuisances|déblais)',
      '(faibles nuisances|faible nuisance)',
    ],
    examples: [
      { field: 'criteres', text: 'Technique 50 % (planning 40 %, gestion des déchets de chantier 10 %)', state: 'yes' },
      {
        field: 'informations',
        text: 'L’offre sera notée sur : délais ; moyens pour réduire la pollution.',
        state: 'yes',
      },
    ],
    counterExamples: [
      { field: 'conditions', text: 'Le titulaire remet un SOGED' },
      { field: 'criteres', text: 'Prix 45 % ; gestion du courrier 55 %' },
      { field: 'conditions', text: 'Le titulaire reprend les palettes.' },
    ],
  },
  {
    ...BOUGHT,
    id: 'environment.object.waste',
    topic: 'waste',
    title: 'Collecte, tri, traitement ou valorisation de déchets',
    phrases: [
      '(déchet|déchets|ordures ménagères|encombrants|biodéchets|bio-déchets|emballages ménagers|gravats|dasri|boues|mâchefers|ferrailles|d3e|deee)',
    ],
    head: { cue: 'wasteWork', within: 60 },
    examples: [
      { field: 'objet', text: 'Collecte et traitement des déchets ménagers', state: 'yes' },
      { field: 'description', text: 'Le marché porte sur le tri des emballages ménagers.', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Nettoyage des locaux administratifs' },
      { field: 'description', text: 'L’entreprise assure l’évacuation des gravats' },
    ],
  },
  {
    ...BOUGHT,
    id: 'environment.object.sorting',
    topic: 'waste',
    title: 'Déchèteries, centres de tri, composteurs, bacs et points d’apport',
    phrases: [
      '(déchèterie|déchetterie|composteur){s}',
      'compostage',
      '(colonnes|conteneurs|bacs|points) (de tri|de collecte|de précollecte|aériens|enterrés|semi-enterrés|roulants)',
      "(colonnes|conteneurs|bacs|points) d'apport volontaire",
      'centre{s} de (tri|valorisation)',
    ],
    examples: [
      { field: 'objet', text: 'Fourniture de composteurs individuels', state: 'yes' },
      { field: 'objet', text: 'Exploitation de la déchèterie intercommunale', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Bacs à fleurs du centre-bourg' },
      { field: 'description', text: 'Le parking longe la déchèterie' },
    ],
  },
]
