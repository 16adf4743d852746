import type { Quantity } from '../../considerations/quantities/quantity.js'
import { countOf } from '../../french.js'
import { KIND_LABELS, STATE_LABELS } from '../../states.js'
import { OBJECTS, TOPICS } from '../../topics.js'
import type { FactChange } from './change.js'
import type { StateMove, TraitMove } from './tally.js'
import type { Trait, TraitChange } from './traits.js'

/** What a quantity measures, as people read it. */
export const QUANTITY_LABELS: Record<Quantity['what'], string> = {
  contractedHours: 'heures d’insertion',
  hoursShare: 'part des heures de travail en insertion',
  criterionWeight: 'poids du critère',
  recycledShare: 'part de matières recyclées',
  reusedShare: 'part issue du réemploi',
  organicShare: 'part de produits biologiques',
}

/** Contracts read before it was kept who says each of their facts. */
export function completedWords(contracts: number): string {
  return `${countOf(contracts, 'marché', 'marchés')} : on saura qui dit chaque fait (colonne, textes ou agent), qui n’était pas encore gardé.`
}

/** "clause d’insertion oui → non renseigné"; where no state changes, a reservation has other recipients. */
export function moveWords({ kind, before, after }: Omit<StateMove, 'contracts'>): string {
  const move = before === after ? 'à d’autres bénéficiaires' : `${STATE_LABELS[before]} → ${STATE_LABELS[after]}`
  return `${KIND_LABELS[kind]} ${move}`
}

/** The same of one contract, with the recipients themselves. */
export function factWords({ kind, before, after, reservedTo }: FactChange): string {
  const move = before === after ? '' : ` ${STATE_LABELS[before]} → ${STATE_LABELS[after]}`
  return `${KIND_LABELS[kind]}${move}${reservedTo ? `, ${listed(reservedTo.before)} → ${listed(reservedTo.after)}` : ''}`
}

const listed = (recipients: readonly string[]): string => recipients.join(', ') || 'personne'

/** "objet environnemental retiré", "3 quantités retirées (heures d’insertion)". */
export function traitWords({ trait, change, count }: Omit<TraitChange, 'proofs'>): string {
  const gained = change === 'gained'
  if (trait.of === 'quantity') {
    const moved = gained ? 'ajoutée' : 'retirée'
    const what = count === 1 ? `1 quantité à vérifier ${moved}` : `${count} quantités à vérifier ${moved}s`
    return `${what} (${QUANTITY_LABELS[trait.value]})`
  }
  const [appeared, gone] =
    trait.of === 'undeclared' || trait.of === 'unfound' ? ['apparu', 'levé'] : ['ajouté', 'retiré']
  return `${traitLabel(trait)} ${gained ? appeared : gone}`
}

function traitLabel(trait: Exclude<Trait, { of: 'quantity' }>): string {
  if (trait.of === 'object') return OBJECTS[trait.value]
  if (trait.of === 'topic') return `thème « ${TOPICS[trait.value].label} »`
  const where = trait.of === 'undeclared' ? 'dans les textes, non déclaré' : 'déclaré, absent des textes'
  return `écart « ${KIND_LABELS[trait.value]} : ${where} »`
}

/** The same of several contracts: of quantities their sort alone, of objects the rules. */
export function traitMoveWords({ trait, change, rules }: Omit<TraitMove, 'contracts'>): string {
  if (trait.of === 'quantity') {
    return `quantités à vérifier ${change === 'gained' ? 'ajoutées' : 'retirées'} (${QUANTITY_LABELS[trait.value]})`
  }
  const by = rules.length === 0 ? '' : ` (${rules.length === 1 ? 'règle' : 'règles'} ${rules.join(', ')})`
  return `${traitWords({ trait, change, count: 1 })}${by}`
}
