import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { BUYER, HEADER, row } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const A = `${BUYER}1`
const WHY = ['--reason', 'Vu au contrat']

const register = (montant: string, said: string): string =>
  [
    `${HEADER};Clause d’insertion`,
    ...['1', '2', '3'].map((id) => `${row({ id, objet: `Marché ${id}`, montant })};${said}`),
  ].join('\n')

it('lists what is to be confirmed again, of every sort, and confirms or takes it back by its name', async () => {
  await withDb('import', place.file('un.csv', register('100', 'à étudier')))
  await withDb('decide', '--uid', A, '--fact', 'insertionClause', '--state', 'yes')
  await withDb('correct', A, '--set', 'montant=500', ...WHY)
  await withDb('correct', `${BUYER}2`, '--merge-into', `${BUYER}3`, ...WHY)
  await withDb('import', place.file('deux.csv', register('200', 'envisagée')))
  const names = async () =>
    (await withDb('review', '--reconfirm')).out.split('\n').flatMap((line) => /^\w+:\d+/.exec(line) ?? [])
  expect(await names()).toEqual(['decision:1', 'champ:1', 'reunion:2'])
  const done = await withDb('review', '--confirm', 'decision:1', '--confirm', 'reunion:2')
  expect([done.code, plain(done.err)]).toEqual([0, '0 décision, 1 correction à reconfirmer.'])
  expect(await names()).toEqual(['champ:1'])
  expect((await withDb('review', '--take-back', 'champ:1')).code).toBe(0)
  expect(await names()).toEqual([])
  const contracts = (await withDb('contracts', '--json')).out.split('\n').map((line) => JSON.parse(line))
  expect(contracts.find(({ uid }) => uid === A)).toMatchObject({ montant: 200, states: { insertionClause: 'yes' } })
})

it('refuses what is named otherwise, or is not to be confirmed', async () => {
  const refused = async (...args: string[]) => {
    const { code, err } = await withDb('review', ...args)
    expect(code).toBe(1)
    return err
  }
  expect(await refused('--confirm', '3')).toContain('Attendu SORTE:N')
  expect(await refused('--confirm', 'champ:77')).toContain('Rien à reconfirmer sous « champ:77 »')
  expect(await refused('--confirm', 'champ:1', '--take-back', 'champ:1')).toContain('ne vont pas ensemble')
})

it('confirms all decisions of one cause by the name the list gives them, and a split', async () => {
  const other = workplace()
  const own = (...args: string[]) => spaser([...args, '--db', other.db])
  await own('import', other.file('un.csv', register('100', 'à étudier')))
  for (const id of ['1', '2', '3']) {
    await own(
      'decide',
      '--uid',
      `${BUYER}${id}`,
      '--fact',
      'insertionClause',
      '--state',
      id === '3' ? 'no' : 'yes',
      ...WHY,
    )
  }
  await own('split', `${BUYER}3`, '--stays', 'montant=60', '--set', 'objet=Autre', '--set', 'montant=40', ...WHY)
  await own('import', other.file('deux.csv', register('200', 'envisagée')))
  const { out } = await own('review', '--reconfirm')
  const [, name = ''] = /decision:\d.*(groupe:\w+) \(2 de même cause\)/.exec(plain(out)) ?? []
  expect((await own('review', '--confirm', 'groupe:0123456789abcdef')).code).toBe(1)
  expect(plain((await own('review', '--confirm', name)).err)).toBe('1 décision, 2 corrections à reconfirmer.')
  const split = /^scission:\d+/m.exec(out)?.[0] ?? ''
  expect(plain((await own('review', '--confirm', split)).err)).toBe('1 décision, 1 correction à reconfirmer.')
  expect((await own('review', '--take-back', name)).code).toBe(1)
  rmSync(other.folder, { recursive: true })
})
