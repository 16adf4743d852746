import { describe, expect, it } from 'vitest'
import { annotatedWorkbook } from '../../src/export/annotated/workbook.js'
import { FATE_HEADER } from '../../src/register/annotated.js'
import { DEFAULT_LIMITS } from '../../src/register/limits.js'
import { openWorkbook } from '../../src/register/xlsx/open.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { annotatedCopy } from '../../src/tasks/annotate.js'
import { merge } from '../../src/tasks/correct.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, csv, HEADER, load, type OpenDatabase, row } from './registers.js'

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
      expect(await fates(2, second)).toEqual(['Marché modifié', repeated, 'Marché nouveau'])
      expect(await fates(1, first)).toEqual(['Marché nouveau', 'Marché nouveau'])
    })

    it('de données essentielles, dit de ne pas la déposer, et ce qui y serait perdu ; d’un tableau, comment corriger', async () => {
      const db = await open()
      const marche = { id: '7', objet: 'Ponts', acheteur: { id: BUYER }, montant: 500, dateNotification: '2025-03-01' }
      const files = [new Blob([JSON.stringify({ marches: { marche: [marche] } })]), csv(...ROWS)]
      const said: string[] = []
      for (const [index, file] of files.entries()) {
        await load(db, file)
        const sheet = (await cellsOf(await copyOf(db, index + 1, file))).get('SPASER – à lire') ?? []
        said.push(sheet.flat().join('\n'))
      }
      expect(said[0]).toMatch(
        /ne déposez pas ce classeur[\s\S]*modifications, actes de sous-traitance[\s\S]*concession/,
      )
      expect(said[0]).not.toContain('puis déposez ce classeur')
      expect(said[1]).toContain('puis déposez ce classeur')
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
