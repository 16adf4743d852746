import type { ArticleId } from '../codes/articles.js'
import type { Kind } from '../states.js'
import type { Candidate } from './candidate.js'
import { Lexicon, type Span } from './lexicon.js'
import { readAs } from './readings.js'
import { citedArticles, familiesNear } from './reservation.js'
import type { TextRule } from './rule.js'
import { TEXT_RULES } from './rules.js'
import { Scene } from './scene.js'
import { onItsLot, settle } from './settle.js'
import { Folder, originalSpan } from './text.js'
import type { Tag, TextToTag } from './types.js'

let lexicon: Lexicon | undefined
/** Compiled on first use: commands that tag nothing do not pay for it. */
const lexiconOfRules = (): Lexicon => {
  lexicon ??= new Lexicon(TEXT_RULES)
  return lexicon
}
const FOLDER = new Folder()

/** Tags of a free text, each with its evidence; empty when the text says nothing of the six facts. Pure, linear. */
export function readText(input: TextToTag): Tag[] {
  const text = FOLDER.fold(input.text)
  const findings = lexiconOfRules().find(text)
  if (!findings) return []
  const scene = new Scene(text, findings, input.field, input.lot)
  const candidates = findings.rules.flatMap(({ rule, from, to }) => read(scene, rule, { from, to }))
  return settle(scene, candidates).flatMap((candidate) => tagsOf(scene, candidate, input))
}

function read(scene: Scene, rule: TextRule, phrase: Span): Candidate[] {
  if (!rule.fields.includes(scene.field)) return []
  const hit = withHead(scene, rule, phrase)
  if (!hit || (rule.alone && !/^ ?(?:$|[.,;:)(-])/.test(scene.after(hit, 2)))) return []
  if (rule.notBefore?.test(scene.after(hit, 60))) return []
  if (rule.onlyBefore && !rule.onlyBefore.test(scene.after(hit, 60))) return []
  if (rule.needs?.some((near) => !near.notIn?.includes(scene.field) && !scene.isNear(hit, near))) return []
  if (rule.unless?.some((near) => scene.isNear(hit, near))) return []
  const candidate = readAs(scene, rule, hit)
  return candidate ? onItsLot(scene, candidate) : []
}

/** The phrase with the word that must precede it, nearest first. */
function withHead(scene: Scene, rule: TextRule, phrase: Span): Span | null {
  if (!rule.head) return phrase
  const heads = scene
    .cuesNear(phrase, { cue: rule.head.cue, before: rule.head.within })
    .filter((head) => head.to <= phrase.from)
  const nearest = heads.reduce<Span | null>((best, head) => (best && best.from >= head.from ? best : head), null)
  return nearest && { from: nearest.from, to: phrase.to }
}

function tagsOf(scene: Scene, candidate: Candidate, input: TextToTag): Tag[] {
  const { from, to } = candidate.evidence ?? candidate
  const evidence = originalSpan(scene.text, Math.max(0, from), Math.min(to, scene.text.length))
  return candidate.rule.kinds.map((kind) => ({
    kind,
    state: candidate.state,
    source: 'text',
    basis: candidate.basis,
    rule: candidate.rule.id,
    field: input.field,
    column: input.column ?? null,
    ...trimmed(evidence),
    cell: input.cell ?? null,
    legalRefs: legalRefsOf(scene, candidate, kind),
    reservedTo: speaksOfReservation(candidate, kind) ? familiesNear(scene, candidate.hit) : [],
  }))
}

/** "Considérations sociales : oui" names no reservation, hence no recipient. */
const speaksOfReservation = ({ rule, state }: Candidate, kind: Kind): boolean =>
  kind === 'reserved' && state !== 'no' && rule.reading !== 'denial'

function trimmed({ start, quote }: { start: number; quote: string }): { start: number; end: number; quote: string } {
  const text = quote.trim()
  const from = start + quote.length - quote.trimStart().length
  return { start: from, end: from + text.length, quote: text }
}

function legalRefsOf(scene: Scene, candidate: Candidate, kind: Kind): readonly ArticleId[] {
  const cited = kind === 'reserved' ? citedArticles(scene, candidate.hit) : []
  return cited.length > 0 ? cited : candidate.rule.legalRefs
}
