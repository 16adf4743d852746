import { tsImport } from 'tsx/esm/api'

// What tests give for dist/node/importThread.js: the source itself, so that no stale build is tested.
await tsImport('../../src/node/importThread.ts', import.meta.url)
