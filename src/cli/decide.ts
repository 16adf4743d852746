import { capital, countOf } from '../french.js'
import { KIND_LABELS, STATE_LABELS } from '../states.js'
import { type Database, LOCAL } from '../store/database.js'
import { undoDecisions } from '../tasks/decide/undo.js'
import { type DecisionGiven, decide } from '../tasks/decide.js'
import { impliedTexts } from '../web/pages/review/words.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'
import { kindOption } from './review.js'

const STATES = ['yes', 'no', 'review'] as const
const WITHDRAW = 'withdraw'
const now = () => new Date()

/** `spaser decide`: one fact of one contract, or what was decided last taken back. */
export async function decideCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.decide)
  const given = values.undo ? null : decisionOf(values)
  const number = values.line === undefined ? 'last' : lineNumber(values.line)
  const db = openDatabase(values.db)
  try {
    const told = given ? await taken(db, given) : await takenBack(db, number)
    terminal.out(values.json ? JSON.stringify(told.json) : told.text)
    return EXIT.done
  } finally {
    await db.close()
  }
}

interface Values {
  readonly uid?: string
  readonly fact?: string
  readonly state?: string
  readonly reason?: string
  readonly document?: string
  readonly expect?: string
}

function decisionOf({ uid, fact, state: typed, reason = '', document, expect }: Values): DecisionGiven {
  const kind = kindOption(fact)
  if (!uid || !kind || !typed) throw usage('Il faut --uid, --fact et --state, ou bien --undo.')
  const state = STATES.find((each) => each === typed) ?? null
  if (state === null && typed !== WITHDRAW) {
    throw usage(`--state attend ${[...STATES, WITHDRAW].join(', ')}, reçu « ${typed} ».`)
  }
  return { uid, kind, state, reason, document: document ?? null, ...(expect === undefined ? {} : { read: expect }) }
}

function lineNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw usage(`--line attend le numéro d’une ligne du journal, reçu « ${text} ».`)
  return Number(text)
}

async function taken(db: Database, given: DecisionGiven) {
  const { line, contract } = await decide(db, LOCAL, given, now)
  const { uid, states } = contract
  const { kind } = given
  const implied = impliedTexts(line.implied, given.state).map((text) => ` ${capital(text)}.`)
  return {
    json: { uid, seq: line.seq, states, implied: line.implied },
    text: `${uid} : ${KIND_LABELS[kind]}, ${STATE_LABELS[states[kind]]}.${implied.join('')}`,
  }
}

async function takenBack(db: Database, number: number | 'last') {
  const { lines, left } = await undoDecisions(db, LOCAL, number, now)
  const kept = left === 0 ? '' : ` ${countOf(left, 'ligne reprise', 'lignes reprises')} depuis : laissées.`
  return {
    json: { undone: lines.map(({ seq }) => seq), left },
    text: `${countOf(lines.length, 'décision annulée', 'décisions annulées')}.${kept}`,
  }
}
