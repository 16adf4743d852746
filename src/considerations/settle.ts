import type { Kind } from '../states.js'
import type { Candidate } from './candidate.js'
import type { Span } from './lexicon.js'
import { type LotScope, type LotValue, lotScope, lotValues } from './lots.js'
import type { Scene } from './scene.js'

/**
 * A device tied to other lots is a no for this one, one denied but for this lot a yes; a subject, or a heading of
 * another lot, says nothing here.
 */
export function onItsLot(scene: Scene, candidate: Candidate): Candidate[] {
  const named = candidate.rule.reading === 'designation' || candidate.rule.reading === 'reservation'
  const values = named ? lotValues(scene.after(candidate.hit, LONGEST_LIST)) : new Map<number, LotValue>()
  if (values.size > 0 && candidate.state === 'yes') return listed(scene, candidate, values)
  const scope = lotScope(scene.before(candidate.hit, 160), scene.after(candidate.hit))
  if (!scope) return [candidate]
  if (scene.lot === null) return [scope.tie === 'except' ? undenied(candidate, 'review') : candidate]
  if (scope.has(scene.lot)) return [candidate]
  if (!named || scope.tie === 'headed') return []
  const evidence = widened(candidate, scope.extent)
  if (scope.tie === 'except' && candidate.state === 'no') return [{ ...undenied(candidate, 'yes'), evidence }]
  return candidate.state === 'yes' ? [{ ...candidate, evidence, state: 'no', basis: 'explicit', offLot: true }] : []
}

const LONGEST_LIST = 400

function widened({ from, to, hit }: Candidate, { before, after }: LotScope['extent']): Span {
  return { from: Math.min(from, hit.from - before), to: Math.max(to, hit.to + after) }
}

/** A denial with exceptions is no denial of what it excepts. */
const undenied = (candidate: Candidate, state: 'yes' | 'review'): Candidate =>
  candidate.state === 'no' ? { ...candidate, state, basis: null } : candidate

/** What a list says of this lot; lots it leaves out have none. */
function listed(scene: Scene, candidate: Candidate, values: ReadonlyMap<number, LotValue>): Candidate[] {
  const denied: Candidate = { ...candidate, state: 'no', basis: 'explicit' }
  if (scene.lot === null) {
    const all = [...values.values()]
    if (all.some(({ state }) => state === 'yes')) return [candidate]
    return all.every(({ state }) => state === 'no') ? [denied] : []
  }
  const value = values.get(scene.lot)
  if (!value) return [{ ...denied, offLot: true }]
  if (value.state === 'silent') return []
  const evidence = widened(candidate, { before: 0, after: value.end })
  return [{ ...(value.state === 'yes' ? candidate : denied), evidence }]
}

const LONGEST_EVIDENCE = 400

/**
 * The longer reading wins over one it contains, the first rule over another on the same words; a no said of other lots
 * yields to a fact said of this one, and "la clause" after it recalls that same clause of the other lots.
 */
export function settle(scene: Scene, candidates: readonly Candidate[]): Candidate[] {
  const distinct = withoutContained([...candidates].sort((a, b) => a.from - b.from || b.to - a.to))
  const offLot = new Set(distinct.filter((one) => one.offLot).flatMap((one) => one.rule.kinds))
  if (offLot.size === 0) return distinct
  const direct = distinct.filter((one) => one.offLot || !isRecalled(scene, one, offLot))
  const said = new Set(direct.filter((one) => !one.offLot).flatMap((one) => one.rule.kinds))
  return direct.filter((one) => !one.offLot || !one.rule.kinds.some((kind) => said.has(kind)))
}

/** Candidates sorted by start: only the few that begin shortly before another can contain it. */
function withoutContained(sorted: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = []
  for (const inner of sorted) {
    let contained = false
    for (let i = kept.length - 1; i >= 0 && !contained; i--) {
      const outer = kept[i]
      if (!outer || inner.from - outer.from > LONGEST_EVIDENCE) break
      contained = outer.from <= inner.from && outer.to >= inner.to && speaksFor(outer, inner)
    }
    if (!contained) kept.push(inner)
  }
  return kept
}

/** "Clause sociale d'insertion" is one device: denying it denies no other social clause. */
function speaksFor(outer: Candidate, inner: Candidate): boolean {
  const social = outer.rule.kinds.includes('insertionClause') && inner.rule.kinds.includes('socialClause')
  return social || outer.rule.kinds.some((kind) => inner.rule.kinds.includes(kind))
}

const DEFINITE = /(?:^|[^a-z])(?:la|cette|ces|les|ladite|lesdites)(?: [a-z]{1,15})? $/

function isRecalled(scene: Scene, one: Candidate, offLot: ReadonlySet<Kind>): boolean {
  return (
    one.state !== 'no' && one.rule.kinds.some((kind) => offLot.has(kind)) && DEFINITE.test(scene.before(one.hit, 30))
  )
}
