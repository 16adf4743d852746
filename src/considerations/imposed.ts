import type { CueName } from './cues.js'
import type { Span } from './lexicon.js'
import { isCounted } from './quantified.js'
import type { TextRule } from './rule.js'
import { distance, type Scene } from './scene.js'
import { isSupplied } from './supplied.js'

const REACH = 130

/** How strongly the words around a subject impose it: surely, perhaps (it is left to choice), or not at all. */
export function obligationOn(scene: Scene, rule: TextRule, hit: Span): 'yes' | 'review' | null {
  if (rule.buyable && isSupplied(scene, hit)) return null
  const imposed = nearest(scene, hit, imposingCues(rule), rule.buyable)
  const optional = nearest(scene, hit, ['option'])
  const held = !rule.banned && isHeld(scene, hit)
  if (optional !== null && !held && (imposed === null || optional < imposed)) return 'review'
  if (imposed !== null || held || rule.imposedIn?.includes(scene.field) || isCounted(scene, rule, hit)) return 'yes'
  if (rule.banned) return null
  return isSpecified(scene, rule, hit) || scene.isNear(hit, { cue: 'holder', before: REACH }) ? 'yes' : null
}

const IS_SO = /(?:^|[^a-z])(?:est|sont) (?:tous |toutes |exclusivement |a |en |au )?$/
/** How the work is done: "avec des produits écologiques", "sur papier recyclé". */
const MANNER = /(?:^|[^a-z])(?:avec (?:des |du |un |une )?|au moyen d[eu] |a l aide de |en |sur )(?:[a-z]{3,14} )?$/
const SHARE_BEFORE = /\d ?% (?:au moins |minimum )?(?:de |d |des |en |du )?(?:[a-z]{3,14} )?$/
const SHARE_AFTER = /^ (?:a (?:hauteur de )?)?\d{1,3} ?%/

/** The thing described as it must be: "les huiles sont biodégradables", "bacs à 80 % de plastique recyclé". */
function isSpecified(scene: Scene, rule: TextRule, hit: Span): boolean {
  if (!rule.specified || (scene.field !== 'description' && scene.field !== 'conditions')) return false
  const before = scene.beforeInSentence(hit, 40)
  return (
    IS_SO.test(before) ||
    MANNER.test(before) ||
    SHARE_BEFORE.test(before) ||
    SHARE_AFTER.test(scene.afterInSentence(hit, 24))
  )
}

/** A pollutant is only ever kept out: "produits phytosanitaires, livraison obligatoire" requires none of it. */
function imposingCues(rule: TextRule): CueName[] {
  if (rule.banned) return ['ban']
  return [
    'obligation',
    ...(rule.imposedIn && !rule.specified ? (['contains'] as const) : []),
    ...(rule.specified ? (['specification'] as const) : []),
  ]
}

/** Words of a duty that may stand inside the phrase: "seront triés", "baisse contractuelle de 20 % des consommations". */
const MODAL = /^(?:sera|seront|devr|doi|contractuel|minimale?|imposee|exigee|obligatoire|au moins)/

/** "Labellisé BBC" does not impose itself; "seront triés" does. */
const isApart = (one: Span, other: Span): boolean => one.to <= other.from || one.from >= other.to

function nearest(scene: Scene, hit: Span, cue: readonly CueName[], headed = false): number | null {
  const around = scene.cuesNear(hit, { cue: [...cue], before: REACH, after: REACH })
  const cues = around.filter(
    (found) =>
      (isApart(found, hit) || MODAL.test(scene.between(found.from, found.to))) &&
      !(headed && isBeyondColon(scene, hit, found)),
  )
  return cues.length === 0 ? null : Math.min(...cues.map((found) => distance(found, hit)))
}

const COLON_REACH = 25

/** "Marché de chauffage bas carbone : le titulaire devra assurer 19 °C": the heading says what is bought. */
const isBeyondColon = (scene: Scene, hit: Span, cue: Span): boolean =>
  cue.from > hit.to + COLON_REACH && scene.between(hit.to, cue.from).includes(':')

const NEXT_CLAUSE = /^[^.;]{0,60}?(?:,| et | mais )/

/** "Le titulaire reprend les emballages et privilégie…": the choice left is about what comes after. */
function isHeld(scene: Scene, hit: Span): boolean {
  const options = scene.cuesNear(hit, { cue: 'option', before: REACH, after: REACH })
  const after = NEXT_CLAUSE.exec(scene.after(hit))
  if (!after || options.some((cue) => cue.from < hit.to + after[0].length)) return false
  return scene.isNear(hit, { cue: 'holder', before: REACH })
}
