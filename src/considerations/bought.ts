import type { Span } from './lexicon.js'
import type { Scene } from './scene.js'

const SERVICE =
  '(?:formations?|etudes?|missions?|animations?|accompagnements?|assistance|amo|conseils?|audits?|evaluations?|sensibilisations?|suivi|gestion|pilotage|coordination|redaction|facilitat(?:eur|rice|ion)s?|diagnostics?|observatoires?|guides?|logiciels?|outils?|plateformes?|progiciels?|cartographie|sourcing|promotion|ingenierie|developpement|deploiement|mise en (?:oeuvre|place)|conferences?|colloques?|seminaires?|ateliers?|webinaires?|editions?|impression|communication|enquetes?|recensement|controle|expertise)'
/** Words that put the device back into the contract itself. */
const OWN =
  '(?:avec|compor[a-z]{1,6}|incl[a-z]{1,6}|assort[a-z]{1,4}|soumis[es]{0,2}|integrant|prevoyant|sous|via|cadre|moyennant|dont)'
const GOVERNS =
  '(?:(?:rediger|integrer|introduire|inserer|elaborer|concevoir|prescrire|generaliser|promouvoir|suivre|piloter|mettre en (?:oeuvre|place)) (?:une?|des|les|la|l)|des?|d|du|aux?|les?|la|l|leurs?|integrer|sur|matiere|achats|marches|lots)'
const BEFORE = new RegExp(`(?:^|[^a-z])${SERVICE}(?: ?:)?(?: (?:: )?(?!${OWN} )[^ .;:,()-]{1,20}){0,9} $`)
const GOVERNED = new RegExp(`(?:^|[^a-z])${GOVERNS} (?:marches |lots |contrats |une |nouvelles? )?$`)
const AFTER = new RegExp(`^ ?[:-] ?(?:une? )?${SERVICE}(?=$|[^a-z])`)
const OBJECT = /(?:^|a pour objet|porte sur|consiste en|concerne)(?: [^ .;:]{1,20}){0,3}$/

/** The device is what the service bought is about ("formation aux clauses sociales"), no term of this contract. */
export function isBought(scene: Scene, hit: Span): boolean {
  if (scene.field !== 'objet' && scene.field !== 'description') return false
  const before = scene.beforeInSentence(hit)
  const service = GOVERNED.test(before.slice(-40)) ? BEFORE.exec(before) : null
  if (scene.field === 'objet') return service !== null || AFTER.test(scene.after(hit, 40))
  return service !== null && OBJECT.test(before.slice(0, service.index))
}
