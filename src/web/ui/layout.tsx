import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { scriptHref } from '../script.js'
import { sheetHref } from '../style.js'

/** The sections of the site, in the order of its menu. */
const SECTIONS = [
  { path: '/synthese', name: 'Synthèse' },
  { path: '/objectifs', name: 'Objectifs' },
  { path: '/marches', name: 'Marchés' },
  { path: '/a-verifier', name: 'À vérifier' },
  { path: '/marches-reserves', name: 'Marchés réservés' },
  { path: '/registres', name: 'Registres' },
  { path: '/methode', name: 'Méthode' },
] as const

export interface PageProps {
  /** What the page is, without the name of the site. */
  readonly title: string
  /** Path of the section the page belongs to; null: none of the menu's. */
  readonly section: (typeof SECTIONS)[number]['path'] | '/' | null
  /** Links, refreshes and the like, for the head. */
  readonly head?: Child
  /** Lists need the width that text must not have. */
  readonly wide?: boolean
}

/** The frame of every page: language, skip link, menu, landmarks; one style sheet, one script that nothing depends on. */
export function page({ title, section, head, wide }: PageProps, children: Child) {
  return html`<!doctype html>${(
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – Achats responsables`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={sheetHref()} />
        <script src={scriptHref()} defer />
        {head}
      </head>
      <body class={wide ? 'wide' : undefined}>
        <a class="skip" href="#contenu">
          Aller au contenu
        </a>
        <Masthead section={section} />
        <main id="contenu" tabindex={-1}>
          {children}
        </main>
        <Footer />
      </body>
    </html>
  )}`
}

function Masthead({ section }: Pick<PageProps, 'section'>) {
  return (
    <header class="masthead">
      <a class="brand" href="/" aria-current={section === '/' ? 'page' : undefined}>
        Achats responsables
      </a>
      <nav aria-label="Menu principal">
        <ul>
          {SECTIONS.map(({ path, name }) => (
            <li>
              <a href={path} aria-current={path === section ? 'true' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function Footer() {
  return (
    <footer class="footer">
      <ul>
        <li>
          <a href="/methode">Méthode et définitions</a>
        </li>
        <li>
          <a href="/resultats">Résultats figés</a>
        </li>
        <li>
          <a href="/comparaisons">Comparaison nationale</a>
        </li>
        <li>
          <a href="/exigences">Exigences d’août 2026</a>
        </li>
        <li>
          <a href="/accessibilite">Accessibilité</a>
        </li>
        <li>
          <a href="/api">API</a>
        </li>
      </ul>
    </footer>
  )
}
