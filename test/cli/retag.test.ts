import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { csv, row } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])

const HOURS = 'Le titulaire réserve 120 heures d’insertion à des personnes éloignées de l’emploi'
const OFF = STANDARD_RULES.text.filter(({ kinds }) => kinds.includes('insertionClause')).map(({ id }) => id)
const rules = place.file('regles.json', JSON.stringify({ off: OFF }))
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('spaser retag', () => {
  it('says what another rule file changes, by which rule, and writes nothing of it', async () => {
    const register = await csv(
      row({ id: '1', objet: HOURS }),
      row({ id: '2', objet: 'Papier' }),
      ...Array.from({ length: 30 }, (_, at) => row({ id: `3-${at}`, objet: `Voirie ${at}. ${HOURS}` })),
    ).text()
    await withDb('import', place.file('marches.csv', register))
    const { code, out, err } = await withDb('retag', '--rules', rules, '--dry-run')
    const lines = plain(out).split('\n')
    expect([code, err]).toEqual([0, ''])
    expect(lines[0]).toMatch(
      new RegExp(
        `^Règles ${STANDARD_RULES.version} → ${STANDARD_RULES.version}\\+[0-9a-f]{8} : 32 marchés relus, 31 changent\\.$`,
      ),
    )
    expect(lines).toContain('  31 marchés : clause d’insertion oui → non renseigné')
    expect(lines.indexOf('Par règle :')).toBeGreaterThan(0)
    expect(lines).toContain('Les 20 premiers :')
    expect(out).toMatch(/− .+ \(.+\) : « .*heures d’insertion.* »/)
    expect(lines.at(-1)).toBe('Rien n’a été écrit (--dry-run).')
    const { indicators } = JSON.parse((await withDb('indicators', '--year', '2025', '--json')).out)
    expect(indicators.find(({ id }: { id: string }) => id === 'insertionClause.number').numerator).toBe(31)
  })

  it('gives programs each change on its line, then the whole', async () => {
    const { out } = await withDb('retag', '--rules', rules, '--dry-run', '--json')
    const lines = out.split('\n').map((line) => JSON.parse(line))
    expect(lines.slice(0, -1).every(({ change }) => change.facts.length + change.traits.length > 0)).toBe(true)
    expect(lines).toHaveLength(32)
    expect(lines.at(-1)).toEqual({
      retag: expect.objectContaining({ read: 32, changed: 31, written: false, newRules: true }),
    })
  })

  it('applies it, after which figures follow and reading again changes nothing', async () => {
    const { out } = await withDb('retag', '--rules', rules)
    expect(plain(out)).toMatch(
      /Écrit : 32 marchés portent maintenant les règles .+\. Ce fichier de règles vaut maintenant/,
    )
    const { indicators } = JSON.parse((await withDb('indicators', '--year', '2025', '--json')).out)
    expect(indicators.find(({ id }: { id: string }) => id === 'insertionClause.number').numerator).toBe(0)
    const again = await withDb('retag')
    expect(plain(again.out)).toContain('32 marchés relus, aucun ne change.')
    expect(plain(again.out)).toContain('Rien n’a été écrit : tout est déjà lu avec ces règles.')
  })

  it('says of an object taken away how many contracts lose it, by which rule, and in which words', async () => {
    const other = workplace()
    const off = STANDARD_RULES.text.filter(({ reading }) => reading === 'object').map(({ id }) => id)
    const objects = other.file('sans-objets.json', JSON.stringify({ off }))
    const register = await csv(
      row({ id: '1', objet: 'Collecte des déchets ménagers' }),
      row({ id: '2', objet: 'Papier' }),
    ).text()
    await spaser(['import', other.file('marches.csv', register), '--db', other.db])
    const lines = plain((await spaser(['retag', '--rules', objects, '--dry-run', '--db', other.db])).out).split('\n')
    expect(lines[0]).toMatch(/ : 2 marchés relus, 1 change\.$/)
    expect(lines).toContain('  1 marché : objet environnemental retiré (règle environment.object.waste)')
    expect(lines).toContain('      objet environnemental retiré')
    const json = (await spaser(['retag', '--rules', objects, '--dry-run', '--json', '--db', other.db])).out.split('\n')
    expect(JSON.parse(json[0] ?? '').change).toMatchObject({
      facts: [],
      traits: [{ trait: { of: 'object', value: 'environmentalObject' }, change: 'lost' }],
    })
    rmSync(other.folder, { recursive: true })
  })

  it('refuses a rule file with its faults, and what it does not know', async () => {
    const broken = await withDb('retag', '--rules', place.file('faux.json', '{"off": ["nulle.part"]}'))
    expect([broken.code, broken.out]).toEqual([1, ''])
    expect(broken.err).toContain('nulle.part')
    expect((await withDb('retag', '--rules', `${place.folder}/absent.json`)).err).toContain('absent.json')
    expect((await withDb('retag', '--force')).code).toBe(1)
  })
})
