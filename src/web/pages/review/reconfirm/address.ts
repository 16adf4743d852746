import { RECONFIRM_PATH } from '../address.js'

/** Fields of the form of a line. */
export const RECONFIRM_FIELDS = {
  uid: 'marche',
  kind: 'fait',
  seq: 'numero',
  read: 'lu',
  act: 'acte',
  page: 'page',
} as const

/** What several decisions are confirmed by: those ticked, each as its fact, its number and what was shown of it; or a whole cause. */
export const GROUP_FIELDS = { ticked: 'decisions', cause: 'groupe' } as const
export const GROUP_ACTS = { ticked: 'confirme-cochees', cause: 'confirme-tout' } as const

export const ACTS = {
  confirme: 'Confirmé : cela tient, sur ce que disent maintenant les registres.',
  retire: 'Retiré : ce qui était avant vaut de nouveau.',
}
export type Act = keyof typeof ACTS
export const isAct = (text: string): text is Act => Object.hasOwn(ACTS, text)

export const reconfirmHref = (number: number, done: Act | null = null): string => {
  const search = new URLSearchParams({
    ...(number > 1 ? { page: String(number) } : {}),
    ...(done ? { fait: done } : {}),
  })
  return search.size === 0 ? RECONFIRM_PATH : `${RECONFIRM_PATH}?${search}`
}

/** The same, telling what was confirmed as one: by the number of its group in the journal, and how many were left. */
export const togetherHref = (batch: number, left: number): string =>
  `${RECONFIRM_PATH}?${new URLSearchParams({ ensemble: String(batch), ...(left > 0 ? { laissees: String(left) } : {}) })}`
