import { OpenAPIHono } from '@hono/zod-openapi'
import { fingerprint } from '../fingerprint.js'
import { OPERATIONS } from './operations.js'

export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

const DESCRIPTION = `Les mêmes résultats que les pages et la ligne de commande, pour les programmes.

Montants en euros HT, dates ISO 8601 (AAAA-MM-JJ), textes en UTF-8, champs DECP sous leur nom DECP. Une valeur absente est \`null\` : ni zéro, ni « non ». Les erreurs suivent la RFC 9457. Chaque réponse porte un \`ETag\` : renvoyé dans \`If-None-Match\`, il vaut un 304 tant que rien n’a été publié. Le service n’autorise aucun autre site à le lire depuis un navigateur (pas de CORS).`

let made: ApiDocument | null = null

/** The OpenAPI 3.1 document, drawn from the schemas that describe the answers. */
export function apiDocument(): ApiDocument {
  made ??= makeDocument()
  return made
}

function makeDocument(): ApiDocument {
  const api = new OpenAPIHono()
  for (const { route } of OPERATIONS) api.openAPIRegistry.registerPath(route)
  const { webhooks: _none, ...document } = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Achats responsables : API',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/fr/' },
    },
    servers: [{ url: '/', description: 'Ce service' }],
    security: [],
    tags: TAGS,
  })
  return document
}

const TAGS = [
  { name: 'Marchés', description: 'Les marchés, leurs états et leurs preuves.' },
  { name: 'Chiffres', description: 'Les indicateurs, face aux objectifs du plan.' },
  { name: 'Méthode', description: 'Ce que les mots et les chiffres veulent dire.' },
  { name: 'Décisions', description: 'Ce qu’une personne doit trancher, ce qui l’a été, et le journal.' },
  { name: 'Registres', description: 'Les fichiers reçus, ce qui en a été lu, et leur annulation.' },
]

let form: string | null = null

/** Changes when the form of the answers does. */
export function apiForm(): string {
  form ??= fingerprint(JSON.stringify(apiDocument()))
  return form
}
