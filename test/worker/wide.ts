import { csv, row } from '../behaviour/registers.js'

const PROSE = 'Le titulaire réserve 5 % des heures à des personnes en insertion et en rend compte chaque trimestre. '

/** A register of so many contracts under one row of headers, each with some hundreds of characters of object unless given. */
export const register = (rows: number, prose = PROSE.repeat(3)): Blob =>
  csv(
    ...Array.from({ length: rows }, (_, index) =>
      row({ id: `2025-${index}`, objet: `Travaux n° ${index}. ${prose}`, montant: '100 000', titulaire: 'Bati' }),
    ),
  )
