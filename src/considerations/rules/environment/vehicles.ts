import type { TextRule } from '../../rule.js'
import { BANNED, BOUGHT, NOT_IMPOSED, STATED, WEIGHED } from './readings.js'

/** Of a vehicle named shortly before. */
export const CLEAN_ENGINE: readonly string[] = [
  '(électrique|électriques|hybride|hybrides|gnv|biognv|bio-gnv|biogaz|hydrogène|décarbonés|décarbonées|peu polluants|peu émissifs|moins polluants|non polluants|sur batterie|à batterie|à énergies alternatives|au gaz naturel|au bioéthanol|biocarburant|biocarburants|b100|hvo)',
  "à l'(électricité|hydrogène)",
]

const CLEAN_VEHICLE: readonly string[] = [
  '(véhicule|véhicules|flotte|voitures|camions|utilitaires|motorisation|motorisations|transport|transports)( utilitaires| légers| de livraison|) propre{s}',
]
/** "Véhicules propres et en bon état", "propres au service": washed, or their own. */
const SPOTLESS =
  /^,? (?:et|ou) (?!silencieu|decarbon|peu |a faible|electri|econome|sobre)|^ (?:(?:a|aux?) (?:l |la |les |chaque |services? )|apres|avant|lors|au retour)/

export const CLEAN_TRANSPORT: readonly string[] = [
  '(livraison|livraisons|transport|transports) (décarboné{e}|propre{s}|électrique{s})',
  '(à|de|en) (très |)(faible|faibles) (émission|émissions)',
  '(zéro|sans) émission{s}',
  '(vélo-cargo|vélos-cargos|vélo cargo|vélos cargos|cargocycle|triporteur){s}',
  '(à|en) (vélo|bicyclette|vélos)',
  '(cyclologistique|cyclo-logistique)',
  "(crit'air|vignette crit air|euro 6|euro vi|norme euro|euro 6d)",
  '(stage v|norme stage|tier 4)',
  '(coupe|coupent|coupera|couper|coupés|arrêt|arrêter|extinction) (leur moteur|leurs moteurs|le moteur|les moteurs|du moteur|des moteurs)',
  '(éco-conduite|écoconduite|conduite économe|conduite écologique)',
  '(livraison groupée|livraisons groupées|livraison mutualisée|livraisons mutualisées)',
  '(optimisation|mutualisation|regroupement|rationalisation) des (tournées|livraisons|trajets|déplacements|transports)',
  '(mutualise|mutualiser|mutualisera|regroupe|regrouper|regroupera|optimise|optimiser|optimisera|rationalise|rationaliser) (ses|les|leurs) (livraisons|tournées|trajets|déplacements)',
  '(tournées|livraisons|trajets|déplacements) (optimisées|optimisés|regroupées|mutualisées|groupées)',
  '(limiter|limitation|réduire|réduction|réduira|limitera) (des |les |le nombre de |de |du nombre de |ses )(déplacements|trajets|livraisons|kilomètres parcourus|rotations)',
  '(transport|acheminement|livraison|évacuation)( des matériaux| des déblais|) (fluvial|ferroviaire|par voie fluviale|par voie ferrée|par barge|par le fleuve|par le rail)',
  '(matériel|matériels|outils|outillage|équipements)( portatif| portatifs| de tonte| de coupe|) (à|sur) batterie{s}',
  '(livraison|livraisons|logistique|mobilité|flotte) verte{s}',
  '(déplacements|trajets) en (train|transport en commun|transports en commun)',
  '(report modal|fret ferroviaire|fret fluvial|mobilité douce|mobilités douces|covoiturage)',
]

export const VEHICLE_RULES: readonly TextRule[] = [
  {
    ...STATED,
    id: 'environment.delivery',
    topic: 'vehicles',
    title: 'Transport ou livraison peu émetteurs exigés',
    phrases: CLEAN_TRANSPORT,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [
      {
        field: 'conditions',
        text: 'Le titulaire livre avec des véhicules utilitaires à faibles émissions',
        state: 'yes',
      },
      { field: 'conditions', text: 'Les tournées se font à vélo ou en triporteur.', state: 'yes' },
      { field: 'conditions', text: 'Le fournisseur regroupe ses commandes : livraisons groupées.', state: 'yes' },
      { field: 'conditions', text: 'Les livraisons groupées sont encouragées.', state: 'review' },
    ],
    counterExamples: [
      { field: 'description', text: 'Étude sur la livraison décarbonée dans le centre-ville' },
      { field: 'objet', text: 'Acquisition de deux camions électriques' },
      { field: 'conditions', text: 'Un véhicule de remplacement doit être fourni sous 24 h' },
      { field: 'description', text: 'Le garage devra réparer les véhicules électriques de la ville' },
    ],
  },
  {
    ...STATED,
    id: 'environment.vehicles',
    topic: 'vehicles',
    title: 'Motorisation peu émettrice des véhicules employés',
    phrases: CLEAN_ENGINE,
    needs: [{ cue: 'vehicles', before: 45 }],
    unless: [...NOT_IMPOSED, { cue: 'charging', before: 130, after: 130 }],
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Les fourgons utilisés sont électriques ou hybrides.', state: 'yes' },
      { field: 'conditions', text: 'Tonte assurée exclusivement avec des tondeuses électriques', state: 'yes' },
      { field: 'conditions', text: 'Les véhicules pourront être hybrides', state: 'review' },
    ],
    counterExamples: [
      { field: 'description', text: 'L’entretien des bornes de recharge de véhicules électriques est assuré en 24 h' },
      { field: 'objet', text: 'Location de véhicules électriques' },
      { field: 'description', text: 'Fourniture de bus à hydrogène, disponibilité minimale de 95 %' },
      { field: 'conditions', text: 'Le camion est équipé d’un hayon électrique.' },
      { field: 'conditions', text: 'Les véhicules du titulaire sont propres et en bon état.' },
    ],
  },
  {
    ...STATED,
    id: 'environment.travel',
    topic: 'vehicles',
    title: 'Déplacements en train ou en transports en commun',
    phrases: [
      '(en|par le|le) (train|tgv|tramway|transport en commun|transports en commun)',
      '(train|transports en commun|vélo) (obligatoire|exclusivement|uniquement)',
    ],
    needs: [{ cue: 'travels', before: 60 }],
    notBefore: /^ (?:de|d) /,
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Le formateur doit se déplacer en train au-delà de 200 km.', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Le musicien se déplace en train de nuit' },
      { field: 'description', text: 'Le site est desservi par le train' },
    ],
  },
  {
    ...STATED,
    id: 'environment.vehicles.clean',
    topic: 'vehicles',
    title: 'Véhicules dits propres, affectés aux prestations',
    phrases: CLEAN_VEHICLE,
    notBefore: SPOTLESS,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [{ field: 'conditions', text: 'Les livraisons sont faites en véhicules propres.', state: 'yes' }],
    counterExamples: [
      { field: 'conditions', text: 'Le prestataire arrive avec des véhicules propres et désinfectés.' },
      { field: 'conditions', text: 'Les véhicules propres à chaque service sont repérés.' },
    ],
  },
  {
    ...BANNED,
    id: 'environment.thermal',
    topic: 'vehicles',
    title: 'Motorisation thermique tenue hors du marché',
    phrases: [
      '(engins|engin|appareils|équipements|véhicules|véhicule|matériels|matériel|moteurs|moteur|souffleurs|tondeuses|motorisation|motorisations|outils|camions) (thermique{s}|diesel)',
      'diesel',
      '(déplacement|trajet|voyage|vol){s} (en avion|aériens|intérieurs)',
    ],
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Les souffleurs thermiques sont interdits aux abords des écoles.', state: 'yes' },
      { field: 'conditions', text: 'Aucun véhicule diesel n’est admis pour les livraisons.', state: 'yes' },
    ],
    counterExamples: [
      { field: 'conditions', text: 'Les véhicules thermiques sont obligatoirement révisés chaque année.' },
      { field: 'objet', text: 'Pièces pour moteurs diesel' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.engine',
    topic: 'vehicles',
    title: 'Motorisation des véhicules employés notée dans les offres',
    phrases: CLEAN_ENGINE,
    needs: [{ cue: 'vehicles', before: 45 }],
    examples: [{ field: 'criteres', text: 'Prix 60 ; flotte électrique 15 ; délais 25', state: 'yes' }],
    counterExamples: [{ field: 'criteres', text: 'Prix 60 % ; armoires électriques 40 %' }],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.vehicles',
    topic: 'vehicles',
    title: 'Transport ou livraison peu émetteurs notés dans les offres',
    phrases: [...CLEAN_TRANSPORT, ...CLEAN_VEHICLE, '(émission|émissions) (de ges|de co2|polluantes|des véhicules)'],
    examples: [{ field: 'criteres', text: 'Prix 70 %, livraisons à faibles émissions 30 %', state: 'yes' }],
    counterExamples: [
      { field: 'criteres', text: 'Prix du véhicule 60 % ; autonomie du hayon 40 %' },
      { field: 'conditions', text: 'Le titulaire livre à vélo.' },
    ],
  },
  {
    ...BOUGHT,
    id: 'environment.object.engine',
    topic: 'vehicles',
    title: 'Achat de véhicules peu émetteurs',
    phrases: [
      '(véhicule|véhicules|voiture|voitures|bus|minibus|navettes|camion|camions|benne|bennes|balayeuse|balayeuses|fourgon|fourgons|utilitaires|tondeuses|scooters|motorisation) (léger{s} |)(électrique{s}|hybride{s}|gnv|à hydrogène|hydrogène)',
    ],
    examples: [{ field: 'objet', text: 'Acquisition de deux balayeuses électriques', state: 'yes' }],
    counterExamples: [
      { field: 'conditions', text: 'Les tournées sont faites en véhicules électriques' },
      { field: 'objet', text: 'Armoires électriques du garage' },
    ],
  },
  {
    ...BOUGHT,
    id: 'environment.object.vehicles',
    topic: 'vehicles',
    title: 'Achat de vélos ou de bornes de recharge, voies cyclables',
    phrases: [
      '(vélo|vélos|bicyclettes|vae|vélos-cargos|vélo-cargo|trottinettes)( à assistance électrique| électriques|)',
      "(borne|bornes|infrastructure|infrastructures|station|stations) (de recharge|de charge|irve|d'avitaillement)",
      'irve',
      '(voie|voies|piste|pistes|liaison|liaisons|bande|bandes|aménagement|aménagements) (cyclable{s}|douce{s}|verte{s})',
    ],
    examples: [
      { field: 'objet', text: 'Acquisition de vélos à assistance électrique pour les agents', state: 'yes' },
      { field: 'objet', text: 'Fourniture et pose de bornes de recharge', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Entretien des véhicules du parc municipal' },
      { field: 'description', text: 'Les livraisons se feront en vélo' },
    ],
  },
]
