import { AppError } from '../errors.js'
import { date, dayInFrance, timeInFrance } from '../french.js'
import type { Database, Scope } from '../store/database.js'
import { uidsOfImport } from '../store/versions/staged.js'
import { type Grounds, grounded } from './correct/grounds.js'
import { FaultyFields } from './correct/refusal.js'
import { type ImportReport, type ImportRequest, importFile } from './import.js'
import { readingOf } from './reading.js'
import { type Declared, rowFile } from './typeRow/file.js'
import { readValues } from './typeRow/values.js'
import { keepOriginal } from './upload/keep.js'

export interface TypedRow extends Grounds {
  /** What was typed, by field: `acheteur`, `id`, one of the record by its name, a declared column by its header. */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Adds a contract that no register holds: a file of one row, imported, kept and undone as any other. Throws AppError, nothing
 * being written: `noReason`, `badRow` where it would be set aside, `alreadyThere` where it is a contract already known.
 */
export async function typeRow(
  db: Database,
  scope: Scope,
  clock: () => Date,
  { fields, ...typed }: TypedRow,
): Promise<{ readonly uid: string; readonly report: ImportReport }> {
  const grounds = grounded(typed)
  const { rules } = await readingOf(db, scope)
  const { values, faults } = readValues(fields, rules.columns)
  if (faults.length > 0) throw new FaultyFields('badRow', faults)
  const request = rowRequest(values, grounds, clock())
  const done = await importRow(db, scope, clock, request)
  await keepOriginal(db, scope, clock, request, done.report.id)
  return done
}

/** The import of one typed row. */
export function rowRequest(
  values: ReadonlyMap<string, unknown>,
  grounds: Grounds,
  now: Date,
  { declared, what = 'Saisie' }: { readonly declared?: Declared; readonly what?: 'Saisie' | 'Scission' } = {},
) {
  const { text, mapping } = rowFile(values, declared)
  return {
    name: `${what} du ${date(dayInFrance(now))}, ${timeInFrance(now)}.csv`,
    file: new Blob([text]),
    mapping,
    origin: { kind: 'typed', importId: null, ...grounds },
  } as const satisfies ImportRequest
}

/** Imports one typed row that makes a contract of its own. Throws AppError `badRow`, `alreadyThere`, nothing being written. */
export async function importRow(db: Database, scope: Scope, clock: () => Date, request: ImportRequest) {
  checkCreates(await importFile(db, scope, clock, { ...request, dryRun: true }))
  const report = await importFile(db, scope, clock, request)
  const [uid] = report.id === null ? [] : await uidsOfImport(db, scope, report.id, '', 1)
  if (uid === undefined) throw new AppError('badRow', NOT_A_CONTRACT)
  return { uid, report }
}

const NOT_A_CONTRACT = 'Cette saisie ne fait pas un marché : ajoutez sa date, son montant ou son titulaire.'

function checkCreates({ rows, rejected, created, issues }: ImportReport): void {
  if (rows === 1 && created === 1) return
  const why = issues
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message.replace(PLACE, 'Saisie'))
  if (rejected > 0) throw new AppError('badRow', `${[...new Set(why)].join(' ')} Rien n’a été changé.`)
  if (rows === 0) throw new AppError('badRow', `${NOT_A_CONTRACT} Rien n’a été changé.`)
  throw new AppError('alreadyThere', ALREADY)
}

const PLACE = /^Ligne \d+(?:, colonne \d+)?/
const ALREADY =
  'Ce marché est déjà au registre : même acheteur et même numéro, ou, sans numéro, même objet, même date et même titulaire. Corrigez-le sur sa page. Rien n’a été changé.'
