import * as Plot from '@observablehq/plot'
import { typographic as t } from '../../french.js'
import { drawing } from './drawing.js'
import { type Box, type PlacedRow, type PlacedText, placeRows, type Row, SHAPES, type Shape } from './layout.js'
import { FONT_SIZE, WIDTH } from './lettering.js'

interface PictureProps {
  /** Unique in the page: the picture's own ids start with it. */
  readonly id: string
  readonly title: string
  /** One sentence with the main figures, for who does not see the picture. */
  readonly description: string
  readonly rows: readonly Row[]
  /** What a bar over the whole width stands for. */
  readonly max: number
}

/** Rows as an SVG picture; where its rows are links it is a group, since what an image holds cannot be reached. */
export function Picture({ id, title, description, rows, max }: PictureProps) {
  const { placed, height } = placeRows(rows, max)
  const patterns = { open: `${id}-hachures`, planned: `${id}-points` }
  const has = (shape: Shape) => placed.some(({ parts }) => parts.some(({ part }) => part === shape))
  return (
    <svg
      class="chart-picture"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role={rows.some(({ link }) => link) ? 'group' : 'img'}
      aria-labelledby={`${id}-titre ${id}-description`}
      font-size={FONT_SIZE}
      text-anchor="middle"
    >
      <title id={`${id}-titre`}>{t(title)}</title>
      <desc id={`${id}-description`}>{t(description)}</desc>
      {has('open') && <Hatching id={patterns.open} />}
      {has('planned') && <Dots id={patterns.planned} />}
      {drawing(WIDTH, height, [...shapes(placed, patterns), ...lettering(placed), ...links(placed)])}
    </svg>
  )
}

/** Lines aslant: what is open is told from what is established on paper and to every eye. */
export function Hatching({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="chart-ground" width="5" height="5" />
      <rect class="chart-hatch" width="2" height="5" />
    </pattern>
  )
}

/** Dots: what is written into contracts is neither done nor a doubt. */
export function Dots({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect class="chart-ground" width="6" height="6" />
      <rect class="chart-hatch" x="1.5" y="1.5" width="3" height="3" rx="1.5" />
    </pattern>
  )
}

interface Patterns {
  readonly open: string
  readonly planned: string
}

function shapes(rows: readonly PlacedRow[], patterns: Patterns): Plot.Markish[] {
  const box = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' } as const
  const rects = (boxes: readonly Box[], className: string, fill?: string) =>
    boxes.length > 0 ? [Plot.rect(boxes, { ...box, className, ...(fill ? { fill } : {}) })] : []
  const part = (wanted: Shape, few = false) =>
    rows
      .filter((row) => row.few === few)
      .flatMap(({ parts }) => parts.filter(({ part: own }) => own === wanted).map(({ box: own }) => own))
  const targets = present(rows.map(({ target }) => target))
  const rule = { x: 'x1', y1: 'y1', y2: 'y2' } as const
  return [
    ...rects([...part('no'), ...part('no', true)], 'chart-no'),
    ...rects([...part('open'), ...part('open', true)], 'chart-open', `url(#${patterns.open})`),
    ...rects(part('planned'), 'chart-planned', `url(#${patterns.planned})`),
    ...rects(part('yes'), 'chart-yes'),
    ...rects(part('yes', true), 'chart-few'),
    ...rects(present(rows.map(({ frame }) => frame)), 'chart-frame', 'none'),
    ...rects(present(rows.map(({ gap }) => gap)), 'chart-gap', 'none'),
    ...(targets.length > 0
      ? [
          Plot.ruleX(targets, { ...rule, className: 'chart-halo' }),
          Plot.ruleX(targets, { ...rule, className: 'chart-target' }),
        ]
      : []),
  ]
}

/** Said by the description and by the names of the links: read once, not once more as loose texts. */
function lettering(rows: readonly PlacedRow[]): Plot.Markish[] {
  const texts = (placed: readonly PlacedText[], className: string, textAnchor: 'start' | 'middle' | 'end') =>
    placed.length > 0
      ? [Plot.text(placed, { x: 'x', y: 'y', text: 'text', className, textAnchor, ariaHidden: 'true' })]
      : []
  const inside = (wanted: Shape) =>
    present(rows.flatMap(({ parts }) => parts.filter(({ part }) => part === wanted).map(({ inside: text }) => text)))
  return [
    ...texts(
      rows.flatMap(({ labels }) => labels),
      'chart-label',
      'start',
    ),
    ...texts(valuesOf(rows, false), 'chart-value', 'end'),
    ...texts(valuesOf(rows, true), 'chart-value chart-linked', 'end'),
    ...SHAPES.flatMap((part) => texts(inside(part), `chart-in-${part}`, 'middle')),
    ...texts(present(rows.map(({ aim }) => aim)), 'chart-aim', 'middle'),
  ]
}

function valuesOf(rows: readonly PlacedRow[], linked: boolean): PlacedText[] {
  return rows.filter(({ link }) => Boolean(link) === linked).map(({ value }) => value)
}

/** The whole row is the target of the pointer, well above 24 px high; a little wider than its texts, for its outline. */
function links(rows: readonly PlacedRow[]): Plot.Markish[] {
  const areas = rows.flatMap(({ area, link }) => (link ? [{ ...area, href: link.href, name: t(link.name) }] : []))
  const box = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', inset: -3 } as const
  return areas.length > 0
    ? [Plot.rect(areas, { ...box, className: 'chart-link', fill: 'transparent', href: 'href', ariaLabel: 'name' })]
    : []
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null)
}
