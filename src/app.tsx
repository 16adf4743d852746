import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { AppError } from './errors.js'
import type { Summary } from './tasks/summary.js'
import type { SummarySource } from './web/data.js'
import { messagePage } from './web/message.js'
import { STYLE } from './web/style.js'
import { summaryPage } from './web/summary.js'

interface AppParts {
  readonly summary: SummarySource
}

/** The web application over what is passed in; nothing here knows of files, databases or clocks. */
export function createApp({ summary }: AppParts): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  )
  const show = (c: Context) => showSummary(c, summary)
  app.get('/', show)
  app.get('/synthese', show)
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.notFound((c) =>
    c.html(messagePage({ title: 'Page introuvable', text: 'Cette adresse ne mène à rien ici.' }), 404),
  )
  app.onError((error, c) => c.html(messagePage({ title: 'La page n’a pas pu être préparée', text: said(error) }), 500))
  return app
}

async function showSummary(c: Context, summary: SummarySource) {
  const asked = c.req.query('annee')
  if (asked !== undefined && !/^[12]\d{3}$/.test(asked)) {
    return c.html(
      messagePage({ title: 'Année non comprise', text: 'Une année s’écrit en quatre chiffres, par exemple 2025.' }),
      400,
    )
  }
  const data = await summary(asked === undefined ? null : Number(asked))
  return c.html(summaryPage(data, noticeFor(data, asked)))
}

function noticeFor({ year, years }: Summary, asked: string | undefined): string | null {
  if (asked === undefined || years.length === 0) return null
  if (Number(asked) !== year) return `Le registre n’a pas de marché notifié en ${asked} : voici ${year}.`
  return years.includes(year) ? null : `Le registre n’a pas de marché notifié en ${asked}.`
}

/** Our own errors are written for people; of any other the page says nothing that could leak, the log everything. */
function said(error: Error): string {
  if (error instanceof AppError) return error.message
  console.error(error)
  return 'Une erreur imprévue est survenue ; le détail est dans le journal du serveur.'
}
