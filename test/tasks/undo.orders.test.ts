import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { contractsAfter } from '../../src/store/contracts.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { importFile } from '../../src/tasks/import.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, HEADER, memory, row } from './registers.js'

const folder = mkdtempSync(join(tmpdir(), 'spaser-undo-'))
afterAll(() => rmSync(folder, { recursive: true }))

const register = (...rows: readonly (readonly [string, string])[]): Blob =>
  new Blob([[`${HEADER};Clause sociale`, ...rows.map(([line, social]) => `${line};${social}`)].join('\n')])

const school = { id: '2025-1', lot: '1', objet: 'École, gros œuvre' }
const paint = { id: '2025-1', lot: '2', objet: 'École, peinture' }
const cleaning = { objet: 'Nettoyage', montant: '5 000' }
const published = (given: Readonly<Record<string, unknown>>) => ({
  ...{
    _type: 'Marché',
    acheteur: { id: BUYER },
    nature: 'Marché',
    procedure: 'Procédure adaptée',
    codeCPV: '45000000',
  },
  ...{ dureeMois: 12, dateNotification: '2025-03-01', datePublicationDonnees: '2025-04-01', formePrix: 'Ferme' },
  ...{ titulaires: [{ titulaire: { typeIdentifiant: 'SIRET', id: '73282932000074' } }], montant: 41_000 },
  ...given,
})

/** Imports that share contracts, lots, identifiers, holders and amendments, in two families of formats. */
const FILES = [
  register(
    [row({ ...school, montant: '100 000', titulaire: 'Bati' }), 'Oui'],
    [row({ ...paint, montant: '20 000', titulaire: 'Pinceau' }), ''],
    [row({ id: '2025-2', objet: 'Papier', montant: '5 000', titulaire: 'Ramette' }), 'Non'],
    [row(cleaning), ''],
  ),
  register(
    [row({ ...school, montant: '101 000', titulaire: 'Mure' }), ''],
    [row({ id: '2025-2', objet: 'Encre', montant: '7 000', titulaire: 'Toner' }), 'Oui'],
    [row({ id: '2025-3', objet: 'Voirie', montant: '60 000' }), ''],
    [row({ ...paint, objet: 'Avenant n° 1 : peinture des couloirs', montant: '22 000', date: '01/06/2025' }), ''],
  ),
  register(
    [row({ ...school, objet: 'Avenant n° 1 : école', montant: '110 000', date: '01/07/2025' }), ''],
    [row({ ...school, objet: 'Avenant n° 2 : école', montant: '115 000', date: '01/08/2025' }), ''],
    [row({ id: '2025-3', objet: 'Avenant n° 1 : voirie', montant: '61 000', date: '01/07/2025' }), ''],
    [row({ id: '2025-5', objet: 'Gaz', montant: '9 000', titulaire: 'Flamme' }), ''],
  ),
  new Blob([
    JSON.stringify({
      marches: {
        marche: [
          published({ id: '2025-3', objet: 'Voirie', considerationsSociales: ['Clause sociale'] }),
          published({ id: '2025-4', objet: 'Avenant n° 1 au marché de mobilier' }),
          published({ id: '2025-5', objet: 'Gaz', montant: 9_500, dateNotification: '2025-02-01' }),
        ],
      },
    }),
  ]),
  register(
    [row({ ...school, montant: '130 000', titulaire: 'Bati', date: '15/09/2025' }), ''],
    [row({ id: '2025-2', objet: 'Papier', montant: '5 500', titulaire: 'Ramette' }), ''],
    [row({ id: '2025-4', objet: 'Mobilier', montant: '33 000', titulaire: 'Chaise' }), ''],
    [row({ id: '2025-5', objet: 'Gaz', montant: '9 000', titulaire: 'Flamme' }), 'Oui'],
    [row({ id: '2025-5', objet: 'Gaz', montant: '9 000', titulaire: 'Brûleur' }), 'Oui'],
    [row({ ...cleaning, montant: '6 000' }), ''],
    [row(cleaning), 'Oui'],
  ),
] as const

async function imported(db: Database, which: readonly number[]): Promise<number[]> {
  const ids: number[] = []
  for (const at of which) {
    const file = FILES[at] ?? new Blob([])
    const { id } = await importFile(db, LOCAL, clock(), { name: `${at}.csv`, file })
    ids.push(id ?? 0)
  }
  return ids
}

/** All that a base shows. What tells apart contracts of one identifier is no part of it: whoever came first has none. */
async function shown(db: Database) {
  const contracts = (await contractsAfter(db, LOCAL, '', 100)).map(
    ({ uid: _, sourceImportId: __, ...contract }) => contract,
  )
  const cells = await db.query.selectFrom('cell').selectAll().execute()
  const figures = JSON.stringify(await indicatorsOf(db, LOCAL, civilYear(2025))).replaceAll(/~[0-9a-f]{8}/g, '')
  const key = (contract: (typeof contracts)[number]) => JSON.stringify(contract)
  return {
    contracts: contracts.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    cells,
    figures: JSON.parse(figures) as unknown,
  }
}

const ALL = FILES.map((_, at) => at)
type Shown = Awaited<ReturnType<typeof shown>>

/** Undoes each of the imports left, then each of those left then…: orders that begin alike go on from copies of one base. */
async function undoEach(
  path: string,
  left: readonly number[],
  ids: readonly number[],
  never: ReadonlyMap<string, Shown>,
) {
  let orders = left.length === 0 ? 1 : 0
  for (const at of left) {
    const copy = `${path}-${at}`
    copyFileSync(path, copy)
    const db = openSqlite(copy)
    await undoImport(db, LOCAL, ids[at] ?? 0, clock())
    const others = left.filter((each) => each !== at)
    expect(await shown(db), `${copy} : reste ${others.join()}`).toEqual(never.get(others.join()))
    await db.close()
    orders += await undoEach(copy, others, ids, never)
    rmSync(copy)
  }
  return orders
}

test('annuler cinq imports entremêlés, dans chacun des 120 ordres, laisse à chaque pas ce qu’auraient fait les autres seuls', async () => {
  const path = join(folder, 'all.db')
  const all = openSqlite(path)
  const ids = await imported(all, ALL)
  await all.close()
  const never = new Map<string, Shown>()
  for (let mask = 0; mask < 2 ** FILES.length; mask += 1) {
    const left = ALL.filter((at) => mask & (1 << at))
    const db = memory()
    await imported(db, left)
    never.set(left.join(), await shown(db))
    await db.close()
  }
  expect(never.get(ALL.join())?.contracts).toHaveLength(10)
  expect(never.get('')).toMatchObject({ contracts: [], cells: [] })
  expect(await undoEach(path, ALL, ids, never)).toBe(120)
}, 300_000)
