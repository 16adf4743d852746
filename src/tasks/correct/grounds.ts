import { AppError } from '../../errors.js'
import { visible } from '../decide.js'

/** Why something is put right by hand, and on what. */
export interface Grounds {
  readonly reason: string
  /** The document relied on: piece, article, page. */
  readonly document: string | null
}

const NO_REASON = 'Une correction se motive : dites en quelques mots pourquoi. Rien n’a été changé.'

/** As they are kept. Throws AppError `noReason`. */
export function grounded({ reason, document }: Grounds): Grounds {
  const [why, piece] = [visible(reason), document && visible(document)]
  if (why === '') throw new AppError('noReason', NO_REASON)
  return { reason: why, document: piece || null }
}
