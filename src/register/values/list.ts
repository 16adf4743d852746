import { isNotCommunicated } from './parsed.js'

/** A quote behind a backslash opens nothing: each that is never closed would have the rest gone through again. */
const QUOTED = /(?<!\\)'([^'\\]*(?:\\.[^'\\]*)*)'|(?<!\\)"([^"\\]*(?:\\.[^"\\]*)*)"/gs

/**
 * Items of a list kept in one cell: "Clause sociale, Critère social", a JSON array or object, or a Python list
 * ("['Clause sociale']"). Null when the cell says nothing.
 */
export function parseList(text: string): readonly string[] | null {
  const trimmed = text.trim()
  if (isNotCommunicated(trimmed)) return null
  const items = /^[[{]/.test(trimmed) ? bracketed(trimmed) : trimmed.split(/[,;|\n]/)
  const kept = items.map((item) => item.trim()).filter((item) => !isNotCommunicated(item))
  return kept.length > 0 ? kept : null
}

function bracketed(text: string): readonly string[] {
  try {
    return stringsIn(JSON.parse(text))
  } catch {
    return [...text.matchAll(QUOTED)]
      .filter((match) => !isKey(text, match))
      .map((match) => unescaped(match[1] ?? match[2] ?? ''))
  }
}

/** Every string of a nested list (`[…]`, `{"considerationSociale": […]}`, `[[…]]`), in order; anything else is no item. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

const isKey = (text: string, match: RegExpExecArray): boolean => /^\s*:/.test(text.slice(match.index + match[0].length))
const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1')
