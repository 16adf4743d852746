import type { RemarkNamed, RemarkToMend } from '../../../../tasks/remarks.js'
import { contractHref } from '../../../query.js'

/** The form to correct a contract, and where what it says is sent. */
export const correctHref = (uid: string): string => `${contractHref(uid)}/corriger`
/** The place of the buyer in the form. */
export const BUYER_ID = 'acheteur'
/** The place of a field in the form. */
export const fieldId = (field: string): string => `champ-${field.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`
/** The same, to mend a finding of a report: what is corrected leads back to it. */
export const mendHref = ({ uid, field, ...remark }: RemarkToMend): string =>
  `${correctHref(uid)}?${REMARK}=${remarkName(remark)}#${fieldId(field)}`
/** A finding as addresses and forms name it: its import, its number there. */
export const REMARK = 'remarque'
export const remarkName = ({ importId, seq }: RemarkNamed): string => `${importId}.${seq}`
export function remarkIn(text: string): RemarkNamed | null {
  const [, importId, seq] = /^(\d{1,15})\.(\d{1,15})$/.exec(text) ?? []
  return importId && seq ? { importId: Number(importId), seq: Number(seq) } : null
}
export const correctionsHref = (uid: string): string => `${contractHref(uid)}/corrections`
/** Where a correction is withdrawn. */
export const withdrawHref = (uid: string, seq: number): string => `${correctionsHref(uid)}/${seq}/annulation`
/** Where a correction is confirmed over what the register says since. */
export const confirmHref = (uid: string, seq: number): string => `${correctionsHref(uid)}/${seq}/confirmation`
/** Where a contract is compared with the one it is to be made part of, and where that is sent. */
export const mergerHref = (uid: string): string => `${contractHref(uid)}/reunion`
/** The page that compares two contracts, the first to be made part of the second. */
export const mergeInto = (part: string, whole: string): string =>
  `${mergerHref(part)}?${new URLSearchParams({ [FORM.other]: whole })}`
/** Where it is said that a contract and another are two. */
export const apartHref = (uid: string): string => `${contractHref(uid)}/differents`
/** Where a contract is split, and where that is sent. */
export const splitHref = (uid: string): string => `${contractHref(uid)}/scinder`
/** Where a contract that no register holds is typed. */
export const TYPED_HREF = '/marches/ajouter'
/** The name of a field of the new contract, in the form that splits one. */
export const newField = (field: string): string => `nouveau:${field}`
/** What was put right of a contract, on its page. */
export const shownHref = (uid: string): string => `${contractHref(uid)}#corrections`

/** The contract once a finding was mended, with the way to the next. */
export const mendedHref = (uid: string, remark: RemarkNamed): string =>
  `${contractHref(uid)}?${REMARK}=${remarkName(remark)}#${REMARK}`

/** Names in the forms, beside those of the fields themselves. */
export const FORM = { reason: 'motif', document: 'piece', seen: 'vu', other: 'avec', gap: 'ecart' } as const
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
