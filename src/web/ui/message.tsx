import { typographic as t } from '../../french.js'
import { page } from './layout.js'

interface Message {
  readonly title: string
  readonly text: string
  /** Where to go on from here. */
  readonly next?: { readonly href: string; readonly name: string }
}

/** A page that says one thing: not found, not understood, failed; always with a way on. */
export function messagePage({ title, text, next = { href: '/', name: 'Revenir à l’accueil' } }: Message) {
  return page(
    { title, section: null },
    <>
      <h1>{t(title)}</h1>
      <p>{t(text)}</p>
      <p>
        <a href={next.href}>{next.name}</a>
      </p>
    </>,
  )
}
