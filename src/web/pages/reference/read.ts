import type { ApiDocument } from '../../api/document.js'

type Schemas = NonNullable<NonNullable<ApiDocument['components']>['schemas']>
/** A schema of the document, or where it stands. */
export type Schema = Schemas[string]

export interface ParameterRead {
  readonly name: string
  readonly place: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: Schema
}

export interface AnswerRead {
  readonly status: string
  readonly description: string
  /** Name of the schema of its body; null: it has none. */
  readonly schema: string | null
}

/** An operation of the document, flat. */
export interface OperationRead {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly ParameterRead[]
  /** Media types of the body it takes; empty: none. */
  readonly body: { readonly description: string; readonly types: readonly string[] } | null
  readonly answers: readonly AnswerRead[]
  readonly sample: string
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The operations of a document in its order; what the page shows is what programs read. */
export function operationsOf(document: ApiDocument): OperationRead[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [readOperation(method, path, operation)] : []
    }),
  )
}

type Operation = NonNullable<NonNullable<ApiDocument['paths']>[string]['get']>

function readOperation(method: string, path: string, operation: Operation): OperationRead {
  return {
    id: operation.operationId ?? '',
    method: method.toUpperCase(),
    path,
    tag: operation.tags?.[0] ?? '',
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    parameters: (operation.parameters ?? []).flatMap(readParameter),
    body: readBody(operation.requestBody),
    answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => readAnswer(status, answer)),
    sample: String(operation['x-codeSamples']?.[0]?.source ?? ''),
  }
}

function readParameter(parameter: NonNullable<Operation['parameters']>[number]): ParameterRead[] {
  if ('$ref' in parameter || parameter.in === 'cookie') return []
  const { name, in: place, required = false, description = '', schema = {} } = parameter
  return [{ name, place, required, description, schema }]
}

function readBody(body: Operation['requestBody']): OperationRead['body'] {
  if (!body || '$ref' in body) return null
  return { description: body.description ?? '', types: Object.keys(body.content) }
}

function readAnswer(status: string, answer: NonNullable<Operation['responses']>[string]): AnswerRead {
  const { description = '', content = {} } = '$ref' in answer ? {} : answer
  const [media] = Object.values(content) as readonly { readonly schema?: Schema }[]
  return { status, description, schema: media?.schema ? refName(media.schema) : null }
}

/** The name of a schema that stands among the components; null where it is written in place. */
export const refName = (schema: Schema): string | null =>
  '$ref' in schema && schema.$ref ? (schema.$ref.split('/').at(-1) ?? null) : null

export const schemasOf = (document: ApiDocument): readonly (readonly [string, Schema])[] =>
  Object.entries(document.components?.schemas ?? {})

/** The example of a named schema, as JSON on several lines; null where it has none. */
export function exampleOf(document: ApiDocument, name: string | null): string | null {
  const schema = name === null ? undefined : document.components?.schemas?.[name]
  return schema && 'example' in schema ? JSON.stringify(schema.example, null, 2) : null
}

/** A field of a schema, by its path: `acheteur.id`, `titulaires[].id`. */
export interface FieldRead {
  readonly path: string
  readonly schema: Schema
  readonly description: string
  readonly optional: boolean
}

/** The fields of a schema, those written in place under their own path; named schemas have a table of their own. */
export function fieldsOf(schema: Schema): FieldRead[] {
  const merged = new Map<string, FieldRead>()
  for (const field of allFields(schema, '')) {
    const known = merged.get(field.path)
    merged.set(field.path, known ? { ...known, schema: { anyOf: [known.schema, field.schema] } } : field)
  }
  return [...merged.values()]
}

function allFields(schema: Schema, prefix: string): FieldRead[] {
  return inPlace(schema, prefix).flatMap(({ properties, required, at }) =>
    Object.entries(properties).flatMap(([name, property]) => {
      const path = `${at}${at === '' ? '' : '.'}${name}`
      const description = 'description' in property ? (property.description ?? '') : ''
      return [{ path, schema: property, description, optional: !required.includes(name) }, ...allFields(property, path)]
    }),
  )
}

interface InPlace {
  readonly properties: Readonly<Record<string, Schema>>
  readonly required: readonly string[]
  readonly at: string
}

/** The objects written in place in a schema: itself, its items, its alternatives. */
function inPlace(schema: Schema, at: string): InPlace[] {
  if ('$ref' in schema) return []
  const itself = schema.properties ? [{ properties: schema.properties, required: schema.required ?? [], at }] : []
  const items = 'items' in schema && schema.items ? inPlace(schema.items, `${at}[]`) : []
  return [...itself, ...items, ...(schema.anyOf ?? []).flatMap((each) => inPlace(each, at))]
}
