import { countOf, spaced } from '../french.js'
import { type Database, LOCAL } from '../store/database.js'
import type { SetAsideField, SetAsideRow } from '../tasks/setAside/rows.js'
import { allSetAside, correctRows, leaveRows, reopenRows, setAsideRows } from '../tasks/setAside.js'
import { parse } from './arguments.js'
import { fieldsIn } from './correct.js'
import { openDatabase } from './database.js'
import { describe, exitCodeOf } from './import.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'

type Asked = ReturnType<typeof parse<(typeof OPTIONS)['set-aside']>>['values']

const now = () => new Date()

/** `spaser set-aside ID`: rows an import set aside, listed, corrected one by one, left aside, or taken back among those to correct. */
export async function setAsideCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS['set-aside'], true)
  const [text] = positionals
  if (!text || positionals.length > 1 || !/^\d+$/.test(text))
    throw usage('Donnez le numéro d’un import, et un seul : spaser set-aside 3.')
  const seqs = values.row?.map(rowNumber)
  checkAsked(values)
  const db = openDatabase(values.db)
  try {
    const id = Number(text)
    if (values.set) return await corrected(db, id, seqs, values, terminal)
    if (values.leave) await leaveRows(db, LOCAL, now, id, { seqs: seqs ?? [], reason: values.reason ?? '' })
    if (values.reopen) await reopenRows(db, LOCAL, now, id, seqs ?? [])
    await list(db, id, seqs, { terminal, json: values.json === true })
    return EXIT.done
  } finally {
    await db.close()
  }
}

function checkAsked({ set, leave, reopen, row, reason, document, 'dry-run': dryRun }: Asked): void {
  const asked = [set !== undefined, leave === true, reopen === true].filter(Boolean).length
  if (asked > 1) throw usage('--set, --leave et --reopen ne vont pas ensemble : faites-le en plusieurs fois.')
  if (asked === 1 && row === undefined) throw usage('Dites de quelle ligne : --row N, que donne la liste.')
  if (set && row?.length !== 1) throw usage('--set corrige une ligne à la fois : un seul --row.')
  if (dryRun && !set) throw usage('--dry-run va avec --set.')
  if (reason !== undefined && !set && !leave) throw usage('--reason va avec --set ou --leave.')
  if (document !== undefined && !set) throw usage('--document va avec --set.')
}

function rowNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw usage(`--row attend le numéro d’une ligne mise de côté, reçu « ${text} ».`)
  return Number(text)
}

async function corrected(
  db: Database,
  id: number,
  seqs: readonly number[] = [],
  { set = [], reason = '', document, 'dry-run': dryRun = false, json }: Asked,
  terminal: Terminal,
): Promise<ExitCode> {
  const { rows } = await setAsideRows(db, LOCAL, id, seqs)
  const typed = rows.map((row) => ({ seq: row.seq, values: byKey(row, fieldsIn(set)) }))
  const reports = await correctRows(db, LOCAL, now, id, { rows: typed, reason, document: document ?? null, dryRun })
  terminal.out(json ? JSON.stringify({ imports: reports }) : reports.map(describe).join('\n'))
  return exitCodeOf(reports)
}

/** Values by the key of their field, where they were given by its name. Throws where the row has no such field. */
function byKey({ fields, label }: SetAsideRow, given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([asked, value]) => {
      const named = fields.filter(({ name }) => oneLine(name) === oneLine(asked))
      const field = named.length === 1 ? named[0] : fields.find(({ key }) => key === asked)
      if (!field) throw usage(unknownField(asked, label, fields, named.length))
      return [field.key, value]
    }),
  )
}

function unknownField(asked: string, label: string, fields: readonly SetAsideField[], named: number): string {
  const names = fields.map(({ key, name }) => `${oneLine(name)} (${key})`).join(', ')
  return named > 1
    ? `${label} : plusieurs colonnes s’appellent « ${asked} » ; donnez le numéro de l’une : ${names}.`
    : `${label} n’a pas de champ « ${asked} » ; elle a ${names}.`
}

async function list(
  db: Database,
  id: number,
  seqs: readonly number[] | undefined,
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
): Promise<void> {
  let [count, open] = [0, 0]
  for await (const row of allSetAside(db, LOCAL, id, seqs)) {
    count += 1
    if (row.action === null) open += 1
    terminal.out(json ? JSON.stringify(lineOf(row)) : rowText(row))
  }
  terminal.err(
    `${countOf(count, 'ligne mise', 'lignes mises')} de côté, dont ${countOf(open, 'reste', 'restent')} à corriger.`,
  )
}

const lineOf = ({ seq, place, reasons, fields, source, action }: SetAsideRow) => ({
  ...{ seq, place, reasons, correctable: source !== null, action },
  fields: fields.map(({ key, name, value, atFault }) => ({ key, name, value, atFault })),
})

const rowText = ({ seq, label, reasons, fields, action }: SetAsideRow): string =>
  [
    `${seq}  ${label}${action ? `  (${DONE[action.action]}${action.correctedImportId === null ? '' : `, import n° ${action.correctedImportId}`})` : ''}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...fields.map(({ key, name, value, atFault }) => `  ${atFault ? '!' : ' '} ${oneLine(name)} (${key}) : ${value}`),
  ].join('\n')

/** A header may be typed on two lines of its cell: it is listed, and named, on one. */
const oneLine = (name: string): string => spaced(name).trim()

const DONE = { correct: 'corrigée', leave: 'laissée de côté', superseded: 'reprise' } as const
