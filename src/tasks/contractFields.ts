import { CPV_DIVISIONS } from '../codes/cpv.js'
import type { ContractRecord, Titulaire, WorkedHours } from '../contract.js'
import { isUsableAmount } from '../contract.js'
import { capital, countOf, date, eurosExact, hours } from '../french.js'
import { FIELD_LABELS } from '../register/columns/labels.js'

/** One thing a register says of a contract, as people read it; null: it does not say. */
export interface Field {
  readonly label: string
  readonly say: (record: ContractRecord) => string | null
}

const text =
  (name: 'id' | 'consultation' | 'lot' | 'lotObjet' | 'nature' | 'procedure' | 'idAccordCadre' | 'ccag') =>
  (record: ContractRecord): string | null =>
    record[name]
const day =
  (name: 'dateLancement' | 'dateNotification' | 'dateSignature' | 'dateAttribution' | 'datePublicationDonnees') =>
  (record: ContractRecord): string | null => {
    const iso = record[name]
    return iso && date(iso)
  }
const money =
  (name: 'montantTTC' | 'montantAnnuel' | 'montantMinimum' | 'valeurEstimee') =>
  (record: ContractRecord): string | null => {
    const cents = record[name]
    return cents === null ? null : eurosExact(cents / 100)
  }
const joined = (items: readonly string[] | null): string | null => items?.join(', ') || null

/** Fields in groups, each under its heading. */
export const FIELD_GROUPS: readonly { readonly title: string; readonly fields: readonly Field[] }[] = [
  {
    title: 'Identité',
    fields: [
      { label: 'Numéro', say: text('id') },
      { label: 'Objet', say: ({ objet }) => objet },
      { label: 'Acheteur', say: ({ acheteur }) => [acheteur.nom, acheteur.id].filter(Boolean).join(', ') || null },
      { label: 'Consultation', say: text('consultation') },
      { label: 'Lot', say: text('lot') },
      { label: 'Objet du lot', say: text('lotObjet') },
      { label: 'Accord-cadre', say: text('idAccordCadre') },
      { label: 'Direction', say: ({ direction }) => direction },
      { label: 'Catégorie', say: ({ categorie }) => categorie },
      { label: 'CPV', say: ({ codeCPV }) => codeCPV && cpv(codeCPV) },
    ],
  },
  {
    title: 'Dates et durée',
    fields: [
      { label: 'Notification', say: day('dateNotification') },
      { label: 'Signature', say: day('dateSignature') },
      { label: 'Attribution', say: day('dateAttribution') },
      { label: 'Lancement de la consultation', say: day('dateLancement') },
      { label: 'Publication des données', say: day('datePublicationDonnees') },
      { label: 'Durée', say: ({ dureeMois }) => months(dureeMois) },
      {
        label: 'Reconductions',
        say: ({ reconductions }) => (reconductions === null ? null : String(reconductions)),
      },
    ],
  },
  {
    title: 'Montants et titulaires',
    fields: [
      { label: 'Montant HT', say: amount },
      { label: 'Montant TTC', say: money('montantTTC') },
      { label: 'Montant annuel', say: money('montantAnnuel') },
      { label: 'Montant minimum', say: money('montantMinimum') },
      { label: 'Valeur estimée', say: money('valeurEstimee') },
      { label: 'Titulaires', say: ({ titulaires }) => holders(titulaires) },
      { label: 'Nature', say: text('nature') },
      { label: 'Procédure', say: text('procedure') },
      { label: 'Techniques', say: ({ techniques }) => joined(techniques) },
      { label: 'Modalités d’exécution', say: ({ modalitesExecution }) => joined(modalitesExecution) },
      { label: 'CCAG', say: text('ccag') },
    ],
  },
  {
    title: 'Considérations déclarées et heures d’insertion',
    fields: [
      { label: 'Considérations sociales', say: ({ considerationsSociales }) => joined(considerationsSociales) },
      {
        label: 'Considérations environnementales',
        say: ({ considerationsEnvironnementales }) => joined(considerationsEnvironnementales),
      },
      { label: 'Heures contractualisées', say: ({ heuresContractualisees }) => worked(heuresContractualisees) },
      { label: 'Heures réalisées (cumul)', say: ({ heuresRealisees }) => worked(heuresRealisees) },
      { label: 'Heures par période', say: (record) => record.hours.map(period).join(' ; ') || null },
    ],
  },
]

/** What a register states of amounts, with what keeps it out of sums. */
function amount({ montant, montantMaximum }: ContractRecord): string | null {
  if (montant === null) return null
  const notes = [montantMaximum && 'maximum', !isUsableAmount(montant) && 'inexploitable, non sommé'].filter(Boolean)
  return `${eurosExact(montant / 100)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`
}

export const months = (count: number | null): string | null => (count === null ? null : countOf(count, 'mois', 'mois'))

/** Names with their identifiers; null: none stated. */
export function holders(titulaires: readonly Titulaire[] | null): string | null {
  const named = (titulaires ?? []).map(({ denominationSociale, id }) =>
    [denominationSociale, id].filter(Boolean).join(', '),
  )
  return named.filter(Boolean).join(' ; ') || null
}

function cpv(code: string): string {
  const division = CPV_DIVISIONS.get(code.slice(0, 2))
  return division ? `${code} (${division})` : code
}

const worked = (centihours: number | null): string | null => (centihours === null ? null : hours(centihours / 100))
const QUANTITIES: Record<WorkedHours['quantity'], string> = { done: 'réalisées', validated: 'validées' }
const period = ({ from, to, hours: centihours, quantity, structure }: WorkedHours): string =>
  `${hours(centihours / 100)} ${QUANTITIES[quantity]} du ${date(from)} au ${date(to)}${structure ? ` (${structure})` : ''}`

export interface Change {
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** What differs between two readings of a contract, field by field, then column by column. */
export function changesOf(before: ContractRecord, after: ContractRecord): Change[] {
  const said = FIELD_GROUPS.flatMap(({ fields }) => fields).map(({ label, say }) => ({
    label,
    before: say(before),
    after: say(after),
  }))
  return [...said, ...textChanges(before, after), modificationsChange(before, after)].filter(
    (change) => change.before !== change.after,
  )
}

/** Declared columns and free texts; the object is a field already. */
function textChanges(before: ContractRecord, after: ContractRecord): Change[] {
  const [old, now] = [textsByName(before), textsByName(after)]
  const names = new Set([...old.keys(), ...now.keys()])
  return [...names].map((label) => ({ label, before: old.get(label) ?? null, after: now.get(label) ?? null }))
}

/** What is written under each header, but for the object; where several texts share one, a line each. */
export function textsByName({ texts }: ContractRecord): Map<string, string> {
  const byName = new Map<string, string>()
  for (const source of texts) {
    if (source.field === 'objet') continue
    const name = source.column ?? capital(FIELD_LABELS[source.field])
    const earlier = byName.get(name)
    byName.set(name, earlier === undefined ? source.text : `${earlier}\n${source.text}`)
  }
  return byName
}

function modificationsChange(before: ContractRecord, after: ContractRecord): Change {
  const count = ({ modifications }: ContractRecord): string | null =>
    modifications.length === 0 ? null : String(modifications.length)
  return { label: 'Nombre de modifications', before: count(before), after: count(after) }
}
