import { isBracketed, type Literal, parseLiteral } from '../literal.js'

/** A list or an object written as text, in JSON or as Python prints it, then with numbers as text; null: it is neither. */
export function literalOf(text: string): unknown {
  const trimmed = text.trim()
  if (!isBracketed(trimmed)) return null
  try {
    return JSON.parse(trimmed)
  } catch {
    return plain(parseLiteral(trimmed) ?? null)
  }
}

function plain(value: Literal): unknown {
  if (value === null || typeof value === 'string') return value
  if (isList(value)) return value.map(plain)
  return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
}

const isList = (value: Literal): value is readonly Literal[] => Array.isArray(value)
