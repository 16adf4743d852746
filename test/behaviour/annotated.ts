import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { annotatedWorkbook } from '../../src/export/annotated/workbook.js'
import { FATE_HEADER } from '../../src/register/annotated.js'
import { DEFAULT_LIMITS } from '../../src/register/limits.js'
import { lookAt } from '../../src/register/look.js'
import { openWorkbook } from '../../src/register/xlsx/open.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { annotatedCopy } from '../../src/tasks/annotate.js'
import type { ContractView } from '../../src/tasks/contracts.js'
import { merge } from '../../src/tasks/correct.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, csv, HEADER, load, type OpenDatabase, row } from './registers.js'

const ROWS = [
  row({ id: '1', objet: 'Réfection de la voirie', montant: '12 000 € HT + TVA' }),
  row({ id: '2', objet: '', montant: '5000' }),
  row({ id: '3', objet: '=1+1', montant: '7000', titulaire: 'Bati' }),
  row({ id: '3', objet: '=1+1', montant: '7000', titulaire: 'Toit' }),
]

/** The annotated copy of an import, as the file people receive. */
export async function copyOf(db: Database, id: number, file: Blob): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of annotatedWorkbook(await annotatedCopy(db, LOCAL, id, { file }))) parts.push(part)
  return new Blob(parts)
}

/** Every cell of a workbook, ours among them. */
export async function cellsOf(workbook: Blob): Promise<Map<string, string[][]>> {
  const sheets = new Map<string, string[][]>()
  for (const sheet of await openWorkbook(workbook, DEFAULT_LIMITS)) {
    const rows: string[][] = []
    for await (const batch of sheet.rows()) {
      for (const { cells } of batch) rows.push(Array.from(cells, (cell) => cell?.text ?? ''))
    }
    sheets.set(sheet.name ?? '', rows)
  }
  return sheets
}

const published = ({ marche, concession }: typeof PUBLISHED): Blob =>
  new Blob([JSON.stringify({ marches: { marche, 'contrat-concession': concession } })])

/** A publication with all that a table has no place for. */
const PUBLISHED = {
  marche: [
    {
      id: '7',
      acheteur: { id: BUYER },
      objet: 'Ponts',
      considerationsSociales: { considerationSociale: ['Clause sociale', 'Critère social'] },
      marcheInnovant: false,
      lieuExecution: { code: '44000', typeCode: 'Code postal', nom: null },
      montant: 500000.5,
      dureeMois: 24,
      dateNotification: '2025-03-01',
      datePublicationDonnees: '2025-03-10',
      titulaires: [
        { titulaire: { typeIdentifiant: 'SIRET', id: '73282932000074' } },
        { titulaire: { typeIdentifiant: 'TVA', id: 'BE0999999999' } },
      ],
      modifications: [{ modification: { id: 1, dateNotificationModification: '2025-06-01', montant: 600000 } }],
      actesSousTraitance: [{ acteSousTraitance: { id: 1, sousTraitant: { id: '33487372600239' }, montant: 1200 } }],
      inconnu: { 'a.b': [[], {}, null, '"x"', 'null', 1e21] },
    },
    { id: '8', acheteur: { id: BUYER }, montant: 12, dateNotification: '2025-04-01' },
  ],
  concession: [
    {
      id: 'C1',
      autoriteConcedante: { id: BUYER },
      objet: 'Fourrière',
      dateSignature: '2025-02-01',
      valeurGlobale: 70.5,
      concessionnaires: [{ concessionnaire: { typeIdentifiant: 'SIRET', id: '73282932000074' } }],
      modifications: [{ modification: { id: 1, dateSignatureModification: '2025-07-01', valeurGlobale: 90 } }],
    },
  ],
}

/** The list, and what follows from it. */
const FACTS = ['7 considerationsSociales', '7 states', '7 reservedTo', '7 gaps']

/** A cell of the copy of this publication, as it is and as somebody writes it; and what then differs of its contract. */
const CORRECTIONS: readonly (readonly [what: string, from: string, to: string, changed: readonly string[]])[] = [
  ['un objet', '>Ponts<', '>Passerelles<', ['7 objet']],
  ['un montant', '<v>500000.5</v>', '<v>510000</v>', ['7 montant']],
  ['un titulaire', '>BE0999999999<', '>BE0888888888<', ['7 titulaires']],
  ['une modification', '<v>600000</v>', '<v>610000</v>', ['7 modifications', '7 latestMontant']],
  ['un acte de sous-traitance', '<v>1200</v>', '<v>1300</v>', ['7 actesSousTraitance']],
  ['une considération', '>Critère social<', '>Marché réservé<', FACTS],
  ['une date, plus tôt', '>2025-03-01<', '>2025-02-01<', ['7 dateNotification', '7 yearDate']],
  ['une date, plus tard', '>2025-03-01<', '>2025-03-05<', ['7 dateNotification', '7 yearDate']],
  ['une durée effacée', '<v>24</v>', '<v></v>', ['7 dureeMois']],
  ['ce qui n’a pas de champ', '>44000<', '>44100<', ['7 lieuExecution']],
  ['une concession', '>Fourrière<', '>Fourrière automobile<', ['C1 objet']],
]

/** The copy with something else in one of its sheets of records. */
async function edited(copy: Blob, from: string, to: string): Promise<Blob> {
  const parts = unzipSync(new Uint8Array(await copy.arrayBuffer()))
  const found = Object.keys(parts).filter(
    (name) => /sheet[23]\.xml$/.test(name) && strFromU8(parts[name] ?? NO_BYTES).includes(from),
  )
  const [name = ''] = found
  expect(found).toHaveLength(1)
  parts[name] = strToU8(strFromU8(parts[name] ?? NO_BYTES).replace(from, to))
  return new Blob([zipSync(parts)])
}
const NO_BYTES = new Uint8Array()

/** The copy of which somebody took the columns of some members out, as a spreadsheet does: no header, no cell. */
async function withoutColumns(copy: Blob, ...members: readonly string[]): Promise<Blob> {
  const parts = unzipSync(new Uint8Array(await copy.arrayBuffer()))
  const sheets = Object.entries(parts).filter(([name]) => /sheet[23]\.xml$/.test(name))
  const left = sheets.map(([name, part]) => [name, withoutCells(strFromU8(part), members)] as const)
  for (const [name, xml] of left) parts[name] = strToU8(xml)
  expect(left.map(([, xml]) => xml)).not.toEqual(sheets.map(([, part]) => strFromU8(part)))
  return new Blob([zipSync(parts)])
}

function withoutCells(xml: string, members: readonly string[]): string {
  const isOf = (header: string) =>
    members.some((name) => header === name || header.startsWith(`${name}.`) || header.startsWith(`${name}[`))
  const headers = [...xml.matchAll(/<c r="([A-Z]+)1"[^>]*><is><t[^>]*>([^<]*)<\/t><\/is><\/c>/g)]
  const columns = headers.filter(([, , header = '']) => isOf(header)).map(([, column = '']) => column)
  if (columns.length === 0) return xml
  return xml.replace(new RegExp(`<c r="(?:${columns.join('|')})\\d+"(?:[^>]*/>|.*?</c>)`, 'gs'), '')
}

/** The fields in which two readings of a contract differ, but for the places where they were read. */
const differing = (before: ContractView | undefined, after: ContractView): string[] =>
  Object.entries(after)
    .filter(([field]) => !['texts', 'tags', 'importId'].includes(field))
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before?.[field as keyof ContractView]))
    .map(([field]) => `${after.id} ${field}`)

const headersOf = (sheets: ReadonlyMap<string, string[][]>) =>
  [...sheets].slice(1).map(([name, rows]) => [name, rows[0]])

/** The copy of a register with what was read and what was done, on whichever runtime. */
export function annotatedBehaviour(open: OpenDatabase): void {
  describe('la copie annotée', () => {
    it('redonne chaque cellule et dit ce qui a été fait de chaque ligne', async () => {
      const db = await open()
      const file = csv(...ROWS)
      const report = await load(db, file)
      expect(report).toMatchObject({ created: 2, rejected: 1, duplicates: 1 })
      const sheet = (await cellsOf(await copyOf(db, 1, file))).get('Registre') ?? []
      expect(sheet[0]).toEqual([...HEADER.split(';'), FATE_HEADER])
      expect(sheet.slice(1).map((cells) => cells.slice(0, 7))).toEqual(ROWS.map((each) => each.split(';')))
      expect(sheet.slice(1).map((cells) => cells[7]?.split('.')[0])).toEqual([
        'Marché nouveau',
        'Mise de côté',
        'Marché nouveau',
        'Répète ou complète un marché du fichier',
      ])
    })

    it('corrigée puis déposée, crée la ligne mise de côté et laisse les autres telles quelles', async () => {
      const db = await open()
      const file = csv(...ROWS)
      await load(db, file)
      const again = await load(db, await copyOf(db, 1, file), { name: 'copie.xlsx' })
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 1, duplicates: 1 })
      expect(again.warnings).toEqual([])
      const corrected = csv(...ROWS.map((each) => each.replace('2;;;', '2;;Éclairage public;')))
      const copy = await copyOf(db, 1, corrected)
      expect(await load(db, copy, { name: 'corrigée.xlsx' })).toMatchObject({
        ...{ created: 1, updated: 0, unchanged: 2, rejected: 0, duplicates: 1 },
      })
    })

    it('dit modifié ou inchangé comme l’import l’a compté, même quand ce qui précédait est annulé depuis', async () => {
      const db = await open()
      await load(
        db,
        csv(row({ id: '1', objet: 'Voirie', montant: '10' }), row({ id: '2', objet: 'Parcs', montant: '20' })),
      )
      const file = csv(
        row({ id: '1', objet: 'Voirie', montant: '11' }),
        row({ id: '2', objet: 'Parcs', montant: '20' }),
        row({ id: '3', objet: 'Toits', montant: '30' }),
      )
      expect(await load(db, file)).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
      const fates = async () =>
        ((await cellsOf(await copyOf(db, 2, file))).get('Registre') ?? []).slice(1).map((cells) => cells.at(-1))
      const counted = ['Marché modifié', 'Marché inchangé', 'Marché nouveau']
      expect(await fates()).toEqual(counted)
      await undoImport(db, LOCAL, 1, clock())
      expect(await fates()).toEqual(counted)
    })

    it('compte une fois des marchés réunis avant l’import, et chacun où ils ne l’ont été qu’après', async () => {
      const db = await open()
      const rows = (montant: string) => [
        row({ id: 'A1', objet: 'Voirie', montant, titulaire: 'X' }),
        row({ id: 'B2', objet: 'Voirie bis', montant: '1', titulaire: 'X' }),
      ]
      const [first, second] = [csv(...rows('1')), csv(...rows('2'), row({ id: 'C3', objet: 'Gaz', montant: '1' }))]
      await load(db, first)
      const merger = { uid: `${BUYER}B2`, into: `${BUYER}A1`, reason: 'le même', document: null }
      await merge(db, LOCAL, merger, clock())
      expect(await load(db, second)).toMatchObject({ created: 1, updated: 1, unchanged: 0, duplicates: 1 })
      const fates = async (id: number, file: Blob) =>
        ((await cellsOf(await copyOf(db, id, file))).get('Registre') ?? []).slice(1).map((cells) => cells.at(-1))
      const repeated = 'Répète ou complète un marché du fichier'
      const merged = `. ✔ Réuni au marché ${merger.into} le 1er juin 2025. Motif : le même`
      expect(await fates(2, second)).toEqual(['Marché modifié', `${repeated}${merged}`, 'Marché nouveau'])
      expect(await fates(1, first)).toEqual(['Marché nouveau', `Marché nouveau${merged}`])
    })

    it('dit comment corriger ; de données essentielles, aussi ce qui ne s’y corrige pas', async () => {
      const db = await open()
      const said: string[] = []
      for (const [index, file] of [published(PUBLISHED), csv(...ROWS)].entries()) {
        await load(db, file)
        const sheet = (await cellsOf(await copyOf(db, index + 1, file))).get('SPASER – à lire') ?? []
        said.push(sheet.flat().join('\n'))
      }
      for (const each of said) expect(each).toContain('puis déposez ce classeur')
      expect(said[0]).toMatch(/« titulaires\[2\]\.titulaire\.id »[\s\S]*comme une publication de plus/)
      expect(said[1]).not.toContain('titulaires[2]')
    })

    it('de données essentielles, redéposée telle quelle, ne change rien ; la sienne non plus', async () => {
      const db = await open()
      const file = published(PUBLISHED)
      const { created, rejected } = await load(db, file, { name: 'publication.json' })
      expect([created, rejected]).toEqual([2, 1])
      const before = await contractsOf(db)
      const copy = await copyOf(db, 1, file)
      const unchanged = { format: 'decp-table', rows: 3, created: 0, updated: 0, unchanged: 2, rejected: 1 }
      expect(await load(db, copy, { name: 'copie.xlsx' })).toMatchObject(unchanged)
      expect(await contractsOf(db)).toEqual(before)
      const copied = await copyOf(db, 2, copy)
      expect(headersOf(await cellsOf(copied))).toEqual(headersOf(await cellsOf(copy)))
      expect(await load(db, copied, { name: 'copie de la copie.xlsx' })).toMatchObject(unchanged)
    })

    it.each(CORRECTIONS)(
      'une cellule corrigée dans cette copie ne change que cela : %s',
      async (_, from, to, changed) => {
        const db = await open()
        const file = published(PUBLISHED)
        await load(db, file, { name: 'publication.json' })
        const before = await contractsOf(db)
        const copy = await edited(await copyOf(db, 1, file), from, to)
        expect(await load(db, copy, { name: 'copie.xlsx' })).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
        const after = await contractsOf(db)
        expect(after.flatMap((contract, index) => differing(before[index], contract))).toEqual(changed)
      },
    )

    it.each([
      'montant',
      'considerationsSociales',
      'titulaires',
      'dureeMois',
      'acheteur.nom',
      'lieuExecution',
      'modifications',
    ])('une colonne supprimée de cette copie ne dit rien : ce que disait la publication reste (%s)', async (member) => {
      const db = await open()
      const [marche] = PUBLISHED.marche
      const file = published({ ...PUBLISHED, marche: [{ ...marche, acheteur: { id: BUYER, nom: 'Ville' } }] as never })
      await load(db, file, { name: 'publication.json' })
      const before = await contractsOf(db)
      const copy = await withoutColumns(await copyOf(db, 1, file), member)
      expect(await load(db, copy, { name: 'copie.xlsx' })).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
      expect(await contractsOf(db)).toEqual(before)
    })

    it.each([
      ['id', ['id'], 'Feuille "Marchés" : la colonne « id »'],
      ['acheteur.id', ['acheteur.id'], 'Feuille "Marchés" : la colonne « acheteur.id »'],
      ['acheteur', ['acheteur'], 'Feuille "Marchés" : la colonne « acheteur.id »'],
      ['autoriteConcedante', ['autoriteConcedante'], 'Feuille "Concessions" : la colonne « autoriteConcedante.id »'],
    ])(
      'la colonne à laquelle un marché se reconnaît, supprimée, fait refuser cette copie (%s)',
      async (_, out, said) => {
        const db = await open()
        const file = published(PUBLISHED)
        await load(db, file, { name: 'publication.json' })
        const before = await contractsOf(db)
        const copy = await withoutColumns(await copyOf(db, 1, file), ...out)
        const refusal = { code: 'copyColumnMissing', message: expect.stringContaining(said) }
        await expect(load(db, copy, { name: 'copie.xlsx' })).rejects.toMatchObject(refusal)
        await expect(lookAt(copy, DEFAULT_LIMITS, null)).rejects.toMatchObject(refusal)
        expect(await contractsOf(db)).toEqual(before)
      },
    )

    it('ces colonnes y sont, quand même la publication ne les a pas : la copie se relit', async () => {
      const db = await open()
      const file = new Blob([JSON.stringify({ marches: { marche: [{ objet: 'Ponts', montant: 12 }] } })])
      expect(await load(db, file, { name: 'publication.json' })).toMatchObject({ created: 1, rejected: 0 })
      const copy = await copyOf(db, 1, file)
      expect((await cellsOf(copy)).get('Marchés')?.[0]?.slice(0, 4)).toEqual(['objet', 'montant', 'id', 'acheteur.id'])
      expect(await load(db, copy, { name: 'copie.xlsx' })).toMatchObject({ created: 0, unchanged: 1, rejected: 0 })
    })

    it('une colonne supprimée et une cellule vidée dans la même copie : seule la cellule vidée efface', async () => {
      const db = await open()
      const file = published(PUBLISHED)
      await load(db, file, { name: 'publication.json' })
      const before = await contractsOf(db)
      const copy = await edited(await copyOf(db, 1, file), '<v>24</v>', '<v></v>')
      await load(db, await withoutColumns(copy, 'montant', 'datePublicationDonnees'), { name: 'copie.xlsx' })
      const after = await contractsOf(db)
      expect(after.flatMap((contract, index) => differing(before[index], contract))).toEqual(['7 dureeMois'])
    })

    it('une ligne de cette copie à laquelle on donne son objet devient un marché, aux règles de la publication', async () => {
      const db = await open()
      const file = published(PUBLISHED)
      await load(db, file, { name: 'publication.json' })
      const objet = '<c r="C3" t="inlineStr"><is><t>Halles</t></is></c>'
      const copy = await edited(await copyOf(db, 1, file), '<c r="J3"', `${objet}<c r="J3"`)
      const again = await load(db, copy, { name: 'copie.xlsx' })
      expect(again).toMatchObject({ created: 1, updated: 0, unchanged: 2, rejected: 0 })
    })

    it('ce qu’on y lit de travers est dit à sa cellule, sous son en-tête', async () => {
      const db = await open()
      const file = published(PUBLISHED)
      await load(db, file, { name: 'publication.json' })
      const copy = await edited(await copyOf(db, 1, file), '<v>500000.5</v>', '<v>-1</v>')
      const { issues } = await load(db, copy, { name: 'copie.xlsx' })
      const message = expect.stringContaining('Feuille "Marchés", cellule J2')
      expect(issues).toContainEqual(expect.objectContaining({ code: 'unusableAmount', cell: 'Marchés!J2', message }))
      const sheet = (await cellsOf(copy)).get('Marchés') ?? []
      expect(sheet[0]?.[9]).toBe('montant')
    })

    it('une feuille d’avertissements dit ce qui n’est pas repris', async () => {
      const db = await open()
      const file = csv(...ROWS)
      await load(db, file)
      const about = (await cellsOf(await copyOf(db, 1, file))).get('SPASER – à lire') ?? []
      expect(about.flat().join('\n')).toMatch(/registre\.csv.*import n° 1[\s\S]*Non repris : les formules/)
    })
  })
}
