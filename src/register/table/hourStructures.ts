import type { ColumnDecision } from '../columns/decision.js'
import { headerTokens } from '../columns/tokens.js'
import type { SheetRow } from '../types.js'

/** Whole headers: "Structure", "SIAE employeur", "Nom de la structure d’insertion". "Type de structure" names none. */
const STRUCTURE =
  /^(?:nom |raison sociale |siret )*(?:structure|siae|employeur)(?: (?:insertion|employeur|employeuse|porteuse|accueil|siae|iae))*$/
/** "Heures réalisées par l’entreprise": each holder has its own. */
const COMPANY = /^(?:entreprise|titulaire|attributaire|cotraitant|mandataire|prestataire|societe|structure)$/

/** Whether hours are said to be those of each holder. */
export const isOfCompany = ({ header }: ColumnDecision): boolean =>
  headerTokens(header).some((token) => COMPANY.test(token))

/** Who worked the hours of a row, where a column tells it: the structure that employs, or the holder whose hours they are. */
export class HourStructures {
  private constructor(
    readonly columns: readonly number[],
    /** Whether these are columns of their own, and not those of the holders. */
    readonly areOwn: boolean,
  ) {}

  /** Null where hours worked are of nobody in particular. */
  static in(columns: readonly ColumnDecision[]): HourStructures | null {
    const hours = columns.filter(({ field }) => field === 'heuresRealisees' || field === 'heuresDatees')
    if (hours.length === 0) return null
    const structures = columns.filter(({ field, header }) => field === null && STRUCTURE.test(words(header)))
    const holders = columns.filter(({ field }) => field === 'titulaireId' || field === 'titulaireNom')
    const telling = structures.length > 0 ? structures : hours.every(isOfCompany) ? holders : []
    return telling.length === 0
      ? null
      : new HourStructures(
          telling.map(({ column }) => column),
          structures.length > 0,
        )
  }

  /** Undefined where the row names none. */
  of({ cells }: SheetRow): string | undefined {
    for (const column of this.columns) {
      const text = cells[column]?.text.replace(/\s+/gu, ' ').trim() ?? ''
      if (text !== '') return text
    }
    return undefined
  }
}

const words = (header: string): string => headerTokens(header).join(' ')
