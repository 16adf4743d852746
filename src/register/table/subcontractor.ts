import { fold } from '../../fold.js'
import type { SheetRow } from '../types.js'
import type { Columns } from './sheetColumns.js'

const SUBCONTRACTOR = /^sous ?traitant(?:e|s|es)?(?: (?:de )?(?:rang|niveau) \d| (?:direct|indirect)e?)?$/
const ROLE =
  /^(?:role|qualite|fonction|statut|type|nature)(?: (?:du |de l |de la |d )?(?:titulaire|entreprise|operateur|fournisseur|tiers|membre))*$/
const LONGEST = 40

/** Columns that say the part somebody takes in a contract. */
export const roleColumns = ({ layout }: Columns): readonly number[] =>
  layout.columns.filter(({ header }) => ROLE.test(fold(header))).map(({ column }) => column)

/** A row about a subcontractor, as its role says: no holder, and no contract of its own. */
export const isSubcontractor = ({ cells }: SheetRow, roles: readonly number[]): boolean =>
  roles.some((column) => {
    const text = cells[column]?.text ?? ''
    return text.length <= LONGEST && SUBCONTRACTOR.test(fold(text))
  })
