import { AppError } from '../../../../errors.js'
import type { CorrectionForm } from '../../../../tasks/correct/form.js'
import type { Grounds } from '../../../../tasks/correct/grounds.js'
import { FORM, LONGEST_DOCUMENT, LONGEST_REASON } from './address.js'

type Form = Readonly<Record<string, unknown>>

/** A line of a form; '' where there is none. Browsers send line breaks as two characters. */
export function lineOf(form: Form, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
}

/** Throws AppError `badCorrection` where it is too long to have been typed in the form. */
export function groundsGiven(form: Form): Grounds {
  const [reason, document] = [lineOf(form, FORM.reason), lineOf(form, FORM.document).trim()]
  if (reason.length > LONGEST_REASON || document.length > LONGEST_DOCUMENT) {
    throw new AppError('badCorrection', 'Le motif ou la pièce est trop long. Rien n’a été changé.')
  }
  return { reason, document: document || null }
}

/** Fields typed otherwise than the form showed them. */
export function changedFields(form: Form, { groups }: CorrectionForm): Record<string, string> {
  const shown = groups.flatMap(({ fields }) => fields).filter(({ field }) => form[field] !== undefined)
  const changed = shown.filter(({ field, value }) => lineOf(form, field).trim() !== value.trim())
  return Object.fromEntries(changed.map(({ field }) => [field, lineOf(form, field)]))
}
