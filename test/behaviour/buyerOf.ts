import { describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { findUpload } from '../../src/store/uploads.js'
import { buyerRequest, depositWithBuyer, siretTyped } from '../../src/tasks/buyerOf/give.js'
import { buyerOfImport } from '../../src/tasks/buyerOf.js'
import { correct } from '../../src/tasks/correct.js'
import { decide } from '../../src/tasks/decide.js'
import { importFile } from '../../src/tasks/import.js'
import { type Namesakes, NO_NAMESAKES, namesakesOf } from '../../src/tasks/namesakes.js'
import { knownPreview } from '../../src/tasks/preview.js'
import { knownImport, registerReport } from '../../src/tasks/registers.js'
import { leaveRows } from '../../src/tasks/setAside.js'
import { undoImport } from '../../src/tasks/undo.js'
import { runUpload } from '../../src/tasks/upload/run.js'
import { inlineRunner, receiveUpload, resumeUpload } from '../../src/tasks/upload.js'
import { BUYER, clock, contractsOf, type OpenDatabase } from './registers.js'

const LIMITS = { maxFileBytes: 1_000_000 }
const GIVEN = siretTyped(BUYER)
const OTHER = siretTyped('24440040400129')
const WHY = { reason: 'vu au dossier', document: null }
const HEADER = 'N° de marché;Objet;Date de notification;Montant HT;Titulaire'
const table = (...rows: readonly string[]) => new Blob([[HEADER, ...rows].join('\n')])
const BANCS = '1;Bancs;12/03/2025;12 000;BOIS SA'
const SOLS = ';Sols;13/03/2025;9 000;BETON SA'
const FILE = table(BANCS, SOLS, SOLS, '4;;14/03/2025;300;ZINC SA')

/** A file sent without its buyer, and imported. */
async function sent(db: Database, now: () => Date, file: Blob = FILE): Promise<number> {
  const id = await receiveUpload(db, LOCAL, now, { name: 'registre.csv', file }, LIMITS)
  await runUpload(db, LOCAL, now, id, LIMITS)
  return (await findUpload(db, LOCAL, id))?.importId ?? 0
}

/** The buyer of an import given, and what that does first told. */
async function previewed(db: Database, now: () => Date, id: number, acheteur = GIVEN) {
  const deposit = await depositWithBuyer(db, LOCAL, now, { id, acheteur }, LIMITS)
  const ask = (task: 'preview' | 'import') =>
    resumeUpload(db, LOCAL, now, deposit, inlineRunner(db, LOCAL, now, LIMITS), task)
  await ask('preview')
  const upload = await findUpload(db, LOCAL, deposit)
  if (!upload) throw new Error('no upload')
  return { preview: await knownPreview(db, LOCAL, upload), import: () => ask('import') }
}

const plain = (text: string) => text.replace(/\s/gu, ' ')
const lastImport = async (db: Database) => (await listImports(db, LOCAL)).at(-1)?.id ?? 0

const seen = async (db: Database) =>
  (await contractsOf(db)).map(({ uid, objet, montant, acheteur, states }) => ({
    uid,
    objet,
    montant,
    acheteur,
    states,
  }))

/** The buyer of a deposit given once it is made, whatever the database. */
export function buyerOfBehaviour(open: OpenDatabase): void {
  describe('l’acheteur donné à un dépôt déjà fait', () => {
    it('laisse le sien à un marché que sa ligne nomme, qu’un autre dépôt le dise aussi ou non', async () => {
      const [db, now] = [await open(), clock()]
      const named = (...rows: readonly string[]) => new Blob([[`${HEADER};SIRET acheteur`, ...rows].join('\n')])
      const id = await sent(db, now, named(`${BANCS};`, `2;Tables;13/03/2025;900;BOIS SA;${OTHER}`))
      const other = await sent(db, now, named(`2;Tables;13/03/2025;950;BOIS SA;${OTHER}`))
      await (await previewed(db, now, id)).import()
      const buyers = async () => (await contractsOf(db)).map(({ objet, acheteur }) => `${objet} ${acheteur.id}`).sort()
      expect(await buyers()).toEqual([`Bancs ${GIVEN}`, `Tables ${OTHER}`])
      await undoImport(db, LOCAL, other, now)
      expect(await buyers()).toEqual([`Bancs ${GIVEN}`, `Tables ${OTHER}`])
    })

    it('se voit d’abord ; chaque marché reste le même, avec ce qui en fut décidé et corrigé, et cela s’annule', async () => {
      const [db, now] = [await open(), clock()]
      const id = await sent(db, now)
      const [first, ...others] = (await contractsOf(db)).map(({ uid }) => uid)
      expect(others).toHaveLength(2)
      const uid = first ?? ''
      await decide(db, LOCAL, { uid, kind: 'reserved', state: 'yes', ...WHY }, now)
      await correct(db, LOCAL, { uid, fields: { montant: '777' }, ...WHY }, now)
      const before = await seen(db)
      const step = await previewed(db, now, id)
      expect(step.preview).toMatchObject({ contracts: { created: 0, updated: 3, unchanged: 0 }, rejected: 1 })
      expect(step.preview.effect.updated).toMatchObject({
        toReconfirm: 0,
        fields: [{ label: 'Acheteur', contracts: 3 }],
      })
      expect(await seen(db)).toEqual(before)
      await step.import()
      const after = await seen(db)
      expect(after.map(({ acheteur }) => acheteur?.id)).toEqual([BUYER, BUYER, BUYER])
      expect(after.map(({ acheteur: _, ...rest }) => rest)).toEqual(before.map(({ acheteur: _, ...rest }) => rest))
      const [, again] = await listImports(db, LOCAL)
      expect(again).toMatchObject({ created: 0, updated: 3, rejected: 1 })
      expect(await knownImport(db, LOCAL, id)).toMatchObject({ state: 'done', supersededBy: again?.id })
      expect(await buyerOfImport(db, LOCAL, await knownImport(db, LOCAL, again?.id ?? 0))).toEqual({
        given: BUYER,
        missing: 0,
        givenBy: null,
      })
      await undoImport(db, LOCAL, again?.id ?? 0, now)
      expect(await seen(db)).toEqual(before)
      await step.import()
      expect(await seen(db)).toEqual(after)
    })

    it('les mêmes marchés sont retrouvés ensuite, que le fichier suivant dise l’acheteur ou non', async () => {
      const [db, now] = [await open(), clock()]
      const id = await sent(db, now)
      const uids = (await contractsOf(db)).map(({ uid }) => uid)
      await (await previewed(db, now, id)).import()
      const dearer = table('1;Bancs;12/03/2025;13 000;BOIS SA', SOLS, SOLS)
      await importFile(db, LOCAL, now, { name: 'sans.csv', file: dearer })
      await importFile(db, LOCAL, now, {
        name: 'avec.csv',
        file: table('1;Bancs;12/03/2025;14 000;BOIS SA', SOLS),
        acheteur: GIVEN,
      })
      const left = await contractsOf(db)
      expect(left.map(({ uid }) => uid)).toEqual(uids)
      expect(left.map(({ acheteur }) => acheteur?.id)).toEqual([BUYER, BUYER, BUYER])
      expect(left.map(({ montant }) => montant).sort()).toEqual([14_000, 9_000, 9_000])
    })

    it('une ligne laissée de côté avec un motif le reste', async () => {
      const [db, now] = [await open(), clock()]
      const id = await sent(db, now)
      await leaveRows(db, LOCAL, now, id, { seqs: [0], reason: 'brouillon' })
      await (await previewed(db, now, id)).import()
      const [, again] = await listImports(db, LOCAL)
      const { rejected, openRejected } = await registerReport(db, LOCAL, again?.id ?? 0, {
        ...{ filter: {}, page: 1, rejectedPage: 1 },
      })
      expect(rejected.items).toMatchObject([{ action: { action: 'leave', reason: 'brouillon' } }])
      expect(openRejected).toBe(0)
    })

    it('ce qu’un import plus récent a changé depuis est dit, avant que cela ne revienne dessus', async () => {
      const [db, now] = [await open(), clock()]
      const id = await sent(db, now)
      await importFile(db, LOCAL, now, { name: 'suite.csv', file: table('1;Bancs;12/03/2025;13 000;BOIS SA') })
      const { preview } = await previewed(db, now, id)
      expect(preview.warnings).toContainEqual(expect.stringMatching(/imports plus récents.*suite\.csv/))
    })

    it('un marché dont un autre dépôt a déjà l’acheteur n’est pas déplacé, et c’est dit avec son numéro', async () => {
      const [db, now] = [await open(), clock()]
      await (await previewed(db, now, await sent(db, now))).import()
      const other = table(BANCS, '1;Tables;14/04/2025;5 000;FER SA', '1;Bancs;12/03/2025;;BOIS SA')
      const [holder, id] = [await lastImport(db), await sent(db, now, other)]
      const before = await seen(db)
      const step = await previewed(db, now, id, OTHER)
      expect(step.preview).toMatchObject({ contracts: { created: 0, updated: 1, unchanged: 1 }, duplicates: 1 })
      expect(step.preview.warnings.map(plain)).toContainEqual(
        `Fichier : 1 marché a déjà un autre acheteur, et n’est pas déplacé : 1 (${BUYER}, donné par l’import n° ${holder}).`,
      )
      await step.import()
      const after = await seen(db)
      expect(after.filter(({ objet }) => objet !== 'Tables')).toEqual(before.filter(({ objet }) => objet !== 'Tables'))
      expect(after.find(({ objet }) => objet === 'Tables')?.acheteur?.id).toBe(OTHER)
      const { findings } = await registerReport(db, LOCAL, await lastImport(db), {
        filter: {},
        page: 1,
        rejectedPage: 1,
      })
      expect(findings.items).toContainEqual(
        expect.objectContaining({
          code: 'buyerStands',
          cell: 'ligne 2',
          message: expect.stringContaining(
            `le marché 1 a déjà pour acheteur ${BUYER}, donné par l’import n° ${holder} : il n’est pas déplacé`,
          ),
        }),
      )
    })

    it('un marché reste un, avec ses avenants', async () => {
      const [db, now] = [await open(), clock()]
      const id = await sent(db, now, table(BANCS, '1;Avenant n° 1 : prolongation;12/06/2025;;BOIS SA'))
      await (await previewed(db, now, id)).import()
      expect((await contractsOf(db)).map(({ uid, acheteur }) => [uid, acheteur?.id])).toEqual([['1', BUYER]])
    })

    it('un avenant suit son marché, qui n’est pas déplacé', async () => {
      const [db, now] = [await open(), clock()]
      await (await previewed(db, now, await sent(db, now))).import()
      const id = await sent(db, now, table(BANCS, '1;Avenant n° 1 : prolongation;12/06/2025;;BOIS SA', '2;Clous;;;'))
      const step = await previewed(db, now, id, OTHER)
      expect(step.preview).toMatchObject({ contracts: { created: 0, updated: 1, unchanged: 1 }, rejected: 0 })
    })

    it('un acheteur faux est remplacé par l’import qui l’a donné, et le premier dit lequel', async () => {
      const [db, now] = [await open(), clock()]
      const id = await sent(db, now)
      await (await previewed(db, now, id, OTHER)).import()
      const importId = await lastImport(db)
      await expect(buyerRequest(db, LOCAL, now, id, GIVEN)).rejects.toThrow(
        `déjà donné par l’import n° ${importId} (${OTHER}) ; pour en changer, donnez le bon à l’import n° ${importId}`,
      )
      expect(await buyerOfImport(db, LOCAL, await knownImport(db, LOCAL, id))).toEqual({
        ...{ given: null, missing: 0, givenBy: { importId, buyer: OTHER } },
      })
      await (await previewed(db, now, importId)).import()
      expect((await contractsOf(db)).map(({ acheteur }) => acheteur?.id)).toEqual([BUYER, BUYER, BUYER])
    })

    it('qui fait des marchés déjà là un double le dit, dans l’aperçu et au compte rendu, avec ou sans numéro', async () => {
      const [db, now] = [await open(), clock()]
      const id = await sent(db, now, table(BANCS, SOLS, SOLS))
      await importFile(db, LOCAL, now, { name: 'sien.csv', file: table(BANCS, SOLS), acheteur: GIVEN })
      const step = await previewed(db, now, id)
      expect(step.preview.warnings).toContainEqual(expect.stringMatching(/^Fichier : 3\smarchés ont déjà un semblable/))
      const pairs = ({ first }: Namesakes) => first.map(({ objet, own, other }) => [objet, own, other])
      const told = [...['Bancs', 'Sols', 'Sols'].map((objet) => [objet, BUYER, BUYER])]
      expect(pairs(step.preview.effect.namesakes).sort()).toEqual(told)
      await step.import()
      const { namesakes } = await registerReport(db, LOCAL, await lastImport(db), {
        filter: {},
        page: 1,
        rejectedPage: 1,
      })
      expect(pairs(namesakes ?? NO_NAMESAKES).sort()).toEqual(told)
      const uids = (await contractsOf(db)).filter(({ objet }) => objet === 'Sols').map(({ uid }) => uid)
      for (const uid of uids) expect((await namesakesOf(db, LOCAL, { uid }, 9)).total).toBeGreaterThan(0)
    })

    it('sans double, ne dit rien', async () => {
      const [db, now] = [await open(), clock()]
      const step = await previewed(db, now, await sent(db, now))
      expect(step.preview.effect.namesakes.total).toBe(0)
    })

    it('un SIRET faux est refusé dans les mots de l’import', () => {
      expect(() => siretTyped('21440109300016')).toThrow(/SIRET de l’acheteur : clé de contrôle du SIRET fausse/)
      expect(() => siretTyped('214401093')).toThrow(/SIREN sans établissement/)
      expect(() => siretTyped('')).toThrow(/14 chiffres sont attendus/)
      expect(siretTyped(' 214 401 093 00015 ')).toBe(BUYER)
    })

    it('est refusé à un import annulé, ou dont chaque ligne nomme le sien', async () => {
      const [db, now] = [await open(), clock()]
      const own = new Blob([`${HEADER};SIRET acheteur\n${BANCS};${BUYER}\n`])
      const id = await sent(db, now, own)
      await expect(buyerRequest(db, LOCAL, now, id, GIVEN)).rejects.toMatchObject({ code: 'cannotGiveBuyer' })
      const without = await sent(db, now)
      await undoImport(db, LOCAL, without, now)
      await expect(buyerRequest(db, LOCAL, now, without, GIVEN)).rejects.toMatchObject({ code: 'cannotGiveBuyer' })
      await expect(buyerRequest(db, LOCAL, now, 99, GIVEN)).rejects.toMatchObject({ code: 'noSuchImport' })
    })

    it('dont le fichier n’est plus gardé, le remède est dit', async () => {
      const [db, now] = [await open(), clock()]
      const { id } = await importFile(db, LOCAL, now, { name: 'registre.csv', file: FILE })
      await expect(buyerRequest(db, LOCAL, now, id ?? 0, GIVEN)).rejects.toThrow(/déposez-le de nouveau avec le SIRET/)
    })
  })
}
