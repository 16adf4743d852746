import { z } from '@hono/zod-openapi'
import { placesChanged } from '../../tasks/review/changed.js'
import type { ReviewParts } from '../../tasks/review/queue.js'
import { type ReconfirmGiven, reconfirm, takeBack } from '../../tasks/review/reconfirm.js'
import { reconfirmCause } from '../../tasks/review/reconfirmTogether.js'
import { countToReconfirm, type ToReconfirm, toReconfirm } from '../../tasks/review/toReconfirm.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { bodyOf } from './body.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { linkHeader, pageLinks, pagingParameters } from './paging.js'
import { queryOf } from './parameters.js'
import { reconfirmBody, reconfirmedSchema, toReconfirmSchema } from './schemas/reconfirm.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Décisions']
const PATH = '/api/a-reconfirmer'
const LARGEST = 16 * 1024
/** Each asks what changed since: few a page, unless told otherwise. */
const LINES = 20

const reconfirmParameters = z.object(pagingParameters)

const reviewParts = ({ database: db, scope, memo, plan }: WebParts): ReviewParts => ({ db, scope, memo, plan })

/** `spaser review --reconfirm`: the page /a-verifier/reconfirmer. */
export const toReconfirmOperation: Operation = {
  route: {
    method: 'get',
    path: PATH,
    operationId: 'listerAReconfirmer',
    ...curl(PATH),
    tags: TAGS,
    summary: 'Ce qui est à reconfirmer',
    description:
      'Les décisions, corrections de champs, réunions et scissions en vigueur sous lesquelles les registres ont changé, et ce qu’ils disent autrement. Tout tient tant que personne n’y touche. « Link » (RFC 8288) mène aux pages voisines.',
    request: { query: reconfirmParameters },
    responses: {
      200: {
        description: 'Une page de la liste',
        headers: linkHeader,
        content: { 'application/json': { schema: toReconfirmSchema } },
      },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: async (c, parts) => {
    const { page: asked, limite } = queryOf(c, reconfirmParameters)
    const size = { page: Number(asked ?? 1), size: Number(limite ?? LINES) }
    const { entries, decisions, corrections, page, pages } = await toReconfirm(reviewParts(parts), size)
    const elements = entries.map(entryView)
    return json(c, { decisions, corrections, page, pages, elements }, 200, pageLinks(c, page, pages))
  },
}

/** One of them as programs read it. */
export function entryView(entry: ToReconfirm) {
  const { read: lu, contract } = entry
  const { line, ...said } = entry.what === 'decision' ? ofDecision(entry) : ofCorrection(entry)
  const { seq: numero, uid, reason: motif, document: piece, actor: auteur, at: date } = line
  return { numero, uid, objet: contract?.record.objet ?? null, ...said, lu, motif, piece, auteur, date }
}

function ofDecision({ decision: line, since, group }: Extract<ToReconfirm, { what: 'decision' }>) {
  const changements = (since ? placesChanged(since) : []).map(({ column, field, before: avant, after: apres }) => {
    return { champ: column ?? field, avant, apres }
  })
  const groupe = { nom: group.name, decisions: group.members.length }
  const { kind: fait, state: etat } = line
  return { line, sorte: 'decision', fait, etat, champ: null, valeur: null, changements, groupe }
}

const WHOLES = { merge: 'reunion', split: 'scission' } as const

function ofCorrection({ moved }: Extract<ToReconfirm, { what: 'correction' }>) {
  const none = { fait: null, etat: null, groupe: null }
  if (moved.what === 'set') {
    const { line, label, before, after, says } = moved
    const changements = [{ champ: label, avant: before || null, apres: says || null }]
    return { ...none, line, sorte: 'champ', champ: line.field, valeur: after || null, changements }
  }
  const { line, what, changes } = moved
  const changements = changes.flatMap(({ uid, changes: own }) =>
    own.map(({ label, before, after }) => ({ champ: `${uid} : ${label}`, avant: before, apres: after })),
  )
  return { ...none, line, sorte: WHOLES[what], champ: null, valeur: line.into, changements }
}

export const reconfirmOperation: Operation = {
  route: {
    method: 'post',
    path: PATH,
    operationId: 'reconfirmer',
    ...curl(
      PATH,
      `-H 'Content-Type: application/json' -d '{"acte":"confirmer","numero":3,"lu":"4f0c1d7a92b35e688d21c07f9ab4e613"}' `,
    ),
    tags: TAGS,
    summary: 'Confirmer ou retirer ce qui est à reconfirmer',
    description:
      'Une décision se nomme par « uid » et « fait », une correction, une réunion ou une scission par « numero », toutes les décisions de même cause par « groupe ». Confirmer la garde, avec ses motifs, sur ce que disent maintenant les registres ; retirer rend ce qui valait avant. Refusé aux pages d’autres sites.',
    request: { body: { required: true, content: { 'application/json': { schema: reconfirmBody } } } },
    responses: {
      200: { description: 'Ce qui reste', content: { 'application/json': { schema: reconfirmedSchema } } },
      ...problemResponses('parametre-invalide', 'requete-invalide', 'origine-refusee', 'conflit', 'trop-volumineux'),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    await answer(parts, await bodyOf(c, reconfirmBody, LARGEST))
    return json(c, await countToReconfirm(reviewParts(parts)))
  },
}

async function answer(parts: WebParts, { acte, groupe, ...given }: z.output<typeof reconfirmBody>): Promise<void> {
  const own = reviewParts(parts)
  if (groupe === undefined) return (acte === 'confirmer' ? reconfirm : takeBack)(own, named(given), parts.now)
  if (acte !== 'confirmer' || Object.values(given).some((each) => each !== undefined)) throw badBody(GROUP_ALONE)
  await reconfirmCause({ ...own, db: parts.workBase?.() ?? own.db }, groupe, parts.now)
}

const GROUP_ALONE = 'Un groupe se nomme seul, et se confirme : retirez ses décisions une à une. Rien n’a été fait.'
const badBody = (detail: string): Problem => new Problem('requete-invalide', { detail })

function named({
  lu: read,
  uid,
  fait: kind,
  numero: seq,
}: Omit<z.output<typeof reconfirmBody>, 'acte' | 'groupe'>): ReconfirmGiven {
  if (read === undefined) throw badBody('Redites « lu », ce que disaient les registres. Rien n’a été fait.')
  if (uid !== undefined && kind !== undefined && seq === undefined) return { what: 'decision', uid, kind, read }
  if (seq !== undefined && uid === undefined && kind === undefined) return { what: 'correction', seq, read }
  throw badBody('Nommez une décision par uid et fait, ou une correction par numero. Rien n’a été fait.')
}
