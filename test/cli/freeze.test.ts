import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Of } from '../../src/contract/sha256.js'
import { everyPlan } from '../tasks/freeze/everyPlan.js'
import { BUYER, HEADER, row } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])
const freeze = (...args: string[]) => withDb('freeze', ...args)
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const CLAUSE = 'Clause d’insertion : le titulaire réserve 120 heures à des personnes éloignées de l’emploi'
const register = place.file(
  'marches.csv',
  [
    HEADER,
    row({ id: '1', objet: `École. ${CLAUSE}`, montant: '120 000' }),
    row({ id: '2', objet: 'Voirie', montant: '9 000' }),
  ].join('\n'),
)
const later = place.file('suite.csv', [HEADER, row({ id: '3', objet: 'Élagage', montant: '50 000' })].join('\n'))
const plan = place.file('plan.json', JSON.stringify(everyPlan()))

beforeAll(async () => {
  expect((await withDb('import', register)).code).toBe(0)
})

describe('spaser freeze', () => {
  it('says that nothing is frozen yet, and what to type', async () => {
    expect(await freeze('--list')).toMatchObject({ code: 0, out: expect.stringContaining('spaser freeze --year') })
    expect(JSON.parse((await freeze('--list', '--json')).out)).toEqual({ frozen: [] })
  })

  it('freezes the figures of a year, writes its files, and gives the digest of the JSON', async () => {
    const out = join(place.folder, 'conseil', 'décembre')
    const given = ['--year', '2025', '--plan', plan, '--author', 'Léa Martin', '--note', 'Conseil', '--out', out]
    const { code, out: text, err } = await freeze(...given, '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { frozen, header, indicators, files } = JSON.parse(text)
    expect(frozen).toMatchObject({ id: 1, author: 'Léa Martin', note: 'Conseil', from: '2025-01-01', to: '2025-12-31' })
    expect(header.plan.revision).toBeNull()
    expect(indicators[0]).toMatchObject({ id: 'insertionClause.number', numerator: 1, denominator: 2 })
    expect(indicators).toHaveLength(28)
    expect(readdirSync(out).sort()).toEqual([
      ...['resultat-fige-1-chiffres.csv', 'resultat-fige-1-definitions.csv', 'resultat-fige-1-entete.csv'],
      ...['resultat-fige-1-marches.csv', 'resultat-fige-1-unites.csv', 'resultat-fige-1.json', 'resultat-fige-1.xlsx'],
    ])
    expect(files.map((path: string) => path.slice(out.length + 1)).sort()).toEqual(readdirSync(out).sort())
    expect(sha256Of(readFileSync(join(out, 'resultat-fige-1.json'), 'utf8'))).toBe(frozen.digest)
  })

  it('lists and shows what is frozen, the same figures later on', async () => {
    await withDb('import', later)
    expect(plain((await freeze('--list')).out)).toMatch(
      /^n° 1 {2}.* Résultats 2025 – Schéma de Rivemer, par Léa Martin : Conseil$/,
    )
    const shown = plain((await freeze('--show', '1')).out)
    expect(shown).toMatch(/Note : Conseil\n/)
    expect(shown).toMatch(/ ; registre importé le \d+(?:er)? \S+ 20\d\d ; /)
    expect(shown).toMatch(/2 marchés comptés\./)
    expect(shown).toMatch(/Empreinte \(SHA-256\) : [0-9a-f]{64}/)
  })

  it('tells what has changed since, figure by figure and contract by contract', async () => {
    const { code, out } = await freeze('--diff', '1')
    expect(code).toBe(0)
    expect(plain(out)).toContain('import n° 2 ajouté : suite.csv')
    expect(plain(out)).toMatch(/Marchés avec clause d’insertion, en nombre : 50 % à 100 % \(1\/2\) → .*\(1\/3\)/)
    expect(plain(out)).toContain(`Marchés entrés (1) :\n  ${BUYER}3  Élagage`)
    const { entered, left, changed } = JSON.parse((await freeze('--diff', '1', '--json')).out)
    expect([entered.length, left, changed]).toEqual([1, [], []])
  })

  it('says so where nothing has changed, and keeps the buyer and the threshold asked for', async () => {
    await freeze('--from', '2025-01-01', '--to', '2025-06-30', '--acheteur', BUYER, '--min-amount', '40000')
    expect(plain((await freeze('--diff', '2')).out)).toMatch(/^Rien n’a changé depuis le résultat figé n° 2/)
    const { frozen, header, population } = JSON.parse((await freeze('--show', '2', '--json')).out)
    expect(frozen).toMatchObject({ author: 'local', title: 'Résultats du 1er janvier 2025 au 30 juin 2025' })
    expect(header.question).toMatchObject({ acheteur: BUYER, minAmount: 40_000 })
    expect(population).toMatchObject({ contracts: 2, excluded: [{ reason: 'outOfScope', count: 1 }] })
  })

  it('refuses in one French sentence what it cannot do', async () => {
    for (const [args, told] of [
      [[], /Sur quelle période/],
      [['--year', '2025', '--list'], /un seul des quatre/],
      [['--show', 'un'], /numéro d’un résultat figé/],
      [['--show', '99'], /Aucun résultat figé ne porte le n° 99/],
      [['--diff', '99', '--json'], /Aucun résultat figé/],
      [['--year', '2025', '--plan', 'absent.json'], /Plan introuvable/],
      [['--show', '1', '--out', join(register, 'dossier')], /Impossible d’écrire/],
    ] as const) {
      const refused = await freeze(...args)
      expect(refused, args.join(' ')).toMatchObject({ code: 1, out: '' })
      expect(plain(refused.err), args.join(' ')).toMatch(told)
    }
    expect(JSON.parse((await freeze('--list', '--json')).out).frozen).toHaveLength(2)
  })
})
