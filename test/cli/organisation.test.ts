import SQLite from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { csv, row } from '../tasks/registers.js'
import { spaser, type Workplace, workplace } from './run.js'

/** Every table that says whose its rows are, and what binds it: a key of its own, or that of a row of the organisation. */
function tablesOf(base: SQLite.Database): { readonly name: string; readonly bound: boolean }[] {
  const tables = base.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  const keys = (table: string) => base.pragma(`foreign_key_list(${table})`) as { table: string; on_delete: string }[]
  const owned = (table: string) =>
    (base.pragma(`table_info(${table})`) as { name: string }[]).some(({ name }) => name === 'organisation_id')
  return tables.filter(owned).map((name) => ({
    name,
    bound: keys(name).some(
      ({ table, on_delete }) => on_delete === 'CASCADE' && (table === 'organisation' || owned(table)),
    ),
  }))
}

describe('L’organisation', () => {
  let place: Workplace
  beforeAll(async () => {
    place = workplace()
    const rows = csv(row({ id: '2025-1', objet: 'École' }), row({ id: '2025-2', objet: '' }))
    await spaser(['import', place.file('registre.csv', new Uint8Array(await rows.arrayBuffer())), '--db', place.db])
    await spaser(['plan', '--preset', 'mel-2018-2021', '--db', place.db])
    const correction = ['correct', '214401093000152025-1', '--set', 'direction=Éducation', '--reason', 'Oubli']
    expect((await spaser([...correction, '--db', place.db])).code).toBe(0)
    await spaser(['freeze', '--year', '2025', '--db', place.db])
    const base = new SQLite(place.db)
    base.exec("INSERT INTO organisation VALUES ('autre', 'Une autre')")
    base.exec(
      "INSERT INTO import SELECT 99, 'autre', actor, state, 'autre.csv', sha256, format, options, started_at, finished_at, 0, 0, 0, 0, 0, 0, 0, NULL FROM import",
    )
    base.close()
  })

  it('dit ce qu’elle garde, et prend un nom', async () => {
    expect((await spaser(['organisation', '--rename', ' ', '--db', place.db])).err).toContain('est vide')
    const { out } = await spaser(['organisation', '--rename', 'Métropole  de X', '--db', place.db])
    expect(out).toMatch(
      /« Métropole de X » garde 1.marché, 1.import, 0.décision, 1.correction, 1.fichier gardé, 1.schéma, 1.résultat figé/,
    )
  })

  it('ne se supprime pas sans son nom exact', async () => {
    const { code, err } = await spaser(['organisation', '--delete', 'Métropole', '--db', place.db])
    expect([code, err]).toEqual([1, expect.stringContaining('rien n’a été supprimé')])
    expect(JSON.parse((await spaser(['organisation', '--json', '--db', place.db])).out).contracts).toBe(1)
  })

  it('supprimée, ne laisse rien d’elle, résultats figés compris, et rien d’une autre ne bouge', async () => {
    const { out } = await spaser(['organisation', '--delete', 'Métropole de X', '--json', '--db', place.db])
    expect(JSON.parse(out)).toMatchObject({
      ...{ deleted: true, imports: 1, contracts: 1, corrections: 1, keptFiles: 1, schemes: 1, frozenResults: 1 },
    })
    const base = new SQLite(place.db)
    const held = (table: string, id: string) =>
      base.prepare(`SELECT count(*) FROM ${table} WHERE organisation_id = ?`).pluck().get(id)
    for (const { name, bound } of tablesOf(base)) {
      expect([name, bound, held(name, 'local')]).toEqual([name, true, name === 'publication' ? 1 : 0])
    }
    expect(held('import', 'autre')).toBe(1)
    expect(base.pragma('foreign_key_check')).toEqual([])
    base.close()
  })

  it('sert de nouveau, vide', async () => {
    expect((await spaser(['imports', '--db', place.db])).code).toBe(0)
    const rows = csv(row({ id: '2025-1', objet: 'École' }))
    const file = place.file('registre.csv', new Uint8Array(await rows.arrayBuffer()))
    const { imports } = JSON.parse((await spaser(['import', file, '--json', '--db', place.db])).out)
    expect(imports[0].created).toBe(1)
  })
})
