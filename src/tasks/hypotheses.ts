import { AppError } from '../errors.js'
import type { Considered } from '../indicators/figures/behind.js'
import type { Plan } from '../indicators/plan.js'
import type { Workable } from '../indicators/whatIf/workable.js'
import { contractsOf } from '../store/contracts.js'
import { type Asked, type Supposition, suppose } from './hypotheses/suppose.js'
import { measuresKnown } from './schemes/measures.js'
import { type SchemesAsked, type ShownScheme, schemesShown } from './schemes/shown.js'
import type { SchemeStanding } from './schemes/standing.js'
import type { Sources } from './sources.js'

type Parts = Parameters<typeof schemesShown>[0]

/** What is supposed of an objective: contracts still to qualify, hours to work, contracts to come. Nothing of it is ever written. */
export interface HypothesesAsked extends SchemesAsked, Asked {
  /** Id of an objective; null: the first that is measured. */
  readonly objective: string | null
  /** From 1: of the contracts still to qualify, or that could bring hours. */
  readonly page: number
}

/** A contract still to qualify for the figure of the objective. */
export interface OpenContract {
  readonly uid: string
  readonly objet: string | null
  readonly yearDate: string | null
  readonly montant: number | null
  readonly state: 'review' | 'unknown'
}

/** A contract that could bring hours to the figure of the objective, in hours; null: not known. */
export interface HoursContract {
  readonly uid: string
  readonly objet: string | null
  readonly contracted: number | null
  /** What the figure counts of it. */
  readonly counted: number | null
  /** Of those contracted, not done yet, whatever the year. */
  readonly left: number | null
  /** The day its term ends on. */
  readonly end: string | null
}

/** Contracts of which something may be supposed, page by page. */
export interface Supposable<T> {
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly contracts: readonly T[]
}

export interface Hypotheses {
  readonly shown: ShownScheme
  readonly buyers: Awaited<ReturnType<typeof schemesShown>>['buyers']
  /** As the buyer looked at is held to it. */
  readonly plan: Plan
  readonly objective: Supposition
  /** Other objectives of the scheme whose figure would not read the same. */
  readonly others: readonly Supposition[]
  readonly open: Supposable<OpenContract>
  /** Of an objective in hours, in place of those to qualify; null of others. */
  readonly workable: Supposable<HoursContract> | null
  readonly sources: Sources
  /** Whether what is supposed is a yes or a no: hours are neither. */
  readonly settles: boolean
  readonly supposing: boolean
  readonly yes: number
  readonly no: number
  readonly added: number
  /** Contracts that would bring more hours, and how many in all. */
  readonly worked: { readonly contracts: number; readonly hours: number }
  /** What was asked and could not be supposed, or does not count, in words. */
  readonly remarks: readonly string[]
}

const PAGE = 100

/** What the figures of a scheme would be. Throws AppError `noSuchScheme`, `noSuchObjective`. */
export async function hypothesesOf(parts: Parts, asked: HypothesesAsked): Promise<Hypotheses> {
  const { database: db, scope, memo, now } = parts
  const { shown, buyers, sources } = await schemesShown(parts, asked)
  if (shown === null) throw new AppError('noSuchObjective', 'Aucun schéma n’est enregistré : il n’y a rien à supposer.')
  const { acheteur } = asked
  const measures = await measuresKnown(db, scope, shown.standing.plan, { now: now(), memo, acheteur })
  const supposed = suppose(measures, objectiveAsked(shown.standing, asked), shown.standing, asked)
  const open = pageOf(supposed.open, asked.page)
  const workable = pageOf(supposed.workable, asked.page)
  const shownUids = [...open.contracts, ...workable.contracts].map(({ contract }) => contract.uid)
  const stored = await contractsOf(db, scope, shownUids)
  const objetOf = (uid: string) => stored.get(uid)?.record.objet ?? null
  return {
    ...{ shown, buyers, sources, plan: measures.plan },
    ...supposed,
    open: { ...open, contracts: open.contracts.map((each) => openContract(each, objetOf(each.contract.uid))) },
    workable: supposed.settles
      ? null
      : { ...workable, contracts: workable.contracts.map((each) => hoursContract(each, objetOf(each.contract.uid))) },
  }
}

function objectiveAsked({ objectives, plan: { title } }: SchemeStanding, { objective: id }: HypothesesAsked) {
  const found = objectives.find(({ objective }) => (id === null ? objective.indicator !== null : objective.id === id))
  if (found?.indicator) return found
  const why = found ? `rien ici ne mesure « ${found.objective.label} »` : `aucun objectif « ${id ?? 'mesuré'} »`
  throw new AppError('noSuchObjective', `Schéma « ${title} » : ${why}, rien ne peut en être supposé.`)
}

function openContract({ contract, state }: Considered, objet: string | null): OpenContract {
  const { uid, yearDate, montantFirst } = contract
  const montant = montantFirst === null ? null : montantFirst / 100
  return { uid, objet, yearDate, montant, state: state === 'review' ? state : 'unknown' }
}

function hoursContract({ contract, contracted, counted, left, end }: Workable, objet: string | null): HoursContract {
  const inHours = (hundredths: number | null) => hundredths && hundredths / 100
  return {
    ...{ uid: contract.uid, objet, end },
    ...{ contracted: inHours(contracted), counted: inHours(counted), left: inHours(left) },
  }
}

function pageOf<T>(all: readonly T[], asked: number): Supposable<T> {
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const page = Math.min(asked, pages)
  return { total: all.length, pages, page, contracts: all.slice((page - 1) * PAGE, page * PAGE) }
}
