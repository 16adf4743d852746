import { ruleOf } from '../../considerations/columns.js'
import { headerSays } from '../../considerations/headerSays.js'
import type { ColumnRule } from '../../considerations/rules/columns.js'
import { digestOf, formerLot, lotOf } from '../../contract/identity.js'
import type { ContractRecord, SourceText } from '../../contract.js'
import type { Kind } from '../../states.js'
import type { Decision } from '../../store/decisions.js'

/** What an officer was shown of a contract: all the words read, whatever the cells they stood in. */
export function readDigest(record: ContractRecord, lot = lotOf(record)): string {
  const texts = record.texts.map(({ field, column, text }) => JSON.stringify([field, column, text]))
  return digestOf(JSON.stringify([lot, texts.sort()]), 32)
}

/** Told from the digests of all that is read, by which decisions were bound before. */
const OF_FACT = 'fait:'

/** What a decision is bound to: of all that is read of a contract, what bears on the fact decided. */
export function factDigest(record: ContractRecord, kind: Kind, lot = lotOf(record)): string {
  const said = new Set(textsOn(record, kind).map((text) => saidAs(text)))
  return OF_FACT + digestOf(JSON.stringify([lot, [...said].sort()]), 32)
}

/** Whether what a decision was bound to is what is read. */
export const isStillRead = (
  { kind, readDigest: bound }: Pick<Decision, 'kind' | 'readDigest'>,
  record: ContractRecord,
) => {
  const isOf = (lot: string | null): boolean =>
    bound === (bound.startsWith(OF_FACT) ? factDigest(record, kind, lot) : readDigest(record, lot))
  const lot = lotOf(record)
  const former = formerLot(record, lot)
  return isOf(lot) || (former !== lot && isOf(former))
}

/** Texts, which may speak of any fact, and columns of this one; a column that is none of ours may be of any. */
export const textsOn = ({ texts }: Pick<ContractRecord, 'texts'>, kind: Kind): SourceText[] =>
  texts.filter((text) => {
    const rule = text.field === 'colonne' ? ruleOf(text) : null
    return rule === null || kindsUnder(rule).some((of) => of === kind || FOLLOWS[kind] === of)
  })

/** The facts that a column may answer about: its own, and those that its values name. */
const kindsUnder = ({ kinds, values = [] }: ColumnRule): Kind[] => [...kinds, ...values.flatMap((value) => value.kinds)]

/** Clauses of which the one follows from the other (SPEC §2): what is said of one bears on both. */
const FOLLOWS: Partial<Readonly<Record<Kind, Kind>>> = {
  insertionClause: 'socialClause',
  socialClause: 'insertionClause',
}

/** A column is what it declares, however its header is worded; "absence de…" and whom it reserves to are part of that. */
export function saidAs(said: SourceText): string {
  const { field, column, text, blank = null } = said
  const rule = field === 'colonne' ? ruleOf(said) : null
  return JSON.stringify([field, rule ? [rule.id, headerSays(said, rule)] : column, text.trim(), blank])
}
