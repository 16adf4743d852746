import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'
import { unstable_readConfig as readWranglerConfig } from 'wrangler'
import { DATABASES } from './bindings.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const { compatibility_date, compatibility_flags } = readWranglerConfig({ config: `${ROOT}wrangler.toml` })

/** Runs this folder in workerd as wrangler.toml sets it, over D1 with the migrations of the product. */
export default defineConfig({
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
    include: ['**/*.workerd.ts'],
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: `${ROOT}node_modules/.cache/vitest-worker.json` }]],
    globalSetup: ['./onNode.ts'],
    provide: { migrations: await readD1Migrations(`${ROOT}migrations`) },
  },
})
