import { countOf, decimal, hours } from '../french.js'
import { definitionOf } from './definitions.js'

/** What the method was worth over the demonstration's year that is over, seen at the end of its first eleven months (docs/previsions.md). */
interface Measured {
  readonly suffix: string
  readonly of: string
  readonly estimates: number
  readonly inside: number
  /** Mean distance of the middle of the interval to what came, in points or in hours. */
  readonly offBy: number
}

/** A test replays them on the demonstration. */
export const PAST_ERRORS: readonly Measured[] = [
  { suffix: '.number', of: 'parts en nombre', estimates: 88, inside: 79, offBy: 1.9 },
  { suffix: '.value', of: 'parts en valeur', estimates: 88, inside: 84, offBy: 4.1 },
  { suffix: 'Hours.done', of: 'heures réalisées', estimates: 11, inside: 11, offBy: 711 },
]

/** What is known of the error of a forecast, with the data it was measured on; never of another figure than those measured. */
export function pastErrorText(id: string): string {
  const known = definitionOf(id) && PAST_ERRORS.find(({ suffix }) => id.endsWith(suffix))
  if (!known) return 'L’erreur passée de cette prévision n’a pas été mesurée.'
  const { of, estimates, inside, offBy, suffix } = known
  const away = suffix === 'Hours.done' ? hours(offBy) : `${decimal(offBy, 1)} points`
  return `Sur la démonstration (registre imaginaire, année 2025 vue à la fin de chaque mois, ${of}), l’intervalle contenait le résultat ${inside} fois sur ${countOf(estimates, 'estimation', 'estimations')}, son milieu à ${away} en moyenne. Ce n’est pas votre registre.`
}
