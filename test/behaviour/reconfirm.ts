import { beforeEach, describe, expect, it } from 'vitest'
import type { Kind } from '../../src/states.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { split } from '../../src/tasks/correct/split.js'
import { correct, merge } from '../../src/tasks/correct.js'
import { undoDecisions } from '../../src/tasks/decide/undo.js'
import { decide } from '../../src/tasks/decide.js'
import { Memo } from '../../src/tasks/memo.js'
import { applyBatch, type BatchAsked, batchOf } from '../../src/tasks/review/batch.js'
import type { ReviewParts } from '../../src/tasks/review/queue.js'
import { type ReconfirmGiven, reconfirm, takeBack } from '../../src/tasks/review/reconfirm.js'
import { type DecisionShown, reconfirmCause, reconfirmTogether } from '../../src/tasks/review/reconfirmTogether.js'
import { sameCauses } from '../../src/tasks/review/sameCause.js'
import { countToReconfirm, type ToReconfirm, toReconfirm } from '../../src/tasks/review/toReconfirm.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, HEADER, load, type OpenDatabase, row } from './registers.js'

const KIND = 'insertionClause'
const uid = (id: string): string => `${BUYER}${id}`
const line = (id: string, montant: string, said = ''): string =>
  `${row({ id, objet: `Marché ${id}`, montant })};${said}`
const file = (...lines: readonly string[]) => new Blob([[`${HEADER};Clause d’insertion`, ...lines].join('\n')])
const under = (headers: string, said: string) => new Blob([`${HEADER};${headers}\n${line('B1', '100', said)}`])

/** Headers, what is said under them, then the same of the next register: what was said is no longer said. */
const REVERSED = [
  ['socialClause', 'Clause sociale', 'Oui', 'Absence de clause sociale', 'Oui'],
  ['socialClause', 'Clause sociale', 'Oui', 'Sans clause sociale', 'Oui'],
  ['socialClause', 'Clause sociale', 'Oui', 'Dérogation à la clause sociale', 'Oui'],
  ['socialClause', 'Clause sociale', 'Oui', 'Clause sociale envisagée', 'Oui'],
  [
    'socialClause',
    'Clause sociale - Oui;Clause sociale - Non',
    'X;',
    'Clause sociale - Oui;Clause sociale - Non',
    ';X',
  ],
  ['reserved', 'Marché réservé', 'Oui', 'Marché non réservé', 'Oui'],
  ['reserved', 'Marché réservé ESAT', 'Oui', 'Marché réservé SIAE', 'Oui'],
] as const
/** The same said in other words, or of another fact. */
const SAME = [
  ['socialClause', 'Clause sociale', 'Oui', 'Clauses sociales (oui/non)', 'Oui'],
  ['environmentalClause', 'Clause environnementale', 'Oui', 'Clause env.', 'Oui'],
  ['reserved', 'Marché réservé ESAT', 'Oui', 'Marché réservé aux ESAT', 'Oui'],
  ['insertionClause', 'Heures d’insertion contractualisées', '100', 'Heures d’insertion prévues', '100'],
  ['environmentalClause', 'Marché réservé ESAT', 'Oui', 'Marché réservé SIAE', 'Oui'],
] as const
/** A column of no one device: its values name any. */
const NAMED = [
  ['socialCriterion', 'Clauses sociales et environnementales', 'Critère social', 'Clause environnementale'],
  ['environmentalCriterion', 'Clauses sociales et environnementales', 'Critère environnemental', 'Clause sociale'],
  ['reserved', 'Clauses sociales et environnementales', 'Marché réservé', 'Clause sociale'],
  ['insertionClause', 'Considérations', 'Insertion', 'Marché réservé'],
] as const

const WHY = { reason: 'Vu au contrat', document: null }

/** What people said, once registers say something else, whatever the database. */
export function reconfirmBehaviour(open: OpenDatabase): void {
  let db: Database
  let parts: ReviewParts
  const now = clock()
  const entries = async () => (await toReconfirm(parts, { page: 1, size: 100 })).entries
  const names = async () =>
    (await entries()).map((entry) => (entry.what === 'decision' ? 'decision' : entry.moved.what))
  const only = async (): Promise<ToReconfirm> => {
    const [entry, ...others] = await entries()
    expect(others).toEqual([])
    if (!entry) throw new Error('nothing to confirm')
    return entry
  }
  const given = (entry: ToReconfirm): ReconfirmGiven =>
    entry.what === 'decision'
      ? { what: 'decision', uid: entry.item.uid, kind: entry.item.kind, read: entry.read }
      : { what: 'correction', seq: entry.moved.line.seq, read: entry.read }
  const shown = (entry: ToReconfirm): DecisionShown[] => {
    if (entry.what !== 'decision') return []
    const { item, decision, read } = entry
    return [{ uid: item.uid, kind: item.kind, seq: decision.seq, read }]
  }
  const next = (...lines: readonly string[]) => load(db, file(...lines), { name: `${lines.join()}.csv` })
  /** Decisions to confirm once a register says another thing than the one under which a fact was decided. */
  const moved = async (kind: Kind, headers: string, said: string, since: string, saidSince: string) => {
    const base = await open()
    await load(base, under(headers, said))
    await decide(base, LOCAL, { uid: uid('B1'), kind, state: 'yes', ...WHY }, now)
    await load(base, under(since, saidSince), { name: 'suite.csv' })
    return (await countToReconfirm({ db: base, scope: LOCAL, memo: new Memo(), plan: null })).decisions
  }
  const amount = async (id: string) => (await contractsOf(db)).find((each) => each.uid === uid(id))?.montant

  beforeEach(async () => {
    db = await open()
    await load(db, file(line('A1', '100', 'à étudier'), line('A2', '200'), line('A3', '300')))
    parts = { db, scope: LOCAL, memo: new Memo(), plan: null }
  })

  describe('à reconfirmer', () => {
    it('d’une décision dont ce qui avait été lu est parti, montre quoi ; revenu, le montre encore', async () => {
      await decide(db, LOCAL, { uid: uid('A1'), kind: KIND, state: 'yes', reason: 'CCAP', document: null }, now)
      await next(line('A1', '100', 'envisagée'))
      await undoImport(db, LOCAL, 1, now)
      const since = { removed: [{ text: 'à étudier' }], added: [{ text: 'envisagée' }] }
      expect(await only()).toMatchObject({ what: 'decision', since })
      await undoImport(db, LOCAL, 2, now)
      await next(line('A1', '100', 'envisagée'), line('A4', '1'))
      expect(await only()).toMatchObject({ what: 'decision', since })
    })

    it('liste une décision sous laquelle le texte a changé, avec ce qui a changé ; confirmée, elle tient avec ses motifs', async () => {
      const yes = { uid: uid('A1'), kind: KIND, state: 'yes', reason: 'CCAP', document: 'CCAP, art. 3' } as const
      await decide(db, LOCAL, yes, now)
      expect(await names()).toEqual([])
      await next(line('A1', '100', 'envisagée'))
      const entry = await only()
      expect(entry).toMatchObject({ what: 'decision', decision: { seq: 1 }, since: { added: [{ text: 'envisagée' }] } })
      await expect(reconfirm(parts, { ...given(entry), read: 'autre' }, now)).rejects.toMatchObject({
        code: 'readMeanwhile',
      })
      await reconfirm(parts, given(entry), now)
      expect(await names()).toEqual([])
      const [last] = await db.query.selectFrom('decision').selectAll().orderBy('seq', 'desc').execute()
      expect(last).toMatchObject({ seq: 2, state: 'yes', reason: 'CCAP', document: 'CCAP, art. 3' })
      await expect(reconfirm(parts, given(entry), now)).rejects.toMatchObject({ code: 'notInForce' })
    })

    it('liste une décision dont la colonne dit le contraire ou réserve à d’autres, par son en-tête seul', async () => {
      for (const [kind, before, said, after, now] of REVERSED)
        expect(await moved(kind, before, said, after, now)).toBe(1)
    })

    it('ne liste pas une décision dont la colonne dit la même chose sous d’autres mots, ou ne la touche pas', async () => {
      for (const [kind, before, said, after, now] of SAME) expect(await moved(kind, before, said, after, now)).toBe(0)
    })

    it('liste une décision lue dans une colonne d’aucun dispositif, dont la valeur en nomme un autre', async () => {
      for (const [kind, header, said, since] of NAMED) expect(await moved(kind, header, said, header, since)).toBe(1)
    })

    it('liste un champ corrigé dont le registre dit autre chose ; confirmé il tient, retiré le registre vaut', async () => {
      await correct(db, LOCAL, { uid: uid('A2'), fields: { montant: '250' }, ...WHY }, now)
      await next(line('A2', '210'))
      const entry = await only()
      expect(entry).toMatchObject({ moved: { what: 'set', label: 'Montant HT', says: '210 €', after: '250 €' } })
      await next(line('A2', '220'))
      await expect(reconfirm(parts, given(entry), now)).rejects.toMatchObject({ code: 'notInForce' })
      await reconfirm(parts, given(await only()), now)
      expect([await names(), await amount('A2')]).toEqual([[], 250])
      await next(line('A2', '230'))
      await takeBack(parts, given(await only()), now)
      expect(await names()).toEqual(['set'])
      await takeBack(parts, given(await only()), now)
      expect([await names(), await amount('A2')]).toEqual([[], 230])
    })

    it('liste une réunion dont l’un des deux marchés est dit autrement depuis ; confirmée, elle ne l’est plus', async () => {
      await merge(db, LOCAL, { uid: uid('A2'), into: uid('A3'), ...WHY }, now)
      await next(line('A1', '150'))
      expect(await names()).toEqual([])
      const { id } = await next(line('A2', '999'))
      const entry = await only()
      expect(entry).toMatchObject({
        contract: { uid: uid('A3') },
        moved: { what: 'merge', changes: [{ uid: uid('A2'), shows: 'changed', changes: [{ label: 'Montant HT' }] }] },
      })
      await undoImport(db, LOCAL, id ?? 0, now)
      expect(await names()).toEqual([])
      await next(line('A3', '301'))
      await reconfirm(parts, given(await only()), now)
      expect(await countToReconfirm(parts)).toEqual({ decisions: 0, corrections: 0 })
      expect((await contractsOf(db)).some((each) => each.uid === uid('A2'))).toBe(false)
      await next(line('A3', '302'))
      await takeBack(parts, given(await only()), now)
      expect([await names(), await amount('A2'), await amount('A3')]).toEqual([[], 200, 302])
    })

    it('dit une réunion dont l’import qui disait l’un des deux est annulé', async () => {
      const { id } = await next(line('B1', '10'))
      await merge(db, LOCAL, { uid: uid('B1'), into: uid('A3'), ...WHY }, now)
      await undoImport(db, LOCAL, id ?? 0, now)
      expect(await only()).toMatchObject({ moved: { changes: [{ uid: uid('B1'), shows: 'gone', changes: [] }] } })
    })

    it('liste une scission dont le marché est dit autrement depuis, et la confirme', async () => {
      await split(
        db,
        LOCAL,
        { uid: uid('A3'), stays: { montant: '200' }, goes: { objet: 'Autre', montant: '100' }, ...WHY },
        now,
      )
      expect(await names()).toEqual([])
      await next(line('A3', '400'))
      expect(await names()).toEqual(['set', 'split'])
      const scission = (await entries()).find((entry) => entry.what === 'correction' && entry.moved.what === 'split')
      if (!scission) throw new Error('no split to confirm')
      await reconfirm(parts, given(scission), now)
      expect(await names()).toEqual(['set'])
      expect(await amount('A3~+1')).toBe(100)
    })

    it('se confirme d’un coup pour plusieurs décisions, sauf ce qui se lit encore autrement ; le groupe s’annule d’un coup', async () => {
      for (const id of ['A1', 'A2', 'A3']) {
        await decide(db, LOCAL, { uid: uid(id), kind: KIND, state: 'yes', reason: `CCAP ${id}`, document: null }, now)
      }
      await next(line('A1', '100', 'envisagée'), line('A2', '200', 'envisagée'), line('A3', '300', 'envisagée'))
      const asked = (await entries()).flatMap(shown)
      await next(line('A3', '300', 'possible'))
      const done = await reconfirmTogether(parts, asked, now)
      expect(done).toEqual({ batch: 4, confirmed: 2, left: 1 })
      expect(await only()).toMatchObject({ item: { uid: uid('A3') } })
      const { lines } = await undoDecisions(db, LOCAL, 'last', now)
      expect(lines.map(({ reason }) => reason).sort()).toEqual(['CCAP A1', 'CCAP A2'])
      expect(await countToReconfirm(parts)).toMatchObject({ decisions: 3 })
      await reconfirm(parts, given((await entries())[0] ?? (await only())), now)
      const again = (await entries()).flatMap(shown)
      await expect(reconfirmTogether(parts, asked, now)).rejects.toMatchObject({ code: 'notInForce' })
      expect(await reconfirmTogether(parts, again, now)).toMatchObject({ confirmed: 2, left: 0 })
    })

    it('réunit ce qu’une même cause remet en question : un fait, une réponse, une colonne qui disait et dit la même chose', async () => {
      const said = [
        ['A1', 'yes', 'envisagée'],
        ['A2', 'no', 'envisagée'],
        ['A3', 'yes', 'possible'],
        ['A4', 'yes', 'envisagée'],
      ] as const
      await next(...said.map(([id]) => line(id, '1', 'à étudier')))
      for (const [id, state] of said) await decide(db, LOCAL, { uid: uid(id), kind: KIND, state, ...WHY }, now)
      await next(...said.map(([id, , since]) => line(id, '1', since)))
      const told = (await sameCauses(parts)).map(({ state, cause, members }) => {
        return [state, cause?.[0]?.before, cause?.[0]?.after, members.map(({ item }) => item.uid.slice(-2)).sort()]
      })
      expect(told.sort((a, b) => String(a).localeCompare(String(b)))).toEqual([
        ['no', 'à étudier', 'envisagée', ['A2']],
        ['yes', 'à étudier', 'envisagée', ['A1', 'A4']],
        ['yes', 'à étudier', 'possible', ['A3']],
      ])
    })

    it('se confirme en entier pour une cause, sur toutes ses pages ; ou pas du tout, si elle a changé', async () => {
      const ids = Array.from({ length: 260 }, (_, at) => `C${at}`)
      await next(...ids.map((id) => line(id, '1', 'à étudier')))
      const all: BatchAsked = { by: 'filter', kind: KIND, filter: {} }
      const { seen } = await batchOf(parts, all)
      await applyBatch(parts, all, { answer: 'yes', seen, ...WHY }, now)
      await next(...ids.map((id) => line(id, '1', 'envisagée')))
      const { entries: listed, pages } = await toReconfirm(parts, { page: 1, size: 20 })
      expect([listed.length, pages]).toEqual([20, 13])
      const [first] = await sameCauses(parts)
      if (!first) throw new Error('no cause')
      expect(first.members).toHaveLength(260)
      await decide(db, LOCAL, { uid: uid('C7'), kind: KIND, state: 'no', ...WHY }, now)
      await expect(reconfirmCause(parts, first.name, now)).rejects.toMatchObject({ code: 'batchChanged' })
      expect(await countToReconfirm(parts)).toMatchObject({ decisions: 259 })
      const [left] = await sameCauses(parts)
      const done = await reconfirmCause(parts, left?.name ?? '', now)
      expect(done).toMatchObject({ confirmed: 259, left: 0 })
      expect(await countToReconfirm(parts)).toEqual({ decisions: 0, corrections: 0 })
      expect((await undoDecisions(db, LOCAL, done.batch, now)).lines).toHaveLength(259)
      expect((await sameCauses(parts))[0]?.members).toHaveLength(259)
    })

    it('laisse une décision reprise depuis qu’elle a été montrée', async () => {
      for (const id of ['A1', 'A2']) await decide(db, LOCAL, { uid: uid(id), kind: KIND, state: 'yes', ...WHY }, now)
      await next(line('A1', '1', 'envisagée'), line('A2', '1', 'envisagée'))
      const asked = (await entries())
        .flatMap(shown)
        .map((each) => ({ ...each, seq: each.seq + (each.uid === uid('A1') ? 9 : 0) }))
      expect(await reconfirmTogether(parts, asked, now)).toMatchObject({ confirmed: 1, left: 1 })
      expect(await only()).toMatchObject({ item: { uid: uid('A1') } })
    })

    it('se lit page à page, décisions d’abord, pour son organisation seule', async () => {
      const yes = { uid: uid('A1'), kind: KIND, state: 'yes', ...WHY } as const
      await decide(db, LOCAL, yes, now)
      await correct(db, LOCAL, { uid: uid('A2'), fields: { montant: '250' }, ...WHY }, now)
      await next(line('A1', '100', 'envisagée'), line('A2', '210'))
      const first = await toReconfirm(parts, { page: 1, size: 1 })
      const second = await toReconfirm(parts, { page: 2, size: 1 })
      expect([first.decisions, first.corrections, first.pages]).toEqual([1, 1, 2])
      expect([...first.entries, ...second.entries].map(({ what }) => what)).toEqual(['decision', 'correction'])
      const elsewhere: ReviewParts = { ...parts, scope: { organisationId: 'ailleurs', actor: 'x' }, memo: new Memo() }
      expect(await countToReconfirm(elsewhere)).toEqual({ decisions: 0, corrections: 0 })
    })
  })
}
