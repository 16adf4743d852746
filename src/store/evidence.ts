import type { Tag } from '../considerations/types.js'

/**
 * JSON of tags as they are stored: several facts of one contract are often read in the same words, so that each tag leaves
 * out what it shares with the one before. `implied`, which few have, is always its own.
 */
export function packTags(tags: readonly Tag[]): string {
  let json = ''
  let before: Tag | undefined
  for (const tag of tags) {
    json += json === '' ? `{${members(tag, before)}}` : `,{${members(tag, before)}}`
    before = tag
  }
  return `[${json}]`
}

/** JSON of a list. Most of those of a contract are empty, which JSON.stringify takes as long to say as a short one. */
export const listJson = (list: readonly unknown[]): string => (list.length === 0 ? '[]' : JSON.stringify(list))

const inWords = new WeakMap<object, string>()

/** The same of a list that many contracts have in common: put in words once. */
export function sharedJson(list: readonly unknown[]): string {
  if (list.length === 0) return '[]'
  const known = inWords.get(list)
  if (known !== undefined) return known
  const json = JSON.stringify(list)
  inWords.set(list, json)
  return json
}

/** Tags as they were packed; those stored before this was done are whole already. */
export function unpackTags(json: string, rulesVersion: string): Tag[] {
  const stored: Tag[] = JSON.parse(json)
  const [first] = stored
  if (first && !('topic' in first)) return stored.map((tag) => ({ ...unversioned(rulesVersion, tag), ...tag }))
  let before: Partial<Tag> = {}
  return stored.map((tag) => {
    const { implied: _, ...shared } = before
    const whole = { ...shared, ...tag }
    before = whole
    return whole
  })
}

/** Those that are its own, in words one by one: a copy without the others, for JSON.stringify, costs three times as much. */
function members(tag: Tag, before: Tag | undefined): string {
  let json = ''
  for (const name in tag) {
    const member = name as keyof Tag
    const value = tag[member]
    if (value === undefined || (before && name !== 'implied' && same(value, before[member]))) continue
    json += json === '' ? `"${name}":${inJson(value)}` : `,"${name}":${inJson(value)}`
  }
  return json
}

/** Characters that JSON writes otherwise, surrogates among them for those that stand alone. */
const SPECIAL = /["\\\u0000-\u001f\ud800-\udfff]/

function inJson(value: unknown): string {
  if (typeof value === 'string') return SPECIAL.test(value) ? JSON.stringify(value) : `"${value}"`
  if (value === null) return 'null'
  return Array.isArray(value) ? sharedJson(value) : JSON.stringify(value)
}

/** Members are plain values, or short lists of texts. */
function same(a: unknown, b: unknown): boolean {
  if (a === b || !Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((item, index) => item === b[index])
}

/** Tags read before rule set 3 carry neither their rule set nor a topic. */
const unversioned = (rulesVersion: string, { kind }: Tag): Pick<Tag, 'ruleSet' | 'topic'> => ({
  ruleSet: rulesVersion,
  topic: kind.startsWith('environmental') ? 'environment' : 'social',
})
