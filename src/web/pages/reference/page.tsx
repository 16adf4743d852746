import { typographic as t } from '../../../french.js'
import type { ApiDocument } from '../../api/document.js'
import { PROBLEMS, problemAnchor } from '../../problemKinds.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Operation } from './operation.js'
import { fieldsOf, type OperationRead, operationsOf, type Schema, schemasOf } from './read.js'
import { shapeAnchor, Type } from './type.js'

const TITLE = 'API : les mêmes résultats, pour les programmes'

/** The reference of the API, written from its OpenAPI document; `origin`: where the page was asked. */
export function referencePage(document: ApiDocument, origin: string) {
  const operations = operationsOf(document)
  const groups = (document.tags ?? []).map(({ name, description = '' }) => ({
    name,
    description,
    operations: operations.filter(({ tag }) => tag === name),
  }))
  return page(
    { title: TITLE, section: null },
    <div class="reference">
      <h1>{t(TITLE)}</h1>
      <Introduction document={document} />
      <Contents groups={groups} />
      {groups.map((group) => (
        <section aria-labelledby={groupAnchor(group.name)}>
          <h2 id={groupAnchor(group.name)}>{group.name}</h2>
          <p>{t(group.description)}</p>
          {group.operations.map((operation) => (
            <Operation document={document} operation={operation} origin={origin} />
          ))}
        </section>
      ))}
      <Shapes document={document} />
      <Errors />
    </div>,
  )
}

const groupAnchor = (name: string): string =>
  `groupe-${name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()}`

function Introduction({ document }: { readonly document: ApiDocument }) {
  const paragraphs = (document.info.description ?? '').split('\n\n')
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p>{withCode(paragraph)}</p>
      ))}
      <p>
        Le document OpenAPI 3.1 dont cette page est tirée{'\u202f'}: <a href="/api/openapi.json">/api/openapi.json</a>.
      </p>
    </>
  )
}

/** Backquotes, as descriptions of OpenAPI have them. */
const withCode = (text: string) => text.split('`').map((part, at) => (at % 2 === 1 ? <code>{part}</code> : t(part)))

interface Group {
  readonly name: string
  readonly description: string
  readonly operations: readonly OperationRead[]
}

function Contents({ groups }: { readonly groups: readonly Group[] }) {
  return (
    <nav class="api-contents" aria-labelledby="sommaire">
      <h2 id="sommaire">Sommaire</h2>
      <ul>
        {groups.map(({ name, operations }) => (
          <li>
            <a href={`#${groupAnchor(name)}`}>{name}</a>
            <ul>
              {operations.map(({ id, method, path, summary }) => (
                <li>
                  <a href={`#${id}`}>{t(summary)}</a>{' '}
                  <code>
                    {method} {path}
                  </code>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#formes">Formes des réponses</a>
        </li>
        <li>
          <a href="#erreurs">Erreurs</a>
        </li>
      </ul>
    </nav>
  )
}

function Shapes({ document }: { readonly document: ApiDocument }) {
  return (
    <section aria-labelledby="formes">
      <h2 id="formes">Formes des réponses</h2>
      {schemasOf(document).map(([name, schema]) => (
        <section id={shapeAnchor(name)}>
          <h3>{name}</h3>
          {'description' in schema && schema.description && <p>{t(schema.description)}</p>}
          <Shape name={name} schema={schema} />
        </section>
      ))}
    </section>
  )
}

function Shape({ name, schema }: { readonly name: string; readonly schema: Schema }) {
  const fields = fieldsOf(schema)
  if (fields.length === 0) {
    return (
      <p>
        <Type schema={schema} />
      </p>
    )
  }
  return (
    <Table caption={`Champs de ${name}`} headings={['Champ', 'Valeur', 'Ce que c’est']}>
      {fields.map(({ path, schema: value, description, optional }) => (
        <tr>
          <th scope="row">
            <code>{path}</code>
            {optional && <span class="note"> peut manquer</span>}
          </th>
          <td>
            <Type schema={value} />
          </td>
          <td>{t(description)}</td>
        </tr>
      ))}
    </Table>
  )
}

function Errors() {
  return (
    <section aria-labelledby="erreurs">
      <h2 id="erreurs">Erreurs</h2>
      <p>
        Toute erreur est un objet <a href={`#${shapeAnchor('Probleme')}`}>Probleme</a>, servi en{' '}
        <code>application/problem+json</code> (RFC 9457)
        {'\u202f'}; son <code>type</code> mène ici.
      </p>
      {Object.entries(PROBLEMS).map(([name, { status, title, explanation }]) => (
        <section id={problemAnchor(name as keyof typeof PROBLEMS)}>
          <h3>
            {status} · {t(title)}
          </h3>
          <p>{t(explanation)}</p>
        </section>
      ))}
    </section>
  )
}
