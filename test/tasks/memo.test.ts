import { describe, expect, it, vi } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { decide } from '../../src/tasks/decide.js'
import { frameworksKnown } from '../../src/tasks/listing/frameworks.js'
import { Memo } from '../../src/tasks/memo.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, csv, load, memory, row } from './registers.js'

describe('what is kept between two publications', () => {
  it('is made once, and made anew when an import is published or undone', async () => {
    const db = memory()
    const memo = new Memo()
    let made = 0
    const ask = () => memo.of(db, LOCAL, 'k', async () => ++made)
    expect([await ask(), await ask()]).toEqual([1, 1])
    const { id } = await load(db, csv(row({ id: '1', objet: 'Papier' })))
    expect([await ask(), await ask()]).toEqual([2, 2])
    await undoImport(db, LOCAL, id ?? 0, clock())
    expect(await ask()).toBe(3)
  })

  it('outlasts decisions, where they do not move it, and is made anew at the next import', async () => {
    const db = memory()
    const memo = new Memo()
    const ask = async () => [...(await frameworksKnown(db, LOCAL, memo)).parents.keys()].length
    const register = (lines: readonly string[]) =>
      new Blob([['N° marché;Objet;Date de notification;Accord-cadre;SIRET acheteur', ...lines].join('\n')])
    const lines = [`AC;Travaux;1/2/2025;;${BUYER}`, `S1;Place;1/3/2025;AC;${BUYER}`]
    await load(db, register(lines))
    const known = await frameworksKnown(db, LOCAL, memo)
    expect(await ask()).toBe(1)
    const [uid] = known.parents.keys()
    await decide(db, LOCAL, { uid: uid ?? '', kind: 'reserved', state: 'yes', reason: 'vu', document: null }, clock())
    expect(await frameworksKnown(db, LOCAL, memo)).toBe(known)
    await load(db, register([...lines, `S2;Square;1/4/2025;AC;${BUYER}`]), { name: 'suite.csv' })
    expect(await ask()).toBe(2)
  })

  it('is not one organisation’s for another, nor one question’s for another', async () => {
    const db = memory()
    const memo = new Memo()
    const other = { ...LOCAL, organisationId: 'autre' }
    expect(await memo.of(db, LOCAL, 'k', async () => 'ours')).toBe('ours')
    expect(await memo.of(db, other, 'k', async () => 'theirs')).toBe('theirs')
    expect(await memo.of(db, LOCAL, 'l', async () => 'else')).toBe('else')
  })

  it.each([
    [true, 1],
    [false, 2],
  ])(
    'asked twice at once, with requests that may wait for each other (%s), is made %i time(s)',
    async (shared, times) => {
      const db = memory()
      const memo = new Memo(10, shared)
      let made = 0
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      const make = async () => {
        made += 1
        await released
      }
      const ask = () => memo.of(db, LOCAL, 'k', make)
      const asked = [ask(), ask()]
      await vi.waitFor(() => expect(made).toBe(times))
      release()
      await Promise.all(asked)
      expect(made).toBe(times)
    },
  )

  it('does not keep a failure, nor more answers than it was told', async () => {
    const db = memory()
    const memo = new Memo(2)
    await expect(memo.of(db, LOCAL, 'k', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    let made = 0
    const ask = (key: string) => memo.of(db, LOCAL, key, async () => ++made)
    for (const key of ['k', 'l', 'm']) await ask(key)
    expect(made).toBe(3)
    expect([await ask('m'), await ask('k')]).toEqual([3, 4])
  })

  it('forgets first what was asked for longest ago, and not what was made first', async () => {
    const db = memory()
    const memo = new Memo(2)
    let made = 0
    const ask = (key: string) => memo.of(db, LOCAL, key, async () => ++made)
    for (const key of ['k', 'l', 'k', 'm']) await ask(key)
    expect([await ask('k'), await ask('l')]).toEqual([1, 4])
  })
})
