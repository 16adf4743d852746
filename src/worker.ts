import { createApp } from './app.js'
import { parsePlan } from './indicators/plan.js'
import { openD1 } from './store/d1.js'
import type { D1Binding } from './store/d1Dialect.js'
import { LOCAL } from './store/database.js'
import { Memo } from './tasks/memo.js'
import { inlineRunner } from './tasks/upload.js'
import { WORKER_LIMITS } from './workerLimits.js'

/** What wrangler.toml binds. */
interface Env {
  readonly DB: D1Binding
  /** Names under which the service answers, separated by commas. */
  readonly HOSTS: string
  /** A plan of objectives as JSON text; empty or absent: no objectives. */
  readonly PLAN?: string
}

/** Kept from one request to the next by the same isolate. */
const memo = new Memo(50, false)

/** The entry that Cloudflare Workers calls; it wants a default export. */
export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    const database = openD1(env.DB)
    const now = () => new Date()
    const app = createApp({
      database,
      scope: LOCAL,
      now,
      plan: env.PLAN ? parsePlan(env.PLAN) : null,
      memo,
      uploads: inlineRunner(database, LOCAL, now, WORKER_LIMITS),
      hosts: env.HOSTS.split(',').map((name) => name.trim().toLowerCase()),
    })
    return app.fetch(request)
  },
}
