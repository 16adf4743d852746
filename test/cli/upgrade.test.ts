import { readdirSync, readFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { spaser, type Workplace, workplace } from './run.js'

const BASES = new URL('../../fixtures/bases/', import.meta.url)
const LETTER = { yes: 'Y', no: 'N', review: 'r', unknown: '.' } as const

/** What every one of these bases shows: states in the order of the six kinds, euros of the first version. */
const CONTRACTS = [
  ['214401093000152024-9', 'YY....', 38_500],
  ['214401093000152025-1', 'YY..NN', 120_000],
  ['214401093000152025-2~1', 'YY..YN', 95_000],
  ['214401093000152025-2~2', 'N.....', 66_000],
  ['214401093000152025-3', '...YNY', 41_000],
  ['214401093000152025-4', '......', 800_000],
  ['x-f6d286251685ac87', '......', 12_000],
]
/** The same once two decisions stand: environmental clause of the school, no social clause in waste collection. */
const DECIDED = CONTRACTS.map(([uid, states, amount]) =>
  uid === '214401093000152025-1'
    ? [uid, 'YY..YN', amount]
    : uid === '214401093000152025-4'
      ? [uid, 'NN....', amount]
      : [uid, states, amount],
)

function restored(name: string): Workplace {
  const place = workplace()
  const base = new SQLite(place.db)
  base.exec(readFileSync(new URL(name, BASES), 'utf8'))
  base.close()
  return place
}

async function shown({ db }: Workplace): Promise<unknown[]> {
  const { out } = await spaser(['contracts', '--json', '--db', db])
  const rows = out.split('\n').map((line) => JSON.parse(line))
  const letters = (states: Record<string, keyof typeof LETTER>) =>
    Object.values(states)
      .map((state) => LETTER[state])
      .join('')
  return rows.map(({ uid, states, montant }) => [uid, letters(states), montant])
}

describe.each(readdirSync(BASES).sort())('La base laissée par la version %s', (name) => {
  const expected = name >= '0007' ? DECIDED : CONTRACTS

  it('se met à jour sans qu’un marché, un état ou un montant change', async () => {
    const place = restored(name)
    expect(await shown(place)).toEqual(expected)
    const base = new SQLite(place.db)
    expect([base.pragma('foreign_key_check'), base.pragma('quick_check', { simple: true })]).toEqual([[], 'ok'])
    base.close()
  })

  it('donne les mêmes chiffres', async () => {
    const { out } = await spaser(['indicators', '--year', '2025', '--json', '--db', restored(name).db])
    const { population, indicators } = JSON.parse(out)
    const figure = (id: string) => {
      const { numerator, denominator, known } = indicators.find((each: { id: string }) => each.id === id)
      return [numerator, denominator, known]
    }
    expect(population.contracts).toBe(6)
    expect(figure('insertionClause.number')).toEqual([2, 6, name >= '0007' ? 4 : 3])
    expect(figure('insertionClause.value')).toEqual([215_000, 1_134_000, name >= '0007' ? 1_081_000 : 281_000])
    expect(figure('environmentalClause.number')).toEqual([name >= '0007' ? 2 : 1, 6, 3])
    expect(figure('insertionHours.contracted')[0]).toBe(350)
  })

  it('annule encore ce qu’elle avait importé, et reprend le fichier annulé', async () => {
    const place = restored(name)
    expect((await spaser(['undo', '2', '--db', place.db])).out).toMatch(/1\smarché retiré, 2\srétablis/)
    expect(await shown(place)).toContainEqual(['214401093000152025-2~2', 'N.....', 60_000])
    expect((await spaser(['undo', '3', '--db', place.db])).err).toContain('déjà annulé')
  })

  it('garde les décisions quand tout est relu', async () => {
    const place = restored(name)
    expect((await spaser(['retag', '--db', place.db])).code).toBe(0)
    expect(await shown(place)).toEqual(expected)
  })

  if (name >= '0021')
    it('garde ce qui fut corrigé, réuni et mis de côté, et s’en défait encore', async () => {
      const { db } = restored(name)
      const lines = async (...args: string[]) =>
        (await spaser([...args, '--json', '--db', db])).out.split('\n').map((line) => JSON.parse(line))
      expect(await lines('journal', '--corrections')).toMatchObject([
        { action: 'set', uid: '214401093000152025-3', after: '77310000', inForce: true },
        { action: 'withdraw', after: '1' },
        { action: 'merge', after: 'x-f6d286251685ac87', inForce: true },
        { action: 'set', uid: '214401093000152024-9', withdrawnBy: 3, inForce: false },
      ])
      expect(await lines('set-aside', '4')).toMatchObject([{ seq: 0, correctable: true, action: null }])
      const corrected = ['--row', '0', '--set', 'Objet=Zinguerie', '--reason', 'Retrouvé']
      expect((await spaser(['set-aside', '4', ...corrected, '--db', db])).code).toBe(0)
      expect((await spaser(['correct', 'x-f6d286251685ac87', '--undo', '2', '--db', db])).code).toBe(0)
      const uids = (await lines('contracts')).map(({ uid }) => uid)
      expect(uids).toEqual(expect.arrayContaining(['214401093000152025-9', '214401093000152025-10']))
      expect(uids).toHaveLength(CONTRACTS.length + 2)
    })

  it('rend son résultat figé tel quel, et ne lui trouve aucun écart', async () => {
    const place = restored(name)
    const { frozen } = JSON.parse((await spaser(['freeze', '--list', '--json', '--db', place.db])).out)
    expect(frozen).toHaveLength(name >= '0014' ? 1 : 0)
    if (frozen.length === 0) return
    const { figures } = JSON.parse((await spaser(['freeze', '--diff', '1', '--json', '--db', place.db])).out)
    expect(figures.length).toBeGreaterThan(10)
    expect(figures.filter(({ changed }: { changed: boolean }) => changed)).toEqual([])
  })
})
