import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { BUYER, HEADER, row } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])
const register = place.file(
  'marches.csv',
  `${HEADER};Clause d’insertion\n${row({ id: 'A1', objet: 'Voirie', montant: '1000' })};à étudier\n`,
)
const UID = `${BUYER}A1`
const decide = (...more: string[]) => withDb('decide', '--uid', UID, '--fact', 'insertionClause', ...more)

describe('spaser review et spaser decide', () => {
  it('liste ce qui attend, décide, et annule', async () => {
    await withDb('import', register)
    const listed = await withDb('review', '--fact', 'insertionClause', '--json')
    expect(listed.out.split('\n').map((line) => JSON.parse(line))).toMatchObject([{ uid: UID, question: 'review' }])
    const decided = await decide('--state', 'yes', '--reason', 'CCAP', '--document', 'CCAP, art. 3', '--json')
    expect([decided.code, JSON.parse(decided.out).states.insertionClause]).toEqual([0, 'yes'])
    expect((await withDb('review', '--fact', 'insertionClause')).out).toBe('')
    const undone = await withDb('decide', '--undo', '--json')
    expect(JSON.parse(undone.out)).toEqual({ undone: [1], left: 0 })
    expect((await withDb('review', '--fact', 'insertionClause')).out).toContain(UID)
    const nothing = await withDb('decide', '--undo')
    expect([nothing.code, nothing.err]).toEqual([1, 'Aucune décision à annuler.'])
  })

  it('le journal dit tout, annulations comprises, en texte, en JSON et en tableau', async () => {
    const { out } = await withDb('journal')
    expect(out.replace(/\s/gu, ' ')).toMatch(
      /1 {2}20\d\d-\d\d-\d\d \d\d h \d\d .*clause d’insertion : oui {2}\(annulée par la ligne 2\) « CCAP », CCAP, art. 3/,
    )
    const lines = (await withDb('journal', '--json')).out.split('\n').map((line) => JSON.parse(line))
    expect(lines.map(({ numero, annule, annuleePar }) => [numero, annule, annuleePar])).toEqual([
      [2, 1, null],
      [1, null, 2],
    ])
    expect((await withDb('journal', '--csv')).out).toMatch(/^\ufeffNuméro;Date et heure/)
    expect((await withDb('journal', '--in-force')).out).toBe('')
    expect((await withDb('journal', '--fact', 'reserved')).out).toBe('')
    expect((await withDb('journal', '--uid', UID, '--json')).out).toContain(UID)
    expect((await withDb('journal', '--csv', '--json')).code).toBe(1)
  })

  it('sans motif, écrit ce qui est lu ; dit ce qui suit ; --expect refuse ce qui a changé depuis', async () => {
    const { lu } = JSON.parse((await withDb('review', '--fact', 'insertionClause', '--json')).out)
    expect((await withDb('review', '--fact', 'insertionClause')).out).toContain(`lu ${lu}`)
    const changed = await decide('--state', 'yes', '--expect', '0123')
    expect([changed.code, changed.err]).toEqual([1, expect.stringContaining('a changé depuis')])
    const done = await decide('--state', 'yes', '--expect', lu)
    expect(done.out).toBe(`${UID} : clause d’insertion, oui. Clause sociale : oui aussi, par conséquence.`)
    await withDb('decide', '--undo')
  })

  it('remet une question à plus tard, la dit remise, et la reprend', async () => {
    const later = await withDb('review', '--later', UID, '--fact', 'insertionClause')
    expect([later.code, later.err]).toEqual([0, expect.stringMatching(/^1\s+question, dont 1\s+remise à plus tard\.$/)])
    expect((await withDb('review')).out).toContain('(remise à plus tard)')
    expect((await withDb('review', '--resume')).err).toMatch(/^1\s+question\.$/)
    expect((await withDb('review', '--later', UID)).err).toContain('--later demande aussi --fact')
  })

  it('refuse ce qui manque ou ne se comprend pas, et dit quoi', async () => {
    const refused = async (...more: string[]) => (await decide(...more)).err
    expect(await refused('--state', 'review')).toContain('Laisser un fait à vérifier se motive')
    expect(await refused('--state', 'peut-être', '--reason', 'x')).toContain('--state attend')
    expect((await withDb('decide')).err).toContain('Il faut --uid, --fact et --state')
    expect((await withDb('review', '--fact', 'clause')).err).toContain('--fact attend')
  })
})
