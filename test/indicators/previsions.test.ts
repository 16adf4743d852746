import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { listOf, typographic } from '../../src/french.js'
import { type PastEstimate, pastErrorOf } from '../../src/indicators/pastError.js'
import { demoContracts, demoEstimates, errorTable, unforetold } from './demoForecast.js'

const doc = readFileSync(new URL('../../docs/previsions.md', import.meta.url), 'utf8')
const between = (start: string, end: string) => doc.split(start)[1]?.split(end)[0]?.trim()

let estimates: ReadonlyMap<string, readonly PastEstimate[]>
beforeAll(async () => {
  estimates = demoEstimates(await demoContracts())
})

describe('l’erreur passée, mesurée sur la démonstration', () => {
  test('est celle que dit docs/previsions.md', () => {
    expect(between('<!-- tableau -->', '<!-- fin du tableau -->')).toBe(typographic(errorTable(estimates)))
  })

  test('ce qui n’est pas prévu y est nommé', () => {
    const names = unforetold(estimates).map((label) => label.charAt(0).toLowerCase() + label.slice(1))
    expect(between('<!-- liste -->', '<!-- fin de la liste -->')).toBe(listOf(names))
  })

  test('l’intervalle tient sa promesse, et le milieu fait mieux que rien', () => {
    const inNumber = pastErrorOf([...estimates].flatMap(([id, given]) => (id.endsWith('.number') ? given : [])))
    // Four draws in five is what the interval of a share promises.
    expect((inNumber?.inside ?? 0) / (inNumber?.estimates ?? 1)).toBeGreaterThanOrEqual(0.8)
    const done = pastErrorOf(estimates.get('insertionHours.done') ?? [])
    expect(done?.inside).toBe(done?.estimates)
    expect(done?.estimates).toBe(11)
  })
})

describe('le document', () => {
  test('a la typographie des pages', () => {
    expect(doc).toBe(typographic(doc))
  })
})
