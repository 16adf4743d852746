import { createWriteStream } from 'node:fs'
import ExcelJS from 'exceljs'
import { seeded } from './measure.js'

const HEADER = [
  'N° marché',
  'Lot',
  'Objet',
  'Nature',
  'Procédure',
  'Code CPV',
  'Direction',
  'Titulaire',
  'SIRET titulaire',
  'Montant HT',
  'Montant TTC',
  'Date de notification',
  'Durée (mois)',
  'Catégorie',
  'Considérations sociales',
  'Considérations environnementales',
  'Heures d’insertion prévues',
  'Nombre d’offres',
  'CCAG',
  'Lieu d’exécution',
  'Accord-cadre',
  'Conditions d’exécution',
  'Commentaire',
  'Type de prix',
  'SIRET acheteur',
]
const WORKS = [
  'Travaux de voirie et réseaux divers',
  'Entretien des espaces verts et tonte différenciée',
  'Fourniture de papier recyclé',
  'Nettoyage des écoles et des gymnases',
  'Maîtrise d’œuvre pour l’extension du groupe scolaire',
  'Transport scolaire des élèves',
  'Restauration collective issue de l’agriculture biologique',
  'Réfection de toiture avec clause sociale d’insertion',
]
const CONDITIONS = [
  '',
  '',
  'Le titulaire réserve des heures de travail à des personnes éloignées de l’emploi.',
  'Les déchets de chantier sont triés et valorisés ; un bilan est remis chaque année.',
  'Véhicules à faibles émissions exigés pour les livraisons en centre-ville.',
]
const SOCIAL = ['Clause sociale', 'Pas de considération sociale', 'Critère social', '']
const GREEN = ['Clause environnementale', 'Pas de considération environnementale', '']
/** Their keys are right: no other is published. */
const SIRETS = ['73282932000074', '33487372600239', '21590350100017']

/** Writes a seeded register of so many rows × 25 columns, as a spreadsheet keeps one: texts, dates, amounts, free texts. */
export async function writeRegisterWorkbook(path: string, rowCount: number): Promise<void> {
  const random = seeded(9)
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useSharedStrings: true,
    useStyles: true,
  })
  const sheet = writer.addWorksheet('Marchés')
  sheet.addRow(HEADER).commit()
  for (let row = 0; row < rowCount; row++) sheet.addRow(cellsOf(row, random)).commit()
  await writer.commit()
}

function cellsOf(row: number, random: () => number): (string | number | Date | null)[] {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? ''
  const montant = Math.round(random() * 1e8) / 100
  return [
    `2025-${String(row).padStart(6, '0')}`,
    1 + (row % 9),
    `${pick(WORKS)}, secteur ${row % 977}, tranche ${row % 13}`,
    'Marché',
    pick(['Procédure adaptée', 'Appel d’offres ouvert']),
    pick(['45233140', '77310000', '90911200']),
    `Direction ${row % 17}`,
    `Entreprise ${row % 5003}`,
    pick(SIRETS),
    montant,
    row % 3 === 0 ? Math.round(montant * 120) / 100 : null,
    new Date(Date.UTC(2025, 0, 1 + (row % 365))),
    12 + (row % 36),
    pick(['Travaux', 'Services', 'Fournitures']),
    pick(SOCIAL),
    pick(GREEN),
    row % 4 === 0 ? row % 500 : null,
    1 + (row % 8),
    pick(['Travaux', 'Fournitures courantes et services']),
    pick(['Lille', 'Roubaix', 'Tourcoing']),
    null,
    pick(CONDITIONS),
    `note ${row}`,
    'Définitif ferme',
    '21590350100017',
  ]
}
