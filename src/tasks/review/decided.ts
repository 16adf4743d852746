import { populationOf } from '../../indicators/population.js'
import type { Question } from '../../indicators/types.js'
import { countedBy } from '../../store/counted.js'
import type { Database, Scope } from '../../store/database.js'
import { type DecisionCounts, decisionCounts } from '../../store/decisions.js'
import { frameworksAbove } from '../kept/frameworks.js'
import type { Memo } from '../memo.js'

/** How many decisions the figures of a question rest on, and how many of these on no document (SPEC §2). */
export async function decidedBehind(
  db: Database,
  scope: Scope,
  memo: Memo,
  question: Question,
): Promise<DecisionCounts> {
  const counts = await decisionCounts(db, scope)
  const contracts = await countedBy(db, scope, {
    index: 'contract_current',
    where: 'uid IN (SELECT value FROM json_each(?))',
    parameters: [JSON.stringify([...counts.keys()])],
  })
  const { contracts: counted } = populationOf(
    contracts,
    question,
    await frameworksAbove({ db, scope, memo }, contracts),
  )
  const found = counted.flatMap(({ uid }) => counts.get(uid) ?? [])
  return {
    inForce: found.reduce((sum, { inForce }) => sum + inForce, 0),
    undocumented: found.reduce((sum, { undocumented }) => sum + undocumented, 0),
  }
}
