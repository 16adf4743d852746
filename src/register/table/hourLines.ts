import type { ColumnDecision } from '../columns/decision.js'
import type { Field } from '../columns/fields.js'
import { isCumulative } from '../columns/hours.js'
import { headerTokens } from '../columns/tokens.js'
import type { SheetRow } from '../types.js'

/** `added`: to the hours of the other rows of its contract; `same`: a line met before; `doubtful`: nothing tells that they add up. */
export type HourLine = 'added' | 'same' | 'doubtful'

/** Whole headers: "Service bénéficiaire", "Personne référente", "Salariés en insertion" name nobody who worked. */
const PERSON =
  /^(?:nom |prenom |identifiant |id |code |numero |initiale )*(?:participant|salarie|stagiaire)(?: nom| prenom| identifiant| id)*$|^(?:nom |prenom )+beneficiaire$/
const PERIOD =
  /^(?:moi|mois|periode|trimestre|semestre|semaine|annee|date(?= (?:realisation|execution|travail|intervention)))(?: (?:realisation|execution|concerne|concernee|travaille|travaillee|travail|intervention|saisie|heure))*$/
/** "3" under "Participants" counts them. */
const NAMES_SOMEBODY = /\p{L}/u

const HOURS: ReadonlySet<Field | null> = new Set<Field | null>(['heuresRealisees', 'heuresDatees'])
const CONTRACT: ReadonlySet<Field | null> = new Set<Field | null>(['id', 'lot', 'objet', 'lotObjet', 'acheteur'])
const HOLDER: ReadonlySet<Field | null> = new Set<Field | null>([
  'titulaireNom',
  'titulaireId',
  'titulaireType',
  'codePostal',
])

/**
 * Lists of hours worked, a row for each person or each period, as those who follow insertion clauses keep them: the hours of
 * such rows add up. A line is its contract, its person and its period, whatever holder it names: twice, it counts once.
 */
export class HourLines {
  private readonly persons: readonly number[]
  private readonly periods: readonly number[]
  private readonly contract: readonly number[]
  private readonly all: readonly number[]
  /** All but what is about the holder. */
  private readonly unheld: readonly number[]
  /** What each line said when it was first met. */
  private readonly lines = new Map<string, SaidOnce>()
  /** Contracts of which a row is no line: it may be the total of the others. */
  private readonly totals = new Set<string>()

  constructor(columns: readonly ColumnDecision[]) {
    const placesOf = (isOf: (column: ColumnDecision) => boolean) => columns.filter(isOf).map(({ column }) => column)
    const hours = columns.filter(({ field }) => HOURS.has(field))
    const isList = hours.length > 0 && !hours.some(({ header }) => isCumulative(header))
    this.persons = isList ? placesOf((column) => isHeaded(column, PERSON)) : []
    this.periods = isList ? placesOf((column) => isHeaded(column, PERIOD)) : []
    this.contract = placesOf(({ field }) => CONTRACT.has(field))
    this.all = placesOf(() => true)
    this.unheld = placesOf(({ field }) => !HOLDER.has(field))
  }

  /** What the hours of a row are beside those of the other rows of its contract; null: this is no list of hours. */
  of(row: SheetRow): HourLine | null {
    if (this.persons.length + this.periods.length === 0) return null
    const contract = said(row, this.contract)
    if (!this.tellsLine(row)) {
      this.totals.add(contract)
      return 'doubtful'
    }
    const line = `${contract}${said(row, [...this.persons, ...this.periods])}`
    const before = this.lines.get(line)
    const now = { all: said(row, this.all), unheld: said(row, this.unheld) }
    if (before !== undefined) return this.again(before, now)
    this.lines.set(line, now)
    return this.totals.has(contract) ? 'doubtful' : 'added'
  }

  /** Under another holder it is the same line; to the letter, it may be another one where no period tells them apart. */
  private again(before: SaidOnce, now: SaidOnce): HourLine {
    const isTwice = before.all === now.all && this.periods.length === 0
    return before.unheld === now.unheld && !isTwice ? 'same' : 'doubtful'
  }

  private tellsLine({ cells }: SheetRow): boolean {
    const texts = (columns: readonly number[]) => columns.map((column) => cells[column]?.text ?? '')
    return (
      texts(this.persons).some((text) => NAMES_SOMEBODY.test(text)) ||
      texts(this.periods).some((text) => /\S/.test(text))
    )
  }
}

/** The cells of a line, with those about its holder and without. */
interface SaidOnce {
  readonly all: string
  readonly unheld: string
}

const isHeaded = ({ field, header }: ColumnDecision, words: RegExp): boolean =>
  field === null && words.test(headerTokens(header).join(' '))

const said = ({ cells }: SheetRow, columns: readonly number[]): string =>
  JSON.stringify(columns.map((column) => cells[column]?.text.trim() ?? ''))
