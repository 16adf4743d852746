import { createApp } from '../../../src/app.js'
import { type Database, LOCAL } from '../../../src/store/database.js'
import { Memo } from '../../../src/tasks/memo.js'
import { inlineRunner } from '../../../src/tasks/upload.js'

/** The service over a base: its pages, and what it answers to forms and to programs. */
export function siteOver(database: Database) {
  const now = () => new Date(Date.UTC(2025, 5, 2, 10))
  const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1 })
  const app = createApp({ database, scope: LOCAL, now, plan: null, memo: new Memo(), uploads, hosts: ['localhost'] })
  const request = (path: string, init?: RequestInit) => app.request(`http://localhost${path}`, init)
  const post = (path: string, fields: Readonly<Record<string, string>>, origin = 'http://localhost') =>
    request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } })
  const html = async (path: string) => (await request(path)).text()
  const send = (path: string, body: unknown) =>
    request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
  return { database, request, post, html, send }
}

/** What a browser would send of the first form of a page, as it is shown. */
export function fieldsOf(html: string): Record<string, string> {
  const form = html.split('<form method="post"')[1]?.split('</form>')[0] ?? ''
  const tags = [...form.matchAll(/<input[^>]*? name="([^"]+)"[^>]*?>/g)]
  // Of choices, the one ticked; where none is, the last, as somebody may well have chosen.
  const ticked = new Set(tags.flatMap(([tag, name = '']) => (isTicked(tag) ? [name] : [])))
  const inputs = tags
    .filter(([tag, name = '']) => !ticked.has(name) || isTicked(tag))
    .map(([tag, name = '']) => [name, / value="([^"]*)"/.exec(tag)?.[1] ?? ''] as const)
  const lines = [...form.matchAll(/<textarea[^>]*? name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g)]
  return Object.fromEntries([...inputs, ...lines.map(([, name = '', value = '']) => [name, value] as const)])
}

const isTicked = (tag: string): boolean => / checked(?:=|\b)/.test(tag)
