import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Literal, parseLiteral } from '../../src/register/literal.js'

/** What a literal is in plain values: maps as objects. */
const plain = (value: Literal | undefined): unknown => {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
  return Array.isArray(value) ? value.map(plain) : value
}

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
})).value

/** As Python prints it. */
const python = (value: unknown): string => {
  if (value === null) return 'None'
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  return `{${Object.entries(value as object)
    .map(([key, item]) => `${python(key)}: ${python(item)}`)
    .join(', ')}}`
}

describe('valeurs imprimées dans une cellule', () => {
  it('lit les listes et objets de Python et de JSON, nombres tels qu’écrits', () => {
    expect(plain(parseLiteral(`{'id': '45650355600080', 'n': 12.50, "ok": True, 'rien': None, 'nan': nan}`))).toEqual({
      id: '45650355600080',
      n: '12.50',
      ok: 'True',
      rien: null,
      nan: null,
    })
    expect(plain(parseLiteral(`["l'été", 'l\\'hiver', "\\u00e9\\x41"]`))).toEqual(["l'été", "l'hiver", 'éA'])
    expect(plain(parseLiteral(`[('SIRET', '1'), ()]`))).toEqual([['SIRET', '1'], []])
  })

  it.each(['', 'Bancs', '[Lot 1] Bancs', "{'a': 1", '[1, 2] et la suite', "[__import__('os')]", "['a' 'b']", '{1: 2'])(
    'n’est ni une liste ni un objet : %s',
    (text) => {
      expect(parseLiteral(text)).toBeUndefined()
    },
  )

  it('relit ce que Python et JSON impriment', () => {
    fc.assert(
      fc.property(json, (value) => {
        const wrapped = [value]
        expect(plain(parseLiteral(python(wrapped)))).toEqual(wrapped)
        expect(plain(parseLiteral(JSON.stringify(wrapped)))).toEqual(wrapped)
      }),
    )
  })

  it('ne descend pas sans fin, et ne lit chaque caractère qu’une fois', () => {
    expect(parseLiteral('['.repeat(100_000))).toBeUndefined()
    expect(parseLiteral(`['${'\\\\'.repeat(200_000)}`)).toBeUndefined()
    expect(parseLiteral(`{'a': '${'x'.repeat(300_000)}'}`)).toBeInstanceOf(Map)
  })
})
