import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Kind } from '../../src/states.js'
import type { Database } from '../../src/store/database.js'
import type { ContractView } from '../../src/tasks/contracts.js'
import { steps } from './corrections/steps.js'
import { Walk } from './corrections/walk.js'
import { contractsOf, memory } from './registers.js'

/** What is established, whichever of two files that say the same it is read from, and whichever came first of two of one id. */
function established(contracts: readonly ContractView[]): unknown[] {
  const lines = contracts.map(({ importId: _, flags, ...contract }) =>
    JSON.stringify({ ...contract, flags: flags.filter(({ code }) => code !== 'toReconfirm') })
      .replaceAll(/"cell":"[^"]*"/g, '"cell":""')
      .replaceAll(/~[0-9a-f]{8}/g, ''),
  )
  return lines.sort().map((line) => JSON.parse(line) as unknown)
}

async function expectSame(walk: Walk, fresh: Walk): Promise<void> {
  expect(established(await contractsOf(walk.db))).toEqual(established(await contractsOf(fresh.db)))
  const cells = (db: Database) => db.query.selectFrom('cell').selectAll().execute()
  expect(await cells(walk.db)).toEqual(await cells(fresh.db))
}

test('quoi qu’il arrive, ce que les agents ont fait à la main tient ; tout annulé, il ne reste que ce que disent les imports', async () => {
  const seen = new Walk(memory()).done
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const [walk, fresh] = [new Walk(memory()), new Walk(memory())]
      for (const each of taken) {
        await walk.take(each)
        await walk.check()
      }
      for (const each of Object.keys(seen) as (keyof typeof seen)[]) seen[each] += walk.done[each]
      await walk.withdrawAll()
      await walk.take({ do: 'retag', set: 'standard' })
      for (const each of walk.said) await fresh.take(each)
      for (const fact of walk.decided.keys()) {
        const [uid, kind] = JSON.parse(fact) as [string, Kind]
        if (walk.state(fact)) await fresh.decide(uid, kind, walk.state(fact))
      }
      await expectSame(walk, fresh)
      await walk.undoDecisions()
      await fresh.undoDecisions()
      await expectSame(walk, fresh)
      await walk.db.close()
      await fresh.db.close()
    }),
    { numRuns: 60 },
  )
  expect(Object.entries(seen).filter(([, times]) => times < 3)).toEqual([])
}, 240_000)
