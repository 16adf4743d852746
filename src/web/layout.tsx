import { html } from 'hono/html'
import type { Child } from 'hono/jsx'

/** The frame of every page: language, skip link, landmarks; no script, one style sheet. */
export function page(title: string, children: Child) {
  return html`<!doctype html>${(
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#contenu">
          Aller au contenu
        </a>
        {children}
      </body>
    </html>
  )}`
}
