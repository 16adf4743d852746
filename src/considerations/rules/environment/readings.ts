import { type Near, NOT_SELECTION, PROSE_BUT_OBJECT, type TextRule } from '../../rule.js'

/** Words about bidders, offers, a service bought or a tool: what stands beside them binds no holder. */
export const NOT_IMPOSED: readonly Near[] = [
  { cue: 'candidacy', before: 120 },
  { cue: 'criterion', before: 80, after: 130 },
  { cue: 'boughtService', before: 40 },
  { cue: 'toolSubject', before: 120 },
  { cue: 'byBuyer', before: 50 },
  { cue: 'chargedToBuyer', before: 60, after: 60 },
]

/** A subject required of the holder or of what is supplied: a clause (art. L. 2111-2 and L. 2112-2 CCP). */
export const IMPOSED = {
  kinds: ['environmentalClause'],
  reading: 'obligation',
  state: 'yes',
  specified: true,
  buyable: true,
  unless: NOT_IMPOSED,
  fields: PROSE_BUT_OBJECT,
} as const satisfies Partial<TextRule>

/** A subject too concrete to stand among the conditions of performance without being asked for. */
export const STATED = { ...IMPOSED, imposedIn: ['conditions'] } as const satisfies Partial<TextRule>

/** A quality or a way of working, which is never itself the thing bought. */
export const QUALITY = { ...STATED, buyable: false } as const satisfies Partial<TextRule>

/** A pollutant kept out of the contract: denying it is the requirement. */
export const BANNED = { ...IMPOSED, banned: true } as const satisfies Partial<TextRule>

/** A duty that the law imposes anyway, or that says too little: somebody must look. */
export const WEAK = {
  kinds: ['environmentalClause'],
  reading: 'obligation',
  state: 'review',
  needs: [{ cue: ['obligation', 'complies'], before: 100, after: 100 }],
  unless: [
    { cue: 'candidacy', before: 120 },
    { cue: 'criterion', before: 80, after: 40 },
  ],
  fields: PROSE_BUT_OBJECT,
} as const satisfies Partial<TextRule>

/** A requirement written into the title of the contract, where a subject alone is what is bought. */
export const TITLED = {
  ...IMPOSED,
  fields: ['objet'],
  imposedIn: ['objet'],
  needs: [{ cue: 'requiredBeside', before: 30, after: 30 }],
  legalRefs: ['CCP L. 2111-2'],
} as const satisfies Partial<TextRule>

/** The same subject weighed in the offers: a criterion (art. R. 2152-7 CCP). */
export const WEIGHED = {
  kinds: ['environmentalCriterion'],
  reading: 'criterion',
  state: 'yes',
  unless: NOT_SELECTION,
  fields: ['criteres', ...PROSE_BUT_OBJECT],
  legalRefs: ['CCP R. 2152-7'],
} as const satisfies Partial<TextRule>

/** The subject as the thing bought; in a description only where it states the object (SPEC §2: never a clause). */
export const BOUGHT = {
  kinds: [],
  object: 'environmentalObject',
  reading: 'object',
  state: 'yes',
  needs: [{ cue: 'objectStated', before: 90, notIn: ['objet'] }],
  fields: ['objet', 'description'],
  legalRefs: ['CCP L. 2111-1'],
} as const satisfies Partial<TextRule>
