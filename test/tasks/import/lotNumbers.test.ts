import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { baseUidOf, digestOf, lotOf } from '../../../src/contract/identity.js'
import { contractRecord } from '../../../src/contract.js'
import type { Database } from '../../../src/store/database.js'
import { factDigest, isStillRead } from '../../../src/tasks/import/bound.js'
import { contractsOf, csv, load, memory, row } from '../registers.js'

const MIGRATION = readFileSync(new URL('../../../migrations/0032_lot_numbers.sql', import.meta.url), 'utf8')

const painting = (lot: string) => row({ id: '2025-1', lot, objet: 'Peinture', montant: '9 000', titulaire: 'Zinc' })
const shown = async (db: Database) => (await contractsOf(db)).map(({ uid, lot }) => [uid.split('~')[1], lot])

it.each(['4', 'Lot n° 04', 'L4', 'L 04', 'L-04', 'LOT 4'])(
  'un lot « L04 » redonné « %s » est le même marché',
  async (lot) => {
    const db = memory()
    await load(db, csv(painting('L04'), row({ id: '2025-1', lot: 'L05', objet: 'Sols', montant: '7 000' })))
    const report = await load(db, csv(painting(lot)), { name: 'suite.csv' })
    expect(report.contracts.created).toBe(0)
    expect(await shown(db)).toEqual([
      ['4', 4],
      ['5', 5],
    ])
  },
)

it('un lot gardé « l04 » par un lecteur plus ancien devient le lot 4 : redonné, il ne double pas', async () => {
  const db = memory()
  await load(db, csv(painting('L04')))
  await sql`UPDATE contract_version SET lot = 'l04'`.execute(db.query)
  await sql`UPDATE contract SET lot = 'l04'`.execute(db.query)
  for (const statement of MIGRATION.split(';')) if (/\w/.test(statement)) await sql.raw(statement).execute(db.query)
  const report = await load(db, csv(painting('L04'), painting('4')), { name: 'suite.csv' })
  expect(report.contracts).toMatchObject({ created: 0 })
  expect(await shown(db)).toEqual([['4', 4]])
})

it('un marché sans numéro du lot « L04 » garde l’empreinte qu’il avait', () => {
  const record = contractRecord({ objet: 'Peinture', lot: 'L04' })
  const facts = ['', 'peinture', 'l04', '', '']
  expect(baseUidOf(record, lotOf(record))).toBe(`x-${digestOf(facts.join('|'), 16)}`)
})

it('une décision liée au lot « l04 » tient ; liée à un autre lot, elle est à reconfirmer', () => {
  const record = contractRecord({ objet: 'Peinture', lot: 'L04' })
  const bound = (lot: string) =>
    ({ kind: 'socialClause', readDigest: factDigest(record, 'socialClause', lot) }) as const
  expect(['l04', '4', '5'].map((lot) => isStillRead(bound(lot), record))).toEqual([true, true, false])
})
