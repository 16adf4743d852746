import { expect, test } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { countList } from '../../src/tasks/listing.js'
import { Memo } from '../../src/tasks/memo.js'
import { csv, load, memory, row } from './registers.js'

test.each([[['?', undefined]], [[undefined, '-']]])(
  'une recherche sans lettre ne trouve rien et ne change pas ce que les autres trouvent : %j',
  async (searches) => {
    const db = memory()
    await load(db, csv(row({ id: '1', objet: 'Papier' }), row({ id: '2', objet: 'Bancs' })))
    const memo = new Memo()
    const counts: number[] = []
    for (const q of searches) counts.push((await countList(db, LOCAL, memo, { q })).contracts)
    expect(counts).toEqual(searches.map((q) => (q === undefined ? 2 : 0)))
  },
)
