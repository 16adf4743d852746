import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { absent } from './folder.js'
import { outcomeOf, realPaths, sumOf, tableCells } from './outcomes.js'

const PAGE = new URL('../../docs/donnees-reelles.md', import.meta.url)

/** The rows of the page's table by path, without their last cell, which is a remark. */
function toldRows(): Map<string, readonly string[]> {
  const lines = readFileSync(PAGE, 'utf8').split('\n')
  const rows = lines.filter((line) => /^\| `?[\w-]+\/[^|]+\|/.test(line))
  const cells = rows.map((line) =>
    line
      .split('|')
      .slice(1, -2)
      .map((cell) => cell.trim()),
  )
  return new Map(
    cells.map((row) => [row[0]?.replaceAll('`', '') ?? '', [row[0]?.replaceAll('`', '') ?? '', ...row.slice(1)]]),
  )
}

describe.skipIf(absent)('chaque fichier réel', () => {
  const told = toldRows()
  const paths = absent ? [] : realPaths()

  it('figure dans docs/donnees-reelles.md, et lui seul', () => {
    expect([...told.keys()].sort()).toEqual([...paths].sort())
  })

  it.each(paths)('%s : chaque ligne a un sort, celui que dit la page', async (path) => {
    const outcome = await outcomeOf(path)
    const sum = (['created', 'updated', 'unchanged', 'rejected', 'duplicates'] as const).map((count) =>
      sumOf(outcome, count),
    )
    expect(sum.reduce((all, one) => all + one, 0)).toBe(sumOf(outcome, 'rows'))
    expect(tableCells(outcome)).toEqual(told.get(path))
  })
})
