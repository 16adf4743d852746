import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cellsOf } from '../behaviour/annotated.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])

const HEADER = 'N° de marché;Objet;Montant HT;Date de notification;SIRET acheteur'
const kept = place.file(
  'gardé.csv',
  `${HEADER}\n1;Voirie;douze;01/02/2025;21440109300015\n2;;12;01/02/2025;21440109300015\n`,
)
const other = place.file('autre.csv', `${HEADER}\n9;Ponts;12;01/02/2025;21440109300015\n`)

describe('spaser annotate', () => {
  it('writes the annotated workbook of an import, whose file the base kept', async () => {
    const imported = await withDb('import', kept)
    expect(imported.code).toBe(2)
    expect(imported.err).toMatch(/✘ 1.ligne sans objet, mise de côté → Corrigez-la sur la page/)
    expect(imported.err).toMatch(/▲ 1.montant illisible, non repris/)
    const out = join(place.folder, 'copie.xlsx')
    expect(await withDb('annotate', '1', '--out', out)).toMatchObject({ code: 0, err: '' })
    const sheets = await cellsOf(new Blob([readFileSync(out)]))
    expect(sheets.get('Registre')?.map((cells) => cells.at(-1)?.split('.')[0])).toEqual([
      ...['SPASER : suite donnée', 'Marché nouveau', 'Mise de côté'],
    ])
  })

  it('takes the file where it is when the base does not keep it, and no other', async () => {
    expect((await withDb('import', other, '--no-keep')).code).toBe(0)
    const out = join(place.folder, 'autre.xlsx')
    const gone = await withDb('annotate', '2', '--out', out)
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('--from')])
    const wrong = await withDb('annotate', '2', '--out', out, '--from', kept)
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('leurs octets diffèrent')])
    expect(existsSync(out)).toBe(false)
    expect((await withDb('annotate', '2', '--out', out, '--from', other, '--json')).out).toBe(
      JSON.stringify({ id: 2, out }),
    )
    expect(existsSync(out)).toBe(true)
  })

  it('refuses what is no import, and a place it cannot write to', async () => {
    expect((await withDb('annotate', '99')).err).toContain('Il n’y a pas d’import n° 99')
    expect((await withDb('annotate', 'x')).code).toBe(1)
    const nowhere = await withDb('annotate', '1', '--out', join(place.folder, 'absent', 'x.xlsx'))
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('ne peut pas être écrit')])
  })
})
