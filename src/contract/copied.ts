import type { ContractRecord } from '../contract.js'

const BUYERS = ['acheteur', 'autoriteConcedante'] as const
const membersOfBuyer = (member: string): string[] =>
  BUYERS.flatMap((name) => [name, `${name}.${member}`, `${name}_${member}`])

/** Fields of a record, with the members of a publication that say each. */
const SAID_BY = {
  id: ['id', 'uid'],
  nature: ['nature'],
  codeCPV: ['codeCPV'],
  procedure: ['procedure'],
  techniques: ['techniques', 'technique'],
  modalitesExecution: ['modalitesExecution', 'modaliteExecution'],
  idAccordCadre: ['idAccordCadre'],
  ccag: ['ccag'],
  dureeMois: ['dureeMois'],
  dateNotification: ['dateNotification'],
  dateSignature: ['dateSignature'],
  datePublicationDonnees: ['datePublicationDonnees'],
  montant: ['montant'],
  titulaires: ['titulaires', 'concessionnaires'],
  considerationsSociales: ['considerationsSociales'],
  considerationsEnvironnementales: ['considerationsEnvironnementales'],
  modifications: ['modifications'],
  actesSousTraitance: ['actesSousTraitance'],
  modificationsActesSousTraitance: ['modificationsActesSousTraitance'],
} as const satisfies Partial<Record<keyof ContractRecord, readonly string[]>>

/** A member under two names: what a publication of 2019 says of prices is kept in the words of today. */
const ALSO: Readonly<Record<string, string>> = { typesPrix: 'formePrix' }
const FLAT_HOLDER = /^(?:titulaire|concessionnaire)_/

/**
 * What an annotated copy says of the publication it is a copy of: of what it has a column for, its cells, be they emptied; of what
 * somebody took the column of, what the publication says. `source` null: it is a copy of nothing known here.
 */
export function copied({ columns, ...record }: ContractRecord, source: ContractRecord | null): ContractRecord {
  if (columns === undefined || source === null) return record
  const held = new Set(columns)
  const fields = Object.entries(SAID_BY).filter(([field, names]) => !isHeld(field, names, held))
  const unsaid = Object.fromEntries(fields.map(([field]) => [field, source[field as keyof ContractRecord]]))
  const lost = new Set(fields.map(([field]) => field))
  return {
    ...record,
    ...unsaid,
    acheteur: buyerOf(record, source, held),
    montantMaximum:
      lost.has('montant') || isSameAmount(record, source, lost) ? source.montantMaximum : record.montantMaximum,
    texts: [...record.texts, ...source.texts.filter(({ column }) => column !== null && lost.has(column))],
    autres: { ...othersOf(source, held), ...record.autres },
  }
}

const isHeld = (field: string, names: readonly string[], held: ReadonlySet<string>): boolean =>
  names.some((name) => held.has(name)) || (field === 'titulaires' && [...held].some((name) => FLAT_HOLDER.test(name)))

function buyerOf(
  record: ContractRecord,
  source: ContractRecord,
  held: ReadonlySet<string>,
): ContractRecord['acheteur'] {
  const isSaid = (member: string) => membersOfBuyer(member).some((name) => held.has(name) && !hasMembers(name, held))
  return {
    id: isSaid('id') ? record.acheteur.id : source.acheteur.id,
    nom: isSaid('nom') ? record.acheteur.nom : source.acheteur.nom,
  }
}

/** `acheteur` is held with each of its members: it is they that say which. */
const hasMembers = (name: string, held: ReadonlySet<string>): boolean =>
  [...held].some((each) => each.startsWith(`${name}.`))

/** Whether an amount is a maximum is read of what the contract is: where that has no column, it is what it was. */
const isSameAmount = (record: ContractRecord, source: ContractRecord, lost: ReadonlySet<string>): boolean =>
  record.montant === source.montant && ['nature', 'techniques', 'modalitesExecution'].some((field) => lost.has(field))

const othersOf = ({ autres }: ContractRecord, held: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(autres).filter(([name]) => !held.has(name) && !held.has(ALSO[name] ?? name)))
