import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { findingCounts } from '../../src/store/settled.js'
import { tellApart } from '../../src/tasks/correct/apart.js'
import { correct, merge, withdraw } from '../../src/tasks/correct.js'
import { importFile } from '../../src/tasks/import.js'
import { twiceThere } from '../../src/tasks/namesakes.js'
import { registerReport } from '../../src/tasks/registers.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, csv, load, type OpenDatabase, row } from './registers.js'

const WHY = { reason: 'Le même marché', document: null }
const [WHOLE, ONE, TWO] = [`${BUYER}A1`, `${BUYER}A1~1`, `${BUYER}A1~2`]
const whole = row({ id: 'A1', objet: 'Travaux école', montant: '300000', titulaire: 'Durand' })
const one = row({ id: 'A1', lot: '1', objet: 'Gros œuvre', montant: '200000', titulaire: 'Durand' })
const two = row({ id: 'A1', lot: '2', objet: 'Peinture', montant: '100000', titulaire: 'Martin' })
const other = row({ id: 'A2', objet: 'Voirie', montant: '900', titulaire: 'Bati' })
const PAIR = { uid: WHOLE, id: 'A1', objet: 'Travaux école', montant: 300_000, lots: 2, lotUid: ONE }

/** Contracts that one file gives whole and another by lots, whatever the database. */
export function wholesBehaviour(open: OpenDatabase): void {
  let db: Database
  const again = (...rows: readonly string[]) => load(db, csv(...rows), { name: 'suite.csv' })
  const dryRun = (...rows: readonly string[]) =>
    importFile(db, LOCAL, clock(), { name: 'suite.csv', file: csv(...rows), dryRun: true, effect: { plan: null } })
  const found = async (uid: string) => (await twiceThere(db, LOCAL, uid)).wholes.first
  const reported = async (id: number) =>
    (await registerReport(db, LOCAL, id, { filter: {}, page: 1, rejectedPage: 1 })).wholes?.total
  const left = async (id: number) => {
    const { count = 0, settled = 0 } = (await findingCounts(db, LOCAL, [id])).get(id)?.get('warning') ?? {}
    return count - settled
  }
  const total = async () => (await contractsOf(db)).reduce((sum, { montant }) => sum + (montant ?? 0), 0)

  beforeEach(async () => {
    db = await open()
  })

  describe('un marché donné en entier, puis par lots dont les montants font le sien', () => {
    beforeEach(() => load(db, csv(whole, other)))

    it('est dit dans l’aperçu, le compte rendu et sur les trois fiches', async () => {
      const { preview, warnings } = await dryRun(one, two)
      expect(preview?.wholes).toEqual({ total: 1, first: [PAIR] })
      expect(warnings).toEqual([expect.stringContaining('une fois en entier, sans lot, et une fois par lots')])
      const { id } = await again(one, two)
      expect(await reported(id ?? 0)).toBe(1)
      expect(await left(id ?? 0)).toBe(1)
      expect([await found(WHOLE), await found(ONE)]).toEqual([[PAIR], [PAIR]])
      expect(await found(TWO)).toEqual([{ ...PAIR, lotUid: TWO }])
      expect(await found(`${BUYER}A2`)).toEqual([])
    })

    it('réuni à un lot, ne compte plus : les lots gardent leurs montants, la remarque est réglée ; l’annulation le rend', async () => {
      await again(one, two)
      expect(await total()).toBe(600_900)
      await merge(db, LOCAL, { uid: WHOLE, into: ONE, ...WHY }, clock())
      expect([await total(), await left(2), await reported(2), (await contractsOf(db)).length]).toEqual([
        300_900, 0, 0, 3,
      ])
      await load(db, csv(whole, row({ id: 'A3', objet: 'Parcs', montant: '10' })), { name: 'encore.csv' })
      expect([await total(), await left(2)]).toEqual([300_910, 0])
      await withdraw(db, LOCAL, { uid: WHOLE, seq: 1, reason: '' }, clock())
      expect([await total(), await left(2)]).toEqual([600_910, 1])
    })

    it('à un euro près des lots arrondis', async () => {
      const rounded = row({ id: 'A1', lot: '2', objet: 'Peinture', montant: '100000,60', titulaire: 'Martin' })
      expect((await dryRun(one, rounded)).preview?.wholes.total).toBe(1)
      const further = row({ id: 'A1', lot: '2', objet: 'Peinture', montant: '100001,10', titulaire: 'Martin' })
      expect((await dryRun(one, further)).preview?.wholes.total).toBe(0)
    })

    it('ne l’est pas d’un lot sans montant, ni de deux marchés entiers de ce numéro', async () => {
      const unpriced = row({ id: 'A1', lot: '3', objet: 'Zinc', montant: '', titulaire: 'Zinc' })
      expect((await dryRun(one, two, unpriced)).preview?.wholes.total).toBe(0)
      const second = row({ id: 'A1', objet: 'Location de bennes', montant: '0,01', titulaire: 'Bennes' })
      expect((await dryRun(one, two, second)).preview?.wholes.total).toBe(0)
    })

    it('dit différent de ses lots, ne l’est plus, ni ici ni après un autre import', async () => {
      await again(one, two)
      await tellApart(db, LOCAL, { uid: WHOLE, into: ONE, ...WHY }, clock())
      expect([await left(2), await found(WHOLE), await reported(2)]).toEqual([0, [], 0])
      const next = await load(db, csv(one, two, other), { name: 'encore.csv' })
      expect(next.warnings).toEqual([])
    })

    it('ne l’est plus une fois un montant corrigé, ou l’un des imports annulé', async () => {
      await again(one, two)
      await correct(db, LOCAL, { uid: TWO, fields: { montant: '120000' }, ...WHY }, clock())
      expect([await left(2), await found(WHOLE)]).toEqual([0, []])
      await withdraw(db, LOCAL, { uid: TWO, seq: 1, reason: '' }, clock())
      expect(await left(2)).toBe(1)
      await undoImport(db, LOCAL, 1, clock())
      expect([await left(2), await found(ONE)]).toEqual([0, []])
    })

    it('se dit une fois le dernier lot arrivé', async () => {
      expect((await again(one)).warnings).toEqual([])
      expect((await load(db, csv(two), { name: 'lot2.csv' })).warnings).toHaveLength(1)
      expect(await found(WHOLE)).toEqual([PAIR])
    })

    it('par un seul lot de même montant, se dit aussi', async () => {
      await again(row({ id: 'A1', lot: '1', objet: 'Travaux école', montant: '300000', titulaire: 'Durand' }))
      expect(await found(WHOLE)).toMatchObject([{ lots: 1, lotUid: ONE }])
    })

    it.each([
      ['dont la somme est autre', [one, row({ id: 'A1', lot: '2', objet: 'Peinture', montant: '90000' })]],
      ['dont un montant manque', [one, row({ id: 'A1', lot: '2', objet: 'Peinture' })]],
      ['d’un autre numéro', [one.replace('A1', 'B1'), two.replace('A1', 'B1')]],
    ])('ne l’est pas de lots %s', async (_, rows) => {
      const { warnings } = await again(...rows)
      expect(warnings).toEqual([])
      expect(await found(WHOLE)).toEqual([])
    })
  })

  it('des lots, puis, sous la ligne de leur ensemble, l’un d’eux corrigé : ce sont les mêmes lots', async () => {
    await load(db, csv(one, two))
    const heading = row({ id: 'A1', objet: 'Travaux école', montant: '310000' })
    const mended = row({ id: 'A1', lot: '2', objet: 'Peinture', montant: '110000', titulaire: 'Martin' })
    expect(await again(heading, one, mended)).toMatchObject({ created: 0, updated: 2 })
    expect([await total(), (await contractsOf(db)).length]).toEqual([310_000, 2])
    expect(await again(heading, one, mended.replace('110000', '120000'))).toMatchObject({ created: 0 })
    expect(await total()).toBe(320_000)
  })

  it('des lots, et leur ensemble avec l’un d’eux corrigé, quel que soit l’ordre, ou le premier annulé puis redonné : les mêmes lots', async () => {
    const heading = row({ id: 'A1', objet: 'Travaux école', montant: '310000' })
    const lots = csv(one, two)
    const below = csv(
      heading,
      one,
      row({ id: 'A1', lot: '2', objet: 'Peinture', montant: '110000', titulaire: 'Martin' }),
    )
    const { id } = await load(db, lots)
    await load(db, below, { name: 'suite.csv' })
    await undoImport(db, LOCAL, id ?? 0, clock())
    await load(db, lots)
    expect([await total(), (await contractsOf(db)).length]).toEqual([310_000, 2])
    db = await open()
    await load(db, below)
    expect(await load(db, lots, { name: 'suite.csv' })).toMatchObject({ created: 0 })
    expect((await contractsOf(db)).length).toBe(2)
  })

  it('deux marchés d’un même numéro dont les lots ont le même objet restent deux', async () => {
    const header = 'N°;Lot;Objet;Objet du lot;Montant HT;Titulaire;Date de notification'
    const given = (...rows: readonly string[]) => new Blob([[header, ...rows].join('\n')])
    await load(db, given('2024;1;Maintenance;;5000;Zinc;12/03/2024'))
    await load(
      db,
      given(
        '2024;1;Chaudières;Maintenance;7000;Alpha;12/03/2024',
        '2024;1;Ascenseurs;Maintenance;9000;Bêta;12/03/2024',
      ),
      { name: 'suite.csv' },
    )
    expect([await total(), (await contractsOf(db)).length]).toEqual([21_000, 3])
  })

  it('un marché entier, puis ses lots sous la ligne qui le redit : dit de même', async () => {
    await load(db, csv(whole))
    await again(row({ id: 'A1', objet: 'Travaux école', montant: '300000' }), one, two)
    expect(await found(WHOLE)).toMatchObject([{ montant: 300_000, lots: 2 }])
  })

  it('des lots, puis le marché entier : dit de même', async () => {
    await load(db, csv(one, two))
    expect((await dryRun(whole)).preview?.wholes).toEqual({ total: 1, first: [PAIR] })
    const { id } = await again(whole)
    expect([await found(WHOLE), await left(id ?? 0)]).toEqual([[PAIR], 1])
  })
}
