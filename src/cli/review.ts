import { countOf } from '../french.js'
import { KIND_LABELS, KINDS, STATE_LABELS } from '../states.js'
import { LOCAL } from '../store/database.js'
import { readDigest } from '../tasks/import/project.js'
import { Memo } from '../tasks/memo.js'
import { postpone, resumePostponed } from '../tasks/review/postpone.js'
import { countsOf, filtered, type ReviewFilter, type ReviewParts } from '../tasks/review/queue.js'
import { toReconfirm } from '../tasks/review/reconfirm.js'
import { type QuestionLine, questionLines } from '../tasks/review.js'
import { questionView } from '../web/api/questions.js'
import { entryView } from '../web/api/reconfirm.js'
import { buyerOption, parse, yearOption } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

/** `spaser review`: what waits for a person, in the order of the queue; a JSON line each with `--json`. */
export async function reviewCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.review)
  const filter = {
    ...{ kind: kindOption(values.fact), year: yearOption(values.year), acheteur: buyerOption(values.acheteur) },
    ...{ rule: values.rule, q: values.search },
  }
  if (values.later !== undefined && !filter.kind) throw usage('--later demande aussi --fact : le fait en question.')
  const db = openDatabase(values.db)
  const parts = { db, scope: LOCAL, memo: new Memo(), plan: null }
  try {
    if (values.reconfirm) return await listToReconfirm(parts, { terminal, json: values.json === true })
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

/** Decisions and corrections under which registers changed, as the page lists them. */
async function listToReconfirm(
  parts: ReviewParts,
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
): Promise<ExitCode> {
  for (let page = 1; ; page += 1) {
    const { entries, pages, decisions, corrections } = await toReconfirm(parts, { page, size: 100 })
    for (const entry of entries) terminal.out(json ? JSON.stringify(entryView(entry)) : entryText(entryView(entry)))
    if (page < pages) continue
    terminal.err(
      `${countOf(decisions, 'décision', 'décisions')}, ${countOf(corrections, 'correction', 'corrections')}.`,
    )
    return EXIT.done
  }
}

function entryText({
  sorte,
  numero,
  uid,
  fait,
  etat,
  champ,
  valeur,
  changements,
}: ReturnType<typeof entryView>): string {
  const said = fait === null ? [champ, valeur] : [KIND_LABELS[fait], etat && STATE_LABELS[etat]]
  const since = changements.map((each) => `${each.champ} : ${each.avant ?? 'rien'} → ${each.apres ?? 'rien'}`)
  return `${uid}  ${sorte} n° ${numero}  ${said.filter(Boolean).join(' : ')}  depuis : ${since.join(' ; ') || 'autre chose'}`
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
