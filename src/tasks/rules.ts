import { parseRuleSet } from '../considerations/ruleFile.js'
import { type RuleSet, STANDARD_RULES } from '../considerations/ruleSet.js'
import { ruleTitle } from '../considerations/titles.js'
import { AppError } from '../errors.js'
import { date, dayInFrance } from '../french.js'
import type { Database, Scope } from '../store/database.js'
import { lastRuleFile, type RuleFileApplied, readingCounts } from '../store/ruleFiles.js'

/** Sets made of rule files, by their content: parsed, proved and compiled once. */
const compiled = new Map<string, RuleSet>()
const KEPT = 8

/**
 * The rules an organisation reads by today: those of its file, else those we publish. Throws AppError `rulesOutdated`
 * where its file no longer fits the published rules.
 */
export async function ruleSetOf(db: Database, scope: Scope): Promise<RuleSet> {
  const file = await lastRuleFile(db, scope)
  return file ? compiledOf(file) : STANDARD_RULES
}

function compiledOf(file: RuleFileApplied): RuleSet {
  const known = compiled.get(file.content)
  if (known) return known
  const rules = parsed(file)
  compiled.set(file.content, rules)
  for (const oldest of compiled.keys()) {
    if (compiled.size <= KEPT) break
    compiled.delete(oldest)
  }
  return rules
}

function parsed({ content, at }: RuleFileApplied): RuleSet {
  try {
    return parseRuleSet(content)
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    throw new AppError(
      'rulesOutdated',
      `Les règles de l’organisation, appliquées le ${date(dayInFrance(new Date(at)))}, ne vont plus avec celles de cette version ; rien n’a été changé. Corrigez le fichier, puis appliquez-le par « spaser retag --rules ». ${cause.message}`,
    )
  }
}

/** Whether contracts are read by the rules of today. */
export interface RulesStanding {
  readonly contracts: number
  /** Contracts that were read by others, or before it was kept who says each state. */
  readonly outdated: number
  /** Of these, those read by the rules of today: another reading completes them and changes nothing else. */
  readonly ungrounded: number
  /** Why the organisation's own rules are of no use any more; null: they are, or it has none. */
  readonly fault: string | null
}

/** Contracts that one request reads again; more are for the command line. */
export const MOST_REREAD = 20_000

/** Whether a request may read them again. */
export const isToReread = ({ contracts, outdated }: RulesStanding): boolean => outdated > 0 && contracts <= MOST_REREAD

export async function rulesStanding(db: Database, scope: Scope): Promise<RulesStanding> {
  try {
    const { version } = await ruleSetOf(db, scope)
    return { ...(await readingCounts(db, scope, version)), fault: null }
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
    const { contracts } = await readingCounts(db, scope, '')
    return { contracts, outdated: 0, ungrounded: 0, fault: cause.message }
  }
}

/** What a rule looks for, in French, be it the organisation's own; the id itself for one withdrawn since. */
export async function ruleTitlesOf(db: Database, scope: Scope): Promise<(id: string) => string> {
  const own = await ruleSetOf(db, scope).catch(orStandard)
  return (id) => own.titleOf(id) ?? ruleTitle(id)
}

/** A rule, and what it looks for. */
export interface RuleNamed {
  readonly id: string
  readonly title: string
}

/** The rules an organisation reads by, in the order of what they look for. */
export async function rulesKnown(db: Database, scope: Scope): Promise<RuleNamed[]> {
  const { text, columns } = await ruleSetOf(db, scope).catch(orStandard)
  return [...text, ...columns]
    .map(({ id, title }) => ({ id, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'fr'))
}

/** A title may be missing; a page may not. */
function orStandard(cause: unknown): RuleSet {
  if (cause instanceof AppError) return STANDARD_RULES
  throw cause
}
