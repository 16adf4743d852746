import { describe, expect, it } from 'vitest'
import { parsePlan } from '../../src/indicators/plan.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { currentRevision } from '../../src/store/revision.js'
import { findUpload, type Upload } from '../../src/store/uploads.js'
import { decide } from '../../src/tasks/decide.js'
import { importFile } from '../../src/tasks/import.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'
import type { FigureMoved } from '../../src/tasks/preview/figures.js'
import { knownPreview, type Preview, previewChanges, previewOf } from '../../src/tasks/preview.js'
import { inlineRunner, receiveUpload, resumeUpload } from '../../src/tasks/upload.js'
import { clock, contractsOf, csv, load, type OpenDatabase, row } from './registers.js'

const LIMITS = { maxFileBytes: 1_000_000 }
const CLAUSE = 'avec clause d’insertion : 120 heures réservées à des personnes éloignées de l’emploi'

const FIRST = [
  row({ id: '1', objet: 'Bancs', montant: '50 000', titulaire: 'BOIS SA' }),
  row({ id: '2', objet: 'Tables', montant: '60 000', titulaire: 'BOIS SA' }),
  row({ id: '3', objet: 'Chaises', montant: '70 000', titulaire: 'BOIS SA' }),
]
/** The first as it was, the second dearer, the third with a clause, a fourth that is new, and a row that is none. */
const SECOND = [
  row({ id: '1', objet: 'Bancs', montant: '50 000', titulaire: 'BOIS SA' }),
  row({ id: '2', objet: 'Tables', montant: '65 000', titulaire: 'BOIS SA' }),
  row({ id: '3', objet: `Chaises, ${CLAUSE}`, montant: '70 000', titulaire: 'BOIS SA' }),
  row({ id: '4', objet: `Voirie, ${CLAUSE}`, montant: '90 000', titulaire: 'ROUTES SA' }),
  row({ id: '5', montant: '1 000' }),
]

const PLAN = parsePlan(
  JSON.stringify({
    id: 'essai',
    title: 'Essai',
    organisation: 'Ville',
    source: { document: 'Délibération du 12 mars 2025' },
    period: { from: '2025-01-01', to: '2025-12-31' },
    objectives: [
      {
        id: 'clause',
        label: 'La moitié des marchés avec clause d’insertion',
        indicator: 'insertionClause.number',
        direction: '>=',
        unit: 'ratio',
        targets: [{ year: 2025, value: 0.5 }],
        sentence: 'La moitié des marchés.',
        reading: 'En nombre.',
      },
    ],
  }),
)

/** A file sent, and what its import would do. */
async function previewed(db: Database, file: Blob, now = clock()): Promise<{ upload: Upload; preview: Preview }> {
  const id = await receiveUpload(db, LOCAL, now, { name: 'registre.csv', file, task: 'look' }, LIMITS)
  await resumeUpload(db, LOCAL, now, id, inlineRunner(db, LOCAL, now, LIMITS, PLAN), 'preview')
  const upload = await uploadOf(db, id)
  return { upload, preview: await knownPreview(db, LOCAL, upload) }
}

async function uploadOf(db: Database, id: number): Promise<Upload> {
  const upload = await findUpload(db, LOCAL, id)
  if (!upload) throw new Error(`no upload ${id}`)
  return upload
}

/** All that anybody sees. */
const seen = async (db: Database) => [
  await contractsOf(db),
  await listImports(db, LOCAL),
  await currentRevision(db, LOCAL),
]

/** Rows of each table that an import writes. */
async function rowsLeft(db: Database): Promise<number> {
  const counts = await Promise.all(
    (['import', 'contract', 'contract_version', 'import_issue', 'rejected_row'] as const).map((table) =>
      db.query
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow(),
    ),
  )
  return counts.reduce((sum, { count }) => sum + count, 0)
}

const figure = ({ effect }: Preview, id: string): FigureMoved => {
  const found = effect.years[0]?.figures.find((each) => each.id === id)
  if (!found) throw new Error(`no figure ${id}`)
  return found
}

/** What an import would do, told before it is done, whatever the database. */
export function previewBehaviour(open: OpenDatabase): void {
  describe('aperçu d’un import', () => {
    it('dit ce qui serait créé, modifié champ par champ, inchangé et mis de côté, et n’écrit rien de visible', async () => {
      const db = await open()
      await load(db, csv(...FIRST))
      const [before, rows] = [await seen(db), await rowsLeft(db)]
      const { upload, preview } = await previewed(db, csv(...SECOND))
      expect(upload).toMatchObject({ state: 'held', task: 'preview', importId: null })
      expect(preview).toMatchObject({
        contracts: { created: 1, updated: 2, unchanged: 1 },
        rejected: 1,
        listed: 2,
        outdated: false,
      })
      expect(preview.effect.created.map(({ objet }) => objet)).toEqual([`Voirie, ${CLAUSE}`])
      expect(preview.effect.placed).toEqual({ years: [{ year: 2025, contracts: 1 }], excluded: [] })
      const [tables, chairs] = preview.effect.updated.first
      expect(tables).toMatchObject({
        objet: 'Tables',
        fields: [{ label: 'Montant HT', before: '60\u202f000,00\u202f€', after: '65\u202f000,00\u202f€' }],
      })
      expect(chairs?.fields).toContainEqual({ label: 'clause d’insertion', before: 'non renseigné', after: 'oui' })
      expect(chairs?.fields).toContainEqual({ label: 'Objet', before: 'Chaises', after: `Chaises, ${CLAUSE}` })
      expect(preview.effect.rejected).toMatchObject([{ place: 'Ligne 6', reasons: [expect.stringMatching(/objet/i)] }])
      expect(await seen(db)).toEqual(before)
      expect(await rowsLeft(db)).toBe(rows)
    })

    it('donne les chiffres d’avant et d’après, qui sont ceux de l’import une fois fait, et le statut des objectifs', async () => {
      const db = await open()
      await load(db, csv(...FIRST))
      const { upload, preview } = await previewed(db, csv(...SECOND))
      const clauses = figure(preview, 'insertionClause.number')
      expect(clauses).toMatchObject({
        objectives: ['La moitié des marchés avec clause d’insertion'],
        before: { numerator: 0, denominator: 3, value: null, status: 'notComputable' },
        after: { numerator: 2, denominator: 4, value: 0.5, status: 'met' },
      })
      await resumeUpload(db, LOCAL, clock(), upload.id, inlineRunner(db, LOCAL, clock(), LIMITS), 'import')
      expect(await uploadOf(db, upload.id)).toMatchObject({ state: 'done', task: 'import' })
      const { indicators } = await indicatorsOf(db, LOCAL, civilYear(2025), PLAN)
      const told = preview.effect.years[0]?.figures ?? []
      expect(told.length).toBeGreaterThan(8)
      for (const { id, after } of told) {
        const { text: _, fraction: _fraction, ...numbers } = after
        expect(indicators.find((each) => each.id === id)).toMatchObject(numbers)
      }
      const [, second] = await listImports(db, LOCAL)
      expect(second).toMatchObject({ created: 1, updated: 2, unchanged: 1, rejected: 1 })
    })

    it('dit combien de décisions seraient à reconfirmer', async () => {
      const db = await open()
      await load(db, csv(...FIRST))
      const [uid] = (await contractsOf(db)).filter(({ objet }) => objet === 'Chaises').map((each) => each.uid)
      const given = { uid: uid ?? '', kind: 'reserved', state: 'no', reason: 'lu le CCAP', document: null } as const
      await decide(db, LOCAL, given, clock())
      expect((await previewed(db, csv(...FIRST.slice(0, 2)))).preview.effect.updated.toReconfirm).toBe(0)
      expect((await previewed(db, csv(...SECOND))).preview.effect.updated.toReconfirm).toBe(1)
    })

    it('ni celles que l’import rend à ce qui avait été lu n’en cachent d’autres, ni celles à reconfirmer déjà ne comptent', async () => {
      const db = await open()
      const of = (id: string, objet: string) => row({ id, objet, montant: '50 000', titulaire: 'BOIS SA' })
      await load(db, csv(of('1', 'Bancs'), of('2', 'Tables')))
      const [bancs = '', tables = ''] = (await contractsOf(db)).map(({ uid }) => uid)
      const given = { kind: 'reserved', state: 'no', reason: 'lu le CCAP', document: null } as const
      await decide(db, LOCAL, { uid: bancs, ...given }, clock())
      await load(db, csv(of('1', 'Bancs en bois')), { name: 'suite.csv' })
      await decide(db, LOCAL, { uid: tables, ...given }, clock())
      const toReconfirm = async (...rows: readonly string[]) =>
        (await previewed(db, csv(...rows))).preview.effect.updated.toReconfirm
      expect(await toReconfirm(of('1', 'Bancs'), of('2', 'Tables en bois'))).toBe(1)
      expect(await toReconfirm(of('1', 'Bancs en fer'), of('2', 'Tables en bois'))).toBe(1)
    })

    it('date d’avant ce qui a été publié depuis, et le dit ; refait, il en tient compte', async () => {
      const db = await open()
      await load(db, csv(...FIRST))
      const { upload } = await previewed(db, csv(...SECOND))
      await load(db, csv(row({ id: '4', objet: `Voirie, ${CLAUSE}`, montant: '80 000', titulaire: 'ROUTES SA' })))
      expect(await previewOf(db, LOCAL, upload)).toMatchObject({ outdated: true, contracts: { created: 1 } })
      await resumeUpload(db, LOCAL, clock(), upload.id, inlineRunner(db, LOCAL, clock(), LIMITS), 'preview')
      const anew = await previewOf(db, LOCAL, await uploadOf(db, upload.id))
      expect(anew).toMatchObject({ outdated: false, contracts: { created: 0, updated: 3 } })
    })

    it('d’un fichier déjà importé, il dit que rien ne changerait', async () => {
      const db = await open()
      await load(db, csv(...FIRST))
      const { preview } = await previewed(db, csv(...FIRST))
      expect(preview).toMatchObject({ contracts: { created: 0, updated: 0, unchanged: 3 }, effect: { years: [] } })
    })

    it('d’un fichier illisible, il dit pourquoi et garde le fichier, pour en corriger les colonnes', async () => {
      const db = await open()
      const now = clock()
      const file = new Blob(['Quoi;Combien\nBancs;12 000\n'])
      const id = await receiveUpload(db, LOCAL, now, { name: 'a.csv', file, task: 'look' }, LIMITS)
      await resumeUpload(db, LOCAL, now, id, inlineRunner(db, LOCAL, now, LIMITS), 'preview')
      const upload = await uploadOf(db, id)
      expect(upload).toMatchObject({ state: 'failed', kept: true, message: expect.stringMatching(/Aucun tableau/) })
      await expect(knownPreview(db, LOCAL, upload)).rejects.toThrow(/pas d’aperçu/)
    })

    it('liste les marchés modifiés jusqu’au dernier, par morceaux', async () => {
      const db = await open()
      const rows = (amount: (n: number) => number) =>
        csv(...Array.from({ length: 120 }, (_, n) => row({ id: `${n}`, objet: `Bancs ${n}`, montant: `${amount(n)}` })))
      await load(
        db,
        rows((n) => 50_000 + n),
      )
      const { upload, preview } = await previewed(
        db,
        rows((n) => 60_000 + n),
      )
      expect(preview).toMatchObject({ listed: 120, contracts: { updated: 120 } })
      expect(preview.effect.updated.fields).toEqual([{ label: 'Montant HT', contracts: 120 }])
      const listed: string[] = []
      for await (const piece of previewChanges(db, LOCAL, upload.id)) listed.push(...piece.map(({ uid }) => uid))
      expect(new Set(listed).size).toBe(120)
      expect(preview.effect.updated.first).toHaveLength(20)
    })

    describe('une colonne renommée', () => {
      const named = (headers: string, ...rows: readonly string[]) =>
        new Blob([[`Numéro;Objet;Date de notification;Montant HT;Titulaire;${headers}`, ...rows].join('\n')])
      const many = (count: number, last: (n: number) => string, amount = (_: number) => 50_000) =>
        Array.from({ length: count }, (_, n) => `${n};Bancs ${n};12/03/2025;${amount(n)};BOIS SA;${last(n)}`)
      const yes = (n: number) => (n % 3 === 0 ? 'Oui' : 'Non')

      it('se dit une fois, et non pour chaque marché ; ce qui change d’autre se voit', async () => {
        const db = await open()
        await load(db, named('Clause sociale', ...many(250, yes)))
        const dearer = (n: number) => (n === 7 ? 60_000 : 50_000)
        const file = named('Clauses sociales (oui/non)', ...many(250, yes, dearer))
        const { upload, preview } = await previewed(db, file)
        const { updated } = preview.effect
        expect(preview).toMatchObject({ contracts: { created: 0, updated: 250, unchanged: 0 }, listed: 1 })
        expect(updated).toMatchObject({
          total: 250,
          renamed: [{ before: 'Clause sociale', after: 'Clauses sociales (oui/non)', contracts: 250 }],
          onlyRenamed: 249,
          fields: [{ label: 'Montant HT', contracts: 1 }],
        })
        expect(updated.first).toMatchObject([{ objet: 'Bancs 7', fields: [{ label: 'Montant HT' }] }])
        const listed: string[] = []
        for await (const piece of previewChanges(db, LOCAL, upload.id)) listed.push(...piece.map(({ objet }) => objet))
        expect(listed).toEqual(['Bancs 7'])
      })

      it('deux à la fois vont chacune avec la sienne, par ce qu’elles disent', async () => {
        const db = await open()
        const both = (n: number) => `${yes(n)};${yes(n + 1)}`
        const turned = (n: number) => `${yes(n + 1)};${yes(n)}`
        await load(db, named('Clause sociale;Clause environnementale', ...many(30, both)))
        const file = named('Clauses environnementales;Clauses sociales', ...many(30, turned))
        const { updated } = (await previewed(db, file)).preview.effect
        expect(new Set(updated.renamed.map(({ before, after }) => `${before} > ${after}`))).toEqual(
          new Set(['Clause sociale > Clauses sociales', 'Clause environnementale > Clauses environnementales']),
        )
        expect(updated).toMatchObject({ total: 30, onlyRenamed: 30, fields: [], first: [] })
      })

      it('une valeur passée d’une colonne à une autre, qui sont toutes deux dans le fichier, n’en est pas une', async () => {
        const db = await open()
        const headers = 'Clause sociale;Critère social'
        const of = (...cells: readonly string[]) => named(headers, ...many(cells.length, (n) => cells[n] ?? ''))
        await load(db, of('Oui;', ';Non', 'Oui;Non'))
        const { updated } = (await previewed(db, of(';Oui', ';Non', 'Oui;Non'))).preview.effect
        expect(updated).toMatchObject({ total: 1, renamed: [], onlyRenamed: 0 })
        expect(updated.first[0]?.fields).toContainEqual({ label: 'Critère social', before: null, after: 'Oui' })
      })

      it('dont les valeurs changent aussi se voit champ par champ', async () => {
        const db = await open()
        await load(db, named('Clause sociale', ...many(6, () => 'Oui')))
        const { updated } = (await previewed(db, named('Clauses sociales', ...many(6, () => 'Non')))).preview.effect
        expect(updated).toMatchObject({ total: 6, renamed: [], onlyRenamed: 0 })
        expect(updated.fields).toContainEqual({ label: 'Clauses sociales', contracts: 6 })
      })
    })

    it('à blanc par la ligne de commande, le même effet vient avec le rapport, et sans le demander, rien de plus', async () => {
      const db = await open()
      await load(db, csv(...FIRST))
      const request = { name: 'registre.csv', file: csv(...SECOND), dryRun: true }
      expect(await importFile(db, LOCAL, clock(), request)).not.toHaveProperty('preview')
      const { preview } = await importFile(db, LOCAL, clock(), { ...request, effect: { plan: PLAN } })
      expect(preview?.updated.total).toBe(2)
    })
  })
}
