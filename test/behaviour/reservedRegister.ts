import Papa from 'papaparse'

const BUYER = '21440109300015'
export const OTHER_BUYER = '21590350100017'
const HOLDER = '15025743400020'
const HEADER = [
  ...['N° de marché', 'N° lot', 'Objet du marché', 'Objet du lot', 'Date de notification', 'Durée (mois)'],
  ...['Nombre de reconductions', 'Montant HT', 'SIRET acheteur', 'Titulaire', 'SIRET titulaire', 'Code CPV'],
  ...['Code lieu d’exécution', 'Accord-cadre de rattachement', "Clause d'insertion", 'Marché réservé'],
  ...["Heures d'insertion prévues", 'Heures réalisées 2025', 'Observations', 'Nom acheteur'],
]
export type Row = Partial<
  Record<'id' | 'lot' | 'objet' | 'lotObjet' | 'date' | 'mois' | 'reconductions' | 'montant', string>
> &
  Partial<Record<'acheteur' | 'titulaire' | 'siret' | 'cpv' | 'lieu' | 'parent' | 'clause' | 'reserve', string>> &
  Partial<Record<'prevues' | 'realisees' | 'observations' | 'acheteurNom', string>>

const cells = (row: Row): string[] =>
  [
    ...[row.id, row.lot, row.objet, row.lotObjet, row.date ?? '01/07/2023', row.mois ?? '48', row.reconductions],
    ...[
      row.montant ?? '180000',
      row.acheteur ?? BUYER,
      row.titulaire ?? 'ESAT Les Ateliers du Large',
      row.siret ?? HOLDER,
    ],
    ...[row.cpv, row.lieu, row.parent, row.clause, row.reserve, row.prevues, row.realisees, row.observations],
    row.acheteurNom,
  ].map((cell) => cell ?? '')

/** A register of these rows, as a file. */
export const register = (...rows: Row[]): Blob =>
  new Blob([Papa.unparse([HEADER, ...rows.map(cells)], { delimiter: ';' })])

/** What a supplier may meet: reserved, with a clause, without an end, over, to be confirmed, set aside. */
export const REGISTER: Row[] = [
  {
    id: 'M1',
    lot: '3',
    objet: 'Entretien du patrimoine arboré',
    lotObjet: 'Espaces verts, parcs nord',
    cpv: '77310000',
    lieu: '44000',
    observations:
      'Visite obligatoire. Lot n° 3 réservé aux EA, ESAT ou structures équivalentes (L. 2113-12). Suivi par Mme Durand, 02 40 00 00 00.',
  },
  {
    id: 'M2',
    objet: 'Nettoyage des écoles',
    cpv: '90911200',
    lieu: '69123',
    clause: 'Oui',
    prevues: '1200',
    realisees: '350',
    date: '01/03/2025',
  },
  { id: 'M3', objet: 'Mise sous pli', reserve: 'Oui', mois: '' },
  {
    id: 'M4',
    objet: 'Collecte du papier',
    acheteur: OTHER_BUYER,
    observations: 'Marché réservé aux SIAE.',
    date: '01/01/2022',
    mois: '12',
    titulaire: 'M. Jean Dupont',
  },
  { id: 'M5', objet: 'Blanchisserie', reserve: 'Oui', date: '01/01/2024', mois: '12', reconductions: '3' },
  { id: 'M6', objet: 'Fournitures de bureau', reserve: 'Non', clause: 'Non' },
  { id: 'M7', objet: 'Peinture', clause: 'à étudier' },
  { id: 'M8', objet: 'Bon de commande espaces verts', parent: 'M1', clause: 'Oui' },
  { id: 'M9', objet: 'Test', reserve: 'Oui' },
]
