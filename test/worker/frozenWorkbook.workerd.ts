import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { frozenWorkbook } from '../../src/export/frozen/workbook.js'
import { LOCAL } from '../../src/store/database.js'
import { freezePeriod } from '../../src/tasks/freeze/year.js'
import { civilYear } from '../../src/tasks/indicators.js'
import { Memo } from '../../src/tasks/memo.js'
import { clock, csv, load, row } from '../behaviour/registers.js'
import { openEmpty } from './databases.js'

test('le classeur d’un résultat figé s’écrit aussi dans un Worker', async () => {
  const database = await openEmpty()
  await load(database, csv(row({ id: 'A1', objet: 'Travaux', montant: '50000' })))
  const parts = { database, scope: LOCAL, now: clock(), memo: new Memo(50, false), plan: null }
  const result = await freezePeriod(parts, { ...civilYear(2025), author: 'Léa Martin' })
  const sheets = Object.keys(unzipSync(await frozenWorkbook(result)))
  expect(sheets.filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(4)
})
