import type { BuyerGroup } from '../../../codes/nationalSeries.js'

export const COMPARISON_PATH = '/comparaisons'

/** Groups of buyers as addresses write them. */
export const GROUP_WORDS = {
  collectivite: 'local',
  etat: 'state',
  hopital: 'hospital',
  operateur: 'operator',
} as const satisfies Record<string, BuyerGroup>
type GroupWord = keyof typeof GROUP_WORDS

export const isGroupWord = (word: string): word is GroupWord => Object.hasOwn(GROUP_WORDS, word)

/** As a form offers them; empty: not told. */
export const GROUP_OPTIONS: readonly (readonly [GroupWord | '', string])[] = [
  ['', 'non dit'],
  ['collectivite', 'collectivité locale'],
  ['etat', 'État'],
  ['hopital', 'hôpital'],
  ['operateur', 'opérateur de réseaux'],
]
