import { z } from 'zod'
import type { Doubt } from '../../../considerations/doubts.js'
import { KINDS, type Kind } from '../../../states.js'
import type { BatchAsked } from '../../../tasks/review/batch.js'
import type { Item } from '../../../tasks/review/order.js'
import type { ReviewFilter } from '../../../tasks/review/queue.js'
import type { Done } from '../../../tasks/review/told.js'
import type { Place, ReviewAsked } from '../../../tasks/review.js'

export const REVIEW_PATH = '/a-verifier'
export const BATCH_PATH = `${REVIEW_PATH}/lot`
export const JOURNAL_PATH = `${REVIEW_PATH}/journal`
export const CORRECTIONS_PATH = `${REVIEW_PATH}/corrections`
export const UNDO_PATH = `${REVIEW_PATH}/annuler`
export const RECONFIRM_PATH = `${REVIEW_PATH}/reconfirmer`
export const RESUME_PATH = `${REVIEW_PATH}/reprendre`

/** Questions as addresses name them. */
export const DOUBT_NAMES = {
  contradiction: 'contradiction',
  'a-trancher': 'review',
  'non-declare': 'undeclared',
  'a-reconfirmer': 'toReconfirm',
  'en-attente': 'waiting',
} as const satisfies Record<string, Doubt>
export const doubtName = (doubt: Doubt): string =>
  Object.entries(DOUBT_NAMES).find(([, each]) => each === doubt)?.[0] ?? doubt

const words = Object.keys(DOUBT_NAMES) as (keyof typeof DOUBT_NAMES)[]
const name = z.string().trim().max(2000, 'ce nom est trop long')

/** Parameters by which the queue is filtered, in French as people read and share them. */
export const filterShape = {
  question: z.enum(words, `sont connus : ${words.join(', ')}`).optional(),
  fait: z.enum(KINDS, `sont connus : ${KINDS.join(', ')}`).optional(),
  annee: z
    .string()
    .regex(/^[12]\d{3}$/, 'une année s’écrit en quatre chiffres, par exemple 2025')
    .optional(),
  acheteur: z
    .string()
    .regex(/^(?:\d{9}|\d{14})$/, 'un acheteur se désigne par son SIREN (9 chiffres) ou son SIRET (14)')
    .optional(),
  direction: name.optional(),
  regle: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,99}$/i, 'une règle se désigne par son nom, par exemple insertion.clause')
    .optional(),
  q: z.string().trim().max(200, 'ce texte est trop long : 200 caractères au plus').optional(),
}
const filterSchema = z.object(filterShape)

export const filterOf = ({ question, fait, annee, regle, ...same }: z.output<typeof filterSchema>): ReviewFilter => ({
  ...same,
  ...{ doubt: question && DOUBT_NAMES[question], kind: fait, year: annee ? Number(annee) : undefined, rule: regle },
})

interface Given {
  readonly filter: ReviewFilter
  /** What is not understood, in words; the rest holds. */
  readonly notices: readonly string[]
}

/** Reads the filter of an address; what is not understood is left out and said. */
export function filterIn(parameters: URLSearchParams): Given {
  const given: Record<string, string> = {}
  const notices: string[] = []
  for (const [parameter, schema] of Object.entries(filterShape)) {
    const value = parameters.get(parameter)
    if (!value) continue
    const parsed = schema.safeParse(value)
    if (parsed.success) given[parameter] = value
    else
      notices.push(
        `« ${parameter}=${value} » n’est pas compris (${parsed.error.issues[0]?.message}) : le reste est suivi.`,
      )
  }
  return { filter: filterOf(filterSchema.parse(given)), notices }
}

/** Which question the address asks for, with its filter. */
export function reviewAskedIn(parameters: URLSearchParams): ReviewAsked & Given {
  const [at, after, before] = ['voir', 'apres', 'avant'].map((each) => placeIn(parameters.get(each) ?? ''))
  return { ...filterIn(parameters), at: at ?? undefined, after: after ?? undefined, before: before ?? undefined }
}

/** A place as addresses carry it: its order, the fact by its rank, the contract. */
export const placeText = ({ key, kind, uid }: Place): string => [...key, KINDS.indexOf(kind), uid].join('.')

function placeIn(text: string): Place | null {
  const found = /^(\d)\.(\d{1,4})\.(\d{1,4})\.(\d{1,15})\.([0-5])\.(.+)$/su.exec(text)
  const kind = KINDS[Number(found?.[5])]
  if (!found?.[6] || !kind) return null
  const [waits, narrowed, touched, cents] = found.slice(1, 5).map(Number)
  return { uid: found[6], kind, key: [waits ?? 0, narrowed ?? 0, touched ?? 0, cents ?? 0] }
}

export function filterSearch({ doubt, kind, year, rule, ...same }: ReviewFilter): URLSearchParams {
  const given = { question: doubt && doubtName(doubt), fait: kind, annee: year, regle: rule, ...same }
  return new URLSearchParams(
    Object.entries(given).flatMap(([each, value]) =>
      value === undefined || value === '' ? [] : [[each, String(value)]],
    ),
  )
}

type Step = { readonly voir?: Place; readonly apres?: Place; readonly avant?: Place }

/** The address of a question of the queue; `done`: what the page is to tell of what was just done. */
export function reviewHref(filter: ReviewFilter, step: Step = {}, done: Done | null = null): string {
  const search = filterSearch(filter)
  for (const [each, place] of Object.entries(step)) if (place) search.set(each, placeText(place))
  if (done) search.set(DONE[done.did], doneText(done))
  return search.size === 0 ? REVIEW_PATH : `${REVIEW_PATH}?${search}`
}

/** The place of the page where the question begins, under what was just done. */
export const QUESTION_ID = 'suite'
/** The same, where the page is come to for the question: what stands above it is known. */
export const nextHref = (...asked: Parameters<typeof reviewHref>): string => `${reviewHref(...asked)}#${QUESTION_ID}`

/** Parameters that name what was just done. */
const DONE = { answer: 'repondu', undo: 'annule', postpone: 'remis', takeUp: 'rendu', resume: 'repris' } as const

function doneText(done: Done): string {
  if (done.did === 'resume') return 'oui'
  return 'seq' in done ? String(done.seq) : questionText(done.question)
}

type Question = Pick<Item, 'uid' | 'kind'>

/** A question as forms and addresses name it: its fact by rank, its contract. */
export const questionText = ({ uid, kind }: Question): string => `${KINDS.indexOf(kind)}.${uid}`

/** Null: it names none. */
export function questionIn(text: string): Question | null {
  const [, place = '', uid = ''] = /^([0-5])\.(.+)$/su.exec(text) ?? []
  const kind = KINDS[Number(place)]
  return uid && kind ? { uid, kind } : null
}

/** What was just done, by the address it led to; null: nothing. */
export function doneIn(parameters: URLSearchParams): Done | null {
  const said = (did: Done['did']): string => parameters.get(DONE[did]) ?? ''
  for (const did of ['answer', 'undo'] as const) {
    if (/^[1-9]\d{0,14}$/.test(said(did))) return { did, seq: Number(said(did)) }
  }
  for (const did of ['postpone', 'takeUp'] as const) {
    const question = questionIn(said(did))
    if (question) return { did, question }
  }
  return said('resume') === 'oui' ? { did: 'resume' } : null
}

const BY = { consultation: 'consultation', family: 'famille', filter: 'filtre' } as const

/** Where in the queue a batch was asked for: its filter, and the question shown. */
export interface Back {
  readonly filter: ReviewFilter
  readonly at: Place | undefined
}

/** The queue again, at the place left. */
export const backHref = ({ filter, at }: Back, done: Done | null = null): string =>
  reviewHref(filter, at ? { voir: at } : {}, done)

/** The address of a batch, shown before it is applied; `back`: where it leads afterwards. */
export function batchHref(asked: BatchAsked, answer: 'yes' | 'no', back: Back): string {
  const search = asked.by === 'filter' ? filterSearch(asked.filter) : new URLSearchParams({ marche: asked.uid })
  search.set('fait', asked.kind)
  search.set('par', BY[asked.by])
  search.set('reponse', answer === 'yes' ? 'oui' : 'non')
  const [, left] = backHref(back).split('?')
  if (left) search.set('retour', left)
  return `${BATCH_PATH}?${search}`
}

interface BatchOfAddress {
  readonly asked: BatchAsked
  readonly answer: 'yes' | 'no'
  readonly back: Back
}

/** Null: the address names no batch. */
export function batchIn(parameters: URLSearchParams): BatchOfAddress | null {
  const kind: Kind | undefined = KINDS.find((each) => each === parameters.get('fait'))
  const asked = kind && batchAskedIn(parameters, kind)
  if (!asked) return null
  const back = reviewAskedIn(new URLSearchParams(parameters.get('retour') ?? ''))
  return {
    asked,
    answer: parameters.get('reponse') === 'non' ? 'no' : 'yes',
    back: { filter: back.filter, at: back.at },
  }
}

function batchAskedIn(parameters: URLSearchParams, kind: Kind): BatchAsked | null {
  const [by, uid] = [parameters.get('par'), parameters.get('marche')]
  if (by === BY.filter) return { by: 'filter', kind, filter: filterIn(parameters).filter }
  if (!uid || (by !== BY.consultation && by !== BY.family)) return null
  return { by: by === BY.family ? 'family' : 'consultation', kind, uid }
}

/** A place made of a question of the queue. */
export const placeOf = ({ uid, kind, key }: Item): Place => ({ uid, kind, key })
