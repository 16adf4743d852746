import { sha256Of, useNativeDigests } from '../node/digest.js'
import { LOCAL } from '../store/database.js'
import { buyerRequest, siretTyped } from '../tasks/buyerOf/give.js'
import { importFile } from '../tasks/import.js'
import { keepOriginal } from '../tasks/upload/keep.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { describe, exitCodeOf } from './import.js'
import { OPTIONS } from './options.js'
import { type ExitCode, type Terminal, usage } from './output.js'

/** `spaser buyer ID SIRET`: the file of an import is read again with its buyer, and each of its contracts stays the one it is. */
export async function buyerCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(args, OPTIONS.buyer, true)
  const [id, siret, ...more] = positionals
  if (!id || !/^\d+$/.test(id) || !siret || more.length > 0)
    throw usage('Donnez le numéro d’un import, puis le SIRET de son acheteur : spaser buyer 3 24440040400129.')
  useNativeDigests()
  const clock = () => new Date()
  const db = openDatabase(values.db)
  try {
    const request = await buyerRequest(db, LOCAL, clock, Number(id), siretTyped(siret))
    const dryRun = values['dry-run'] === true
    const asked = { ...request, digest: sha256Of, ...(dryRun ? { dryRun, effect: { plan: null } } : {}) }
    const report = await importFile(db, LOCAL, clock, asked)
    if (!dryRun) await keepOriginal(db, LOCAL, clock, request, report.id)
    terminal.out(values.json ? JSON.stringify(report) : describe(report))
    return exitCodeOf([report])
  } finally {
    await db.close()
  }
}
