import { expect, it } from 'vitest'
import { BUYER, load, memory } from '../tasks/registers.js'

const publication = (record: object): Blob =>
  new Blob([
    JSON.stringify({ marches: { marche: [{ id: '1', acheteur: { id: BUYER }, objet: 'Voirie', ...record }] } }),
  ])

it('une publication dont les données viennent dans un autre ordre ne change rien ; une autre liste, si', async () => {
  const db = memory()
  const place = { code: '44000', nom: 'Nantes' }
  await load(db, publication({ offresRecues: 3, lieuExecution: place, typesPrix: ['a', 'b'] }))
  const moved = publication({ typesPrix: ['a', 'b'], lieuExecution: { nom: 'Nantes', code: '44000' }, offresRecues: 3 })
  expect(await load(db, moved)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  const changed = publication({ offresRecues: 3, lieuExecution: place, typesPrix: ['b', 'a'] })
  expect(await load(db, changed)).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
})
