import Papa from 'papaparse'
import { DUTIES } from '../codes/duties.js'
import { addUnder } from '../grouped.js'
import { DUTY_OUTCOMES, type DutyCount, type DutyOutcome } from '../indicators/duties.js'
import {
  DUTY_WORDS,
  NOT_CONCERNED,
  type NotConcerned,
  UNDETERMINED,
  type Undetermined,
} from '../indicators/dutyWords.js'
import { cellOf } from './csv.js'

/** Why a contract is not concerned, or what is missing to tell. */
export const dutyReason = (reason: NotConcerned | Undetermined): string =>
  reason in NOT_CONCERNED ? NOT_CONCERNED[reason as NotConcerned] : UNDETERMINED[reason as Undetermined]

const HEADER = ['exigence', 'resultat', 'motifs', 'uid', 'objet']
const OPTIONS = { delimiter: ';', newline: '\r\n', header: false } as const

/** A line a contract and a duty, for spreadsheets set in French: UTF-8 with a byte order mark, semicolons, CRLF, no formula. */
export function dutiesCsv(counts: readonly DutyCount[], objects: ReadonlyMap<string, string>): string {
  const lines = counts.flatMap((count) =>
    DUTY_OUTCOMES.flatMap((outcome) => linesOf(count, outcome, reasonsByUid(count), objects)),
  )
  return `\ufeff${Papa.unparse([HEADER, ...lines.map((line) => line.map(cellOf))], OPTIONS)}\r\n`
}

function linesOf(
  { duty, uids }: DutyCount,
  outcome: DutyOutcome,
  reasons: ReadonlyMap<string, readonly string[]>,
  objects: ReadonlyMap<string, string>,
): (string | null)[][] {
  return uids[outcome].map((uid) => [
    ...[DUTIES[duty].label, DUTY_WORDS[outcome]],
    ...[reasons.get(uid)?.join(' | ') ?? null, uid, objects.get(uid) ?? null],
  ])
}

function reasonsByUid({ byReason }: DutyCount): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [reason, uids] of byReason) {
    for (const uid of uids) addUnder(found, uid, dutyReason(reason))
  }
  return found
}
