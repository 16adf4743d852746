import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.js'
import { csv, row } from '../tasks/registers.js'
import { spaser, type Workplace, workplace } from './run.js'

const YEAR = ['indicators', '--year', '2025', '--json']

async function withRegister(...rows: readonly string[]): Promise<Workplace> {
  const place = workplace()
  const file = await kept(place, 'registre.csv', ...rows)
  expect((await spaser(['import', file, '--db', place.db])).code).toBe(0)
  return place
}

async function kept(place: Workplace, name: string, ...rows: readonly string[]): Promise<string> {
  return place.file(name, new Uint8Array(await csv(...rows).arrayBuffer()))
}

const SCHOOL = row({ id: '2025-1', objet: 'École. Clause d’insertion : 120 heures', montant: '120 000' })
const ROAD = row({ id: '2025-2', objet: 'Voirie', montant: '95 000' })

describe('Sauvegarder', () => {
  it('donne une base qui rend les mêmes chiffres', async () => {
    const place = await withRegister(SCHOOL, ROAD)
    const copy = join(place.folder, 'sauvegarde.db')
    const correction = ['correct', '214401093000152025-1', '--reason', 'Essai', '--db', place.db]
    expect((await spaser([...correction, '--set', 'direction=Éducation', '--set', 'montant=1'])).code).toBe(0)
    expect((await spaser([...correction, '--undo', '2'])).code).toBe(0)
    const told = JSON.parse((await spaser(['backup', copy, '--db', place.db, '--json'])).out)
    expect(told).toMatchObject({ file: copy, contracts: 2, imports: 1, decisions: 0, corrections: 2, keptFiles: 1 })
    expect((await spaser([...YEAR, '--db', copy])).out).toBe((await spaser([...YEAR, '--db', place.db])).out)
  })

  it('prend un instant, même avec une écriture en cours à côté', async () => {
    const place = await withRegister(SCHOOL)
    const writer = new SQLite(place.db)
    writer.exec("BEGIN IMMEDIATE; UPDATE organisation SET name = 'En cours'")
    const copy = join(place.folder, 'sauvegarde.db')
    expect((await spaser(['backup', copy, '--db', place.db])).code).toBe(0)
    writer.exec('COMMIT')
    writer.close()
    expect((await spaser(['organisation', '--db', copy])).out).toContain('« Organisation locale »')
    expect((await spaser(['organisation', '--db', place.db])).out).toContain('« En cours »')
  })

  it('n’écrase rien, et ne laisse rien à demi écrit', async () => {
    const place = await withRegister(SCHOOL)
    const copy = place.file('autre.db', 'à garder')
    const { code, err } = await spaser(['backup', copy, '--db', place.db])
    expect([code, err]).toEqual([1, expect.stringContaining('existe déjà')])
    expect(readFileSync(copy, 'utf8')).toBe('à garder')
    const nowhere = join(place.folder, 'absent', 'copie.db')
    expect((await spaser(['backup', nowhere, '--db', place.db])).err).toContain('Copie impossible')
    expect(readdirSync(place.folder).filter((name) => name.includes('partiel'))).toEqual([])
  })

  it('ne crée pas de base là où il n’y en a pas', async () => {
    const place = workplace()
    const { code, err } = await spaser(['backup', join(place.folder, 'copie.db'), '--db', place.db])
    expect([code, err]).toEqual([1, expect.stringContaining('n’est pas une base')])
    expect(readdirSync(place.folder)).toEqual([])
  })
})

describe('Rétablir', () => {
  it('remet la sauvegarde, et garde la base d’avant sous un autre nom', async () => {
    const place = await withRegister(SCHOOL)
    const copy = join(place.folder, 'sauvegarde.db')
    await spaser(['backup', copy, '--db', place.db])
    await spaser(['import', await kept(place, 'suite.csv', ROAD), '--db', place.db])
    const { code, out } = await spaser(['restore', copy, '--db', place.db, '--json'])
    const told = JSON.parse(out)
    expect([code, told.contracts]).toEqual([0, 1])
    expect(JSON.parse((await spaser(['organisation', '--db', place.db, '--json'])).out).contracts).toBe(1)
    expect(JSON.parse((await spaser(['organisation', '--db', told.before, '--json'])).out).contracts).toBe(2)
  })

  it('crée la base là où il n’y en avait pas', async () => {
    const place = await withRegister(SCHOOL)
    const copy = join(place.folder, 'sauvegarde.db')
    await spaser(['backup', copy, '--db', place.db])
    const fresh = join(place.folder, 'neuve.db')
    expect(JSON.parse((await spaser(['restore', copy, '--db', fresh, '--json'])).out).before).toBeNull()
    expect(existsSync(fresh)).toBe(true)
  })

  it('refuse une base ouverte ailleurs, sans rien changer', async () => {
    const place = await withRegister(SCHOOL)
    const copy = join(place.folder, 'sauvegarde.db')
    await spaser(['backup', copy, '--db', place.db])
    const service = openSqlite(place.db)
    await service.query.selectFrom('organisation').selectAll().execute()
    const { code, err } = await spaser(['restore', copy, '--db', place.db])
    await service.close()
    expect([code, err]).toEqual([1, expect.stringContaining('ouverte par un autre programme')])
    expect(readdirSync(place.folder).filter((name) => /avant|entrant/.test(name))).toEqual([])
  })

  it.each([
    ['un autre fichier', (_: string, to: string) => writeFileSync(to, 'id;objet\n1;École\n')],
    ['une autre base', (_: string, to: string) => void new SQLite(to).exec('CREATE TABLE autre (id)').close()],
    ['une base coupée', (copy: string, to: string) => writeFileSync(to, readFileSync(copy).subarray(0, 60_000))],
  ])('refuse %s, sans rien changer', async (_, spoil) => {
    const place = await withRegister(SCHOOL)
    const copy = join(place.folder, 'sauvegarde.db')
    await spaser(['backup', copy, '--db', place.db])
    const before = readFileSync(place.db)
    const wrong = join(place.folder, 'autre.db')
    spoil(copy, wrong)
    const { code, err } = await spaser(['restore', wrong, '--db', place.db])
    expect([code, err]).toEqual([1, expect.stringMatching(/n’est pas une base|abîmée/)])
    expect(readFileSync(place.db).equals(before)).toBe(true)
  })

  it('refuse la base d’une version plus récente du programme', async () => {
    const place = await withRegister(SCHOOL)
    const copy = join(place.folder, 'sauvegarde.db')
    await spaser(['backup', copy, '--db', place.db])
    new SQLite(copy).exec("INSERT INTO schema_migration VALUES ('9999_plus_tard.sql')").close()
    const { code, err } = await spaser(['restore', copy, '--db', place.db])
    expect([code, err]).toEqual([1, expect.stringContaining('9999_plus_tard.sql')])
  })
})
