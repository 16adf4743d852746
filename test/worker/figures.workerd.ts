import { beforeAll, describe, expect, inject, it } from 'vitest'
import { type Made, made, PAGES } from '../behaviour/figures.js'
import { openEmpty } from './databases.js'

describe('les mêmes fichiers sur Workers et D1 que sur Node et SQLite', () => {
  const onNode = inject('onNode')
  let onD1: Made

  beforeAll(async () => {
    onD1 = await made(await openEmpty(), inject('files'))
  }, 120_000)

  it('la comparaison porte sur tout le registre de démonstration, des signalements et des chiffres', () => {
    expect(onNode.contracts.length).toBeGreaterThan(400)
    expect(onNode.contractsAfterUndo.length).toBeLessThan(onNode.contracts.length)
    expect(onNode.figures.join()).toMatch(/"numerator":[1-9]/)
    expect(onNode.reports.join()).toMatch(/"rejected":[1-9]/)
  })

  it('donnent les mêmes comptes rendus d’import, signalement par signalement', () => {
    expect(onD1.reports).toEqual(onNode.reports)
  })

  it('donnent les mêmes marchés, balises et preuves comprises', () => {
    expect(onD1.contracts).toEqual(onNode.contracts)
  })

  it('donnent les mêmes chiffres, au dernier', () => {
    expect(onD1.figures).toEqual(onNode.figures)
  })

  it('donnent les mêmes pages, à la lettre', () => {
    const answered = onNode.pages.map((page) => page.split(' ', 2).join(' '))
    expect(answered).toEqual(expect.arrayContaining(PAGES.map((page) => `${page} 200`)))
    expect(answered.filter((page) => /^\/marches\/.* 200$/.test(page)).length).toBeGreaterThan(9)
    expect(onD1.pages).toEqual(onNode.pages)
  })

  it('et encore après l’annulation du dernier import', () => {
    expect(onD1.contractsAfterUndo).toEqual(onNode.contractsAfterUndo)
    expect(onD1.figuresAfterUndo).toEqual(onNode.figuresAfterUndo)
  })
})
