import type { Span } from './lexicon.js'
import type { Scene } from './scene.js'

/** "Lire « clause d'insertion » et non « clause sociale »". */
const TAKEN_BACK =
  /(?:^|[^a-z])(?:lire|lisez) [^.;]{3,120} (?:et non(?: pas)?|au lieu d(?:e|u)?) ?(?:une? |la |le |de |: )?$/

/** "Remplacer « clause d'insertion » par « clause sociale »": the words to be read come after. */
const TO_REPLACE =
  /(?:^|[^a-z])(?:remplace[rz]|substituer|(?:mentions?|phrases?|termes|mots|texte))(?: (?:les mots|les termes|la mention|la phrase|le texte|par erreur))? ?:? ?$/
const REPLACED_BY = /^[^.;]{0,80}? (?:(?:est|sont|a ete|ont ete|sera|etre) remplacee?s? par|par)(?![a-z])/

/** A wording that a correction takes out: what it says is no longer so. */
export const isReplaced = (scene: Scene, hit: Span): boolean =>
  TAKEN_BACK.test(scene.before(hit, 160)) ||
  (TO_REPLACE.test(scene.beforeInSentence(hit, 40)) && isFollowed(scene.afterInSentence(hit), scene.before(hit, 40)))

/** After "remplacer", "par" is enough; after "la mention", it must be said to be replaced. */
function isFollowed(after: string, before: string): boolean {
  const found = REPLACED_BY.exec(after)?.[0]
  return found !== undefined && (/remplace|substituer/.test(before) || found.includes('remplace'))
}
