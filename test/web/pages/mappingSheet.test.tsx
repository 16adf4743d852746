import { expect, it } from 'vitest'
import { MappingSheet } from '../../../src/web/pages/registers/mappingSheet.js'

const sheet = (name: string) => ({
  ...{ sheet: name, hidden: false, headerRow: null, columns: [], otherColumns: 0, heard: 0, rows: [], heads: [] },
})

it.each([
  ['Lisez-moi', false],
  ['Mode d’emploi', false],
  ['Légende', false],
  ['Marchés 2025', true],
])('une feuille « %s » sans tableau n’alerte que si elle a pu en tenir un', (name, alerts) => {
  const html = String(<MappingSheet sheet={sheet(name)} at={0} />)
  expect(html.includes('class="notice"')).toBe(alerts)
  expect(html).toContain('n’est pas lue')
})
