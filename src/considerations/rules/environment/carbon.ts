import { PROSE_BUT_OBJECT, type TextRule } from '../../rule.js'
import { BOUGHT, IMPOSED, NOT_IMPOSED, STATED, WEAK, WEIGHED } from './readings.js'

export const CARBON: readonly string[] = [
  '(bas-carbone|bas carbone|décarboné{e}|décarbonation|neutralité carbone)',
  '(empreinte|bilan|bilans|impact|indicateur|neutralité|compensation|trajectoire) carbone',
  '(bilan ges|beges)',
  '(émission|émissions) (directes |annuelles |liées au transport |)(de |)(gaz à effet de serre|ges|co2|carbone)',
  'gaz à effet de serre',
  '(émission|émissions) (résiduelles|de carbone|polluantes|de particules|de polluants|atmosphériques)',
  '(compense|compenser|compensera|compensation) (intégralement |)(les |des |de ses |ses |de leurs )émissions',
  '(pue|power usage effectiveness) (inférieur|maximal|maximum|de|≤|<|égal|cible)',
  '(bio-sourcé|biosourcé|géosourcé|géo-sourcé|bio-sourcée|biosourcée|géosourcée|bio-sourcés|biosourcés|géosourcés|bio-sourcées|biosourcées|géosourcées)',
  'bois local certifié',
  '(certifié{e}|certification|label{s}|labellisé{e}|niveau) (hqe|hpe|bepos|breeam|effinergie|bbc|bbca|e3c1|e3 c1|e4c1|nf hqe|nf habitat|nf habitat hqe|bâtiment durable|bdm|bdo|bdf|passivhaus|bâtiment biosourcé)',
  'haute (qualité|performance) (environnementale|énergétique)',
  "(origine renouvelable|électricité (verte|renouvelable|d'origine renouvelable)|énergie (verte|renouvelable)|garanties d'origine|gaz vert|biométhane|chaleur renouvelable)",
  "(taux|part|proportion|pourcentage|minimum|quota) (de couverture |minimale |minimal |minimum |)(d'|en |de l'|par des |par les |par l')(énergie{s} renouvelable{s}|enr|enr&r|électricité verte)",
  "(couvert|alimenté|produit|chauffé){e} (par|en) (des |les |l'|)énergie{s} renouvelable{s}",
  "100 % (d'énergie |d'énergies |d'électricité |d'origine |)renouvelable{s}",
  "(étiquette énergie|étiquette énergétique|classe (énergétique|d'efficacité énergétique|énergie) (a|b|a+|a++|a+++))",
  '(éclairage|lampes|ampoules) basse consommation',
  '(analyse|analyses) (du|de|de leur|sur le) cycle de vie',
  '(externalités environnementales|coût des externalités)',
  'fiche{s} de déclaration environnementale',
  '(sobriété|efficacité|efficience) énergétique{s}',
  'enrobé{s} (tiède{s}|basse température)',
]

/** "Acier bas carbone soudé": so little carbon in the steel, not in the air. */
const METAL =
  /^,? (?:(?:est|sont|sera|seront|et) )?(?:soude|soudable|galvanise|inoxydable|lamine|trempe|recuit|nuance|type|\(?(?:304|316|s ?\d{3}|dc ?\d))/

/** Of what is built or run, and hardly of a supply: enough to be weighed, too little to be a requirement. */
const ENERGY: readonly string[] = [
  '(performance|performances|consommation|consommations) (énergétique{s}|électrique{s})',
  "(économie|économies|consommation|consommations|maîtrise) d'énergie",
  "maîtrise (de l'énergie|des consommations énergétiques|des consommations)",
]

export const CARBON_RULES: readonly TextRule[] = [
  {
    ...IMPOSED,
    id: 'environment.carbon',
    topic: 'carbon',
    title: 'Carbone, matériaux biosourcés, énergie renouvelable ou label énergétique exigés',
    phrases: [...CARBON, "(économies|économie) d'énergie"],
    notBefore: METAL,
    legalRefs: ['CCP L. 2111-2', 'CCP L. 2112-2', 'Loi Climat art. 35'],
    examples: [
      { field: 'conditions', text: 'Béton bas carbone obligatoire pour les dallages', state: 'yes' },
      { field: 'conditions', text: 'Le titulaire remet chaque année le bilan carbone de ses tournées.', state: 'yes' },
      { field: 'description', text: 'Isolants biosourcés imposés en toiture', state: 'yes' },
      { field: 'conditions', text: 'L’électricité livrée est à 100 % d’origine renouvelable.', state: 'yes' },
      { field: 'description', text: 'Le bâtiment visera la certification HQE.', state: 'review' },
    ],
    counterExamples: [
      { field: 'description', text: 'Réalisation du bilan carbone de l’agglomération' },
      { field: 'description', text: 'Le candidat fournit ses références de bâtiments biosourcés' },
      { field: 'description', text: 'Le logiciel devra calculer l’empreinte carbone des sites' },
      { field: 'description', text: 'L’étude devra chiffrer les émissions de gaz à effet de serre du territoire' },
      { field: 'conditions', text: 'Équipe comprenant un expert en analyse du cycle de vie' },
      { field: 'conditions', text: 'Les garde-corps en acier bas carbone galvanisé sont boulonnés.' },
    ],
  },
  {
    ...IMPOSED,
    id: 'environment.energy',
    topic: 'carbon',
    title: 'Baisse de consommation imposée au titulaire',
    phrases: [
      "(consommation|consommations) (d'énergie|énergétique{s}|d'eau|électrique{s}|d'électricité|de carburant|de papier)",
    ],
    head: { cue: 'reduces', within: 45 },
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      {
        field: 'conditions',
        text: 'L’exploitant retenu doit une baisse de 20 % des consommations d’énergie.',
        state: 'yes',
      },
    ],
    counterExamples: [
      { field: 'description', text: 'Relevé obligatoire des consommations d’énergie' },
      { field: 'description', text: 'Travaux de réduction des consommations d’énergie, délai imposé de six mois' },
    ],
  },
  {
    ...IMPOSED,
    id: 'environment.beyond-law',
    topic: 'carbon',
    title: 'Exigence au-delà de la réglementation environnementale',
    phrases: [
      '(re2020|re 2020|rt2012|rt 2012|rt existant)',
      'réglementation{s} (environnementale|thermique)( 2020| 2012|)',
      '(seuils|objectifs|exigences|taux|minima) (légaux|réglementaires|de la réglementation|égalim|de la loi égalim|de la loi)',
    ],
    needs: [{ cue: 'beyond', before: 90, after: 50 }],
    legalRefs: ['CCP L. 2111-2'],
    examples: [
      {
        field: 'description',
        text: 'Consommation inférieure de 20 % à la RT 2012, pénalité par kWh dépassé',
        state: 'yes',
      },
      { field: 'description', text: 'Performance imposée : RE2020 améliorée de 15 %', state: 'yes' },
    ],
    counterExamples: [{ field: 'description', text: 'Le bâtiment doit respecter la RE2020.' }],
  },
  {
    ...STATED,
    id: 'environment.lights',
    topic: 'carbon',
    title: 'Lumières et appareils éteints hors usage',
    phrases: [
      "(éteint|éteignent|éteindra|éteindront|éteindre|extinction|coupe|coupera|couper) (systématiquement |impérativement |systématique |obligatoire |)(de |des |du |de l'|de la |les |l'|la |le |ses |ces |toutes les |toute |tous les |)(lumière|éclairage|lampe|luminaire|projecteur|écran|poste informatique|appareil électrique|chauffage|climatisation){s}",
      '(lumière|lampe|luminaire|projecteur|écran){s} (de chantier |du chantier |)(est |sont |sera |seront |)éteint{e}',
      'éclairage{s} (de chantier |du chantier |)(est |sont |sera |seront |)éteint{s}',
      '(sont|seront) éteint{e}',
    ],
    notBefore: /^ (?:public|communal|urbain)/,
    needs: [
      { cue: 'lightsOut', before: 60, after: 60 },
      { cue: ['holder', 'obligation', 'specification'], before: 90, after: 90 },
    ],
    unless: [...NOT_IMPOSED, { cue: 'studied', before: 90 }],
    legalRefs: ['CCP L. 2112-2'],
    examples: [
      { field: 'conditions', text: 'Le titulaire éteint les projecteurs en fin de poste.', state: 'yes' },
      { field: 'conditions', text: 'Extinction des lampes de chantier obligatoire dès 20 h', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Extinction de l’éclairage public la nuit : pose d’horloges' },
      { field: 'conditions', text: 'L’entreprise vérifie les systèmes d’extinction incendie.' },
      { field: 'conditions', text: 'Le titulaire règle l’extinction de l’éclairage public la nuit.' },
    ],
  },
  {
    kinds: ['environmentalClause'],
    reading: 'designation',
    state: 'review',
    id: 'environment.led',
    topic: 'carbon',
    title: 'Éclairage à LED demandé : souvent l’état du marché, à vérifier',
    phrases: [
      '(éclairage|projecteur|luminaire|lampe|guirlande|illumination|ampoule|décor|enseigne|lanterne|spot){s} (de chantier |de scène |de la scène |du chantier |)(est |sont |sera |seront |)(exclusivement |uniquement |en totalité |)(à |en |de type |à technologie |)(led|leds)',
    ],
    needs: [{ cue: ['obligation', 'specification', 'holder'], before: 90, after: 60 }],
    fields: ['conditions', 'informations'],
    legalRefs: ['CCP L. 2111-2'],
    examples: [{ field: 'conditions', text: 'Les guirlandes seront exclusivement à LED', state: 'review' }],
    counterExamples: [
      { field: 'objet', text: 'Passage des lanternes en LED' },
      { field: 'conditions', text: 'Le prestataire doit livrer un mur d’images LED' },
    ],
  },
  {
    kinds: ['environmentalClause'],
    reading: 'designation',
    state: 'review',
    fields: PROSE_BUT_OBJECT,
    id: 'environment.substances',
    topic: 'biodiversity',
    title: 'Conformité RoHS ou REACH : la loi le demande déjà, à vérifier',
    phrases: [
      '=RoHS',
      '=ROHS',
      '(directive|norme|réglementation|règlement|législation|règles|exigences){s} (européen|européenne|européennes|européens|de la directive|du règlement|) (rohs|reach)',
      '(directive|norme|réglementation|règlement|législation|règles|exigences){s} (rohs|reach)',
      '(conforme|conformes|conformité|répondant|répondent|répond) (à|au|aux) (rohs|reach)',
      '(conforme|conformes) reach',
    ],
    legalRefs: ['CCP L. 2111-2'],
    examples: [
      { field: 'description', text: 'Claviers conformes à la directive RoHS', state: 'review' },
      { field: 'conditions', text: 'Colles conformes au règlement REACH, attestation du fabricant', state: 'review' },
    ],
    counterExamples: [
      { field: 'description', text: 'Projet REACH de mobilité européenne' },
      { field: 'criteres', text: 'Conformité RoHS : 5 points' },
    ],
  },
  {
    ...WEAK,
    id: 'environment.carbon.weak',
    topic: 'carbon',
    title: 'Réglementation énergétique ou performance sans chiffre : à vérifier',
    phrases: [
      '(re2020|re 2020|rt2012|rt 2012)',
      'réglementation{s} (environnementale|thermique)( 2020| 2012|)',
      ...ENERGY,
    ],
    legalRefs: ['CCP L. 2111-2'],
    examples: [
      { field: 'description', text: 'Le respect de la RE2020 est exigé', state: 'review' },
      { field: 'description', text: 'Le titulaire doit améliorer la performance énergétique.', state: 'review' },
    ],
    counterExamples: [{ field: 'objet', text: 'Marché de performance énergétique des groupes scolaires' }],
  },
  {
    kinds: ['environmentalClause'],
    reading: 'designation',
    state: 'review',
    fields: PROSE_BUT_OBJECT,
    id: 'environment.compliance',
    topic: 'carbon',
    title: 'Conformité à la réglementation environnementale : indice faible',
    phrases: [
      '(conforme|conformes|conformité|soumis|soumise) (à la |avec la |aux exigences de la |)(re2020|re 2020|rt2012|rt 2012|réglementation environnementale|réglementation thermique)',
      '(respecte|respectent|respectera|respecteront|respecter) (la |les exigences de la |)(re2020|re 2020|rt2012|rt 2012)',
    ],
    legalRefs: ['CCP L. 2111-2'],
    examples: [
      { field: 'description', text: 'Bâtiment conforme RE2020 avec attestation', state: 'review' },
      { field: 'description', text: 'Extension soumise à la RT 2012', state: 'review' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Bâtiment conforme à la RE2020 : 10 points' },
      { field: 'description', text: 'Extincteurs conformes NF EN 3-7' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.carbon',
    topic: 'carbon',
    title: 'Carbone ou énergie notés dans les offres',
    phrases: [...CARBON, ...ENERGY, 'carbone', '=GES', '=CO2', 'certification (h&e|hqe)'],
    examples: [
      { field: 'criteres', text: 'Prix 60 %, délai 25 %, empreinte carbone 15 %', state: 'yes' },
      { field: 'criteres', text: 'Coût 50 pts, GES des trajets 10 pts, équipe 40 pts', state: 'yes' },
      { field: 'criteres', text: 'Prix 65 % ; performance énergétique des groupes froids 35 %', state: 'yes' },
    ],
    counterExamples: [
      { field: 'criteres', text: 'Prix 60 % ; tenue des tubes en acier au carbone 40 %' },
      { field: 'criteres', text: 'Prix 60 % ; GES (groupe électrogène de secours) 40 %' },
    ],
  },
  {
    ...WEIGHED,
    id: 'environment.criterion.lifecycle',
    topic: 'carbon',
    title: 'Coût du cycle de vie, sans externalités dites : à vérifier',
    state: 'review',
    phrases: ['coût{s} (global |complet |)(du|sur le|de) cycle de vie'],
    examples: [{ field: 'criteres', text: 'Coût du cycle de vie 30 %, fonctions 70 %', state: 'review' }],
    counterExamples: [
      { field: 'description', text: 'Étude du coût du cycle de vie des ouvrages' },
      { field: 'criteres', text: 'Cycle de vie du logiciel 30 %, prix 70 %' },
    ],
  },
  {
    ...BOUGHT,
    id: 'environment.object.energy',
    topic: 'carbon',
    title: 'Achat d’énergie renouvelable, de rénovation énergétique ou d’études carbone',
    phrases: [
      '(panneau|panneaux|centrale|centrales|installation|installations|ombrière|ombrières|toiture|toitures|équipement|système|générateur|générateurs) (solaire{s} |)(photovoltaïque|photovoltaïques|solaires)',
      'photovoltaïque{s}',
      '(chaufferie|chaufferies|chaudière|chaudières|réseau de chaleur|réseaux de chaleur) (automatique |collective |)(au |à |)(biomasse|bois|granulés|plaquettes)',
      '(plaquettes forestières|plaquettes bois|granulés bois|granulés de bois|pellets|bois énergie|bois-énergie)',
      '(rénovation|réhabilitation|amélioration|transition) énergétique{s}',
      '(amélioration|optimisation) (de la|des) performance{s} énergétique{s}',
      '(marché|contrat|marché global|mgp|cpe) (de |à |)(global de |)performance{s} énergétique{s}',
      'isolation thermique',
      '(géothermie|géothermique|géothermiques|méthanisation|méthaniseur|éolienne|éoliennes|hydroélectrique|solaire thermique)',
      "(électricité|gaz|énergie) (verte|renouvelable|d'origine renouvelable)",
      '(bilan|bilans) (carbone|des émissions de gaz à effet de serre|ges)',
      '(audit|audits|diagnostic|diagnostics) énergétique{s}',
      'plan climat{s}',
    ],
    examples: [
      { field: 'objet', text: 'Pose de panneaux photovoltaïques sur le gymnase', state: 'yes' },
      { field: 'description', text: 'Le marché a pour objet la rénovation énergétique de l’école.', state: 'yes' },
    ],
    counterExamples: [
      { field: 'objet', text: 'Fourniture d’électricité pour les bâtiments communaux' },
      { field: 'description', text: 'Toiture pouvant porter des panneaux photovoltaïques' },
    ],
  },
]
