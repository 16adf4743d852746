import type { TextRule } from '../../rule.js'
import { QUALITY, WEIGHED } from './readings.js'

export const ECOLABEL: readonly string[] = [
  '(écolabel|éco-label){s}( européen{s}|)',
  '(écolabellisé|éco-labellisé){e}',
  '(écolabellisation|éco-labellisation)',
  '(ange bleu|blue angel|blauer engel|eu ecolabel|global recycled standard|cygne nordique|nordic swan|nf environnement|nf-environnement|fsc|pefc|ecocert|oeko-tex|epeat|energy star|tco certified|imprim vert|gots|natureplus|cradle to cradle|ecovadis du produit)',
  'label{s} (écologique européen|environnemental|environnementaux|écologique|écologiques|écoresponsable|écoresponsables)',
  '(étiquetage|déclaration) environnemental(|e)( du produit| des produits|) de type i',
  'iso 14024',
  '(gestion|exploitation) (durable|responsable) (des|de leurs|de la) forêt{s}',
  'forêts (certifiées|labellisées)',
  'forêts gérées (durablement|de façon durable|de manière durable|de façon responsable)',
  '(gestion|exploitation) forestière (durable|responsable)',
  'bois (certifié|éco-certifié|écocertifié){s}',
]

export const ECOLABEL_RULES: readonly TextRule[] = [
  {
    ...QUALITY,
    id: 'environment.ecolabel',
    imposedIn: ['description', 'conditions'],
    topic: 'ecolabel',
    title: 'Écolabel ou gestion durable des forêts exigés du produit',
    phrases: ECOLABEL,
    legalRefs: ['CCP R. 2111-12', 'CCP R. 2111-13', 'CCP L. 2111-2'],
    examples: [
      { field: 'informations', text: 'Panneaux en bois certifié PEFC ou équivalent', state: 'yes' },
      { field: 'description', text: 'Lessives : l’écolabel européen est exigé pour chaque référence.', state: 'yes' },
      { field: 'description', text: 'Le bois des bancs provient de forêts gérées durablement.', state: 'yes' },
      {
        field: 'conditions',
        text: 'Les peintures répondent aux critères de l’écolabel européen, preuve à l’appui : exigence du CCTP',
        state: 'yes',
      },
      { field: 'conditions', text: 'Un écolabel serait apprécié.', state: 'review' },
    ],
    counterExamples: [
      { field: 'description', text: 'Formation des acheteurs aux écolabels exigés par les donneurs d’ordre' },
      { field: 'conditions', text: 'Capacité : attestation Imprim’Vert ou certificat PEFC du candidat exigés' },
      { field: 'objet', text: 'Location de la salle de l’Ange bleu' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.ecolabel',
    topic: 'ecolabel',
    title: 'Écolabel noté dans les offres',
    phrases: ECOLABEL,
    examples: [
      { field: 'informations', text: 'Certification NF environnement des sièges : 8 pts', state: 'yes' },
      { field: 'criteres', text: 'Prix 70 % ; part des articles écolabellisés 30 %', state: 'yes' },
    ],
    counterExamples: [
      { field: 'conditions', text: 'Les draps porteront obligatoirement le label Oeko-Tex.' },
      { field: 'criteres', text: 'Prix 60 % ; étiquetage des colis 40 %' },
    ],
  },
]
