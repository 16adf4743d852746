import { z } from 'zod'
import { AppError } from '../../../errors.js'
import { integer } from '../../../french.js'
import { KINDS } from '../../../states.js'
import type { DecisionGiven } from '../../../tasks/decide.js'
import { onDocument } from '../../../tasks/review/reason.js'
import { LONGEST_DOCUMENT, LONGEST_REASON } from '../contract/decision.js'
import { ANSWER_FIELDS } from './answer.js'

const typed = (name: string, longest: number) =>
  z
    .string(`« ${name} » est illisible`)
    .trim()
    .max(longest, `« ${name} » est trop long : ${integer(longest)} caractères au plus`)
    .default('')

const STATES = { oui: 'yes', non: 'no' } as const

const formSchema = z.object({
  [ANSWER_FIELDS.uid]: z.string('le marché manque').min(1, 'le marché manque'),
  [ANSWER_FIELDS.kind]: z.enum(KINDS, 'ce fait n’est pas connu'),
  [ANSWER_FIELDS.answer]: z.enum(['oui', 'non'], 'choisissez oui ou non'),
  [ANSWER_FIELDS.over]: z
    .string()
    .regex(/^\d{1,15}$/, 'la décision affichée est illisible')
    .optional(),
  [ANSWER_FIELDS.read]: z.string('ce qui a été lu est illisible').optional(),
  [ANSWER_FIELDS.reason]: typed('Motif', LONGEST_REASON),
  [ANSWER_FIELDS.quick]: typed('Motif', LONGEST_REASON),
  [ANSWER_FIELDS.yes]: typed('Motif', LONGEST_REASON),
  [ANSWER_FIELDS.no]: typed('Motif', LONGEST_REASON),
  [ANSWER_FIELDS.document]: typed('Pièce', LONGEST_DOCUMENT),
})

/** What the form of a question says: the reason typed, else the one chosen, else the one that its answer was shown with. */
export function answerGiven(form: Readonly<Record<string, unknown>>): DecisionGiven {
  const parsed = formSchema.safeParse(form)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ message }) => message).join(' ; ')
    throw new AppError('badDecision', `La réponse n’est pas enregistrée : ${faults}.`)
  }
  const { marche: uid, fait: kind, reponse, decision, lu: read, piece } = parsed.data
  const shown = parsed.data[reponse === 'oui' ? ANSWER_FIELDS.yes : ANSWER_FIELDS.no]
  const reason =
    parsed.data[ANSWER_FIELDS.reason] || parsed.data[ANSWER_FIELDS.quick] || onDocument(shown, piece || null)
  const over = decision === undefined ? {} : { over: Number(decision) }
  const shownOf = read === undefined ? over : { ...over, read }
  return { uid, kind, state: STATES[reponse], reason, document: piece || null, ...shownOf }
}

/** Which question a form is about. Throws AppError `badDecision`. */
export function questionGiven(form: Readonly<Record<string, unknown>>): Pick<DecisionGiven, 'uid' | 'kind'> {
  const parsed = formSchema.pick({ [ANSWER_FIELDS.uid]: true, [ANSWER_FIELDS.kind]: true }).safeParse(form)
  if (!parsed.success) throw new AppError('badDecision', 'Cette question n’est pas connue. Rien n’a été changé.')
  return { uid: parsed.data.marche, kind: parsed.data.fait }
}
