import { sha256Of } from '../contract/sha256.js'
import { AppError } from '../errors.js'
import { date, integer } from '../french.js'
import { computeIndicators } from '../indicators/compute.js'
import { heldTo } from '../indicators/figures/buyers.js'
import { frameworksOf } from '../indicators/frameworks.js'
import type { Question } from '../indicators/types.js'
import { countedContracts } from '../store/counted.js'
import type { Database, Scope } from '../store/database.js'
import {
  type FrozenSummary,
  frozenDocument,
  frozenStatements,
  frozenSummaries,
  isFrozenTaken,
  objectsByUid,
} from '../store/frozen.js'
import { listImports } from '../store/imports.js'
import { organisationName } from '../store/organisations.js'
import { currentRevision } from '../store/revision.js'
import { contractsByRules } from '../store/ruleFiles.js'
import { canonicalJson, type FrozenDocument, type FrozenHeader } from './freeze/document.js'
import { countedFrom } from './freeze/rows.js'
import { latestData } from './indicators.js'

/** What is to be frozen, and in whose name. */
export interface FreezeRequest {
  readonly question: Question
  /** Absent: the period, and the title of the plan. */
  readonly title?: string | undefined
  /** Absent: whoever the service knows to be acting. */
  readonly author?: string | undefined
  readonly note?: string | undefined
  /** The objectives figures are held against; `revision` null: those of a file. */
  readonly plan?: FrozenHeader['plan'] | undefined
  /** What the runtime can hold in memory; absent: `MAX_ROWS`. */
  readonly maxRows?: number | undefined
}

/** Of some hundreds of bytes each: a document of 200 000 takes 70 MB, and a gigabyte to make. */
const MAX_ROWS = 300_000

/** A frozen result: as a list names it, and whole. */
export interface FrozenResult {
  readonly summary: FrozenSummary
  readonly document: FrozenDocument
  /** The document as it was written, whose SHA-256 is the digest. */
  readonly text: string
}

/** Freezes the answer to a question as it is now, with every row it is counted from. Throws AppError `frozenTooLarge`. */
export async function freezeResult(
  db: Database,
  scope: Scope,
  clock: () => Date,
  request: FreezeRequest,
): Promise<FrozenResult> {
  const { note = null, author = scope.actor, plan = null } = request
  const said = { title: request.title ?? titleOf(request), note, author, at: clock().toISOString() }
  const document = await standingDocument(db, scope, { question: request.question, plan, said })
  const { maxRows = MAX_ROWS } = request
  if (document.rows.length > maxRows) throw tooLarge(document.rows.length, maxRows)
  const text = canonicalJson(document)
  const { question } = document.header
  const summary = {
    ...said,
    ...{ from: question.from, to: question.to, acheteur: question.acheteur ?? null },
    ...{ rows: document.rows.length, digest: sha256Of(text) },
  }
  const id = await write(db, scope, summary, text)
  return { summary: { id, actor: scope.actor, ...summary }, document, text }
}

function titleOf({ question: { from, to }, plan }: FreezeRequest): string {
  const [year, ...others] = new Set([from.slice(0, 4), to.slice(0, 4)])
  const isYear = others.length === 0 && from.endsWith('-01-01') && to.endsWith('-12-31')
  const period = isYear ? `Résultats ${year}` : `Résultats du ${date(from)} au ${date(to)}`
  return plan ? `${period} – ${plan.plan.title}` : period
}

/** Every frozen result, oldest first. */
export function frozenResults(db: Database, scope: Scope): Promise<FrozenSummary[]> {
  return frozenSummaries(db, scope)
}

/** A frozen result whole. Throws AppError `noSuchFrozen`, or `frozenAltered` where its document is no longer what was frozen. */
export async function frozenResult(db: Database, scope: Scope, id: number): Promise<FrozenResult> {
  const found = await frozenDocument(db, scope, id)
  if (!found) throw new AppError('noSuchFrozen', `Aucun résultat figé ne porte le n° ${id}.`)
  const { summary, text } = found
  if (sha256Of(text) !== summary.digest) throw altered(id)
  return { summary, text, document: JSON.parse(text) }
}

/** What a document says beside what it counts. */
type Said = Pick<FrozenHeader, 'title' | 'note' | 'author' | 'at'>

/** The document that would be frozen now, all of it read of one revision. */
export async function standingDocument(
  db: Database,
  scope: Scope,
  asked: { readonly question: Question; readonly plan: FrozenHeader['plan']; readonly said: Said },
): Promise<FrozenDocument> {
  for (;;) {
    const revision = await currentRevision(db, scope)
    const document = await documentOf(db, scope, revision, asked)
    if ((await currentRevision(db, scope)) === revision) return document
  }
}

async function documentOf(
  db: Database,
  scope: Scope,
  revision: number,
  { question: asked, plan, said }: Parameters<typeof standingDocument>[2],
): Promise<FrozenDocument> {
  const asOf = await latestData(db, scope)
  const { question } = heldTo({ ...asked, ...(asOf === null ? {} : { asOf }) }, plan?.plan)
  const contracts = await countedContracts(db, scope)
  const frameworks = frameworksOf(contracts)
  const objects = await objectsByUid(db, scope)
  const standing = { contracts, frameworks, objects, question, plan: plan?.plan }
  return {
    format: 1,
    header: { ...said, ...(await sourcesOf(db, scope)), question: inEuros(question), revision, plan },
    result: computeIndicators(contracts, question, plan?.plan, frameworks),
    ...countedFrom(standing),
  }
}

/** From what the contracts were read, and by what rules. */
async function sourcesOf(
  db: Database,
  scope: Scope,
): Promise<Pick<FrozenHeader, 'organisation' | 'rules' | 'imports'>> {
  const rules = await contractsByRules(db, scope)
  const imports = (await listImports(db, scope)).filter(({ state }) => state === 'done')
  return {
    organisation: await organisationName(db, scope),
    rules: [...rules].map(([version, contracts]) => ({ version, contracts })),
    imports: imports.map(({ id, file, sha256, format, finishedAt }) => ({ id, file, sha256, format, finishedAt })),
  }
}

/** What is not asked is left out: a document read back says the same. */
function inEuros({ minAmount, ...question }: Question): FrozenHeader['question'] {
  const given = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined))
  const asked = given as Omit<Question, 'minAmount'>
  return minAmount === undefined ? asked : { ...asked, minAmount: minAmount / 100 }
}

async function write(
  db: Database,
  scope: Scope,
  summary: Omit<FrozenSummary, 'id' | 'actor'>,
  text: string,
): Promise<number> {
  for (;;) {
    const id = ((await frozenSummaries(db, scope)).at(-1)?.id ?? 0) + 1
    try {
      await db.atomically(frozenStatements(scope, { id, ...summary }, text))
      return id
    } catch (cause) {
      if (!isFrozenTaken(cause)) throw cause
    }
  }
}

const tooLarge = (rows: number, most: number): AppError =>
  new AppError(
    'frozenTooLarge',
    `Ces chiffres portent sur ${integer(rows)} marchés, plus que les ${integer(most)} qu’un résultat figé peut tenir ici : figez un acheteur à la fois, ou une période plus courte. Rien n’est figé.`,
  )

const altered = (id: number): AppError =>
  new AppError(
    'frozenAltered',
    `Le résultat figé n° ${id} n’a plus l’empreinte qu’il avait : la base a été modifiée hors du programme. Revenez à une sauvegarde.`,
  )
