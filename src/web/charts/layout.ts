import { textWidth, WIDTH, wrap } from './lettering.js'

/** Established, still to qualify, established that not: always in this order, from the left. */
export const PARTS = ['yes', 'open', 'no'] as const
export type Part = (typeof PARTS)[number]
/** What a stretch is drawn as: the parts of a share, and what is planned only, which is none of them. */
export const SHAPES = [...PARTS, 'planned'] as const
export type Shape = (typeof SHAPES)[number]

/** A stretch of a bar, in the unit of the chart, and what is written in it where there is room. */
export interface Stretch {
  readonly part: Shape
  readonly size: number
  readonly text: string
}

/** One bar with its texts: its name and its figure above it, its target below it. */
export interface Row {
  readonly label: string
  readonly value: string
  /** Goes with the row above. */
  readonly tight?: boolean
  /** Made of too few contracts to be compared: drawn without colour. */
  readonly few?: boolean
  /** From the left; null: not computable, drawn as a gap. */
  readonly stretches: readonly Stretch[] | null
  readonly target?: { readonly at: number; readonly text: string | null } | null
  /** Where the row leads, and what that link is called. */
  readonly link?: { readonly href: string; readonly name: string } | null
}

export interface Box {
  readonly x1: number
  readonly x2: number
  readonly y1: number
  readonly y2: number
}

export interface PlacedText {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** A row in chart units. */
export interface PlacedRow {
  readonly area: Box
  readonly labels: readonly PlacedText[]
  readonly value: PlacedText
  /** The whole bar, its parts, and what they hold where there is room to write it; the gap where nothing is computable. */
  readonly frame: Box | null
  readonly parts: readonly { readonly part: Shape; readonly box: Box; readonly inside: PlacedText | null }[]
  readonly few: boolean
  readonly gap: Box | null
  readonly target: Box | null
  readonly aim: PlacedText | null
  readonly link: Row['link']
}

const LINE = 18
const BAR = 18
const GAP = 15
const TIGHT_GAP = 4
/** Between a name and the figure at the end of the same line. */
const BETWEEN = 14
/** What is not nothing is never drawn thinner. */
const THINNEST = 2

/** Rows below one another, and the height they take; `max` is what a bar over the whole width stands for. */
export function placeRows(
  rows: readonly Row[],
  max: number,
): { readonly placed: PlacedRow[]; readonly height: number } {
  const placed: PlacedRow[] = []
  for (const row of rows) {
    const above = placed.at(-1)?.area.y2
    placed.push(placeRow(row, above === undefined ? 0 : above + (row.tight ? TIGHT_GAP : GAP), max))
  }
  return { placed, height: (placed.at(-1)?.area.y2 ?? 0) + 4 }
}

function placeRow(row: Row, top: number, max: number): PlacedRow {
  const lines = linesOf(row)
  const textBottom = top + lines.length * LINE
  const y1 = textBottom + 1
  const y2 = y1 + (isEmpty(row) ? 0 : BAR)
  const aim = aimOf(row, y2, max)
  return {
    area: { x1: 0, x2: WIDTH, y1: top, y2: aim ? y2 + LINE + 1 : y2 },
    labels: lines.map((text, at) => ({ x: 0, y: top + at * LINE + LINE / 2, text })).filter(({ text }) => text !== ''),
    value: { x: WIDTH, y: textBottom - LINE / 2, text: row.value },
    ...barOf(row, y1, y2, max),
    few: row.few ?? false,
    // It rises less than it hangs: the figure stands right above the bar.
    target: targetOf(row, y1 - 1, y2 + 4, max),
    aim,
    link: row.link,
  }
}

/** The name's lines, the figure at the end of the last one, which is left empty where there is no other room for it. */
function linesOf({ label, value }: Row): string[] {
  const room = WIDTH - textWidth(value) - BETWEEN
  const lines = wrap(label, WIDTH)
  if (lines.length === 0) return ['']
  if (textWidth(lines.at(-1) ?? '') <= room) return lines
  const narrower = wrap(label, Math.max(room, WIDTH / 3), Number.POSITIVE_INFINITY)
  return room >= WIDTH / 3 && narrower.length <= lines.length ? narrower : [...lines, '']
}

function barOf(
  { stretches, target }: Row,
  y1: number,
  y2: number,
  max: number,
): Pick<PlacedRow, 'frame' | 'parts' | 'gap'> {
  if (stretches === null) return { frame: null, parts: [], gap: { x1: 1, x2: WIDTH - 1, y1, y2 } }
  const whole = lengthOf(
    stretches.reduce((sum, { size }) => sum + size, 0),
    max,
  )
  if (whole === 0) return { frame: null, parts: [], gap: null }
  const placed: { part: Shape; box: Box; inside: PlacedText | null }[] = []
  const mark = target ? markAt(target.at, max) : null
  let from = 0
  for (const { part, size, text } of stretches) {
    const box = { ...extentOf(from, size, whole, max), y1, y2 }
    from += size
    if (size > 0) placed.push({ part, box, inside: insideOf(box, text, mark) })
  }
  return { frame: { x1: 1, x2: Math.max(whole - 1, 2), y1, y2 }, parts: placed, gap: null }
}

function extentOf(from: number, size: number, whole: number, max: number): Pick<Box, 'x1' | 'x2'> {
  const width = Math.max(lengthOf(size, max), THINNEST)
  const x1 = Math.max(0, Math.min(lengthOf(from, max), whole - width))
  return { x1, x2: x1 + width }
}

/** In the middle, or on the roomier side of the target's mark where that would cross it; null: there is no room. */
function insideOf({ x1, x2, y1, y2 }: Box, text: string, mark: number | null): PlacedText | null {
  const width = textWidth(text) + 8
  const middle = (x1 + x2) / 2
  const crossed = mark !== null && Math.abs(mark - middle) < width / 2 + HALO / 2
  const [from, to] = !crossed ? [x1, x2] : mark > middle ? [x1, mark - HALO / 2] : [mark + HALO / 2, x2]
  return text !== '' && width <= to - from ? { x: (from + to) / 2, y: (y1 + y2) / 2, text } : null
}

/** How wide the ground around a target's mark is. */
const HALO = 7

function markAt(at: number, max: number): number {
  return Math.min(Math.max(lengthOf(at, max), 1.5), WIDTH - 1.5)
}

function targetOf({ target }: Row, y1: number, y2: number, max: number): Box | null {
  if (!target) return null
  const x = markAt(target.at, max)
  return { x1: x, x2: x, y1, y2 }
}

/** The target's text stands under its mark, moved inwards where it would leave the picture. */
function aimOf({ target }: Row, y2: number, max: number): PlacedText | null {
  if (!target?.text) return null
  const half = textWidth(target.text) / 2
  const x = Math.min(Math.max(lengthOf(target.at, max), half), WIDTH - half)
  return { x, y: y2 + 3 + LINE / 2, text: target.text }
}

/** Nothing to draw, as for a group without any contract: the words are enough. */
function isEmpty({ stretches, target }: Row): boolean {
  return !target && stretches !== null && stretches.every(({ size }) => size === 0)
}

function lengthOf(amount: number, max: number): number {
  if (max <= 0 || amount <= 0) return 0
  return Math.min(amount / max, 1) * WIDTH
}
