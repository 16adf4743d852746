import { z } from 'zod'
import { AppError } from '../../../errors.js'
import { integer } from '../../../french.js'
import { KINDS } from '../../../states.js'
import type { DecisionGiven } from '../../../tasks/decide.js'
import { DECIDED_STATES, DECISION_FIELDS, LONGEST_DOCUMENT, LONGEST_REASON, WITHDRAW } from './decision.js'

const typed = (name: string, longest: number) =>
  z
    .string(`« ${name} » est illisible`)
    .trim()
    .max(longest, `« ${name} » est trop long : ${integer(longest)} caractères au plus`)
    .default('')

const formSchema = z.object({
  [DECISION_FIELDS.kind]: z.enum(KINDS, 'ce fait n’est pas connu'),
  [DECISION_FIELDS.state]: z.enum([...DECIDED_STATES, WITHDRAW], 'choisissez oui, non ou à vérifier'),
  [DECISION_FIELDS.reason]: typed('Motif', LONGEST_REASON),
  [DECISION_FIELDS.document]: typed('Pièce', LONGEST_DOCUMENT),
  [DECISION_FIELDS.over]: z
    .string()
    .regex(/^\d{1,15}$/, 'la décision affichée est illisible')
    .optional(),
  [DECISION_FIELDS.read]: z.string('ce qui a été lu est illisible').optional(),
})

/** What a form says of one fact of a contract. Throws AppError `badDecision` naming what it does not say. */
export function decisionGiven(uid: string, form: Readonly<Record<string, unknown>>): DecisionGiven {
  const parsed = formSchema.safeParse(form)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ message }) => message).join(' ; ')
    throw new AppError('badDecision', `La décision n’est pas enregistrée : ${faults}.`)
  }
  const { fait: kind, etat, motif: reason, piece, decision, lu: read } = parsed.data
  const shown = {
    ...(decision === undefined ? {} : { over: Number(decision) }),
    ...(read === undefined ? {} : { read }),
  }
  if (etat === WITHDRAW) return { uid, kind, state: null, reason, document: null, ...shown }
  return { uid, kind, state: etat, reason, document: piece || null, ...shown }
}
