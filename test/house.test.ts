import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** One import a file: from where, of what, and whether the house allows it. */
const IMPORTS = [
  ['src/contract.ts', './register/x.js', false],
  ['src/contract/x.ts', '../store/x.js', false],
  ['src/codes/x.ts', '../considerations/x.js', false],
  ['src/register/a.ts', '../contract.js', true],
  ['src/register/b.ts', '../indicators/x.js', false],
  ['src/register/c.ts', 'node:fs', false],
  ['src/register/d.ts', 'papaparse', true],
  ['src/considerations/a.ts', '../codes/x.js', true],
  ['src/considerations/b.ts', '../store/x.js', false],
  ['src/considerations/c.ts', 'fflate', false],
  ['src/indicators/a.ts', 'kysely', false],
  ['src/indicators/b.ts', 'zod', true],
  ['src/store/a.ts', 'better-sqlite3', true],
  ['src/store/b.ts', '../indicators/x.js', true],
  ['src/store/c.ts', '../tasks/x.js', false],
  ['src/store/d.ts', 'hono', false],
  ['src/tasks/a.ts', '../store/x.js', true],
  ['src/tasks/b.ts', '../web/x.js', false],
  ['src/tasks/c.ts', 'kysely', false],
  ['src/web/a.tsx', '../tasks/x.js', true],
  ['src/web/b.tsx', 'node:fs', false],
  ['src/web/c.tsx', '../cli.js', false],
  ['src/register/e.ts', '../cli/output.js', false],
  ['src/register/f.ts', 'fs/promises', false],
  ['src/considerations/d.ts', 'papaparse/papaparse.js', false],
  ['src/indicators/c.ts', '../table.js', false],
  ['src/tasks/d.ts', 'node:fs', false],
  ['src/app.tsx', './store/x.js', false],
  ['src/cli/a.ts', 'kysely', false],
  ['src/cli/b.ts', '../store/x.js', true],
] as const

describe('the import directions of the house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-house-'))
  const refused = new Set<string>()
  afterAll(() => rmSync(folder, { recursive: true }))

  beforeAll(() => {
    const config = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'))
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
    for (const [path, from] of IMPORTS) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `import { x } from '${from}'\n\nexport const y = x\n`)
    }
    const biome = join(ROOT, 'node_modules/.bin/biome')
    const { stdout } = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], {
      cwd: folder,
      encoding: 'utf8',
    })
    for (const { category, location } of JSON.parse(stdout).diagnostics) {
      if (category === 'lint/style/noRestrictedImports') refused.add(pathOf(location))
    }
  })

  it.each(IMPORTS)('%s may import %s: %s', (path, _from, allowed) => {
    expect(refused.has(path)).toBe(!allowed)
  })
})

/** The reporter writes a path as text, or as an object that holds it. */
function pathOf(location: { path: string | { file: string } }): string {
  return typeof location.path === 'string' ? location.path : location.path.file
}
