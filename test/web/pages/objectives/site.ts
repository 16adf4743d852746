import { createApp } from '../../../../src/app.js'
import type { Plan } from '../../../../src/indicators/plan.js'
import { LOCAL } from '../../../../src/store/database.js'
import { Memo } from '../../../../src/tasks/memo.js'
import { saveScheme } from '../../../../src/tasks/schemes.js'
import { inlineRunner } from '../../../../src/tasks/upload.js'
import { HEADER, load, memory, row } from '../../../tasks/registers.js'
import { textOf } from '../figures.js'

const line = (id: string, insertion: string, date: string, more: string) =>
  `${row({ id, objet: `Travaux ${id}`, date, montant: '50000' })};${insertion};${more}`

/** Ten contracts of 2025, three of them with an insertion clause, six without, one nobody told; two of 2024. */
export const REGISTER = new Blob([
  [
    `${HEADER};Clause d’insertion;Direction`,
    ...['A1', 'A2', 'A3'].map((id) => line(id, 'oui', '2025-03-04', 'Voirie')),
    ...['B1', 'B2', 'B3', 'B4', 'B5', 'B6'].map((id) => line(id, 'non', '2025-05-06', 'Bâtiments')),
    line('C1', '', '2025-07-08', 'Bâtiments'),
    line('D1', 'oui', '2024-03-04', 'Voirie'),
    line('D2', 'non', '2024-03-04', 'Voirie'),
  ].join('\n'),
])

/** The service over such a register, on 2 June 2025, as a person uses it without script. */
export async function site({ plan = null, scheme }: { plan?: Plan | null; scheme?: Plan } = {}) {
  const database = memory()
  await load(database, REGISTER)
  const now = () => new Date(Date.UTC(2025, 5, 2, 10))
  if (scheme) await saveScheme(database, LOCAL, now, { id: scheme.id, seen: 0, plan: scheme, summary: 'création' })
  const uploads = inlineRunner(database, LOCAL, now, { maxFileBytes: 1 })
  const app = createApp({ database, scope: LOCAL, now, plan, memo: new Memo(), uploads, hosts: ['localhost'] })
  const request = (path: string, init?: RequestInit) => app.request(`http://localhost${path}`, init)
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: 'http://localhost' } })
  const html = async (path: string) => (await request(path)).text()
  const read = async (path: string) => textOf(await html(path))
  return { database, app, now, request, post, html, read }
}
