import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { seeded } from './measure.js'

const WORKS = [
  'Travaux de réfection de la toiture',
  'Mission de maîtrise d’œuvre pour la rénovation énergétique',
  'Entretien des espaces verts et tonte différenciée',
  'Nettoyage des locaux et de la vitrerie',
  'Fourniture et livraison de denrées alimentaires issues de l’agriculture biologique',
  'Prestations de gardiennage et de sécurité incendie',
  'Accord-cadre à bons de commande de signalisation horizontale',
  'Transport scolaire des élèves, circuits réguliers',
  'Maintenance préventive et corrective des ascenseurs',
  'Collecte et traitement des déchets ménagers et assimilés',
  'Acquisition de véhicules électriques',
  'Assurance dommages aux biens et risques annexes',
  'Étude de faisabilité et programmation urbaine',
  'Location et entretien de vêtements de travail',
  'Impression du magazine d’information',
  'Marché réservé aux entreprises adaptées : entretien du linge',
  'Travaux de voirie et réseaux divers avec clause sociale d’insertion',
  'Fourniture de papier recyclé et de petites fournitures de bureau',
]
const PLACES = [
  'de l’école élémentaire Jean Jaurès',
  'du groupe scolaire des Tilleuls',
  'de l’hôtel de ville et de ses annexes',
  'du centre hospitalier intercommunal',
  'de la médiathèque départementale',
  'du parc des expositions, tranche ferme et tranche conditionnelle',
  'des bâtiments communaux du secteur nord',
  'du lycée polyvalent Simone Veil',
  'de la station d’épuration',
  'des collèges publics du département',
]
const TOWNS = ['Nantes', 'Rezé', 'Saint-Herblain', 'Angers', 'Le Mans', 'Cholet', 'La Roche-sur-Yon', 'Laval', 'Saumur']
const SOCIAL = ['Pas de considération sociale', 'Clause sociale', 'Critère social', 'Marché réservé']
const GREEN = ['Pas de considération environnementale', 'Clause environnementale', 'Critère environnemental']

/** One DECP v2 record of about 1.2 kB, as published by a buyer's profile; one in eight states lots, one in twenty a change. */
function record(index: number, random: () => number): unknown {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const day = `20${20 + Math.floor(random() * 6)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`
  const lot = index % 8 === 0 ? `Lot n° ${1 + Math.floor(random() * 12)} : ` : ''
  const montant = Math.round(random() * 9e7) / 100
  const change = {
    id: 1,
    dateNotificationModification: '2026-02-03',
    montant: montant + 1000,
    objetModification: 'Avenant',
  }
  return {
    id: `${day.slice(0, 4)}-${two(index)}M${index}`,
    acheteur: { id: siret(200_000_000 + (index % 4_000)) },
    nature: 'Marché',
    objet: `${lot}${pick(WORKS)} ${pick(PLACES)} à ${pick(TOWNS)}, opération ${Math.floor(random() * 90_000)}`,
    codeCPV: pick(['71000000', '45233140', '77310000', '90911200', '15000000', '60130000']),
    procedure: pick(["Appel d'offres ouvert", 'Procédure adaptée']),
    lieuExecution: { code: `44${100 + Math.floor(random() * 99)}`, typeCode: 'Code postal' },
    dureeMois: 1 + Math.floor(random() * 48),
    dateNotification: day,
    datePublicationDonnees: day,
    montant,
    formePrix: 'Forfaitaire',
    attributionAvance: false,
    offresRecues: 1 + Math.floor(random() * 12),
    marcheInnovant: false,
    ccag: 'Maitrise d’œuvre',
    sousTraitanceDeclaree: false,
    typeGroupementOperateurs: 'Conjoint',
    titulaires: [{ titulaire: { typeIdentifiant: 'SIRET', id: siret(400_000_000 + Math.floor(random() * 90_000)) } }],
    considerationsSociales: { considerationSociale: [pick(SOCIAL)] },
    considerationsEnvironnementales: { considerationEnvironnementale: [pick(GREEN)] },
    modalitesExecution: { modaliteExecution: ['Sans objet'] },
    techniques: { technique: [pick(['Sans objet', 'Accord-cadre'])] },
    typesPrix: { typePrix: ['Définitif ferme'] },
    origineUE: 0,
    origineFrance: 0,
    ...(index % 20 === 0 ? { modifications: [{ modification: change }] } : { modifications: [] }),
  }
}

const two = (number: number): string => String(number % 100).padStart(2, '0')

/** A SIRET that its Luhn key makes valid. */
function siret(siren: number): string {
  const digits = [...luhn(String(siren).slice(0, 8)), ...'0001'].join('')
  return luhn(digits)
}

function luhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** The records of a seeded DECP file, as its text in parts. */
export function* decpFile(records: number, seed = 5): Generator<string> {
  const random = seeded(seed)
  yield '{"marches":{"marche":[\n'
  for (let index = 0; index < records; index += 1) {
    yield `${index === 0 ? '' : ',\n'}${JSON.stringify(record(index, random), null, 1)}`
  }
  yield '\n]}}\n'
}

/** Writes a seeded DECP file of so many records. */
export async function writeDecpFile(path: string, records: number): Promise<void> {
  const file = createWriteStream(path)
  for (const part of decpFile(records)) if (!file.write(part)) await once(file, 'drain')
  file.end()
  await finished(file)
}
