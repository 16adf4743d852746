import type { TextRule } from '../../rule.js'
import { BIODIVERSITY, CHEMICAL_FREE } from './biodiversity.js'
import { CARBON } from './carbon.js'
import { ECOLABEL } from './ecolabel.js'
import { FOOD, ORGANIC } from './food.js'
import { TITLED } from './readings.js'
import { RECYCLED, REUSE } from './reuse.js'
import { CLEAN_ENGINE, CLEAN_TRANSPORT } from './vehicles.js'
import { WASTE } from './waste.js'

/** Requirements of the title: "papier 100 % recyclé exigé"; the same words without the requirement are what is bought. */
export const TITLE_RULES: readonly TextRule[] = [
  {
    ...TITLED,
    id: 'environment.ecolabel.title',
    topic: 'ecolabel',
    title: 'Écolabel exigé dès l’intitulé',
    phrases: ECOLABEL,
    examples: [{ field: 'objet', text: 'Mobilier urbain en bois, certification PEFC exigée', state: 'yes' }],
    counterExamples: [{ field: 'objet', text: 'Fourniture de draps Oeko-Tex' }],
  },
  {
    ...TITLED,
    id: 'environment.reuse.title',
    topic: 'reuse',
    title: 'Réemploi ou matières recyclées exigés dès l’intitulé',
    phrases: [...REUSE, ...RECYCLED],
    examples: [
      { field: 'objet', text: 'Bancs publics, réemploi obligatoire des piétements', state: 'yes' },
      { field: 'objet', text: 'Fourniture de papier recyclé exclusivement', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Fourniture de papier recyclé' },
      { field: 'objet', text: 'Achat de mobilier reconditionné avec livraison obligatoire' },
    ],
  },
  {
    ...TITLED,
    id: 'environment.food.title',
    topic: 'food',
    title: 'Part de bio exigée dès l’intitulé',
    phrases: FOOD,
    examples: [{ field: 'objet', text: 'Goûters des écoles, au moins 50 % de bio', state: 'yes' }],
    counterExamples: [{ field: 'objet', text: 'Denrées issues de l’agriculture biologique' }],
  },
  {
    ...TITLED,
    id: 'environment.food.organic.title',
    topic: 'food',
    title: 'Denrées biologiques exigées dès l’intitulé',
    phrases: ORGANIC,
    needs: [...TITLED.needs, { cue: 'foodstuff', before: 50 }],
    examples: [{ field: 'objet', text: 'Crèches : fruits biologiques uniquement', state: 'yes' }],
    counterExamples: [{ field: 'objet', text: 'Achat de fruits bio' }],
  },
  {
    ...TITLED,
    id: 'environment.carbon.title',
    topic: 'carbon',
    title: 'Carbone, matériaux biosourcés ou énergie renouvelable exigés dès l’intitulé',
    phrases: CARBON,
    examples: [{ field: 'objet', text: 'Extension de l’école, isolants biosourcés imposés', state: 'yes' }],
    counterExamples: [{ field: 'objet', text: 'Étude de neutralité carbone du territoire' }],
  },
  {
    ...TITLED,
    id: 'environment.delivery.title',
    topic: 'vehicles',
    title: 'Transport peu émetteur exigé dès l’intitulé',
    phrases: CLEAN_TRANSPORT,
    examples: [{ field: 'objet', text: 'Portage de repas, livraison à vélo obligatoire', state: 'yes' }],
    counterExamples: [{ field: 'objet', text: 'Achat de bus à faibles émissions' }],
  },
  {
    ...TITLED,
    id: 'environment.vehicles.title',
    topic: 'vehicles',
    title: 'Motorisation peu émettrice exigée dès l’intitulé',
    phrases: CLEAN_ENGINE,
    needs: [...TITLED.needs, { cue: 'vehicles', before: 45 }],
    examples: [{ field: 'objet', text: 'Transport des élèves, autocars au GNV exigés', state: 'yes' }],
    counterExamples: [{ field: 'objet', text: 'Location de minibus électriques' }],
  },
  {
    ...TITLED,
    id: 'environment.site.title',
    topic: 'waste',
    title: 'Chantier vert, tri ou emballages exigés dès l’intitulé',
    phrases: WASTE,
    examples: [{ field: 'objet', text: 'Ravalement de la mairie, charte chantier vert contractuelle', state: 'yes' }],
    counterExamples: [{ field: 'objet', text: 'Location de gobelets réutilisables' }],
  },
  {
    ...TITLED,
    id: 'environment.biodiversity.title',
    topic: 'biodiversity',
    title: 'Méthodes ou produits sains exigés dès l’intitulé',
    phrases: [...BIODIVERSITY, ...CHEMICAL_FREE],
    examples: [{ field: 'objet', text: 'Entretien des cimetières, zéro phyto imposé', state: 'yes' }],
    counterExamples: [{ field: 'objet', text: 'Désherbage mécanique des cimetières' }],
  },
]
