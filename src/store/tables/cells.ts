/** Sums kept ready, by year (0: undated), direction, category, status and band of amounts; its other columns are `cellSums.ts`'s. */
export interface CellTable {
  organisation_id: string
  year: number
  direction: string
  categorie: string
  status: 0 | 1 | 2
  band: number
  contracts: number
  cents: number
  maxima: number
  subsequent: number
}

/** The same by buyer, in place of direction and category. */
export interface BuyerCellTable extends Omit<CellTable, 'direction' | 'categorie'> {
  /** '': the register names no buyer. */
  siren: string
}
