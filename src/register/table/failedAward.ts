import { fold } from '../../fold.js'
import type { Cell } from '../types.js'
import { filledCells, isFilled } from './cells.js'
import type { RowValues } from './rowValues.js'

const FAILED =
  /^(?:(?:ce |le )?(?:lot|marche|procedure|consultation|appel d offres)s? )?(?:(?:a ete |est )?(?:declare|classe|reste)(?:e|s|es)? )?(?:infructueu(?:x|se|ses)|sans suite|non attribue(?:e|s|es)?|aucune offre(?: recue)?|pas d offre)(?: (?:pour|faute d|absence d|aucune|car|motif|relance|art).*)?$/

const saysFailed = (text: string): boolean => text.length <= 120 && FAILED.test(fold(text))

const AMOUNTS = ['montant', 'montantMaximum', 'montantTTC'] as const

/** An amount, or what is meant for one; "infructueux" in its column is none. */
const isStated = (found: { readonly cell: Cell } | null): boolean => found !== null && !saysFailed(found.cell.text)

/**
 * A procedure that gave no contract: "infructueux", "déclaré sans suite" stands for the holder, or alone in a cell of a
 * row without holder nor amount.
 */
export function isFailedAward(row: RowValues): boolean {
  if (row.locate('titulaireId')) return false
  const holder = row.text('titulaireNom')
  if (holder !== null) return saysFailed(holder)
  if (AMOUNTS.some((field) => isStated(row.locate(field)))) return false
  return filledCells(row.row).some(({ cell }) => isFilled(cell) && saysFailed(cell.text))
}
