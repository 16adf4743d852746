import { type Cells, type Draft, fieldsOf, isEmpty } from './draft.js'
import type { Field } from './fields.js'

const AMENDMENT = /^(?:avenant|modification)$/
const TOTAL = /^(?:total|global|cumul)$/

/** "Montant total" beside "Montant" and amendments counts these in: the amount of the contract is the first. */
export function afterAmendments(drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some(({ words }) => words.tokens.some((token) => AMENDMENT.test(token)))) return drafts
  const isTotal = ({ words }: Draft): boolean => words.tokens.some((token) => TOTAL.test(token))
  if (!drafts.some((draft) => isAmount(draft) && !isEmpty(draft) && !isTotal(draft))) return drafts
  const reason = 'total avenants compris, à côté du montant du marché'
  return drafts.map((draft) =>
    isAmount(draft) && isTotal(draft)
      ? {
          ...draft,
          claim: { ...draft.claim, field: null, confidence: 0, alternatives: ['modificationMontant'], reason },
        }
      : draft,
  )
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/

/** "Montant HT 2023", "Montant HT 2024": what is spent each year is no amount of the contract. */
export function amountsOfYears(drafts: readonly Draft[]): readonly Draft[] {
  const years = new Set(drafts.filter(isAmount).flatMap(({ header }) => YEAR.exec(header)?.[0] ?? []))
  if (years.size < 2) return drafts
  const reason = 'plusieurs colonnes donnent chacune le montant d’une année, et non celui du marché'
  return drafts.map((draft) =>
    isAmount(draft) && YEAR.test(draft.header)
      ? {
          ...draft,
          claim: { ...draft.claim, field: null, confidence: 0, alternatives: [], refuted: 'montant', reason },
        }
      : draft,
  )
}

const ANY_IDENTIFIER = /^(?:(?:numero )?(?:siret|siren)|identifiant)$/
const SUBCONTRACTOR = /^(?:nom |raison sociale )*(?:sous traitant|soustraitant)(?: nom)?$/

/** "SIRET" right after "Sous-traitant" may be his: nothing says that it is the holder's. */
export function besideSubcontractor(drafts: readonly Draft[]): readonly Draft[] {
  const said = (column: number): string => drafts.find((draft) => draft.column === column)?.words.tokens.join(' ') ?? ''
  return drafts.map((draft) => {
    const { column, claim } = draft
    if (claim.field !== 'titulaireId' || !ANY_IDENTIFIER.test(said(column))) return draft
    if (!SUBCONTRACTOR.test(said(column - 1))) return draft
    const reason = 'à côté du sous-traitant : rien ne dit que ce soit l’identifiant du titulaire'
    return { ...draft, claim: { ...claim, field: null, confidence: 0, alternatives: fieldsOf(claim), reason } }
  })
}

const WORKED: ReadonlySet<Field | null> = new Set<Field | null>(['heuresRealisees', 'heuresDatees'])
const TERM: ReadonlySet<Field | null> = new Set<Field | null>(['dateDebut', 'dateFin'])

/** Plurals are cut: "mois" is left without its last letter. */
const NAMES_MONTH = /^moi(?: (?:realisation|execution|concerne|travaille|saisie|paie|heure|intervention))?$/
const MONTH = 'mois où les heures sont faites, ou durée : rien ne dit lequel'
const PERSONAL = 'date du marché ou du parcours d’une personne : rien ne dit de quoi'

/** Where hours worked are told, a start and an end may be those of a person's time: no duration of a contract. */
export function besideHours(drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some(({ claim }) => WORKED.has(claim.field))) return drafts
  return drafts.map((draft) => {
    const { claim, words } = draft
    const isMonth = claim.field === 'dureeMois' && NAMES_MONTH.test(words.tokens.join(' '))
    if (!isMonth && !TERM.has(claim.field)) return draft
    const reason = isMonth ? MONTH : PERSONAL
    return { ...draft, claim: { ...claim, field: null, confidence: 0, alternatives: fieldsOf(claim), reason } }
  })
}

const HOURS_ALONE = /^(?:heure|nombre|volume|total)$/

/**
 * "Heures" says of what beside "Clause d’insertion", where no other column gives the hours of the contract, and where every row
 * that has some has a clause: beside "Non" they are those of something else.
 */
export function hoursOfClause(drafts: readonly Draft[], rows: readonly Cells[]): readonly Draft[] {
  const clause = drafts.find(
    ({ claim, words: { tokens } }) =>
      claim.field === 'colonne' && (tokens.includes('insertion') || tokens.join(' ') === 'clause sociale'),
  )
  if (clause === undefined || drafts.some(({ claim }) => HOURS.has(claim.field))) return drafts
  const alone = drafts.filter(({ claim, words: { tokens } }) => claim.field === null && areHours(tokens))
  const [only] = alone
  if (only === undefined || alone.length > 1) return drafts
  if (rows.some((row) => FIGURE.test(textAt(row, only)) && !HAS_CLAUSE.test(textAt(row, clause)))) return drafts
  const reason = 'heures, à côté de la clause d’insertion'
  const claim = { ...only.claim, field: 'heuresContractualisees' as const, confidence: 0.7, reason }
  return drafts.map((draft) => (draft === only ? { ...draft, claim } : draft))
}

const textAt = (row: Cells, { column }: Draft): string => row[column]?.text.trim() ?? ''
const FIGURE = /[1-9]/
const HAS_CLAUSE = /^(?!(?:non|no?|nc|faux|false|0|n[ée]ant|sans|aucune?|pas|so|☐)(?![\p{L}\p{N}]))[^\s–-]/iu

const HOURS: ReadonlySet<Field | null> = new Set<Field | null>([
  'heuresContractualisees',
  'heuresRealisees',
  'heuresDatees',
])
const areHours = (tokens: readonly string[]): boolean =>
  tokens.includes('heure') && tokens.every((token) => HOURS_ALONE.test(token))

const isAmount = ({ claim }: Draft): boolean => claim.field === 'montant'
