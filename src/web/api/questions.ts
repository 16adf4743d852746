import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readDigest } from '../../tasks/import/bound.js'
import { postpone, resumePostponed } from '../../tasks/review/postpone.js'
import { countsOf, questionsKnown, type ReviewParts } from '../../tasks/review/queue.js'
import { type QuestionLine, questionsPage } from '../../tasks/review.js'
import { filterOf, filterShape } from '../pages/review/address.js'
import type { WebParts } from '../parts.js'
import { bodyOf } from './body.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { LIMIT_BY_DEFAULT, linkHeader, pageLinks, pagingParameters } from './paging.js'
import { queryOf } from './parameters.js'
import { postponeBody, postponedSchema, questionsSchema } from './schemas/questions.js'
import { NO_PARAMETERS } from './schemas/shared.js'

export const questionsParameters = z.object({ ...filterShape, ...pagingParameters })

/** `spaser review`: the queue of the page /a-verifier. */
export const questionsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/questions',
    operationId: 'listerQuestions',
    ...curl('/api/questions?annee=2025&fait=insertionClause'),
    tags: ['Décisions'],
    summary: 'Ce qui attend une personne',
    description:
      'Les faits à trancher, contradictoires, trouvés sans être déclarés, ou décidés et à reconfirmer : d’abord ceux dont la réponse resserre le plus d’objectifs, puis ceux qui en touchent le plus, puis les plus gros montants ; les questions remises à plus tard viennent après toutes les autres. « Link » (RFC 8288) mène aux pages voisines.',
    request: { query: questionsParameters },
    responses: {
      200: {
        description: 'Une page de la file',
        headers: linkHeader,
        content: { 'application/json': { schema: questionsSchema } },
      },
      ...problemResponses('parametre-invalide'),
    },
  },
  // Putting a question off publishes nothing, and changes the order.
  fresh: 'never',
  answer: async (c, parts) => {
    const { page, limite, ...filter } = queryOf(c, questionsParameters)
    const asked = { page: Number(page ?? 1), size: Number(limite ?? LIMIT_BY_DEFAULT) }
    const found = await questionsPage(reviewParts(parts), filterOf(filter), asked)
    const { total, pages, lines } = found
    return json(
      c,
      { total, page: found.page, pages, questions: lines.map(questionView) },
      200,
      pageLinks(c, found.page, pages),
    )
  },
}

const reviewParts = ({ database: db, scope, memo, plan }: WebParts): ReviewParts => ({ db, scope, memo, plan })

const LATER = '/api/questions/plus-tard'
const LARGEST = 16 * 1024

/** `spaser review --later`. */
export const postponeOperation: Operation = {
  route: {
    method: 'post',
    path: LATER,
    operationId: 'remettreAPlusTard',
    ...curl(LATER, `-H 'Content-Type: application/json' -d '{"uid":"21440109300015A1","fait":"insertionClause"}' `),
    tags: ['Décisions'],
    summary: 'Remettre une question à plus tard',
    description:
      'La question vient après toutes les autres, pour tous, jusqu’à sa réponse ou à la reprise de toutes. Elle reste comptée partout. Refusé aux pages d’autres sites.',
    request: { body: { required: true, content: { 'application/json': { schema: postponeBody } } } },
    responses: {
      ...counted('La file'),
      ...problemResponses('parametre-invalide', 'requete-invalide', 'origine-refusee', 'conflit', 'trop-volumineux'),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const { uid, fait: kind } = await bodyOf(c, postponeBody, LARGEST)
    await postpone(reviewParts(parts), { uid, kind }, parts.now)
    return countedAnswer(c, parts)
  },
}

/** `spaser review --resume`. */
export const resumeOperation: Operation = {
  route: {
    method: 'delete',
    path: LATER,
    operationId: 'reprendreLesQuestions',
    ...curl(LATER, '-X DELETE '),
    tags: ['Décisions'],
    summary: 'Reprendre les questions remises à plus tard',
    description: 'Chacune retrouve sa place dans la file. Refusé aux pages d’autres sites.',
    responses: { ...counted('La file'), ...problemResponses('parametre-invalide', 'origine-refusee') },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    await resumePostponed(reviewParts(parts))
    return countedAnswer(c, parts)
  },
}

function counted(description: string) {
  return { 200: { description, content: { 'application/json': { schema: postponedSchema } } } }
}

async function countedAnswer(c: Context, parts: WebParts): Promise<Response> {
  const { total, postponed } = countsOf((await questionsKnown(reviewParts(parts))).items)
  return json(c, { questions: total, remises: postponed })
}

/** A question as programs read it. */
export function questionView({ item, contract, proof }: QuestionLine) {
  return {
    uid: item.uid,
    objet: contract.record.objet,
    acheteur: contract.acheteur,
    annee: contract.yearDate === null ? null : Number(contract.yearDate.slice(0, 4)),
    montant: contract.montantFirst === null ? null : contract.montantFirst / 100,
    fait: item.kind,
    question: item.doubt,
    etat: contract.states[item.kind],
    lu: readDigest(contract.record),
    objectifsResserres: item.key[1],
    objectifsTouches: item.key[2],
    remiseAPlusTard: item.postponedAt,
    preuve: proof && { citation: proof.quote, cellule: proof.cell, regle: proof.rule, source: proof.source },
  }
}
