import { defineConfig } from 'vitest/config'

/** The walk in a real browser, against the built command; one file after another, for they share the machine's browser. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    reporters: ['default', ['json', { outputFile: 'node_modules/.cache/vitest-e2e.json' }]],
  },
})
