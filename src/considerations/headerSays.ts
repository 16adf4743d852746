import type { ReservedTo } from '../states.js'
import { recipientOf } from './cell.js'
import { senseOf } from './columns.js'
import { foldPhrase } from './folding.js'
import type { HeaderSense } from './headerSense.js'
import { isAnswered, isDenial } from './negativeHeaders.js'
import type { ColumnRule } from './rules/columns.js'
import type { TextToTag } from './types.js'

/** What a header says beside the device it names: what a yes under it means, and whom it reserves to. */
interface HeaderSays {
  readonly sense: HeaderSense | 'denied'
  readonly reservedTo: ReservedTo | null
}

/** What a header says by itself; null: hours are the same under any. */
export function headerSays(input: Pick<TextToTag, 'column' | 'declares'>, rule: ColumnRule): HeaderSays | null {
  if (!isAnswered(rule)) return null
  const header = foldPhrase(input.column ?? '').trim()
  const sense = senseOf(input)
  return { sense: sense === 'there' && isDenial(header) ? 'denied' : sense, reservedTo: recipientOf(header) }
}
