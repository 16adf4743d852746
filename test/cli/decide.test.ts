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

  it('refuse ce qui manque ou ne se comprend pas, et dit quoi', async () => {
    const refused = async (...more: string[]) => (await decide(...more)).err
    expect(await refused('--state', 'yes')).toContain('Une décision se motive')
    expect(await refused('--state', 'peut-être', '--reason', 'x')).toContain('--state attend')
    expect((await withDb('decide')).err).toContain('Il faut --uid, --fact et --state')
    expect((await withDb('review', '--fact', 'clause')).err).toContain('--fact attend')
  })
})
