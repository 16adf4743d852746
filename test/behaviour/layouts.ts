import { describe, expect, it } from 'vitest'
import { limitsFrom } from '../../src/register/limits.js'
import { lookAt } from '../../src/register/look.js'
import { type MappingFile, mappingFileSchema } from '../../src/register/mapping.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { listImports } from '../../src/store/imports.js'
import { shownMapping } from '../../src/tasks/columns.js'
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

/** The same, its amounts in a unit. */
const sayingUnit = (power: number, headerRow = 1): MappingFile => ({
  sheets: MAPPING.sheets.map((each) => ({
    ...each,
    headerRow,
    columns: each.columns.map((column) => (column.field === 'montant' ? { ...column, power } : column)),
  })),
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
          'Fichier : en-têtes de la ligne 3 déjà connus : correspondance retenue le 1er juin 2025 pour cette présentation.',
      })
      expect((await contractsOf(db)).map(({ objet, montant }) => [objet, montant])).toEqual([
        ['Bancs', 12_000],
        ['Tables', 8_000],
      ])
    })

    it('un en-tête renommé parmi plusieurs ne fait pas oublier les autres : lui seul est reconnu de nouveau, et c’est dit', async () => {
      const db = await open()
      const headers = ['N° de marché', 'Objet', 'Montant HT', 'Titulaire', 'Date de notification', 'Ins.', 'Env.']
      const fields = ['id', 'objet', 'montant', 'titulaireNom', 'dateNotification', 'colonne', 'colonne'] as const
      const named = headers.map((header, column) => ({
        ...{ column, header, field: fields[column] },
        ...(header === 'Ins.' ? { declares: 'insertionClause' } : {}),
      }))
      const mapping = mappingFileSchema.parse({ sheets: [{ sheet: null, headerRow: 1, columns: named }] })
      const file = (id: string, titles: readonly string[]) =>
        new Blob([`${titles.join(';')}\n${id};Bancs ${id};12 000;BOIS SA;01/02/2025;oui;non\n`])
      await load(db, file('A', headers), { mapping })
      const renamed = headers.map((header) => (header === 'Env.' ? 'Clause environnementale' : header))
      const report = await load(db, file('B', renamed))
      expect(report.issues.map(({ message }) => message)).toContainEqual(
        expect.stringContaining('pour cette présentation, sauf "Clause environnementale", à lire de nouveau'),
      )
      const states = (await contractsOf(db)).map((contract) => [
        contract.id,
        contract.states.insertionClause,
        contract.states.environmentalClause,
      ])
      expect(states).toEqual([
        ['A', 'yes', 'unknown'],
        ['B', 'yes', 'no'],
      ])
      const twice = renamed.map((header) => (header === 'Titulaire' ? 'Qui' : header))
      const { issues } = await load(db, file('C', twice))
      expect(issues.map(({ code }) => code)).not.toContain('rememberedMapping')
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

    it('l’unité lue dans un titre n’est pas retenue : chaque fichier dit la sienne', async () => {
      const db = await open()
      const titled = (title: string, row: string) => new Blob([`${title};;\n${HEADERS}\n${row}\n`])
      await load(db, titled('Montants en k€', 'Bancs;12;BOIS SA'), { mapping: sayingUnit(3, 2) })
      const [kept] = await rememberedLayouts(db, LOCAL)
      expect(kept?.columns.map(({ power }) => power)).toEqual([undefined, undefined, undefined])
      await load(db, sheet('Tables;8 000;BOIS SA'))
      const inMillions = await load(db, titled('Montants en millions d’euros', 'Ponts;2;BOIS SA'))
      expect(inMillions.issues.map(({ code }) => code)).toContain('titleUnit')
      expect(Object.fromEntries((await contractsOf(db)).map(({ objet, montant }) => [objet, montant]))).toEqual({
        Bancs: 12_000,
        Tables: 8_000,
        Ponts: 2_000_000,
      })
    })

    it('l’unité choisie par quelqu’un est retenue, contre un titre aussi, et chaque import le dit', async () => {
      const db = await open()
      await load(db, sheet('Bancs;12;BOIS SA'), { mapping: sayingUnit(3) })
      const report = await load(db, sheet('Tables;8;BOIS SA'))
      expect(report.issues.find(({ code }) => code === 'rememberedMapping')?.message).toContain(
        'Comme choisi alors, "Combien" lu en milliers d’euros',
      )
      expect((await contractsOf(db)).map(({ montant }) => montant)).toEqual([12_000, 8_000])
      const elsewhere = await open()
      const titled = new Blob([`Montants en k€;;\n${HEADERS}\nBancs;12000;BOIS SA\n`])
      await load(elsewhere, titled, { mapping: sayingUnit(0, 2) })
      const [kept] = await rememberedLayouts(elsewhere, LOCAL)
      expect(kept?.columns.map(({ power }) => power)).toEqual([undefined, 0, undefined])
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

    describe('une colonne déclarée dont l’en-tête ne dit pas le fait', () => {
      const rows = ['1;Bancs;12/03/2025;50 000;Oui', '2;Tables;13/03/2025;60 000;Non', '3;Sols;14/03/2025;70 000;']
      const under = (header: string): Blob =>
        new Blob([[`Numéro;Objet;Date de notification;Montant;${header}`, ...rows].join('\n')])
      const saying = (column: object) =>
        mappingFileSchema.parse({ sheets: [{ sheet: null, headerRow: 1, columns: [{ column: 4, ...column }] }] })
      const statesOf = async (db: Database) =>
        Object.fromEntries((await contractsOf(db)).map(({ id, states }) => [id, states]))

      it('dit ce que l’en-tête juste dit, et se cite sous son en-tête', async () => {
        const [right, mapped, unsaid] = [await open(), await open(), await open()]
        await load(right, under('Clause d’insertion'))
        await load(unsaid, under('Ins. O/N'))
        const mapping = saying({ header: 'Ins. O/N', field: 'colonne', declares: 'insertionClause' })
        await load(mapped, under('Ins. O/N'), { mapping })
        expect(await statesOf(mapped)).toEqual(await statesOf(right))
        expect(await statesOf(mapped)).not.toEqual(await statesOf(unsaid))
        expect((await statesOf(mapped))['1']).toMatchObject({ insertionClause: 'yes' })
        const tags = (await contractsOf(mapped)).flatMap((contract) => contract.tags)
        expect(new Set(tags.map(({ column }) => column))).toEqual(new Set(['Ins. O/N']))
      })

      it('se décide « vide = non » comme elle', async () => {
        const db = await open()
        const mapping = saying({
          ...{ header: 'Ins. O/N', field: 'colonne', declares: 'insertionClause', blank: 'no' },
        })
        await load(db, under('Ins. O/N'), { mapping })
        expect((await statesOf(db))['3']).toMatchObject({ insertionClause: 'no' })
      })

      it('une colonne dite d’heures prévues promet l’insertion comme sous son en-tête', async () => {
        const hours = (header: string) => new Blob([`Numéro;Objet;Montant;${header}\n1;Bancs;50 000;120\n`])
        const [right, mapped] = [await open(), await open()]
        await load(right, hours('Heures d’insertion contractualisées'))
        const columns = [{ column: 3, header: 'Vol.', field: 'heuresContractualisees' }]
        const mapping = mappingFileSchema.parse({ sheets: [{ sheet: null, headerRow: 1, columns }] })
        await load(mapped, hours('Vol.'), { mapping })
        expect(await statesOf(mapped)).toEqual(await statesOf(right))
        expect((await statesOf(mapped))['1']).toMatchObject({ insertionClause: 'yes' })
      })
    })

    describe('« vide = non », colonne par colonne', () => {
      const X_HEADERS = 'Numéro;Objet;Date de notification;Montant;Clause sociale (X);Titulaire'
      const register = (...rows: readonly string[]): Blob => new Blob([[X_HEADERS, ...rows].join('\n')])
      const crossed = register(
        '1;Bancs;12/03/2025;50 000;X;BOIS SA',
        '2;Tables;13/03/2025;60 000;;BOIS SA',
        '3;Nettoyage, clause sociale d’insertion obligatoire;14/03/2025;70 000;;PROPRE SA',
        '4;Sols;15/03/2025;80 000;NC;BOIS SA',
      )
      const deciding = (field: string, blank?: 'no') =>
        mappingFileSchema.parse({
          sheets: [{ sheet: null, headerRow: 1, columns: [{ column: 4, header: 'Clause sociale (X)', field, blank }] }],
        })
      const social = async (db: Database) =>
        Object.fromEntries((await contractsOf(db)).map(({ id, states }) => [id, states.socialClause]))

      it('tant que personne n’en décide, une cellule vide ne dit rien', async () => {
        const db = await open()
        await load(db, crossed)
        expect(await social(db)).toEqual({ 1: 'yes', 2: 'unknown', 3: 'yes', 4: 'unknown' })
      })

      it('décidé, vide est un « non » par omission, que le texte contredit ; « NC » reste non renseigné', async () => {
        const db = await open()
        const report = await load(db, crossed, { mapping: deciding('colonne', 'no') })
        expect(await social(db)).toEqual({ 1: 'yes', 2: 'no', 3: 'yes', 4: 'unknown' })
        const said = report.issues.filter(({ code }) => code === 'blankMeansNo')
        expect(said).toMatchObject([{ severity: 'info', message: expect.stringMatching(/E « Clause sociale \(X\) »/) }])
        const tags = (await contractsOf(db)).find(({ id }) => id === '2')?.tags.filter(({ implied }) => !implied)
        expect(tags).toEqual([
          expect.objectContaining({
            ...{ kind: 'socialClause', state: 'no', basis: 'omission', quote: '', start: 0, end: 0 },
            ...{ rule: 'declared.omission', column: 'Clause sociale (X)', cell: 'ligne 3, colonne 5' },
          }),
        ])
      })

      it('la décision est retenue avec qui et quand, et tient pour les fichiers suivants', async () => {
        const db = await open()
        await load(db, crossed, { mapping: deciding('colonne', 'no') })
        const [{ columns = [] } = {}] = await rememberedLayouts(db, LOCAL)
        expect(columns).toMatchObject([
          { blank: 'no', blankBy: { actor: 'local', at: expect.stringMatching(/^2025-06-01T/) } },
        ])
        const again = await load(db, crossed)
        expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 4 })
        await load(db, register('5;Murs;16/03/2025;90 000;;BOIS SA'), { name: 'suite.csv' })
        expect(await social(db)).toMatchObject({ 5: 'no' })
      })

      it('est signée par qui la donne, quoi que dise le fichier ; celle que l’organisation retient garde sa signature', async () => {
        const db = await open()
        const forged = deciding('colonne', 'no')
        for (const column of forged.sheets[0]?.columns ?? []) {
          column.blankBy = { actor: 'Mme le Maire', at: '2001-01-01T00:00:00.000Z' }
        }
        await load(db, crossed, { mapping: forged })
        const [first] = await rememberedLayouts(db, LOCAL)
        expect(first?.columns).toMatchObject([{ blankBy: { actor: 'local', at: expect.stringMatching(/^2025-/) } }])
        const mapping = { sheets: [{ sheet: null, headerRow: 1, columns: first?.columns ?? [] }] }
        const later = register('6;Toits;17/03/2025;90 000;;BOIS SA')
        await importFile(db, { ...LOCAL, actor: 'bob' }, clock(), { name: 'suite.csv', file: later, mapping })
        const [again] = await rememberedLayouts(db, LOCAL)
        expect(again).toMatchObject({ actor: 'bob', columns: first?.columns })
      })

      it('deux colonnes de même en-tête gardent chacune la leur', async () => {
        const twins = new Blob(['Numéro;Objet;Clause sociale (X);Clause sociale (X)\n1;Bancs;X;\n2;Tables;;X'])
        const signedBy = (column: number, actor: string) => ({
          ...{ column, header: 'Clause sociale (X)', field: 'colonne', blank: 'no' },
          blankBy: { actor, at: '2025-01-01T00:00:00.000Z' },
        })
        const mapping = mappingFileSchema.parse({
          sheets: [{ sheet: null, headerRow: 1, columns: [signedBy(2, 'alice'), signedBy(3, 'bob')] }],
        })
        const { sheets } = await lookAt(twins, limitsFrom({}), mapping)
        const [shown] = shownMapping({ sheets, mapping }).sheets
        expect(shown?.columns.map(({ blankBy }) => blankBy?.actor)).toEqual([undefined, undefined, 'alice', 'bob'])
      })

      it('une seconde ligne du même marché, laissée vide, ne contredit pas la croix de la première', async () => {
        const db = await open()
        const rows = ['1;Bancs;12/03/2025;50 000;X;BOIS SA', '1;Bancs;12/03/2025;50 000;;FER SA']
        await load(db, register(...rows), { mapping: deciding('colonne', 'no') })
        const [bancs] = await contractsOf(db)
        expect(bancs).toMatchObject({ states: { socialClause: 'yes' }, titulaires: [{}, {}] })
      })

      it('d’une autre colonne, c’est refusé', async () => {
        const db = await open()
        const refused = load(db, crossed, { mapping: deciding('informations', 'no') })
        await expect(refused).rejects.toThrow(/oui\/non/)
        expect(await contractsOf(db)).toEqual([])
      })
    })
  })
}
