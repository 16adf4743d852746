import type { ContractRecord, SourceText } from '../contract.js'
import type { FactOf } from './versions/completed.js'
import { addAmendment, latestModification } from './versions/modifications.js'
import type { FoldedContract } from './versions.js'

/**
 * A contract that somebody said another one is the same as: it keeps what it says, and takes from the other what it does not
 * say. Nothing is added up, and no difference between the two makes a modification.
 */
export function completedBy(main: FoldedContract, other: FoldedContract, factOf: FactOf): FoldedContract {
  const record = recordCompleted(main.record, other.record, factOf)
  const laterTexts = main.laterTexts || other.laterTexts ? textsCompleted(laterOf(main), laterOf(other), factOf) : null
  return { importId: main.importId, record, montantLatest: latestAmount(main, other, record), laterTexts }
}

/** What is read of a contract once modified. */
const laterOf = ({ record, laterTexts }: FoldedContract): ContractRecord =>
  laterTexts === null ? record : { ...record, texts: [...laterTexts] }

function recordCompleted(main: ContractRecord, other: ContractRecord, factOf: FactOf): ContractRecord {
  const { columns: _, ...said } = other
  const lacking = Object.entries(said).filter(([field]) => isUnsaid(main[field as keyof ContractRecord]))
  return {
    ...main,
    ...Object.fromEntries(lacking),
    acheteur: { id: main.acheteur.id ?? other.acheteur.id, nom: main.acheteur.nom ?? other.acheteur.nom },
    montantMaximum: main.montant === null ? other.montantMaximum : main.montantMaximum,
    modifications: main.modifications.length > 0 ? main.modifications : modificationsOf(main, other),
    texts: textsCompleted(main, other, factOf),
    autres: { ...other.autres, ...main.autres },
  }
}

/** New totals are of the amount that they modify: beside another amount they say nothing. */
const modificationsOf = (main: ContractRecord, other: ContractRecord) =>
  main.montant === null || main.montant === other.montant ? other.modifications : []

const isUnsaid = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** The amount after modifications is that of the one they are taken from. */
function latestAmount(main: FoldedContract, other: FoldedContract, record: ContractRecord) {
  if (main.record.modifications.length > 0) return main.montantLatest
  return latestModification(record)?.montant ?? main.montantLatest ?? other.montantLatest
}

/** Texts of one, then those of the other in columns it has not, about facts that none of its own answers about. */
function textsCompleted(main: ContractRecord, other: ContractRecord, factOf: FactOf): SourceText[] {
  const said = new Set(main.texts.map(nameOf))
  const facts = new Set(main.texts.map(factOf))
  const lot = main.lotObjet === null ? other.lotObjet?.trim() : undefined
  const lacking = other.texts.filter((text) => {
    if (text.field === 'objet') return text.text.trim() === lot
    const fact = factOf(text)
    return !said.has(nameOf(text)) && (fact === null || !facts.has(fact))
  })
  return [...main.texts, ...lacking]
}

const nameOf = ({ field, column }: SourceText): string => JSON.stringify([field, column])

/** The contract with rows that only amend it, of which nobody states what they amend. */
export const amendedBy = (contract: FoldedContract, amendments: readonly ContractRecord[]): FoldedContract => ({
  ...contract,
  record: amendments.reduce(addAmendment, contract.record),
})
