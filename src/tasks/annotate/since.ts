import { date, dayInFrance } from '../../french.js'
import type { Correction, Merger } from '../../store/corrections.js'
import type { RejectedAction } from '../../store/rejected.js'
import type { Settlement } from '../../store/settled.js'
import { fieldLabel, typedValue } from '../correct/fields.js'

const day = (iso: string): string => date(dayInFrance(new Date(iso)))
const because = (reason: string): string => (reason === '' ? '' : ` Motif : ${reason}`)

/** "✔ Corrigé sur la page le 12 mars 2025, « Montant HT » : 12 500 €. Motif : faute de frappe". */
export function correctionSaid(line: Correction | Merger): string {
  if (line.action === 'merge') return `✔ Réuni au marché ${line.into} le ${day(line.at)}.${because(line.reason)}`
  const { field, value, reason, at } = line
  const said = typedValue(field, value) || 'non renseigné'
  return `✔ Corrigé sur la page le ${day(at)}, « ${fieldLabel(field)} » : ${said}.${because(reason)}`
}

/** What became of a row set aside. */
export function rowSaid({ action, correctedImportId: id, reason, at }: RejectedAction): string {
  if (action === 'leave') return `✔ Laissée de côté le ${day(at)}.${because(reason)}`
  if (action === 'correct')
    return `✔ Corrigée sur la page le ${day(at)}, reprise par l’import n° ${id}.${because(reason)}`
  return `✔ Reprise par l’import n° ${id}, le ${day(at)}.`
}

const SETTLED: Record<Exclude<Settlement['how'], 'undone'>, (importId: number | null) => string> = {
  set: () => 'Corrigé sur la page',
  superseded: (id) => (id === null ? 'Repris depuis' : `Repris par l’import n° ${id},`),
  correct: (id) => `Ligne corrigée sur la page, reprise par l’import n° ${id},`,
  leave: () => 'Ligne laissée de côté',
  compared: () => 'Marchés semblables réunis, ou dits différents,',
}

/** What became of what was found, where no more is known of it. */
export const settlementSaid = ({ how, at, importId }: Settlement & { readonly how: keyof typeof SETTLED }): string =>
  `✔ ${SETTLED[how](importId)} le ${day(at)}.`
