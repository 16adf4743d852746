import { typographic } from '../french.js'
import { importedText } from '../indicators/wording.js'
import { type Database, LOCAL } from '../store/database.js'
import { type Hypotheses, hypothesesOf } from '../tasks/hypotheses.js'
import { Memo } from '../tasks/memo.js'
import { hypothesesView } from '../web/api/hypotheses.js'
import { LISTS, parseHypotheses } from '../web/pages/hypotheses/address.js'
import { forecastNotes, inShort, outcomeLines, supposedText } from '../web/pages/hypotheses/lines.js'
import { buyerOption, yearOption } from './arguments.js'
import { type Terminal, usage } from './output.js'

interface WhatIfOptions {
  /** Id of an objective. */
  readonly objective: string
  readonly year?: string | undefined
  readonly scheme?: string | undefined
  readonly acheteur?: string | undefined
  /** As the address of the page: "confirmes=7", "heures[UID]=120". */
  readonly suppose?: readonly string[] | undefined
  readonly json?: boolean | undefined
}

/** `spaser plan --what-if OBJECTIVE`: the question and the answer of the page /hypotheses; nothing is written. */
export async function whatIf(db: Database, options: WhatIfOptions, terminal: Terminal): Promise<void> {
  const address = addressOf(options)
  const { asked, bad } = parseHypotheses(address)
  const refused = [...bad, ...repeated(address)]
  if (refused.length > 0) {
    throw usage(refused.map(({ name, message }) => `« ${name} » n’est pas compris : ${message}.`).join(' '))
  }
  const parts = { database: db, scope: LOCAL, memo: new Memo(), plan: null, now: () => new Date() }
  const found = await hypothesesOf(parts, asked)
  if (options.json) return terminal.out(JSON.stringify(hypothesesView(found)))
  terminal.out(inWords(found).join('\n'))
}

/** The address of the page that asks the same. */
function addressOf({ objective, year, scheme, acheteur, suppose = [] }: WhatIfOptions): URLSearchParams {
  const given = {
    ...{ objectif: objective, annee: yearOption(year)?.toString() },
    ...{ schema: scheme, acheteur: buyerOption(acheteur) },
  }
  const known = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return new URLSearchParams([...known, ...suppose.map(pairOf)])
}

/** Of two values of one name, the page would take the first. */
function repeated(address: URLSearchParams) {
  const names = [...new Set(address.keys())].filter((name) => !LISTS.includes(name) && address.getAll(name).length > 1)
  return names.map((name) => ({ name, message: 'à donner une seule fois' }))
}

function pairOf(text: string): string[] {
  const at = text.indexOf('=')
  if (at < 1) throw usage(`--suppose attend NOM=VALEUR, par exemple confirmes=7, reçu « ${text} ».`)
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function inWords(found: Hypotheses): string[] {
  const { plan, year } = found.shown.standing
  const { objective } = found.objective.now
  const { importedOn } = found.sources
  const recent = importedOn === null ? '' : ` ; ${importedText(importedOn)}`
  return [
    `Et si… ${objective.label}`,
    typographic(`${plan.title}, ${year}${recent}. Rien n’est écrit.`),
    found.supposing ? `Avec ${supposedText(found)} :` : 'Rien n’est supposé : donnez --suppose NOM=VALEUR.',
    '',
    ...outcomeLines(found).map(({ name, before, after }) => lineText(name, before, found.supposing ? after : before)),
    ...found.others.map(({ now, supposed }) => lineText(now.objective.label, inShort(now), inShort(supposed))),
    ...[...found.remarks.map((remark) => `${remark}.`), ...forecastNotes(found)].map((note) => `– ${note}`),
  ]
}

const lineText = (name: string, before: string | null, after: string | null): string =>
  before === after ? `${name} : ${before ?? '–'}` : `${name} : ${before ?? '–'}  →  ${after ?? '–'}`
