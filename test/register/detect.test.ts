import { readFileSync } from 'node:fs'
import { type BookType, CFB, utils, write } from '@e965/xlsx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.js'
import { detectFormat } from '../../src/register/detect.js'
import { fileOf } from './samples.js'
import { minimalXlsx } from './xlsx/minimalXlsx.js'

const formatOf = (bytes: Uint8Array) => detectFormat(fileOf(bytes))

async function refusal(bytes: Uint8Array): Promise<AppError> {
  const error: unknown = await formatOf(bytes).then(
    (format) => new Error(`this file was accepted as ${format}`),
    (thrown: unknown) => thrown,
  )
  if (error instanceof AppError) return error
  throw error
}

function bySheetjs(bookType: BookType): Uint8Array {
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

/** A compound file with these streams at its root; a path puts them in a storage. */
function ole2(...streams: string[]): Uint8Array {
  const container = CFB.utils.cfb_new()
  for (const stream of streams)
    CFB.utils.cfb_add(
      container,
      `/${stream}`,
      Array.from({ length: 5000 }, () => 1),
    )
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as ArrayLike<number>)
}

const odf = (type: string, parts: Record<string, string> = { 'content.xml': '<a/>' }): Uint8Array =>
  zipSync({
    mimetype: strToU8(`application/vnd.oasis.opendocument.${type}`),
    ...Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
  })

const XML_2003 =
  '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)
const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7) % 251)

describe('format d’un registre, par son contenu', () => {
  it.each([
    ['Objet;Montant\nVoirie;12000\n', 'csv'],
    ['\ufeffObjet;Montant', 'csv'],
    ['[Export du 3 mai]\nObjet;Montant', 'csv'],
    ['<?xml version="1.0"?><marches><marche/></marches>', 'decp-xml'],
    ['BM;CPV\n1;2', 'csv'],
    ['{"marches": []}', 'decp-json'],
    ['\ufeff \n [ {"id": 1} ]', 'decp-json'],
    ['{', 'decp-json'],
    ['[]', 'decp-json'],
  ])('%j est reconnu : %s', async (text, format) => {
    expect(await formatOf(strToU8(text))).toBe(format)
  })

  it('reconnaît un classeur .xlsx, quel que soit le programme qui l’écrit', async () => {
    expect(await formatOf(minimalXlsx({ sheets: [{ name: 'Marchés', data: '' }] }))).toBe('xlsx')
    expect(await formatOf(bySheetjs('xlsx'))).toBe('xlsx')
  })

  it('reconnaît un CSV en UTF-16, avec ou sans marque', async () => {
    const bytes = new Uint8Array(readFileSync('fixtures/registers/utf16.csv'))
    expect(await formatOf(bytes)).toBe('csv')
    expect(await formatOf(bytes.subarray(2))).toBe('csv')
  })

  it('accepte un CSV où traînent quelques caractères nuls', async () => {
    expect(await formatOf(new Uint8Array(readFileSync('fixtures/registers/caracteres-de-controle.csv')))).toBe('csv')
  })
})

describe('autres classeurs, par leur contenu', () => {
  it.each(['biff8', 'biff5', 'xlml', 'html'] as const)('reconnaît ce qu’on nomme .xls : %s', async (bookType) => {
    expect(await formatOf(bySheetjs(bookType))).toBe('xls')
  })

  it.each(['xlsb', 'ods'] as const)('reconnaît un .%s', async (bookType) => {
    expect(await formatOf(bySheetjs(bookType))).toBe(bookType)
  })

  it.each([
    [
      'une page dont le tableau vient après ses styles',
      `<html><style>${'a{}'.repeat(100_000)}</style><TABLE border=1>`,
    ],
    ['un tableau sans page', '\n <table><tr><td>Objet'],
    ['une page XHTML', '<?xml version="1.0"?><!-- export --><html xmlns="http://www.w3.org/1999/xhtml"><table>'],
    ['un classeur XML de 2003 sans prologue', XML_2003.split('\n')[2] ?? ''],
    ['un classeur XML de 2003', XML_2003],
  ])('lit comme .xls %s', async (_, text) => {
    expect(await formatOf(strToU8(text))).toBe('xls')
  })

  it('reconnaît un .xls sans son conteneur, comme en écrivent de vieux exports', async () => {
    expect(await formatOf(Uint8Array.of(0x09, 0x08, 0x08, 0, 0, 5, 0x10, 0, 0, 0, 0, 0))).toBe('xls')
    expect(await formatOf(Uint8Array.of(0x09, 0, 4, 0, 2, 0, 0x10, 0))).toBe('xls')
  })

  it('ne se laisse pas tromper par ce qu’un classeur contient d’autre', async () => {
    expect(await formatOf(ole2('Workbook', 'MBD001/WordDocument'))).toBe('xls')
    expect((await refusal(ole2('WordDocument', 'ObjectPool/Workbook'))).message).toMatch(/Word/)
  })
})

describe('fichiers refusés, avec leur remède', () => {
  it.each([
    ['vide', new Uint8Array(), 'emptyFile', /vide/],
    ['fait d’espaces', strToU8('\ufeff \r\n \n'), 'emptyFile', /vide/],
    ['PDF renommé en .xlsx', strToU8('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'unsupportedFormat', /PDF.*\.xlsx ou en CSV/],
    ['.odt', odf('text'), 'unsupportedFormat', /document texte OpenDocument \(\.odt\).*\.xlsx ou en CSV/],
    ['.odp', odf('presentation'), 'unsupportedFormat', /présentation OpenDocument/],
    ['.ods chiffré en entier', odf('spreadsheet', { 'encrypted-package': 'x' }), 'passwordProtected', /mot de passe/],
    [
      '.fods',
      strToU8('<?xml version="1.0"?><office:document office:mimetype="x">'),
      'unsupportedFormat',
      /\.fods.*\.xlsx/,
    ],
    ['.doc', ole2('WordDocument', '1Table'), 'unsupportedFormat', /document Word d’avant 2007/],
    ['.ppt', ole2('PowerPoint Document'), 'unsupportedFormat', /présentation PowerPoint/],
    ['.msg', ole2('__properties_version1.0'), 'unsupportedFormat', /message Outlook/],
    ['OLE2 sans classeur', ole2('Autre'), 'unsupportedFormat', /sans classeur/],
    ['.mht', strToU8('MIME-Version: 1.0\nContent-Type: multipart/related'), 'unsupportedFormat', /\.mht/],
    ['.docx', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'unsupportedFormat', /document/],
    ['zip', zipSync({ 'marches.csv': strToU8('a;b') }), 'unsupportedFormat', /archive zip.*décompressez/],
    ['zip vide', zipSync({}), 'unsupportedFormat', /archive zip/],
    ['zip tronqué', minimalXlsx({ sheets: [] }).subarray(0, 300), 'damagedArchive', /incomplet/],
    ['protégé par mot de passe', ole2('EncryptedPackage', 'EncryptionInfo'), 'passwordProtected', /mot de passe/],
    ['image PNG', PNG, 'unsupportedFormat', /image PNG/],
    ['binaire', noise, 'unsupportedFormat', /binaire/],
    ['zéros', new Uint8Array(4096), 'unsupportedFormat', /binaire/],
    ['RTF', strToU8('{\\rtf1\\ansi Marchés}'), 'unsupportedFormat', /RTF/],
    ['HTML sans tableau', strToU8('<!DOCTYPE html><html><p>Connexion'), 'unsupportedFormat', /page web sans tableau/],
    ['XML', strToU8('<?xml version="1.0"?><rss><channel/></rss>'), 'notDecp', /XML/],
    ['XML sans prologue', strToU8('\ufeff<factures>\n<facture/>'), 'notDecp', /XML/],
  ] as const)('refuse un fichier %s', async (_, bytes, code, message) => {
    const { code: found, message: said } = await refusal(bytes)
    expect(found).toBe(code)
    expect(said).toMatch(message)
  })
})
