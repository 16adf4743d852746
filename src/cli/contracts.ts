import { EXCLUSION_WORDS } from '../indicators/reasons.js'
import { LOCAL } from '../store/database.js'
import { type ContractView, listContracts } from '../tasks/contracts.js'
import { parse, yearOption } from './arguments.js'
import { openDatabase } from './database.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal } from './output.js'

/** One line, cut where it would run on. */
function short(objet: string): string {
  const line = objet.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

/** `spaser contracts`: a JSON line each with `--json`, else a line for people. */
export async function contractsCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.contracts)
  const year = yearOption(values.year)
  const db = openDatabase(values.db)
  try {
    for await (const contract of listContracts(db, LOCAL, year)) {
      terminal.out(values.json ? JSON.stringify(contract) : line(contract))
    }
    return EXIT.done
  } finally {
    await db.close()
  }
}

const MARKS = { yes: 'oui', no: 'non', review: 'à vérifier', unknown: '·' } as const

function line({ uid, yearDate, montant, objet, states, excluded }: ContractView): string {
  const facts = `insertion ${MARKS[states.insertionClause]}, environnement ${MARKS[states.environmentalClause]}/${MARKS[states.environmentalCriterion]}, réservé ${MARKS[states.reserved]}`
  const amount =
    montant === null
      ? 'montant inconnu'
      : `${montant.toLocaleString('fr-FR', { minimumFractionDigits: Number.isInteger(montant) ? 0 : 2 })} €`
  return `${uid}  ${yearDate ?? 'sans date'}  ${amount}  ${short(objet)}  [${facts}]${excluded ? `  (non compté : ${EXCLUSION_WORDS[excluded].one})` : ''}`
}
