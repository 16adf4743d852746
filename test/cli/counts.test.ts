import { expect, it } from 'vitest'
import { HEADER, row } from '../tasks/registers.js'
import { spaser, workplace } from './run.js'

const said = (...rows: readonly string[]) => [HEADER, ...rows].join('\n')
const a = row({ id: 'A', objet: 'Voirie', montant: '1 000' })
const b = row({ id: 'B', objet: 'Parcs', montant: '1 200' })

it.each([
  [[a], '1 ligne lue ; marchés : 1 nouveau, 0 modifié, 0 inchangé.', '0 répète ou complète un marché, 0 mise de côté'],
  [[a, b], '2 lignes lues ; marchés : 2 nouveaux, 0 modifié, 0 inchangé.', '0 mise de côté, 1 sans données (titre,'],
  [[a, a, row({ id: 'C' })], '3 lignes lues ; marchés : 1 nouveau,', '1 répète ou complète un marché, 1 mise de côté'],
  [
    [a, a, a, row({ id: 'C' }), row({ id: 'D' })],
    '5 lignes lues ;',
    '2 répètent ou complètent un marché, 2 mises de côté',
  ],
])('import accorde chaque nombre : %#', async (rows, first, second) => {
  const { db, file } = workplace()
  const path = file('registre.csv', said(...rows))
  const { out } = await spaser(['import', path, '--db', db])
  const plain = out.replace(/\s/gu, ' ')
  expect(plain).toContain(first)
  expect(plain).toContain(second)
})

it('modifiés et inchangés, imports et undo s’accordent aussi', async () => {
  const { db, file } = workplace()
  const path = file('registre.csv', said(a, b))
  await spaser(['import', path, '--db', db])
  file('registre.csv', said(a, b.replace('1 200', '1 500')))
  expect((await spaser(['import', path, '--db', db])).out.replace(/\s/gu, ' ')).toContain(
    '0 nouveau, 1 modifié, 1 inchangé.',
  )
  const listed = (await spaser(['imports', '--db', db])).out.replace(/\s/gu, ' ')
  expect(listed).toContain('2 lignes, 2 nouveaux, 0 modifié, 0 ligne mise de côté')
  expect((await spaser(['undo', '2', '--db', db])).out.replace(/\s/gu, ' ')).toContain('0 marché retiré, 2 rétablis')
})
