import type { Kind } from '../states.js'
import type { Candidate } from './candidate.js'
import type { Span } from './lexicon.js'
import { describedLots, isAdjective, lotsWithin } from './lotDescribed.js'
import { numbersOf } from './lotNumbers.js'
import { ofLots } from './lotPattern.js'
import { type LotScope, lotsNamed } from './lotScope.js'
import { lotScope } from './lots.js'
import { bareTitledList, titledList } from './lotTitles.js'
import { type LotValue, lotValues } from './lotValues.js'
import type { Scene } from './scene.js'

/**
 * A device tied to other lots is a no for this one, one denied but for this lot a yes; a subject, or a heading of
 * another lot, says nothing here.
 */
export function onItsLot(scene: Scene, candidate: Candidate): Candidate[] {
  const named = candidate.rule.reading === 'designation' || candidate.rule.reading === 'reservation'
  const before = scene.linesBefore(candidate.hit, LONGEST_LEAD)
  const list = OF_ONE_LOT.test(before) ? '' : scene.linesAfter(candidate.hit, LONGEST_LIST)
  const values = named ? lotValues(list, before) : NO_VALUES
  const given = givenBy(candidate, values)
  if (given) return listed(scene, given, values)
  const after = scene.linesAfter(candidate.hit)
  const titled = named || candidate.state === 'no' ? (titledList(list) ?? bareTitledList(before, list)) : null
  const words = scene.between(candidate.hit.from, candidate.hit.to)
  const described = isAdjective(words) ? describedLots(before, after) : null
  const scope = described ?? titled ?? lotScope(before, after, scene.lot) ?? lotsWithin(words)
  if (!scope || scope.tie === 'all') return [candidate]
  const evidence = scope.tie === 'headed' ? candidate.evidence : widened(candidate, scope.extent)
  const found: Candidate = evidence ? { ...candidate, evidence } : candidate
  if (scene.lot === null) return [onUnknownLot(found, scope, lotsNamed(`${before} ${after}`))]
  if (scope.has(scene.lot)) return [found]
  const ditto =
    named && scope.tie !== 'except' ? dittoAfter(scene.linesAfter(candidate.hit, LONGEST_LIST), scene.lot, scope) : null
  if (!ditto && named && found.state === 'no' && isOpposed(after, scene.lot)) return [undenied(found, 'yes')]
  if (!ditto) return offItsLot(found, scope, named)
  const same = { ...candidate, evidence: widened(candidate, { before: 0, after: ditto.end }) }
  return [ditto.denied ? { ...same, state: 'no', basis: 'explicit' } : same]
}

/** The device as a list of lots gives it; null where there is no list, or it is denied before its list. */
function givenBy(candidate: Candidate, values: ReadonlyMap<number, LotValue>): Candidate | null {
  if (values.size === 0) return null
  if (candidate.state === 'yes') return candidate
  // "Clause sociale : non lots 1 à 3, oui lot 4": the answer that follows is the first of the list.
  const states = new Set([...values.values()].map(({ state }) => state))
  return candidate.state === 'no' && states.has('yes') && states.has('no') ? undenied(candidate, 'yes') : null
}

/** Where "Lot 2 : idem" ends, and whether the device is left out of it ("idem, hors insertion"). */
function dittoAfter(
  after: string,
  lot: number,
  scope: LotScope,
): { readonly end: number; readonly denied: boolean } | null {
  for (const found of after.matchAll(DITTO(after))) {
    const [whole, lots = '', likened, denial] = found
    const same = likened === undefined || scope.has(Number(likened))
    if (same && numbersOf(lots).includes(lot)) return { end: found.index + whole.length, denied: denial !== undefined }
  }
  return null
}

const DITTO = ofLots(
  (list) =>
    `(${list})(?: (?!lots? )[a-z]{2,18}){0,3} ?(?:[:(=-] ?){1,2}(?:idem|id(?=\\.)|de meme|meme clause|egalement|aussi)(?![a-z])(?: (?:le |au |que le )?lot (?:n ?[°o]? ?)?(\\d{1,3}))?(\\.?[ ,(]{0,3}(?:mais )?(?:hors|sans|sauf|excepte|moins) (?:l |la )?(?:clauses?|insertion|volet|heures?|part|social)[a-z]{0,3})?`,
  'g',
)

/** "Le lot 2 n'a pas de clause, contrairement aux lots 1 et 3": those have it. */
const isOpposed = (after: string, lot: number): boolean =>
  numbersOf(OPPOSED(after).exec(after)?.[1] ?? '').includes(lot)
const OPPOSED = ofLots(
  (list) =>
    `^[^.;\\n]{0,60}? (?:contrairement|a la difference|a l inverse|au contraire) (?:des?|du|aux?) (?:les? )?(${list})(?![^.;\\n]{0,30}(?:precedent|ancien|envisag|(?:19|20)\\d\\d))`,
)

/** The line is already that of a lot: what follows is another's. One with a box of its own ends the list of another device. */
const OF_ONE_LOT = /(?:^|[^a-z])(?<![☐-☓✓-✘\])] ?)lots? (?:n ?[°o]? ?)?\d(?!\d{0,2} ?:? ?[☐-☓✓-✘[])[^\n.;]{0,60}$/
const NO_VALUES: ReadonlyMap<number, LotValue> = new Map()
const LONGEST_LIST = 400
const LONGEST_LEAD = 200

/** No lot is known for this text: what is denied of some lots only is no denial of the contract. */
function onUnknownLot(candidate: Candidate, scope: LotScope, named: readonly number[]): Candidate {
  if (candidate.state !== 'no') return candidate
  if (scope.tie === 'except' || candidate.sparing || named.some((lot) => !scope.has(lot)))
    return undenied(candidate, 'review')
  return { ...candidate, ofLots: true }
}

/** This text's lot is none of those the phrase is said of. */
function offItsLot(candidate: Candidate, scope: LotScope, named: boolean): Candidate[] {
  if (candidate.state === 'no') return named && presupposes(candidate, scope) ? [undenied(candidate, 'yes')] : []
  if (candidate.state === 'review' || scope.tie === 'headed') return []
  const device = named || (scope.tie === 'except' && candidate.rule.kinds.includes('insertionClause'))
  return device ? [{ ...candidate, state: 'no', basis: 'explicit', offLot: true }] : []
}

/** "Pas de clause, sauf le lot 2", "la clause ne s'applique pas au lot 3": the others have it. */
const presupposes = (candidate: Candidate, scope: LotScope): boolean =>
  scope.tie === 'except' || (scope.tie === 'said' && candidate.sparing)

function widened({ from, to, hit }: Candidate, { before, after }: LotScope['extent']): Span {
  return { from: Math.min(from, hit.from - before), to: Math.max(to, hit.to + after) }
}

/** A denial with exceptions is no denial of what it excepts. */
const undenied = (candidate: Candidate, state: 'yes' | 'review'): Candidate => ({ ...candidate, state, basis: null })

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
  const evidence = widened(candidate, { before: value.lead ?? 0, after: value.end })
  return [{ ...(value.state === 'yes' ? candidate : denied), evidence }]
}

const LONGEST_EVIDENCE = 400

/**
 * The longer reading wins over one it contains, the first rule over another on the same words; a no said of other lots
 * yields to a fact said of this one, and "la clause" after it recalls that same clause of the other lots.
 */
export function settle(scene: Scene, candidates: readonly Candidate[]): Candidate[] {
  const distinct = withoutPartialDenials(
    withoutContained([...candidates].sort((a, b) => a.from - b.from || b.to - a.to)),
  )
  const offLot = new Set(distinct.filter((one) => one.offLot).flatMap((one) => one.rule.kinds))
  if (offLot.size === 0) return distinct
  const direct = distinct.filter((one) => one.offLot || !isRecalled(scene, one, offLot))
  const said = new Set(direct.filter((one) => !one.offLot).flatMap((one) => one.rule.kinds))
  return direct.filter((one) => !one.offLot || !one.rule.kinds.some((kind) => said.has(kind)))
}

/** "Lot 1 : clause d'insertion. Lot 2 : sans clause" in a text of no known lot: the contract has one. */
function withoutPartialDenials(candidates: Candidate[]): Candidate[] {
  if (!candidates.some((one) => one.ofLots)) return candidates
  const given = new Set(candidates.filter((one) => one.state === 'yes').flatMap((one) => one.rule.kinds))
  return candidates.filter((one) => !one.ofLots || !one.rule.kinds.some((kind) => given.has(kind)))
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
