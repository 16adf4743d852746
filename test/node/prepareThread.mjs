import { tsImport } from 'tsx/esm/api'

// What tests give for dist/node/prepareThread.js: the source itself, so that no stale build is tested.
await tsImport('../../src/node/prepareThread.ts', import.meta.url)
