import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { AppError } from '../errors.js'
import { migrationNames } from './sqlite.js'

/** What a base holds, all organisations together. */
export interface BaseContents {
  readonly bytes: number
  readonly imports: number
  /** Visible contracts. */
  readonly contracts: number
  readonly decisions: number
  /** Withdrawn ones included. */
  readonly corrections: number
  /** Files kept as they were received. */
  readonly keptFiles: number
  /** Name of the last migration applied: the version of the tables. */
  readonly schema: string
}

/**
 * Writes a copy of the base as it stands at one moment, be it served and written to meanwhile: SQLite copies one snapshot.
 * The base itself is not touched, nor brought up to date. Throws AppError where there is no such base, or the copy exists.
 */
export function copyBase(path: string, to: string): BaseContents {
  if (existsSync(to))
    throw new AppError('copyExists', `« ${to} » existe déjà : donnez un autre nom, rien n’a été écrit.`)
  const partial = `${to}.partiel`
  rmSync(partial, { force: true })
  const base = opened(path)
  try {
    base.prepare('VACUUM INTO ?').run(partial)
  } catch (cause) {
    rmSync(partial, { force: true })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('copyFailed', `Copie impossible vers « ${to} » (${why}) : vérifiez la place et les droits.`)
  } finally {
    base.close()
  }
  const contents = baseContents(partial)
  renameSync(partial, to)
  return contents
}

/** What stood where a base was put back, and what is there now. */
export interface PutBack {
  readonly contents: BaseContents
  /** Path the base before is kept under; null: there was none. */
  readonly before: string | null
}

/**
 * Puts a copy in the place of a base, which is kept beside under another name. Throws AppError, having changed nothing, where
 * the copy is damaged, no base of ours or of a later version, or where another program has the base open.
 */
export function putBack(copy: string, path: string, now: Date): PutBack {
  baseContents(copy)
  const incoming = `${path}.entrant`
  rmSync(incoming, { force: true })
  const contents = copyBase(copy, incoming)
  try {
    const before = existsSync(path) ? setAside(path, now) : null
    renameSync(incoming, path)
    return { contents, before }
  } finally {
    rmSync(incoming, { force: true })
  }
}

/** A base nobody else has open, under another name; its journal goes into it first. */
function setAside(path: string, now: Date): string {
  const base = new SQLite(path, { timeout: 1_000 })
  try {
    base.pragma('locking_mode = EXCLUSIVE')
    base.exec('BEGIN EXCLUSIVE; COMMIT')
    base.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    throw new AppError(
      'baseInUse',
      `La base « ${path} » est ouverte par un autre programme : arrêtez le service, puis recommencez. Rien n’a été changé.`,
    )
  } finally {
    base.close()
  }
  const kept = `${path}.avant-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`
  if (existsSync(kept)) throw new AppError('copyExists', `« ${kept} » existe déjà : recommencez dans une seconde.`)
  renameSync(path, kept)
  return kept
}

/** Reads a base from end to end. Throws AppError where it is damaged, no base of ours, or of a later version. */
export function baseContents(path: string): BaseContents {
  const base = opened(path)
  const one = (sql: string) => base.prepare(sql).pluck().get()
  try {
    const applied = appliedIn(base, path)
    if (one('PRAGMA quick_check(1)') !== 'ok' || one('PRAGMA foreign_key_check') !== undefined) throw damaged(path)
    const has = (table: string) =>
      base.prepare('SELECT count(*) FROM sqlite_schema WHERE name = ?').pluck().get(table) === 1
    const held = (table: string, what = '*', only = '') =>
      has(table) ? Number(one(`SELECT count(${what}) FROM ${table} ${only}`)) : 0
    return {
      bytes: statSync(path).size,
      imports: Number(one("SELECT count(*) FROM import WHERE state = 'done'")),
      contracts: Number(one('SELECT count(*) FROM contract WHERE current = 1')),
      decisions: held('decision'),
      corrections: held('correction', '*', "WHERE action <> 'withdraw'"),
      keptFiles: held('upload_chunk', 'DISTINCT upload_id'),
      schema: applied.at(-1) ?? '',
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw damaged(path)
  } finally {
    base.close()
  }
}

function appliedIn(base: SQLite.Database, path: string): string[] {
  const ours = base.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('schema_migration', 'organisation')")
  if (ours.pluck().get() !== 2) throw new AppError('notABase', `« ${path} » n’est pas une base de ce service.`)
  const applied = base.prepare<[], string>('SELECT name FROM schema_migration ORDER BY name').pluck().all()
  const known = new Set(migrationNames())
  const later = applied.find((name) => !known.has(name))
  if (later === undefined) return applied
  throw new AppError(
    'laterBase',
    `« ${path} » vient d’une version plus récente du programme (${later}) : mettez le programme à jour.`,
  )
}

const damaged = (path: string): AppError =>
  new AppError('damagedBase', `« ${path} » est abîmée : prenez une autre sauvegarde. Rien n’a été changé.`)

function opened(path: string): SQLite.Database {
  try {
    const base = new SQLite(path, { readonly: true, fileMustExist: true, timeout: 5_000 })
    base.pragma('schema_version')
    return base
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('notABase', `« ${path} » n’est pas une base qu’on puisse lire (${why}). Vérifiez le chemin.`)
  }
}

/** Deleted rows leave their bytes in the file until it is written anew. */
export function giveBackRoom(path: string): void {
  const base = new SQLite(path, { timeout: 5_000 })
  try {
    base.exec('VACUUM')
    base.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    base.close()
  }
}
