import type { Question } from './types.js'

/** Whether a question asks for a figure. */
export const isAsked = ({ only }: Pick<Question, 'only'>, id: string): boolean =>
  only === undefined || only.includes(id)
