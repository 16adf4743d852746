import { countOf } from '../../french.js'
import type { Considered } from '../../indicators/figures/behind.js'
import type { HoursFigure } from '../../indicators/hours.js'
import type { Objective, Plan } from '../../indicators/plan.js'
import { SHARES } from '../../indicators/shares.js'
import type { CountedContract } from '../../indicators/types.js'
import { type Addition, whatIf } from '../../indicators/whatIf.js'
import { KIND_LABELS, KINDS, STATE_LABELS } from '../../states.js'
import type { Coming } from './coming.js'
import type { Choice } from './settled.js'
import { hoursFigureOf } from './worked.js'

/** A question that asks of more than facts may stay open once they are settled. */
export function leftOpen(choice: Choice, counted: readonly Considered[]): string[] {
  const states = new Map(counted.map(({ contract, state }) => [contract.uid, state]))
  const left = (chosen: readonly Considered[], state: 'yes' | 'no') =>
    chosen.filter(({ contract }) => (states.get(contract.uid) ?? state) !== state).length
  const [yes, no] = [left(choice.yes, 'yes'), left(choice.no, 'no')]
  return [
    yes > 0
      ? `${countOf(yes, 'marché confirmé ne compte', 'marchés confirmés ne comptent')} pas pour autant : l’objectif demande aussi autre chose`
      : null,
    no > 0
      ? `${countOf(no, 'marché écarté reste', 'marchés écartés restent')} à qualifier : l’objectif demande aussi autre chose`
      : null,
  ].filter((remark) => remark !== null)
}

interface ComingAmong {
  /** As they were asked for, each the same as its addition. */
  readonly said: readonly Coming[]
  readonly plan: Plan
  readonly objective: Objective
  readonly counted: readonly Considered[]
  readonly contracts: readonly CountedContract[]
}

/** Of contracts to come, what adds nothing to the figure and why, and what could not be supposed as it was said. */
export function comingRemarks(coming: readonly Addition[], among: ComingAmong): string[] {
  if (coming.length === 0) return []
  return [...overruled(coming, among.said), ...uncounted(coming, among)]
}

/** SPEC §2: facts said that contradict one another cannot all be supposed. */
function overruled(coming: readonly Addition[], said: readonly Coming[]): string[] {
  const found = coming.flatMap((each, at) => {
    const [like] = whatIf([], [{ ...each, add: 1 }]).contracts
    const asked = said[at]?.states ?? {}
    return KINDS.flatMap((kind) => {
      const state = asked[kind]
      return state === undefined || state === like?.states[kind]
        ? []
        : [`« ${KIND_LABELS[kind]} : ${STATE_LABELS[state]} » n’est pas supposé des marchés à venir : ${IMPLICATION}`]
    })
  })
  return [...new Set(found)]
}

const IMPLICATION =
  'une clause d’insertion est aussi une clause sociale, et sans clause sociale il n’y a pas d’insertion'

const sumOf = (coming: readonly Addition[]): number => coming.reduce((sum, { add }) => sum + add, 0)

function uncounted(coming: readonly Addition[], { plan, objective, counted, contracts }: ComingAmong): string[] {
  const known = new Set(contracts.map(({ uid }) => uid))
  const entered = counted.filter(({ contract }) => !known.has(contract.uid)).length
  const outside = sumOf(coming) - entered
  const figure = hoursFigureOf(plan, objective)
  if (figure !== null) return withoutHours(figure, outside)
  return [
    outside > 0
      ? `${countOf(outside, 'marché à venir n’entre', 'marchés à venir n’entrent')} pas dans ce que ce chiffre compte : la définition demande aussi un montant, un code CPV, une direction ou autre chose qui n’en est pas dit`
      : null,
    ...(entered > 0 ? nothingAdded(countedIn(plan, objective), coming) : []),
  ].filter((remark) => remark !== null)
}

type Counts = ReturnType<typeof countedIn>

/** What the figure counts, of those that count no hours. */
function countedIn({ definitions = [] }: Plan, { indicator }: Objective) {
  const own = definitions.find(({ id }) => id === indicator)
  return own?.counts ?? SHARES.find(({ id }) => id === indicator)?.base
}

/** Hours are worked on contracts, some time after they are notified. */
function withoutHours(counts: HoursFigure, silent: number): string[] {
  if (silent === 0) return []
  const number = countOf(silent, 'marché à venir', 'marchés à venir')
  const why =
    counts === 'contracted'
      ? 'sans heures d’insertion dites, rien ne s’ajoute à ce chiffre'
      : `aucune heure n’y est encore ${counts === 'validated' ? 'validée' : 'réalisée'}, rien ne s’ajoute à ce chiffre`
  return [`${number} : ${why} ; seul change le nombre de marchés dont les heures sont à connaître`]
}

function nothingAdded(counts: Counts, coming: readonly Addition[]): string[] {
  const number = countOf(sumOf(coming), 'marché à venir', 'marchés à venir')
  if (counts === 'supplier') return [`${number} : sans titulaire, rien ne s’ajoute à un chiffre en fournisseurs`]
  if (counts === 'lot') return [`${number} : chacun est supposé d’un seul lot`]
  if (counts !== 'euro') return []
  const silent = sumOf(coming.filter(({ montant }) => montant === undefined))
  const those = countOf(silent, 'marché à venir', 'marchés à venir')
  return silent === 0 ? [] : [`${those} sans montant : rien ne s’ajoute à un chiffre en euros`]
}
