import { contractHref } from '../../../query.js'

/** The form to correct a contract, and where what it says is sent. */
export const correctHref = (uid: string): string => `${contractHref(uid)}/corriger`
export const correctionsHref = (uid: string): string => `${contractHref(uid)}/corrections`
/** Where a correction is withdrawn. */
export const withdrawHref = (uid: string, seq: number): string => `${correctionsHref(uid)}/${seq}/annulation`
/** Where a contract is compared with the one it is to be made part of, and where that is sent. */
export const mergerHref = (uid: string): string => `${contractHref(uid)}/reunion`
/** What was put right of a contract, on its page. */
export const shownHref = (uid: string): string => `${contractHref(uid)}#corrections`

/** Names in the forms, beside those of the fields themselves. */
export const FORM = { reason: 'motif', document: 'piece', seen: 'vu', other: 'avec' } as const
export const LONGEST_REASON = 2000
export const LONGEST_DOCUMENT = 300

/** The identifier of a contract, typed as such or as the address of its page. */
export function uidIn(text: string): string {
  const path = /\/marches\/([^/?#\s]+)/.exec(text)?.[1]
  if (path === undefined) return text.trim()
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
