import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../src/errors.js'
import { parseGiven } from '../src/givenJson.js'

const shape: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(shape).min(1) }),
    z.union([
      z.strictObject({ colour: z.enum(['red', 'blue']), shade: z.string().optional() }),
      z.strictObject({ size: z.strictObject({ min: z.number() }) }),
      z.strictObject({ weight: z.union([z.literal([1, 2]), z.literal('any')]) }),
    ]),
  ]),
)

function faults(value: unknown): string[] {
  try {
    parseGiven(JSON.stringify({ of: value }), z.strictObject({ of: shape }), { code: 'bad', subject: 'Le fichier' })
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad') return error.message.split('\n').slice(1)
    throw error
  }
  return []
}

describe('une valeur qui peut prendre plusieurs formes, fautive', () => {
  test('est dite par la forme dont elle est la plus proche, à sa place', () => {
    expect(faults({ all: [{ colour: 'red' }, { colour: 'green' }] })).toEqual([
      '- of.all[1].colour : Option invalide : une valeur parmi "red"|"blue" attendue',
    ])
    expect(faults({ size: { min: 1, max: 2 } })).toEqual([
      '- of.size : Clé non reconnue : "max" ; clés possibles : min',
    ])
    expect(faults({ colour: 'red', shad: 'dark' })).toEqual([
      '- of : Clé non reconnue : "shad" ; clés possibles : colour, shade',
    ])
    expect(faults({ size: {} })).toEqual(['- of.size.min : champ à donner'])
  })

  test('est citée par ses clés, où elle n’est proche d’aucune', () => {
    expect(faults({ couleur: 'red' })).toEqual([
      '- of : forme non reconnue avec "couleur" ; clés possibles : "all", "colour", "size", "weight"',
    ])
    expect(faults({ all: [{ colour: 'red' }], colour: 'red' })[0]).toContain('"colour"')
  })

  test('dit ce qui est attendu, où ce n’est pas un objet', () => {
    expect(faults('red')).toEqual(['- of : Entrée invalide : objet attendu, chaîne de caractères reçu'])
    expect(faults({ weight: 3 })[0]).toMatch(/^- of\.weight : .*1\|2.*, ou bien .*"any"/)
  })

  test('passe, juste', () => {
    expect(faults({ all: [{ weight: 'any' }, { size: { min: 0 } }] })).toEqual([])
  })
})
