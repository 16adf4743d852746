import type { Hono } from 'hono'
import { createApp } from './app.js'
import { type Plan, parsePlan } from './indicators/plan.js'
import { openD1 } from './store/d1.js'
import type { D1Binding } from './store/d1Dialect.js'
import { LOCAL } from './store/database.js'
import { Memo } from './tasks/memo.js'
import { inlineRunner, type UploadRunner } from './tasks/upload.js'
import { WORKER_FROZEN_ROWS, WORKER_LIMITS } from './workerLimits.js'

/** What wrangler.toml binds. */
interface Env {
  readonly DB: D1Binding
  /** Names under which the service answers, separated by commas. */
  readonly HOSTS: string
  /** A plan of objectives as JSON text; empty or absent: no objectives. */
  readonly PLAN?: string
}

/** An isolate is handed one and the same environment with every request: the app, and what it keeps, last as long. */
const apps = new WeakMap<Env, Hono>()

/** The entry that Cloudflare Workers calls; it wants a default export. */
export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    const app = apps.get(env) ?? appOf(env)
    apps.set(env, app)
    return app.fetch(request)
  },
}

const now = () => new Date()

/** Pages of some requests may be made at once: nothing here belongs to one of them, nor waits for what another began. */
function appOf({ DB, HOSTS, PLAN }: Env): Hono {
  const plan = PLAN ? parsePlan(PLAN) : null
  return createApp({
    database: openD1(DB, 'unmetered'),
    scope: LOCAL,
    workBase: () => openD1(DB),
    now,
    plan,
    memo: new Memo(50, false),
    // 3 MB at most: an import needs nearly all the 128 MB of an isolate.
    pagesKept: 30,
    frozenRows: WORKER_FROZEN_ROWS,
    uploads: runnerOf(DB, plan),
    hosts: HOSTS.split(',').map((name) => name.trim().toLowerCase()),
  })
}

/** Imports and undoes in the request itself, the statements of each counted from its beginning. */
function runnerOf(binding: D1Binding, plan: Plan | null): UploadRunner {
  const once = () => inlineRunner(openD1(binding), LOCAL, now, WORKER_LIMITS, plan)
  return {
    limits: WORKER_LIMITS,
    start: (uploadId) => once().start(uploadId),
    undo: (importId) => once().undo(importId),
  }
}
