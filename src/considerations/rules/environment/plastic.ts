import type { TextRule } from '../../rule.js'
import { BANNED, QUALITY, WEIGHED } from './readings.js'

const SOBER: readonly string[] = [
  '(éco-conception|écoconception|éco-conçu{e}|écoconçu{e})',
  '(rgesn|numérique responsable|numérique durable|sobriété numérique|green it)',
  "référentiel général d'écoconception",
  "(limiter|réduire|limitation|réduction) (l'usage|l'utilisation|de l'usage|la consommation|de la consommation) (du|de) (papier|plastique)",
  "(limiter|limite|limitera|réduire|réduit|réduira|limitation|réduction) (les |des |l'|le nombre d'|le nombre des )impressions",
  '(zéro|sans|aucun) plastique{s}',
  '(ecoindex|eco index|éco-index)',
  '(sites|site|hébergement|hébergements|numérique|application|logiciel|service numérique) (éco-responsable|écoresponsable|sobre|sobres|bas carbone)',
]

const THROWN_AWAY: readonly string[] = [
  '(plastique|plastiques) (à usage unique|jetable|jetables)',
  '(vaisselle|gobelets|gobelet|couverts|assiettes|bouteilles|contenants|flacons|flacon|touillettes|pailles|barquettes|sacs|emballages|suremballages|films|lingettes|capsules|dosettes)( en|)( plastique| plastiques|) (jetable|jetables|à usage unique)',
  '(bouteille|barquette|sac|gobelet|emballage|contenant|film|couvert){s} (en plastique|plastique{s})',
  '(suremballage|suremballages|blisters|blister|polystyrène)',
  'usage unique',
  '(le|du|tout|tout le) jetable{s}',
  '(emballage|contenant|conditionnement){s} individuel{s}',
]

export const PLASTIC_RULES: readonly TextRule[] = [
  {
    ...QUALITY,
    id: 'environment.ecodesign',
    topic: 'plastic',
    title: 'Écoconception ou numérique responsable exigés',
    phrases: SOBER,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [
      { field: 'description', text: 'L’écoconception du site est imposée par le CCTP.', state: 'yes' },
      { field: 'description', text: 'Le titulaire applique le RGESN, écart maximal de 20 %.', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Formation des agents à l’écoconception, trois sessions minimum' },
      { field: 'objet', text: 'Plan d’action numérique responsable' },
    ],
  },
  {
    ...BANNED,
    id: 'environment.plastic',
    topic: 'plastic',
    title: 'Plastique à usage unique et jetable tenus hors du marché',
    phrases: THROWN_AWAY,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [
      { field: 'description', text: 'Le traiteur renonce aux gobelets jetables.', state: 'yes' },
      { field: 'conditions', text: 'Plastique à usage unique proscrit sur les buffets', state: 'yes' },
      { field: 'conditions', text: 'Suremballages refusés à la livraison', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Fourniture de gobelets jetables' },
      { field: 'description', text: 'Godets et gants à usage unique pour les soins dentaires' },
      { field: 'description', text: 'Fourniture de couverts jetables, quantité minimum 10 000' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.plastic',
    topic: 'plastic',
    title: 'Écoconception ou réduction du jetable notées dans les offres',
    phrases: [
      ...SOBER,
      '(réduction|limitation|suppression|absence|alternatives|alternative) (du |des |de |au |aux )(plastique{s}|jetable{s}|usage unique|emballages plastiques|suremballages|suremballage)',
    ],
    examples: [
      { field: 'criteres', text: 'Prix 70 %, écoconception du service 30 %', state: 'yes' },
      { field: 'criteres', text: 'Prix 60 ; réduction du plastique 10 ; goût 30', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Exposition sur l’écoconception' },
      { field: 'criteres', text: 'Prix 60 % ; arts plastiques 40 %' },
    ],
  },
]
