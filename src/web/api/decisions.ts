import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { JournalLine } from '../../store/journal.js'
import { undoDecisions } from '../../tasks/decide/undo.js'
import { decide } from '../../tasks/decide.js'
import { journalPage } from '../../tasks/journal.js'
import { applyBatch, type BatchAsked } from '../../tasks/review/batch.js'
import { previewBatch, type YearEffect } from '../../tasks/review/batchPreview.js'
import type { ReviewParts } from '../../tasks/review/queue.js'
import { journalFilterOf, journalShape } from '../pages/review/journalAddress.js'
import type { WebParts } from '../parts.js'
import { Problem } from '../problems.js'
import { bodyOf } from './body.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { LIMIT_BY_DEFAULT, linkHeader, pageLinks, pagingParameters } from './paging.js'
import { queryOf } from './parameters.js'
import { batchBody, batchSchema } from './schemas/batches.js'
import { decisionBody, decisionDoneSchema } from './schemas/decisions.js'
import { journalSchema, undoneSchema } from './schemas/journal.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Décisions']
const PATH = '/api/decisions'
const LARGEST = 64 * 1024
const BODY = "-X POST -H 'Content-Type: application/json' -d "

const WRITES = [
  ...(['parametre-invalide', 'requete-invalide', 'origine-refusee'] as const),
  ...(['ressource-inconnue', 'conflit', 'trop-volumineux'] as const),
]

export const journalParameters = z.object({ ...journalShape, ...pagingParameters })

export const journalOperation: Operation = {
  route: {
    method: 'get',
    path: PATH,
    operationId: 'lireJournal',
    ...curl(`${PATH}?lignes=sans-piece`),
    tags: TAGS,
    summary: 'Le journal des décisions',
    description:
      'Toutes les décisions, la dernière d’abord : qui, quand, quel fait, avant et après, motif, pièce, lot, ce qui l’annule. Rien ne s’y efface. Le même en CSV : « /a-verifier/journal.csv ».',
    request: { query: journalParameters },
    responses: {
      200: {
        description: 'Une page du journal',
        headers: linkHeader,
        content: { 'application/json': { schema: journalSchema } },
      },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'revision',
  answer: async (c, { database, scope }) => {
    const { page: asked, limite, ...filter } = queryOf(c, journalParameters)
    const size = { page: Number(asked ?? 1), size: Number(limite ?? LIMIT_BY_DEFAULT) }
    const { lines, total, page, pages } = await journalPage(database, scope, journalFilterOf(filter), size)
    return json(c, { total, page, pages, decisions: lines.map(lineView) }, 200, pageLinks(c, page, pages))
  },
}

/** A line of the journal as programs read it. */
export function lineView(line: JournalLine) {
  const { seq, at, actor, uid, objet, kind, state, stateBefore, stateAfter, reason, document, batch } = line
  return {
    ...{ numero: seq, date: at, auteur: actor, uid, objet, fait: kind },
    ...{ etatAvant: stateBefore, decision: state, etatApres: stateAfter, motif: reason, piece: document },
    ...{ lot: batch, annule: line.undoes, annuleePar: line.undoneBy, enVigueur: line.inForce },
    consequences: line.implied,
  }
}

/** `spaser decide`. */
export const decideOperation: Operation = {
  route: {
    method: 'post',
    path: PATH,
    operationId: 'decider',
    ...curl(
      PATH,
      `${BODY}'{"uid":"21440109300015A1","fait":"insertionClause","etat":"yes","motif":"CCAP, article 12"}' `,
    ),
    tags: TAGS,
    summary: 'Décider un fait',
    description:
      'Établit un fait d’un marché contre ce que disent la colonne et le texte, ou retire la décision en vigueur (« etat » null). Elle tient à travers imports et règles ; « consequences » dit les autres faits qu’elle change. Avec le « lu » de la question, refusé si ce qui est lu du marché a changé. Refusé aux pages d’autres sites.',
    request: { body: { required: true, content: { 'application/json': { schema: decisionBody } } } },
    responses: {
      200: { description: 'Les six faits du marché', content: { 'application/json': { schema: decisionDoneSchema } } },
      ...problemResponses(...WRITES),
    },
  },
  answer: async (c, { database, scope, now }) => {
    queryOf(c, NO_PARAMETERS)
    const {
      uid,
      fait: kind,
      etat: state,
      motif: reason = '',
      piece,
      surDecision,
      lu,
    } = await bodyOf(c, decisionBody, LARGEST)
    const shown = {
      ...(surDecision === undefined ? {} : { over: surDecision }),
      ...(lu === undefined ? {} : { read: lu }),
    }
    const given = { uid, kind, state, reason, document: piece ?? null, ...shown }
    const { line, contract } = await decide(database, scope, given, now)
    return json(c, { uid, numero: line.seq, states: contract.states, consequences: line.implied })
  },
}

export const batchOperation: Operation = {
  route: {
    method: 'post',
    path: `${PATH}/lot`,
    operationId: 'deciderUnLot',
    ...curl(
      `${PATH}/lot`,
      `${BODY}'{"par":"famille","fait":"insertionClause","uid":"21440109300015A1","reponse":"no"}' `,
    ),
    tags: TAGS,
    summary: 'Répondre à plusieurs questions d’un coup',
    description:
      'Sans « vu », montre les questions du lot et l’effet de la réponse sur les chiffres, sans rien écrire. Avec le « vu » de cet aperçu, l’applique, comme un seul lot du journal ; refusé si la liste a changé. Ce qu’un agent a décidé n’est jamais touché. Refusé aux pages d’autres sites.',
    request: { body: { required: true, content: { 'application/json': { schema: batchBody } } } },
    responses: {
      200: { description: 'L’aperçu, ou ce qui a été fait', content: { 'application/json': { schema: batchSchema } } },
      ...problemResponses(...WRITES),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const {
      reponse: answer,
      motif: reason = '',
      piece,
      vu: seen,
      sauf: except = [],
      ...given
    } = await bodyOf(c, batchBody, LARGEST)
    const asked = batchAsked(given)
    if (seen === undefined) return json(c, previewView(await previewBatch(reviewParts(parts), asked, answer, except)))
    const typed = { answer, reason, document: piece ?? null, seen, except }
    const { batch, decided, left } = await applyBatch(reviewParts(parts), asked, typed, parts.now)
    return json(c, { lot: batch, decidees: decided, laissees: left })
  },
}

const reviewParts = ({ database, workBase, scope, memo, plan }: WebParts): ReviewParts => ({
  ...{ db: workBase?.() ?? database, scope, memo, plan },
})

function batchAsked({ par, fait: kind, uid, filtre = {} }: Omit<z.output<typeof batchBody>, 'reponse'>): BatchAsked {
  if (par === 'filtre') {
    const { question: doubt, annee: year, regle: rule, ...same } = filtre
    return { by: 'filter', kind, filter: { ...same, doubt, year, rule } }
  }
  if (uid === undefined) throw new Problem('requete-invalide', { detail: 'uid : le marché manque. Rien n’a été fait.' })
  return { by: par === 'famille' ? 'family' : 'consultation', kind, uid }
}

function previewView({ kept, decided, seen, reasons, years }: Awaited<ReturnType<typeof previewBatch>>) {
  const marches = kept.map(({ uid }) => uid)
  const effets = years.flatMap(effectsOf)
  return { questions: kept.length, dejaDecidees: decided, vu: seen, marches, motifs: reasons, effets }
}

const effectsOf = ({ year, before, after }: YearEffect) =>
  [...before.indicators, ...before.own].flatMap((indicator) => {
    const now = [...after.indicators, ...after.own].find(({ id }) => id === indicator.id)
    const moved = now && (now.numerator !== indicator.numerator || now.high !== indicator.high)
    return moved ? [{ annee: year, indicateur: indicator.id, avant: boundsOf(indicator), apres: boundsOf(now) }] : []
  })

type Bounds = Pick<YearEffect['before']['indicators'][number], 'numerator' | 'denominator' | 'low' | 'high'>
const boundsOf = ({ numerator, denominator, low, high }: Bounds) => ({ numerator, denominator, low, high })

/** `spaser decide --undo`. */
export const undoDecisionOperation: Operation = {
  route: {
    method: 'delete',
    path: `${PATH}/{numero}`,
    operationId: 'annulerDecision',
    ...curl(`${PATH}/12`, '-X DELETE '),
    tags: TAGS,
    summary: 'Annuler une décision, ou son lot',
    description:
      'Annule une ligne du journal, avec tout son lot si elle en a un, par des lignes qui le disent : ce qui était décidé avant tient de nouveau. Ce qui a été repris depuis est laissé. Refusé aux pages d’autres sites.',
    request: {
      params: z.object({ numero: z.string().meta({ description: 'Numéro de la ligne.', examples: ['12'] }) }),
    },
    responses: {
      200: { description: 'Ce qui est annulé', content: { 'application/json': { schema: undoneSchema } } },
      ...problemResponses('parametre-invalide', 'origine-refusee', 'ressource-inconnue', 'conflit'),
    },
  },
  answer: async (c, { database, workBase, scope, now }) => {
    queryOf(c, NO_PARAMETERS)
    const { lines, left } = await undoDecisions(workBase?.() ?? database, scope, numberOf(c), now)
    return json(c, { annulees: lines.map(({ seq }) => seq), laissees: left })
  },
}

function numberOf(c: Context): number {
  const text = c.req.param('numero') ?? ''
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Problem('ressource-inconnue', {
    detail: `Aucune décision n° « ${text} » : « ${PATH} » en donne le journal.`,
  })
}
