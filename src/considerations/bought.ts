import type { Span } from './lexicon.js'
import type { Scene } from './scene.js'

const SERVICE =
  '(?:formations?|etudes?|missions?|animations?|accompagnements?|assistance|amo|conseils?|audits?|evaluations?|sensibilisations?|suivi|gestion|pilotage|coordination|redaction|facilitat(?:eur|rice|ion)s?|diagnostics?|observatoires?|guides?|logiciels?|outils?|plateformes?|progiciels?|cartographie|sourcing|promotion|ingenierie|developpement|deploiement|mise en (?:oeuvre|place)|conferences?|colloques?|seminaires?|ateliers?|webinaires?|editions?|impression|communication|enquetes?|recensement|controle|expertise|definition|organisation|salons?|forums?|rencontres?|journees?|reseaux?|guichets?|appui|aide|securisation|optimisation|elaboration|conception|bilans?|recueils?|analyses?|etat des lieux|tableaux? de bord|recrutement)'
/** Words that put the device back into the contract itself. */
const OWN =
  '(?:avec|compor[a-z]{1,6}|incl[a-z]{1,6}|assort[a-z]{1,4}|(?<!(?:entreprises|titulaires|attributaires|acheteurs|collectivites) )soumis[es]{0,2}|integrant|prevoyant|sous|via|cadre|moyennant|dont|devra|devront|doit|doivent)'
const GOVERNS =
  '(?:(?:rediger|integrer|introduire|inserer|elaborer|concevoir|prescrire|generaliser|promouvoir|suivre|piloter|mettre en (?:oeuvre|place)) (?:une?|des|les|la|l)|des?|d|du|en|aux?|les?|la|l|leurs?|integrer|sur|matiere|achats|marches|lots)'
const BEFORE = new RegExp(`(?:^|[^a-z])${SERVICE}(?: ?:)?(?: (?:: )?(?!${OWN} )[^ .;:,()-]{1,20}){0,9} $`)
/** "AMO clauses sociales": no word between. */
const DIRECT = new RegExp(`(?:^|[^a-z])${SERVICE} $`)
const GOVERNED = new RegExp(
  `(?:^|[^a-z])${GOVERNS} (?:marches |lots |contrats |achats |criteres |clauses |une |nouvelles? )?$`,
)
/** "Plateforme clauses sociales": a tool named after them. */
const NAMED_AFTER =
  /(?:^|[^a-z])(?:plateforme|logiciel|outil|guichet|reseau|guide|observatoire|facilitat(?:eur|rice)s?|salon|forum) $/
/** "Promotion des achats responsables et clauses d'insertion". */
const JOINED = new RegExp(`(?:^|[^a-z])${GOVERNS} (?:[^ .;:,()-]{1,20} ){1,4}et $`)
const TEACHES = /(?:form|sensibilis|inform|initi)(?:e|era|er|eront|ent) [^.;]{2,60} (?:aux|a la|sur les|sur la) $/
/** What is taught or told, after a colon: "Journée d'étude des acheteurs : clauses et critères environnementaux". */
const TOLD =
  /^(?:[^.;:]{0,40}[- ])?(?:formations?|journees?|conferences?|colloques?|seminaires?|webinaires?|guides?|sensibilisations?|forums?|rencontres|ateliers?|modules?)(?![a-z])[^.;:]{0,60} ?: (?:(?:les |des )?(?!une? |avec )[^ .;:,()-]{1,20} (?:et |, )?){0,4}$/
/** The matter of the whole service was told first: "Gestion du guichet des clauses sociales : accueil, suivi des heures". */
const ABOUT = new RegExp(
  `^${SERVICE}(?: [^ .;:,]{1,20}){0,6} (?:clauses|criteres|heures|achats (?:responsables|durables))(?![a-z])`,
)
const AFTER = new RegExp(`^ ?[:-] ?(?:une? )?${SERVICE}(?=$|[^a-z])`)
const OBJECT =
  /(?:^|(?:a|aura|ont|auront) pour|l objet (?:du marche|de la consultation|du contrat) est|a pour objet|porte sur|consiste en|concerne)(?: [^ .;:]{1,20}){0,3}$/

/** "Mission d'assistance à maîtrise d'ouvrage pour le déploiement des clauses": the service comes first. */
const LED_BY = new RegExp(`^${SERVICE}(?: (?!${OWN} |et |ainsi )[^ .;:,()-]{1,20}){0,12}(?: ?:)? ?$`)
/** "Prestation de facilitateur : suivi des clauses". */
const OF_FACILITATOR = /^ ?facilitat/
/** "Élaboration du SPASER et de ses indicateurs (clauses sociales…)". */
const OF_A_SCHEME =
  /(?:^|[^a-z])(?:elaboration|redaction|revision|evaluation|actualisation|mise a jour) (?:du|d un|de son) spaser(?![a-z])[^.;]{0,120}$/

/** Work done for the buyer on its own contracts: "assistera la commune dans la rédaction de". */
const ASSISTS =
  /(?:assist|accompagn|conseill|aid|form|appu)(?:e|era|eront|er|ent|ie|iera) (?:la|le|les|l|des|aux|au|ses) [^.;]{0,60}$/

/** The device is what the service bought is about ("formation aux clauses sociales"), no term of this contract. */
export function isBought(scene: Scene, hit: Span): boolean {
  if (scene.field !== 'objet' && scene.field !== 'description') return false
  const before = scene.beforeInSentence(hit)
  if (scene.isNear(hit, { cue: 'toolSubject', before: 120 }) || OF_A_SCHEME.test(before)) return true
  const service = governs(scene, hit, before.slice(-80)) ? BEFORE.exec(before) : null
  if (scene.field === 'objet')
    return (
      service !== null ||
      DIRECT.test(before) ||
      isTold(scene, hit, before) ||
      NAMED_AFTER.test(before) ||
      AFTER.test(scene.after(hit, 40))
    )
  if (TEACHES.test(before)) return true
  if (!service) return false
  const lead = before.slice(0, service.index)
  if ((LED_BY.test(lead) || OF_FACILITATOR.test(service[0])) && PLURAL.test(scene.between(hit.from, hit.from + 12)))
    return true
  return OBJECT.test(lead) || ASSISTS.test(`${lead} `) || ABOUT.test(scene.beforeInSentence(hit, LONGEST_SERVICE))
}

/** The service is on the device, by itself or beside another matter; only in the plural can it be one of two. */
function governs(scene: Scene, hit: Span, before: string): boolean {
  if (GOVERNED.test(before.slice(-40))) return true
  return JOINED.test(before) && PLURAL.test(scene.between(hit.from, hit.from + 12))
}

const LONGEST_SERVICE = 400
const isTold = (scene: Scene, hit: Span, before: string): boolean =>
  TOLD.test(before) && (PLURAL.test(scene.between(hit.from, hit.from + 12)) || /(?:clauses|criteres) $/.test(before))

const PLURAL = /^(?:clauses|criteres|marches|heures)/
