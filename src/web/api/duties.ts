import { z } from '@hono/zod-openapi'
import { DUTIES, DUTIES_FROM, type Duty } from '../../codes/duties.js'
import { dutyReason } from '../../export/duties.js'
import type { DutyCount } from '../../indicators/duties.js'
import { dutiesKnown } from '../../tasks/duties.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { dutiesSchema } from './schemas/duties.js'
import { sirenParameter } from './schemas/shared.js'

const parameters = z.object({ acheteur: sirenParameter.optional() })

export const dutiesOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/exigences',
    operationId: 'compterExigences',
    ...curl('/api/exigences'),
    tags: ['Chiffres'],
    summary: 'Les exigences d’août 2026',
    description:
      'Ce que les données montrent de chaque exigence de la loi sur les consultations lancées depuis le 21 août 2026. « Non retrouvée dans les données » ne dit rien des pièces du marché ; ce qui manque pour conclure est compté.',
    request: { query: parameters },
    responses: {
      200: { description: 'Les décomptes', content: { 'application/json': { schema: dutiesSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'day',
  answer: async (c, parts) => {
    const { acheteur } = queryOf(c, parameters)
    const { contracts, sources, counts } = await dutiesKnown(parts, acheteur)
    return json(c, { contracts, from: DUTIES_FROM, sources, exigences: counts.map(countOf) })
  },
}

function countOf({ duty, uids, byReason }: DutyCount) {
  const { label, requirement, articles, verified }: Duty = DUTIES[duty]
  const { found, notFound, undetermined, notConcerned } = uids
  const outcomes = {
    ...{ found: found.length, notFound: notFound.length },
    ...{ undetermined: undetermined.length, notConcerned: notConcerned.length },
  }
  const reasons = [...byReason].map(([reason, of]) => ({ reason, text: dutyReason(reason), contracts: of.length }))
  const law = { id: duty, label, requirement, articles: [...articles.marche, ...articles.concession], verified }
  return { ...law, outcomes, reasons, notFound }
}
