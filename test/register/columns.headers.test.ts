import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideColumns } from '../../src/register/columns.js'
import { HEADERS } from './columnHeaders.js'

const fieldOf = (header: string) => decideColumns([header])[0]?.field ?? null
const ALL = Object.values(HEADERS).flat()

describe('en-têtes de registres', () => {
  it('chaque en-tête de la table est pris pour ce qu’il est', () => {
    const wrong = Object.entries(HEADERS).flatMap(([field, headers]) =>
      headers
        .map((header) => `${header} → ${fieldOf(header) ?? 'none'}, et non ${field}`)
        .filter((line) => !line.includes(`→ ${field},`)),
    )
    expect(wrong).toEqual([])
    expect(ALL.length).toBeGreaterThan(400)
  })

  it('la casse, les accents et les souligné n’y changent rien', () => {
    const header = fc.constantFrom(
      ...Object.entries(HEADERS)
        .filter(([field]) => field !== 'none')
        .flatMap(([, headers]) => headers)
        .filter((each) => /^[\p{L}\p{N} ’°().,/-]+$/u.test(each) && !/\p{Ll}\p{Lu}/u.test(each) && !/[kM]€/.test(each)),
    )
    fc.assert(
      fc.property(header, (given) => {
        const field = fieldOf(given)
        expect(fieldOf(given.toUpperCase())).toBe(field)
        expect(fieldOf(given.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(field)
        expect(fieldOf(given.replaceAll(' ', '_'))).toBe(field)
        expect(fieldOf(`  ${given.replaceAll(' ', '\u00a0 ')}\n`)).toBe(field)
      }),
    )
  })
})
