import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { MappingFile } from '../../src/register/mapping.js'
import { proposeMapping } from '../../src/register/mapping.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { importFile } from '../../src/tasks/import.js'
import { undoImport } from '../../src/tasks/undo.js'
import { clock, contractsOf, csv, load, row } from '../behaviour/registers.js'
import { memory } from './registers.js'

const NAME = 'registre-rivemer-a-corriger.xlsx'
const file = new Blob([new Uint8Array(readFileSync(new URL(`../../fixtures/demo/${NAME}`, import.meta.url)))])

/** As its page gives it: every sheet, and a column named by hand. */
async function named(): Promise<MappingFile> {
  const { sheets } = await proposeMapping(file)
  return {
    sheets: sheets.map(({ sheet, headerRow, columns }) => ({
      ...{ sheet, headerRow },
      columns: columns.map(({ column, header, field, holder, period }) =>
        header === 'Ins. O/N'
          ? { ...{ column, header, holder, period }, field: 'colonne' as const, declares: 'insertionClause' as const }
          : { column, header, holder, period, field },
      ),
    })),
  }
}

describe('un classeur dont une colonne fut nommée, déposé de nouveau sans rien en dire', () => {
  let db: Database
  const now = clock()
  const drop = (dryRun = false) => importFile(db, LOCAL, now, { name: NAME, file, dryRun })

  beforeEach(async () => {
    db = memory()
    await importFile(db, LOCAL, now, { name: NAME, file, mapping: await named() })
  })

  it('est reconnu : sa feuille laissée de côté n’est d’aucune présentation retenue', async () => {
    const { sheets } = await named()
    expect(sheets.some(({ columns }) => columns.length === 0)).toBe(true)
    expect(await drop()).toMatchObject({ id: 1, contracts: { created: 0, updated: 0 } })
  })

  it('annulé, reprend sa place : le registre venu depuis l’emporte, et c’est dit', async () => {
    const [one] = (await contractsOf(db)).filter(({ id, lot, montant }) => id && !lot && montant !== null)
    const buyer = one?.acheteur.id ?? ''
    const said = row({ id: one?.id ?? '', objet: one?.objet ?? '', montant: '1234', date: '', titulaire: '' })
    await load(db, new Blob([(await csv(said).text()).replaceAll('21440109300015', buyer)]), { name: 'depuis.csv' })
    const amount = async () => (await contractsOf(db)).find(({ uid }) => uid === one?.uid)?.montant
    expect(await amount()).toBe(1234)
    await undoImport(db, LOCAL, 1, now)
    for (const dry of [true, false])
      expect((await drop(dry)).warnings.join()).toContain('plus récents disent de ses marchés')
    expect(await amount()).toBe(1234)
  })

  it('lu autrement, revient sur ce que d’autres en ont dit depuis, et c’est dit', async () => {
    const [one] = (await contractsOf(db)).filter(({ id, lot, montant }) => id && !lot && montant !== null)
    const said = row({ id: one?.id ?? '', objet: one?.objet ?? '', montant: '1234', date: '', titulaire: '' })
    await load(db, new Blob([(await csv(said).text()).replaceAll('21440109300015', one?.acheteur.id ?? '')]))
    const { sheets } = await named()
    const mapping = {
      sheets: sheets.map((sheet) => ({
        ...sheet,
        columns: sheet.columns.filter(({ header }) => header !== 'Ins. O/N'),
      })),
    }
    const { warnings } = await importFile(db, LOCAL, now, { name: NAME, file, mapping })
    expect(warnings.join()).toContain('revient sur ce qu’ils en ont dit')
  })
})

it('redéposé après qu’un autre fichier de mêmes en-têtes fut lu autrement, il suit cette autre lecture', async () => {
  const [db, now] = [memory(), clock()]
  const table = (amount: string) =>
    new Blob([`N° de marché;Objet;Date de notification;Montant HT;Prix final\n1;Bancs;12/03/2025;${amount};90\n`])
  const reading = async (from: Blob, header: string): Promise<MappingFile> => {
    const { sheets } = await proposeMapping(from)
    return {
      sheets: sheets.map(({ sheet, headerRow, columns }) => ({
        ...{ sheet, headerRow },
        columns: columns.map(({ column, header: name, field, holder, period }) => {
          const isPrice = name === 'Montant HT' || name === 'Prix final'
          return { column, header: name, holder, period, field: isPrice ? (name === header ? 'montant' : null) : field }
        }),
      })),
    }
  }
  const drop = (file: Blob, mapping?: MappingFile) =>
    importFile(db, LOCAL, now, { name: 'a.csv', file, ...(mapping ? { mapping } : {}) })
  const first = table('100')
  await drop(first, await reading(first, 'Montant HT'))
  expect(await drop(first)).toMatchObject({ id: 1 })
  await drop(table('200'), await reading(table('200'), 'Prix final'))
  const again = await drop(first)
  expect(again.id).not.toBe(1)
  expect((await contractsOf(db)).map(({ montant }) => montant)).toEqual([90])
})
