import { z } from '@hono/zod-openapi'
import { type NationalFigure, SERIES } from '../../codes/nationalSeries.js'
import { type ComparedShare, comparisonsOf } from '../../tasks/comparisons.js'
import { GROUP_WORDS } from '../pages/comparison/address.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { comparisonsSchema } from './schemas/comparisons.js'
import { sirenParameter, yearParameter } from './schemas/shared.js'

const WORDS = Object.keys(GROUP_WORDS) as (keyof typeof GROUP_WORDS)[]

const comparisonsParameters = z.object({
  annee: yearParameter
    .optional()
    .meta({ description: 'Année civile ; sans elle, la dernière qui a des marchés.', examples: [2023] }),
  acheteur: sirenParameter.optional(),
  type: z
    .enum(WORDS, `sont connus : ${WORDS.join(', ')}`)
    .optional()
    .meta({
      description: 'Type d’acheteur ; sans lui, la moyenne de tous, avec une réserve.',
      examples: ['collectivite'],
    }),
})

export const comparisonsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/comparaisons',
    operationId: 'comparerAuNational',
    ...curl('/api/comparaisons?annee=2023&type=collectivite'),
    tags: ['Chiffres'],
    summary: 'Les parts face aux chiffres nationaux',
    description:
      'Chaque part d’une année, comptée au seuil national, à côté du chiffre national du même fait, de la même année, de la même unité et du même seuil ; sinon « national » est null et « reason » dit pourquoi.',
    request: { query: comparisonsParameters },
    responses: {
      200: { description: 'Les comparaisons', content: { 'application/json': { schema: comparisonsSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'day',
  answer: async (c, parts) => {
    const { annee, type, acheteur } = queryOf(c, comparisonsParameters)
    const group = type === undefined ? null : GROUP_WORDS[type]
    const { year, sources, shares } = await comparisonsOf(parts, {
      year: annee === undefined ? undefined : Number(annee),
      group,
      acheteur,
    })
    return json(c, { year, group, sources, parts: shares.map(partOf) })
  },
}

function partOf({ label, threshold, indicator, comparison }: ComparedShare) {
  const { line } = comparison
  return {
    ...{ label, threshold, indicator, national: line && lineOf(line) },
    ...(line === null
      ? { difference: comparison.difference, reason: comparison.reason }
      : { difference: null, reason: comparison.caution }),
  }
}

function lineOf({ series, year, fact, unit, value, threshold, buyers, source, verified }: NationalFigure) {
  const { label, perimeter, basis } = SERIES[series]
  return { series, label, perimeter, basis, year, fact, unit, value, threshold, buyers, source, verified }
}
