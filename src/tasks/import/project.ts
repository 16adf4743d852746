import type { OfficerDecisions } from '../../considerations/combine.js'
import { comparedWith } from '../../considerations/quantities/compare.js'
import type { RuleSet } from '../../considerations/ruleSet.js'
import type { ColumnRule } from '../../considerations/rules/columns.js'
import { traitsOf } from '../../considerations/subjects.js'
import { considerationsOf } from '../../considerations/tag.js'
import type { Considerations, Flag } from '../../considerations/types.js'
import { lotOf } from '../../contract/identity.js'
import { inOneOrder } from '../../contract/memberOrder.js'
import { saysSubsequent, saysTest } from '../../contract/nature.js'
import { recordDigest } from '../../contract/versions/digest.js'
import type { FoldedContract } from '../../contract/versions.js'
import { type ContractRecord, type SourceText, yearDateOf } from '../../contract.js'
import { KINDS } from '../../states.js'
import type { StoredContract } from '../../store/contracts.js'
import type { Decision } from '../../store/decisions.js'
import type { StoredVersion } from '../../store/versions.js'
import { type ByHand, UNTOUCHED } from '../byHand.js'
import { corrected } from '../correct/corrected.js'
import { isStillRead } from './bound.js'
import { folded, isStated, type SaidBy } from './folded.js'
import { groundsOf } from './grounds.js'
import { holdersOf } from './holders.js'

/** A contract as its versions make it, with what was found in it and what officers decided of it: the row that is counted. */
export function projectContract(
  versions: readonly [StoredVersion, ...StoredVersion[]],
  rules: RuleSet,
  { decisions, corrections }: ByHand = UNTOUCHED,
): StoredContract {
  const [{ uid, baseUid, lot: known }] = versions
  const said = folded(versions, rules.columns)
  const isWhole = versions.some(({ part }) => part !== null)
  const read = isWhole && corrections.length > 0 ? folded(versions, rules.columns, corrections) : said
  const { importId, record, laterTexts } = corrected(read, corrections, rules.columns)
  // Somebody who puts the amount right says what it was from the first; a later total stays what it is.
  const montantLatest = read.montantLatest === read.record.montant ? record.montant : read.montantLatest
  const lot = record.lot === said.record.lot && !(isWhole && known === null) ? known : lotOf(record)
  const found = established({ record, laterTexts }, rules, decisions)
  const declared = record.heuresContractualisees === null ? null : record.heuresContractualisees / 100
  const considerations = { ...found, quantities: comparedWith(declared, found.quantities, lotOf(record)) }
  return {
    uid,
    baseUid,
    lot,
    sourceImportId: importId,
    montantLatest,
    ...countedAs(record),
    states: considerations.states,
    traits: traitsOf(considerations),
    reservedTo: considerations.reservedTo,
    grounds: groundsOf(considerations, officerOf(decisions)),
    record,
    considerations,
    rulesVersion: rules.version,
  }
}

/** What a record says of how its contract is counted. */
function countedAs(record: ContractRecord) {
  const year = yearDateOf(record)
  return {
    type: record.type,
    test: saysTest(record.objet),
    acheteur: record.acheteur.id,
    id: record.id,
    idAccordCadre: record.idAccordCadre,
    saysSubsequent: saysSubsequent(record),
    yearDate: year.date,
    yearBasis: year.basis,
    montantFirst: record.montant,
    montantMaximum: record.montantMaximum,
    heuresContractualisees: record.heuresContractualisees,
    heuresRealisees: record.heuresRealisees,
    hours: record.hours,
    direction: oneLine(record.direction),
    categorie: oneLine(record.categorie),
    dureeMois: record.dureeMois,
    codeCPV: record.codeCPV,
    procedure: stated(record.procedure),
    nature: stated(record.nature),
    consultation: stated(record.consultation),
    dateLancement: record.dateLancement,
    valeurEstimee: record.valeurEstimee,
    holders: holdersOf(record.titulaires),
  }
}

const stated = (text: string | null): string | null => text?.trim() || null

/** What its texts say and its officers decided, with what they should know of how it came out. */
function established(
  { record, laterTexts }: Pick<FoldedContract, 'record' | 'laterTexts'>,
  rules: RuleSet,
  decisions: readonly Decision[],
): Considerations {
  const [lot, names] = [lotOf(record), namesOf(record)]
  const read = (texts: readonly SourceText[], officer: OfficerDecisions = {}) =>
    considerationsOf(
      texts.map(({ field, column, declares, text, blank, cell }) => {
        return { field, column, declares, text, blank, cell, lot, names }
      }),
      officer,
      rules,
    )
  if (decisions.length === 0) {
    const asRead = read(record.texts)
    return laterTexts ? { ...asRead, flags: [...asRead.flags, ...changes(asRead, read(laterTexts))] } : asRead
  }
  const decided = read(record.texts, officerOf(decisions))
  const flags = withDecisions(decided.flags, decisions, record)
  // Changes are between two readings: a decision stands over both.
  return { ...decided, flags: [...flags, ...(laterTexts ? changes(read(record.texts), read(laterTexts)) : [])] }
}

/** What the imports say of a contract, completed by what is part of it, whatever was done to it by hand. */
export const recordRead = (versions: readonly SaidBy[], columns?: readonly ColumnRule[]): ContractRecord =>
  folded(versions, columns).record

/** What two states of the versions are compared by. */
export function foldedDigest(versions: readonly StoredVersion[]): string {
  const { record, montantLatest, laterTexts } = folded(versions)
  const later = laterTexts?.map(({ cell: _, ...text }) => text) ?? null
  return JSON.stringify([recordDigest(inOneOrder(record)), montantLatest, later])
}

/** A name to choose and to group by: a line break typed in a cell would make it two, and no form could send it back. */
const oneLine = (name: string | null): string | null => name?.replace(/\s+/g, ' ').trim() || null

const officerOf = (decisions: readonly Decision[]): OfficerDecisions =>
  Object.fromEntries(decisions.map(({ kind, state }) => [kind, state]))

/** What a decision settles is no longer to be settled; what it rests on may have changed since. */
function withDecisions(flags: readonly Flag[], decisions: readonly Decision[], record: ContractRecord): Flag[] {
  const decided = new Set(decisions.map(({ kind }) => kind))
  const open = flags.filter(({ kind, flag }) => !decided.has(kind) || !SETTLED.has(flag))
  const own = KINDS.flatMap((kind) => decisions.filter((each) => each.kind === kind)).flatMap((each): Flag[] => [
    { kind: each.kind, flag: 'decided' },
    ...(isStillRead(each, record) ? [] : [{ kind: each.kind, flag: 'toReconfirm' } as const]),
  ])
  return [...open, ...own]
}

const SETTLED: ReadonlySet<Flag['flag']> = new Set([
  'contradiction',
  'declaredContradiction',
  'textContradiction',
  'textDoubt',
])

/** Facts that a modification changed since notification. */
const changes = (notified: Considerations, later: Considerations): Flag[] =>
  KINDS.filter((kind) => notified.states[kind] !== later.states[kind]).map((kind) => ({ kind, flag: 'changedSince' }))

/** The versions of a contract, where they make one; null: nothing states it, or only amendments are left of it. */
export function standing<T extends SaidBy>(versions: readonly T[]): [T, ...T[]] | null {
  const [first, ...rest] = versions
  return first && isStated(versions) ? [first, ...rest] : null
}

/** Who buys and who holds: what they are called is read as a name wherever a text has it. */
const namesOf = ({ acheteur, titulaires }: ContractRecord): string[] =>
  [acheteur.nom, ...titulaires.map(({ denominationSociale }) => denominationSociale)].filter((name) => name !== null)
