import { z } from '@hono/zod-openapi'
import type { Decision } from '../../store/decisions.js'
import { type MergerEffect, mergerEffect } from '../../tasks/correct/mergeEffect.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { mergerPreviewSchema } from './schemas/mergers.js'

const params = z.object({
  uid: z.string().meta({
    description: 'L’uid du marché qui ne serait plus montré.',
    examples: ['249900010000112025M0043'],
  }),
})

const query = z.object({
  avec: z.string().meta({ description: 'L’uid de celui qui resterait.', examples: ['249900010000112025M0042~3'] }),
})

/** `spaser correct UID --merge-into --dry-run`. */
export const mergerPreviewOperation: Operation = {
  route: {
    method: 'get',
    path: '/api/marches/{uid}/reunion',
    operationId: 'comparerMarches',
    ...curl('/api/marches/249900010000112025M0043/reunion?avec=249900010000112025M0042~3'),
    tags: ['Marchés'],
    summary: 'Ce que réunir deux marchés changerait',
    description:
      'Champ par champ, fait par fait et en chiffres, avant que rien ne soit écrit : ce qui serait gardé, ce qui serait complété, et ce qui s’oppose. Les faits et les chiffres supposent que vaut ce qui est décidé, et dit, du marché qui reste.',
    request: { params, query },
    responses: {
      200: { description: 'L’aperçu', content: { 'application/json': { schema: mergerPreviewSchema } } },
      ...problemResponses('parametre-invalide', 'requete-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'day',
  answer: async (c, { database, scope, memo, plan, now }) => {
    const { avec: into } = queryOf(c, query)
    const uid = c.req.param('uid') ?? ''
    return json(c, {
      uid,
      avec: into,
      ...told(await mergerEffect({ db: database, scope, memo, plan }, { uid, into }, now())),
    })
  },
}

function told({ fields, facts, takenOver, opposed, crossed, amounts, years, otherYears }: MergerEffect) {
  return {
    champs: fields.map(({ label, part, whole, after, isCompleted }) => ({
      ...{ champ: label, reste: whole, autre: part, apres: after, complete: isCompleted },
    })),
    faits: facts.map(({ kind, part, whole, after }) => ({ fait: kind, reste: whole, autre: part, apres: after })),
    decisionsReprises: takenOver.map(decisionTold),
    decisionsOpposees: opposed.map(({ kind, part, whole }) => {
      return { fait: kind, reste: decisionTold(whole), autre: decisionTold(part) }
    }),
    faitsOpposes: crossed.map(({ kind, part, whole }) => ({ fait: kind, reste: whole, autre: part })),
    montants: amounts && { reste: amounts.whole / 100, autre: amounts.part / 100 },
    annees: years,
    autresAnnees: otherYears,
  }
}

const decisionTold = ({ kind, state, reason, actor }: Decision) => ({
  ...{ fait: kind, etat: state, motif: reason, auteur: actor },
})
