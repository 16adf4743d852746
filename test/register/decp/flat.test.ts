import { describe, expect, it } from 'vitest'
import { RECORD_FATE_HEADERS } from '../../../src/register/annotated.js'
import { headerOf, type Path, pathOf } from '../../../src/register/decp/flat/path.js'
import { DEFAULT_LIMITS } from '../../../src/register/limits.js'
import { lookAt } from '../../../src/register/look.js'
import { readRegister } from '../../../src/register/read.js'
import type { ReadLimits } from '../../../src/register/types.js'
import { codesOf, itemsOf, readOnes, rejectedOnes } from '../samples.js'

const BUYER = '21440109300015'

/** A copy saved as CSV: its header, and rows of as many cells. */
function copy(headers: readonly string[], ...rows: readonly (readonly string[])[]): Blob {
  // What a record is known by has its columns in every copy.
  const known = ['id', 'acheteur.id'].filter((header) => !headers.includes(header))
  const filled = rows.map((row) => [...known.map((header) => (header === 'id' ? '7' : BUYER)), ...row])
  return new Blob([[[...known, ...headers, RECORD_FATE_HEADERS.marche], ...filled].map(line).join('\n')])
}
const line = (cells: readonly string[]): string => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';')

async function read(file: Blob, limits: Partial<ReadLimits> = {}) {
  const register = await readRegister(file, { limits })
  const items = await itemsOf(register)
  return { ...register, read: readOnes(items).map(({ record }) => record), rejected: rejectedOnes(items), items }
}

describe('les en-têtes d’une copie de données essentielles', () => {
  const paths: readonly (readonly [Path, string])[] = [
    [['acheteur', 'id'], 'acheteur.id'],
    [['titulaires', 1, 'titulaire', 'id'], 'titulaires[2].titulaire.id'],
    [['acheteur.id'], '"acheteur.id"'],
    [['a', '0', ''], 'a.0.""'],
    [['SPASER : x', ' é"'], '"SPASER : x"." é\\""'],
  ]
  it.each(paths)('%j s’écrit %s, et s’y relit', (path, header) => {
    expect(headerOf(path)).toBe(header)
    expect(pathOf(header)).toEqual(path)
  })

  it.each(['Remarque (v. 2)', 'a..b', 'a[0]', '[1]', 'a[1', '"a', 'x'.padEnd(200, '.a')])(
    '%s ne dit aucune place : c’est le nom d’une donnée',
    (header) => expect(pathOf(header)).toEqual([header]),
  )
})

describe('une copie de données essentielles, relue', () => {
  const HEADERS = ['id', 'acheteur.id', 'objet', 'titulaires[1].id', 'titulaires[3].id']

  it('l’est aux règles de la publication, où que soient ses lignes et ses colonnes', async () => {
    const { format, read: records } = await read(
      copy(
        ['objet', 'titulaires[3].id', 'id', 'montant', 'acheteur.id'],
        ['Voirie', '73282932000074', '7', '104.333', BUYER],
      ),
    )
    expect(format).toBe('decp-table')
    expect(records).toMatchObject([
      { id: '7', acheteur: { id: BUYER }, montant: 10433, titulaires: [{ id: '73282932000074' }] },
    ])
  })

  it('n’a pas de colonnes à regarder', async () => {
    const file = copy(HEADERS, ['1', BUYER, 'Voirie'])
    expect(await lookAt(file, DEFAULT_LIMITS, null)).toMatchObject({ format: 'decp-table', sheets: [], refusal: null })
  })

  it('dit les colonnes en double et les cellules sans en-tête', async () => {
    const { notes, read: records } = await read(copy(['id', 'objet', 'objet', ''], ['1', '', 'Voirie', 'perdu ?']))
    expect(codesOf(notes)).toEqual(expect.arrayContaining(['duplicateColumn', 'unreadColumns']))
    expect(records[0]?.objet).toBe('Voirie')
  })

  it('met de côté l’élément qui n’a pu être lu, avec son texte, tant que rien d’autre n’est dit', async () => {
    const headers = ['id', 'objet', 'montant', 'SPASER : texte non lu']
    const { rejected, read: records } = await read(
      copy(headers, ['', '', '', '{"id" = 1}'], ['1', 'Voirie', '5', '{"id" = 1}']),
    )
    expect(rejected).toMatchObject([{ place: 'ligne 2', cells: { 'SPASER : texte non lu': '{"id" = 1}' } }])
    expect(records).toMatchObject([{ id: '1', objet: 'Voirie' }])
  })

  it('met de côté la ligne dont les autres données sont abîmées, et celle qui est trop longue', async () => {
    const headers = ['id', 'objet', 'SPASER : autres données', 'SPASER : autres données 2']
    const { rejected, read: records } = await read(
      copy(
        headers,
        ['1', 'Voirie', '[["montant",', '5]]'],
        ['2', 'Parcs', '[["montant",', '5'],
        ['3', 'x'.repeat(3000), '', ''],
      ),
      { maxRecordBytes: 2000 },
    )
    expect(records).toMatchObject([{ id: '1', montant: 500 }])
    expect(rejected.map(({ place, issues }) => [place, ...codesOf(issues)])).toEqual([
      ['ligne 3', 'damagedRecord'],
      ['ligne 4', 'rowTooLong'],
    ])
  })

  it('ne fait pas d’une place lointaine une liste sans fin', async () => {
    const { read: records } = await read(copy(['objet', 'titulaires[999999].id'], ['Voirie', '73282932000074']))
    expect(records[0]?.titulaires).toMatchObject([{ id: '73282932000074' }])
  })
})
