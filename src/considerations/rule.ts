import type { ArticleId } from '../codes/articles.js'
import type { TextField } from '../contract.js'
import type { Basis, Kind, State } from '../states.js'
import type { ObjectKind, Topic } from '../topics.js'
import type { CueName } from './cues.js'

/** A sentence with what a rule must make of it; the tests run every one of them. */
export interface Example {
  readonly field: TextField
  readonly text: string
  readonly lot?: string
  readonly column?: string
}
export interface PositiveExample extends Example {
  /** `yes` where the rule establishes an object. */
  readonly state: Exclude<State, 'unknown'>
  readonly quote?: string
}

/** A context word within so many folded characters of the phrase, in its sentence unless `reach` says the whole text. */
export interface Near {
  readonly cue: CueName | readonly CueName[]
  readonly before?: number
  readonly after?: number
  readonly reach?: 'sentence' | 'text'
  /** The cue must cover the phrase: "structure d'insertion" around "insertion". */
  readonly covering?: boolean
  /** A cue before the phrase no longer counts once this one comes between them. */
  readonly resetBy?: CueName
  /** Fields where this condition is not asked. */
  readonly notIn?: readonly TextField[]
}

/**
 * How a phrase becomes a fact. `designation`: it names the device, so a denial of it says no. `obligation`: a subject
 * that becomes a clause when imposed. `criterion`: a subject that becomes a criterion when weighed. `reservation`: the
 * word "réservé", with who reserves what to whom. `denial`: only its denial says something. `object`: it names what is
 * bought, a fact of its own and none of the six.
 */
export const READINGS = ['designation', 'obligation', 'criterion', 'reservation', 'denial', 'object'] as const
export type Reading = (typeof READINGS)[number]

export interface TextRule {
  readonly id: string
  /** Empty for the reading `object`. */
  readonly kinds: readonly Kind[]
  /** What an `object` rule establishes. */
  readonly object?: ObjectKind
  readonly topic: Topic
  readonly title: string
  readonly reading: Reading
  /** What it establishes unless the context says otherwise. */
  readonly state: 'yes' | 'no' | 'review'
  /** In the notation of `phrases.ts`. */
  readonly phrases: readonly string[]
  readonly fields: readonly TextField[]
  /** The phrase counts only after this word, within so many characters; the evidence then begins there. */
  readonly head?: { readonly cue: CueName | readonly CueName[]; readonly within: number }
  /** A number stands before it: zero of them is a no, those already done are to be looked at. */
  readonly counted?: boolean
  /** Left to bidders or to the buyer: once chosen, it is a yes. */
  readonly offered?: boolean
  /** Counts only before punctuation or at the end. */
  readonly alone?: boolean
  /** The phrase does not count right before these folded words. */
  readonly notBefore?: RegExp
  /** Why its no is one, where it is not simply written. */
  readonly basis?: Basis
  /** The phrase counts only right before these folded words. */
  readonly onlyBefore?: RegExp
  /** An `obligation` also where the supply is described so: "le papier fourni est recyclé". */
  readonly specified?: boolean
  /** An `obligation` that may as well be the thing bought: named so, no duty said further on is about it. */
  readonly buyable?: boolean
  /** An `obligation` imposed by a count said with it: a share of the work is `needed`, or any hours are `enough`. */
  readonly quantified?: 'needed' | 'enough'
  /** A pollutant: denying it, or keeping it out, is the requirement. */
  readonly banned?: boolean
  readonly needs?: readonly Near[]
  readonly unless?: readonly Near[]
  /** In these fields an `obligation` needs no imposing word: being there is enough. */
  readonly imposedIn?: readonly TextField[]
  readonly legalRefs: readonly ArticleId[]
  readonly examples: readonly PositiveExample[]
  readonly counterExamples: readonly Example[]
}

/** Everything but `criteres`, where a sentence speaks of the offers, and `colonne`, read by its header. */
export const PROSE = ['objet', 'description', 'conditions', 'informations'] as const satisfies readonly TextField[]
export const PROSE_BUT_OBJECT = ['description', 'conditions', 'informations'] as const satisfies readonly TextField[]
/** Named clauses in the field of criteria: only in a sentence on what the contract holds. */
export const NAMED_IN_CRITERIA: Near = { cue: ['contractSubject', 'holder'], before: 90, notIn: PROSE }
export const ANY_PROSE = [...PROSE, 'criteres'] as const satisfies readonly TextField[]

/** "Insertion du chantier dans le tissu urbain": of things in a place or a document, not of people. */
export const OF_A_PLACE =
  /^ (?:(?:harmonieuse|optimale|reussie|qualitative) )?(?:(?:du|de la|de l|des|d une?|de son|de sa|de) (?:[a-z]{2,12} )?(?:chantiers?|projets?|batiments?|ouvrages?|equipements?|constructions?|programmes?|voies?|voirie|reseaux?|pistes?|lignes?|mobiliers?|annonces?|publicites?|photos?|graphiques?|donnees|images?|pages?|encarts?|logos?|textes?|articles?|puces?|sondes?|implants?|catheters?|installations?|panneaux|parc|route|pont|extension|operation)|(?:dans|au sein|sur|au|aux|a) (?:(?:le|la|les|l|son|sa|un|une|du|de la|de l|des) ?)?(?:[a-z]{2,12} )?(?:sites?|paysages?|tissu|quartier|environnement|ville|centre|village|trame|espace|cadre bati|documents?|fichiers?|bases?|reseau|existant|bati|relief|calendrier|planning|trafic|circulation|contexte urbain|milieu|contexte paysager))(?=$|[^a-z])/

/** Criteria that choose bidders, not offers, unless the criteria of the offers are announced in between. */
export const NOT_SELECTION: readonly Near[] = [
  { cue: 'candidacy', before: 280, after: 260, reach: 'text', resetBy: 'offerCriteria', notIn: ['criteres'] },
  { cue: 'service', before: 0, covering: true },
]
