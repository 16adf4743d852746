import { AppError } from '../errors.js'
import { countOf, integer } from '../french.js'
import { mappingFileSchema } from '../register/mapping.js'
import type { Database } from '../store/database.js'
import { LOCAL } from '../store/database.js'
import { type ImportReport, type ImportRequest, importFile } from '../tasks/import.js'
import { parse, siretOption } from './arguments.js'
import { openDatabase } from './database.js'
import { openFile, readJson, unreadableFile } from './files.js'
import { EXIT, type ExitCode, progressLine, type Terminal, usage } from './output.js'

interface Refused {
  readonly file: string
  readonly error: string
  readonly errorCode: string
}

/** `spaser import FILE…`: one entry a file; an unreadable one writes nothing and the others are done. */
export async function importCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(
    args,
    {
      acheteur: { type: 'string' },
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
    true,
  )
  if (positionals.length === 0) throw usage('Quel fichier importer ? Exemple : spaser import marches.xlsx.')
  const acheteur = siretOption(values.acheteur)
  const mapping = values.mapping === undefined ? undefined : mappingOf(await readJson(values.mapping), values.mapping)
  const db = openDatabase(values.db)
  try {
    const outcomes: (ImportReport | Refused)[] = []
    for (const path of positionals) {
      outcomes.push(await importOne(db, path, { acheteur, mapping, dryRun: values['dry-run'] }))
    }
    if (values.json) terminal.out(JSON.stringify({ imports: outcomes }))
    else for (const outcome of outcomes) terminal.out(describe(outcome))
    return exitCodeOf(outcomes)
  } finally {
    await db.close()
  }
}

async function importOne(
  db: Database,
  path: string,
  asked: Omit<ImportRequest, 'file' | 'name'>,
): Promise<ImportReport | Refused> {
  const line = progressLine()
  const onProgress: ImportRequest['onProgress'] = ({ stage, done }) =>
    line.show(`${path} : ${stage === 'reading' ? `${done} lignes lues` : `${done} marchés établis`}…`)
  try {
    const file = await openFile(path)
    return await importFile(db, LOCAL, () => new Date(), { ...asked, file, name: baseName(path), onProgress })
  } catch (cause) {
    const refusal = refusalOf(cause, path)
    if (refusal) return { file: baseName(path), error: refusal.message, errorCode: refusal.code }
    throw cause
  } finally {
    line.clear()
  }
}

/** A file's rights only show when it is read: then too it is refused alone. */
function refusalOf(cause: unknown, path: string): AppError | null {
  if (cause instanceof AppError) return cause
  return cause instanceof Error && cause.name === 'NotReadableError' ? unreadableFile(path) : null
}

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

function mappingOf(json: unknown, path: string) {
  const parsed = mappingFileSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError(
    'badMapping',
    `Correspondance « ${path} » refusée, à ${issue?.path.join('.') || 'la racine'} : ${issue?.message}.`,
  )
}

function exitCodeOf(outcomes: readonly (ImportReport | Refused)[]): ExitCode {
  if (outcomes.some((outcome) => 'error' in outcome)) return EXIT.failed
  return outcomes.some((outcome) => 'rejected' in outcome && outcome.rejected > 0) ? EXIT.someRejected : EXIT.done
}

const SHOWN_ISSUES = 20

function describe(outcome: ImportReport | Refused): string {
  if ('error' in outcome) return `✘ ${outcome.file} : ${outcome.error}`
  const { created, updated, unchanged } = outcome.contracts
  const told = outcome.issues.filter(({ severity }) => severity !== 'info')
  return [
    `${outcome.rejected > 0 ? '!' : '✔'} ${outcome.file}${outcome.id === null ? ' (à blanc, rien n’est écrit)' : ''} : ${countOf(outcome.rows, 'ligne lue', 'lignes lues')} ; marchés : ${integer(created)} nouveaux, ${integer(updated)} modifiés, ${integer(unchanged)} inchangés.`,
    `  Lignes : ${integer(outcome.duplicates)} répètent ou complètent un marché, ${integer(outcome.rejected)} mises de côté, ${integer(outcome.ignored)} sans données (titres, sections, totaux, vides).`,
    ...told.slice(0, SHOWN_ISSUES).map(({ message }) => `  – ${message}`),
    ...(told.length > SHOWN_ISSUES
      ? [`  … et ${told.length - SHOWN_ISSUES} autres remarques (--json pour toutes).`]
      : []),
  ].join('\n')
}
