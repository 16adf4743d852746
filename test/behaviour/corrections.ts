import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { contractOf as storedOf } from '../../src/store/contracts.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { undoOutcome } from '../../src/store/findings.js'
import { findingCounts } from '../../src/store/settled.js'
import type { ContractView } from '../../src/tasks/contracts.js'
import { confirm } from '../../src/tasks/correct/confirm.js'
import { correctionForm } from '../../src/tasks/correct/form.js'
import { correctionLogPage } from '../../src/tasks/correct/log.js'
import { mergerEffect } from '../../src/tasks/correct/mergeEffect.js'
import { correctionsShown } from '../../src/tasks/correct/shown.js'
import { correct, merge, withdraw } from '../../src/tasks/correct.js'
import { decide } from '../../src/tasks/decide.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'
import { Memo } from '../../src/tasks/memo.js'
import { applyRetag } from '../../src/tasks/retag.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, HEADER, load, type OpenDatabase, row } from './registers.js'

const [A, B, C] = [`${BUYER}2025-1`, `${BUYER}2025-2`, `${BUYER}2025-3`]
const OTHER_BUYER = '21750001600019'
const WHY = { reason: 'Coquille du registre', document: 'Acte d’engagement, p. 2' }

const MOVED = { code: 'notInForce' }

/** A register with a declared column, one row a contract. */
const register = (...rows: readonly (readonly [string, string])[]): Blob =>
  new Blob([[`${HEADER};Clause sociale`, ...rows.map(([line, social]) => `${line};${social}`)].join('\n')])

const voirie = row({ id: '2025-1', objet: 'Voirie', montant: '12 000', titulaire: 'Bati' })
const rues = row({ id: '2025-2', objet: 'Voirie des rues', montant: '12 500', titulaire: 'Mure' })
const papier = row({ id: '2025-3', objet: 'Papier', montant: '900', titulaire: 'Ramette' })

/** Correcting, merging and going back, whatever the database. */
export function correctionsBehaviour(open: OpenDatabase): void {
  let db: Database
  let now: () => Date
  const one = async (uid = A): Promise<ContractView | undefined> =>
    (await contractsOf(db)).find((contract) => contract.uid === uid)
  const set = (fields: Readonly<Record<string, string>>, uid = A) => correct(db, LOCAL, { uid, fields, ...WHY }, now)
  const journal = () => db.query.selectFrom('correction').selectAll().orderBy('seq').execute()
  const cells = () => db.query.selectFrom('cell').selectAll().execute()

  beforeEach(async () => {
    db = await open()
    now = clock()
    await load(db, register([voirie, 'Non'], [rues, ''], [papier, '']))
  })

  describe('le journal', () => {
    it('dit tout ce qui fut fait à la main, la dernière ligne d’abord, par pages, annulations comprises', async () => {
      await set({ montant: '13000' })
      await set({ montant: '14000' })
      await merge(db, LOCAL, { uid: C, into: B, ...WHY }, now)
      await withdraw(db, LOCAL, { uid: A, seq: 2, reason: 'Erreur' }, now)
      const { lines, total, pages } = await correctionLogPage(db, LOCAL, { page: 1, size: 3 })
      expect([total, pages]).toEqual([4, 2])
      expect(lines).toMatchObject([
        { seq: 4, action: 'withdraw', uid: A, after: '2', reason: 'Erreur', inForce: false },
        { seq: 3, action: 'merge', uid: C, after: B, objet: 'Papier', visible: false, inForce: true },
        { seq: 2, action: 'set', label: 'Montant HT', withdrawnBy: 4, inForce: false, objet: 'Voirie', visible: true },
      ])
      const { lines: last } = await correctionLogPage(db, LOCAL, { page: 2, size: 3 })
      expect(last).toMatchObject([
        { seq: 1, before: expect.stringMatching(/^12\s000\s€$/), inForce: true, document: WHY.document },
      ])
      const other = { organisationId: 'autre', actor: 'x' }
      expect((await correctionLogPage(db, other, { page: 1, size: 3 })).lines).toEqual([])
    })
  })

  describe('l’acheteur', () => {
    const bySiren = async () => {
      const { rows } = await sql<{ siren: string; contracts: number }>`
        SELECT siren, sum(contracts) AS contracts FROM buyer_cell GROUP BY siren ORDER BY siren`.execute(db.query)
      return rows.map(({ siren, contracts }) => [siren, contracts])
    }

    it('corrigé, vaut dans les chiffres par acheteur, tient contre un nouvel import sous le même identifiant, et se retire', async () => {
      expect(await bySiren()).toEqual([['214401093', 3]])
      await set({ acheteur: OTHER_BUYER, acheteurNom: 'Ville de Paris' })
      expect(await one()).toMatchObject({ uid: A, acheteur: { id: OTHER_BUYER, nom: 'Ville de Paris' } })
      expect(await bySiren()).toEqual([
        ['214401093', 2],
        ['217500016', 1],
      ])
      await load(db, register([row({ id: '2025-1', objet: 'Voirie', montant: '13 000' }), 'Non']), {
        name: 'suite.csv',
      })
      expect(await one()).toMatchObject({ acheteur: { id: OTHER_BUYER }, montant: 13_000 })
      expect(await contractsOf(db)).toHaveLength(3)
      for (const seq of [2, 1]) await withdraw(db, LOCAL, { seq, reason: '' }, now)
      expect(await one()).toMatchObject({ acheteur: { id: BUYER, nom: null } })
      expect(await bySiren()).toEqual([['214401093', 3]])
    })

    it('vidé, est « non renseigné » ; une clé fausse est refusée, comme un import la signale', async () => {
      await expect(set({ acheteur: '21750001600018' })).rejects.toThrow(/^SIRET de l’acheteur :.*clé/s)
      await expect(set({ acheteur: 'Ville de Paris' })).rejects.toMatchObject({ code: 'badCorrection' })
      await set({ acheteur: '' })
      expect(await one()).toMatchObject({ uid: A, acheteur: { id: null } })
      expect(await bySiren()).toEqual([
        ['', 1],
        ['214401093', 2],
      ])
    })

    it('règle la remarque sur sa cellule, et la rend quand il est retiré', async () => {
      const file = new Blob([`${HEADER}\n${row({ id: 'Z', objet: 'Toits' }).replace(BUYER, '2,17E+13')}`])
      const { id } = await load(db, file, { name: 'z.csv' })
      const open = async () => (await findingCounts(db, LOCAL, [id ?? 0])).get(id ?? 0)?.get('warning')
      const before = await open()
      expect(before?.settled).toBe(0)
      const [contract] = (await contractsOf(db)).filter(({ objet }) => objet === 'Toits')
      await set({ acheteur: OTHER_BUYER }, contract?.uid)
      expect((await open())?.settled).toBeGreaterThan(0)
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, now)
      expect(await open()).toEqual(before)
    })
  })

  describe('une correction', () => {
    it('tient lieu de ce que dit le registre, se motive, et se retire', async () => {
      const before = await contractsOf(db)
      const sums = await cells()
      await set({ montant: '120 k€', dateNotification: '3/4/2024', titulaires: 'Bati Nord, 73282932000074' })
      expect(await one()).toMatchObject({
        montant: 120_000,
        dateNotification: '2024-04-03',
        titulaires: [{ id: '73282932000074', typeIdentifiant: 'SIRET', denominationSociale: 'Bati Nord' }],
      })
      expect(await cells()).not.toEqual(sums)
      expect(await journal()).toMatchObject([
        { seq: 1, field: 'montant', value: '12000000', seen: '1200000', actor: 'local', ...WHY },
        { seq: 2, field: 'dateNotification', value: '"2024-04-03"', seen: '"2025-02-01"' },
        { seq: 3, field: 'titulaires' },
      ])
      for (const seq of [1, 2, 3]) await withdraw(db, LOCAL, { seq, reason: '' }, now)
      expect(await contractsOf(db)).toEqual(before)
      expect(await cells()).toEqual(sums)
    })

    it('se lit comme un texte du registre : la preuve dit qu’elle est corrigée à la main', async () => {
      const said = 'Rues. Le titulaire réserve 120 heures d’insertion à des personnes éloignées de l’emploi'
      await set({ objet: said }, B)
      const contract = await one(B)
      expect(contract?.states.insertionClause).toBe('yes')
      const tag = contract?.tags.find(({ kind, field }) => kind === 'insertionClause' && field === 'objet')
      expect(tag?.cell).toBe('corrigé à la main')
    })

    it('porte aussi sur une colonne déclarée, qu’elle soit ou non dans le registre', async () => {
      expect((await one())?.states.socialClause).toBe('no')
      await set({ 'Clause sociale': 'Oui', considerationsEnvironnementales: 'Clause environnementale' })
      expect((await one())?.states).toMatchObject({ socialClause: 'yes', environmentalClause: 'yes' })
      await set({ 'Clause sociale': '', heuresContractualisees: '250 h' })
      expect(await one()).toMatchObject({ states: { socialClause: 'yes', insertionClause: 'yes' } })
      await set({ heuresContractualisees: '0' })
      expect((await one())?.states.insertionClause).toBe('no')
    })

    it('suit sa colonne sous un autre en-tête du même fait ; sous deux, elle ne tient lieu que de la sienne', async () => {
      const under = (headers: string, said: string) => new Blob([`${HEADER};${headers}\n${voirie};${said}`])
      const columns = async () =>
        (await storedOf(db, LOCAL, A))?.record.texts.flatMap(({ column, text }) => (column ? [[column, text]] : []))
      await set({ 'Clause sociale': 'Oui' })
      await load(db, under('Clauses sociales (O/N)', 'Non'), { name: 'renommee.csv' })
      expect(await columns()).toEqual([['Clauses sociales (O/N)', 'Oui']])
      expect((await one())?.states.socialClause).toBe('yes')
      const [line] = (await correctionsShown(db, LOCAL, A)).lines
      expect(line).toMatchObject({ inForce: true, toReconfirm: null })
      const texts = (await correctionForm(db, LOCAL, A)).groups.at(-1)?.fields
      expect(texts).toMatchObject([{ field: 'colonne:Clauses sociales (O/N)', value: 'Oui', says: 'Non' }])
      await set({ 'Clauses sociales (O/N)': 'à étudier' })
      expect([await columns(), (await journal()).map(({ field }) => field)]).toEqual([
        [['Clauses sociales (O/N)', 'à étudier']],
        ['colonne:Clause sociale', 'colonne:Clause sociale'],
      ])
      await withdraw(db, LOCAL, { seq: 2, reason: '' }, now)
      await load(db, under('Clause sociale;Absence de clause sociale', 'Non;Non'), { name: 'deux.csv' })
      expect(await columns()).toEqual([
        ['Clause sociale', 'Oui'],
        ['Absence de clause sociale', 'Non'],
      ])
    })

    it('tient contre un nouvel import, une autre relecture et une annulation', async () => {
      await set({ montant: '120 k€' })
      await load(db, register([voirie.replace('12 000', '13 000'), 'Oui']), { name: 'suite.csv' })
      expect(await one()).toMatchObject({ montant: 120_000, states: { socialClause: 'yes' } })
      await applyRetag(db, LOCAL, now, { given: { rules: STANDARD_RULES, file: '{}' } })
      expect((await one())?.montant).toBe(120_000)
      await undoImport(db, LOCAL, 2, now)
      await undoImport(db, LOCAL, 1, now)
      expect(await contractsOf(db)).toEqual([])
      await load(db, register([voirie, 'Non']))
      expect((await one())?.montant).toBe(120_000)
      await withdraw(db, LOCAL, { seq: 1, reason: 'Erreur' }, now)
      expect((await one())?.montant).toBe(12_000)
    })

    it('corrigée à son tour, revient à elle quand la seconde est annulée ; la première ne s’annule pas par-dessous', async () => {
      await set({ montant: '20 000' })
      await set({ montant: '30 000' })
      await expect(withdraw(db, LOCAL, { seq: 1, reason: '' }, now)).rejects.toMatchObject({ code: 'notInForce' })
      await withdraw(db, LOCAL, { seq: 2, reason: '' }, now)
      expect((await one())?.montant).toBe(20_000)
      await expect(withdraw(db, LOCAL, { seq: 2, reason: '' }, now)).rejects.toMatchObject({ code: 'notInForce' })
      await expect(withdraw(db, LOCAL, { seq: 3, reason: '' }, now)).rejects.toMatchObject({ code: 'noCorrection' })
      await expect(withdraw(db, LOCAL, { seq: 9, reason: '' }, now)).rejects.toMatchObject({ code: 'noCorrection' })
    })

    it('ne se retire que du marché dont elle est, ou de celui dont il fait partie', async () => {
      const from = (uid: string, seq: number) => withdraw(db, LOCAL, { uid, seq, reason: 'Erreur' }, now)
      await set({ direction: 'Voirie' }, B)
      await expect(from(A, 1)).rejects.toMatchObject({ code: 'noCorrection' })
      expect(await journal()).toHaveLength(1)
      await merge(db, LOCAL, { uid: B, into: A, ...WHY }, now)
      await expect(from(C, 1)).rejects.toMatchObject({ code: 'noCorrection' })
      await from(A, 1)
      await expect(from(C, 2)).rejects.toMatchObject({ code: 'noCorrection' })
      await from(A, 2)
      expect((await journal()).slice(2)).toMatchObject([{ withdraws: 1, reason: 'Erreur' }, { withdraws: 2 }])
      expect((await storedOf(db, LOCAL, B))?.direction).toBeNull()
    })

    it('que le registre dément se confirme : la même valeur, sur ce qu’il dit maintenant', async () => {
      const latest = async () => (await correctionsShown(db, LOCAL, A)).lines[0]
      await set({ montant: '120 k€' })
      await expect(confirm(db, LOCAL, { uid: A, seq: 1, says: '12 000 €' }, now)).rejects.toMatchObject(MOVED)
      await load(db, register([voirie.replace('12 000', '13 000'), 'Non']), { name: 'suite.csv' })
      const says = (await latest())?.toReconfirm?.says ?? ''
      expect(says).toMatch(/^13.000 €$/u)
      await expect(confirm(db, LOCAL, { uid: A, seq: 1, says: '' }, now)).rejects.toMatchObject(MOVED)
      await confirm(db, LOCAL, { uid: A, seq: 1, says }, now)
      expect(await latest()).toMatchObject({ seq: 2, before: says, inForce: true, toReconfirm: null, ...WHY })
      expect((await one())?.montant).toBe(120_000)
      await withdraw(db, LOCAL, { seq: 2, reason: '' }, now)
      expect((await correctionsShown(db, LOCAL, A)).lines.find(({ seq }) => seq === 1)?.toReconfirm).toEqual({ says })
      await set({ montant: '120 k€' })
      expect(await latest()).toMatchObject({ seq: 4, toReconfirm: null })
      await expect(set({ montant: '120 k€' })).rejects.toMatchObject({ code: 'nothingToCorrect' })
      await expect(confirm(db, LOCAL, { uid: B, seq: 4, says }, now)).rejects.toMatchObject({ code: 'noCorrection' })
    })

    it('d’un maximum d’accord-cadre n’est plus un maximum ; retirée, il l’est de nouveau', async () => {
      const header = HEADER.replace('Montant HT', 'Montant maximum HT')
      const framework = row({ id: '2025-9', objet: 'Fournitures', montant: '5000' })
      await load(db, new Blob([[header, framework].join('\n')]), { name: 'maximum.csv' })
      const stored = () => storedOf(db, LOCAL, `${BUYER}2025-9`)
      expect(await stored()).toMatchObject({ montantFirst: 500_000, montantMaximum: true })
      await set({ montant: '3000' }, `${BUYER}2025-9`)
      const record = { montantMaximum: false }
      expect(await stored()).toMatchObject({ montantFirst: 300_000, montantMaximum: false, record })
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, now)
      expect(await stored()).toMatchObject({ montantFirst: 500_000, montantMaximum: true })
    })

    it('peut dire qu’une valeur n’est pas renseignée', async () => {
      await set({ montant: '', titulaires: '' })
      expect(await one()).toMatchObject({ montant: null, titulaires: [] })
    })

    it('porte aussi sur les heures, période par période', async () => {
      await set({ hours: '12,5 h réalisées du 01/01/2025 au 31/03/2025\n8 h validées du 01/04/2025 au 30/06/2025' })
      expect((await storedOf(db, LOCAL, A))?.hours).toEqual([
        { quantity: 'done', from: '2025-01-01', to: '2025-03-31', hours: 1250 },
        { quantity: 'validated', from: '2025-04-01', to: '2025-06-30', hours: 800 },
      ])
      await expect(set({ hours: '12 h un jour' })).rejects.toMatchObject({ code: 'badCorrection' })
    })

    it('refuse ce qui ne se lit pas, ce qui n’est pas un champ, ce qui est déjà dit, et l’absence de motif', async () => {
      const refused = async (fields: Readonly<Record<string, string>>, code: string) =>
        expect(set(fields)).rejects.toMatchObject({ code })
      await refused({ montant: 'beaucoup' }, 'badCorrection')
      await refused({ montant: '12 000 € TTC' }, 'badCorrection')
      await refused({ dateNotification: '31/02/2025' }, 'badCorrection')
      await refused({ objet: ' ' }, 'badCorrection')
      await refused({ couleur: 'rouge' }, 'badCorrection')
      await refused({ montant: '12 000,00 €' }, 'nothingToCorrect')
      await expect(
        correct(db, LOCAL, { uid: A, fields: { montant: '1' }, reason: '\u200b', document: null }, now),
      ).rejects.toMatchObject({ code: 'noReason' })
      await expect(set({ montant: '5 k€' }, 'ailleurs')).rejects.toMatchObject({ code: 'noSuchContract' })
      expect(await journal()).toEqual([])
    })

    it('ne se voit pas d’une autre organisation', async () => {
      await db.atomically([{ sql: `INSERT INTO organisation (id, name) VALUES ('autre', 'Autre')`, parameters: [] }])
      const other = { organisationId: 'autre', actor: 'x' }
      await set({ montant: '5 k€' })
      await expect(correct(db, other, { uid: A, fields: { montant: '1 k€' }, ...WHY }, now)).rejects.toMatchObject({
        code: 'noSuchContract',
      })
      await expect(withdraw(db, other, { seq: 1, reason: '' }, now)).rejects.toMatchObject({ code: 'noCorrection' })
    })
  })

  describe('deux marchés réunis', () => {
    const join = (uid: string, into: string) => merge(db, LOCAL, { uid, into, ...WHY }, now)

    it('n’en font qu’un, qui garde ses données quoi que disent de l’autre les imports suivants ; séparés, ils reviennent', async () => {
      const [before, sums] = [await contractsOf(db), await cells()]
      const [own] = before
      await join(B, A)
      expect(await contractsOf(db)).toEqual([own, before[2]])
      const said = rues.replace('12 500', '50 000').replace('01/02/2025', '05/03/2025')
      const report = await load(db, register([said, 'Oui']), { name: 'suite.csv' })
      expect(report).toMatchObject({ rows: 1, created: 0, updated: 0, unchanged: 1, duplicates: 0 })
      expect(await one()).toEqual(own)
      expect(await contractsOf(db)).toHaveLength(2)
      await undoImport(db, LOCAL, 2, now)
      await withdraw(db, LOCAL, { seq: 1, reason: 'Non' }, now)
      expect(await contractsOf(db)).toEqual(before)
      expect(await cells()).toEqual(sums)
    })

    it('sont un seul marché pour qui annonce ce qu’une annulation ferait', async () => {
      await join(B, A)
      await load(db, register([voirie.replace('12 000', '50 000'), 'Oui']), { name: 'suite.csv' })
      expect(await undoOutcome(db, LOCAL, 2)).toEqual({ hidden: 0, restored: 1 })
      expect(await undoOutcome(db, LOCAL, 1)).toEqual({ hidden: 1, restored: 1 })
      expect(await undoImport(db, LOCAL, 1, now)).toMatchObject({ hidden: 1, restored: 1 })
    })

    it('sont une ligne et son doublon pour l’import qui les dit tous deux', async () => {
      await join(A, B)
      const report = await load(db, register([voirie, 'Oui'], [rues, ''], [papier, '']), { name: 'suite.csv' })
      expect(report).toMatchObject({ rows: 3, created: 0, updated: 1, unchanged: 1, duplicates: 1 })
    })

    it('gardent chacun leurs décisions et leurs corrections', async () => {
      await decide(db, LOCAL, { uid: B, kind: 'reserved', state: 'yes', ...WHY }, now)
      await set({ montant: '77 000' }, B)
      await join(B, A)
      expect(await one()).toMatchObject({ montant: 12_000, states: { reserved: 'yes' } })
      await set({ direction: 'Bâtiments' })
      await withdraw(db, LOCAL, { seq: 2, reason: '' }, now)
      expect(await one(B)).toMatchObject({ montant: 77_000, states: { reserved: 'yes' } })
      expect(await storedOf(db, LOCAL, A)).toMatchObject({ direction: 'Bâtiments', states: { reserved: 'unknown' } })
    })

    it('de date et de montant autres, ne font pas une modification : celui que l’on garde ne prend que ce qu’il ne dit pas', async () => {
      const bare = row({ id: '2025-7', objet: 'Rond-point', date: '', titulaire: '' })
      const full = row({ id: '2025-8', objet: 'Giratoire', date: '05/05/2025', montant: '70 000', titulaire: 'Bati' })
      await load(db, register([bare, ''], [full, 'Oui']), { name: 'deux.csv' })
      const [kept, other] = [`${BUYER}2025-7`, `${BUYER}2025-8`]
      const before = await contractsOf(db)
      await set({ montant: '71 000' }, other)
      await join(other, kept)
      expect(await one(kept)).toMatchObject({
        ...{ objet: 'Rond-point', montant: 71_000, dateNotification: '2025-05-05', states: { socialClause: 'yes' } },
        titulaires: [{ denominationSociale: 'Bati' }],
      })
      expect((await storedOf(db, LOCAL, kept))?.record.modifications).toEqual([])
      await set({ montant: '' }, kept)
      expect((await one(kept))?.montant).toBe(null)
      await join(kept, A)
      expect(await one()).toMatchObject({ objet: 'Voirie', montant: 12_000, dateNotification: '2025-02-01' })
      expect(await storedOf(db, LOCAL, A)).toMatchObject({ montantLatest: 1_200_000, record: { modifications: [] } })
      for (const seq of [4, 3, 2, 1]) await withdraw(db, LOCAL, { seq, reason: '' }, now)
      expect(await contractsOf(db)).toEqual(before)
    })

    it('dont deux décisions s’opposent, demandent laquelle vaut ; les autres sont gardées, et tout revient', async () => {
      await decide(db, LOCAL, { uid: A, kind: 'reserved', state: 'no', ...WHY }, now)
      await decide(db, LOCAL, { uid: B, kind: 'reserved', state: 'yes', ...WHY }, now)
      await decide(db, LOCAL, { uid: B, kind: 'socialCriterion', state: 'yes', ...WHY }, now)
      const before = await contractsOf(db)
      await expect(join(B, A)).rejects.toMatchObject({ code: 'decidedTwice' })
      const settled = (state: 'yes' | 'no' | 'review') =>
        merge(db, LOCAL, { uid: B, into: A, decided: { reserved: state }, ...WHY }, now)
      await expect(settled('review')).rejects.toThrow(/non pour celui qui reste, oui pour l’autre/)
      expect(await contractsOf(db)).toEqual(before)
      for (const state of ['yes', 'no'] as const) {
        await settled(state)
        expect((await one())?.states).toMatchObject({ reserved: state, socialCriterion: 'yes' })
        const seq = (await journal()).at(-1)?.seq ?? 0
        await withdraw(db, LOCAL, { seq, reason: '' }, now)
        expect(await contractsOf(db)).toEqual(before)
      }
    })

    it('qui se contredisent, gardent ce que dit celui qui reste, sauf si l’on dit lequel est vrai ; tout revient', async () => {
      await load(db, register([rues, 'Oui']), { name: 'suite.csv' })
      const before = await contractsOf(db)
      const asked = { db, scope: LOCAL, memo: new Memo(), plan: null }
      const { crossed, amounts } = await mergerEffect(asked, { uid: B, into: A }, now())
      expect(crossed).toEqual([{ kind: 'socialClause', part: 'yes', whole: 'no' }])
      expect(amounts).toEqual({ part: 1_250_000, whole: 1_200_000 })
      await join(B, A)
      expect(await one()).toMatchObject({ montant: 12_000, states: { socialClause: 'no' } })
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, now)
      const settled = { decided: { socialClause: 'yes' }, takesAmount: true } as const
      const { after } = await mergerEffect(asked, { uid: B, into: A, ...settled }, now())
      await merge(db, LOCAL, { uid: B, into: A, ...settled, ...WHY }, now)
      expect(await one()).toMatchObject({ montant: 12_500, states: { socialClause: 'yes' } })
      expect(await storedOf(db, LOCAL, A)).toMatchObject({ montantFirst: after.montantFirst, states: after.states })
      await load(db, register([row({ id: '2025-1', objet: 'Voirie', montant: '11 000' }), 'Non']), { name: 'bis.csv' })
      expect(await one()).toMatchObject({ montant: 12_500, states: { socialClause: 'yes' } })
      await undoImport(db, LOCAL, 3, now)
      const merger = (await journal()).find(({ action, seq }) => action === 'merge' && seq > 1)
      await withdraw(db, LOCAL, { seq: merger?.seq ?? 0, reason: '' }, now)
      expect(await contractsOf(db)).toEqual(before)
    })

    it('dont l’un est décidé, ne sont pas à départager : la décision vaut', async () => {
      await load(db, register([rues, 'Oui']), { name: 'suite.csv' })
      await decide(db, LOCAL, { uid: A, kind: 'socialClause', state: 'no', ...WHY }, now)
      const asked = { db, scope: LOCAL, memo: new Memo(), plan: null }
      expect((await mergerEffect(asked, { uid: B, into: A }, now())).crossed).toEqual([])
      await merge(db, LOCAL, { uid: B, into: A, decided: { socialClause: 'yes' }, ...WHY }, now)
      expect((await one())?.states.socialClause).toBe('no')
    })

    it('gardent ce que l’on décide d’eux une fois réunis, la réunion annulée', async () => {
      await decide(db, LOCAL, { uid: B, kind: 'reserved', state: 'yes', ...WHY }, now)
      await join(B, A)
      await decide(db, LOCAL, { uid: A, kind: 'reserved', state: 'no', ...WHY }, now)
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, now)
      expect([(await one())?.states.reserved, (await one(B))?.states.reserved]).toEqual(['no', 'yes'])
    })

    it('disent avant, champ par champ, fait par fait et en chiffres, ce que la réunion a fait ensuite ; rien n’est écrit', async () => {
      await decide(db, LOCAL, { uid: B, kind: 'reserved', state: 'yes', ...WHY }, now)
      const asked = { db, scope: LOCAL, memo: new Memo(), plan: null }
      const effect = await mergerEffect(asked, { uid: B, into: A }, now())
      expect([await journal(), (await contractsOf(db)).length]).toEqual([[], 3])
      expect(effect.fields.find(({ label }) => label === 'Montant HT')).toMatchObject({ isCompleted: false })
      expect(effect.takenOver).toMatchObject([{ kind: 'reserved', state: 'yes' }])
      expect(effect.years).toMatchObject([{ year: 2025, contracts: { before: 3, after: 2 } }])
      const figure = effect.years[0]?.figures.find(({ id }) => id === 'reserved.number')
      await join(B, A)
      expect(await storedOf(db, LOCAL, A)).toEqual({ ...effect.after, record: expect.anything() })
      const { indicators } = await indicatorsOf(db, LOCAL, civilYear(2025))
      expect(indicators.find(({ id }) => id === 'reserved.number')).toMatchObject({
        numerator: figure?.after.numerator,
        denominator: figure?.after.denominator,
      })
      expect((await correctionsShown(db, LOCAL, A)).joined).toMatchObject([{ uid: B, record: { montant: 1_250_000 } }])
    })

    it('l’un restant quand l’import de l’autre est annulé', async () => {
      await load(db, register([row({ id: '2025-9', objet: 'Voirie bis', montant: '8 000' }), '']), { name: 'bis.csv' })
      await join(`${BUYER}2025-9`, A)
      await undoImport(db, LOCAL, 1, now)
      expect((await contractsOf(db)).map(({ uid, objet }) => [uid, objet])).toEqual([[A, 'Voirie bis']])
      await undoImport(db, LOCAL, 2, now)
      expect(await contractsOf(db)).toEqual([])
      await load(db, register([voirie, '']))
      expect((await contractsOf(db)).map(({ uid }) => uid)).toEqual([A])
    })

    it('ne gardent rien d’un import annulé, pas même l’identifiant commun aux lots de celui qui reste', async () => {
      const lots = ['1', '2'].map((lot) => row({ id: '2025-9', lot, objet: `Voirie, lot ${lot}`, montant: '900' }))
      await load(db, new Blob([[HEADER, ...lots].join('\n')]), { name: 'lots.csv' })
      const into = (await contractsOf(db)).find(({ objet }) => objet === 'Voirie, lot 2')?.uid ?? ''
      await join(B, into)
      await undoImport(db, LOCAL, 2, now)
      const undone = await storedOf(db, LOCAL, into)
      expect(undone).toMatchObject({ baseUid: B, lot: null })
      await applyRetag(db, LOCAL, now, { given: { rules: STANDARD_RULES, file: '{}' } })
      expect(await storedOf(db, LOCAL, into)).toEqual(undone)
    })

    it('se réunissent à plusieurs sans chaîne, et se séparent dans l’ordre inverse', async () => {
      const before = await contractsOf(db)
      await join(B, A)
      await join(A, C)
      expect((await contractsOf(db)).map(({ uid }) => uid)).toEqual([C])
      await expect(withdraw(db, LOCAL, { seq: 1, reason: '' }, now)).rejects.toMatchObject({ code: 'notInForce' })
      await withdraw(db, LOCAL, { seq: 2, reason: '' }, now)
      expect((await contractsOf(db)).map(({ uid }) => uid)).toEqual([A, C])
      await withdraw(db, LOCAL, { seq: 1, reason: '' }, now)
      expect(await contractsOf(db)).toEqual(before)
    })

    it('ne le sont ni à eux-mêmes, ni à un marché qui n’est pas là', async () => {
      await expect(join(A, A)).rejects.toMatchObject({ code: 'badMerger' })
      await expect(join(A, 'ailleurs')).rejects.toMatchObject({ code: 'noSuchContract' })
      await join(B, A)
      await expect(join(C, B)).rejects.toMatchObject({ code: 'noSuchContract' })
    })
  })
}
