import type { Kind } from '../states.js'
import type { Candidate } from './candidate.js'
import { Folder } from './folding.js'
import { CitedLaw } from './law.js'
import type { Span } from './lexicon.js'
import { Names } from './names.js'
import { readAs } from './readings.js'
import { familiesNear } from './recipients.js'
import type { Near, TextRule } from './rule.js'
import type { RuleSet } from './ruleSet.js'
import { Scene } from './scene.js'
import { onItsLot, settle } from './settle.js'
import { originalSpan } from './text.js'
import type { BoughtObject, Found, Tag, TextToTag } from './types.js'

const FOLDER = new Folder()
const NOTHING: Found = { tags: [], objects: [] }

/** What a free text says, each with its evidence; nothing when it speaks of none of our facts. Pure, linear. */
export function readText(input: TextToTag, rules: RuleSet): Found {
  const text = rules.lexicon.mend(FOLDER.fold(input.text))
  const findings = rules.lexicon.find(text, input.field)
  if (!findings) return NOTHING
  const reader = new Reader(new Scene(text, findings, input.field, input.lot), input, rules.version)
  return { tags: reader.tags(), objects: reader.objects() }
}

/** One text under one rule set. */
class Reader {
  private readonly law: CitedLaw
  private readonly names: Names

  constructor(
    private readonly scene: Scene,
    private readonly input: TextToTag,
    private readonly ruleSet: string,
  ) {
    this.law = new CitedLaw(input.text)
    this.names = new Names(scene.text, input.names ?? [])
  }

  tags(): Tag[] {
    const candidates = this.hits(false).flatMap(({ rule, hit }) => read(this.scene, rule, hit))
    if (candidates.length === 0) return []
    return settle(this.scene, candidates).flatMap((candidate) => this.tagsOf(candidate))
  }

  objects(): BoughtObject[] {
    return longest(this.hits(true)).flatMap(({ rule, hit }) =>
      rule.object ? [{ ...this.proofOf(rule, hit), object: rule.object, legalRefs: rule.legalRefs }] : [],
    )
  }

  /** Phrases whose rule applies where they stand, apart by whether the rule looks for what is bought. */
  private hits(objects: boolean): { readonly rule: TextRule; readonly hit: Span }[] {
    return this.scene.findings.rules.flatMap(({ rule, from, to }) => {
      if ((rule.reading === 'object') !== objects || this.names.hold({ from, to })) return []
      const hit = applies(this.scene, rule, { from, to })
      return hit ? [{ rule, hit }] : []
    })
  }

  private tagsOf(candidate: Candidate): Tag[] {
    const proof = this.proofOf(candidate.rule, candidate.evidence ?? candidate)
    return candidate.rule.kinds.map((kind) => ({
      ...proof,
      kind,
      state: candidate.state,
      source: 'text',
      basis: candidate.basis,
      legalRefs: this.legalRefs(candidate.rule, kind, proof),
      reservedTo: speaksOfReservation(candidate, kind) ? familiesNear(this.scene, candidate.hit) : [],
    }))
  }

  private legalRefs(rule: TextRule, kind: Kind, place: { readonly start: number; readonly end: number }) {
    const cited = this.law.around(kind, place)
    return cited.length > 0 ? cited : rule.legalRefs
  }

  private proofOf(rule: TextRule, { from, to }: Span) {
    const { scene, input, ruleSet } = this
    const evidence = originalSpan(scene.text, Math.max(0, from), Math.min(to, scene.text.length))
    const { field, column = null, cell = null } = input
    return { rule: rule.id, ruleSet, topic: rule.topic, field, column, ...trimmed(evidence), cell }
  }
}

/** Of the wordings of one rule that hold each other, the longest; hits come sorted by where they begin. */
function longest<Hit extends { readonly rule: TextRule; readonly hit: Span }>(hits: readonly Hit[]): Hit[] {
  const last = new Map<TextRule, Hit>()
  const shorter = new Set<Hit>()
  for (const one of hits) {
    const before = last.get(one.rule)
    if (before && before.hit.to >= one.hit.to) shorter.add(one)
    else {
      if (before?.hit.from === one.hit.from) shorter.add(before)
      last.set(one.rule, one)
    }
  }
  return hits.filter((one) => !shorter.has(one))
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
  if (rule.onlyBefore && !rule.onlyBefore.test(scene.after(hit, 100))) return null
  if (rule.needs?.some((near) => !near.notIn?.includes(scene.field) && !scene.isNear(hit, near))) return null
  return rule.unless?.some((near) => standsBeside(scene, hit, near)) ? null : hit
}

/** A word of the phrase itself is no surroundings: "schéma d'organisation et de suivi des déchets" is no follow-up bought. */
const standsBeside = (scene: Scene, hit: Span, near: Near): boolean =>
  scene.cuesNear(hit, near).some((cue) => cue.from < hit.from || cue.to > hit.to)

/** "Clause sociale, l'objet étant…": what follows is another matter. */
const ANOTHER_SUBJECT = /, (?:l|le|la|les|il|elle|ils|car|qui|ce|cette|cet|aucune?|sans|ni) /

/** The phrase with the word that must precede it, nearest first. */
function withHead(scene: Scene, rule: TextRule, phrase: Span): Span | null {
  if (!rule.head) return phrase
  const heads = scene
    .cuesNear(phrase, { cue: rule.head.cue, before: rule.head.within })
    .filter((head) => head.to <= phrase.from && !ANOTHER_SUBJECT.test(scene.between(head.to, phrase.from)))
  const nearest = heads.reduce<Span | null>((best, head) => (best && best.from >= head.from ? best : head), null)
  return nearest && { from: nearest.from + denialIn(scene, nearest), to: phrase.to }
}

/** Length of the denial a head opens with ("aucune disposition"): it is read as what stands before. */
const denialIn = (scene: Scene, head: Span): number =>
  /^(?:aucune?s?|sans) /.exec(scene.between(head.from, head.to))?.[0].length ?? 0

/** "Considérations sociales : oui" names no reservation, hence no recipient. */
const speaksOfReservation = ({ rule, state }: Candidate, kind: Kind): boolean =>
  kind === 'reserved' && state !== 'no' && rule.reading !== 'denial'

function trimmed({ start, quote }: { start: number; quote: string }): { start: number; end: number; quote: string } {
  const text = quote.trim()
  const from = start + quote.length - quote.trimStart().length
  return { start: from, end: from + text.length, quote: text }
}
