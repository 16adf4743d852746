import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCsv } from '../../../src/register/csv/open.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { fileOf, rowsOf } from '../samples.js'

async function read(bytes: Uint8Array) {
  const sheet = await openCsv(fileOf(bytes), DEFAULT_LIMITS)
  const rows = (await rowsOf(sheet)).map(({ cells }) => Array.from(cells, (cell) => cell?.text ?? ''))
  return { rows, issues: sheet.issues, codes: sheet.issues.map(({ code, cell }) => [code, cell]) }
}

/** Bytes of what French writes above ASCII, from the tables of each set. */
const SETS = {
  'windows-1252': 'é=e9 è=e8 à=e0 ê=ea ç=e7 ô=f4 ù=f9 î=ee Î=ce É=c9 œ=9c ’=92 –=96 €=80 «=ab »=bb °=b0 \u00a0=a0',
  macintosh: 'é=8e è=8f à=88 ê=90 ç=8d ô=99 ù=9d î=94 Î=eb É=83 œ=cf ’=d5 –=d0 €=db «=c7 »=c8 °=a1 \u00a0=ca',
  'iso-8859-15': 'é=e9 è=e8 à=e0 ê=ea ç=e7 ô=f4 ù=f9 î=ee Î=ce É=c9 œ=bd €=a4 «=ab »=bb °=b0 \u00a0=a0',
} as const
type Set = keyof typeof SETS

function encode(text: string, set: Set | 'utf-8' | 'utf-16le' | 'utf-16be'): Uint8Array {
  if (set === 'utf-8') return new TextEncoder().encode(text)
  const units = [...text].flatMap((character) => Array.from(character, (_, i) => character.charCodeAt(i)))
  if (set === 'utf-16le') return Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >> 8]))
  if (set === 'utf-16be') return Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 255]))
  const bytes = new Map(SETS[set].split(/ (?=.=)/).map((pair) => [pair.charAt(0), Number.parseInt(pair.slice(2), 16)]))
  return Uint8Array.from(text, (character) => bytes.get(character) ?? character.charCodeAt(0))
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))

describe('encodages d’un CSV', () => {
  it('lit le MacRoman, reconnu aux accents du français, et le dit', async () => {
    const text = 'Objet;Montant\nRéfection de l’école « Molière » à Nîmes – 2e tranche;1 000 €\n'
    const { rows, issues } = await read(encode(text, 'macintosh'))
    expect(rows[1]).toEqual(['Réfection de l’école « Molière » à Nîmes – 2e tranche', '1 000 €'])
    expect(issues).toMatchObject([{ code: 'encodingGuessed', value: 'macintosh' }])
  })

  it('lit l’euro et le œ de l’ISO-8859-15, même loin des premiers accents', async () => {
    const far = `Objet;Montant\nMarché;5\n${'Écoles;12 000\n'.repeat(30_000)}Œuvre;8 €\n`.replace(
      'Œuvre',
      'Main d’œuvre',
    )
    const { rows } = await read(encode(far.replace('’', "'"), 'iso-8859-15'))
    expect(rows.at(-1)).toEqual(["Main d'œuvre", '8 €'])
    expect(rows[2]).toEqual(['Écoles', '12 000'])
  })

  it('ne prend pas pour de l’UTF-8 deux lettres voisines d’un fichier windows-1252', async () => {
    const text = 'Objet;Montant\nl’appel d’offres « clé\u00a0» ;5\n'
    expect((await read(encode(text, 'windows-1252'))).rows[1]?.[0]).toBe('l’appel d’offres « clé\u00a0» ')
  })

  it('survit aux encodages mêlés bien après le début, ligne à ligne et dans une même ligne, et le dit une fois', async () => {
    const start = 'Objet;Titulaire;Montant\n'.concat('Marché d’été;Énergie;5\n'.repeat(20_000))
    const bytes = joined(
      encode(start, 'utf-8'),
      encode('Voirie – rénovée;Société générale d’œuvres;7\n', 'windows-1252'),
      encode('Éclairage;', 'utf-8'),
      encode('Électricité;8\n', 'windows-1252'),
      encode('Crèche 😀;Été;9\n', 'utf-8'),
    )
    const { rows, codes } = await read(bytes)
    expect(rows.slice(-3)).toEqual([
      ['Voirie – rénovée', 'Société générale d’œuvres', '7'],
      ['Éclairage', 'Électricité', '8'],
      ['Crèche 😀', 'Été', '9'],
    ])
    expect(rows[1]).toEqual(['Marché d’été', 'Énergie', '5'])
    expect(codes).toEqual([['mixedEncodings', 'ligne 20002']])
  })

  it('rétablit les accents d’un UTF-8 relu puis enregistré de travers, sans toucher aux autres lignes', async () => {
    const twice = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
    const text = `Objet;Lieu\n${twice('Réfection de l’école à ')};Nîmes\nPâtés « maison » où PÂTE À TÂCHE\u00a0;Âge\nPropret√© √† N√Æmes;b\nMise Ã  jour Ã l’identique;c\n`
    const { rows, codes } = await read(encode(text, 'utf-8'))
    expect(rows.slice(1)).toEqual([
      ['Réfection de l’école à ', 'Nîmes'],
      ['Pâtés « maison » où PÂTE À TÂCHE\u00a0', 'Âge'],
      ['Propreté à Nîmes', 'b'],
      ['Mise à jour à l’identique', 'c'],
    ])
    expect(codes).toEqual([['misreadText', 'ligne 2, colonne 1']])
  })

  it('signale les caractères perdus avant l’export, sans les inventer', async () => {
    const { rows, codes } = await read(encode('Objet;Montant\nR\ufffdfection;5\n', 'utf-8'))
    expect(rows[1]).toEqual(['R\ufffdfection', '5'])
    expect(codes).toEqual([['lostCharacters', 'ligne 2, colonne 1']])
  })

  it('gives back any French table, in any dialect and any encoding', async () => {
    const word = fc.constantFrom(
      'marché',
      'réservé',
      'école',
      'à façon',
      'forêt',
      'côte à côte',
      'Îlot n° 3',
      '12 000 €',
      'a "cité" b',
      "l'objet",
      '; , | \t',
      'deux\nlignes',
      '= 12',
      'AT&T',
      ' bord ',
      '',
    )
    const table = fc.integer({ min: 2, max: 6 }).chain((width) =>
      fc.array(
        fc.array(
          fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
          { minLength: width, maxLength: width },
        ),
        { minLength: 1, maxLength: 20 },
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh', 'iso-8859-15'),
        fc.boolean(),
        async (data, delimiter, newline, encoding, always) => {
          const filled = data.map((row, i) => [`n${i} pré-opératoire créé`, ...row])
          const quoted = (text: string) =>
            always || /[";,|\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
          const inCell = (text: string) => (newline === '\r' ? text.replaceAll('\n', '\r') : text)
          const lines = filled.map((row) => row.map((text) => quoted(inCell(text))).join(delimiter))
          const text = [`sep=${delimiter}`, ...lines, ''].join(newline)
          const bytes = encoding === 'bom' ? encode(`\ufeff${text}`, 'utf-8') : encode(text, encoding)
          const { rows } = await read(bytes)
          expect(rows).toEqual(filled.map((row) => row.map(inCell)))
        },
      ),
      { numRuns: 300 },
    )
  })
})
