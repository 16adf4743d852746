import type { ArticleId } from '../codes/articles.js'
import type { Kind } from '../states.js'
import type { Candidate } from './candidate.js'
import type { Span } from './lexicon.js'
import { readAs } from './readings.js'
import { citedArticles, familiesNear } from './reservation.js'
import type { TextRule } from './rule.js'
import type { RuleSet } from './ruleSet.js'
import { Scene } from './scene.js'
import { onItsLot, settle } from './settle.js'
import { Folder, originalSpan } from './text.js'
import type { BoughtObject, Found, Tag, TextToTag } from './types.js'

const FOLDER = new Folder()
const NOTHING: Found = { tags: [], objects: [] }

/** What a free text says, each with its evidence; nothing when it speaks of none of our facts. Pure, linear. */
export function readText(input: TextToTag, rules: RuleSet): Found {
  const text = FOLDER.fold(input.text)
  const findings = rules.lexicon.find(text)
  if (!findings) return NOTHING
  const reader = new Reader(new Scene(text, findings, input.field, input.lot), input, rules.version)
  return { tags: reader.tags(), objects: reader.objects() }
}

/** One text under one rule set. */
class Reader {
  constructor(
    private readonly scene: Scene,
    private readonly input: TextToTag,
    private readonly ruleSet: string,
  ) {}

  tags(): Tag[] {
    const candidates = this.hits(false).flatMap(({ rule, hit }) => read(this.scene, rule, hit))
    return settle(this.scene, candidates).flatMap((candidate) => this.tagsOf(candidate))
  }

  objects(): BoughtObject[] {
    return this.hits(true).flatMap(({ rule, hit }) =>
      rule.object ? [{ ...this.proofOf(rule, hit), object: rule.object, legalRefs: rule.legalRefs }] : [],
    )
  }

  /** Phrases whose rule applies where they stand, apart by whether the rule looks for what is bought. */
  private hits(objects: boolean): { readonly rule: TextRule; readonly hit: Span }[] {
    return this.scene.findings.rules.flatMap(({ rule, from, to }) => {
      if ((rule.reading === 'object') !== objects) return []
      const hit = applies(this.scene, rule, { from, to })
      return hit ? [{ rule, hit }] : []
    })
  }

  private tagsOf(candidate: Candidate): Tag[] {
    const { scene } = this
    return candidate.rule.kinds.map((kind) => ({
      ...this.proofOf(candidate.rule, candidate.evidence ?? candidate),
      kind,
      state: candidate.state,
      source: 'text',
      basis: candidate.basis,
      legalRefs: legalRefsOf(scene, candidate, kind),
      reservedTo: speaksOfReservation(candidate, kind) ? familiesNear(scene, candidate.hit) : [],
    }))
  }

  private proofOf(rule: TextRule, { from, to }: Span) {
    const { scene, input, ruleSet } = this
    const evidence = originalSpan(scene.text, Math.max(0, from), Math.min(to, scene.text.length))
    const { field, column = null, cell = null } = input
    return { rule: rule.id, ruleSet, topic: rule.topic, field, column, ...trimmed(evidence), cell }
  }
}

function read(scene: Scene, rule: TextRule, hit: Span): Candidate[] {
  const candidate = readAs(scene, rule, hit)
  return candidate ? onItsLot(scene, candidate) : []
}

/** The phrase, with its head, where the conditions of its rule hold. */
function applies(scene: Scene, rule: TextRule, phrase: Span): Span | null {
  if (!rule.fields.includes(scene.field)) return null
  const hit = withHead(scene, rule, phrase)
  if (!hit || (rule.alone && !/^ ?(?:$|[.,;:)(-])/.test(scene.after(hit, 2)))) return null
  if (rule.notBefore?.test(scene.after(hit, 60))) return null
  if (rule.onlyBefore && !rule.onlyBefore.test(scene.after(hit, 60))) return null
  if (rule.needs?.some((near) => !near.notIn?.includes(scene.field) && !scene.isNear(hit, near))) return null
  return rule.unless?.some((near) => scene.isNear(hit, near)) ? null : hit
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
