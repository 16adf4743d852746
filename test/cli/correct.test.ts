import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { BUYER, csv, row } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const [A, B] = [`${BUYER}1`, `${BUYER}2`]

describe('spaser correct', () => {
  it('corrects, merges, lists and undoes; contracts give what was corrected', async () => {
    const register = await csv(
      row({ id: '1', objet: 'Voirie', montant: '1 200' }),
      row({ id: '2', objet: 'Rues', montant: '900' }),
    ).text()
    await withDb('import', place.file('marches.csv', register))
    const set = await withDb(
      'correct',
      A,
      '--set',
      'montant=12 k€',
      '--set',
      'Clause sociale=Oui',
      '--reason',
      'Coquille',
    )
    expect([set.code, set.err]).toEqual([0, ''])
    expect(plain(set.out)).toContain('Montant HT : 1 200 € → 12 000 €  (en vigueur) « Coquille »')
    expect(plain(set.out)).toContain('Colonne « Clause sociale » : non renseigné → Oui')
    const merged = await withDb('correct', B, '--merge-into', A, '--reason', 'Le même', '--json')
    expect(JSON.parse(merged.out)).toMatchObject({ uid: A, parts: [B] })
    const contracts = async () => (await withDb('contracts', '--json')).out.split('\n').map((line) => JSON.parse(line))
    expect(await contracts()).toMatchObject([{ uid: A, montant: 12_000, states: { socialClause: 'yes' } }])
    for (const line of ['3', '1']) expect((await withDb('correct', A, '--undo', line)).code).toBe(0)
    expect(await contracts()).toMatchObject([{ uid: A, montant: 1200 }, { uid: B }])
    expect((await withDb('correct', B)).out).toContain('Réunion')
    const journal = (await withDb('journal', '--corrections', '--json')).out.split('\n').map((line) => JSON.parse(line))
    expect(journal.map(({ action, after }) => [action, after]).slice(0, 2)).toEqual([
      ['withdraw', '1'],
      ['withdraw', '3'],
    ])
    expect((await withDb('journal', '--corrections')).out).toMatch(/Montant HT : .* → .*\(annulée par la ligne \d\)/)
    expect((await withDb('journal', '--corrections', '--csv')).out).toContain(';Réunion;;')
    const of = async (uid: string) => (await withDb('journal', '--corrections', '--uid', uid)).out
    expect([await of(B), await of('autre')]).toEqual([expect.stringContaining('Réunion'), ''])
    expect(await of(B)).not.toContain('Montant HT')
    const byFact = await withDb('journal', '--corrections', '--fact', 'reserved')
    expect([byFact.code, byFact.err]).toEqual([1, expect.stringMatching(/trient les décisions/)])
  })

  it('tells what a merger would keep and complete, and asks which of two decisions holds', async () => {
    const decided = (uid: string, state: string) =>
      withDb('decide', '--uid', uid, '--fact', 'reserved', '--state', state, '--reason', 'vu')
    await decided(A, 'yes')
    await decided(B, 'no')
    const merger = (...args: string[]) => withDb('correct', B, '--merge-into', A, '--reason', 'Le même', ...args)
    const told = await merger('--dry-run')
    expect(plain(told.out)).toContain('Montant HT : 1 200,00 € (gardé)')
    expect(told.out).toContain('--decided reserved=…')
    expect(told.out).toContain('--take-amount prend le second')
    expect(plain(told.out)).toMatch(/Marchés notifiés en 2025 : \d → \d compté/)
    expect(JSON.parse((await merger('--dry-run', '--take-amount', '--json')).out).years).toHaveLength(1)
    const refused = await merger()
    expect([refused.code, plain(refused.err)]).toEqual([1, expect.stringContaining('Dites laquelle vaut.')])
    expect((await merger('--decided', 'reserved=peut-être')).code).toBe(1)
    expect(JSON.parse((await merger('--decided', 'reserved=no', '--json')).out)).toMatchObject({ uid: A, parts: [B] })
    const { states } = JSON.parse((await withDb('contracts', '--json')).out)
    expect(states.reserved).toBe('no')
    const [line] = JSON.parse((await withDb('correct', A, '--json')).out).corrections
    await withDb('correct', A, '--undo', String(line.seq))
    expect(
      (await withDb('contracts', '--json')).out.split('\n').map((each) => JSON.parse(each).states.reserved),
    ).toEqual(['yes', 'no'])
  })

  it('corrects the buyer, and tells two contracts that look the same apart', async () => {
    const twins = await csv(row({ objet: 'Bancs' }), row({ objet: 'Bancs' })).text()
    await withDb('import', place.file('bancs.csv', twins))
    const uids = (await withDb('contracts', '--json')).out.split('\n').map((line) => JSON.parse(line).uid as string)
    const [first = '', second = ''] = uids.filter((uid) => uid.startsWith('x-'))
    expect((await withDb('correct', first, '--set', 'acheteur=21750001600019', '--reason', 'Autre mairie')).code).toBe(
      0,
    )
    const told = await withDb('correct', first, '--apart-from', second, '--reason', 'Deux commandes')
    expect([told.code, plain(told.out)]).toEqual([
      0,
      expect.stringContaining(`Marchés différents : ${first} → ${second}  (en vigueur) « Deux commandes »`),
    ])
    expect(plain(told.out)).toContain('SIRET de l’acheteur : 21440109300015 → 21750001600019')
    expect((await withDb('correct', first, '--apart-from', second, '--reason', 'x')).err).toContain('déjà dit')
  })

  it('refuses in one sentence, with exit code 1 and nothing written', async () => {
    const refused = async (...args: string[]) => {
      const { code, out, err } = await withDb('correct', ...args)
      expect([code, out]).toEqual([1, ''])
      return plain(err)
    }
    expect(await refused()).toContain('Donnez l’identifiant d’un marché')
    expect(await refused('ailleurs', '--set', 'montant=5', '--reason', 'x')).toContain('Aucun marché « ailleurs »')
    expect(await refused(A, '--set', 'montant', '--reason', 'x')).toContain('--set attend CHAMP=VALEUR')
    expect(await refused(A, '--set', 'montant=5')).toContain('se motive')
    expect(await refused(A, '--set', 'montant=cher', '--reason', 'x')).toContain('par exemple 12 500,50 € ou 12 k€')
    const titulaire = 'titulaires=Bati, 73282932000075'
    expect(await refused(A, '--set', titulaire, '--reason', 'x')).toContain('clé de contrôle du SIRET fausse')
    expect(await refused(A, '--undo', 'x')).toContain('--undo attend le numéro')
    expect(await refused(A, '--undo', '3', '--merge-into', B)).toContain('ne vont pas ensemble')
  })
})
