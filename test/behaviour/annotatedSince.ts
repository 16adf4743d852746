import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Database, LOCAL } from '../../src/store/database.js'
import { correct, merge, withdraw } from '../../src/tasks/correct.js'
import { importFile } from '../../src/tasks/import.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'
import { correctRows, leaveRows } from '../../src/tasks/setAside.js'
import { undoImport } from '../../src/tasks/undo.js'
import { cellsOf, copyOf } from './annotated.js'
import { BUYER, clock, contractsOf, csv, load, type OpenDatabase, row } from './registers.js'

const FILE = csv(
  row({ id: 'A', objet: 'Voirie', montant: '12 000 €', titulaire: 'Bati' }),
  row({ id: 'B', objet: 'Parcs', date: '31/02/2025', montant: '500', titulaire: 'Serre' }),
  row({ id: 'C', montant: '300', titulaire: 'Zinc' }),
  row({ id: 'D', montant: '400', titulaire: 'Ardoise' }),
  row({ id: 'E', objet: 'Voirie bis', montant: '12 000 €', titulaire: 'Bati' }),
)
const TOITS = { rows: [{ seq: 0, values: { 2: 'Toits' } }], reason: 'Objet retrouvé', document: null, dryRun: false }
const WHY = { reason: 'Acte d’engagement', document: null }

/** The comments of the register's sheet by cell, and the colour of cells. */
async function marksOf(copy: Blob) {
  const parts = unzipSync(new Uint8Array(await copy.arrayBuffer()))
  const part = (name: string) => strFromU8(parts[`xl/${name}`] ?? new Uint8Array())
  const all = (xml: string, pattern: RegExp) =>
    [...xml.matchAll(pattern)].map(([, one = '', other = '']) => [one, other] as const)
  const fills = all(part('styles.xml'), /<fgColor rgb="(\w+)"\/>/g).map(([rgb]) => rgb)
  const styles = all(part('styles.xml'), /<xf numFmtId="\d+" fontId="\d+" fillId="(\d+)" [^>]*applyFill/g)
  const colours = styles.map(([fill]) => fills[Number(fill) - 2] ?? '')
  return {
    comments: new Map(all(part('comments2.xml'), /<comment ref="(\w+)".*?<t xml[^>]*>(.*?)<\/t>/gs)),
    colours: new Map(
      all(part('worksheets/sheet2.xml'), /<c r="(\w+)" s="(\d+)"/g).map(([cell, style]) => [
        cell,
        colours[Number(style)],
      ]),
    ),
  }
}
const [GREEN, AMBER, RED] = ['FFD9EFD9', 'FFFFE9B8', 'FFF8D0CC']

/** The annotated copy of a register of which people put something right since. */
export function annotatedSinceBehaviour(open: OpenDatabase): void {
  let db: Database
  let now: () => Date
  const fates = async (id = 1) =>
    ((await cellsOf(await copyOf(db, id, FILE))).get('Registre') ?? []).map((cells) => cells[7])
  const about = async () => ((await cellsOf(await copyOf(db, 1, FILE))).get('SPASER – à lire') ?? []).flat().join('\n')
  const set = (fields: Readonly<Record<string, string>>, id = 'B') =>
    correct(db, LOCAL, { uid: `${BUYER}${id}`, fields, ...WHY }, now)
  const figures = async () => [
    await indicatorsOf(db, LOCAL, civilYear(2025)),
    (await contractsOf(db)).map(({ importId: _, texts: _texts, tags: _tags, ...contract }) => contract),
  ]

  beforeEach(async () => {
    db = await open()
    now = clock()
    await load(db, FILE)
  })

  describe('la copie annotée, après ce qui a été réglé sur les pages', () => {
    it('dit le champ corrigé, à sa cellule et à sa ligne ; la valeur reste celle du registre', async () => {
      expect((await marksOf(await copyOf(db, 1, FILE))).colours.get('D3')).toBe(AMBER)
      expect(await about()).not.toContain('✔')
      await set({ dateNotification: '28/02/2025', montant: '550' })
      const copy = await copyOf(db, 1, FILE)
      const { comments, colours } = await marksOf(copy)
      expect(comments.get('D3')).toMatch(
        /^✔ Corrigé sur la page le 1er juin 2025, « Date de notification » : 28\/02\/2025\. Motif : Acte d’engagement\nÀ vérifier : /,
      )
      expect(comments.get('E3')).toBe(
        '✔ Corrigé sur la page le 1er juin 2025, « Montant HT » : 550 €. Motif : Acte d’engagement',
      )
      expect([colours.get('D3'), colours.get('E3'), colours.get('H3')]).toEqual([GREEN, GREEN, GREEN])
      const [, , b] = (await cellsOf(copy)).get('Registre') ?? []
      expect(b?.slice(3, 5)).toEqual(['31/02/2025', '500'])
      expect(b?.[7]).toMatch(/^Marché nouveau\. ✔ Corrigé sur la page .* : 550 €[\s\S]*28\/02\/2025/)
      expect(await about()).toContain('2 champs ou lignes ont été réglés sur les pages : en vert')
    })

    it('ne dit plus une correction retirée', async () => {
      await set({ dateNotification: '28/02/2025' })
      await withdraw(db, LOCAL, { seq: 1, reason: 'à revoir' }, now)
      const { comments, colours } = await marksOf(await copyOf(db, 1, FILE))
      expect(comments.get('D3')).not.toContain('✔')
      expect(colours.get('D3')).toBe(AMBER)
    })

    it('dit la ligne corrigée et celle laissée de côté, sans plus les marquer en défaut', async () => {
      expect((await marksOf(await copyOf(db, 1, FILE))).colours.get('H4')).toBe(RED)
      const [corrected] = await correctRows(db, LOCAL, now, 1, TOITS)
      await leaveRows(db, LOCAL, now, 1, { seqs: [1], reason: 'sans suite' })
      const [, , , c, d] = await fates()
      expect(c).toMatch(
        /^Mise de côté\. ✔ Corrigée sur la page le 1er juin 2025, reprise par l’import n° \d\. Motif : Objet retrouvé\n/,
      )
      expect(d).toMatch(/^Mise de côté\. ✔ Laissée de côté le 1er juin 2025\. Motif : sans suite\n/)
      const { colours } = await marksOf(await copyOf(db, 1, FILE))
      expect([colours.get('H4'), colours.get('H5')]).toEqual([GREEN, GREEN])
      await undoImport(db, LOCAL, corrected?.id ?? 0, now)
      expect((await fates())[3]).not.toContain('✔')
    })

    it('dit le marché réuni à un autre', async () => {
      await merge(db, LOCAL, { uid: `${BUYER}E`, into: `${BUYER}A`, ...WHY }, now)
      expect((await fates())[5]).toContain(`✔ Réuni au marché ${BUYER}A le 1er juin 2025.`)
    })

    it('dit ce qu’un import suivant a repris, et le dit réglé', async () => {
      const right = row({ id: 'B', objet: 'Parcs', date: '27/02/2025', montant: '500', titulaire: 'Serre' })
      await load(db, csv(right), { name: 'suite.csv' })
      const { comments, colours } = await marksOf(await copyOf(db, 1, FILE))
      expect(comments.get('D3')).toMatch(/^✔ Repris par l’import n° 2, le 1er juin 2025\.\n/)
      expect(colours.get('D3')).toBe(GREEN)
    })

    it('redéposée telle quelle, ne double rien, ne change aucun chiffre, et ce qui a été corrigé tient', async () => {
      await set({ dateNotification: '28/02/2025', montant: '550' })
      await correctRows(db, LOCAL, now, 1, TOITS)
      await leaveRows(db, LOCAL, now, 1, { seqs: [1], reason: 'sans suite' })
      const before = await figures()
      const again = await load(db, await copyOf(db, 1, FILE), { name: 'copie.xlsx' })
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 2 })
      expect(await figures()).toEqual(before)
      expect((await contractsOf(db)).find(({ id }) => id === 'B')).toMatchObject({
        montant: 550,
        dateNotification: '2025-02-28',
      })
    })

    it('redéposée, son aperçu met à part ce qui est déjà réglé, et n’en laisse rien', async () => {
      const seen = async () => {
        const request = { name: 'copie.xlsx', file: await copyOf(db, 1, FILE), dryRun: true, effect: { plan: null } }
        const { preview } = await importFile(db, LOCAL, now, request)
        const serious = preview?.findings.filter(({ severity }) => severity !== 'info') ?? []
        const aside = preview?.rejected.map(({ settled }) => settled?.split(' le ')[0] ?? null)
        return [serious.map(({ code, count, settled }) => [code, count, settled]), aside, preview?.rejectedSettled]
      }
      const actions = () => db.query.selectFrom('rejected_action').selectAll().execute()
      expect(await seen()).toEqual([[['impossibleDate', 1, 0]], [null, null], 0])
      await set({ dateNotification: '28/02/2025' })
      await leaveRows(db, LOCAL, now, 1, { seqs: [1], reason: 'sans suite' })
      const written = await actions()
      expect(await seen()).toEqual([[['impossibleDate', 1, 1]], [null, '✔ Laissée de côté'], 1])
      expect(await actions()).toEqual(written)
    })

    it('une ligne d’avenant corrigée en marché, redéposée telle quelle, ne modifie pas ce marché', async () => {
      const avenant = csv(row({ id: 'V', objet: 'Avenant n° 2 au marché de 2019', montant: '900', titulaire: 'Serre' }))
      const { id } = await load(db, avenant, { name: 'avenants.csv' })
      const bennes = { ...TOITS, rows: [{ seq: 0, values: { 2: 'Bennes' } }] }
      const [corrected] = await correctRows(db, LOCAL, now, id ?? 0, bennes)
      expect(corrected).toMatchObject({ created: 1 })
      const before = await figures()
      for (const file of [await copyOf(db, id ?? 0, avenant), new Blob([avenant, '\n;;;;;;'])]) {
        expect(await load(db, file, { name: 'encore.xlsx' })).toMatchObject({ updated: 0, rejected: 1 })
        expect(await figures()).toEqual(before)
      }
      await undoImport(db, LOCAL, corrected?.id ?? 0, now)
      await load(db, csv(row({ id: 'V', objet: 'Bennes', montant: '900' })), { name: 'suite.csv' })
      expect(await load(db, new Blob([avenant, '\n\n;;;;;;']), { name: 'autre.csv' })).toMatchObject({ rejected: 0 })
    })

    it('de données essentielles, le dit à la cellule du champ', async () => {
      const marche = { id: 'Z', acheteur: { id: BUYER }, objet: 'Ponts', montant: 100, dateNotification: '2025-03-01' }
      const file = new Blob([JSON.stringify({ marches: { marche: [marche] } })])
      await load(db, file, { name: 'publication.json' })
      await set({ montant: '550', acheteur: '24440040400129' }, 'Z')
      const { comments } = await marksOf(await copyOf(db, 2, file))
      const headers = (await cellsOf(await copyOf(db, 2, file))).get('Marchés')?.[0] ?? []
      const said = ['montant', 'acheteur.id'].map((header) => comments.get(`${'ABCDEFGH'[headers.indexOf(header)]}2`))
      expect(said).toEqual([
        expect.stringContaining('« Montant HT » : 550 €'),
        expect.stringContaining('24440040400129'),
      ])
    })
  })
}
