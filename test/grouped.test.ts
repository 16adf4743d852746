import { expect, it } from 'vitest'
import { addUnder, groupedBy } from '../src/grouped.js'

it('range chaque élément sous sa clé, clés et éléments dans l’ordre où ils viennent', () => {
  const groups = groupedBy(['bois', 'acier', 'béton', 'ardoise'], (word) => word[0])
  expect([...groups]).toEqual([
    ['b', ['bois', 'béton']],
    ['a', ['acier', 'ardoise']],
  ])
})

it('ajoute à la liste qui est déjà là, sans la remplacer', () => {
  const list = [1]
  const lists = new Map([[null, list]])
  addUnder(lists, null, 2)
  expect(list).toEqual([1, 2])
})
