import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literalOf } from '../../../src/register/decp/literal.js'

describe('listes et objets écrits en texte', () => {
  it.each([
    ['[{"id": 1}]', [{ id: 1 }]],
    ["{'id': '24830054300217'}", { id: '24830054300217' }],
    [
      "[{'typeIdentifiant': 'SIRET', 'id': None}, ('a', True, False, nan)]",
      [{ typeIdentifiant: 'SIRET', id: null }, ['a', 'True', 'False', null]],
    ],
    [
      `{'objet': "L'eau", 'autre': 'dit \\'oui\\'\\n', 'é': '\\xe9\\u2019'}`,
      { objet: "L'eau", autre: "dit 'oui'\n", é: 'é’' },
    ],
    ['[1.5, -2, 1e3,]', ['1.5', '-2', '1e3']],
    ['[1.5, true, -2]', [1.5, true, -2]],
    ['{}', {}],
  ])('%s', (text, value) => {
    expect(literalOf(text)).toEqual(value)
  })

  it.each(['Clause sociale', '[ouvert', "{'a' 'b'}", '[1 2]', '[x]', '{[1]: 2}', '[1]]', ''])(
    '%s n’en est pas une',
    (text) => {
      expect(literalOf(text)).toBeNull()
    },
  )

  it('une profondeur sans fin n’en est pas une, ou s’arrête', () => {
    expect(literalOf(`${"['a',".repeat(100_000)}${']'.repeat(100_000)}`)).toBeNull()
  })

  it('ce que Python écrit est relu', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        tie('scalar'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.string(), tie('any'), { maxKeys: 3, noNullPrototype: true }),
      ),
      scalar: fc.oneof(fc.string(), fc.constant(null)),
    }))
    fc.assert(
      fc.property(fc.array(value.any, { minLength: 1, maxLength: 3 }), (list) => {
        expect(literalOf(pythonOf(list))).toEqual(list)
      }),
    )
  })
})

function pythonOf(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`
  if (Array.isArray(value)) return `[${value.map(pythonOf).join(', ')}]`
  if (typeof value !== 'object') return String(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${pythonOf(key)}: ${pythonOf(item)}`)
    .join(', ')}}`
}
