import { expect, it } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { undoImport } from '../../src/tasks/undo.js'
import { undoPreview } from '../../src/tasks/undoPreview.js'
import { clock, contractsOf, csv, load, memory, row } from './registers.js'

const same = row({ id: 'A', objet: 'Voirie', montant: '1 000', titulaire: 'Bati' })

it('l’aperçu d’une annulation ne compte que les marchés qui changent, champ par champ, et l’annulation le fait', async () => {
  const db = memory()
  await load(db, csv(same, row({ id: 'B', objet: 'Parcs', montant: '1 200' }), row({ id: 'D', objet: 'Murs' })))
  const later = [row({ id: 'B', objet: 'Parcs', montant: '1 500' }), row({ id: 'C', objet: 'Toits', montant: '300' })]
  await load(db, csv(same, ...later, row({ id: 'D', objet: 'Murs' })), { name: 'suite.csv' })
  const { hidden, changed, uncompared, fields, first } = await undoPreview(db, LOCAL, 2)
  expect({ hidden, changed, uncompared }).toEqual({ hidden: 1, changed: 1, uncompared: 0 })
  expect(fields).toEqual([{ label: 'Montant HT', contracts: 1 }])
  expect(first.map(({ id, fields: moved }) => [id, moved.length])).toEqual([['B', 1]])
  const before = await contractsOf(db)
  await undoImport(db, LOCAL, 2, clock())
  const after = new Map((await contractsOf(db)).map((contract) => [contract.id, contract.montant]))
  const moved = before.filter(({ id, montant }) => after.get(id) !== montant).map(({ id }) => id)
  expect(moved.sort()).toEqual(['B', 'C'])
})

it('ce qu’un registre complète sans le contredire n’est un changement que pour ce qu’il apporte', async () => {
  const db = memory()
  await load(db, csv(same))
  await load(db, csv(row({ id: 'A', objet: 'Voirie', montant: '1 000' })), { name: 'moins.csv' })
  expect(await undoPreview(db, LOCAL, 2)).toMatchObject({ hidden: 0, changed: 0, uncompared: 0 })
  expect(await undoPreview(db, LOCAL, 1)).toMatchObject({ hidden: 0, changed: 1, fields: [{ label: 'Titulaires' }] })
})

it('refuse un import inconnu ou déjà annulé', async () => {
  const db = memory()
  await load(db, csv(same))
  await undoImport(db, LOCAL, 1, clock())
  await expect(undoPreview(db, LOCAL, 1)).rejects.toMatchObject({ code: 'alreadyUndone' })
  await expect(undoPreview(db, LOCAL, 9)).rejects.toMatchObject({ code: 'noSuchImport' })
})
