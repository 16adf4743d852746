import { z } from '@hono/zod-openapi'
import { KINDS, STATES } from '../../../states.js'

export const kind = z.enum(KINDS).meta({ description: 'Le fait.' })
export const state = z.enum(STATES)

/** What follows from a decision, by fact. */
export const impliedSchema = z.partialRecord(z.enum(KINDS), state).meta({
  description: 'Les autres faits que la décision change par conséquence, et ce qu’ils deviennent.',
})

/** A text that an officer types, of so many characters at most. */
export const typedText = (longest: number) => z.string().trim().min(1).max(longest)

export const count = (description: string) => z.int().meta({ description })
