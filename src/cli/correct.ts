import { date, dayInFrance } from '../french.js'
import type { Database } from '../store/database.js'
import { LOCAL } from '../store/database.js'
import { tellApart } from '../tasks/correct/apart.js'
import type { Settled } from '../tasks/correct/mergeDecisions.js'
import { mergerEffect } from '../tasks/correct/mergeEffect.js'
import { type CorrectionShown, correctionsShown } from '../tasks/correct/shown.js'
import { correct, merge, withdraw } from '../tasks/correct.js'
import { Memo } from '../tasks/memo.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { mergerText } from './merger.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'
import { kindOption } from './review.js'

/**
 * `spaser correct UID`: puts fields of a contract right, makes it part of another, tells it from another, or withdraws what was so done; then, and
 * without any of these, tells what was put right of it.
 */
export async function correctCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.correct, true)
  const [uid] = positionals
  if (!uid || positionals.length > 1) throw usage('Donnez l’identifiant d’un marché, et un seul : spaser correct UID.')
  const db = openDatabase(values.db)
  try {
    if (values['dry-run']) return await told(db, uid, values, terminal)
    const shows = await done(db, uid, values)
    const { lines, parts } = await correctionsShown(db, LOCAL, shows)
    if (values.json) terminal.out(JSON.stringify({ uid: shows, corrections: lines, parts }))
    else
      terminal.out(lines.length === 0 ? `Rien n’a été corrigé à la main de ${shows}.` : lines.map(lineText).join('\n'))
    return EXIT.done
  } finally {
    await db.close()
  }
}

type Asked = ReturnType<typeof parse<typeof OPTIONS.correct>>['values']

/** Does what is asked; gives the contract that shows it. */
async function done(db: Database, uid: string, values: Asked): Promise<string> {
  const { set, 'merge-into': into, 'apart-from': other, undo, reason = '', document = null } = values
  if ([set, into, other, undo].filter((each) => each !== undefined).length > 1) {
    throw usage('--set, --merge-into, --apart-from et --undo ne vont pas ensemble : faites-le en plusieurs fois.')
  }
  const now = () => new Date()
  if (set) await correct(db, LOCAL, { uid, fields: fieldsIn(set), reason, document }, now)
  if (into !== undefined) {
    return (await merge(db, LOCAL, { uid, into, ...settledIn(values), reason, document }, now)).uid
  }
  if (other !== undefined) await tellApart(db, LOCAL, { uid, into: other, reason, document }, now)
  if (undo !== undefined) await withdraw(db, LOCAL, { uid, seq: numberOf(undo), reason }, now)
  return uid
}

/** What a merger would keep, complete and change, nothing being written. */
async function told(db: Database, uid: string, values: Asked, terminal: Terminal): Promise<ExitCode> {
  const into = values['merge-into']
  if (into === undefined) throw usage('--dry-run va avec --merge-into.')
  const asked = { uid, into, ...settledIn(values) }
  const effect = await mergerEffect({ db, scope: LOCAL, memo: new Memo(), plan: null }, asked, new Date())
  const { fields, facts, takenOver, opposed, crossed, amounts, years, otherYears } = effect
  const said = { fields, facts, takenOver, opposed, crossed, amounts, years, otherYears }
  terminal.out(values.json ? JSON.stringify({ uid, into, ...said }) : mergerText(effect))
  return EXIT.done
}

const settledIn = ({ decided, 'take-amount': takesAmount = false }: Asked) => ({
  ...{ decided: decidedIn(decided), takesAmount },
})

const DECIDED = ['yes', 'no', 'review'] as const

/** Which decision holds, by fact. */
function decidedIn(given: readonly string[] = []): Settled {
  return Object.fromEntries(
    given.map((text) => {
      const [fact, typed] = text.split('=')
      const [kind, state] = [kindOption(fact), DECIDED.find((each) => each === typed)]
      if (!kind || !state) throw usage(`--decided attend FAIT=ÉTAT, comme insertionClause=yes ; reçu « ${text} ».`)
      return [kind, state]
    }),
  )
}

function numberOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw usage(`--undo attend le numéro d’une correction, reçu « ${text} ».`)
  return Number(text)
}

/** Values by field, as --set gives them. */
export function fieldsIn(set: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    set.map((given) => {
      const at = given.indexOf('=')
      if (at < 1) throw usage(`--set attend CHAMP=VALEUR, comme montant=12500 ; reçu « ${given} ».`)
      return [given.slice(0, at), given.slice(at + 1)]
    }),
  )
}

function lineText({
  seq,
  label,
  before,
  unread,
  after,
  part,
  reason,
  actor,
  at,
  inForce,
  toReconfirm,
  withdrawn,
}: CorrectionShown) {
  const said = before ?? (unread === null ? NOTHING : `« ${unread} », illisible`)
  const what = part === null ? `${label} : ${said} → ${after ?? NOTHING}` : `${label} : ${part} → ${after}`
  const state = withdrawn ? 'annulée' : inForce ? 'en vigueur' : 'remplacée'
  const again = toReconfirm ? ` À reconfirmer : le registre dit maintenant « ${toReconfirm.says ?? NOTHING} ».` : ''
  return `${seq}  ${date(dayInFrance(new Date(at)))}  ${actor}  ${what.replaceAll('\n', ' ; ')}  (${state}) « ${reason} »${again}`
}

const NOTHING = 'non renseigné'
