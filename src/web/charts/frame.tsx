import type { Child } from 'hono/jsx'
import { typographic as t } from '../../french.js'
import { Table } from '../ui/data-table.js'
import type { Shape } from './layout.js'
import { Dots, Hatching } from './picture.js'

/** What every chart says of itself. */
export interface ChartProps {
  /** Unique in the page, a plain identifier: the ids of its parts start with it. */
  readonly id: string
  readonly title: string
  /** What the figures are counted over, and from which data: "Données au 31 octobre 2025". */
  readonly source: string
}

interface FrameProps extends ChartProps {
  /** What it shows and of when, before the source: "Part des marchés, de 2019 à 2025". */
  readonly subject: string
  readonly signs?: readonly (readonly [Shape, string])[]
  readonly wide?: boolean
  /** Nothing to draw: said in words, in place of picture and table. */
  readonly empty: boolean
  readonly table: Child
  readonly children: Child
}

/** The figure around a picture: what it shows, what its signs mean, and its data as a table. */
export function Frame({ id, title, subject, source, signs = [], wide, empty, table, children }: FrameProps) {
  return (
    <figure class={wide ? 'chart chart-wide' : 'chart'} id={id}>
      <figcaption>
        <strong>{t(title)}</strong>
        <span>{t(`${subject}. ${source}.`)}</span>
      </figcaption>
      {empty ? (
        <p>Rien à montrer sur cette période.</p>
      ) : (
        <Drawn id={id} signs={signs} table={table} picture={children} />
      )}
    </figure>
  )
}

interface DrawnProps extends Pick<FrameProps, 'id' | 'table'> {
  readonly signs: readonly (readonly [Shape, string])[]
  readonly picture: Child
}

function Drawn({ id, signs, table, picture }: DrawnProps) {
  return (
    <>
      {signs.length > 0 && (
        <ul class="chart-key">
          {signs.map(([part, word]) => (
            <li>
              <Sign id={`${id}-signe-${part}`} part={part} />
              {word}
            </li>
          ))}
        </ul>
      )}
      {picture}
      <details class="chart-data">
        <summary>Voir les données</summary>
        {table}
      </details>
    </>
  )
}

function Sign({ id, part }: { readonly id: string; readonly part: Shape }) {
  return (
    <svg class="chart-sign" viewBox="0 0 18 12" aria-hidden="true">
      {part === 'open' && <Hatching id={id} />}
      {part === 'planned' && <Dots id={id} />}
      <g class={`chart-${part}`} fill={part === 'open' || part === 'planned' ? `url(#${id})` : undefined}>
        <rect x="0" y="0" width="18" height="12" />
      </g>
      <g class="chart-frame" fill="none">
        <rect x="0.5" y="0.5" width="17" height="11" />
      </g>
    </svg>
  )
}

interface DataTableProps {
  readonly caption: string
  readonly headings: readonly string[]
  /** Of each row its name first, then its cells. */
  readonly rows: readonly (readonly [Child, ...Child[]])[]
}

/** The figures behind a picture; on a narrow screen the table scrolls by itself, with the keyboard too. */
export function DataTable({ caption, headings, rows }: DataTableProps) {
  return (
    <Table caption={caption} headings={headings}>
      {rows.map(([name, ...cells]) => (
        <tr>
          <th scope="row">{name}</th>
          {cells.map((cell) => (
            <td>{cell}</td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

/** A figure as a link to the contracts behind it, where there is somewhere to go. */
export function linked(shown: Child, href: string | undefined): Child {
  return href === undefined ? shown : <a href={href}>{shown}</a>
}
