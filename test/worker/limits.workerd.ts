import { describe, expect, inject, it } from 'vitest'
import { MAX_STATEMENTS, openD1 } from '../../src/store/d1.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { type ImportReport, importFile } from '../../src/tasks/import.js'
import { WORKER_LIMITS } from '../../src/workerLimits.js'
import { clock, contractsOf, csv, row } from '../behaviour/registers.js'
import { counting } from './counting.js'
import { emptyBinding } from './databases.js'
import { register } from './wide.js'

const amended = (amendments: number): Blob =>
  csv(
    row({ id: '2025-1', objet: 'Voirie', montant: '100', titulaire: 'Bati' }),
    ...Array.from({ length: amendments }, (_, index) =>
      row({ id: '2025-1', objet: `Avenant n° ${index + 1} : voirie`, date: '01/09/2025' }),
    ),
  )

async function counted(file: Blob): Promise<ImportReport & { statements: number; db: Database }> {
  const binding = counting(await emptyBinding())
  const db = openD1(binding)
  const report = await importFile(db, LOCAL, clock(), { name: 'registre', file, limits: WORKER_LIMITS })
  return { ...report, statements: binding.statements(), db }
}

// The workerd of these tests enforces neither the 1 000 queries a request, nor 128 MB, nor processor time: statements are
// counted here, and ours is the refusal.
describe('les limites d’un Worker', () => {
  it('le registre de démonstration ne demande que quelques dizaines de requêtes à D1', async () => {
    const bytes = atob(inject('files')['fixtures/demo/registre-rivemer-2024-2025.xlsx'] ?? '')
    const report = await counted(new Blob([Uint8Array.from(bytes, (char) => char.charCodeAt(0))]))
    expect(report.created).toBeGreaterThan(400)
    expect(report.statements).toBeLessThan(100)
  })

  it('le plus long registre accepté passe, et il reste de la marge', async () => {
    const contracts = WORKER_LIMITS.maxRows - 1
    const report = await counted(register(contracts))
    expect(report).toMatchObject({ created: contracts, rejected: 0 })
    expect(report.statements).toBeLessThan(MAX_STATEMENTS / 2)
  }, 120_000)

  it('au-delà des requêtes permises, l’import est refusé en clair et rien n’en reste', async () => {
    const binding = counting(await emptyBinding())
    const db = openD1(binding)
    const refused = importFile(db, LOCAL, clock(), { name: 'avenants.csv', file: amended(MAX_STATEMENTS) })
    await expect(refused).rejects.toMatchObject({ name: 'AppError', code: 'tooManyStatements' })
    expect(binding.statements()).toBeLessThan(1000)
    const later = openD1(binding)
    expect(await contractsOf(later)).toEqual([])
    expect(await later.query.selectFrom('import').selectAll().execute()).toEqual([])
    expect(await later.query.selectFrom('contract_version').select('uid').execute()).toEqual([])
  }, 120_000)
})
