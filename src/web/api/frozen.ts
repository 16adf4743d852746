import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { frozenTables } from '../../export/frozen/csv.js'
import { indicatorIn } from '../../indicators/compute.js'
import type { Question } from '../../indicators/types.js'
import { changesSince } from '../../tasks/freeze/changes.js'
import type { FrozenImport } from '../../tasks/freeze/document.js'
import { freezePeriod } from '../../tasks/freeze/year.js'
import { type FrozenResult, frozenResult, frozenResults } from '../../tasks/freeze.js'
import { civilYear } from '../../tasks/indicators.js'
import { type FrozenFile, fileHref } from '../pages/frozen/address.js'
import { Problem } from '../problems.js'
import { bodyOf } from './body.js'
import { curl, json, type Operation, problemResponses } from './operation.js'
import { queryOf } from './parameters.js'
import { freezeBody, frozenChangesSchema, frozenListSchema, frozenSchema } from './schemas/frozen.js'
import { NO_PARAMETERS } from './schemas/shared.js'

const TAGS = ['Chiffres']
const PATH = '/api/resultats-figes'
const LARGEST = 64 * 1024

const idParameter = z.object({
  id: z.string().meta({ description: 'Numéro du résultat figé.', examples: ['1'] }),
})

export const listFrozenOperation: Operation = {
  route: {
    method: 'get',
    path: PATH,
    operationId: 'listerResultatsFiges',
    ...curl(PATH),
    tags: TAGS,
    summary: 'Les résultats figés',
    description: 'Qui a figé quoi, quand, et l’empreinte de chaque document. Rien n’en peut être modifié ni effacé.',
    responses: {
      200: { description: 'Les résultats figés', content: { 'application/json': { schema: frozenListSchema } } },
      ...problemResponses('parametre-invalide'),
    },
  },
  fresh: 'never',
  answer: async (c, { database, scope }) => {
    queryOf(c, NO_PARAMETERS)
    return json(c, { resultats: await frozenResults(database, scope) })
  },
}

export const freezeOperation: Operation = {
  route: {
    method: 'post',
    path: PATH,
    operationId: 'figerResultat',
    ...curl(PATH, `-H 'Content-Type: application/json' -d '{"annee":2025,"auteur":"Léa Martin"}' `),
    tags: TAGS,
    summary: 'Figer une période',
    description:
      'Garde, à cet instant, chaque chiffre d’une année (« annee ») ou d’une période (« du » et « au »), face au schéma enregistré pour l’année où elle finit, avec les marchés dont il est fait. Une période sans marché est refusée. Refusé aux pages d’autres sites.',
    request: { body: { required: true, content: { 'application/json': { schema: freezeBody } } } },
    responses: {
      200: { description: 'Le résultat figé', content: { 'application/json': { schema: frozenSchema } } },
      ...problemResponses(
        ...(['parametre-invalide', 'requete-invalide', 'origine-refusee', 'conflit', 'trop-volumineux'] as const),
      ),
    },
  },
  answer: async (c, parts) => {
    queryOf(c, NO_PARAMETERS)
    const { annee, du, au, acheteur, auteur: author, titre: title, note } = await bodyOf(c, freezeBody, LARGEST)
    // The schema has one or the other.
    const days = annee === undefined ? ({ from: du, to: au } as Pick<Question, 'from' | 'to'>) : civilYear(annee)
    const asked = { ...days, acheteur, author, title, note, maxRows: parts.frozenRows?.result }
    return json(c, answerOf(await freezePeriod(parts, asked)))
  },
}

export const readFrozenOperation: Operation = {
  route: {
    method: 'get',
    path: `${PATH}/{id}`,
    operationId: 'lireResultatFige',
    ...curl(`${PATH}/1`),
    tags: TAGS,
    summary: 'Un résultat figé',
    description:
      'Chaque chiffre tel qu’il a été figé, et les adresses de ses fichiers. Le document entier, avec chaque marché, est le fichier JSON : son empreinte SHA-256 est « digest ».',
    request: { params: idParameter },
    responses: {
      200: { description: 'Le résultat figé', content: { 'application/json': { schema: frozenSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, { database, scope }) => {
    queryOf(c, NO_PARAMETERS)
    return json(c, answerOf(await frozenResult(database, scope, idOf(c))))
  },
}

export const frozenChangesOperation: Operation = {
  route: {
    method: 'get',
    path: `${PATH}/{id}/ecarts`,
    operationId: 'comparerResultatFige',
    ...curl(`${PATH}/1/ecarts`),
    tags: TAGS,
    summary: 'Ce qui a changé depuis un résultat figé',
    description:
      'La même question posée au registre d’aujourd’hui, avec le schéma d’alors : chaque chiffre avant et maintenant, les marchés entrés, sortis, ou comptés autrement, les consultations et les fournisseurs de même.',
    request: { params: idParameter },
    responses: {
      200: { description: 'Les écarts', content: { 'application/json': { schema: frozenChangesSchema } } },
      ...problemResponses('parametre-invalide', 'ressource-inconnue'),
    },
  },
  fresh: 'never',
  answer: async (c, { database, scope }) => {
    queryOf(c, NO_PARAMETERS)
    const changes = await changesSince(database, scope, idOf(c))
    const { frozen, figures, entered, left, changed, units, imports, rules } = changes
    const files = { added: imports.added.map(importOf), undone: imports.undone.map(importOf) }
    return json(c, { frozen, figures, entered, left, changed, units, imports: files, rules })
  },
}

function idOf(c: Context): number {
  const text = c.req.param('id') ?? ''
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new Problem('ressource-inconnue', { detail: `Aucun résultat figé ne porte le n° « ${text} ».` })
}

const importOf = ({ id, file, sha256 }: FrozenImport) => ({ id, file, sha256 })

function answerOf(result: FrozenResult) {
  const { summary: frozen, document } = result
  const { plan, rules, imports, question } = document.header
  const files: FrozenFile[] = ['json', 'xlsx', ...frozenTables(result).map((table): FrozenFile => `${table}.csv`)]
  return {
    frozen,
    plan: plan && { id: plan.plan.id, title: plan.plan.title, revision: plan.revision },
    importedOn: question.asOf ?? null,
    rules,
    imports: imports.map(importOf),
    figures: document.figures.map(({ id, label, version }) => ({
      ...{ label, version },
      figure: indicatorIn(document.result, id),
    })),
    files: files.map((file) => fileHref(frozen, file)),
  }
}
