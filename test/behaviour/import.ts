import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.js'
import { contractOf } from '../../src/store/contracts.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { importFile } from '../../src/tasks/import.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, csv, failingAt, load, type OpenDatabase, row } from './registers.js'

const school = row({ id: '2025-1', lot: '1', objet: 'École, gros œuvre', montant: '100 000,00', titulaire: 'Bati' })
const paint = row({ id: '2025-1', lot: '2', objet: 'École, peinture', montant: '20 000,00', titulaire: 'Pinceau' })
const paper = row({ id: '2025-2', objet: 'Papier', montant: '5 000,00', titulaire: 'Ramette' })

/** What importing and undoing does, whatever the database. */
export function importBehaviour(open: OpenDatabase): void {
  describe('importer un registre', () => {
    it('compte chaque ligne une fois et chaque marché une fois', async () => {
      const db = await open()
      const report = await load(db, csv(school, paint, paper, row({ montant: '12', titulaire: 'Sans objet' })))
      expect(report).toMatchObject({ rows: 4, created: 3, updated: 0, unchanged: 0, rejected: 1, duplicates: 0 })
      expect(report.contracts).toEqual({ created: 3, updated: 0, unchanged: 0 })
      expect((await contractsOf(db)).map(({ uid }) => uid)).toEqual([
        `${BUYER}2025-1~1`,
        `${BUYER}2025-1~2`,
        `${BUYER}2025-2`,
      ])
    })

    it('deux fois le même fichier ne change rien', async () => {
      const db = await open()
      const first = await load(db, csv(school, paint))
      const before = await contractsOf(db)
      const again = await load(db, csv(school, paint))
      expect(again).toMatchObject({ id: first.id, created: 0, updated: 0, unchanged: 2, rows: 2 })
      expect(await listImports(db, LOCAL)).toHaveLength(1)
      expect(await contractsOf(db)).toEqual(before)
    })

    it('une colonne renommée d’un registre au suivant est la même colonne : elle ne se contredit pas', async () => {
      const db = await open()
      const register = (header: string, answer: string) =>
        new Blob([
          `N° de marché;Objet;Date de notification;SIRET acheteur;${header}\n2025-1;Voirie;01/02/2025;${BUYER};${answer}`,
        ])
      await load(db, register('Clause d’insertion', 'Oui'))
      await load(db, register('Clause d’insertion (O/N)', 'Non'))
      const contracts = await contractsOf(db)
      expect(contracts).toMatchObject([{ states: { insertionClause: 'no' } }])
      const declared = await contractOf(db, LOCAL, contracts[0]?.uid ?? '')
      expect(declared?.record.texts.filter(({ field }) => field === 'colonne')).toMatchObject([{ text: 'Non' }])
      expect(declared?.considerations.flags).toEqual([])
    })

    it('deux colonnes d’un fait, chacune d’une part de lui, ne sont pas une colonne renommée', async () => {
      const db = await open()
      const register = (header: string, answer: string) =>
        new Blob([
          `N° de marché;Objet;Date de notification;SIRET acheteur;${header}\n2025-1;Voirie;01/02/2025;${BUYER};${answer}`,
        ])
      await load(db, register('Marché réservé ESAT', 'Oui'))
      await load(db, register('Marché réservé SIAE', 'Non'))
      expect(await contractsOf(db)).toMatchObject([{ states: { reserved: 'review' } }])
    })

    it('le même fichier sous une autre limite est relu : un texte coupé retrouve sa fin', async () => {
      const db = await open()
      const file = csv(row({ id: '2025-1', objet: `Voirie ${'et trottoirs '.repeat(9)}fin`, montant: '5 000,00' }))
      const cut = await load(db, file, { limits: { maxCellLength: 50 } })
      expect(cut.issues.map(({ code }) => code)).toContain('cellTooLong')
      expect(await load(db, file)).toMatchObject({ created: 0, updated: 1 })
      expect((await contractsOf(db))[0]?.objet).toMatch(/fin$/)
    })

    it.each([
      ['qui ne disait pas son âge', '{"acheteur":null,"mapping":null}'],
      ['de 2020', '{"acheteur":null,"mapping":null,"reader":"2020-01-01"}'],
    ])('un fichier importé par une version %s est relu une fois, et c’est dit', async (_, options) => {
      const db = await open()
      const first = await load(db, csv(school, paint))
      const before = await contractsOf(db)
      const older = { options }
      await db.query.updateTable('import').set(older).where('id', '=', first.id).execute()
      const again = await load(db, csv(school, paint))
      expect(again).toMatchObject({ id: 2, rows: 2, created: 0, updated: 0, unchanged: 2 })
      expect(again.issues).toMatchObject([{ code: 'readAnew', message: expect.stringContaining('import n° 1') }])
      const bare = (contracts: typeof before) => contracts.map(({ importId: _, ...contract }) => contract)
      expect(bare(await contractsOf(db))).toEqual(bare(before))
      expect(await load(db, csv(school, paint))).toMatchObject({ id: 2, unchanged: 2 })
      expect(await listImports(db, LOCAL)).toHaveLength(2)
    })

    it('relu après une correction, un fichier ancien dit quels imports plus récents il contredit, et de combien de marchés', async () => {
      const db = await open()
      const { id } = await load(db, csv(school, paint, paper))
      const corrected = csv(school.replace('100 000', '110 000'), paint.replace('20 000', '25 000'), paper)
      await load(db, corrected, { name: 'corrigé.csv' })
      await load(db, csv(row({ id: '2025-7', objet: 'Gaz' })), { name: 'autre.csv' })
      await db.query
        .updateTable('import')
        .set({ options: '{"acheteur":null,"mapping":null}' })
        .where('id', '=', id)
        .execute()
      const codes = [{ code: 'readAnew' }, { code: 'takenBack', severity: 'warning' }]
      const tried = await load(db, csv(school, paint, paper), { dryRun: true })
      expect(tried).toMatchObject({ updated: 2, issues: codes })
      expect(tried.warnings[0]).toContain('n° 2 « corrigé.csv » (2)')
      expect(tried.warnings[0]).not.toContain('autre.csv')
      expect(await load(db, csv(school, paint, paper))).toMatchObject({
        updated: 2,
        issues: codes,
        warnings: tried.warnings,
      })
    })

    it('un marché notifié après le jour de l’import est gardé, et dit', async () => {
      const db = await open()
      const report = await load(db, csv(school, row({ id: '9', objet: 'Gaz', date: '01/02/2052' })))
      expect(report).toMatchObject({ created: 2, warnings: [expect.stringContaining('à venir (ligne 3)')] })
      expect((await load(db, csv(school, paint))).warnings).toEqual([])
    })

    it('les mêmes lignes dans un autre ordre ne changent rien', async () => {
      const db = await open()
      await load(db, csv(school, paint, paper))
      const before = await contractsOf(db)
      expect(await load(db, csv(paper, paint, school))).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
      expect(await contractsOf(db)).toEqual(before)
    })

    it('un fichier corrigé met à jour le marché concerné, et lui seul', async () => {
      const db = await open()
      await load(db, csv(school, paint))
      const report = await load(db, csv(school, paint.replace('20 000', '25 000')))
      expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
      expect((await contractsOf(db)).map(({ montant }) => montant)).toEqual([100_000, 25_000])
    })

    it('une ligne qui ajoute un titulaire ne multiplie pas le marché', async () => {
      const db = await open()
      const report = await load(db, csv(school, school.replace('Bati', 'Socotec'), school))
      expect(report).toMatchObject({ rows: 3, created: 1, duplicates: 2 })
      const [contract] = await contractsOf(db)
      expect(contract?.titulaires.map(({ denominationSociale }) => denominationSociale)).toEqual(['Bati', 'Socotec'])
      expect(contract?.montant).toBe(100_000)
    })

    it('les titulaires d’un marché se rejoignent même loin l’un de l’autre dans le fichier', async () => {
      const db = await open()
      const between = Array.from({ length: 1200 }, (_, index) => row({ id: `x${index}`, objet: `Marché ${index}` }))
      const report = await load(db, csv(school, ...between, school.replace('Bati', 'Socotec')))
      expect(report).toMatchObject({ rows: 1202, created: 1201, duplicates: 1 })
      const contract = (await contractsOf(db)).find(({ uid }) => uid === `${BUYER}2025-1~1`)
      expect(contract?.titulaires).toHaveLength(2)
    })

    it('des lots qui partagent un identifiant sans numéro de lot restent des marchés distincts, et le disent', async () => {
      const db = await open()
      const lots = ['Toiture', 'Carrelage', 'Ascenseur'].map((objet, index) =>
        row({ id: '2025-9', objet, montant: `${index + 1}000`, titulaire: `T${index}` }),
      )
      const report = await load(db, csv(...lots))
      expect(report.created).toBe(3)
      const contracts = await contractsOf(db)
      expect(contracts.map(({ objet }) => objet).sort()).toEqual(['Ascenseur', 'Carrelage', 'Toiture'])
      for (const { flags } of contracts) {
        expect(flags).toContainEqual({ code: 'sharedId', message: 'identifiant partagé par 3 lots' })
      }
      expect(contracts.filter(({ uid }) => /~[0-9a-f]{8}$/.test(uid))).toHaveLength(2)
      expect(await load(db, csv(...lots.toReversed()))).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    })

    it('des objets différents sans titulaire ni montant restent distincts dans un fichier', async () => {
      const db = await open()
      const report = await load(db, csv(row({ id: '7', objet: 'Chaises' }), row({ id: '7', objet: 'Tables' })))
      expect(report.created).toBe(2)
    })

    it('un objet réécrit, mêmes titulaire et montant, reste le même marché', async () => {
      const db = await open()
      await load(db, csv(paper))
      expect(await load(db, csv(paper.replace('Papier', 'Papier recyclé')))).toMatchObject({ created: 0, updated: 1 })
      expect((await contractsOf(db)).map(({ objet }) => objet)).toEqual(['Papier recyclé'])
      expect(await load(db, csv(paper, school))).toMatchObject({ created: 1, updated: 1 })
    })

    it('deux marchés sans numéro et identiques sont gardés tous deux, et signalés', async () => {
      const db = await open()
      const anonymous = row({ objet: 'Dératisation', montant: '900', titulaire: 'Raton' })
      const report = await load(db, csv(anonymous, anonymous))
      expect(report).toMatchObject({ created: 2, duplicates: 0 })
      expect(report.issues.map(({ code }) => code)).toContain('repeatedFingerprint')
      const [first, second] = await contractsOf(db)
      expect(second?.uid).toBe(`${first?.uid}~2`)
      expect(await load(db, csv(anonymous, anonymous, paper))).toMatchObject({ created: 1, unchanged: 2 })
    })

    it('un avenant rejoint son marché, même placé avant lui', async () => {
      const db = await open()
      const amendment = row({ id: '2025-2', objet: 'Avenant n° 1 : papier', date: '01/09/2025', montant: '500' })
      const report = await load(db, csv(amendment, paper))
      expect(report).toMatchObject({ rows: 2, created: 1, duplicates: 1, rejected: 0 })
      const [contract] = await contractsOf(db)
      expect(contract).toMatchObject({ objet: 'Papier', montant: 5000, yearDate: '2025-02-01' })
      expect(contract?.modifications).toMatchObject([{ dateNotificationModification: '2025-09-01', montant: null }])
    })

    it('un avenant sans marché connu est mis de côté, pas compté', async () => {
      const db = await open()
      const report = await load(db, csv(paper, row({ id: '2019-4', objet: 'Avenant n° 2 au marché de gardiennage' })))
      expect(report).toMatchObject({ rows: 2, created: 1, rejected: 1 })
      expect(report.issues.map(({ code }) => code)).toContain('amendmentWithoutParent')
    })

    it('deux montants à la même date pour un même marché : le plus petit est gardé, quel que soit l’ordre, c’est dit', async () => {
      const twice = [paper, paper.replace('5 000', '7 000')]
      for (const rows of [twice, twice.toReversed()]) {
        const db = await open()
        const report = await load(db, csv(...rows))
        expect(report.issues.map(({ code }) => code)).toContain('otherAmount')
        expect((await contractsOf(db)).map(({ montant }) => montant)).toEqual([5000])
      }
    })

    it('les heures d’un marché, une ligne par participant, s’additionnent une fois, même d’un import à l’autre', async () => {
      const db = await open()
      const lines = (...hours: readonly string[]) =>
        new Blob([
          `N° de marché;Objet;Date de notification;SIRET acheteur;Participant;Heures réalisées\n${hours
            .map((done, index) => `2025-1;Voirie;01/02/2025;${BUYER};P${index};${done}`)
            .join('\n')}`,
        ])
      expect(await load(db, lines('151,67', '140', '35,5'))).toMatchObject({ rows: 3, created: 1, duplicates: 2 })
      expect(await contractsOf(db)).toMatchObject([{ heuresRealisees: 327.17 }])
      await load(db, lines('151,67', '140', '35,5', '10'))
      expect(await contractsOf(db)).toMatchObject([{ heuresRealisees: 337.17 }])
    })

    it('la même personne sous deux cotraitants compte ses heures une fois ; un total à côté de ses lignes ne s’y ajoute pas, et c’est dit', async () => {
      const header =
        'N° de marché;Objet;Date de notification;SIRET acheteur;Titulaire;Participant;Montant HT;Heures réalisées'
      const read = async (...ends: readonly string[]) => {
        const db = await open()
        const rows = ends.map((end) => `2025-1;Voirie;01/02/2025;${BUYER};${end}`)
        const { issues } = await load(db, new Blob([[header, ...rows].join('\n')]))
        return { hours: (await contractsOf(db))[0]?.heuresRealisees, said: issues.map(({ code }) => code) }
      }
      const held = await read('Alpha;Jean;90;100', 'Bêta;Jean;90;100', 'Alpha;Léa;90;50')
      expect(held).toMatchObject({ hours: 150, said: expect.not.arrayContaining(['otherHours']) })
      const total = await read('Alpha;Jean;90;100', 'Alpha;Léa;90;50', 'Alpha;;80;150')
      expect(total).toMatchObject({ hours: 150, said: expect.arrayContaining(['otherHours']) })
    })

    it('les bons de commande d’un marché sont un seul marché : leur montant n’est ni le sien, ni un nouveau total', async () => {
      const read = async (...ends: readonly string[]) => {
        const db = await open()
        const header = 'N° de marché;Objet;SIRET acheteur;N° bon de commande;Date de notification;Montant HT'
        const rows = ends.map((end) => `2025-1;Voirie;${BUYER};${end}`)
        const report = await load(db, new Blob([[header, ...rows].join('\n')]))
        const contracts = await contractsOf(db)
        const { record, montantLatest } = (await contractOf(db, LOCAL, contracts[0]?.uid ?? '')) ?? {}
        const said = report.issues.filter(({ code }) => code === 'orderRow').length
        const { montant, dateNotification, modifications } = record ?? {}
        return { contracts: contracts.length, montant, montantLatest, dateNotification, modifications, said }
      }
      const orders = ['BC1;12/03/2025;1 000', 'BC2;13/04/2025;2 000', 'BC3;14/05/2025;3 000'] as const
      const none = { modifications: [], contracts: 1 }
      expect(await read(...orders)).toEqual({
        ...{ ...none, montant: null, montantLatest: null, said: 2 },
        dateNotification: '2025-03-12',
      })
      const framed = { ...none, montant: 9_000_000, montantLatest: 9_000_000, dateNotification: '2025-02-01', said: 2 }
      expect(await read(';01/02/2025;90 000', ...orders)).toEqual(framed)
      expect(await read(...orders, ';01/02/2025;90 000')).toEqual(framed)
      expect(await read('BC1;12/03/2025;1 000')).toMatchObject({ ...none, montant: 100_000, said: 0 })
    })

    it('une commande donnée par un fichier d’après ne change pas le montant du marché', async () => {
      const db = await open()
      const file = (end: string) => {
        const header = 'N° de marché;Objet;SIRET acheteur;N° bon de commande;Date de notification;Montant HT'
        return new Blob([`${header}\n2025-1;Voirie;${BUYER};${end}`])
      }
      await load(db, file(';01/02/2025;90 000'))
      await load(db, file('BC1;12/03/2025;1 000'))
      await load(db, file('BC2;13/04/2025;2 000'))
      const { record } = (await contractOf(db, LOCAL, `${BUYER}2025-1`)) ?? {}
      expect(record).toMatchObject({ montant: 9_000_000, dateNotification: '2025-02-01', modifications: [] })
    })

    it('des fichiers d’heures mois par mois s’ajoutent ; un mois redonné remplace le sien', async () => {
      const db = await open()
      const month = (date: string, montant: string, ...rows: readonly string[]) =>
        new Blob([
          `N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;Participant;Mois;Heures réalisées\n${rows
            .map((each) => `2025-1;Voirie;${date};${montant};${BUYER};${each}`)
            .join('\n')}`,
        ])
      const worked = async () => {
        const [contract] = await contractsOf(db)
        const hours = [...(contract?.hours ?? [])].sort((a, b) => a.from.localeCompare(b.from))
        return { total: contract?.heuresRealisees, months: hours.map(({ from, hours: done }) => [from, done]) }
      }
      await load(db, month('01/02/2025', '90 000', 'P1;03/2025;100', 'P2;03/2025;20,5'))
      await load(db, month('01/02/2025', '90 000', 'P1;04/2025;60'))
      expect(await worked()).toEqual({
        total: null,
        months: [
          ['2025-03-01', 120.5],
          ['2025-04-01', 60],
        ],
      })
      await load(db, month('01/02/2025', '90 000', 'P1;03/2025;90', 'P2;03/2025;20'))
      expect(await worked()).toEqual({
        total: null,
        months: [
          ['2025-03-01', 110],
          ['2025-04-01', 60],
        ],
      })
      await load(db, month('05/02/2025', '95 000', 'P1;04/2025;70'))
      expect((await worked()).months).toEqual([
        ['2025-03-01', 110],
        ['2025-04-01', 70],
      ])
    })

    it('des heures que leur colonne dit être celles de l’entreprise s’ajoutent d’un cotraitant à l’autre', async () => {
      const read = async (header: string, ...ends: readonly string[]) => {
        const db = await open()
        const rows = ends.map((end) => `2025-1;Voirie;01/02/2025;${BUYER};${end}`)
        const first = `N° de marché;Objet;Date de notification;SIRET acheteur;Titulaire;${header}`
        const { issues } = await load(db, new Blob([[first, ...rows].join('\n')]))
        const [contract] = await contractsOf(db)
        const said = issues.map(({ code }) => code).includes('otherHours')
        return [contract?.heuresContractualisees, contract?.heuresRealisees, contract?.titulaires.length, said]
      }
      const both = 'Heures prévues par entreprise;Heures réalisées par entreprise'
      expect(await read(both, 'Alpha;100;10', 'Bêta;50;20,5')).toEqual([150, 30.5, 2, false])
      expect(await read('Heures prévues par entreprise', 'Alpha;100', 'Bêta;50')).toEqual([150, null, 2, false])
      const done = 'Heures prévues;Heures réalisées entreprise'
      expect(await read(done, 'Alpha;100;10', 'Bêta;100;20')).toEqual([100, 30, 2, false])
      expect(await read(both, 'Alpha;100;10', 'Bêta;50;20', 'Bêta;50;20')).toEqual([150, 30, 2, true])
    })

    it('des heures dont rien ne dit qu’elles s’ajoutent ne s’additionnent pas, et c’est dit', async () => {
      const db = await open()
      const rows = ['Alpha;300', 'Bêta;500'].map((end) => `2025-1;Voirie;01/02/2025;${BUYER};${end}`)
      const header = 'N° de marché;Objet;Date de notification;SIRET acheteur;Titulaire;Heures réalisées'
      const report = await load(db, new Blob([[header, ...rows].join('\n')]))
      expect(report.issues).toContainEqual(expect.objectContaining({ code: 'otherHours', severity: 'warning' }))
      expect(await contractsOf(db)).toMatchObject([{ heuresRealisees: 300 }])
    })

    it('à blanc, dit ce qui se passerait et n’écrit rien', async () => {
      const db = await open()
      expect(await load(db, csv(school, paint), { dryRun: true })).toMatchObject({ id: null, created: 2 })
      expect(await listImports(db, LOCAL)).toEqual([])
      expect(await contractsOf(db)).toEqual([])
      expect(await db.query.selectFrom('contract_version').selectAll().execute()).toEqual([])
    })

    it('un fichier illisible est refusé entier, sans rien écrire', async () => {
      const db = await open()
      await expect(load(db, new Blob(['%PDF-1.7 …']))).rejects.toThrow(AppError)
      expect(await db.query.selectFrom('import').selectAll().execute()).toEqual([])
    })

    it('interrompu n’importe où, ne laisse rien voir', async () => {
      const rows = Array.from({ length: 1300 }, (_, index) => row({ id: `m${index}`, objet: `Marché ${index}` }))
      const db = await open()
      await load(db, csv(paper))
      const before = await contractsOf(db)
      for (let step = 1; ; step += 1) {
        const outcome = await load(failingAt(db, step), csv(paper.replace('5 000', '6 000'), ...rows)).catch(() => null)
        if (outcome) break
        expect(await contractsOf(db), `interrompu à l’écriture ${step}`).toEqual(before)
      }
      expect(await contractsOf(db)).toHaveLength(1301)
    })

    it('quel que soit le fichier, lignes = nouvelles + modifiées + inchangées + de côté + répétées', async () => {
      const rows = fc.array(
        fc.record({
          id: fc.constantFrom('1', '2', ''),
          lot: fc.constantFrom('', '1', '2'),
          objet: fc.constantFrom('Papier', 'Voirie', 'Avenant n° 1', ''),
          montant: fc.constantFrom('', '100', '200'),
          titulaire: fc.constantFrom('', 'A', 'B'),
        }),
        { maxLength: 12 },
      )
      await fc.assert(
        fc.asyncProperty(rows, rows, async (first, second) => {
          const db = await open()
          for (const given of [first, second]) {
            const { rows, created, updated, unchanged, rejected, duplicates, contracts } = await load(
              db,
              csv(school, ...given.map(row)),
            )
            expect(rows).toBe(created + updated + unchanged + rejected + duplicates)
            expect(Math.min(created, updated, unchanged, rejected, duplicates)).toBeGreaterThanOrEqual(0)
            expect(contracts.created).toBe(created)
          }
          await db.close()
        }),
        { numRuns: 40 },
      )
    })
  })

  describe('plusieurs imports d’un même marché', () => {
    const decp = (...marche: readonly object[]) => new Blob([JSON.stringify({ marches: { marche } })])
    const published = {
      id: '2025-7',
      acheteur: { id: BUYER },
      objet: 'Voirie',
      dateNotification: '2025-03-01',
      montant: 100_000,
      titulaires: [{ titulaire: { id: '41816609600069', typeIdentifiant: 'SIRET' } }],
      considerationsSociales: { considerationSociale: ['Clause sociale'] },
    }

    it('un fichier aux colonnes moins nombreuses n’efface rien', async () => {
      const db = await open()
      await load(db, decp(published))
      const hours = new Blob([`N° marché;Objet;SIRET acheteur;Heures réalisées 2025\n2025-7;Voirie;${BUYER};120`])
      expect(await load(db, hours)).toMatchObject({ updated: 1 })
      const [contract] = await contractsOf(db)
      expect(contract).toMatchObject({
        montant: 100_000,
        yearDate: '2025-03-01',
        states: { socialClause: 'yes', socialCriterion: 'no', reserved: 'no' },
        hours: [{ quantity: 'done', hours: 120 }],
      })
      expect(contract?.titulaires).toHaveLength(1)
    })

    it('les heures du registre tiennent contre une publication DECP qui les ignore : contradiction, à trancher', async () => {
      const db = await open()
      await load(
        db,
        new Blob([`N° marché;Objet;SIRET acheteur;Heures d’insertion prévues\n2025-7;Voirie;${BUYER};300`]),
      )
      await load(
        db,
        decp({ ...published, considerationsSociales: { considerationSociale: ['Pas de considération sociale'] } }),
      )
      expect(await contractsOf(db)).toMatchObject([
        { heuresContractualisees: 300, states: { insertionClause: 'review' } },
      ])
    })

    it('ce qu’une modification change aux considérations se montre sans se recompter', async () => {
      const modified = {
        ...published,
        considerationsSociales: { considerationSociale: ['Pas de considération sociale'] },
        modifications: [{ modification: { id: 1, dateNotificationModification: '2025-09-01', montant: 150_000 } }],
      }
      for (const files of [
        [decp(published), decp(modified)],
        [decp(modified), decp(published)],
      ]) {
        const db = await open()
        for (const file of files) await load(db, file)
        const [contract] = await contractsOf(db)
        expect(contract).toMatchObject({ states: { socialClause: 'yes' }, montant: 100_000, latestMontant: 150_000 })
        expect(contract?.flags.map(({ code }) => code)).toContain('changedSince')
      }
    })

    it('une autre date et un autre montant font une modification, dans quelque ordre que viennent les registres', async () => {
      const first = csv(row({ id: '4', objet: 'Gaz', date: '01/02/2024', montant: '1 000', titulaire: 'A' }))
      const second = csv(row({ id: '4', objet: 'Gaz', date: '01/02/2025', montant: '1 500', titulaire: 'A' }))
      for (const files of [
        [first, second],
        [second, first],
      ]) {
        const db = await open()
        for (const file of files) await load(db, file)
        expect(await contractsOf(db)).toMatchObject([{ yearDate: '2024-02-01', montant: 1000, latestMontant: 1500 }])
      }
    })

    it('une date seule corrigée est une correction', async () => {
      const db = await open()
      await load(db, csv(row({ id: '4', objet: 'Gaz', date: '01/02/2015', montant: '1 000' })))
      await load(db, csv(row({ id: '4', objet: 'Gaz', date: '01/02/2025', montant: '1 000' })))
      expect(await contractsOf(db)).toMatchObject([{ yearDate: '2025-02-01', modifications: [] }])
    })

    it('un lot ajouté sans titulaire ni montant ne disparaît pas dans un autre', async () => {
      const db = await open()
      const lots = ['Gros œuvre', 'Peinture', 'Plomberie'].map((objet) => row({ id: 'M1', objet }))
      await load(db, csv(...lots.slice(0, 2)))
      expect(await load(db, csv(...lots))).toMatchObject({ created: 1, unchanged: 2 })
      expect(await contractsOf(db)).toHaveLength(3)
    })

    it('un avenant reste quand son marché est corrigé', async () => {
      const db = await open()
      await load(db, csv(paper))
      await load(db, csv(row({ id: '2025-2', objet: 'Avenant n° 1', date: '01/09/2025' })))
      await load(db, csv(paper.replace('Ramette', 'Rame')))
      const [contract] = await contractsOf(db)
      expect(contract?.modifications).toHaveLength(1)
      expect(contract?.titulaires).toMatchObject([{ denominationSociale: 'Rame' }])
    })

    it('deux acheteurs connus par leur seul nom gardent chacun leur marché', async () => {
      const db = await open()
      const file = new Blob(['N° marché;Objet;Acheteur;Montant HT\n1;Gaz;Ville de A;100\n1;Gaz;Ville de B;200'])
      expect(await load(db, file)).toMatchObject({ created: 2 })
    })

    it('deux imports qui se croisent ne se perdent pas l’un l’autre', async () => {
      const db = await open()
      const slow: Database = {
        ...db,
        atomically: async (writes) => {
          await new Promise((resolve) => setTimeout(resolve, 20))
          return db.atomically(writes)
        },
      }
      const reports = await Promise.all([
        load(slow, csv(paper)),
        load(slow, csv(paper.replace('5 000', '6 000'), school)),
      ])
      // Whichever is published first, the other sees it: two contracts are new, and one of them is met again.
      expect(reports.map(({ created, updated }) => created + updated).sort()).toEqual([1, 2])
      expect(reports.reduce((sum, { created }) => sum + created, 0)).toBe(2)
      expect((await contractsOf(db)).map(({ uid }) => uid)).toHaveLength(2)
      const actors = await db.query.selectFrom('publication').select(['revision', 'action', 'actor']).execute()
      expect(actors).toEqual([1, 2].map((revision) => ({ revision, action: 'publish', actor: 'local' })))
    })

    it('ne voit ni ne touche les marchés d’une autre organisation', async () => {
      const db = await open()
      await db.atomically([{ sql: `INSERT INTO organisation (id, name) VALUES ('autre', 'Autre')`, parameters: [] }])
      const other = { organisationId: 'autre', actor: 'x' }
      const mine = await load(db, csv(paper))
      const theirs = await importFile(db, other, clock(), { name: 'r.csv', file: csv(paper.replace('5 000', '9 000')) })
      expect(theirs).toMatchObject({ created: 1, updated: 0 })
      expect(await contractsOf(db)).toMatchObject([{ montant: 5000 }])
      await expect(undoImport(db, other, mine.id ?? 0, clock())).rejects.toThrow(AppError)
      await undoImport(db, other, theirs.id ?? 0, clock())
      expect(await contractsOf(db)).toHaveLength(1)
    })
  })

  describe('annuler un import', () => {
    it('remet les marchés comme si l’import n’avait jamais eu lieu', async () => {
      const db = await open()
      await load(db, csv(school, paper))
      const before = await contractsOf(db)
      const second = await load(db, csv(school.replace('Bati', 'Mure'), paint))
      expect(await undoImport(db, LOCAL, second.id ?? 0, clock())).toEqual({ id: second.id, hidden: 1, restored: 1 })
      expect(await contractsOf(db)).toEqual(before)
    })

    it('dans n’importe quel ordre, laisse ce que disent les imports restants', async () => {
      const files = [
        csv(school, paper),
        csv(school.replace('Bati', 'Mure'), paint),
        csv(paint.replace('20 000', '1'), paper),
      ]
      for (const undone of [0, 1, 2]) {
        const db = await open()
        const ids: (number | null)[] = []
        for (const file of files) ids.push((await load(db, file)).id)
        await undoImport(db, LOCAL, ids[undone] ?? 0, clock())
        const never = await open()
        for (const [index, file] of files.entries()) if (index !== undone) await load(never, file)
        const strip = (contracts: Awaited<ReturnType<typeof contractsOf>>) =>
          contracts.map(({ importId: _, ...rest }) => rest)
        expect(strip(await contractsOf(db))).toEqual(strip(await contractsOf(never)))
      }
    })

    it('permet de réimporter le même fichier', async () => {
      const db = await open()
      const first = await load(db, csv(school))
      await undoImport(db, LOCAL, first.id ?? 0, clock())
      expect(await contractsOf(db)).toEqual([])
      expect(await load(db, csv(school))).toMatchObject({ created: 1 })
      await expect(undoImport(db, LOCAL, first.id ?? 0, clock())).rejects.toThrow(/déjà annulé/)
      await expect(undoImport(db, LOCAL, 99, clock())).rejects.toThrow(/Aucun import n° 99/)
    })
  })
}
