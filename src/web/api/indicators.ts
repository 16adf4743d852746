import { z } from '@hono/zod-openapi'
import type { Cents } from '../../contract.js'
import { answerOf, toldBy } from '../../indicators/compute.js'
import { unknownFigures } from '../../indicators/named.js'
import type { Plan } from '../../indicators/plan.js'
import type { Question } from '../../indicators/types.js'
import { civilYear, indicatorsOf } from '../../tasks/indicators.js'
import { decidedBehind } from '../../tasks/review/decided.js'
import { planOfYear } from '../../tasks/schemes/inForce.js'
import { sourcesOf } from '../../tasks/sources.js'
import type { ParameterError } from '../problems.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { badParameters, queryOf } from './parameters.js'
import { periodErrors } from './period.js'
import { indicatorsSchema } from './schemas/indicators.js'
import { buyerParameter, dayParameter, eurosParameter, yearParameter } from './schemas/shared.js'

export const indicatorsParameters = z.object({
  annee: yearParameter.optional(),
  du: dayParameter('Premier jour de la période ; avec « au », à la place d’« annee ».').optional(),
  au: dayParameter('Dernier jour de la période, compris.').optional(),
  acheteur: buyerParameter.optional(),
  min: eurosParameter(
    'Seuil en euros HT : les marchés au-dessous, ou sans montant exploitable, ne sont pas comptés.',
  ).optional(),
  montants: z
    .enum(['initiaux', 'derniers'], 'écrire « initiaux » ou « derniers »')
    .optional()
    .meta({
      description: 'Montants comptés en valeur : ceux de la notification (par défaut), ou les derniers connus.',
      examples: ['derniers'],
    }),
  indicateur: z
    .string()
    .optional()
    .meta({
      description:
        'Identifiants des seuls chiffres à calculer, séparés par des virgules : la réponse vient plus vite. Sans lui, tous.',
      examples: ['insertionClause.number'],
    }),
})

/** `spaser indicators`. */
export const indicatorsOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/indicateurs',
    operationId: 'calculerIndicateurs',
    ...curl('/api/indicateurs?annee=2025&min=40000'),
    tags: ['Chiffres'],
    summary: 'Les indicateurs d’une période',
    description:
      'Tous les indicateurs sur une année (« annee ») ou une période (« du » et « au »), face aux objectifs du schéma enregistré pour l’année (celle du dernier jour), sinon du plan donné au démarrage du service ; les chiffres propres au schéma suivent ceux de l’outil. Un chiffre n’est jamais un pourcentage nu : numérateur, dénominateur, part connue, intervalle et statut l’accompagnent.',
    request: { query: indicatorsParameters },
    responses: {
      200: { description: 'Les indicateurs', content: { 'application/json': { schema: indicatorsSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope, memo, plan }) => {
    const question = questionOf(queryOf(c, indicatorsParameters, { lists: ['indicateur'], check }))
    const answer = await memo.of(database, scope, `indicators ${JSON.stringify(question)}`, async () => {
      const aims = (await planOfYear(database, scope, memo, Number(question.to.slice(0, 4)), plan)) ?? undefined
      checkFigures(question, aims)
      const result = await indicatorsOf(database, scope, question, aims, memo)
      const byBuyer = result.byBuyer.map((buyer) => ({ ...buyer, result: answerOf(buyer.result) }))
      return { ...answerOf(result), ...toldBy(aims), ...(byBuyer.length > 0 ? { byBuyer } : {}) }
    })
    const sources = await sourcesOf(database, scope, memo)
    return json(c, { ...answer, sources, decisions: await decidedBehind(database, scope, memo, question) })
  },
}

function check(parameters: URLSearchParams): ParameterError[] {
  const errors = periodErrors(parameters)
  if (errors.length > 0 || parameters.get('annee') || (parameters.get('du') && parameters.get('au'))) return errors
  const missing = parameters.get('du') ? 'au' : parameters.get('au') ? 'du' : 'annee'
  return [{ parametre: missing, message: 'à donner : soit « annee », soit « du » et « au »' }]
}

/** Those of a scheme are known once it is. */
function checkFigures({ only = [] }: Question, aims: Plan | undefined): void {
  const message = unknownFigures(only, aims)
  if (message !== null) throw badParameters([{ parametre: 'indicateur', message }])
}

const AMOUNTS = { initiaux: 'first', derniers: 'latest' } as const

function questionOf({
  annee,
  du,
  au,
  acheteur,
  min,
  montants,
  indicateur,
}: z.output<typeof indicatorsParameters>): Question {
  return {
    ...(annee ? civilYear(Number(annee)) : checkedPeriod(du, au)),
    ...(acheteur ? { acheteur } : {}),
    ...(min ? { minAmount: Math.round(Number(min.replace(',', '.')) * 100) as Cents } : {}),
    ...(montants ? { amounts: AMOUNTS[montants] } : {}),
    ...(indicateur ? { only: indicateur.split(',') } : {}),
  }
}

/** `check` has refused a period that lacks one of its ends. */
const checkedPeriod = (from: string | undefined, to: string | undefined) =>
  ({ from, to }) as Pick<Question, 'from' | 'to'>
