import { AppError } from '../errors.js'
import { date } from '../french.js'
import type { Plan } from '../indicators/plan.js'
import { PRESETS, presetOf } from '../indicators/presets/list.js'
import { type Database, LOCAL } from '../store/database.js'
import { editScheme } from '../tasks/schemes/edit.js'
import { saveScheme, schemesOf, schemeWithHistory, withdrawnSchemes } from '../tasks/schemes.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { readPlan } from './indicators.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, type Terminal, usage } from './output.js'
import { whatIf } from './whatIf.js'

/** `spaser plan (--list | --preset ID | --import FILE | --export ID | --what-if OBJECTIVE)`: the schemes that the pages hold figures against. */
export async function planCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.plan)
  const { list, preset, import: file, export: exported, 'what-if': supposed, json } = values
  if ([list, preset, file, exported, supposed].filter((given) => given !== undefined).length !== 1) {
    throw usage(
      'Donnez une seule de ces options : --list, --preset ID, --import FICHIER, --export ID ou --what-if OBJECTIF.',
    )
  }
  if (supposed === undefined) refuseStray(values)
  const plan = file === undefined ? (preset === undefined ? null : presetNamed(preset)) : await readPlan(file)
  const db = openDatabase(values.db)
  try {
    if (plan) await keep(db, plan, terminal)
    else if (supposed !== undefined) await whatIf(db, { ...values, objective: supposed }, terminal)
    else if (exported === undefined) await listed(db, terminal, json === true)
    else terminal.out(JSON.stringify(await planNamed(db, exported), null, 1))
    return EXIT.done
  } finally {
    await db.close()
  }
}

/** What only a question takes would otherwise be given for nothing. */
function refuseStray(values: Readonly<Record<string, unknown>>): void {
  const stray = ['year', 'scheme', 'acheteur', 'suppose'].find((name) => values[name] !== undefined)
  if (stray) throw usage(`--${stray} ne va qu’avec --what-if OBJECTIF.`)
}

function presetNamed(id: string): Plan {
  const plan = presetOf(id)
  if (plan) return plan
  const known = PRESETS.map(({ plan: each }) => `${each.id} (${each.title})`).join('\n')
  throw new AppError('noSuchPreset', `Aucun modèle « ${id} ». Sont connus :\n${known}`)
}

async function planNamed(db: Database, id: string): Promise<Plan> {
  const { plan } = await schemeWithHistory(db, LOCAL, id)
  if (plan) return plan
  throw new AppError('noSuchScheme', `Le schéma « ${id} » a été retiré : rétablissez-le depuis la page « Objectifs ».`)
}

/** A plan already kept under its id gets one version more; one that was withdrawn comes back. */
async function keep(db: Database, plan: Plan, terminal: Terminal): Promise<void> {
  const { id, title } = plan
  const now = () => new Date()
  const held = (await schemesOf(db, LOCAL)).find((each) => each.plan.id === id)
  const seen = held?.revision ?? (await withdrawnSchemes(db, LOCAL)).find((each) => each.plan.id === id)?.revision ?? 0
  const revision = held
    ? await editScheme(db, LOCAL, now, { id, seen, edit: () => plan })
    : await saveScheme(db, LOCAL, now, { id, seen, plan, summary: 'Schéma enregistré par la commande « spaser plan »' })
  const same = revision === held?.revision ? ', inchangé' : ''
  terminal.out(`Schéma « ${title} » (${id}), version ${revision}${same}.`)
}

async function listed(db: Database, terminal: Terminal, json: boolean): Promise<void> {
  const schemes = await schemesOf(db, LOCAL)
  if (json) {
    const rows = schemes.map(({ plan: { id, title, period }, revision, at }) => ({ id, title, period, revision, at }))
    return terminal.out(JSON.stringify({ schemes: rows }))
  }
  if (schemes.length === 0) terminal.err('Aucun schéma n’est enregistré.')
  for (const { plan, revision } of schemes) {
    const { id, title, period } = plan
    terminal.out(`${id}\t${title}\tdu ${date(period.from)} au ${date(period.to)}\tversion ${revision}`)
  }
}
