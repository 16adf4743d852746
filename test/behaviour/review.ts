import { beforeEach, describe, expect, it } from 'vitest'
import { parsePlan } from '../../src/indicators/plan.js'
import type { Kind } from '../../src/states.js'
import { contractOf } from '../../src/store/contracts.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { undoDecisions } from '../../src/tasks/decide/undo.js'
import { decide } from '../../src/tasks/decide.js'
import { journalPage } from '../../src/tasks/journal.js'
import { Memo } from '../../src/tasks/memo.js'
import { applyBatch, type BatchAsked, batchOf } from '../../src/tasks/review/batch.js'
import { previewBatch } from '../../src/tasks/review/batchPreview.js'
import type { ReviewFilter, ReviewParts } from '../../src/tasks/review/queue.js'
import { toldOf } from '../../src/tasks/review/told.js'
import { questionLines, questionsPage, type ReviewAsked, review } from '../../src/tasks/review.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, HEADER, load, type OpenDatabase, row } from './registers.js'

const HOURS = 'Le titulaire réserve 120 heures d’insertion à des personnes éloignées de l’emploi'
const uid = (id: string): string => `${BUYER}${id}`

/** id, object, amount, what the column "Clause d'insertion" says; two lots of one number. */
const ROWS = [
  ['A1', 'Voirie', '100 000', 'à étudier'],
  ['A2', 'Nettoyage', '900 000', 'à étudier'],
  ['A3', `Espaces verts. ${HOURS}`, '50 000', 'Non'],
  ['A4', 'Papier', '20 000', 'Oui'],
  ['A5', 'Gaz', '30 000', 'envisagée'],
] as const
const LOTS = [
  row({ id: 'B1', lot: '1', objet: 'Gros œuvre', montant: '400 000' }),
  row({ id: 'B1', lot: '2', objet: 'Peinture', montant: '40 000' }),
]

const REGISTER = new Blob([
  [
    `${HEADER};Clause d’insertion`,
    ...ROWS.map(([id, objet, montant, said]) => `${row({ id, objet, montant })};${said}`),
    ...LOTS.map((lot) => `${lot};à étudier`),
  ].join('\n'),
])

const PLAN = parsePlan(
  JSON.stringify({
    id: 'essai',
    title: 'Schéma d’essai',
    organisation: 'Essai',
    period: { from: '2025-01-01', to: '2027-12-31' },
    source: { document: 'Délibération' },
    objectives: [
      {
        ...{ id: 'insertion', label: 'Clause d’insertion', indicator: 'insertionClause.number', direction: '>=' },
        ...{ unit: 'ratio', target: { value: 0.5 }, sentence: 'La moitié', reading: 'En nombre' },
      },
    ],
  }),
)

/** Of a period that begins before. */
const PAST = {
  ...PLAN,
  period: { ...PLAN.period, from: PLAN.period.from.replace('2025', '2024') as typeof PLAN.period.from },
}

/** Settling what waits for a person, whatever the database. */
export function reviewBehaviour(open: OpenDatabase): void {
  let db: Database
  let parts: ReviewParts
  const now = clock()
  const answer = (id: string, state: 'yes' | 'no' | 'review' | null, more = {}) =>
    decide(
      db,
      LOCAL,
      { uid: uid(id), kind: 'insertionClause', state, reason: 'Lu au CCAP', document: null, ...more },
      now,
    )
  const asked = async (filter: ReviewFilter = {}) => {
    const { lines } = await questionsPage(parts, filter, { page: 1, size: 100 })
    return lines
      .filter(({ item }) => item.kind === 'insertionClause')
      .map(({ item }) => [item.uid.slice(14), item.doubt])
  }
  const cardAt = (more: Partial<ReviewAsked> = {}) => review(parts, { filter: { kind: 'insertionClause' }, ...more })
  const stateOf = async (id: string, kind: Kind = 'insertionClause') =>
    (await contractOf(db, LOCAL, uid(id)))?.states[kind]
  const journal = async () => (await journalPage(db, LOCAL, {}, { page: 1, size: 100 })).lines
  const family = (id: string): BatchAsked => ({ by: 'family', uid: uid(id), kind: 'insertionClause' })

  beforeEach(async () => {
    db = await open()
    await load(db, REGISTER)
    parts = { db, scope: LOCAL, memo: new Memo(), plan: PLAN }
  })

  describe('la file', () => {
    it('met d’abord ce qui resserre un objectif, puis les plus gros montants ; ce qui est établi n’y est pas', async () => {
      expect(await asked()).toEqual([
        ['A2', 'review'],
        ['B1~1', 'review'],
        ['A1', 'review'],
        ['A3', 'contradiction'],
        ['B1~2', 'review'],
        ['A5', 'review'],
      ])
    })

    it('se filtre par question, fait, année, acheteur et mots, et se lit en entier ligne à ligne', async () => {
      expect(await asked({ doubt: 'contradiction' })).toEqual([['A3', 'contradiction']])
      expect(await asked({ kind: 'reserved' })).toEqual([])
      expect(await asked({ year: 2024 })).toEqual([])
      expect(await asked({ acheteur: '000000000' })).toEqual([])
      expect(await asked({ q: 'peinture' })).toEqual([['B1~2', 'review']])
      const lines = []
      for await (const line of questionLines(parts, { year: 2025, acheteur: BUYER })) lines.push(line.item)
      expect(lines).toHaveLength((await questionsPage(parts, {}, { page: 1, size: 100 })).total)
    })

    it('passe de question en question et revient, répondre n’en fait sauter aucune', async () => {
      const first = await cardAt()
      expect([first.card?.item.uid, first.passed, first.previous]).toEqual([uid('A2'), 0, null])
      const item = first.card?.item
      await answer('A2', 'yes')
      const second = await cardAt({ after: item })
      expect([second.card?.item.uid, second.passed]).toEqual([uid('B1~1'), 0])
      const third = await cardAt({ after: second.card?.item })
      expect([third.card?.item.uid, third.passed, third.previous?.uid]).toEqual([uid('A1'), 1, uid('B1~1')])
      const end = await cardAt({ after: { uid: 'z', kind: 'insertionClause', key: [9, 0, 0, 0] } })
      expect([end.card, end.passed, end.counts.total]).toEqual([null, 5, 5])
    })

    it('dit ce que la réponse change, exactement ce qu’elle change ensuite', async () => {
      const { card } = await cardAt()
      const [effect] = card?.effect.objectives ?? []
      expect(card?.effect).toMatchObject({ year: 2025, amount: 900_000 })
      expect(effect?.now).toEqual({ low: 1 / 7, high: 1, status: 'undetermined' })
      expect(effect?.yes).toEqual({ low: 2 / 7, high: 1, status: 'undetermined' })
      expect(effect?.no).toEqual({ low: 1 / 7, high: 6 / 7, status: 'undetermined' })
      await answer('A2', 'no')
      const [after] = (await cardAt()).card?.effect.objectives ?? []
      expect(after?.now).toEqual(effect?.no)
      expect(await stateOf('A2')).toBe(card?.effect.states.no.insertionClause)
    })

    it('un objectif déjà atteint ne fait passer aucune question devant', async () => {
      const past = [row({ id: 'P1', objet: 'Ancien', montant: '5 000 000', date: '01/02/2024' })]
      const file = [`${HEADER};Clause d’insertion`, ...past.map((line) => `${line};à étudier`)]
      await load(db, new Blob([file.join('\n')]), { name: 'passe.csv' })
      expect((await asked())[0]).toEqual(['P1', 'review'])
      const met = [1, 2].map((n) => row({ id: `P${n + 1}`, objet: `Fait ${n}`, montant: '10 000', date: '01/02/2024' }))
      await load(db, new Blob([[`${HEADER};Clause d’insertion`, ...met.map((line) => `${line};Oui`)].join('\n')]), {
        name: 'atteint.csv',
      })
      parts = { ...parts, memo: new Memo(), plan: PAST }
      expect((await asked())[0]).toEqual(['A2', 'review'])
      expect((await asked()).at(-1)).toEqual(['P1', 'review'])
    })

    it('garde à part ce qu’un agent laisse à vérifier, en dernier', async () => {
      await answer('A2', 'review')
      expect((await asked()).at(-1)).toEqual(['A2', 'waiting'])
    })

    it('ne redemande pas ce que ne touche pas un en-tête renommé, ni la colonne d’un autre fait', async () => {
      await answer('A1', 'yes')
      const criterion = {
        uid: uid('A2'),
        kind: 'environmentalCriterion',
        state: 'yes',
        reason: 'RC',
        document: null,
      } as const
      await decide(db, LOCAL, criterion, now)
      const again = [
        `${HEADER};Clause insertion (O/N)`,
        `${row({ id: 'A1', objet: 'Voirie', montant: '100 000' })};à étudier`,
      ]
      await load(db, new Blob([again.join('\n')]), { name: 'renommee.csv' })
      const other = [`${HEADER};Clause d’insertion`, `${row({ id: 'A2', objet: 'Nettoyage', montant: '900 000' })};Oui`]
      await load(db, new Blob([other.join('\n')]), { name: 'autre.csv' })
      const { total } = await questionsPage(parts, { doubt: 'toReconfirm' }, { page: 1, size: 100 })
      expect(total).toBe(0)
    })

    it('retrouve ce qui avait été lu même si son import est annulé puis refait', async () => {
      await load(
        db,
        new Blob([`${HEADER};Clause d’insertion\n${row({ id: 'A1', objet: 'Voirie', montant: '100 000' })};envisagée`]),
        {
          name: 'suite.csv',
        },
      )
      await undoImport(db, LOCAL, 2, now)
      await answer('A1', 'yes')
      await load(
        db,
        new Blob([`${HEADER};Clause d’insertion\n${row({ id: 'A1', objet: 'Voirie', montant: '100 000' })};possible`]),
        {
          name: 'fin.csv',
        },
      )
      await undoImport(db, LOCAL, 1, now)
      const { card } = await review(parts, { filter: { doubt: 'toReconfirm' } })
      expect([card?.since?.removed.map(({ text }) => text), card?.since?.added.map(({ text }) => text)]).toEqual([
        ['à étudier'],
        ['possible'],
      ])
    })

    it('redemande ce qui a changé depuis la décision, et dit quoi', async () => {
      await answer('A1', 'yes', { document: 'CCAP, art. 3' })
      expect(await asked({ doubt: 'toReconfirm' })).toEqual([])
      const changed = `${HEADER};Clause d’insertion\n${row({ id: 'A1', objet: 'Voirie', montant: '100 000' })};envisagée peut-être`
      await load(db, new Blob([changed]), { name: 'suite.csv' })
      expect(await stateOf('A1')).toBe('yes')
      const { card } = await review(parts, { filter: { doubt: 'toReconfirm' } })
      expect(card?.item.uid).toBe(uid('A1'))
      expect(card?.decision).toMatchObject({ state: 'yes', document: 'CCAP, art. 3' })
      expect(card?.since?.removed.map(({ text }) => text)).toEqual(['à étudier'])
      expect(card?.since?.added.map(({ text }) => text)).toEqual(['envisagée peut-être'])
      await answer('A1', 'yes', { over: card?.decision?.seq })
      expect(await asked({ doubt: 'toReconfirm' })).toEqual([])
    })
  })

  describe('une réponse', () => {
    it('ne passe pas par-dessus ce que quelqu’un d’autre vient de décider', async () => {
      await answer('A1', 'no', { over: 0 })
      await expect(answer('A1', 'yes', { over: 0 })).rejects.toMatchObject({ code: 'decidedMeanwhile' })
      expect(await stateOf('A1')).toBe('no')
    })

    it('sans motif, écrit ce qui est lu ; laisser à vérifier se motive', async () => {
      await answer('A1', 'yes', { reason: ' \u200b' })
      expect((await journal())[0]?.reason).toBe(
        'Jugé par l’agent, sans pièce : la colonne « Clause d’insertion » dit « à étudier », ce qui ne suffit pas',
      )
      await answer('A1', 'yes', { reason: '', document: 'CCAP, art. 3' })
      expect((await journal())[0]?.reason).toMatch(/^Jugé par l’agent, sur la pièce citée : /)
      await answer('A1', 'no', { reason: 'Relu au CCAP' })
      await answer('A1', 'no', { reason: '' })
      expect((await journal())[0]?.reason).toBe('Relu au CCAP')
      await expect(answer('A1', 'review', { reason: '' })).rejects.toMatchObject({ code: 'noReason' })
    })

    it('à une contradiction, cite celui des deux indices qui porte la réponse', async () => {
      const { card } = await cardAt({ at: { uid: uid('A3'), kind: 'insertionClause', key: [0, 0, 0, 0] } })
      expect([card?.proof?.source, card?.proof?.state]).toEqual(['text', 'yes'])
      await answer('A3', 'yes', { reason: '' })
      expect((await journal())[0]?.reason).toBe(
        `Lu dans le texte : « Espaces verts. ${HOURS} »`.replace('Espaces verts. ', ''),
      )
      await answer('A3', null)
      await answer('A3', 'no', { reason: '' })
      expect((await journal())[0]?.reason).toBe('Lu dans la colonne « Clause d’insertion » : « Non »')
    })

    it('ne prend pas « Clause sociale : oui » pour un indice contraire à « Clause d’insertion : non » : c’est le texte qui l’est', async () => {
      const said = (id: string, objet: string) => `${row({ id, objet, montant: '70 000' })};Oui;Non`
      const more = [said('C1', `Criée. ${HOURS}`), said('C2', 'Criée')]
      await load(db, new Blob([[`${HEADER};Clause sociale;Clause d’insertion`, ...more].join('\n')]), { name: 'c.csv' })
      expect((await asked()).filter(([id]) => id?.startsWith('C'))).toEqual([['C1', 'contradiction']])
      const { card } = await cardAt({ at: { uid: uid('C1'), kind: 'insertionClause', key: [0, 0, 0, 0] } })
      expect([card?.proof?.source, card?.proof?.state]).toEqual(['text', 'yes'])
      expect(await stateOf('C2')).toBe('no')
    })

    it('une clause d’insertion décidée « oui » règle aussi la clause sociale que la colonne nie ; sinon, la question reste', async () => {
      const said = `${row({ id: 'Z1', objet: 'Voirie, avec clause d’insertion sociale', montant: '100 000' })};Non`
      await load(db, new Blob([`${HEADER};Clause sociale\n${said}`]), { name: 'suite.csv' })
      const asked = async () =>
        (await questionsPage(parts, {}, { page: 1, size: 100 })).lines
          .filter(({ item }) => item.uid === uid('Z1'))
          .map(({ item }) => item.kind)
          .sort()
      expect(await asked()).toEqual(['insertionClause', 'socialClause'])
      const answer = { uid: uid('Z1'), kind: 'insertionClause', state: 'yes', reason: 'Relu', document: null } as const
      expect((await decide(db, LOCAL, answer, now)).line.implied).toEqual({ socialClause: 'yes' })
      expect(await asked()).toEqual([])
      await undoDecisions(db, LOCAL, 'last', now)
      expect(await asked()).toEqual(['insertionClause', 'socialClause'])
    })

    it('dit les autres faits qui changent par conséquence, avant, après et à l’annulation', async () => {
      const both = `${row({ id: 'A1', objet: 'Voirie', montant: '100 000' })};à étudier;à étudier`
      await load(db, new Blob([`${HEADER};Clause d’insertion;Clause sociale\n${both}`]), { name: 'suite.csv' })
      const before = await questionsPage(parts, {}, { page: 1, size: 100 })
      const kinds = () => before.lines.filter(({ item }) => item.uid === uid('A1')).map(({ item }) => item.kind)
      expect(kinds().sort()).toEqual(['insertionClause', 'socialClause'])
      const { card } = await review(parts, { filter: { kind: 'socialClause' } })
      expect(card?.effect.states.no.insertionClause).toBe('no')
      const no = { uid: uid('A1'), kind: 'socialClause', state: 'no', reason: 'Relu', document: null } as const
      expect((await decide(db, LOCAL, no, now)).line.implied).toEqual({ insertionClause: 'no' })
      const after = await questionsPage(parts, {}, { page: 1, size: 100 })
      expect(after.total).toBe(before.total - 2)
      const [line] = await journal()
      expect(line?.implied).toEqual({ insertionClause: 'no' })
      const told = await toldOf(parts, { did: 'answer', seq: line?.seq ?? 0 })
      expect(told).toMatchObject({
        did: 'answer',
        lines: 1,
        implied: [{ implied: { insertionClause: 'no' }, lines: 1 }],
      })
      await undoDecisions(db, LOCAL, 'last', now)
      expect((await journal())[0]?.implied).toEqual({ insertionClause: 'review' })
      expect(await toldOf(parts, { did: 'answer', seq: line?.seq ?? 0 })).toBeNull()
      expect(await toldOf(parts, { did: 'undo', seq: line?.seq ?? 0 })).toMatchObject({
        did: 'undo',
        lines: 1,
        left: 0,
      })
      const alone = await answer('A5', 'no')
      expect(alone.line.implied).toEqual({ socialClause: 'unknown' })
    })

    it('s’annule, et ce qui était décidé avant tient de nouveau avec son motif et sa pièce', async () => {
      await answer('A1', 'yes', { reason: 'Premier motif', document: 'CCAP' })
      await answer('A1', 'no', { reason: 'Second motif' })
      const { lines } = await undoDecisions(db, LOCAL, 'last', now)
      expect(lines.map(({ reason }) => reason)).toEqual(['Second motif'])
      expect(await stateOf('A1')).toBe('yes')
      const [last] = await journal()
      expect(last).toMatchObject({ state: 'yes', reason: 'Premier motif', document: 'CCAP', undoes: 2 })
      expect((await journal()).map(({ seq, holds, inForce }) => [seq, holds, inForce])).toEqual([
        [3, false, false],
        [2, false, false],
        [1, true, true],
      ])
      const inForce = await journalPage(db, LOCAL, { only: 'inForce' }, { page: 1, size: 100 })
      expect(inForce.lines.map(({ seq }) => seq)).toEqual([1])
      await undoDecisions(db, LOCAL, 'last', now)
      expect(await stateOf('A1')).toBe('review')
      await expect(undoDecisions(db, LOCAL, 'last', now)).rejects.toMatchObject({ code: 'nothingToUndo' })
      await expect(undoDecisions(db, LOCAL, 1, now)).rejects.toMatchObject({ code: 'decidedSince' })
      await expect(undoDecisions(db, LOCAL, 99, now)).rejects.toMatchObject({ code: 'noSuchDecision' })
    })

    it('reprise par un collègue n’empêche pas d’annuler celles d’avant', async () => {
      const colleague = { ...LOCAL, actor: 'bob' }
      await answer('A1', 'yes')
      await answer('A2', 'yes')
      const given = { kind: 'insertionClause', state: 'no', reason: 'Relu', document: null } as const
      await decide(db, colleague, { uid: uid('A2'), ...given }, now)
      const { lines } = await undoDecisions(db, LOCAL, 'last', now)
      expect(lines.map(({ seq }) => seq)).toEqual([1])
      await expect(undoDecisions(db, LOCAL, 'last', now)).rejects.toMatchObject({ code: 'nothingToUndo' })
      await undoDecisions(db, colleague, 'last', now)
      await undoDecisions(db, LOCAL, 'last', now)
      expect([await stateOf('A1'), await stateOf('A2')]).toEqual(['review', 'review'])
    })

    it('un retrait s’annule aussi : la décision retirée tient de nouveau', async () => {
      await answer('A1', 'yes')
      await answer('A1', null)
      expect((await journal())[0]).toMatchObject({ seq: 2, state: null, holds: true, inForce: false })
      await undoDecisions(db, LOCAL, 'last', now)
      expect(await stateOf('A1')).toBe('yes')
    })

    it('laisse au journal qui, quand, avant et après', async () => {
      await answer('A1', 'no')
      await answer('A1', null)
      expect(
        (await journal()).map(({ seq, stateBefore, state, stateAfter, actor, inForce }) => [
          seq,
          stateBefore,
          state,
          stateAfter,
          actor,
          inForce,
        ]),
      ).toEqual([
        [2, 'no', null, 'review', 'local', false],
        [1, 'review', 'no', 'no', 'local', false],
      ])
    })

    it('sur un marché dont l’import est annulé s’annule aussi, et n’est plus là s’il revient', async () => {
      await answer('A1', 'yes')
      await undoImport(db, LOCAL, 1, now)
      expect(await asked()).toEqual([])
      await undoDecisions(db, LOCAL, 'last', now)
      await load(db, REGISTER, { name: 'retour.csv' })
      expect(await stateOf('A1')).toBe('review')
    })
  })

  describe('un groupe', () => {
    const apply = async (of: BatchAsked, more = {}) => {
      const { seen } = await batchOf(parts, of)
      return applyBatch(parts, of, { answer: 'no', reason: 'Aucune clause', document: null, seen, ...more }, now)
    }

    it('réunit ce qui porte les mêmes mots, montre son effet, puis le fait d’un coup', async () => {
      const preview = await previewBatch(parts, family('A1'), 'no')
      expect(preview.items.map((item) => item.uid.slice(14))).toEqual(['A2', 'B1~1', 'A1', 'B1~2'])
      expect(await stateOf('A1')).toBe('review')
      const figure = (at: 'before' | 'after') =>
        preview.years[0]?.[at].indicators.find(({ id }) => id === 'insertionClause.number')?.high
      expect([figure('before'), figure('after')]).toEqual([1, 3 / 7])
      const done = await apply(family('A1'))
      expect(done).toEqual({ batch: 1, decided: 4, left: 0 })
      expect([await stateOf('A1'), await stateOf('B1~2'), await stateOf('A5')]).toEqual(['no', 'no', 'review'])
      expect(new Set((await journal()).map(({ batch }) => batch))).toEqual(new Set([1]))
    })

    it('suppose les seules questions gardées : chacune écartée rend sa part de l’effet', async () => {
      const high = async (...except: string[]) => {
        const { kept, years } = await previewBatch(parts, family('A1'), 'no', except)
        const after = years[0]?.after.indicators.find(({ id }) => id === 'insertionClause.number')?.high
        return [kept.length, after]
      }
      expect(await high()).toEqual([4, 3 / 7])
      expect(await high(uid('A2'))).toEqual([3, 4 / 7])
      expect(await high(uid('A1'), uid('A2'), uid('B1~1'), uid('B1~2'))).toEqual([0, undefined])
    })

    it('compte ses questions ouvertes après chaque réponse, et celle qu’une annulation rouvre', async () => {
      const counted = async (id: string) => {
        const at = { uid: uid(id), kind: 'insertionClause', key: [0, 0, 0, 0] } as const
        return (await review(parts, { filter: {}, at })).card?.inFamily
      }
      expect(await counted('A1')).toBe(4)
      await decide(
        db,
        LOCAL,
        { uid: uid('A2'), kind: 'insertionClause', state: 'no', reason: 'Vu', document: null },
        now,
      )
      expect(await counted('A1')).toBe(3)
      await undoDecisions(db, LOCAL, 'last', now)
      expect(await counted('A1')).toBe(4)
      await decide(
        db,
        LOCAL,
        { uid: uid('A1'), kind: 'insertionClause', state: 'no', reason: 'Vu', document: null },
        now,
      )
      expect(await counted('A2')).toBe(3)
    })

    it('laisse les questions qu’on en écarte', async () => {
      expect(await apply(family('A1'), { except: [uid('A2'), uid('B1~1')] })).toEqual({ batch: 1, decided: 2, left: 0 })
      expect([await stateOf('A1'), await stateOf('A2'), await stateOf('B1~1')]).toEqual(['no', 'review', 'review'])
      const { items } = await batchOf(parts, family('A2'))
      await expect(apply(family('A2'), { except: items.map((item) => item.uid) })).rejects.toMatchObject({
        code: 'noQuestion',
      })
    })

    it('ou ceux d’une consultation, ou d’un filtre', async () => {
      const consultation: BatchAsked = { by: 'consultation', uid: uid('B1~2'), kind: 'insertionClause' }
      expect((await batchOf(parts, consultation)).items.map((item) => item.uid)).toEqual([uid('B1~1'), uid('B1~2')])
      const filter: BatchAsked = { by: 'filter', kind: 'insertionClause', filter: { q: 'gaz' } }
      expect((await batchOf(parts, filter)).items.map((item) => item.uid)).toEqual([uid('A5')])
    })

    it('ne touche jamais ce qu’une personne a décidé', async () => {
      await answer('A2', 'review', { reason: 'J’attends le CCAP' })
      const batch = await batchOf(parts, family('A1'))
      expect([batch.items.map((item) => item.uid).includes(uid('A2')), batch.decided]).toEqual([false, 1])
      await apply(family('A1'))
      expect(await stateOf('A2')).toBe('review')
    })

    it('s’applique tel qu’il a été montré, ou pas du tout', async () => {
      const { seen } = await batchOf(parts, family('A1'))
      await answer('A1', 'yes')
      await expect(apply(family('A2'), { seen })).rejects.toMatchObject({ code: 'batchChanged' })
      expect(await stateOf('A2')).toBe('review')
    })

    it('sans motif, écrit pour chacune ce qui est lu d’elle, tel que montré', async () => {
      const filter: BatchAsked = { by: 'filter', kind: 'insertionClause', filter: { doubt: 'review' } }
      const { reasons } = await previewBatch(parts, filter, 'no')
      await apply(filter, { reason: ' \u200b' })
      const lines = await journal()
      expect(lines.find((line) => line.uid === uid('A5'))?.reason).toBe(
        'Jugé par l’agent, sans pièce : la colonne « Clause d’insertion » dit « envisagée », ce qui ne vaut pas clause d’insertion',
      )
      expect(lines.find((line) => line.uid === uid('A2'))?.reason).toMatch(/« à étudier », ce qui ne vaut pas/)
      expect(new Set(reasons)).toEqual(new Set(lines.map(({ reason }) => reason)))
    })

    it('ne s’applique pas à des textes changés depuis qu’il a été montré', async () => {
      const consultation: BatchAsked = { by: 'consultation', uid: uid('B1~2'), kind: 'insertionClause' }
      const { seen } = await batchOf(parts, consultation)
      const changed = row({ id: 'B1', lot: '2', objet: 'Peinture et vitrerie', montant: '40 000' })
      await load(db, new Blob([`${HEADER};Clause d’insertion\n${changed};à étudier`]), { name: 'suite.csv' })
      expect((await batchOf(parts, consultation)).items.map((item) => item.uid)).toEqual([uid('B1~1'), uid('B1~2')])
      await expect(apply(consultation, { seen })).rejects.toMatchObject({ code: 'batchChanged' })
      expect([await stateOf('B1~1'), await stateOf('B1~2')]).toEqual(['review', 'review'])
      expect(await apply(consultation)).toMatchObject({ decided: 2, left: 0 })
    })

    it('s’annule d’un coup, sauf ce qui a été repris depuis', async () => {
      const { batch } = await apply(family('A1'))
      await answer('A2', 'yes')
      const { lines, left } = await undoDecisions(db, LOCAL, batch, now)
      expect([lines.length, left]).toEqual([3, 1])
      const told = await toldOf(parts, { did: 'undo', seq: lines[0]?.seq ?? 0 })
      expect(told).toMatchObject({ did: 'undo', lines: 3, left: 1 })
      expect([await stateOf('A1'), await stateOf('A2'), await stateOf('B1~1')]).toEqual(['review', 'yes', 'review'])
    })
  })
}
