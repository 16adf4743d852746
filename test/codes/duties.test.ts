import { expect, test } from 'vitest'
import { ARTICLES } from '../../src/codes/articles.js'
import { DUTIES, DUTIES_FROM, DUTIES_FROM_LABEL, DUTIES_LEFT_OUT, DUTY_IDS } from '../../src/codes/duties.js'

test('chaque exigence cite des articles connus, changés par la loi au jour dit', () => {
  for (const id of DUTY_IDS) {
    const { marche, concession } = DUTIES[id].articles
    for (const article of [...marche, ...concession]) {
      const { from, versions = [] } = ARTICLES[article]
      const days = [from, ...versions.map(({ since }) => since)].filter((day) => day !== null && day >= DUTIES_FROM)
      expect(days, article).toHaveLength(1)
    }
  }
})

test('le jour retenu est le premier des deux que l’on dit', () => {
  expect(DUTIES_FROM_LABEL.startsWith(`${Number(DUTIES_FROM.slice(-2))}/`)).toBe(true)
})

test('ce que le registre ne permet pas de décider est dit, avec la raison, et n’est pas compté', () => {
  expect(DUTIES_LEFT_OUT.map(({ label }) => label)).toContainEqual(expect.stringContaining('1er juillet 2024'))
  expect(DUTY_IDS).toHaveLength(3)
})
