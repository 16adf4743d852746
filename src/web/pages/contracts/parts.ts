import { euros } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import { FACTS } from '../../../indicators/facts.js'
import { NOT_STATED } from '../../../indicators/selection.js'
import { STATE_LABELS } from '../../../states.js'
import { type Gap, type ObjectKind, TOPICS } from '../../../topics.js'
import type { ContractsQuery } from '../../query.js'
import { STATE_WORDS } from '../../ui/state.js'
import { factName } from './factName.js'

/** What contracts are whose fact is in one of these states, after "Marchés". */
export function statesPart({ fact, states, figure }: ContractsQuery): string | null {
  if (!fact || !states || figure) return null
  const { many } = FACTS[fact]
  const phrase = STATE_PHRASES[[...states].sort().join()]
  return phrase
    ? phrase(many)
    : `« ${factName(fact)} » : ${states.map((state) => STATE_WORDS[state].word).join(' ou ')}`
}

const denied = (many: string): string =>
  many.replace(/^comportent une? /, 'ne comportent pas de ').replace(/^sont /, 'ne sont pas ')

const STATE_PHRASES: Readonly<Record<string, (many: string) => string>> = {
  yes: (many) => `dont il est établi qu’ils ${many}`,
  no: (many) => `dont il est établi qu’ils ${denied(many)}`,
  review: (many) => `dont il reste à vérifier s’ils ${many}`,
  unknown: (many) => `dont rien ne dit s’ils ${many}`,
  'review,unknown': (many) => `dont on ne sait pas encore s’ils ${many}`,
  'no,yes': (many) => `dont on sait s’ils ${many} ou non`,
}

export function topicPart({ topic }: ContractsQuery): string | null {
  return topic === undefined ? null : `sur le thème « ${TOPICS[topic].label} »`
}

/** What is bought, after "Marchés": neither a clause nor a criterion. */
export const OBJECT_PARTS: Record<ObjectKind, string> = {
  socialObject: 'dont l’objet acheté est social',
  environmentalObject: 'dont l’objet acheté est environnemental',
}

/** Where texts and declarations part, after "Marchés" or after the name of a fact. */
const GAP_PHRASES: Record<Gap, readonly [one: string, other: string]> = {
  undeclared: ['est dans les textes, non déclaré', 'trouvé dans les textes, non déclaré'],
  unfound: ['est déclaré, non trouvé dans les textes', 'déclaré, non trouvé dans les textes'],
}

export function gapPart({ gap, fact }: ContractsQuery): string | null {
  if (gap === undefined) return null
  return fact === undefined
    ? `dont un fait ${GAP_PHRASES[gap][0]}`
    : `avec « ${factName(fact)} » ${GAP_PHRASES[gap][1]}`
}

export function amountPart({ minAmount, maxAmount, amount }: ContractsQuery): string | null {
  const [min, max] = [minAmount, maxAmount].map((cents) => (cents === undefined ? null : euros(cents / 100)))
  const range = min && max ? `de ${min} à ${max}` : min ? `de ${min} et plus` : max ? `de ${max} au plus` : null
  const usable = amount && (amount === 'usable' ? 'au montant exploitable' : 'sans montant exploitable')
  return [range, usable].filter(Boolean).join(', ') || null
}

export function namedPart(name: string | undefined, stated: string, notStated: string): string | null {
  if (name === undefined) return null
  return name === NOT_STATED ? notStated : `${stated} « ${name} »`
}

export function cpvPart({ cpv }: ContractsQuery): string | null {
  if (cpv === undefined) return null
  return cpv === NOT_STATED ? 'sans code CPV' : `code CPV ${cpv}…`
}

export function buyerPart({ acheteur }: ContractsQuery): string | null {
  if (acheteur === undefined) return null
  return acheteur === NOT_STATED ? 'sans acheteur connu' : `acheteur ${acheteur}`
}

/** A figure of a scheme by its name; its states, else all that it is counted over. */
export function figurePart({ figure, states }: ContractsQuery): string | null {
  if (figure === undefined) return null
  const name = definitionOf(figure.indicator)?.label ?? figure.indicator
  const which = states ? states.map((state) => STATE_LABELS[state]).join(' ou ') : 'tous ceux qu’il regarde'
  return `derrière le chiffre « ${name} » du schéma « ${figure.scheme} » : ${which}`
}
