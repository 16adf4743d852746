import type { Apart, Correction, CorrectionLine, Merger, Split } from '../../store/corrections.js'
import type { ByHand } from '../byHand.js'

export type LineInForce = Correction | Merger | Split | Apart

/** The lines of a journal that hold: of each field of a contract, and of what it is part of, the last one not withdrawn. */
export function linesInForce(journal: readonly CorrectionLine[]): LineInForce[] {
  const withdrawn = new Set(journal.flatMap((line) => (line.action === 'withdraw' ? [line.withdraws] : [])))
  const last = new Map<string, LineInForce>()
  for (const line of journal) {
    if (line.action === 'withdraw' || withdrawn.has(line.seq)) continue
    const key = JSON.stringify([line.uid, line.action, whatOf(line)])
    if ((last.get(key)?.seq ?? 0) < line.seq) last.set(key, line)
  }
  return [...last.values()].sort((a, b) => a.seq - b.seq)
}

/** What a later line of the same would take the place of: each split is of its own, and each contract another one is not. */
function whatOf(line: LineInForce): string | null {
  if (line.action === 'merge') return null
  return line.action === 'set' ? line.field : line.into
}

/** What the lines that hold do to one contract. */
export function correctionsOf(
  uid: string,
  lines: readonly LineInForce[],
): Pick<ByHand, 'corrections' | 'parts' | 'into'> {
  const mergers = lines.filter((line) => line.action === 'merge')
  return {
    corrections: lines.filter((line) => line.action === 'set').filter((line) => line.uid === uid),
    parts: mergers.filter(({ into }) => into === uid).map((line) => line.uid),
    into: mergers.find((line) => line.uid === uid)?.into ?? null,
  }
}
