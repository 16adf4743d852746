import { type Database, LOCAL } from '../../src/store/database.js'
import type { ContractView } from '../../src/tasks/contracts.js'
import { listContracts } from '../../src/tasks/contracts.js'
import { type ImportReport, type ImportRequest, importFile } from '../../src/tasks/import.js'

/** Opens an empty base whose migrations are applied, on whichever runtime the suite is run. */
export type OpenDatabase = () => Promise<Database>

export const HEADER = 'N° de marché;Lot;Objet;Date de notification;Montant HT;SIRET acheteur;Titulaire'
export const BUYER = '21440109300015'

/** One row of a small register; what is not given is empty. */
export function row(given: Partial<Record<'id' | 'lot' | 'objet' | 'date' | 'montant' | 'titulaire', string>>): string {
  const { id = '', lot = '', objet = '', date = '01/02/2025', montant = '', titulaire = '' } = given
  return [id, lot, objet, date, montant, BUYER, titulaire].join(';')
}

export const csv = (...rows: readonly string[]): Blob => new Blob([[HEADER, ...rows].join('\n')])

/** A clock that moves one second at each look. */
export function clock(): () => Date {
  let at = Date.UTC(2025, 5, 1)
  return () => {
    at += 1000
    return new Date(at)
  }
}

export function load(db: Database, file: Blob, more: Partial<ImportRequest> = {}): Promise<ImportReport> {
  return importFile(db, LOCAL, clock(), { name: 'registre.csv', file, ...more })
}

export async function contractsOf(db: Database): Promise<ContractView[]> {
  const contracts: ContractView[] = []
  for await (const contract of listContracts(db, LOCAL)) contracts.push(contract)
  return contracts
}

/** The same base, whose n-th write fails as if the machine had stopped there; `before` each, one may look at it. */
export function failingAt(db: Database, step: number, before?: () => Promise<void>): Database {
  let writes = 0
  return {
    ...db,
    atomically: async (...given) => {
      writes += 1
      await before?.()
      if (writes === step) throw new Error('stopped')
      return db.atomically(...given)
    },
  }
}
