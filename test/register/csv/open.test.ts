import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { openCsv } from '../../../src/register/csv/open.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import type { ReadLimits, Sheet } from '../../../src/register/types.js'
import { fileOf, hasReal, REAL, rowsOf } from '../samples.js'

/** A file as read to its end: rows as `[line, cells…]`, absent cells empty. */
interface ReadFile {
  readonly sheet: Sheet
  readonly rows: (number | string)[][]
  readonly codes: [string, string | null][]
}

const open = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<Sheet> =>
  openCsv(fileOf(bytes), { ...DEFAULT_LIMITS, ...limits })

async function read(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<ReadFile> {
  const sheet = await open(bytes, limits)
  const rows = await tableOf(sheet)
  return { sheet, rows, codes: sheet.issues.map(({ code, cell }) => [code, cell]) }
}

const readText = (text: string, limits: Partial<ReadLimits> = {}): Promise<ReadFile> =>
  read(new TextEncoder().encode(text), limits)

const fixture = (name: string): Promise<ReadFile> =>
  read(new Uint8Array(readFileSync(`fixtures/registers/${name}.csv`)))

async function tableOf(sheet: Sheet): Promise<(number | string)[][]> {
  return (await rowsOf(sheet)).map(({ number, cells }) => [number, ...Array.from(cells, (cell) => cell?.text ?? '')])
}

describe('encodage d’un CSV', () => {
  it('lit windows-1252 quand ce n’est pas de l’UTF-8, et le dit', async () => {
    const { sheet, rows } = await fixture('windows1252')
    expect(rows).toEqual([
      [1, 'Objet', 'Titulaire', 'Montant HT', 'Date de notification'],
      [2, 'Entretien des espaces verts – clause d’insertion', 'L’Œuvre verte', '12 500,00 €', '03/02/2024'],
      [3, 'Réfection du chauffage de l’école', 'Énergie & Cie', '48 000,50 €', '12/03/2024'],
    ])
    expect(sheet.issues).toMatchObject([{ code: 'encodingGuessed', severity: 'info', value: 'windows-1252' }])
  })

  it('lit l’UTF-8 avec ou sans marque, et l’UTF-16, sans la marque dans la première cellule', async () => {
    expect((await readText('\ufeffÉté;1\n')).rows).toEqual([[1, 'Été', '1']])
    expect((await readText('\ufeffÉté;1\n')).codes).toEqual([])
    const expected = [
      [1, 'Objet', 'Montant'],
      [2, 'œuvre d’art', '12 000'],
    ]
    const bytes = new Uint8Array(readFileSync('fixtures/registers/utf16.csv'))
    const swapped = bytes.map((_, i) => bytes[i % 2 === 0 ? i + 1 : i - 1] ?? 0)
    for (const each of [bytes, swapped, bytes.subarray(2), swapped.subarray(2)])
      expect((await read(each)).rows).toEqual(expected)
  })

  it('lit ligne à ligne un fichier dont l’en-tête est en UTF-8 et les lignes en windows-1252', async () => {
    expect((await fixture('encodages-meles')).rows).toEqual([
      [1, 'Objet', 'Clientèle', 'Montant'],
      [2, 'Gestion de l’établissement à Nîmes', 'âgés', '12'],
    ])
  })

  it('garde entiers les caractères coupés entre deux morceaux de lecture', async () => {
    const line = `${'é€😀'.repeat(11)};x\n`
    const { rows } = await readText(line.repeat(9000))
    expect(rows).toHaveLength(9000)
    expect(new Set(rows.map(([, text]) => text))).toEqual(new Set(['é€😀'.repeat(11)]))
  })

  it('retire les caractères de contrôle et le signale', async () => {
    const { rows, codes } = await fixture('caracteres-de-controle')
    expect(rows).toEqual([
      [1, 'Objet', 'Montant'],
      [2, 'Voirie', '12000'],
      [3, 'Éclairage', '15000'],
    ])
    expect(codes).toEqual([['controlCharacters', 'ligne 2, colonne 1']])
  })
})

describe('séparateur d’un CSV', () => {
  it('trouve la barre malgré virgules des montants et points-virgules du texte, et décode les entités', async () => {
    expect((await fixture('separateur-barre')).rows[1]).toEqual([
      2,
      'Rénovation du pôle – lot 1; menuiseries',
      '14 700,00',
      'Atelier L2, SARL',
    ])
  })

  it('ne prend pas les virgules d’une même longue phrase, à chaque ligne, pour des séparateurs', async () => {
    const phrase = 'Voirie, avec une clause, et un critère, '.repeat(40)
    const lines = [1, 2, 3, 4].map((id) => `${id};${phrase}${id};01/02/2025;1000`)
    const { rows } = await readText(`N°;Objet;Date;Montant HT\n${lines.join('\n')}`)
    expect(rows.map((cells) => cells.length)).toEqual([5, 5, 5, 5, 5])
    const spaced = await readText('N°, Objet, Montant\n1, Bancs, 5\n2, Tables, 6\n')
    expect(spaced.rows.at(-1)).toHaveLength(4)
  })

  it('entre deux séparateurs, croit celui dont l’en-tête nomme des données', async () => {
    const lists = ['Objet;Titulaires', 'Bancs;ALPHA,BETA,GAMMA', 'Sols;ALPHA,DELTA,GAMMA', 'Gaz;UN,DEUX,TROIS']
    expect((await readText(lists.join('\n'))).rows.at(-1)).toEqual([4, 'Gaz', 'UN,DEUX,TROIS'])
    const codes = ['Objet,Montant', '"Bancs;tables;chaises",5', '"Sols;murs;toits",6', 'Gaz;eau;bois,7']
    expect((await readText(codes.join('\n'))).rows.at(-1)).toEqual([4, 'Gaz;eau;bois', '7'])
  })

  it('suit une première ligne « sep= », qui n’est pas une donnée', async () => {
    expect((await fixture('separateur-declare')).rows).toEqual([
      [2, 'Objet;suite', 'Montant'],
      [3, 'Fournitures; papier', '1 000,00'],
    ])
  })

  it('trouve le séparateur sous un préambule', async () => {
    expect((await fixture('preambule')).rows.map((row) => row.length)).toEqual([6, 6, 6, 6, 6, 6])
  })

  it('lit un fichier d’une seule colonne', async () => {
    expect((await readText('Objet\nVoirie\n')).rows).toEqual([
      [1, 'Objet'],
      [2, 'Voirie'],
    ])
  })
})

describe('lignes et guillemets d’un CSV', () => {
  it('numérote les lignes comme un éditeur de texte, retours à la ligne dans les cellules compris', async () => {
    const { sheet, rows } = await fixture('retour-ligne-dans-cellule')
    expect(rows).toEqual([
      [1, 'Objet', 'Conditions', 'Montant'],
      [2, 'Voirie', 'Clause d’insertion :\n- 200 heures\n- suivi par un facilitateur; bilan annuel', '12000'],
      [7, 'Éclairage', 'sans', '15000'],
    ])
    expect(sheet.issues).toEqual([])
    expect(sheet.blankRows).toBe(2)
  })

  it('lit une ligne au guillemet jamais fermé comme du texte, la signale, et reprend à la suivante', async () => {
    const { sheet, rows } = await fixture('guillemet-jamais-ferme')
    expect(rows.slice(1)).toEqual([
      [2, '1', 'Fourniture de papier "recyclé"', 'Papeterie du Nord', '12000', '03/01/2024'],
      [3, '2', '"Nettoyage des vitres', 'Net et Clair', '8000', '04/01/2024'],
      [4, '3', 'Gardiennage; lot 2', 'Veille SARL', '15000', '05/01/2024'],
      [5, '4', 'Restauration\nscolaire', 'Bonne Table', '98000', '06/01/2024'],
      [7, '5', 'Transport', 'Lignes', '21000', '07/01/2024'],
    ])
    expect(sheet.issues).toMatchObject([
      { code: 'unclosedQuote', severity: 'warning', cell: 'ligne 3', value: '"Nettoyage des vitres' },
    ])
  })

  it('n’avale pas la fin du fichier derrière un guillemet resté ouvert', async () => {
    const { rows, codes } = await fixture('guillemet-ouvert-en-fin')
    expect(rows).toEqual([
      [1, 'id', 'objet', 'montant'],
      [2, '1', 'Voirie', '12000'],
      [3, '2', '"Signalisation', '8000'],
      [4, '3', 'Éclairage', '15000'],
    ])
    expect(codes).toEqual([['unclosedQuote', 'ligne 3']])
  })

  it('retrouve, dans un long fichier, un guillemet ouvert refermé par hasard des centaines de lignes plus bas', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => `${i};Objet ${i};Titulaire;${i}00`)
    lines[10] = '10;"Objet ouvert;Titulaire;1000'
    lines[300] = '300;Objet "cité";Titulaire 12";30000'
    const { rows, codes } = await readText(`${lines.join('\n')}\n`)
    expect(rows).toHaveLength(400)
    expect(rows[10]).toEqual([11, '10', '"Objet ouvert', 'Titulaire', '1000'])
    expect(rows[300]).toEqual([301, '300', 'Objet "cité"', 'Titulaire 12"', '30000'])
    expect(codes).toEqual([['unclosedQuote', 'ligne 11']])
  })

  it('borne la recherche d’un guillemet fermant dans un fichier immense', async () => {
    const filler = `3;${'x'.repeat(96)}\n`.repeat(30_000)
    const { rows, codes } = await readText(`1;a\n2;"ouvert\n${filler}`)
    expect(rows).toHaveLength(30_002)
    expect(rows[1]).toEqual([2, '2', '"ouvert'])
    expect(codes).toEqual([['unclosedQuote', 'ligne 2']])
  })

  it('lit un fichier dont des milliers de guillemets sont restés ouverts, et borne la liste des anomalies', async () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => `${i};"ouvert ${i};t;${i}`)
    const { sheet, rows } = await readText(['id;objet;titulaire;montant', ...lines, ''].join('\n'))
    expect(rows).toHaveLength(5_001)
    expect(rows.at(-1)).toEqual([5_001, '4999', '"ouvert 4999', 't', '4999'])
    expect(sheet.issues).toHaveLength(1_001)
    expect(sheet.issues.at(-1)?.code).toBe('tooManyIssues')
  })

  it('ne lit pas plus de cellules qu’une feuille n’a de colonnes, et le signale', async () => {
    const { rows, codes } = await readText(`a;b\n1${';'.repeat(20_000)}2\nc;d\n`)
    expect(rows.map(([line, first]) => [line, first])).toEqual([
      [1, 'a'],
      [2, '1'],
      [3, 'c'],
    ])
    expect(codes).toEqual([['tooManyColumns', 'ligne 2']])
  })

  it('signale des guillemets mal placés sans décaler les colonnes', async () => {
    const { rows, codes } = await fixture('guillemets-mal-places')
    expect(rows.slice(1)).toEqual([
      [2, '1', 'Travaux "tous corps d’état" du gymnase', 'Bâti', '12000'],
      [3, '2', 'Lot 7 "faux plafonds"', 'Plafonds', '9400'],
      [4, '3', '"Peinture', 'Couleurs', '8000'],
      [5, '4', 'Sols', 'Parquets', '7000'],
    ])
    expect(codes).toEqual([
      ['misplacedQuote', 'ligne 2'],
      ['misplacedQuote', 'ligne 4'],
    ])
  })

  it('lit les fins de ligne CRLF, LF et CR', async () => {
    for (const end of ['\r\n', '\n', '\r']) {
      expect((await readText(['a;"b"', 'c;d', ''].join(end))).rows).toEqual([
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ])
    }
  })

  it('coupe une cellule trop longue, sans couper un caractère en deux, et la nomme', async () => {
    const { rows, codes } = await readText(`a;b\n1;${'😀'.repeat(10)}\n`, { maxCellLength: 5 })
    expect(rows[1]).toEqual([2, '1', '😀😀\ufffd'])
    expect(codes).toEqual([['cellTooLong', 'ligne 2, colonne 2']])
  })

  it('refuse trop de lignes, une ligne sans fin, un fichier trop lourd', async () => {
    const outcome = (reading: Promise<ReadFile>) =>
      reading.then(
        ({ rows }) => rows.length,
        (error) => (error instanceof AppError ? error.code : error),
      )
    expect(await outcome(readText('a\nb\nc\n', { maxRows: 2 }))).toBe('tooManyRows')
    expect(await outcome(readText('a\nb\nc\n', { maxRows: 3 }))).toBe(3)
    expect(await outcome(readText('a;b\n', { maxFileBytes: 3 }))).toBe('fileTooLarge')
  })

  it('lit deux fois le même fichier à l’identique, anomalies comprises', async () => {
    const { sheet, rows } = await fixture('guillemet-jamais-ferme')
    expect(await tableOf(sheet)).toEqual(rows)
    expect(sheet.issues).toHaveLength(1)
  })

  it('gives back any table that a CSV writer has written', async () => {
    const field = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 15 }).map((text) => text.replace(/[\0-\x08\x0b-\x1f\x7f\ufeff]/g, ' ')),
      fc.constantFrom('"', 'a "cité" b', 'x;y', 'x,y', 'deux\nlignes', ' bord ', 'é'),
    )
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width - 1, maxLength: width - 1 }), { minLength: 1, maxLength: 30 }),
      )
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        async (data, delimiter, newline) => {
          const filled = data.map((row, i) => [`n${i}`, ...row])
          const text = `sep=${delimiter}${newline}${Papa.unparse(filled, { delimiter, newline, quotes: true })}`
          expect((await readText(text)).rows.map(([, ...cells]) => cells)).toEqual(filled)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never loses a line behind a broken quote', async () => {
    const line = fc.integer({ min: 0, max: 9 }).map((i) => (i === 0 ? '"ouvert' : `objet ${i}`))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 5, maxLength: 80 }), async (objects) => {
        const text = ['id;objet;titulaire;montant', ...objects.map((objet, i) => `${i};${objet};t;${i}`)].join('\n')
        const { rows } = await readText(text)
        expect(rows.slice(1)).toEqual(objects.map((objet, i) => [i + 2, String(i), objet, 't', String(i)]))
      }),
    )
  })
})

describe.skipIf(!hasReal)('registres réels', () => {
  const real = (name: string) => read(new Uint8Array(readFileSync(`${REAL}/registers/${name}`)))

  it('lit les 195 marchés de la région Bretagne séparés par des barres', async () => {
    const { rows, codes } = await real('region_bretagne_marches_2019_v0.csv')
    expect(rows.map((row) => row.length)).toEqual(Array.from({ length: 196 }, () => 20))
    expect(rows[4]?.[6]).toContain('Louise Michel – Rénovation pôle laverie')
    expect(rows[1]?.[15]).toMatch(/^14\s700,00$/)
    expect(codes).toEqual([['htmlEntities', 'ligne 5, colonne 6']])
  })

  it('lit la liste de 2010, ses lignes blanches comptées, et rend compte de chaque ligne du fichier', async () => {
    const { sheet, rows } = await real('liste_marches_conclus_2010_art133.csv')
    expect(rows.find(([line]) => line === 7)).toEqual(
      expect.arrayContaining(['Audit DSP Marchés Forains', '14 237.50']),
    )
    expect(rows.find(([line]) => line === 5)).toContain('Tranche 1 : 0 à 19 999,99 € HT')
    expect(sheet.blankRows).toBe(1_209)
    expect(rows).toHaveLength(1_305 - 1_209)
  })
})
