import type { CustomDefinition } from '../../indicators/definition.js'
import { BUILT_IN_VERSION } from '../../indicators/definitions.js'
import { FACT_NAMES } from '../../indicators/facts.js'
import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import { type FigureContext, leftOutBy, ofAnyYear, periodOf, scopeOf } from '../../indicators/figures/scope.js'
import type { Frameworks } from '../../indicators/frameworks.js'
import { HOURS, HOURS_FIGURES, type HoursFigure } from '../../indicators/hours.js'
import { knownHours } from '../../indicators/hoursAccounts.js'
import type { Plan } from '../../indicators/plan.js'
import { amountOf, excludedReason, inScopeOfAnyYear } from '../../indicators/population.js'
import { compile } from '../../indicators/predicate/evaluate.js'
import { stateOf } from '../../indicators/selection.js'
import { SHARES } from '../../indicators/shares.js'
import type { CountedContract, Question } from '../../indicators/types.js'
import type { AmountColumn, Exclusion, FrozenCell, FrozenFigure } from './document.js'

/** What the rows of a frozen result are made from. */
export interface Standing {
  readonly contracts: readonly CountedContract[]
  readonly frameworks: Frameworks
  /** What each contract is for, by uid. */
  readonly objects: ReadonlyMap<string, string>
  readonly question: Question
  readonly plan: Plan | undefined
}

/** One cell of every row. */
export interface Column {
  readonly name: string
  readonly cell: (contract: CountedContract) => FrozenCell
  /** Whether a contract has its row because of this cell alone. */
  readonly looksAt?: (cell: FrozenCell) => boolean
}

/** Where built-in figures say why they leave a contract out. */
export const EXCLUSION = 'exclusion'
/** Of an hours figure: the contract is looked at, its hours are not known. */
export const NO_HOURS = 'unknown'

/** Every column of a frozen result: what tells a contract, then what each figure counted. */
export function columnsOf(standing: Standing): Column[] {
  return [
    ...contractColumns(standing),
    ...builtInColumns(standing),
    ...(standing.plan?.definitions ?? []).flatMap((definition) => ownColumns(definition, standing)),
  ]
}

/** How each figure of the answer to a question is to be found in the columns. */
export function figuresOf({ question, plan }: Pick<Standing, 'question' | 'plan'>): FrozenFigure[] {
  const common = { version: BUILT_IN_VERSION, exclusion: EXCLUSION, definition: null }
  return [
    ...SHARES.map(({ id, label, sentence, base, fact }) => ({
      ...{
        id,
        label,
        sentence,
        ...common,
        figure: 'share' as const,
        counts: base as 'contract' | 'euro',
        column: fact,
      },
      amounts: base === 'euro' ? amountColumn(question.amounts) : null,
    })),
    ...HOURS.map(({ id, label, sentence }) => ({
      ...{
        id,
        label,
        sentence,
        ...common,
        figure: 'hours' as const,
        counts: 'hour' as const,
        column: id,
        amounts: null,
      },
    })),
    ...(plan?.definitions ?? []).map((definition) => ownFigure(definition, question)),
  ]
}

function ownFigure(definition: CustomDefinition, question: Question): FrozenFigure {
  const { id, version, label, sentence, figure } = definition
  const isValue = definition.counts === 'euro'
  const amounts = (definition.figure === 'hours' ? undefined : definition.amounts) ?? question.amounts
  return {
    ...{ id, version, label, sentence, figure, definition, column: ownColumn(id), exclusion: ownExclusion(id) },
    counts: definition.figure === 'hours' ? 'hour' : definition.counts,
    amounts: isValue ? amountColumn(amounts) : null,
  }
}

const amountColumn = (amounts: Question['amounts']): AmountColumn =>
  amounts === 'latest' ? 'montantActuel' : 'montantInitial'
/** Ids of a plan are its own: they may be those of other columns. */
const ownColumn = (id: string): string => `plan:${id}`
const ownExclusion = (id: string): string => `plan:${id}:exclusion`

function contractColumns({ objects }: Standing): Column[] {
  return [
    { name: 'uid', cell: ({ uid }) => uid },
    { name: 'type', cell: ({ type }) => type },
    { name: 'acheteur', cell: ({ acheteur }) => acheteur },
    { name: 'id', cell: ({ id }) => id },
    { name: 'lot', cell: ({ lot }) => lot },
    { name: 'objet', cell: ({ uid }) => objects.get(uid) ?? null },
    { name: 'date', cell: ({ yearDate }) => yearDate },
    { name: 'direction', cell: ({ direction }) => direction },
    { name: 'categorie', cell: ({ categorie }) => categorie },
    { name: 'montantInitial', cell: (contract) => euros(amountOf(contract, { amounts: 'first' })) },
    { name: 'montantActuel', cell: (contract) => euros(amountOf(contract, { amounts: 'latest' })) },
    { name: 'montantMaximum', cell: ({ montantMaximum }) => montantMaximum },
  ]
}

function builtInColumns(standing: Standing): Column[] {
  const { frameworks, question } = standing
  const reasonOf = (contract: CountedContract): Exclusion | null =>
    isOfOtherDays(contract, question) ? 'outOfPeriod' : excludedReason(contract, frameworks, question)
  return [
    { name: EXCLUSION, cell: reasonOf, looksAt: isOfItsDays },
    ...FACT_NAMES.map((fact) => ({
      name: fact,
      cell: (contract: CountedContract) => (reasonOf(contract) === null ? stateOf(contract.states, fact) : null),
    })),
    ...HOURS_FIGURES.map((figure) => builtInHours(figure, standing, (contract) => reasonOf(contract) === null)),
  ]
}

const isOfItsDays = (reason: FrozenCell): boolean => reason !== 'outOfPeriod'
const isOfOtherDays = ({ yearDate }: CountedContract, { from, to }: Question): boolean =>
  yearDate !== null && (yearDate < from || yearDate > to)

function builtInHours(
  figure: HoursFigure,
  { contracts, frameworks, question }: Standing,
  isCounted: (contract: CountedContract) => boolean,
): Column {
  const inScope = (contract: CountedContract) => inScopeOfAnyYear(contract, frameworks, question)
  const known = knownHours(figure, contracts, frameworks, question)
  return hoursColumn(`insertionHours.${figure}`, isOfAnyYear(figure) ? inScope : isCounted, known)
}

/** Hours bear their own dates there: they may be worked on a contract of any year. */
const isOfAnyYear = (figure: HoursFigure): boolean => figure === 'done' || figure === 'validated'

function hoursColumn(
  name: string,
  isLookedAt: (contract: CountedContract) => boolean,
  known: ReturnType<typeof knownHours>,
): Column {
  const byUid = new Map(known.map(({ uid, hoursCounted }) => [uid, hoursCounted / 100]))
  return {
    name,
    cell: (contract) => (isLookedAt(contract) ? (byUid.get(contract.uid) ?? NO_HOURS) : null),
    looksAt: (cell) => cell !== null,
  }
}

function ownColumns(definition: CustomDefinition, standing: Standing): Column[] {
  const { frameworks, plan, question } = standing
  const context: FigureContext = { frameworks, buyerTypes: buyerTypesOf(plan ?? {}) }
  const reasonOf = leftOutBy(definition, question, context)
  const exclusion = { name: ownExclusion(definition.id), cell: reasonOf, looksAt: isOfItsDays }
  if (definition.figure === 'hours') return [exclusion, ownHours(definition, standing, context)]
  const stateIn = compile(definition.numerator, context)
  const counted = (contract: CountedContract) => (reasonOf(contract) === null ? stateIn(contract) : null)
  return [exclusion, { name: ownColumn(definition.id), cell: counted }]
}

function ownHours(
  definition: Extract<CustomDefinition, { figure: 'hours' }>,
  { contracts, question }: Standing,
  context: FigureContext,
): Column {
  const asked = { ...question, ...periodOf(definition, question) }
  const anyYear = isOfAnyYear(definition.counts)
  const among = anyYear
    ? ofAnyYear(definition, contracts, question, context).filter((contract) =>
        inScopeOfAnyYear(contract, context.frameworks, asked),
      )
    : scopeOf(definition, contracts, question, context).contracts
  const uids = new Set(among.map(({ uid }) => uid))
  const known = knownHours(definition.counts, among, context.frameworks, asked)
  return hoursColumn(ownColumn(definition.id), ({ uid }) => uids.has(uid), known)
}

const euros = (cents: number | null): number | null => (cents === null ? null : cents / 100)
