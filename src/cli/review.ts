import { countOf } from '../french.js'
import { KIND_LABELS, KINDS } from '../states.js'
import { LOCAL } from '../store/database.js'
import { Memo } from '../tasks/memo.js'
import { type QuestionLine, questionLines } from '../tasks/review.js'
import { questionView } from '../web/api/questions.js'
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
  const db = openDatabase(values.db)
  try {
    let count = 0
    for await (const line of questionLines({ db, scope: LOCAL, memo: new Memo(), plan: null }, filter)) {
      count += 1
      terminal.out(values.json ? JSON.stringify(questionView(line)) : lineText(line))
    }
    terminal.err(`${countOf(count, 'question', 'questions')}.`)
    return EXIT.done
  } finally {
    await db.close()
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
  return `${item.uid}  ${item.kind} (${KIND_LABELS[item.kind]})  ${short}${proof ? `  « ${proof.quote.slice(0, 80)} »` : ''}`
}
