import type { ColumnDecision } from '../columns/decision.js'
import type { Field } from '../columns/fields.js'
import { isCumulative, type Span } from '../columns/hours.js'
import { headerTokens } from '../columns/tokens.js'
import type { SheetRow } from '../types.js'
import type { HourPeriods } from './hourPeriods.js'
import { type HourStructures, isOfCompany } from './hourStructures.js'
import { isBareSummary, namesSummary } from './summaries.js'

/**
 * `added`: to the hours worked that the other rows of its contract give; `addedContracted`: to those contracted; `addedAll`: to
 * both. `same`: a line met before; `doubtful`: nothing tells that they add up.
 */
export type HourLine = 'added' | 'addedContracted' | 'addedAll' | 'same' | 'doubtful'

/** Whole headers: "Service bénéficiaire", "Personne référente", "Salariés en insertion" name nobody who worked. */
const PERSON =
  /^(?:nom |prenom |identifiant |id |code |numero |initiale )*(?:participant|salarie|stagiaire)(?: nom| prenom| identifiant| id)*$|^(?:nom |prenom )+beneficiaire$/
const PERIOD =
  /^(?:moi|mois|periode|trimestre|semestre|semaine|annee|date(?= (?:realisation|execution|travail|intervention)))(?: (?:realisation|execution|concerne|concernee|travaille|travaillee|travail|intervention|saisie|heure))*$/
/** Of one person on one contract; beyond, they are no longer told apart. */
const MOST_SPANS = 400
const DAY = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)(?!.*\d[-/.]\d)/
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
 * such rows add up. A line is its contract, its person, its period and the structure that employs, whatever holder it names:
 * twice, it counts once.
 */
export class HourLines {
  private readonly persons: readonly number[]
  private readonly periods: readonly number[]
  /** Holders, where the hours worked are said to be those of each. */
  private readonly companies: readonly number[]
  /** The same, of hours contracted. */
  private readonly bound: readonly number[]
  /** The structure that employs, beside a person or a period. */
  private readonly structures: readonly number[]
  private readonly contract: readonly number[]
  private readonly all: readonly number[]
  /** All but what is about the holder. */
  private readonly unheld: readonly number[]
  /** What each line said when it was first met. */
  private readonly lines = new Map<string, SaidOnce>()
  /** Periods met of each contract and person. */
  private readonly spans = new Map<string, Span[]>()
  private readonly contracts = new Set<string>()
  /** Of each line but for its structure, whether it names one. */
  private readonly named = new Map<string, boolean>()
  /** Contracts of which a row is no line: it may be the total of the others. */
  private readonly totals = new Set<string>()

  constructor(
    columns: readonly ColumnDecision[],
    private readonly hourPeriods: HourPeriods | null = null,
    structures: HourStructures | null = null,
  ) {
    const placesOf = (isOf: (column: ColumnDecision) => boolean) => columns.filter(isOf).map(({ column }) => column)
    const hours = columns.filter(({ field }) => HOURS.has(field))
    const isList = hours.length > 0 && !hours.some(({ header }) => isCumulative(header))
    this.persons = isList ? placesOf((column) => isHeaded(column, PERSON)) : []
    this.periods = isList ? placesOf((column) => isHeaded(column, PERIOD)) : []
    const holders = placesOf(({ field }) => field === 'titulaireNom' || field === 'titulaireId')
    this.companies = isList && hours.every(isOfCompany) ? holders : []
    const contracted = columns.filter(({ field }) => field === 'heuresContractualisees')
    const isAlone = this.persons.length + this.periods.length === 0
    this.structures = isList && !isAlone && structures?.areOwn ? structures.columns : []
    this.bound = isAlone && contracted.length > 0 && contracted.every(isOfCompany) ? holders : []
    this.contract = placesOf(({ field }) => CONTRACT.has(field))
    this.all = placesOf(() => true)
    this.unheld = placesOf(({ field }) => !HOLDER.has(field))
  }

  /** What the hours of a row are beside those of the other rows of its contract; null: this is no list of hours. */
  of(row: SheetRow): HourLine | null {
    const worked = this.worked(row)
    if (!isFilledIn(row, this.bound)) return worked
    if (worked === 'added') return 'addedAll'
    return worked ?? this.contracted(row)
  }

  /** Hours contracted alone, of a holder that no row of the contract has named before. */
  private contracted(row: SheetRow): HourLine {
    const line = said(row, [...this.contract, ...this.bound])
    if (this.contracts.has(line)) return 'doubtful'
    this.contracts.add(line)
    return 'addedContracted'
  }

  private worked(row: SheetRow): HourLine | null {
    if (this.persons.length + this.periods.length + this.companies.length === 0) return null
    const contract = said(row, this.contract)
    const isTotal = this.isTotal(row)
    if (isTotal && this.contracts.has(contract)) return 'doubtful'
    if (isTotal || !this.tellsLine(row)) {
      this.totals.add(contract)
      return 'doubtful'
    }
    this.contracts.add(contract)
    return this.lineOf(row, contract)
  }

  private lineOf(row: SheetRow, contract: string): HourLine {
    const whose = `${contract}${said(row, [...this.persons, ...this.periods, ...this.companies])}`
    const line = `${whose}${said(row, this.structures)}`
    const before = this.lines.get(line)
    const now = { all: said(row, this.all), unheld: said(row, this.unheld) }
    if (before !== undefined) return this.again(before, now, this.namesSomebody(row))
    this.lines.set(line, now)
    const worker = said(row, [...this.persons, ...this.companies, ...this.structures])
    const mayHoldOthers = this.overlaps(row, `${contract}${worker}`) || this.mixes(row, whose)
    return mayHoldOthers || this.totals.has(contract) ? 'doubtful' : 'added'
  }

  /** A month without structure beside the same month of one may be its total. */
  private mixes(row: SheetRow, whose: string): boolean {
    if (this.structures.length === 0) return false
    const names = isFilledIn(row, this.structures)
    const before = this.named.get(whose)
    if (before === undefined) this.named.set(whose, names)
    return before !== undefined && before !== names
  }

  /** "Total" under Participant, "Cumul" under Mois: the sum of the others. */
  private isTotal({ cells }: SheetRow): boolean {
    return [...this.persons, ...this.periods, ...this.companies, ...this.structures].some((column) => {
      const cell = cells[column]
      return cell !== undefined && (namesSummary(cell) || isBareSummary(cell))
    })
  }

  /** Several days of a month are so many lines; a month written in two ways is one. */
  private isDay({ cells }: SheetRow): boolean {
    return this.periods.some((column) => DAY.test(cells[column]?.text.trim() ?? ''))
  }

  /** A quarter among its months holds their hours already. */
  private overlaps(row: SheetRow, key: string): boolean {
    const span = this.hourPeriods?.of(row)
    if (!span) return false
    const met = this.spans.get(key) ?? []
    const isWithin = met.some(({ from, to }) => from <= span.to && span.from <= to)
    if (isWithin && this.isDay(row) && met.some(({ from, to }) => from === span.from && to === span.to)) return false
    if (met.length < MOST_SPANS) this.spans.set(key, [...met, span])
    return isWithin
  }

  /**
   * Under another holder it is the same line where somebody is named; else it may be what another one worked. To the letter, it
   * may be another line where no period tells them apart, or where nobody is named: two people of one month.
   */
  private again(before: SaidOnce, now: SaidOnce, isNamed: boolean): HourLine {
    if (before.all === now.all) return this.periods.length > 0 && isNamed ? 'same' : 'doubtful'
    return before.unheld === now.unheld && isNamed ? 'same' : 'doubtful'
  }

  private tellsLine(row: SheetRow): boolean {
    return this.namesSomebody(row) || isFilledIn(row, [...this.periods, ...this.companies])
  }

  private namesSomebody({ cells }: SheetRow): boolean {
    return this.persons.some((column) => NAMES_SOMEBODY.test(cells[column]?.text ?? ''))
  }
}

/** The cells of a line, with those about its holder and without. */
interface SaidOnce {
  readonly all: string
  readonly unheld: string
}

const isFilledIn = ({ cells }: SheetRow, columns: readonly number[]): boolean =>
  columns.some((column) => /\S/.test(cells[column]?.text ?? ''))

const isHeaded = ({ field, header }: ColumnDecision, words: RegExp): boolean =>
  field === null && words.test(headerTokens(header).join(' '))

const said = ({ cells }: SheetRow, columns: readonly number[]): string =>
  JSON.stringify(columns.map((column) => cells[column]?.text.trim() ?? ''))
