import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { decide } from '../../src/tasks/decide.js'
import { Memo } from '../../src/tasks/memo.js'
import { batchOf } from '../../src/tasks/review/batch.js'
import { postpone, resumePostponed } from '../../src/tasks/review/postpone.js'
import type { ReviewParts } from '../../src/tasks/review/queue.js'
import { questionsPage, review } from '../../src/tasks/review.js'
import { BUYER, clock, HEADER, load, type OpenDatabase, row } from './registers.js'

const KIND = 'insertionClause'
const uid = (id: string): string => `${BUYER}${id}`
const line = (id: string, montant: string, said: string): string => `${row({ id, objet: id, montant })};${said}`
const REGISTER = [line('A1', '300', 'à étudier'), line('A2', '200', 'à étudier'), line('A3', '100', 'à étudier')]
const file = (lines: readonly string[]) => new Blob([[`${HEADER};Clause d’insertion`, ...lines].join('\n')])

/** Questions put off until later, whatever the database. */
export function postponedBehaviour(open: OpenDatabase): void {
  let db: Database
  let parts: ReviewParts
  const now = clock()
  const later = (id: string) => postpone(parts, { uid: uid(id), kind: KIND }, now)
  const answer = (id: string, state: 'yes' | 'no' | null) =>
    decide(db, LOCAL, { uid: uid(id), kind: KIND, state, reason: 'Lu au CCAP', document: null }, now)
  const asked = async () => {
    const { lines, total } = await questionsPage(parts, {}, { page: 1, size: 100 })
    expect(lines).toHaveLength(total)
    return lines.map(({ item }) => `${item.uid.slice(14)}${item.postponedAt === null ? '' : ' plus tard'}`)
  }

  beforeEach(async () => {
    db = await open()
    await load(db, file(REGISTER))
    parts = { db, scope: LOCAL, memo: new Memo(), plan: null }
  })

  describe('une question remise à plus tard', () => {
    it('vient après toutes les autres, pour tous, et reste comptée', async () => {
      await later('A1')
      expect(await asked()).toEqual(['A2', 'A3', 'A1 plus tard'])
      const { all, counts, card } = await review(parts, { filter: {} })
      expect([all.total, all.postponed, counts.postponed, card?.item.uid]).toEqual([3, 1, 1, uid('A2')])
      const other: ReviewParts = { ...parts, scope: { ...LOCAL, actor: 'bob' }, memo: new Memo() }
      expect((await review(other, { filter: {} })).card?.item.uid).toBe(uid('A2'))
      const elsewhere: ReviewParts = {
        ...parts,
        scope: { organisationId: 'ailleurs', actor: 'local' },
        memo: new Memo(),
      }
      expect((await review(elsewhere, { filter: {} })).all.postponed).toBe(0)
    })

    it('passe après ce qu’un agent laisse à vérifier, et reprend sa place avec les autres', async () => {
      await decide(db, LOCAL, { uid: uid('A2'), kind: KIND, state: 'review', reason: 'J’attends', document: null }, now)
      await later('A1')
      expect(await asked()).toEqual(['A3', 'A2', 'A1 plus tard'])
      await later('A3')
      await later('A2')
      expect(await asked()).toEqual(['A1 plus tard', 'A3 plus tard', 'A2 plus tard'])
      expect(await resumePostponed(parts)).toBe(3)
      expect(await asked()).toEqual(['A1', 'A3', 'A2'])
      expect(await resumePostponed(parts)).toBe(0)
    })

    it('reçoit sa réponse comme une autre ; annulée, elle est encore remise ; à reconfirmer, elle ne l’est plus', async () => {
      await later('A1')
      await answer('A1', 'yes')
      expect(await asked()).toEqual(['A2', 'A3'])
      await answer('A1', null)
      expect(await asked()).toEqual(['A2', 'A3', 'A1 plus tard'])
      await answer('A1', 'yes')
      await load(db, file([line('A1', '300', 'envisagée peut-être')]), { name: 'suite.csv' })
      expect(await asked()).toEqual(['A1', 'A2', 'A3'])
    })

    it('qui n’est plus posée ne se remet pas', async () => {
      await answer('A1', 'no')
      await expect(later('A1')).rejects.toMatchObject({ code: 'noQuestion' })
      await expect(later('inconnu')).rejects.toMatchObject({ code: 'noQuestion' })
    })

    it('est d’un lot comme les autres : la liste montrée reste la même', async () => {
      const asked = { by: 'family', uid: uid('A1'), kind: KIND } as const
      const { seen } = await batchOf(parts, asked)
      await later('A1')
      const after = await batchOf(parts, asked)
      expect([after.seen, after.items.length]).toEqual([seen, 3])
    })
  })
}
