import type { TextRule } from '../../rule.js'
import { BOUGHT, STATED, WEIGHED } from './readings.js'

/** Of a material named shortly before. */
export const RECYCLED: readonly string[] = [
  '(recyclé|récupéré|régénéré|surcyclé){e}',
  '(du (recyclage|réemploi)|de la réutilisation)',
]

export const REUSE: readonly string[] = [
  '(100 %|100%) recyclé{e}',
  '% (de (matière|matières|matières premières|matériaux|papier|fibres|plastique|granulats|agrégats|produits) |)recyclé{e}',
  '(contenu|teneur en|part de|taux de|pourcentage de|proportion de|incorporation de|intégration de) (matière |matières |matériaux |)recyclé{e}',
  '(contient|contiennent|contenant|intègre|intègrent|incorpore|incorporent|incluant) (des |de la |)(matière|matières|fibres|granulats) recyclée{s}',
  '(issu{e}|provenant|proviennent|provient|proviendra|proviendront) (du|de la|de) (réemploi|réutilisation|recyclage|seconde main|reconditionnement)',
  '(réemploi|remploi|réutilisation) (de|des|du|sur site des|in situ des|des anciens) (matériaux|équipements|terres|déblais|produits|mobilier|mobiliers|emballages|éléments|pavés|bordures|composants|pierres|pièces|consommables|biens)',
  '(réemploi|réutilisation) (obligatoire|systématique|intégral|intégrale|maximal)',
  '(réemploi|réutilisation) (in situ|ex situ|sur site|sur place|sur le chantier)',
  '(matériaux|équipements|mobilier|mobiliers|éléments|pièces|palettes|terres|composants|produits|cartons) (de réemploi|réemployé{e}|réutilisé{e}|de seconde main)',
  '(en|de|du|par|au|le|favoriser le) réemploi',
  '(filière|filières|plateforme|plateformes|démarche) (de|du) réemploi',
  'reconditionné{e}',
  'remanufacturé{e}',
  '(pneu|pneus|pneumatiques) rechapé{s}',
  '(huile|huiles|lubrifiants|solvants) régénéré{e}',
  'seconde main',
  'économie circulaire',
  "(éco-organisme|agrégats d'enrobé){s}",
  '(ressourcerie|recyclerie){s}',
  '(indice|score|note) de (réparabilité|durabilité)',
  'pièces (détachées |)(issues |)de réemploi',
  '(recyclé|recyclés|recyclée|recyclées) (post-consommation|en fin de vie|à hauteur de)',
]

/** Furniture the buyer parts with. */
const SOLD = /^(?: [a-z]{1,14}){0,5} (?:sera|seront|est|sont) (?:vendu|cede|donne|mis(?:e?s?) en vente)/

export const REUSE_RULES: readonly TextRule[] = [
  {
    ...STATED,
    id: 'environment.reuse',
    notBefore: SOLD,
    topic: 'reuse',
    title: 'Réemploi, reconditionné ou matières recyclées exigés',
    phrases: REUSE,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2', 'Loi AGEC art. 58', 'Décret 2024-134'],
    examples: [
      { field: 'description', text: 'Mobilier : 20 % des pièces issues du réemploi exigées', state: 'yes' },
      { field: 'conditions', text: 'Un tiers au moins des armoires provient de la réutilisation.', state: 'yes' },
      { field: 'conditions', text: 'Les chariots sont montés sur pneus rechapés, exigence du CCTP', state: 'yes' },
    ],
    counterExamples: [
      { field: 'description', text: 'Le réemploi des données existantes est exigé' },
      { field: 'description', text: 'L’ancien marché imposait le réemploi des palettes.' },
      { field: 'description', text: 'Le mobilier de seconde main des écoles sera cédé par le titulaire.' },
    ],
  },
  {
    ...STATED,
    id: 'environment.reuse.recycled',
    topic: 'reuse',
    title: 'Matériaux recyclés exigés',
    phrases: RECYCLED,
    needs: [{ cue: 'material', before: 45 }],
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2', 'Loi AGEC art. 58', 'Décret 2024-134'],
    examples: [
      { field: 'description', text: 'Les sièges livrés seront couverts de fibres recyclées.', state: 'yes' },
      {
        field: 'description',
        text: 'Sous-couche contenant au moins 30 % de granulats de béton recyclés',
        state: 'yes',
      },
      { field: 'conditions', text: 'L’usage de papier recyclé est souhaité', state: 'review' },
    ],
    counterExamples: [
      { field: 'description', text: 'Fourniture de papier recyclé' },
      { field: 'description', text: 'Le logiciel devra suivre les achats de papier recyclé' },
      { field: 'description', text: 'L’ancien marché imposait le papier recyclé.' },
      { field: 'description', text: 'Le laboratoire devra analyser les eaux recyclées' },
    ],
  },
  {
    ...STATED,
    id: 'environment.reuse.paper',
    topic: 'reuse',
    title: 'Documents remis sur papier recyclé ou certifié',
    phrases: [
      'sur (du |un |des |)papier{s} (à |)(100 % |100% |)(recyclé|certifié|labellisé|écolabellisé|éco-labellisé|fsc|pefc|issu){s}',
      'recto-verso sur papier recyclé',
    ],
    needs: [{ cue: ['obligation', 'holder'], before: 130, after: 100 }],
    // A design office that must print so is no bidder describing its means.
    unless: [
      { cue: 'criterion', before: 80, after: 130 },
      { cue: 'byBuyer', before: 50 },
    ],
    specified: false,
    buyable: false,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2'],
    examples: [
      {
        field: 'description',
        text: 'Le bureau d’études tire ses plans sur papier recyclé, exigence du CCTP.',
        state: 'yes',
      },
    ],
    counterExamples: [{ field: 'description', text: 'Références du bureau d’études imprimées sur papier recyclé' }],
  },
  {
    ...STATED,
    id: 'environment.reuse.share',
    topic: 'reuse',
    title: 'Part de réemploi exigée',
    phrases: ["(réemploi|remploi|réutilisation|recyclage) (de|d'au moins|d'un minimum de|à hauteur de|de plus de)"],
    onlyBefore: /^ ?\d{1,3} ?%/,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2', 'Loi AGEC art. 58'],
    examples: [{ field: 'description', text: 'Réutilisation de 20 % des tuiles déposées, imposée', state: 'yes' }],
    counterExamples: [{ field: 'description', text: 'Réutilisation de fichiers existants imposée' }],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.reuse',
    topic: 'reuse',
    title: 'Réemploi ou matières recyclées notés dans les offres',
    phrases: [
      ...REUSE,
      '(recyclé{e}|recyclabilité|recyclable{s}|réemploi|réparabilité|réutilisable{s})',
      'recyclage (des|du|de la) (matériels|matériel|produits|équipements|mobilier|matériaux|fournitures|consommables)',
    ],
    examples: [
      { field: 'criteres', text: 'Prix 55 points, part de recyclé dans les dalles 15 points', state: 'yes' },
      { field: 'criteres', text: 'Prix ; technique (10 points : recyclage des équipements déposés)', state: 'yes' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Prix 60 % ; recyclage des habilitations du personnel 40 %' },
      { field: 'conditions', text: 'Le titulaire utilise du papier recyclé.' },
    ],
  },
  {
    ...BOUGHT,
    id: 'environment.object.reuse',
    topic: 'reuse',
    title: 'Achat de produits recyclés, réemployés ou reconditionnés',
    phrases: [
      '(papier|papiers|enveloppes|mobilier|mobiliers|ramettes|granulats|produits)( de bureau| blanc| 100 % | 100 %|) (recyclé{e}|de réemploi|issu{s} du réemploi|reconditionné{e}|de seconde main)',
      '(ordinateurs|téléphones|smartphones|tablettes|matériels informatiques|matériel informatique|équipements informatiques|postes informatiques|toners|cartouches|pc|écrans) (portables |mobiles |laser |)(reconditionné|reconditionnés|reconditionnée|reconditionnées|remanufacturés|remanufacturées|de seconde main)',
      '(diagnostic|diagnostics) (pemd|ressources)',
      '(exploitation|gestion|animation|création|construction) (de la |des |)(ressourcerie|recyclerie|matériauthèque){s}',
    ],
    examples: [{ field: 'objet', text: 'Fourniture de papier recyclé pour les écoles', state: 'yes' }],
    counterExamples: [
      { field: 'objet', text: 'Fourniture de papier pour les écoles' },
      { field: 'description', text: 'Les devis seront imprimés sur papier recyclé' },
    ],
  },
]
