import type { Direction, Exclusion, Status, Target } from './types.js'

/** Who can supply a fact that the register does not tell. */
export const TO_FILL_IN = 'la colonne est à remplir par le service qui tient le registre'

/** Why a figure is missing, or what must be known to read it: stable code, and the sentence people read. */
export const REASONS = {
  emptyPopulation: 'aucun marché dans la période et le périmètre demandés',
  nothingKnown: `le registre ne dit rien de ce fait pour aucun marché : ${TO_FILL_IN}`,
  noUsableAmount:
    'aucun marché n’a de montant HT exploitable : les montants sont à remplir par le service qui tient le registre',
  amountsTooLarge:
    'la somme des montants est invraisemblable : ils sont à vérifier par le service qui tient le registre',
  noHours: 'aucune heure n’est renseignée : à demander au facilitateur ou aux titulaires',
  noHoursInPeriod:
    'aucune heure n’est renseignée pour cette période, d’autres le sont : à demander au facilitateur ou aux titulaires',
  undatedHours:
    'les heures ne sont connues qu’en cumul, sans la période où elles ont été travaillées : à demander au facilitateur',
  someUndatedHours:
    'certains marchés ne donnent qu’un cumul sans période, qui n’est pas compté : le total est un minimum',
  straddlingHours:
    'des heures à cheval sur le bord de la période ne sont pas comptées : un relevé plus fin est à demander',
  hoursTooLarge: 'la somme des heures est invraisemblable : elles sont à vérifier par le service qui tient le registre',
} as const
export type Reason = keyof typeof REASONS

/** The sentence of a reason code, with what is missing and who can supply it. */
export function reasonSentence(code: string): string {
  return isReason(code) ? REASONS[code] : code
}

function isReason(code: string): code is Reason {
  return Object.hasOwn(REASONS, code)
}

/** Why contracts are left out of a population, said of one and of many. */
export const EXCLUSION_WORDS: Record<Exclusion, { readonly one: string; readonly many: string }> = {
  concession: { one: 'concession', many: 'concessions' },
  subsequent: {
    one: 'marché subséquent d’un accord-cadre du registre',
    many: 'marchés subséquents d’accords-cadres du registre',
  },
  undated: { one: 'marché sans date', many: 'marchés sans date' },
  test: { one: 'ligne de test', many: 'lignes de test' },
  outOfScope: { one: 'marché hors du périmètre demandé', many: 'marchés hors du périmètre demandé' },
}

/** A status in words, of one and of many, and with a shape, so that colour never stands alone. */
export const STATUS_WORDS: Record<Status, { readonly shape: string; readonly word: string; readonly many: string }> = {
  met: { shape: '✔', word: 'atteint', many: 'atteints' },
  missed: { shape: '✘', word: 'non atteint', many: 'non atteints' },
  undetermined: { shape: '?', word: 'à préciser', many: 'à préciser' },
  notComputable: { shape: '–', word: 'non calculable', many: 'non calculables' },
}

export const ONGOING = { shape: '…', word: 'en cours', many: 'en cours' } as const

/** The words of a status; of a quantity that may still grow, what is not settled is under way. */
export function statusWords(status: Status, target: Target | null) {
  return status === 'undetermined' && target?.until !== undefined ? ONGOING : STATUS_WORDS[status]
}

export const DIRECTION_SIGNS: Record<Direction, string> = { '>=': '≥', '<=': '≤' }
