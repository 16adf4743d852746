import type { SheetRow } from '../types.js'
import type { Headings } from './headings.js'
import { isLotOf } from './record.js'
import { RowValues } from './rowValues.js'
import type { Columns } from './sheetColumns.js'

/** Follows the lots under a consultation's heading: it ends with them. */
export class ConsultationLots {
  private last: number | null = null

  constructor(
    private readonly columns: Columns,
    private readonly headings: Headings,
  ) {}

  /** A heading was met: the lots below it are numbered anew. */
  begin(): void {
    this.last = null
  }

  /** Ends the consultation at a row that is none of its lots, or whose number begins again. */
  follow(row: SheetRow): void {
    const { consultation } = this.headings.inForce
    if (consultation === null) return
    const values = new RowValues(this.columns, row)
    const lot = Number.parseInt(values.text('lot')?.replace(/^\D+/, '') ?? '', 10)
    const objet = values.text('objet')
    const named = values.text('consultation')
    const other = named !== null && consultation.id !== null && named !== consultation.id
    const again = objet !== null && this.last !== null && lot < this.last
    if (other || again || !isLotOf(values, objet)) this.headings.endConsultation()
    this.last = Number.isNaN(lot) ? this.last : lot
  }
}
