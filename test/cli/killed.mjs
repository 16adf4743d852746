import fs, { writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import SQLite from 'better-sqlite3'

// A command that counts what it does, stage by stage, and at a given count kills itself, or asks to be killed ("now").
// Whatever it comes to is told on standard output as it happens: the last stage told is the one it died in.
const [command, stage, at, how] = process.argv.slice(2, 6)
const counts = {}
let current = ''

function enter(name) {
  if (name === current) return
  current = name
  counts[name] ??= 0
  writeSync(1, `${name}\n`)
}

function step() {
  counts[current] += 1
  if (current !== stage || counts[current] !== Number(at)) return
  if (how === 'itself') process.kill(process.pid, 'SIGKILL')
  writeSync(1, 'now\n')
}

/** Each row that a publication, or an undo, shows or hides is a step of it: one may die in the middle of a statement. */
function countRows(database) {
  database.function('step', () => void step())
  for (const event of ['UPDATE', 'DELETE', 'INSERT']) {
    database.exec(`CREATE TEMP TRIGGER step_${event} AFTER ${event} ON main.contract BEGIN SELECT step(); END`)
  }
}

function stageOf(sql) {
  if (/^INSERT INTO publication|^DROP INDEX/i.test(sql)) return 'publishing'
  if (/^insert into "import"/i.test(sql)) return 'staging'
  return null
}

const { prepare, exec } = SQLite.prototype
const statements = Object.getPrototypeOf(new SQLite(':memory:').prepare('SELECT 1'))
const { run, all } = statements
SQLite.prototype.exec = function (sql) {
  if (/^DROP INDEX/.test(sql)) enter('publishing')
  step()
  return exec.call(this, sql)
}
SQLite.prototype.prepare = function (sql) {
  if (current === 'staging' && /count\(\*\).*FROM "?contract"? /is.test(sql)) {
    enter('settling')
    step()
  }
  return prepare.call(this, sql)
}
statements.run = function (...parameters) {
  const next = stageOf(this.source)
  if (next) enter(next)
  if (/^INSERT INTO publication/.test(this.source)) countRows(this.database)
  step()
  return run.apply(this, parameters)
}
statements.all = function (...parameters) {
  const next = stageOf(this.source)
  if (next) enter(next)
  step()
  return all.apply(this, parameters)
}
const { readSync } = fs
fs.readSync = (...asked) => {
  if (current === 'starting') enter('reading')
  step()
  return readSync(...asked)
}
syncBuiltinESMExports()

enter('starting')
step()
const commands = await import(new URL(`./${command}.js`, process.env.SPASER_BUILT).href)
const terminal = { out: () => {}, err: (text) => void process.stderr.write(`${text}\n`), isTTY: false, width: 100 }
step()
process.exitCode = await commands[`${command}Command`](process.argv.slice(6), terminal)
writeSync(1, `${JSON.stringify(counts)}\n`)
