import type { Cents, ContractRecord } from '../contract.js'
import { type Frameworks, frameworksOf, orphanCallOff } from '../indicators/frameworks.js'
import { excludedReason } from '../indicators/population.js'
import type { CountedContract, Exclusion } from '../indicators/types.js'
import { KIND_LABELS } from '../states.js'
import { contractsAfter, type StoredContract, sharedIdentifiers } from '../store/contracts.js'
import { countedContracts } from '../store/counted.js'
import type { Database, Scope } from '../store/database.js'

/** What an officer should know of a contract beside its facts, in French. */
export interface ContractFlag {
  readonly code: string
  readonly message: string
}

/** A contract as `spaser contracts --json` gives it: money in euros, consideration lists flat. */
export type ContractView = ReturnType<typeof viewOf>

const PAGE = 500

/**
 * Every contract, or those of a year: then the population of that year and all that is left out of it, undated ones
 * included, so that lines with `excluded: null` are exactly the contracts that indicators count.
 */
export async function* listContracts(db: Database, scope: Scope, year?: number): AsyncGenerator<ContractView> {
  const frameworks = frameworksOf(await countedContracts(db, scope))
  const shared = await sharedIdentifiers(db, scope)
  for (let after = ''; ; ) {
    const page = await contractsAfter(db, scope, after, PAGE)
    for (const contract of page) {
      if (year === undefined || isOf(contract, year)) yield viewOf(contract, frameworks, shared)
    }
    const last = page.at(-1)
    if (!last) return
    after = last.uid
  }
}

const isOf = ({ yearDate }: CountedContract, year: number): boolean =>
  yearDate === null || yearDate.startsWith(`${year}-`)

/** `shared`: how many contracts bear each identifier that several do. */
export function viewOf(contract: StoredContract, frameworks: Frameworks, shared: ReadonlyMap<string, number>) {
  const { considerations, record } = contract
  return {
    ...published(record),
    uid: contract.uid,
    lot: contract.lot !== null && /^\d+$/.test(contract.lot) ? Number(contract.lot) : contract.lot,
    montant: euros(contract.montantFirst),
    latestMontant: euros(contract.montantLatest),
    yearDate: contract.yearDate,
    yearBasis: contract.yearBasis,
    states: considerations.states,
    reservedTo: considerations.reservedTo,
    tags: considerations.tags,
    topics: considerations.topics,
    objects: considerations.objects,
    gaps: considerations.gaps,
    quantities: considerations.quantities,
    rulesVersion: contract.rulesVersion,
    importId: contract.sourceImportId,
    excluded: excludedReason(contract, frameworks) as Exclusion | null,
    flags: flagsOf(contract, frameworks, shared.get(contract.baseUid) ?? 1),
  }
}

/** The record in DECP's words, money in euros and hours in hours; `texts` are what the evidence quotes. */
function published({ autres, montantMaximum, idInitial: _, columns: _columns, ...record }: ContractRecord) {
  return {
    ...autres,
    ...record,
    considerationsSociales: record.considerationsSociales ?? [],
    considerationsEnvironnementales: record.considerationsEnvironnementales ?? [],
    montantMaximum,
    montantTTC: euros(record.montantTTC),
    montantAnnuel: euros(record.montantAnnuel),
    montantMinimum: euros(record.montantMinimum),
    valeurEstimee: euros(record.valeurEstimee),
    heuresContractualisees: hours(record.heuresContractualisees),
    heuresRealisees: hours(record.heuresRealisees),
    hours: record.hours.map((worked) => ({ ...worked, hours: worked.hours / 100 })),
    modifications: record.modifications.map(inEuros),
    actesSousTraitance: (record.actesSousTraitance ?? []).map(inEuros),
    modificationsActesSousTraitance: (record.modificationsActesSousTraitance ?? []).map(inEuros),
  }
}

const inEuros = <T extends { readonly montant: Cents | null }>(said: T) => ({ ...said, montant: euros(said.montant) })

const euros = (cents: Cents | null): number | null => (cents === null ? null : cents / 100)
const hours = (centihours: number | null): number | null => (centihours === null ? null : centihours / 100)

const FLAG_MESSAGES = {
  undeclared: 'trouvé dans le texte, non déclaré par la colonne',
  contradiction: 'la colonne et le texte se contredisent : à trancher',
  declaredContradiction: 'la déclaration se contredit elle-même : à trancher',
  textContradiction: 'le texte se contredit lui-même : à trancher',
  textDoubt: 'déclaré, mais le texte laisse un doute',
  changedSince: 'une modification dit autre chose depuis ; l’état à la notification compte',
  decided: 'décidé par un agent',
  toReconfirm: 'ce qui a été lu a changé depuis la décision : à reconfirmer',
} as const

/** What an officer should know of a contract; `sharing`: how many contracts bear its identifier. */
export function flagsOf(contract: StoredContract, frameworks: Frameworks, sharing: number): ContractFlag[] {
  const flags: ContractFlag[] = contract.considerations.flags.map(({ kind, flag }) => ({
    code: flag,
    message: `${KIND_LABELS[kind]} : ${FLAG_MESSAGES[flag]}`,
  }))
  if (sharing > 1) flags.push({ code: 'sharedId', message: `identifiant partagé par ${sharing} lots` })
  if (orphanCallOff(contract, frameworks)) {
    flags.push({ code: 'orphanCallOff', message: 'accord-cadre parent hors registre' })
  }
  return flags
}
