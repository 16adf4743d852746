import { digestOf, foldedObjet, holdersKey, lotOf } from '../../contract/identity.js'
import { type ContractRecord, yearDateOf } from '../../contract.js'
import { fold } from '../../fold.js'

/** Sheets that gather what others hold: read last, they add only what no other sheet says. */
export const isSynthesis = (sheet: string | null): boolean =>
  /\b(?:syntheses?|recap\w*|tcd|pivot|croise\w*|bilan|ensemble|tous|toutes|global|consolid\w*)\b/.test(
    fold(sheet ?? ''),
  )

/**
 * Contracts met in the sheets of one workbook, so that a sheet that repeats another does not double it. A contract that
 * names itself is recognised by its identity; without a number, only the same objet, lot, date, holders and amount in
 * another sheet are a repetition. A synthesis abridges: there a number already met is a repetition with the same objet or
 * the same amount; with neither it is another contract (SPEC §1), as where numbers begin again each year.
 */
export class SheetRepeats {
  private readonly sheets = new Map<string, string | null>()

  /** Name of the earlier sheet that already holds this contract; undefined: none does. */
  earlierSheet(record: ContractRecord, sheet: string | null): string | null | undefined {
    const keys = keysOf(record, isSynthesis(sheet))
    const earlier = keys.map((key) => this.sheets.get(key)).find((name) => name !== undefined && name !== sheet)
    for (const key of keysOf(record, true)) if (!this.sheets.has(key)) this.sheets.set(key, sheet)
    return earlier
  }
}

function keysOf(record: ContractRecord, byNumber: boolean): readonly string[] {
  const id = record.id?.trim() ?? ''
  const lot = lotOf(record)
  if (id !== '') return byNumber ? numberKeys(record, ['n', record.acheteur.id, id, lot]) : []
  const { date } = yearDateOf(record)
  const holders = holdersKey(record.titulaires)
  const facts = [date, holders, record.montant].filter((fact) => fact !== null && fact !== '')
  if (facts.length < 2) return []
  return [digestOf([record.acheteur.id, foldedObjet(record), lot, date, holders, record.montant].join('|'), 16)]
}

function numberKeys(record: ContractRecord, number: readonly (string | null)[]): readonly string[] {
  const byObjet = digestOf([...number, 'o', foldedObjet(record)].join('|'), 16)
  return record.montant === null ? [byObjet] : [byObjet, digestOf([...number, 'm', record.montant].join('|'), 16)]
}
