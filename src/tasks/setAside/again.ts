import { addUnder } from '../../grouped.js'
/** A row set aside, as it is compared. */
export interface RowAside {
  readonly seq: number
  readonly place: string
  /** Its texts, trimmed. */
  readonly texts: ReadonlySet<string>
  /** What may be its number: of a row kept long ago, any of its cells. */
  readonly numbers: ReadonlySet<string>
  readonly lot: string | null
  /** SIRET or SIREN, in digits. */
  readonly buyer: string | null
  /** Of an amendment that lacked its contract: its object; null: it is none. */
  readonly amendment: string | null
}

/** A contract, or an amendment of one, that a later import states and the one of the row did not. */
export interface Said {
  readonly key: string
  readonly place: string | null
  readonly id: string
  readonly objet: string
  /** Identifiers and names. */
  readonly holders: readonly string[]
  /** In cents. */
  readonly montant: number | null
  /** As it is known, and as it was written. */
  readonly lots: readonly string[]
  readonly buyer: string | null
  readonly isAmendment: boolean
}

export interface SaidAgain {
  readonly seq: number
  /** Number, buyer, and two of object, holder and amount are the same: it is so whatever the two imports have in common. */
  readonly isSure: boolean
}

/**
 * The rows that are said again, one for one. A row and a contract go together where they have the same number, and no other
 * lot, with the same object, holder or amount; or the same place, with the same object, the same holder and amount, or the same
 * number where the contract states neither; an amendment and its row, where they have the same object. Where more rows than one
 * may be the same contract, all of them are left, unless each may be as many.
 */
export function saidAgain(rows: readonly RowAside[], said: readonly Said[]): SaidAgain[] {
  const [byKey, rowsOf] = [near(said), new Map<string, number>()]
  const pairs = rows.map((row) => {
    const found = [...candidates(row, byKey)].filter((each) => areOne(row, each))
    for (const { key } of found) rowsOf.set(key, (rowsOf.get(key) ?? 0) + 1)
    return { row, found }
  })
  return pairs.flatMap(({ row, found }) => {
    const rivals = Math.max(...found.map(({ key }) => rowsOf.get(key) ?? 0))
    if (found.length === 0 || found.length < rivals) return []
    return [{ seq: row.seq, isSure: found.some((each) => isSure(row, each)) }]
  })
}

/** More of one number are too many to tell which is which. */
const MOST_ALIKE = 50

/** By number, place and object of an amendment. */
function near(said: readonly Said[]): Map<string, Said[]> {
  const byKey = new Map<string, Said[]>()
  for (const each of said) for (const key of keysOf(each)) addUnder(byKey, key, each)
  return byKey
}

const keysOf = ({ isAmendment, objet, id, place }: Said): string[] =>
  isAmendment ? [`amendment ${objet}`] : [`id ${id}`, `place ${placeIn(place ?? '')}`]

function candidates({ numbers, place, amendment }: RowAside, byKey: ReadonlyMap<string, Said[]>): Set<Said> {
  const keys = [...[...numbers].map((number) => `id ${number}`), `place ${placeIn(place)}`, `amendment ${amendment}`]
  const lists = keys.map((key) => byKey.get(key) ?? []).filter(({ length }) => length <= MOST_ALIKE)
  return new Set(lists.flat())
}

/** A CSV file comes back as a workbook of one sheet (src/tasks/annotate/tableSheets.ts). */
export const placeIn = (place: string): string => place.replace(/^ligne (?=\d+$)/, 'Registre!')

function areOne(row: RowAside, said: Said): boolean {
  if (said.isAmendment) return row.amendment === said.objet
  const [objet, holder, montant] = [sameObjet(row, said), sameHolder(row, said), sameMontant(row, said)]
  const sameNumber = row.numbers.has(said.id)
  if (sameNumber && !isOtherLot(row, said) && (objet || holder || montant)) return true
  if (placeIn(row.place) !== placeIn(said.place ?? '')) return false
  return objet || (holder && montant) || (sameNumber && said.holders.length === 0 && !said.montant)
}

function isSure(row: RowAside, said: Said): boolean {
  if (said.isAmendment || !row.numbers.has(said.id) || isOtherLot(row, said)) return false
  if (row.buyer === null || said.buyer === null || !said.buyer.startsWith(row.buyer)) return false
  return [sameObjet(row, said), sameHolder(row, said), sameMontant(row, said)].filter(Boolean).length >= 2
}

const sameObjet = ({ texts }: RowAside, { objet }: Said): boolean => texts.has(objet)
const sameHolder = ({ texts }: RowAside, { holders }: Said): boolean =>
  holders.some((holder) => holder.length > 2 && texts.has(holder))
const sameMontant = ({ texts }: RowAside, { montant }: Said): boolean =>
  montant !== null && montant > 0 && [...texts].some((text) => centsIn(text) === montant)
const isOtherLot = ({ lot }: RowAside, { lots }: Said): boolean =>
  lot !== null && !lots.includes(lot) && !lots.includes(lot.replace(/^0+/, ''))

/** "1 000,50 €" is 100050; NaN: it begins by no number. */
const centsIn = (text: string): number =>
  Math.round(100 * Number.parseFloat(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')))
