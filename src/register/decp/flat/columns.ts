import { headerOf, OWN, type Path, placedPath, type Step } from './path.js'

/** Columns of our own beside those of the values. */
export const UNREAD = `${OWN}texte non lu`
export const REST = `${OWN}autres données`

/** Columns a sheet of records may have, beside our own: spreadsheets are at ease with them. */
const MOST_COLUMNS = 1_000
/** What a cell may hold in a spreadsheet. */
const LONGEST_HEADER = 32_767

interface Node {
  /** Something is said here, and not within alone. */
  isSaid: boolean
  /** In the order of the records met: a member new to them stands behind the one it follows. */
  readonly steps: Step[]
  readonly within: Map<Step, Node>
}

const emptyNode = (): Node => ({ isSaid: false, steps: [], within: new Map() })

/** The paths of the values of many records in one order, in which those of a list, or of an object, stand together. */
export class PathOrder {
  private readonly root = emptyNode()
  private readonly known = new Set<string>()

  /** Takes the paths of a record, in its order; those beyond what a sheet may have are left. */
  meet(paths: readonly Path[]): void {
    const last = new Map<Node, Step>()
    for (const path of paths) {
      const header = headerOf(path)
      if (!this.known.has(header) && !this.hasRoom(header)) continue
      this.known.add(header)
      place(this.root, path, last)
    }
  }

  has(path: Path): boolean {
    return this.known.has(headerOf(path))
  }

  get paths(): readonly Path[] {
    return [...pathsIn(this.root, [])]
  }

  private hasRoom(header: string): boolean {
    return this.known.size < MOST_COLUMNS && header.length <= LONGEST_HEADER
  }
}

/** `last`: the step of each object at which its record was last. */
function place(root: Node, path: Path, last: Map<Node, Step>): void {
  let node = root
  for (const step of path) {
    const within = node.within.get(step) ?? emptyNode()
    if (!node.within.has(step)) node.steps.splice(placeOf(node, step, last.get(node)), 0, step)
    node.within.set(step, within)
    last.set(node, step)
    node = within
  }
  node.isSaid = true
}

/** Items of a list by their number, a member behind the one before it. */
function placeOf({ steps }: Node, step: Step, before: Step | undefined): number {
  if (typeof step === 'string') return before === undefined ? 0 : steps.indexOf(before) + 1
  const next = steps.findIndex((each) => typeof each === 'number' && each > step)
  return next === -1 ? steps.length : next
}

function* pathsIn(node: Node, path: Path): Generator<Path> {
  if (node.isSaid) yield path
  for (const step of node.steps) {
    const within = node.within.get(step)
    if (within) yield* pathsIn(within, [...path, step])
  }
}

/** Columns by the paths of their values: the nearest one that says something of a place. */
export class PathColumns {
  private readonly byPath = new Map<string, number>()

  constructor(paths: readonly (Path | null)[]) {
    for (const [column, path] of paths.entries()) if (path !== null) this.add(path, column)
    for (const [column, path] of paths.entries()) {
      for (let length = (path?.length ?? 0) - 1; length > 0; length -= 1) this.add(path?.slice(0, length) ?? [], column)
    }
  }

  private add(path: Path, column: number): void {
    const key = keyOf(path)
    if (!this.byPath.has(key)) this.byPath.set(key, column)
  }

  /** The column of a place within a record, as a pointer names it; undefined: of the record as a whole. */
  at(place: string): number | undefined {
    const path = placedPath(place)
    for (let length = path.length; length > 0; length -= 1) {
      const column = this.byPath.get(keyOf(path.slice(0, length)))
      if (column !== undefined) return column
    }
    return undefined
  }
}

const keyOf = (path: Path): string => JSON.stringify(path)
