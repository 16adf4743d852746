import { beforeAll, describe, expect, test } from 'vitest'
import { computeIndicators } from '../../../../src/indicators/compute.js'
import { frameworksOf } from '../../../../src/indicators/frameworks.js'
import { HOURS_FIGURES } from '../../../../src/indicators/hours.js'
import { selects } from '../../../../src/indicators/selection.js'
import type { CountedContract } from '../../../../src/indicators/types.js'
import { countedContracts } from '../../../../src/store/counted.js'
import { LOCAL } from '../../../../src/store/database.js'
import { year } from '../../../indicators/samples.js'
import { ask, type Served, servedDemo } from '../../api/served.js'
import { textOf } from '../figures.js'

let demo: Served
let contracts: readonly CountedContract[]
beforeAll(async () => {
  demo = await servedDemo()
  contracts = await countedContracts(demo.db, LOCAL)
}, 60_000)

/** The figure as the indicators compute it, of the whole register or of one service. */
function figureOf(name: string, asked: number, direction?: string) {
  const frameworks = frameworksOf(contracts)
  const part = contracts.filter((each) => selects({ direction }, each, frameworks))
  const { indicators } = computeIndicators(part, year(asked), undefined, frameworks)
  const figure = indicators.find(({ id }) => id === `insertionHours.${name}`)
  if (!figure) throw new Error(`no figure ${name}`)
  return figure
}

const french = (hours: number) => `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 }).format(hours)} h`
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const asked = [2024, 2025].flatMap((each) => [
  ...HOURS_FIGURES.map((name) => [each, name, undefined] as const),
  [each, 'done', 'Direction des bâtiments'] as const,
])

describe('la liste ouverte depuis un chiffre d’heures', () => {
  test.each(asked)('en %i, « %s » (%s) : même total, même dénominateur que le chiffre', async (of, name, direction) => {
    const figure = figureOf(name, of, direction)
    const filter = direction ? `&direction=${encodeURIComponent(direction)}` : ''
    const { text: html } = await ask(demo.app, `/marches?annee=${of}&heures=${name}${filter}`)
    const said = textOf(html)
    if (figure.value === null) return expect(said).toContain('0 marché')
    expect(said).toContain(`${figure.known} marchés sur ${figure.denominator}`)
    expect(said).toContain(plain(french(figure.value)))
    return expect(html).toMatch(/<th[^>]*>Heures (?:contractualisées|réalisées|validées)/)
  })

  test('le fichier donne les heures de chaque marché, qui font le total', async () => {
    const { text } = await ask(demo.app, '/marches.csv?annee=2025&heures=done')
    const [head = '', ...lines] = text.trim().split('\r\n')
    expect(head).toMatch(/;heuresComptees$/)
    const hours = lines.map((line) => Number(line.slice(line.lastIndexOf(';') + 1).replace(',', '.')))
    expect(Math.round(hours.reduce((sum, each) => sum + each, 0) * 100) / 100).toBe(figureOf('done', 2025).value)
    expect((await ask(demo.app, '/marches.csv?annee=2025')).text).not.toContain('heuresComptees')
  })
})
