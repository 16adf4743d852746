import type { Path, Step } from './path.js'

/** A value that holds no other, with its place in its record. */
export type Leaf = readonly [path: Path, value: unknown]

/**
 * What an object says, value by value. A member of its own that is null or an empty text says nothing, and is left out;
 * those of the objects within are given, for what is published beside the fields of DECP is kept as it is.
 */
export function leavesOf(object: object): Leaf[] {
  const leaves: Leaf[] = []
  for (const [name, value] of Object.entries(object)) {
    if (value !== null && value !== '') pushLeaves(value, [name], leaves)
  }
  return leaves
}

function pushLeaves(value: unknown, path: Path, into: Leaf[]): void {
  const inner = innerOf(value)
  if (inner.length === 0) into.push([path, value])
  for (const [step, each] of inner) pushLeaves(each, [...path, step], into)
}

function innerOf(value: unknown): readonly (readonly [Step, unknown])[] {
  if (typeof value !== 'object' || value === null) return []
  return Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value)
}

/** A place of a record: what it says, or what stands within. */
interface Node {
  value?: unknown
  readonly within: Map<Step, Node>
}

/** The object that says this, its members in the order given. What is said first of a place holds; where it holds others too, these do. */
export function objectOf(leaves: Iterable<Leaf>): object {
  const root: Node = { within: new Map() }
  for (const [path, value] of leaves) placed(root, path).value ??= value
  return membersOf(root)
}

function placed(root: Node, path: Path): Node {
  let node = root
  for (const step of path) {
    const within: Node = node.within.get(step) ?? { within: new Map() }
    node.within.set(step, within)
    node = within
  }
  return node
}

function saidAt(node: Node): unknown {
  if (node.within.size === 0) return node.value
  const steps = [...node.within.keys()]
  if (!steps.every((step) => typeof step === 'number')) return membersOf(node)
  return steps.sort((a, b) => a - b).map((step) => valueIn(node, step))
}

const valueIn = ({ within }: Node, step: Step): unknown => saidAt(within.get(step) ?? { within: new Map() })

/** Not by assignment, which a member called `__proto__` would turn against its object. */
const membersOf = (node: Node): object =>
  Object.fromEntries([...node.within.keys()].map((step) => [String(step), valueIn(node, step)]))
