import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'
import { unstable_readConfig as readWranglerConfig } from 'wrangler'
import { seed } from '../seedGiven.js'
import { DATABASES } from './bindings.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const { compatibility_date, compatibility_flags } = readWranglerConfig({ config: `${ROOT}wrangler.toml` })

/** Runs in workerd as wrangler.toml sets it, over D1 with the migrations of the product; the pool adds Node's modules for itself. */
const inWorkerd = {
  plugins: [
    cloudflareTest({
      miniflare: {
        compatibilityDate: compatibility_date,
        compatibilityFlags: compatibility_flags,
        d1Databases: [...DATABASES],
      },
    }),
  ],
  test: {
    name: 'workerd',
    include: ['**/*.workerd.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ['./onNode.ts'],
    setupFiles: ['../seed.ts'],
    provide: { seed, migrations: await readD1Migrations(`${ROOT}migrations`) },
  },
}

/** Runs on Node, from where what is deployed is built and asked. */
const onNode = { test: { name: 'node', include: ['**/*.node.ts'], testTimeout: 120_000 } }

export default defineConfig({
  test: {
    projects: [inWorkerd, onNode],
    reporters: ['default', ['json', { outputFile: `${ROOT}node_modules/.cache/vitest-worker.json` }]],
  },
})
