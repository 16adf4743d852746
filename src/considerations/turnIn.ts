import { boxSide, hasBox } from './boxes.js'
import type { Span } from './lexicon.js'
import { type Form, type Turn, turnOf } from './polarity.js'
import type { Scene } from './scene.js'

/** How the words around a phrase turn what it says. */
export const turnIn = (scene: Scene, hit: Span): Turn =>
  turnOf({
    before: scene.before(hit),
    after: scene.after(hit),
    beforeInSentence: scene.beforeInSentence(hit),
    afterInSentence: scene.afterInSentence(hit),
    form: formAround(scene, hit),
  })

const LONGEST_LINE = 400

/** The line of boxes a label stands in; null where none is in sight. */
export function formAround(scene: Scene, hit: Span): Form | null {
  if (!hasBox(scene.before(hit)) && !hasBox(scene.after(hit))) return null
  const before = scene.linesBefore(hit, LONGEST_LINE).split('\n').at(-1) ?? ''
  const after = scene.linesAfter(hit, LONGEST_LINE).split('\n')[0] ?? ''
  const side = boxSide(before + scene.between(hit.from, hit.to) + after)
  return { side, before, after, isTicked: scene.isTicked }
}
