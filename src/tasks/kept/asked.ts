import { bandBelow, type CellsAsked } from '../../indicators/cells.js'
import type { Question } from '../../indicators/types.js'
import { circularCallOffs } from '../../store/callOffs.js'
import { contractsOfYears } from '../../store/cellsNaming.js'
import type { Database, Scope } from '../../store/database.js'
import type { Memo } from '../memo.js'

/** A question that the sums kept ready may answer, of the whole, of some buyers, or of a direction and a category. */
export type KeptQuestion = Question & Pick<CellsAsked, 'direction' | 'categorie'>
export type YearsAsked = CellsAsked & { readonly years: readonly [number, number] }

/** What answers are read from, and kept in until the next publication. */
export interface Kept {
  readonly db: Database
  readonly scope: Scope
  readonly memo: Memo
}

/** The cells that a question is about; null: they cannot answer it. */
export function askedOf(question: KeptQuestion): YearsAsked | null {
  const { from, to, minAmount, amounts, direction, categorie } = question
  const [below, buyers] = [bandBelow(minAmount), buyersOf(question)]
  if (amounts === 'latest' || below === null || buyers === null) return null
  if (buyers !== undefined && (direction ?? categorie) !== undefined) return null
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return null
  return { years: [Number(from.slice(0, 4)), Number(to.slice(0, 4))], direction, categorie, buyers, below }
}

/** SIREN of the buyers asked about; null: it is one establishment; undefined: all. */
function buyersOf({ acheteur, buyers }: Question): readonly string[] | undefined | null {
  if (acheteur === undefined) return buyers
  if (acheteur.length !== 9) return null
  return buyers === undefined || buyers.includes(acheteur) ? [acheteur] : []
}

/** How many contracts of the same years are of none of the buyers asked about. */
export async function ofOthers({ db, scope, memo }: Kept, { years, buyers }: YearsAsked): Promise<number> {
  if (buyers === undefined) return 0
  const count = (whose?: readonly string[]) =>
    memo.of(db, scope, JSON.stringify(['contracts of years', years, whose]), () =>
      contractsOfYears(db, scope, { years, buyers: whose }),
    )
  return (await count()) - (await count(buyers))
}

export const circularKnown = ({ db, scope, memo }: Kept): Promise<string[]> =>
  memo.of(db, scope, 'circular call-offs', () => circularCallOffs(db, scope))
