const OBJECTS = [
  'Entretien des espaces verts, secteur nord',
  'Travaux de voirie et réseaux divers',
  'Nettoyage des locaux avec clause d’insertion de 400 heures',
  'Fourniture de mobilier scolaire issu du réemploi',
  'Maîtrise d’œuvre pour l’extension du gymnase',
]

/** A seeded register of so many rows, three lots a contract number. */
export function csvRegister(rowCount: number, random: () => number): string {
  const pick = (items: readonly string[]): string => items[Math.floor(random() * items.length)] ?? ''
  const header =
    'N° marché;Lot;Objet;Date de notification;Montant HT;SIRET acheteur;Titulaire;Clause sociale;Heures d’insertion prévues'
  const rows = Array.from({ length: rowCount }, (_, index) =>
    [
      `2025-${Math.floor(index / 3)}`,
      (index % 3) + 1,
      `${pick(OBJECTS)} n° ${index}`,
      `${1 + Math.floor(random() * 28)}/${1 + Math.floor(random() * 12)}/2025`,
      `${Math.floor(random() * 900_000)},50`,
      '24440041400053',
      `Société ${Math.floor(random() * 500)}`,
      pick(['Oui', 'Non', '', 'NC']),
      pick(['', '', '120', '0']),
    ].join(';'),
  )
  return [header, ...rows].join('\n')
}
