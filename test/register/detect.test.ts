import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.js'
import { detectFormat } from '../../src/register/detect.js'
import { minimalXlsx } from './xlsx/minimalXlsx.js'

function refusal(bytes: Uint8Array): AppError {
  try {
    detectFormat(bytes)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('this file was accepted')
}

function bySheetjs(bookType: 'biff8' | 'xlsb' | 'ods' | 'xlsx'): Uint8Array {
  const workbook = utils.book_new()
  utils.book_append_sheet(
    workbook,
    utils.aoa_to_sheet([
      ['Objet', 'Montant'],
      ['Voirie', 12000],
    ]),
    'Marchés',
  )
  return new Uint8Array(write(workbook, { type: 'array', bookType }))
}

/** An OLE2 file whose directory names the stream of a protected Office document. */
function protectedOffice(): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(
    [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]),
    1024,
  )
  return bytes
}

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)
const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 251)

describe('format d’un registre, par son contenu', () => {
  it.each([
    ['Objet;Montant\nVoirie;12000\n', 'csv'],
    ['\ufeffObjet;Montant', 'csv'],
    ['[Export du 3 mai]\nObjet;Montant', 'csv'],
    ['BM;CPV\n1;2', 'csv'],
    ['{"marches": []}', 'decp-json'],
    ['\ufeff \n [ {"id": 1} ]', 'decp-json'],
    ['{', 'decp-json'],
    ['[]', 'decp-json'],
  ])('%j est reconnu : %s', (text, format) => {
    expect(detectFormat(strToU8(text))).toBe(format)
  })

  it('reconnaît un classeur .xlsx, quel que soit le programme qui l’écrit', () => {
    expect(detectFormat(minimalXlsx({ sheets: [{ name: 'Marchés', data: '' }] }))).toBe('xlsx')
    expect(detectFormat(bySheetjs('xlsx'))).toBe('xlsx')
  })

  it('reconnaît un CSV en UTF-16, avec ou sans marque', () => {
    const bytes = new Uint8Array(readFileSync('fixtures/registers/utf16.csv'))
    expect(detectFormat(bytes)).toBe('csv')
    expect(detectFormat(bytes.subarray(2))).toBe('csv')
  })

  it('accepte un CSV où traînent quelques caractères nuls', () => {
    expect(detectFormat(new Uint8Array(readFileSync('fixtures/registers/caracteres-de-controle.csv')))).toBe('csv')
  })
})

describe('fichiers refusés, avec leur remède', () => {
  it.each([
    ['vide', new Uint8Array(), 'emptyFile', /vide/],
    ['fait d’espaces', strToU8('\ufeff \r\n \n'), 'emptyFile', /vide/],
    ['PDF renommé en .xlsx', strToU8('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'unsupportedFormat', /PDF.*\.xlsx ou en CSV/],
    ['.xls', bySheetjs('biff8'), 'unsupportedFormat', /\.xls\).*enregistrez-le en \.xlsx ou en CSV/],
    ['.xlsb', bySheetjs('xlsb'), 'unsupportedFormat', /\.xlsb\).*\.xlsx ou en CSV/],
    ['.ods', bySheetjs('ods'), 'unsupportedFormat', /\.ods\).*\.xlsx ou en CSV/],
    ['.docx', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'unsupportedFormat', /document/],
    ['zip', zipSync({ 'marches.csv': strToU8('a;b') }), 'unsupportedFormat', /archive zip.*décompressez/],
    ['zip vide', zipSync({}), 'unsupportedFormat', /archive zip/],
    ['zip tronqué', minimalXlsx({ sheets: [] }).subarray(0, 300), 'damagedArchive', /incomplet/],
    ['protégé par mot de passe', protectedOffice(), 'passwordProtected', /mot de passe/],
    ['image PNG', PNG, 'unsupportedFormat', /image PNG/],
    ['binaire', noise, 'unsupportedFormat', /binaire/],
    ['zéros', new Uint8Array(4096), 'unsupportedFormat', /binaire/],
    ['RTF', strToU8('{\\rtf1\\ansi Marchés}'), 'unsupportedFormat', /RTF/],
    ['HTML', strToU8('<!DOCTYPE html><html><table>'), 'unsupportedFormat', /page HTML/],
    ['XML', strToU8('<?xml version="1.0"?><marches/>'), 'unsupportedFormat', /XML/],
    ['XML sans prologue', strToU8('\ufeff<marches>\n<marche/>'), 'unsupportedFormat', /XML/],
  ] as const)('refuse un fichier %s', (_, bytes, code, message) => {
    expect(refusal(bytes).code).toBe(code)
    expect(refusal(bytes).message).toMatch(message)
  })
})
