import type { Child } from 'hono/jsx'
import { typographic as t } from '../../../french.js'

/** One thing to do: what, as a link to where it is done, then why and how. */
export function Task({
  href,
  what,
  children,
}: {
  readonly href: string
  readonly what: string
  readonly children: Child
}) {
  return (
    <li>
      <a href={href}>{t(what)}</a>
      <span class="why">{children}</span>
    </li>
  )
}
