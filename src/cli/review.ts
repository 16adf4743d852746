import { countOf } from '../french.js'
import { KIND_LABELS, KINDS } from '../states.js'
import { LOCAL } from '../store/database.js'
import { readDigest } from '../tasks/import/bound.js'
import { Memo } from '../tasks/memo.js'
import { postpone, resumePostponed } from '../tasks/review/postpone.js'
import { countsOf, filtered, type ReviewFilter, type ReviewParts } from '../tasks/review/queue.js'
import { type QuestionLine, questionLines } from '../tasks/review.js'
import { questionView } from '../web/api/questions.js'
import { buyerOption, parse, yearOption } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'
import { reconfirmAsked, reconfirmFrom } from './reconfirm.js'

/** `spaser review`: what waits for a person, in the order of the queue; a JSON line each with `--json`. */
export async function reviewCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.review)
  const filter = {
    ...{ kind: kindOption(values.fact), year: yearOption(values.year), acheteur: buyerOption(values.acheteur) },
    ...{ rule: values.rule, q: values.search },
  }
  if (values.later !== undefined && !filter.kind) throw usage('--later demande aussi --fact : le fait en question.')
  const again = reconfirmAsked(values)
  const db = openDatabase(values.db)
  const parts = { db, scope: LOCAL, memo: new Memo(), plan: null }
  try {
    if (again) return await reconfirmFrom(parts, again, { terminal, json: values.json === true })
    if (values.later !== undefined && filter.kind) {
      await postpone(parts, { uid: values.later, kind: filter.kind }, () => new Date())
    } else if (values.resume) await resumePostponed(parts)
    else await list(parts, filter, { terminal, json: values.json === true })
    const { total, postponed } = countsOf(await filtered(parts, filter))
    const put = postponed === 0 ? '' : `, dont ${countOf(postponed, 'remise', 'remises')} à plus tard`
    terminal.err(`${countOf(total, 'question', 'questions')}${put}.`)
    return EXIT.done
  } finally {
    await db.close()
  }
}

async function list(
  parts: ReviewParts,
  filter: ReviewFilter,
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
): Promise<void> {
  for await (const line of questionLines(parts, filter)) {
    terminal.out(json ? JSON.stringify(questionView(line)) : lineText(line))
  }
}

/** A fact by its name. */
export function kindOption(text: string | undefined) {
  if (text === undefined) return undefined
  const kind = KINDS.find((each) => each === text)
  if (!kind) throw usage(`--fact attend l’un de ${KINDS.join(', ')}, reçu « ${text} ».`)
  return kind
}

function lineText({ item, contract, proof }: QuestionLine): string {
  const objet = contract.record.objet.replace(/\s+/g, ' ').trim()
  const short = objet.length > 60 ? `${objet.slice(0, 59)}…` : objet
  const words = proof ? `  « ${proof.quote.slice(0, 80)} »` : ''
  const later = item.postponedAt ? '  (remise à plus tard)' : ''
  return `${item.uid}  ${item.kind} (${KIND_LABELS[item.kind]})  ${short}${words}  lu ${readDigest(contract.record)}${later}`
}
