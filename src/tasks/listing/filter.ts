import { contractsWhereFired } from '../../store/rulesFired.js'
import type { ListFilter } from '../../store/selection.js'
import { uidsOfFigure } from './figure.js'
import { frameworksKnown } from './frameworks.js'
import { hoursBehind } from './hours.js'
import { type Kept, type ListQuery, periodOf, selectionOf, wordsOf } from './query.js'

/** What the store is asked for a list: a selection, words, and the contracts that all the rest leaves. */
export async function filterOf(kept: Kept, query: ListQuery): Promise<ListFilter> {
  const { parents } = await frameworksKnown(kept.db, kept.scope, kept.memo)
  const [selection, words] = [selectionOf(query), wordsOf(query.q)]
  const filter = { selection, callOffs: [...parents.keys()], words }
  if (query.q && words.length === 0) return { ...filter, uids: [] }
  const [hours, fired, figure] = [
    await hoursBehind(kept, query),
    await whereFired(kept, query),
    await behind(kept, query),
  ]
  const lists = [hours && [...hours.keys()], fired, figure].filter((list) => list !== null)
  if (lists.length === 0) return filter
  const uids = lists.reduce((common, list) => {
    const found = new Set(list)
    return common.filter((uid) => found.has(uid))
  })
  // A figure has a period of its own, and states of its own.
  const own = hours === null && figure === null ? selection : { ...selection, from: undefined, to: undefined }
  return { ...filter, selection: figure === null ? own : { ...own, fact: undefined, states: undefined }, uids }
}

/** The contracts behind the figure of a scheme that is asked for, in the states asked; null: none is. */
async function behind({ db, scope, memo, given }: Kept, query: ListQuery): Promise<readonly string[] | null> {
  const { figure, states, from, to, acheteur, buyers } = query
  if (figure === undefined) return null
  const asked = { ...figure, ...periodOf({ from, to }), acheteur: acheteur || undefined, buyers, states }
  return memo.of(db, scope, `list figure ${JSON.stringify(asked)}`, () => uidsOfFigure(db, scope, memo, asked, given))
}

/** The contracts in which the rule asked for found something; null: none is. */
async function whereFired({ db, scope, memo }: Kept, { rule }: ListQuery): Promise<readonly string[] | null> {
  if (rule === undefined) return null
  return memo.of(db, scope, `list rule ${rule}`, () => contractsWhereFired(db, scope, rule))
}
