import { describe, expect, it } from 'vitest'
import { mappingFileSchema } from '../../src/register/mapping.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { importFile } from '../../src/tasks/import.js'
import { forgetRemembered, rememberedLayouts } from '../../src/tasks/mapping.js'
import { clock, contractsOf, load, type OpenDatabase } from './registers.js'

/** Headers that say nothing of a register: only a mapping makes one of them. */
const HEADERS = 'Quoi;Combien;Qui'
const sheet = (...rows: readonly string[]): Blob => new Blob([[HEADERS, ...rows].join('\n')])

const MAPPING = mappingFileSchema.parse({
  sheets: [
    {
      sheet: null,
      headerRow: 1,
      columns: [
        { column: 0, header: 'Quoi', field: 'objet' },
        { column: 1, header: 'Combien', field: 'montant' },
        { column: 2, header: 'Qui', field: 'titulaireNom' },
      ],
    },
  ],
})

async function other(db: Database): Promise<{ readonly organisationId: string; readonly actor: string }> {
  await db.atomically([{ sql: `INSERT INTO organisation (id, name) VALUES ('other', 'other')`, parameters: [] }])
  return { organisationId: 'other', actor: 'x' }
}

/** What is kept of a mapping given once, whatever the database. */
export function layoutsBehaviour(open: OpenDatabase): void {
  describe('correspondances retenues', () => {
    it('une correspondance donnée sert aux fichiers suivants qui ont les mêmes en-têtes, et c’est dit', async () => {
      const db = await open()
      await expect(load(db, sheet('Bancs;12 000;BOIS SA'))).rejects.toThrow(/Aucun tableau/)
      await load(db, sheet('Bancs;12 000;BOIS SA'), { mapping: MAPPING })
      const later = new Blob(['Registre;;\n\nQUOI ;combien;Qui;\nTables;8 000;BOIS SA\n'])
      const report = await load(db, later)
      expect(report).toMatchObject({ created: 1, rejected: 0 })
      expect(report.issues).toContainEqual({
        code: 'rememberedMapping',
        severity: 'info',
        cell: null,
        value: null,
        message:
          'Fichier : en-têtes de la ligne 3 déjà connus : correspondance retenue le 1er juin 2025 pour cette présentation (spaser mapping --list).',
      })
      expect((await contractsOf(db)).map(({ objet, montant }) => [objet, montant])).toEqual([
        ['Bancs', 12_000],
        ['Tables', 8_000],
      ])
    })

    it('elle est retenue avec qui, quand et pour quel fichier ; une nouvelle prend la place de l’ancienne', async () => {
      const db = await open()
      await load(db, sheet('Bancs;12 000;BOIS SA'), { mapping: MAPPING })
      const [kept] = await rememberedLayouts(db, LOCAL)
      expect(kept).toMatchObject({
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        headers: ['Quoi', 'Combien', 'Qui'],
        file: 'registre.csv',
        actor: 'local',
        at: expect.stringMatching(/^2025-06-01T/),
      })
      expect(kept?.columns.map(({ field }) => field)).toEqual(['objet', 'montant', 'titulaireNom'])
      const [own] = MAPPING.sheets
      const columns = own?.columns.map((column) => ({ ...column, field: column.column === 1 ? null : column.field }))
      await load(db, sheet('Bancs;12 000;BOIS SA'), {
        mapping: mappingFileSchema.parse({ sheets: [{ ...own, columns }] }),
      })
      const after = await rememberedLayouts(db, LOCAL)
      expect(after.map((layout) => layout.columns.map(({ field }) => field))).toEqual([['objet', null, 'titulaireNom']])
    })

    it('les mêmes octets lus par une correspondance sont un autre import, et la reprise de la même n’en est pas un', async () => {
      const db = await open()
      const file = new Blob(['Objet;Montant;Titulaire\nBancs;12 000;BOIS SA\n'])
      const mapping = mappingFileSchema.parse({
        sheets: [
          {
            sheet: null,
            headerRow: 1,
            columns: [
              { column: 1, header: 'Montant', field: 'montantTTC' },
              { column: 0, header: 'Objet', field: 'objet' },
            ],
          },
        ],
      })
      const plain = await load(db, file)
      const mapped = await load(db, file, { mapping })
      expect(mapped.id).not.toBe(plain.id)
      expect((await load(db, file)).id).toBe(mapped.id)
      expect(await listImports(db, LOCAL)).toHaveLength(2)
    })

    it('oubliée, elle ne sert plus ; l’oublier deux fois est refusé', async () => {
      const db = await open()
      await load(db, sheet('Bancs;12 000;BOIS SA'), { mapping: MAPPING })
      const [kept] = await rememberedLayouts(db, LOCAL)
      const fingerprint = kept?.fingerprint ?? ''
      await forgetRemembered(db, LOCAL, fingerprint)
      expect(await rememberedLayouts(db, LOCAL)).toEqual([])
      await expect(load(db, sheet('Tables;8 000;BOIS SA'))).rejects.toThrow(/Aucun tableau/)
      await expect(forgetRemembered(db, LOCAL, fingerprint)).rejects.toThrow(/n’est retenue/)
    })

    it('celle d’une autre organisation ne sert ni ne s’oublie', async () => {
      const db = await open()
      const scope = await other(db)
      const request = { name: 'a.csv', file: sheet('Bancs;12 000;BOIS SA'), mapping: MAPPING }
      await importFile(db, scope, clock(), request)
      const [theirs] = await rememberedLayouts(db, scope)
      expect(theirs).toBeDefined()
      await expect(load(db, sheet('Tables;8 000;BOIS SA'))).rejects.toThrow(/Aucun tableau/)
      await expect(forgetRemembered(db, LOCAL, theirs?.fingerprint ?? '')).rejects.toThrow(/n’est retenue/)
      expect(await rememberedLayouts(db, scope)).toEqual([theirs])
    })

    it('un import à blanc ne retient rien, un fichier refusé non plus', async () => {
      const db = await open()
      await load(db, sheet('Bancs;12 000;BOIS SA'), { mapping: MAPPING, dryRun: true })
      await expect(load(db, new Blob(['%PDF-1.7']), { mapping: MAPPING })).rejects.toThrow()
      expect(await rememberedLayouts(db, LOCAL)).toEqual([])
    })

    it('un fichier DECP l’ignore', async () => {
      const db = await open()
      await load(db, sheet('Bancs;12 000;BOIS SA'), { mapping: MAPPING })
      const decp = new Blob([
        JSON.stringify({ marches: { marche: [{ id: '1', objet: 'Voirie', acheteur: { id: '21440109300015' } }] } }),
      ])
      const report = await load(db, decp)
      expect(report.issues.map(({ code }) => code)).not.toContain('rememberedMapping')
      expect(report.created).toBe(1)
    })
  })
}
