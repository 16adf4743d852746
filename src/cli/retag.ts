import { parseRuleSet } from '../considerations/ruleFile.js'
import { countOf, integer } from '../french.js'
import { LOCAL } from '../store/database.js'
import type { ContractChange, FactChange } from '../tasks/retag/change.js'
import type { Proof, TraitChange } from '../tasks/retag/traits.js'
import { completedWords, factWords, moveWords, traitMoveWords, traitWords } from '../tasks/retag/words.js'
import { applyRetag, previewRetag, type RetagOptions, type RetagReport, type RetagRules } from '../tasks/retag.js'
import { parse } from './arguments.js'
import { openDatabase } from './database.js'
import { readText } from './files.js'
import { OPTIONS } from './options.js'
import { EXIT, type ExitCode, progressLine, type Terminal } from './output.js'

/**
 * `spaser retag`: contracts are read again by the rules of today, or by those of a file. With `--json`: a line for each
 * change, then one for the whole; a line `restart` voids those before it.
 */
export async function retagCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parse(args, OPTIONS.retag)
  const given = values.rules === undefined ? undefined : await rulesOf(values.rules)
  const db = openDatabase(values.db)
  const progress = progressLine()
  const options: RetagOptions = {
    given,
    onProgress: (read) => progress.show(`${integer(read)} marchés relus…`),
    ...(values.json ? lines(terminal) : {}),
  }
  try {
    const report = values['dry-run']
      ? await previewRetag(db, LOCAL, options)
      : await applyRetag(db, LOCAL, () => new Date(), options)
    progress.clear()
    terminal.out(values.json ? lastLine(report) : describe(report, values['dry-run'] === true))
    return EXIT.done
  } finally {
    progress.clear()
    await db.close()
  }
}

async function rulesOf(path: string): Promise<RetagRules> {
  const file = await readText(path)
  return { rules: parseRuleSet(file), file }
}

const lines = ({ out }: Terminal): Pick<RetagOptions, 'onChange' | 'onRestart'> => ({
  onChange: (change) => out(JSON.stringify({ change })),
  onRestart: () => out(JSON.stringify({ restart: true })),
})

function lastLine({ changes: _, ...retag }: RetagReport): string {
  return JSON.stringify({ retag })
}

function describe(report: RetagReport, dryRun: boolean): string {
  const { before, after, read, changed } = report
  const versions = Object.keys(before).join(', ') || 'aucune'
  return [
    `Règles ${versions} → ${after} : ${countOf(read, 'marché relu', 'marchés relus')}, ${changed === 0 ? 'aucun ne change' : countOf(changed, 'change', 'changent')}.`,
    ...(report.completed > 0 ? [`  ${completedWords(report.completed)}`] : []),
    ...report.byState.map((move) => `  ${marches(move.contracts)} : ${moveWords(move)}`),
    ...report.byTrait.map((move) => `  ${marches(move.contracts)} : ${traitMoveWords(move)}`),
    ...section(
      'Par règle :',
      report.byRule.map(({ rule, title, contracts }) => `${marches(contracts)} : ${title} (${rule})`),
    ),
    ...section(
      changed > report.changes.length ? `Les ${report.changes.length} premiers :` : 'Un par un :',
      report.changes.map(changeText),
    ),
    ...(changed > report.changes.length ? ['  … (--json pour tous)'] : []),
    ...(report.held > 0 ? [heldText(report.held)] : []),
    conclusion(report, dryRun),
  ].join('\n')
}

const marches = (count: number): string => countOf(count, 'marché', 'marchés')

const section = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [title, ...items.map((item) => `  ${item}`)]

function changeText({ uid, objet, acheteur, facts, traits }: ContractChange): string {
  const name = `${uid}  ${short(objet)}${acheteur === null ? '' : ` (${acheteur})`}`
  return [name, ...facts.map(factText), ...traits.map(traitText)].join('\n      ')
}

function factText(fact: FactChange): string {
  const proofs = [
    ...fact.gained.map((proof) => proofText('+', proof)),
    ...fact.lost.map((proof) => proofText('−', proof)),
  ]
  return [factWords(fact), ...proofs].join('\n        ')
}

function traitText(trait: TraitChange): string {
  const sign = trait.change === 'gained' ? '+' : '−'
  return [traitWords(trait), ...trait.proofs.map((proof) => proofText(sign, proof))].join('\n        ')
}

const proofText = (sign: string, { rule, title, quote }: Proof): string =>
  `${sign} ${title} (${rule}) : « ${short(quote)} »`

const LONGEST = 100

/** One line, cut where it would run on. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}

const heldText = (held: number): string =>
  `${countOf(held, 'décision d’agent tient', 'décisions d’agents tiennent')} contre ce que ces règles liraient.`

function conclusion({ written, rewritten, newRules, after }: RetagReport, dryRun: boolean): string {
  if (dryRun) return 'Rien n’a été écrit (--dry-run).'
  if (!written) return 'Rien n’a été écrit : tout est déjà lu avec ces règles.'
  const kept = newRules ? ' Ce fichier de règles vaut maintenant pour les prochains imports.' : ''
  return `Écrit : ${countOf(rewritten, 'marché porte', 'marchés portent')} maintenant les règles ${after}.${kept}`
}
