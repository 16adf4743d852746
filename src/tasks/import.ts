import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Siret } from '../contract.js'
import type { Issue } from '../errors.js'
import { dayInFrance } from '../french.js'
import { type ByteSource, pieces } from '../register/byteSource.js'
import { readAnew } from '../register/issues.js'
import type { MappingFile } from '../register/mapping.js'
import type { ReadLimits } from '../register/types.js'
import type { Database, Insert, Scope, Statement } from '../store/database.js'
import { placedUids } from '../store/fates.js'
import { countIssues, fileWarnings, issuesPage } from '../store/imports/issues.js'
import { beginImport, dropImport, dropSilentImports } from '../store/imports/underWay.js'
import { type ImportOrigin, type ImportSummary, importsOfBytes, type RowCounts } from '../store/imports.js'
import { rejectedActionsCarried } from '../store/restated.js'
import { standingBuyers } from './buyerOf/standing.js'
import { type IssueList, TOLD } from './import/issueList.js'
import {
  backOf,
  FILE,
  noteHoursReplaced,
  noteMissingAmounts,
  noteNamesakes,
  noteTakenBack,
  noteWholes,
} from './import/notes.js'
import { askedAlike, isReadToday, optionsOf } from './import/options.js'
import { batchApart, type PreparedRegister, type Preparer, prepareHere } from './import/prepare.js'
import { type Ground, groundOf, settle } from './import/settle.js'
import { Stage, type StagedImport } from './import/stage.js'
import { checkBlanks } from './mapping/blanks.js'
import { givenBefore } from './mapping/givenBefore.js'
import { recalledMapping, rememberMapping } from './mapping.js'
import { type EffectAsked, effectOf, type ImportEffect, noEffect } from './preview/effect.js'
import { newerThan, noteNewer, placeOf } from './readAnew.js'
import { takenWrites } from './setAside/taken.js'

export interface ImportRequest {
  readonly name: string
  readonly file: ByteSource
  readonly acheteur?: Siret
  readonly mapping?: MappingFile
  /** Of a mapping given to a deposit: who decided that empty cells say no was written then. */
  readonly isSigned?: boolean
  /** Bounds on what is read, where the defaults are too wide for the machine. */
  readonly limits?: Partial<ReadLimits>
  /** Reads and compares everything, writes nothing that stays. */
  readonly dryRun?: boolean
  /** Of a dry run: what it would do to what is visible is told too. */
  readonly effect?: EffectAsked
  /** Told now and then how many rows are read, then how many contracts are settled. */
  readonly onProgress?: (progress: ImportProgress) => void
  /** Reads and tags, where the runtime has a thread for it; by default it is done in between two writes. */
  readonly prepare?: Preparer
  /** SHA-256 of the file in hexadecimal, where the runtime has a faster one than ours. */
  readonly digest?: (file: ByteSource) => Promise<string>
  /** Where the file was made here: of rows set aside and corrected, or of rows typed. Its mapping serves for it alone. */
  readonly origin?: ImportOrigin
  /** Of rows corrected: their numbers among those set aside, for another row that reads alike is another one. */
  readonly rows?: readonly number[]
  /** The import whose file this is, read otherwise: each row is the contract it was there, whatever it is known by now. */
  readonly restates?: number
  /** The uid its one row is given, whatever it says: a contract that no other import speaks of. */
  readonly apart?: string
  /** What is to show at the same moment as the import, with its number; asked for again where something showed since. */
  readonly alongside?: (importId: number, at: string) => Promise<readonly (Statement | Insert)[]>
}

export interface ImportProgress {
  readonly stage: 'reading' | 'settling'
  readonly done: number
}

/** What an import did, as SPEC §4 prints it. */
export interface ImportReport extends RowCounts {
  /** null after a dry run. */
  readonly id: number | null
  readonly file: string
  readonly sha256: string
  readonly format: string
  readonly contracts: { readonly created: number; readonly updated: number; readonly unchanged: number }
  /** In the order of the file, the first ones where there are many. */
  readonly issues: readonly Issue[]
  /** How many there are in all. */
  readonly issueCount: number
  /** Findings about the file as a whole. */
  readonly warnings: readonly string[]
  readonly durationMs: number
  /** Of a dry run that was asked for it. */
  readonly preview?: ImportEffect
}

const A_DAY = 86_400_000
/** Rows between two words of how far the reading has come: each is written in the base for whoever watches. */
const TOLD_EVERY = 500
/** An import under way writes every few seconds; its publication, which may last minutes, lets nobody else write. */
const SILENT_MS = 15 * 60_000

/**
 * Imports one register: visible all at once or not at all. The same file read the same way, by the same reader, is
 * recognised and changes nothing; one that an older reader read is read again, and it is said. A mapping given is kept for tables of the same headers; without one, those kept serve, and it is said. Throws
 * AppError, having written nothing, where the file cannot be read.
 */
export async function importFile(
  db: Database,
  scope: Scope,
  clock: () => Date,
  request: ImportRequest,
): Promise<ImportReport> {
  const { mapping, dryRun, origin, restates } = request
  if (mapping) checkBlanks(mapping)
  if (mapping === undefined) {
    const recalled = await recalledMapping(db, scope, request)
    if (!recalled) return importAs(db, scope, clock, request)
    const sha256 = await (request.digest ?? sha256Of)(request.file)
    const given = await givenBefore(db, scope, { ...request, sha256, recalled: recalled.mapping })
    const asBefore = { ...request, digest: async () => sha256, mapping: given ?? recalled.mapping }
    return importAs(db, scope, clock, asBefore, recalled.notes)
  }
  const done = await importAs(db, scope, clock, request)
  if (!dryRun && !origin && restates === undefined)
    await rememberMapping(db, scope, { ...request, mapping, at: clock().toISOString() })
  return done
}

/** Imports a register by the mapping settled for it; `notes`: what is to be said of that. */
async function importAs(
  db: Database,
  scope: Scope,
  clock: () => Date,
  request: ImportRequest,
  notes: readonly Issue[] = [],
): Promise<ImportReport> {
  const started = clock()
  const fileDigest = await (request.digest ?? sha256Of)(request.file)
  const options = optionsOf(request)
  const before = await importsOfBytes(db, scope, fileDigest)
  const same = await askedAlike(
    before.filter((each) => isReadToday(each.options)),
    { ...request, options },
  )
  if (same) return recognised(db, scope, same, request, clock().getTime() - started.getTime())
  const older = await askedAlike(before, { ...request, options })
  const said = older ? [readAnew(FILE, older.id), ...notes] : notes
  const isFirst = before.length === 0 && !request.origin && request.restates === undefined
  const place = isFirst ? await placeOf(db, scope, { ...request, sha256: fileDigest, options }) : null
  const { acheteur, mapping, limits, prepare = prepareHere } = request
  const ground = await groundOf(db, scope)
  const today = dayInFrance(started)
  const register = await prepare(request.file, { acheteur, mapping, limits, today, rules: ground.reading.rules })
  try {
    return await importPrepared(
      db,
      scope,
      clock,
      { ...request, notes: said },
      {
        register,
        ground,
        started,
        fileDigest,
        options,
        earlier: (request.origin ? older : before[0])?.id ?? null,
        place,
      },
    )
  } finally {
    await register.close()
  }
}

interface Prepared {
  readonly register: PreparedRegister
  readonly ground: Ground
  readonly started: Date
  readonly fileDigest: string
  /** What was asked beside the file, as JSON text. */
  readonly options: string
  /** The last import in force of the same file, by an older reader or read otherwise. */
  readonly earlier: number | null
  /** The import undone whose place it takes back. */
  readonly place: number | null
}

/** Writes what is read, and publishes it. */
async function importPrepared(
  db: Database,
  scope: Scope,
  clock: () => Date,
  request: ImportRequest & { readonly notes: readonly Issue[] },
  { register, ground, started, fileDigest, options, earlier, place }: Prepared,
): Promise<ImportReport> {
  const given = {
    fileName: request.name,
    sha256: fileDigest,
    options,
    format: register.format,
    startedAt: started.toISOString(),
    origin: request.origin ?? takenBackFrom(place),
  }
  await dropSilentImports(db, scope, new Date(started.getTime() - SILENT_MS).toISOString())
  const importId = await beginImport(db, scope, given, new Date(started.getTime() - A_DAY).toISOString())
  try {
    const stage = await staged(
      db,
      scope,
      {
        clock,
        importId,
        format: register.format,
        reading: ground.reading,
        restated: await restatedBy(db, scope, request),
        standing: await standingBuyers(db, scope, request),
      },
      register,
      request,
    )
    const progress = (done: number) => request.onProgress?.({ stage: 'settling', done })
    const counts = await settle(db, scope, importId, stage.counts, ground, {
      publish: !request.dryRun,
      settled: async () => {
        await noteTakenBack(db, scope, stage, importId, backOf(request, earlier))
        await noteNewer(db, scope, stage, importId, place)
        await noteNamesakes(db, scope, stage, importId)
        await noteWholes(db, scope, stage, importId)
        await noteHoursReplaced(db, scope, stage, importId)
        await noteMissingAmounts(db, scope, stage, importId, register.notes)
      },
      alongside: async (at) => [
        ...((await request.alongside?.(importId, at)) ?? []),
        ...(await takenWrites(db, scope, importId, place !== null)),
        ...(stage.counts.rejected > 0 ? [rejectedActionsCarried(scope, importId)] : []),
      ],
      clock,
      progress,
    })
    const settled = { importId, revision: ground.revision }
    const preview = await previewed(db, scope, clock, settled, stage.counts.rejected, request)
    if (request.dryRun) await dropImport(db, scope, importId)
    const durationMs = clock().getTime() - started.getTime()
    const made = report(request.dryRun ? null : importId, request.name, given, counts, stage.issues, durationMs)
    return preview ? { ...made, preview } : made
  } catch (cause) {
    await dropImport(db, scope, importId)
    throw cause
  }
}

/** Rows set aside again are told with what was done with them; all of it goes with the import itself. */
async function previewed(
  db: Database,
  scope: Scope,
  clock: () => Date,
  settled: Parameters<typeof effectOf>[3],
  rejected: number,
  { dryRun, effect }: ImportRequest,
): Promise<ImportEffect | undefined> {
  if (!dryRun || !effect) return undefined
  if (rejected > 0) await db.atomically([rejectedActionsCarried(scope, settled.importId)])
  return effectOf(db, scope, clock, settled, effect)
}

const takenBackFrom = (place: number | null): ImportOrigin | null =>
  place === null ? null : { kind: 'again', importId: place, reason: '', document: null }

const PLACES_AT_ONCE = 5_000

/** By the place of its row, each contract of the import that this one reads again; undefined: it reads none. */
async function restatedBy(
  db: Database,
  scope: Scope,
  { restates }: ImportRequest,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (restates === undefined) return undefined
  const uids = new Map<string, string>()
  for (let after = ''; ; ) {
    const page = await placedUids(db, scope, restates, after, PLACES_AT_ONCE)
    for (const { place, uid } of page) uids.set(place, uid)
    const last = page.at(-1)
    if (!last) return uids
    after = last.uid
  }
}

/** All that the file holds, written and not yet visible. */
async function staged(
  db: Database,
  scope: Scope,
  given: StagedImport,
  register: PreparedRegister,
  { onProgress, notes, apart }: ImportRequest & { readonly notes: readonly Issue[] },
): Promise<Stage> {
  const stage = new Stage(db, scope, given)
  await stage.note(notes)
  const tell = () => onProgress?.({ stage: 'reading', done: stage.counts.read })
  let untold = 0
  for await (const batch of register.batches) {
    await stage.take(apart === undefined ? batch : batchApart(batch, apart))
    untold += batch.rows.length + batch.rejected.length + batch.joined + batch.ignored
    if (untold < TOLD_EVERY) continue
    tell()
    untold = 0
  }
  if (untold > 0) tell()
  await stage.finish()
  await stage.note(register.notes)
  return stage
}

/** The same bytes read the same way are already visible: every contract is unchanged, whatever came since. */
async function recognised(
  db: Database,
  scope: Scope,
  same: ImportSummary,
  { name, dryRun, effect }: ImportRequest,
  durationMs: number,
): Promise<ImportReport> {
  const { rows, created, updated, unchanged, rejected, duplicates, ignored } = same
  const counts = {
    rows,
    created: 0,
    updated: 0,
    unchanged: created + updated + unchanged,
    rejected,
    duplicates,
    ignored,
  }
  const issues = told(await newerThan(db, scope, same), await keptIssues(db, scope, same.id))
  const made = report(dryRun ? null : same.id, name, same, counts, issues, durationMs)
  return dryRun && effect ? { ...made, preview: await noEffect(db, scope, same.id) } : made
}

async function keptIssues(db: Database, scope: Scope, importId: number): Promise<ToldIssues> {
  return {
    told: await issuesPage(db, scope, importId, { offset: 0, limit: TOLD }),
    count: await countIssues(db, scope, importId),
    warnings: await fileWarnings(db, scope, importId),
  }
}

const told = (first: Issue | null, issues: ToldIssues): ToldIssues =>
  first === null
    ? issues
    : {
        told: [first, ...issues.told],
        count: issues.count + 1,
        warnings: [first.message, ...issues.warnings],
      }

type ToldIssues = Pick<IssueList, 'told' | 'count' | 'warnings'>

function report(
  id: number | null,
  file: string,
  { sha256, format }: { readonly sha256: string; readonly format: string },
  counts: RowCounts,
  { told, count, warnings }: ToldIssues,
  durationMs: number,
): ImportReport {
  const { rows, created, updated, unchanged, rejected, duplicates, ignored } = counts
  const contracts = { created, updated, unchanged }
  return {
    ...{ id, file, sha256, format, rows, created, updated, unchanged, rejected, duplicates, ignored },
    ...{ contracts, issues: told, issueCount: count, warnings, durationMs },
  }
}

/** Piece by piece: the file may be larger than memory. */
async function sha256Of(file: ByteSource): Promise<string> {
  const hash = sha256.create()
  for await (const piece of pieces(file)) hash.update(piece)
  return bytesToHex(hash.digest())
}
