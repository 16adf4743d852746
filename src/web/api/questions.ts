import { z } from '@hono/zod-openapi'
import { readDigest } from '../../tasks/import/project.js'
import type { QuestionLine } from '../../tasks/review.js'
import { questionsPage } from '../../tasks/review.js'
import { filterOf, filterShape } from '../pages/review/address.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { LIMIT_BY_DEFAULT, linkHeader, pageLinks, pagingParameters } from './paging.js'
import { queryOf } from './parameters.js'
import { questionsSchema } from './schemas/review.js'

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
      'Les faits à trancher, contradictoires, trouvés sans être déclarés, ou décidés et à reconfirmer : d’abord ceux dont la réponse resserre le plus d’objectifs, puis ceux qui en touchent le plus, puis les plus gros montants. « Link » (RFC 8288) mène aux pages voisines.',
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
  fresh: 'revision',
  answer: async (c, { database: db, scope, memo, plan }) => {
    const { page, limite, ...filter } = queryOf(c, questionsParameters)
    const asked = { page: Number(page ?? 1), size: Number(limite ?? LIMIT_BY_DEFAULT) }
    const found = await questionsPage({ db, scope, memo, plan }, filterOf(filter), asked)
    const { total, pages, lines } = found
    return json(
      c,
      { total, page: found.page, pages, questions: lines.map(questionView) },
      200,
      pageLinks(c, found.page, pages),
    )
  },
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
    preuve: proof && { citation: proof.quote, cellule: proof.cell, regle: proof.rule, source: proof.source },
  }
}
