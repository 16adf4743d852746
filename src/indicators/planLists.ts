/** Questions that take a list: "one of". */
const LISTS: ReadonlySet<string> = new Set([
  'source',
  'basis',
  'reservedTo',
  'category',
  'cpv',
  'procedure',
  'nature',
  'direction',
  'categorie',
  'acheteur',
])

/** A plan as its file writes it, a single value given where a condition takes a list being a list of it. */
export function withLists(plan: unknown): unknown {
  if (!isObject(plan) || !Array.isArray(plan.definitions)) return plan
  return { ...plan, definitions: plan.definitions.map(ofDefinition) }
}

function ofDefinition(definition: unknown): unknown {
  if (!isObject(definition)) return definition
  const { numerator, among } = definition
  return {
    ...definition,
    ...(numerator === undefined ? {} : { numerator: ofPredicate(numerator) }),
    ...(among === undefined ? {} : { among: ofPredicate(among) }),
  }
}

function ofPredicate(given: unknown, left = DEEPEST): unknown {
  if (!isObject(given) || left === 0) return given
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, ofKey(key, value, left - 1)]))
}

function ofKey(key: string, value: unknown, left: number): unknown {
  if (typeof value === 'string' && LISTS.has(key)) return [value]
  if (key === 'not') return ofPredicate(value, left)
  const combines = (key === 'all' || key === 'any') && Array.isArray(value)
  return combines ? value.map((part) => ofPredicate(part, left)) : value
}

/** Deeper, the schema refuses it. */
const DEEPEST = 10

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
