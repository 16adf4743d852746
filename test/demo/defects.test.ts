import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { DEFECTS, placeOf, withDefects } from '../../fixtures/demo/defects.js'
import { dealDemo } from '../../fixtures/demo/demo.js'
import type { Issue } from '../../src/errors.js'
import { LOCAL } from '../../src/store/database.js'
import { type ImportReport, importFile } from '../../src/tasks/import.js'
import { memory } from '../tasks/registers.js'

const FILE = new URL('../../fixtures/demo/registre-rivemer-a-corriger.xlsx', import.meta.url)
const [sheet] = withDefects(dealDemo().sheets)
const planted = DEFECTS.flatMap((defect) =>
  defect.code === null || !sheet ? [] : [{ ...defect, ...placeOf(sheet, defect) }],
)

describe('Le registre de démonstration où dix fautes sont semées', () => {
  let report: ImportReport
  beforeAll(async () => {
    report = await importFile(memory(), LOCAL, () => new Date('2026-01-20T09:00:00Z'), {
      name: 'a-corriger.xlsx',
      file: new Blob([readFileSync(FILE)]),
    })
  })

  it('en a dix, chacune d’une autre sorte', () => {
    expect([DEFECTS.length, new Set(DEFECTS.map(({ code }) => code)).size]).toEqual([10, 10])
  })

  it.each(planted)('dit $code à sa place', ({ code, row, cell }) => {
    const found = report.issues.filter((issue) => issue.code === code)
    expect(found.map((issue) => issue.cell)).toEqual([expect.stringMatching(new RegExp(`^(${row}|${cell})$`))])
  })

  it('ne dit rien d’autre : une cause, une remarque', () => {
    const serious = ({ severity }: Issue) => severity !== 'info'
    const codes = report.issues.filter(serious).map(({ code }) => code)
    expect(codes.sort()).toEqual(planted.map(({ code }) => code).sort())
    expect([report.rejected, report.rows]).toEqual([2, report.created + report.rejected + report.duplicates])
  })
})
