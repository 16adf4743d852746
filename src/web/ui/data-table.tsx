import type { Child } from 'hono/jsx'
import { typographic as t } from '../../french.js'

interface TableProps {
  readonly caption: string
  readonly headings: readonly string[]
  readonly children: Child
}

/** A table with its caption, that scrolls by itself on a narrow screen and can be scrolled from the keyboard. */
export function Table({ caption, headings, children }: TableProps) {
  return (
    <Scroll label={caption}>
      <table>
        <caption>{t(caption)}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col">{t(heading)}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  )
}

/** A part of the page that may be wider than the screen. */
export function Scroll({ label, children }: { readonly label: string; readonly children: Child }) {
  return (
    <section class="scroll" aria-label={t(label)} tabindex={0}>
      {children}
    </section>
  )
}
