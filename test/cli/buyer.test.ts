import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { BUYER } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])
const register = 'N° de marché;Objet;Date de notification;Montant HT\n1;Bancs;12/03/2025;50 000\n'
const buyers = async () =>
  (await withDb('contracts', '--json')).out.split('\n').map((line) => JSON.parse(line).acheteur.id)

it('gives an import its buyer, shown first, and takes it back', async () => {
  const first = await withDb('import', place.file('sans.csv', register))
  expect(first.out).toContain('« spaser buyer »')
  const tried = await withDb('buyer', '1', BUYER, '--dry-run')
  expect([tried.code, tried.out.replace(/\s/gu, ' ')]).toEqual([0, expect.stringContaining('1 modifié,')])
  expect(tried.out).toContain(`Acheteur : non renseigné → ${BUYER}`)
  expect(await buyers()).toEqual([null])
  const { code, out } = await withDb('buyer', '1', BUYER, '--json')
  const report = JSON.parse(out)
  expect([code, report.contracts]).toEqual([0, { created: 0, updated: 1, unchanged: 0 }])
  expect(await buyers()).toEqual([BUYER])
  await withDb('undo', String(report.id))
  expect(await buyers()).toEqual([null])
})

it('refuses a wrong SIRET, an import unknown, and what is asked by halves', async () => {
  const refused = async (...args: string[]) => {
    const { code, err } = await withDb('buyer', ...args)
    expect(code).toBe(1)
    return err
  }
  expect(await refused('1', '21440109300016')).toMatch(/clé de contrôle du SIRET fausse/)
  expect(await refused('9', BUYER)).toMatch(/pas d’import n° 9/)
  expect(await refused('1')).toMatch(/puis le SIRET/)
})
