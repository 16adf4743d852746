import { existsSync, readFileSync } from 'node:fs'
import { AppError, type Issue } from '../../src/errors.js'
import type { Place } from '../../src/register/issues.js'
import type { Cell, ReadRow, Register, RegisterItem, RejectedRow, Sheet, SheetRow } from '../../src/register/types.js'

export const AT: Place = { cell: 'Marchés!F12', label: 'Feuille "Marchés", cellule F12', value: '…' }

export const textCell = (text: string): Cell => ({ kind: 'text', text })
export const numberCell = (number: number, text = String(number)): Cell => ({ kind: 'number', text, number })

type Typed = string | number | Cell | null

const cellOf = (value: Typed): Cell | undefined => {
  if (value === null || value === '') return undefined
  if (typeof value === 'string') return textCell(value)
  return typeof value === 'number' ? numberCell(value) : value
}

/** A sheet held in memory; row numbers follow unless `numbers` gives them. */
export function sheetOf(
  rows: readonly (readonly Typed[])[],
  options: {
    readonly name?: string | null
    readonly hidden?: boolean
    readonly date1904?: boolean
    readonly numbers?: readonly number[]
  } = {},
): Sheet {
  const { name = 'Marchés', hidden = false, date1904 = false, numbers } = options
  return {
    name,
    hidden,
    date1904,
    issues: [],
    async *rows() {
      yield rows.map((cells, index) => ({ number: numbers?.[index] ?? index + 1, cells: cells.map(cellOf) }))
    },
  }
}

/** Every row of a sheet, whatever its batches. */
export async function rowsOf(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of sheet.rows()) rows.push(...batch)
  return rows
}

/** Bytes as the file they would be. */
export const fileOf = (bytes: Uint8Array): Blob => new Blob([new Uint8Array(bytes)])

export const csvFile = (text: string): Blob => new Blob([text])
export const jsonFile = (value: unknown): Blob => new Blob([JSON.stringify(value)])

export async function itemsOf(register: Register): Promise<RegisterItem[]> {
  const items: RegisterItem[] = []
  for await (const batch of register.items) items.push(...batch)
  return items
}

export const readOnes = (items: readonly RegisterItem[]): ReadRow[] => items.filter((item) => item.outcome === 'read')
export const rejectedOnes = (items: readonly RegisterItem[]): RejectedRow[] =>
  items.filter((item) => item.outcome === 'rejected')

export const codesOf = (issues: readonly Issue[]): string[] => issues.map(({ code }) => code)

export const fileAt = (path: string): Blob => new Blob([new Uint8Array(readFileSync(path))])
export const fixtureFile = (name: string): Blob => fileAt(`fixtures/registers/${name}`)

/** Real public files, read where they are; absent on most machines. */
export const REAL = '../shared/data'
export const hasReal = existsSync(REAL)
if (!hasReal) console.info(`Fichiers réels absents (${REAL}) : les tests qui les lisent sont sautés.`)

/** How many rows its sheets give, or the code of what refuses it. */
export async function outcomeOfSheets(opened: Promise<readonly Sheet[]>): Promise<string | number> {
  try {
    let count = 0
    for (const sheet of await opened) {
      for await (const rows of sheet.rows()) count += rows.length
      await sheet.merges?.()
    }
    return count
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
