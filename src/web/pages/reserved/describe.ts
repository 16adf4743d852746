import { CPV_DIVISIONS } from '../../../codes/cpv.js'
import { date } from '../../../french.js'
import { AUDIENCE_LABELS } from '../../../tasks/reserved/wording.js'
import { type AUDIENCES, type Given, type LIFE, PLACELESS } from './address.js'

export const AUDIENCE_NAMES: Record<keyof typeof AUDIENCES, string> = {
  reserve: 'tous les marchés réservés',
  'EA-ESAT': 'réservés aux EA et ESAT',
  SIAE: 'réservés aux SIAE',
  prison: 'réservés au travail pénitentiaire',
  ESS: 'réservés à l’ESS',
  'non-precise': `réservés, ${AUDIENCE_LABELS.unspecified.long}`,
  clause: 'avec clause d’insertion',
}

export const LIFE_NAMES: Record<keyof typeof LIFE, string> = {
  tous: 'tous',
  'en-cours': 'en cours',
  'se-termine': 'finissent dans l’année',
  passe: 'finis, en théorie',
  inconnu: 'fin inconnue',
}

/** The filter in words, one part each. */
export function partsOf(given: Given): { readonly name: keyof Given; readonly text: string }[] {
  const told: Record<keyof Given, (value: string) => string> = {
    pour: (value) => AUDIENCE_NAMES[value as keyof typeof AUDIENCES],
    secteur: (value) => `secteur : ${CPV_DIVISIONS.get(value) ?? value}`,
    lieu: (value) => (value === PLACELESS ? 'lieu sans code publié' : `lieu : ${value}`),
    acheteur: (value) => `acheteur : ${value}`,
    etat: (value) => LIFE_NAMES[value as keyof typeof LIFE],
    'fin-avant': (value) => `fin avant le ${date(value)}`,
    q: (value) => `mots : « ${value} »`,
    marche: (value) => `un seul marché : ${value}`,
  }
  const names = Object.keys(told) as (keyof Given)[]
  return names.flatMap((name) => {
    const value = given[name]
    return value === undefined ? [] : [{ name, text: told[name](value) }]
  })
}

export const LIST_TITLE = 'Marchés réservés et marchés avec clause d’insertion'

/** The name of a filtered list, for the title of its feed and calendar. */
export function listTitle(organisation: string, given: Given): string {
  const parts = partsOf(given).map(({ text }) => text)
  return [`${LIST_TITLE} — ${organisation}`, ...parts].join(' · ')
}
