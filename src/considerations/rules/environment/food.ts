import type { TextRule } from '../../rule.js'
import { BOUGHT, STATED, WEAK, WEIGHED } from './readings.js'

/** Of a foodstuff named shortly before. */
export const ORGANIC: readonly string[] = ['(bio|biologique{s})', '=AB']

export const FOOD: readonly string[] = [
  'agriculture biologique',
  'origine biologique',
  '(% (de |)|100 % |100% |en |part du |part de |labellisé{e} |certifié{e} )bio',
  'label ab',
  'produits durables( et de qualité|)',
  'produits de qualité et durables',
  '(alimentation|produits|denrées|approvisionnement|pêche|pêches|pêche maritime) durable{s}',
  '(msc|asc)( ou équivalent| ou equivalent|, asc| ou asc)',
  'marine stewardship council',
  'label{s} (msc|asc|pêche durable)',
  'haute valeur environnementale',
  '(produit|denrée|fruit|légume|menu){s} (locaux et |)de saison',
  '(gaspillage alimentaire|anti-gaspillage|antigaspillage)',
  "(don|dons|redistribution|donné|donnés|redistribués) (des|d'|de|les) (invendus|excédents|surplus|repas non servis|restes)",
  '(invendus|excédents|surplus|repas non servis)( alimentaires|) (sont |seront |)(donnés|redistribués|remis à)',
  'sans huile de palme',
]

export const FOOD_RULES: readonly TextRule[] = [
  {
    ...STATED,
    id: 'environment.food',
    topic: 'food',
    title: 'Denrées biologiques, durables ou de saison exigées',
    phrases: FOOD,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2', 'CRPM L. 230-5-1'],
    examples: [
      { field: 'description', text: 'Yaourts issus de l’agriculture biologique exigés', state: 'yes' },
      { field: 'conditions', text: 'Le titulaire sert chaque mois 25 % de bio en valeur d’achat.', state: 'yes' },
      { field: 'description', text: 'Filets de poisson MSC ou équivalent, imposé', state: 'yes' },
      { field: 'conditions', text: 'Le prestataire s’engage à réduire le gaspillage alimentaire.', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Fourniture de produits issus de l’agriculture biologique' },
      { field: 'description', text: 'Livraison de pain et de lait avant 7 heures' },
      { field: 'description', text: 'Les produits biologiques éliminés par l’hôpital doivent suivre la filière DASRI' },
      { field: 'description', text: 'Le laboratoire devra analyser les risques biologiques' },
      { field: 'objet', text: 'Denrées alimentaires : produits laitiers' },
      { field: 'informations', text: 'Remise de 4 % sur 60 % des références du catalogue, obligatoire' },
    ],
  },
  {
    ...STATED,
    id: 'environment.food.organic',
    topic: 'food',
    title: 'Denrées biologiques exigées',
    phrases: ORGANIC,
    needs: [{ cue: 'foodstuff', before: 50 }],
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2', 'CRPM L. 230-5-1'],
    examples: [
      { field: 'description', text: 'Le pain et le lait servis sont bio, exigence du CCTP', state: 'yes' },
      { field: 'conditions', text: 'Des produits biologiques pourront être proposés.', state: 'review' },
      { field: 'description', text: 'Fromages et compotes certifiés AB, sans exception', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Le laboratoire devra analyser les risques biologiques' },
      { field: 'description', text: 'Poches de sang du groupe AB exigées' },
    ],
  },
  {
    ...WEAK,
    id: 'environment.food.weak',
    topic: 'food',
    title: 'Loi EGalim, signe d’origine ou menu végétarien : à vérifier',
    phrases: [
      'label{s} rouge{s}',
      '(aop|igp|hve|siqo|égalim|loi egalim|loi egalim 2)',
      "signe{s} officiel{s} (de qualité|d'identification|de la qualité)",
      '(repas|menu|menus|plat|plats) végétarien{s}',
    ],
    legalRefs: ['CRPM L. 230-5-1'],
    examples: [
      { field: 'description', text: 'Volailles fraîches : label rouge exigé', state: 'review' },
      { field: 'conditions', text: 'Le titulaire respecte la loi EGalim.', state: 'review' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Massifs pour le label « Ville fleurie »' },
      { field: 'description', text: 'Fromages AOP et volailles label rouge' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.food',
    topic: 'food',
    title: 'Alimentation biologique ou durable notée dans les offres',
    phrases: FOOD,
    examples: [
      { field: 'criteres', text: 'Prix 50 ; lutte contre le gaspillage alimentaire 10 ; menus 40', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Étude sur l’agriculture biologique du département' },
      { field: 'criteres', text: 'Prix 60 % ; qualité des analyses biologiques 40 %' },
      { field: 'conditions', text: 'Le prestataire sert du pain biologique.' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.organic',
    topic: 'food',
    title: 'Denrées biologiques notées dans les offres',
    phrases: ORGANIC,
    needs: [{ cue: 'foodstuff', before: 50 }],
    examples: [{ field: 'criteres', text: 'Prix 40 %, part de produits biologiques 20 %, goût 40 %', state: 'yes' }],
    counterExamples: [{ field: 'criteres', text: 'Prix 60 % ; qualité des analyses biologiques 40 %' }],
  },
  {
    ...BOUGHT,
    id: 'environment.object.food',
    topic: 'food',
    title: 'Achat de denrées biologiques',
    phrases: ['bio', 'agriculture biologique'],
    head: { cue: 'foodstuff', within: 60 },
    examples: [{ field: 'objet', text: 'Fruits et légumes bio pour la cuisine centrale', state: 'yes' }],
    counterExamples: [
      { field: 'conditions', text: 'Les repas comportent des produits bio' },
      { field: 'objet', text: 'Fruits et légumes frais pour la cuisine centrale' },
    ],
  },
]
