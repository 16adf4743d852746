import { describe, expect, it, vi } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { Memo } from '../../src/tasks/memo.js'
import { undoImport } from '../../src/tasks/undo.js'
import { clock, csv, load, memory, row } from './registers.js'

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
