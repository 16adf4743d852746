import { expect, it } from 'vitest'
import { copyOf } from '../behaviour/annotated.js'
import { BUYER, contractsOf, load, memory } from '../tasks/registers.js'

const publication = (montant: number, datePublicationDonnees: string): Blob => {
  const record = { id: '1', acheteur: { id: BUYER }, objet: 'Voirie', montant, dateNotification: '2025-02-01' }
  return new Blob([JSON.stringify({ marches: { marche: [{ ...record, datePublicationDonnees }] } })])
}

it('la copie d’une publication ancienne ne revient pas sur une plus récente, où qu’elle vienne', async () => {
  const db = memory()
  const old = publication(10, '2025-02-10')
  await load(db, old, { name: 'ancienne.json' })
  expect(await load(db, publication(20, '2025-03-10'), { name: 'récente.json' })).toMatchObject({ updated: 1 })
  const before = await contractsOf(db)
  expect(await load(db, await copyOf(db, 1, old), { name: 'copie.xlsx' })).toMatchObject({ updated: 0, unchanged: 1 })
  expect(await contractsOf(db)).toEqual(before)
})

it('deux publications du même jour : la copie de la première reste à sa place', async () => {
  const db = memory()
  const first = publication(10, '2025-02-10')
  await load(db, first, { name: 'première.json' })
  await load(db, publication(20, '2025-02-10'), { name: 'seconde.json' })
  const again = await load(db, await copyOf(db, 1, first), { name: 'copie.xlsx' })
  expect(again).toMatchObject({ updated: 0, unchanged: 1 })
  expect((await contractsOf(db))[0]?.montant).toBe(20)
})
