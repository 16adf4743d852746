import type { Child } from 'hono/jsx'
import { refName, type Schema } from './read.js'

const WORDS: Readonly<Record<string, string>> = {
  string: 'texte',
  integer: 'entier',
  number: 'nombre',
  boolean: 'true ou false',
  object: 'objet',
  array: 'liste',
  null: 'null',
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'date (AAAA-MM-JJ)',
  'date-time': 'date et heure (ISO 8601)',
  binary: 'fichier',
}

export const shapeAnchor = (name: string): string => `forme-${name}`

/** What a value is, in a few words; a named shape is a link to its table. */
export function Type({ schema }: { readonly schema: Schema }): Child {
  const kinds = kindsOf(schema)
  return (
    <>
      {kinds.map((kind, at) => (
        <>
          {at > 0 && ' ou '}
          {kind}
        </>
      ))}
    </>
  )
}

function kindsOf(schema: Schema): Child[] {
  const name = refName(schema)
  if (name !== null) return [<a href={`#${shapeAnchor(name)}`}>{name}</a>]
  if ('$ref' in schema) return []
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  if (alternatives.length > 0) return alternatives.flatMap(kindsOf)
  if (schema.enum) return schema.enum.map((value) => <code>{String(value)}</code>)
  const types = [schema.type ?? 'object'].flat()
  return types.map((type) => kindOf(type, schema))
}

function kindOf(type: string, schema: Exclude<Schema, { $ref: string }>): Child {
  if (type === 'array' && 'items' in schema && schema.items) {
    return (
      <>
        liste de <Type schema={schema.items} />
      </>
    )
  }
  if (type === 'string' && schema.format) return FORMATS[schema.format] ?? WORDS.string
  return WORDS[type] ?? type
}
