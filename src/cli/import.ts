import { AppError, type Issue } from '../errors.js'
import { countOf, integer } from '../french.js'
import { sha256Of, useNativeDigests } from '../node/digest.js'
import { preparedAhead } from '../node/prepareApart.js'
import { mappingFileSchema } from '../register/mapping.js'
import { type Database, LOCAL } from '../store/database.js'
import { openSqlite } from '../store/sqlite.js'
import type { ImportReport, ImportRequest } from '../tasks/import.js'
import { importAll, type Refused } from '../tasks/importAll.js'
import { parse, siretOption } from './arguments.js'
import { databasePath } from './database.js'
import { effectLines } from './effect.js'
import { openFile, readJson } from './files.js'
import { findingGroups } from './findingGroups.js'
import { readPlan } from './indicators.js'
import { limitsGiven } from './limits.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, progressLine, type Terminal, usage } from './output.js'

/** `spaser import FILE…`: one entry a file; an unreadable one writes nothing and the others are done. */
export async function importCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.import, true)
  if (positionals.length === 0) throw usage('Quel fichier importer ? Exemple : spaser import marches.xlsx.')
  const acheteur = siretOption(values.acheteur)
  const mapping = values.mapping === undefined ? undefined : mappingOf(await readJson(values.mapping), values.mapping)
  const limits = limitsGiven(values)
  const dryRun = values['dry-run']
  if (values.plan !== undefined && !dryRun)
    throw usage('--plan ne sert qu’avec --dry-run, pour comparer aux objectifs.')
  const plan = values.plan === undefined ? null : await readPlan(values.plan)
  const asked = { acheteur, mapping, limits, dryRun, ...(dryRun ? { effect: { plan } } : {}) }
  useNativeDigests()
  const base = databasePath(values.db)
  const db = openSqlite(base)
  try {
    const outcomes: (ImportReport | Refused)[] = []
    for (const path of positionals) {
      outcomes.push(...(await importOne(db, base, path, { ...asked, keep: values['no-keep'] !== true })))
    }
    if (values.json) {
      terminal.out(JSON.stringify({ imports: outcomes }))
      warn(outcomes, terminal)
    } else
      for (const outcome of outcomes) {
        terminal.out(describe(outcome))
        if (!('error' in outcome)) for (const line of findingGroups(outcome)) terminal.err(line)
      }
    return exitCodeOf(outcomes)
  } finally {
    await db.close()
  }
}

/** One outcome, or one for each file of an archive. Reading has a thread of its own, beside the one that writes. */
async function importOne(
  db: Database,
  base: string,
  path: string,
  asked: Omit<ImportRequest, 'file' | 'name'> & { readonly keep: boolean },
): Promise<(ImportReport | Refused)[]> {
  const line = progressLine()
  let close: (() => Promise<unknown>) | undefined
  const onProgress: ImportRequest['onProgress'] = ({ stage, done }) =>
    line.show(
      `${path} : ${stage === 'reading' ? countOf(done, 'ligne lue', 'lignes lues') : countOf(done, 'marché établi', 'marchés établis')}…`,
    )
  try {
    const file = await openFile(path)
    const reader = preparedAhead({ path: base, scope: LOCAL, source: { file: path }, whole: file })
    close = reader.close
    const { prepare } = reader
    const request = { ...asked, file, name: baseName(path), onProgress, prepare, digest: sha256Of }
    const outcomes: (ImportReport | Refused)[] = []
    for await (const outcome of importAll(db, LOCAL, () => new Date(), request)) outcomes.push(outcome)
    return outcomes
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    return [{ file: baseName(path), error: cause.message, errorCode: cause.code }]
  } finally {
    await close?.()
    line.clear()
  }
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

/** What became of files, as an exit code. */
export function exitCodeOf(outcomes: readonly (ImportReport | Refused)[]): ExitCode {
  if (outcomes.some((outcome) => 'error' in outcome)) return EXIT.failed
  return outcomes.some((outcome) => 'rejected' in outcome && outcome.rejected > 0) ? EXIT.someRejected : EXIT.done
}

const SHOWN_ISSUES = 20
const BUYER_OPTION =
  '    (--acheteur SIRET le donne aux lignes qui n’en ont pas ; « spaser buyer », à un import déjà fait)'

/** That a file was read again is no doubt about it, but is to be known. */
const isTold = ({ severity, code }: Issue): boolean => severity !== 'info' || code === 'readAnew'

/** For a machine, what is not read is also said where people look: its figures would pass for those of the whole file. */
function warn(outcomes: readonly (ImportReport | Refused)[], terminal: Terminal): void {
  for (const outcome of outcomes) {
    if ('error' in outcome) continue
    for (const message of outcome.warnings.slice(0, SHOWN_ISSUES)) terminal.err(`${outcome.file} : ${message}`)
  }
}

/** One file, in words. */
export function describe(outcome: ImportReport | Refused): string {
  if ('error' in outcome) return `✘ ${outcome.file} : ${outcome.error}`
  const { warnings } = outcome
  const told = outcome.issues.filter((issue) => isTold(issue) && !warnings.includes(issue.message))
  return [
    `${outcome.rejected > 0 || warnings.length > 0 ? '!' : '✔'} ${outcome.file}${outcome.id === null ? ' (à blanc, rien n’est écrit)' : ''} : ${countOf(outcome.rows, 'ligne lue', 'lignes lues')} ; marchés : ${contractsSaid(outcome.contracts)}.`,
    `  Lignes : ${otherRowsSaid(outcome)}.`,
    ...(outcome.preview ? effectLines(outcome.preview) : []),
    ...warnings.slice(0, SHOWN_ISSUES).map((message) => `  ! ${message}`),
    ...(outcome.issues.some(({ code }) => code === 'missingBuyer') ? [BUYER_OPTION] : []),
    ...told.slice(0, SHOWN_ISSUES).map(({ message }) => `  – ${message}`),
    ...(told.length > SHOWN_ISSUES ? [`  … et d’autres (${integer(outcome.issueCount)} remarques en tout).`] : []),
  ].join('\n')
}

const contractsSaid = ({ created, updated, unchanged }: ImportReport['contracts']): string =>
  [
    countOf(created, 'nouveau', 'nouveaux'),
    countOf(updated, 'modifié', 'modifiés'),
    countOf(unchanged, 'inchangé', 'inchangés'),
  ].join(', ')

const otherRowsSaid = ({ duplicates, rejected, ignored }: ImportReport): string =>
  [
    countOf(duplicates, 'répète ou complète un marché', 'répètent ou complètent un marché'),
    countOf(rejected, 'mise de côté', 'mises de côté'),
    countOf(ignored, 'sans données (titre, section, total ou vide)', 'sans données (titres, sections, totaux, vides)'),
  ].join(', ')
