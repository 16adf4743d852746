import { page } from './layout.js'

interface Message {
  readonly title: string
  readonly text: string
}

/** A page that says one thing: not found, not understood, failed; always with a way on. */
export function messagePage({ title, text }: Message) {
  return page(
    `${title} – achats responsables`,
    <main id="contenu">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/synthese">Revenir à la synthèse</a>
      </p>
    </main>,
  )
}
