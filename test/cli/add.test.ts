import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { BUYER } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])
const A = `${BUYER}1`

describe('spaser add, spaser split', () => {
  it('adds a contract, splits it, and takes both back', async () => {
    const set = ['--set', `acheteur=${BUYER}`, '--set', 'id=1', '--set', 'objet=Voirie', '--set', 'montant=12 k€']
    const added = await withDb('add', ...set, '--reason', 'Oublié', '--json')
    expect([added.code, JSON.parse(added.out).uid]).toEqual([0, A])
    const split = await withDb('split', A, '--stays', 'montant=7000', '--set', 'montant=4000', '--reason', 'Deux')
    expect([split.code, split.out]).toEqual([0, expect.stringContaining(`${A}~+1`)])
    expect(split.err.replace(/[\u00a0\u202f]/g, ' ')).toContain('1 000,00 € de moins')
    expect((await withDb('correct', A)).out).toContain('Scission')
    expect((await withDb('correct', A, '--undo', '2')).code).toBe(0)
    const contracts = (await withDb('contracts', '--json')).out.split('\n').map((line) => JSON.parse(line))
    expect(contracts).toMatchObject([{ uid: A, montant: 12_000 }])
    expect((await withDb('undo', String(JSON.parse(added.out).import))).code).toBe(0)
  })

  it('refuses in one sentence, with exit code 1', async () => {
    const refused = async (...args: string[]) => {
      const { code, out, err } = await withDb(...args)
      expect([code, out]).toEqual([1, ''])
      return err
    }
    expect(await refused('add')).toContain('Dites ce qu’est le marché')
    expect(await refused('add', '--set', 'objet=Voirie', '--reason', 'x')).toContain('SIRET de l’acheteur')
    expect(await refused('split')).toContain('Donnez l’identifiant')
    expect(await refused('split', 'ailleurs', '--reason', 'x')).toContain('Aucun marché « ailleurs »')
  })
})
