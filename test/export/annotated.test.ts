import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { inOneOrder } from '../../src/contract/memberOrder.js'
import { zipped } from '../../src/export/annotated/zip.js'
import { DEFAULT_LIMITS } from '../../src/register/limits.js'
import { readRegister } from '../../src/register/read.js'
import { openWorkbook } from '../../src/register/xlsx/open.js'
import { cellsOf, copyOf } from '../behaviour/annotated.js'
import { itemsOf } from '../register/samples.js'
import { minimalXlsx } from '../register/xlsx/minimalXlsx.js'
import { BUYER, contractsOf, csv, load, memory, row } from '../tasks/registers.js'

const FIXTURES = new URL('../../fixtures/registers/', import.meta.url)
/** Two have no header: they are read only by a mapping. */
const HEADERLESS = ['decp-sans-en-tete.csv', 'sans-entete.csv']
const TABLES = readdirSync(FIXTURES).filter((name) => name.endsWith('.csv') && !HEADERLESS.includes(name))

const RECORDS = ['decp-v2.json', 'decp-2019.json', 'decp.xml']

const fixture = (name: string): Blob => new Blob([readFileSync(new URL(name, FIXTURES))])

const odd = fc.constantFrom(...'aé."[]{} \t\n\r\\\u0001\u0085\ufffe😀1e+"/~')
const text = fc.array(odd, { maxLength: 8 }).map((units) => units.join(''))
const publishedRecord = fc
  .tuple(
    fc.dictionary(text, fc.jsonValue({ maxDepth: 3, stringUnit: odd }), { maxKeys: 5 }),
    fc.record({
      id: fc.constantFrom('1', '2', '00003', 4),
      acheteur: fc.constantFrom({ id: BUYER }, { id: Number(BUYER), nom: null }, null, BUYER),
      objet: fc.oneof(text, fc.constant('Voirie')),
      montant: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('12,5', '104.333', null)),
      titulaires: fc.constantFrom(
        [{ titulaire: { id: '73282932000074' } }, { titulaire: { id: 'BE0999999999', typeIdentifiant: 'TVA' } }],
        [{ id: '1', denominationSociale: 'A' }],
        { titulaire: { id: '73282932000074' } },
        '[{"id": "73282932000074"}]',
        [],
      ),
      considerationsSociales: fc.constantFrom({ considerationSociale: ['Clause sociale'] }, ['Critère social'], null),
      modifications: fc.constantFrom(
        [{ modification: { id: 1, montant: 5, titulaires: null } }],
        [{}, { id: '2' }],
        [],
      ),
    }),
  )
  .map(([others, own]) => ({ ...others, ...own }))

/** What a file gives, but for the places and for the order of what has no field. */
async function readIn(file: Blob): Promise<unknown[]> {
  const items = await itemsOf(await readRegister(file))
  return items.flatMap((item): unknown[] => {
    if (item.outcome !== 'read') return item.outcome === 'rejected' ? ['rejected'] : []
    // The columns a copy has are its own: a publication has none.
    const { texts, columns: _, ...record } = inOneOrder(item.record)
    return [{ ...record, texts: texts.map(({ cell: _cell, ...each }) => each) }]
  })
}

async function partsOf(copy: Blob): Promise<Record<string, string>> {
  const parts = unzipSync(new Uint8Array(await copy.arrayBuffer()))
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('la copie annotée, relue', () => {
  it.each(TABLES)('%s : chaque marché y est tel quel, chaque ligne dans le même compte', async (name) => {
    const db = memory()
    const file = fixture(name)
    const { rejected, duplicates, created } = await load(db, file, { name })
    const again = await load(db, await copyOf(db, 1, file), { name: 'copie.xlsx' })
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: created, rejected, duplicates })
  })

  it.each(RECORDS)('%s : chaque marché y est tel quel, aux règles de la publication', async (name) => {
    const db = memory()
    const file = fixture(name)
    const { rows, rejected, duplicates, created } = await load(db, file, { name })
    const before = await contractsOf(db)
    const again = await load(db, await copyOf(db, 1, file), { name: 'copie.xlsx' })
    expect(again).toMatchObject({ rows, created: 0, updated: 0, unchanged: created, rejected, duplicates })
    expect(await contractsOf(db)).toEqual(before)
  })

  it('des données essentielles sont mises à plat : une feuille pour les marchés, une pour les concessions', async () => {
    const db = memory()
    const file = fixture('decp-v2.json')
    await load(db, file, { name: 'decp-v2.json' })
    const sheets = await cellsOf(await copyOf(db, 1, file))
    expect([...sheets.keys()]).toEqual(['SPASER – à lire', 'Marchés', 'Concessions'])
    expect(sheets.get('Marchés')?.[0]).toEqual(
      expect.arrayContaining(['acheteur.id', 'titulaires[2].titulaire.id', 'modifications[1].modification.montant']),
    )
  })

  it('quoi que dise la publication, la copie le redit', async () => {
    const db = memory()
    await fc.assert(
      fc.asyncProperty(fc.array(publishedRecord, { minLength: 1, maxLength: 6 }), async (records) => {
        const file = new Blob([JSON.stringify({ marches: { marche: records } })])
        const { id } = await load(db, file, { name: 'publication.json' })
        expect(await readIn(await copyOf(db, id ?? 0, file))).toEqual(await readIn(file))
      }),
      { numRuns: 30 },
    )
  })

  it('ce qui n’a pas de colonne, ou dépasse une cellule, revient aussi', async () => {
    const db = memory()
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`m${index}`, { n: index }]))
    const long = '😀 long \u0001'.repeat(9000)
    const record = { id: '1', acheteur: { id: BUYER }, objet: 'Voirie', montant: 5, ...many, long }
    const file = new Blob([JSON.stringify([record, { ...record, id: '2', objet: long }])])
    const { created } = await load(db, file, { name: 'publication.json' })
    const copy = await copyOf(db, 1, file)
    expect(await load(db, copy, { name: 'copie.xlsx' })).toMatchObject({ created: 0, updated: 0, unchanged: created })
    const about = ((await cellsOf(copy)).get('SPASER – à lire') ?? []).flat().join('\n')
    expect(about).toMatch(/1\s0\d\d\svaleurs trop longues ou de trop/)
  })

  it('une cellule corrigée dans le classeur suffit : la ligne mise de côté devient un marché', async () => {
    const db = memory()
    const file = csv(row({ id: '1', objet: 'Voirie', montant: '10' }), row({ id: '2', montant: '20' }))
    await load(db, file)
    const parts = unzipSync(new Uint8Array(await (await copyOf(db, 1, file)).arrayBuffer()))
    const sheet = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array())
    const objet = '<c r="C3" t="inlineStr"><is><t>Parcs</t></is></c><c r="D3"'
    parts['xl/worksheets/sheet2.xml'] = strToU8(sheet.replace('<c r="D3"', objet))
    const again = await load(db, new Blob([zipSync(parts)]), { name: 'corrigé.xlsx' })
    expect(again).toMatchObject({ created: 1, updated: 0, unchanged: 1, rejected: 0 })
  })
})

describe('le classeur', () => {
  it('porte chaque remarque sur sa cellule, et ne contient aucune formule', async () => {
    const db = memory()
    const hostile = ['=HYPERLINK("http://exemple.fr")', '+1', '-2', '@A1', '<c>&"', '_x000A_', 'fin\u0001']
    const file = csv(
      row({ id: '1', objet: 'Voirie', montant: 'douze mille' }),
      ...hostile.map((objet, index) => row({ id: String(index + 2), objet })),
    )
    await load(db, file)
    const copy = await copyOf(db, 1, file)
    const parts = await partsOf(copy)
    expect(parts['xl/comments2.xml']).toMatch(/<comment ref="E2".*montant illisible/)
    expect(parts['xl/drawings/vmlDrawing2.vml']).toContain('<x:Row>1</x:Row><x:Column>4</x:Column>')
    expect(parts['xl/worksheets/sheet2.xml']).not.toContain('<f')
    const texts = ((await cellsOf(copy)).get('Registre') ?? []).slice(2).map((cells) => cells[2])
    expect(texts).toEqual([...hostile.slice(0, -1), 'fin'])
  })

  it('garde de chaque cellule la valeur et le genre, et les feuilles masquées', async () => {
    const cells = [
      '<row r="1"><c r="A1" t="inlineStr"><is><t>N° de marché</t></is></c><c r="B1" t="inlineStr"><is><t>Objet</t></is></c>',
      '<c r="C1" t="inlineStr"><is><t>Montant HT</t></is></c><c r="D1" t="inlineStr"><is><t>Date de notification</t></is></c></row>',
      '<row r="2"><c r="A2" t="inlineStr"><is><t>M1</t></is></c><c r="B2" t="inlineStr"><is><t>Voirie</t></is></c>',
      '<c r="C2"><v>1234.56</v></c><c r="D2" t="d"><v>2025-03-12</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c></row>',
    ].join('')
    const file = new Blob([
      new Uint8Array(
        minimalXlsx({
          sheets: [
            { name: 'Marchés 2025', data: cells },
            { name: 'Notes', data: '', state: 'hidden' },
          ],
        }),
      ),
    ])
    const db = memory()
    await load(db, file, { name: 'types.xlsx' })
    const kinds = async (workbook: Blob, sheet: number) => {
      const found: unknown[] = []
      for await (const batch of (await openWorkbook(workbook, DEFAULT_LIMITS))[sheet]?.rows() ?? []) {
        for (const each of batch) found.push(...each.cells.slice(0, 6).map((cell) => cell && [cell.kind, cell.text]))
      }
      return found
    }
    const header = (await kinds(file, 0)).slice(0, 4)
    const copied = await kinds(await copyOf(db, 1, file), 1)
    expect(copied.slice(0, 4)).toEqual(header)
    expect(copied.slice(-6)).toEqual((await kinds(file, 0)).slice(-6))
    const sheets = await openWorkbook(await copyOf(db, 1, file), DEFAULT_LIMITS)
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['SPASER – à lire', false],
      ['Marchés 2025', false],
      ['Notes', true],
    ])
  })

  it('s’écrit au fil de la lecture : rien n’attend la fin', async () => {
    let asked = 0
    async function* lines() {
      for (; asked < 2_000; asked++) yield `${Math.sin(asked)}${'x'.repeat(500)}${Math.cos(asked)}`
    }
    async function* parts() {
      yield { name: 'a.xml', text: lines() }
    }
    const reading = zipped(parts())
    await reading.next()
    await reading.next()
    expect(asked).toBeLessThan(2_000)
    await reading.return(undefined)
  })
})

const hasOffice = spawnSync('soffice', ['--version']).status === 0
if (!hasOffice) console.info('LibreOffice test skipped: no soffice (apt-get install libreoffice-calc-nogui).')

describe.skipIf(!hasOffice)('dans LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-annote-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('le classeur s’ouvre, avec ses feuilles, ses commentaires et sans formule', async () => {
    const db = memory()
    const file = csv(row({ id: '1', objet: '=1+1', montant: 'douze mille' }), row({ id: '2', objet: 'Éclairage' }))
    await load(db, file)
    writeFileSync(join(folder, 'copie.xlsx'), new Uint8Array(await (await copyOf(db, 1, file)).arrayBuffer()))
    execFileSync('soffice', [
      ...['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'ods'],
      ...['--outdir', folder, join(folder, 'copie.xlsx')],
    ])
    const content = strFromU8(unzipSync(readFileSync(join(folder, 'copie.ods')))['content.xml'] ?? new Uint8Array())
    expect(content).not.toContain('table:formula')
    expect(content.match(/<table:table /g)).toHaveLength(2)
    expect(content).toMatch(/<office:annotation[^>]*>.*montant illisible/)
    for (const word of ['=1+1', 'Éclairage', 'Marché nouveau']) expect(content).toContain(word)
  }, 120_000)

  it.each(['xlsx', 'ods'])(
    'celui de données essentielles, enregistré en .%s, ne change toujours rien',
    async (format) => {
      const db = memory()
      const file = fixture('decp-v2.json')
      const { created, rejected } = await load(db, file, { name: 'decp-v2.json' })
      const [given, saved] = [join(folder, 'publication.xlsx'), join(folder, format)]
      writeFileSync(given, new Uint8Array(await (await copyOf(db, 1, file)).arrayBuffer()))
      execFileSync('soffice', [
        ...['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', format],
        ...['--outdir', saved, given],
      ])
      const copy = new Blob([readFileSync(join(saved, `publication.${format}`))])
      const again = await load(db, copy, { name: `copie.${format}` })
      expect(again).toMatchObject({ format: 'decp-table', created: 0, updated: 0, unchanged: created, rejected })
    },
    120_000,
  )
})
