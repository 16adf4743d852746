import { countOf } from '../../french.js'
import type { Considered } from '../../indicators/figures/behind.js'
import { buyerTypesOf } from '../../indicators/figures/buyers.js'
import type { Objective, Plan } from '../../indicators/plan.js'
import { numeratorOf, type Settlement, settlements } from '../../indicators/whatIf/settling.js'
import type { Hypothesis } from '../../indicators/whatIf.js'

/** Which of the contracts still to qualify are supposed to be what: so many of them, or these. */
export interface Picked {
  readonly confirmed: number
  readonly rejected: number
  /** By uid. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

export interface Choice {
  readonly yes: readonly Considered[]
  readonly no: readonly Considered[]
  readonly remarks: readonly string[]
}

/** Those named first, then as many others as asked, the largest amounts first: a figure in euros depends on which. */
export function picked(open: readonly Considered[], { confirmed, rejected, yes, no }: Picked): Choice {
  const both = new Set(yes.filter((uid) => no.includes(uid)))
  const named = (uids: readonly string[]) =>
    open.filter(({ contract: { uid } }) => uids.includes(uid) && !both.has(uid))
  const [chosenYes, chosenNo] = [named(yes), named(no)]
  const taken = new Set([...chosenYes, ...chosenNo])
  const others = open.filter((each) => !taken.has(each)).toSorted(byAmount)
  const strangers = new Set([...yes, ...no].filter((uid) => !open.some(({ contract }) => contract.uid === uid)))
  return {
    yes: [...chosenYes, ...others.slice(0, confirmed)],
    no: [...chosenNo, ...others.slice(confirmed, confirmed + rejected)],
    remarks: remarksOf(both.size, strangers.size, confirmed + rejected - others.length),
  }
}

const byAmount = ({ contract: a }: Considered, { contract: b }: Considered): number =>
  (b.montantFirst ?? 0) - (a.montantFirst ?? 0) || (a.uid < b.uid ? -1 : 1)

function remarksOf(both: number, strangers: number, tooMany: number): string[] {
  const nothing = 'rien n’en est supposé'
  return [
    both > 0 ? `${countOf(both, 'marché coché', 'marchés cochés')} oui et non à la fois : ${nothing}` : null,
    strangers > 0
      ? `${countOf(strangers, 'marché coché qui n’est', 'marchés cochés qui ne sont')} pas à qualifier pour ce chiffre : ${nothing}`
      : null,
    tooMany > 0
      ? `${countOf(tooMany, 'marché', 'marchés')} de plus qu’il n’en reste à qualifier : tous ceux qui restent sont pris`
      : null,
  ].filter((remark) => remark !== null)
}

/** The facts that would have to be settled for a choice to come true. */
export function settledBy(plan: Plan, { indicator }: Objective, { yes, no }: Choice): Hypothesis[] {
  const numerator = indicator === null ? null : numeratorOf(indicator, plan.definitions ?? [])
  if (numerator === null) return []
  const context = { buyerTypes: buyerTypesOf(plan) }
  const groups = new Map<string, { readonly settling: Settlement; readonly uids: string[] }>()
  const supposed = [...yes.map((each) => [each, 'yes'] as const), ...no.map((each) => [each, 'no'] as const)]
  for (const [{ contract }, as] of supposed) {
    for (const settling of settlements(numerator, as, contract, context)) {
      const key = JSON.stringify(settling)
      const group = groups.get(key)
      if (group) group.uids.push(contract.uid)
      else groups.set(key, { settling, uids: [contract.uid] })
    }
  }
  return [...groups.values()].map(({ settling, uids }) => ({ ...settling, uids }))
}
