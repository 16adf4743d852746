import { shortened } from '../../../french.js'
import type { StoredContract } from '../../../store/contracts.js'
import { holders } from '../../../tasks/contractFields.js'

/** What tells a contract from others of the same title. */
export interface Marks {
  readonly uid: string
  /** As published. */
  readonly id: string | null
  readonly lot: string | null
  readonly consultation: string | null
  readonly holders: string | null
}

export const marksOf = ({ uid, lot, record }: Pick<StoredContract, 'uid' | 'lot' | 'record'>): Marks => ({
  ...{ uid, lot, id: record.id, consultation: record.consultation?.trim() || null },
  holders: holders(record.titulaires),
})

/** "n° 2024M0042, lot 5": how a contract is asked for in a cupboard. */
export const numberText = ({ id, uid, lot }: Pick<Marks, 'id' | 'uid' | 'lot'>): string =>
  [`n° ${id?.trim() || uid}`, lot && `lot ${lot}`].filter(Boolean).join(', ')

/** "n° 2024M0042, lot 5 · consultation C24-027 · titulaire : Dupont". */
export const marksText = (marks: Marks): string =>
  [
    numberText(marks),
    marks.consultation && marks.consultation !== marks.id && `consultation ${marks.consultation}`,
    marks.holders && `titulaire : ${shortened(marks.holders, 160)}`,
  ]
    .filter(Boolean)
    .join(' · ')
