import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { openCsv } from '../../../src/register/csv/open.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import type { ReadLimits, Sheet } from '../../../src/register/types.js'

function open(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Sheet {
  return openCsv(bytes, { ...DEFAULT_LIMITS, ...limits })
}

function openText(text: string, limits: Partial<ReadLimits> = {}): Sheet {
  return open(new TextEncoder().encode(text), limits)
}

function fixture(name: string): Sheet {
  return open(new Uint8Array(readFileSync(`fixtures/registers/${name}.csv`)))
}

/** Rows as `[line, cells…]`, absent cells empty. */
function table(sheet: Sheet): (number | string)[][] {
  return [...sheet.rows()].map(({ number, cells }) => [number, ...Array.from(cells, (cell) => cell?.text ?? '')])
}

function codes(sheet: Sheet): [string, string | null][] {
  return sheet.issues.map(({ code, cell }) => [code, cell])
}

describe('encodage d’un CSV', () => {
  it('lit windows-1252 quand ce n’est pas de l’UTF-8, et le dit', () => {
    const sheet = fixture('windows1252')
    expect(table(sheet)).toEqual([
      [1, 'Objet', 'Titulaire', 'Montant HT', 'Date de notification'],
      [2, 'Entretien des espaces verts – clause d’insertion', 'L’Œuvre verte', '12 500,00 €', '03/02/2024'],
      [3, 'Réfection du chauffage de l’école', 'Énergie & Cie', '48 000,50 €', '12/03/2024'],
    ])
    expect(sheet.issues).toMatchObject([{ code: 'encodingGuessed', severity: 'info', value: 'windows-1252' }])
  })

  it('lit l’UTF-8 avec ou sans marque, et l’UTF-16, sans la marque dans la première cellule', () => {
    expect(table(openText('\ufeffÉté;1\n'))).toEqual([[1, 'Été', '1']])
    expect(openText('\ufeffÉté;1\n').issues).toEqual([])
    const expected = [
      [1, 'Objet', 'Montant'],
      [2, 'œuvre d’art', '12 000'],
    ]
    const bytes = new Uint8Array(readFileSync('fixtures/registers/utf16.csv'))
    const swapped = bytes.map((_, i) => bytes[i % 2 === 0 ? i + 1 : i - 1] ?? 0)
    for (const each of [bytes, swapped, bytes.subarray(2), swapped.subarray(2)])
      expect(table(open(each))).toEqual(expected)
  })

  it('lit ligne à ligne un fichier dont l’en-tête est en UTF-8 et les lignes en windows-1252', () => {
    expect(table(fixture('encodages-meles'))).toEqual([
      [1, 'Objet', 'Clientèle', 'Montant'],
      [2, 'Gestion de l’établissement à Nîmes', 'âgés', '12'],
    ])
  })

  it('garde entiers les caractères coupés entre deux morceaux de lecture', () => {
    const line = `${'é€😀'.repeat(11)};x\n`
    const rows = table(openText(line.repeat(9000)))
    expect(rows).toHaveLength(9000)
    expect(new Set(rows.map(([, text]) => text))).toEqual(new Set(['é€😀'.repeat(11)]))
  })

  it('retire les caractères de contrôle et le signale', () => {
    const sheet = fixture('caracteres-de-controle')
    expect(table(sheet)).toEqual([
      [1, 'Objet', 'Montant'],
      [2, 'Voirie', '12000'],
      [3, 'Éclairage', '15000'],
    ])
    expect(codes(sheet)).toEqual([['controlCharacters', 'ligne 2, colonne 1']])
  })
})

describe('séparateur d’un CSV', () => {
  it('trouve la barre malgré virgules des montants et points-virgules du texte, sans décoder les entités', () => {
    expect(table(fixture('separateur-barre'))[1]).toEqual([
      2,
      'Rénovation du pôle &#8211; lot 1; menuiseries',
      '14 700,00',
      'Atelier L2, SARL',
    ])
  })

  it('suit une première ligne « sep= », qui n’est pas une donnée', () => {
    expect(table(fixture('separateur-declare'))).toEqual([
      [2, 'Objet;suite', 'Montant'],
      [3, 'Fournitures; papier', '1 000,00'],
    ])
  })

  it('trouve le séparateur sous un préambule', () => {
    expect(table(fixture('preambule')).map((row) => row.length)).toEqual([6, 6, 6, 6, 6, 6])
  })

  it('lit un fichier d’une seule colonne', () => {
    expect(table(openText('Objet\nVoirie\n'))).toEqual([
      [1, 'Objet'],
      [2, 'Voirie'],
    ])
  })
})

describe('lignes et guillemets d’un CSV', () => {
  it('numérote les lignes comme un éditeur de texte, retours à la ligne dans les cellules compris', () => {
    const sheet = fixture('retour-ligne-dans-cellule')
    expect(table(sheet)).toEqual([
      [1, 'Objet', 'Conditions', 'Montant'],
      [2, 'Voirie', 'Clause d’insertion :\n- 200 heures\n- suivi par un facilitateur; bilan annuel', '12000'],
      [7, 'Éclairage', 'sans', '15000'],
    ])
    expect(sheet.issues).toEqual([])
    expect(sheet.blankRows).toBe(2)
  })

  it('lit une ligne au guillemet jamais fermé comme du texte, la signale, et reprend à la suivante', () => {
    const sheet = fixture('guillemet-jamais-ferme')
    expect(table(sheet).slice(1)).toEqual([
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

  it('n’avale pas la fin du fichier derrière un guillemet resté ouvert', () => {
    const sheet = fixture('guillemet-ouvert-en-fin')
    expect(table(sheet)).toEqual([
      [1, 'id', 'objet', 'montant'],
      [2, '1', 'Voirie', '12000'],
      [3, '2', '"Signalisation', '8000'],
      [4, '3', 'Éclairage', '15000'],
    ])
    expect(codes(sheet)).toEqual([['unclosedQuote', 'ligne 3']])
  })

  it('retrouve, dans un long fichier, un guillemet ouvert refermé par hasard des centaines de lignes plus bas', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `${i};Objet ${i};Titulaire;${i}00`)
    lines[10] = '10;"Objet ouvert;Titulaire;1000'
    lines[300] = '300;Objet "cité";Titulaire 12";30000'
    const sheet = openText(`${lines.join('\n')}\n`)
    const rows = table(sheet)
    expect(rows).toHaveLength(400)
    expect(rows[10]).toEqual([11, '10', '"Objet ouvert', 'Titulaire', '1000'])
    expect(rows[300]).toEqual([301, '300', 'Objet "cité"', 'Titulaire 12"', '30000'])
    expect(codes(sheet)).toEqual([['unclosedQuote', 'ligne 11']])
  })

  it('borne la recherche d’un guillemet fermant dans un fichier immense', () => {
    const filler = `3;${'x'.repeat(96)}\n`.repeat(30_000)
    const sheet = openText(`1;a\n2;"ouvert\n${filler}`)
    const rows = table(sheet)
    expect(rows).toHaveLength(30_002)
    expect(rows[1]).toEqual([2, '2', '"ouvert'])
    expect(codes(sheet)).toEqual([['unclosedQuote', 'ligne 2']])
  })

  it('lit un fichier dont des milliers de guillemets sont restés ouverts, et borne la liste des anomalies', () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => `${i};"ouvert ${i};t;${i}`)
    const sheet = openText(['id;objet;titulaire;montant', ...lines, ''].join('\n'))
    const rows = table(sheet)
    expect(rows).toHaveLength(5_001)
    expect(rows.at(-1)).toEqual([5_001, '4999', '"ouvert 4999', 't', '4999'])
    expect(sheet.issues).toHaveLength(1_001)
    expect(sheet.issues.at(-1)?.code).toBe('tooManyIssues')
  })

  it('ne lit pas plus de cellules qu’une feuille n’a de colonnes, et le signale', () => {
    const sheet = openText(`a;b\n1${';'.repeat(20_000)}2\nc;d\n`)
    expect(table(sheet).map(([line, first]) => [line, first])).toEqual([
      [1, 'a'],
      [2, '1'],
      [3, 'c'],
    ])
    expect(codes(sheet)).toEqual([['tooManyColumns', 'ligne 2']])
  })

  it('signale des guillemets mal placés sans décaler les colonnes', () => {
    const sheet = fixture('guillemets-mal-places')
    expect(table(sheet).slice(1)).toEqual([
      [2, '1', 'Travaux "tous corps d’état" du gymnase', 'Bâti', '12000'],
      [3, '2', '"Lot 7 \\"faux plafonds\\""', 'Plafonds', '9400'],
      [4, '3', '"Peinture', 'Couleurs', '8000'],
      [5, '4', 'Sols', 'Parquets', '7000'],
    ])
    expect(codes(sheet)).toEqual([
      ['misplacedQuote', 'ligne 2'],
      ['unclosedQuote', 'ligne 3'],
      ['misplacedQuote', 'ligne 4'],
    ])
  })

  it('lit les fins de ligne CRLF, LF et CR', () => {
    for (const end of ['\r\n', '\n', '\r']) {
      expect(table(openText(['a;"b"', 'c;d', ''].join(end)))).toEqual([
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ])
    }
  })

  it('coupe une cellule trop longue, sans couper un caractère en deux, et la nomme', () => {
    const sheet = openText(`a;b\n1;${'😀'.repeat(10)}\n`, { maxCellLength: 5 })
    expect(table(sheet)[1]).toEqual([2, '1', '😀😀\ufffd'])
    expect(codes(sheet)).toEqual([['cellTooLong', 'ligne 2, colonne 2']])
  })

  it('refuse trop de lignes, une ligne sans fin, un fichier trop lourd', () => {
    const codeOf = (sheet: () => Sheet) => {
      try {
        return table(sheet()).length
      } catch (error) {
        return error instanceof AppError ? error.code : error
      }
    }
    expect(codeOf(() => openText('a\nb\nc\n', { maxRows: 2 }))).toBe('tooManyRows')
    expect(codeOf(() => openText('a\nb\nc\n', { maxRows: 3 }))).toBe(3)
    expect(codeOf(() => openText('x'.repeat(2_000_000)))).toBe('lineTooLong')
    expect(codeOf(() => openText('a;b\n', { maxFileBytes: 3 }))).toBe('fileTooLarge')
  })

  it('lit deux fois le même fichier à l’identique, anomalies comprises', () => {
    const sheet = fixture('guillemet-jamais-ferme')
    const first = table(sheet)
    expect(table(sheet)).toEqual(first)
    expect(sheet.issues).toHaveLength(1)
  })

  it('gives back any table that a CSV writer has written', () => {
    const field = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 15 }).map((text) => text.replace(/[\0-\x08\x0b-\x1f\x7f\ufeff]/g, ' ')),
      fc.constantFrom('"', 'a "cité" b', 'x;y', 'x,y', 'deux\nlignes', ' bord ', 'é'),
    )
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width - 1, maxLength: width - 1 }), { minLength: 1, maxLength: 30 }),
      )
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        (data, delimiter, newline) => {
          const filled = data.map((row, i) => [`n${i}`, ...row])
          const text = `sep=${delimiter}${newline}${Papa.unparse(filled, { delimiter, newline, quotes: true })}`
          expect(table(openText(text)).map(([, ...cells]) => cells)).toEqual(filled)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never loses a line behind a broken quote', () => {
    const line = fc.integer({ min: 0, max: 9 }).map((i) => (i === 0 ? '"ouvert' : `objet ${i}`))
    fc.assert(
      fc.property(fc.array(line, { minLength: 5, maxLength: 80 }), (objects) => {
        const text = ['id;objet;titulaire;montant', ...objects.map((objet, i) => `${i};${objet};t;${i}`)].join('\n')
        const rows = table(openText(text))
        expect(rows.slice(1)).toEqual(objects.map((objet, i) => [i + 2, String(i), objet, 't', String(i)]))
      }),
    )
  })
})

const REAL = '../shared/data/registers'
if (!existsSync(REAL)) console.info(`skipped: ${REAL} is not here, real registers are not read`)
describe.skipIf(!existsSync(REAL))('registres réels', () => {
  const real = (name: string) => open(new Uint8Array(readFileSync(`${REAL}/${name}`)))

  it('lit les 195 marchés de la région Bretagne séparés par des barres', () => {
    const sheet = real('region_bretagne_marches_2019_v0.csv')
    const rows = table(sheet)
    expect(rows.map((row) => row.length)).toEqual(Array.from({ length: 196 }, () => 20))
    expect(rows[4]?.[6]).toContain('Louise Michel &#8211; Rénovation pôle laverie')
    expect(rows[1]?.[15]).toMatch(/^14\s700,00$/)
    expect(sheet.issues).toEqual([])
  })

  it('lit la liste de 2010, ses lignes blanches comptées, et rend compte de chaque ligne du fichier', () => {
    const sheet = real('liste_marches_conclus_2010_art133.csv')
    const rows = table(sheet)
    expect(rows.find(([line]) => line === 7)).toEqual(
      expect.arrayContaining(['Audit DSP Marchés Forains', '14 237.50']),
    )
    expect(rows.find(([line]) => line === 5)).toContain('Tranche 1 : 0 à 19 999,99 € HT')
    expect(sheet.blankRows).toBe(1_209)
    expect(rows).toHaveLength(1_305 - 1_209)
  })
})
