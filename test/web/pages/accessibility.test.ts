import { expect, test } from 'vitest'
import { LOCAL } from '../../../src/store/database.js'
import { renameOrganisation } from '../../../src/store/organisations.js'
import { served } from '../api/served.js'
import { textOf } from './figures.js'

test('la déclaration dit l’absence d’audit, ce qui est essayé, les limites, le contact et les recours, et sa date', async () => {
  const { app, db } = served()
  await renameOrganisation(db, LOCAL, 'Métropole d’Exemple')
  const text = textOf(await (await app.request('/accessibilite')).text())
  expect(text).toContain('Métropole d’Exemple s’engage à rendre ce service accessible')
  expect(text).toMatch(/non conforme .*aucun audit n’a encore été fait/)
  expect(text).toContain('axe-core')
  expect(text).toContain('Limites connues')
  expect(text).toContain('adressez-vous à l’organisation qui vous y donne accès (Métropole d’Exemple)')
  expect(text).toContain('Défenseur des droits')
  expect(text).toMatch(/Déclaration établie le \d{1,2}(er)? \p{L}+ \d{4}\./u)
})
