import { typographic as t } from '../../../french.js'
import type { ApiDocument } from '../../api/document.js'
import { EXAMPLE_ORIGIN } from '../../api/operation.js'
import { PROBLEMS, problemAnchor } from '../../problemKinds.js'
import { Table } from '../../ui/data-table.js'
import { Code } from './code.js'
import { exampleOf, type OperationRead, type ParameterRead } from './read.js'
import { shapeAnchor, Type } from './type.js'

interface OperationProps {
  readonly document: ApiDocument
  readonly operation: OperationRead
  /** Where this page was asked: examples can be copied as they are. */
  readonly origin: string
}

/** One operation: what it does, what it takes, an example of both, and how it may fail. */
export function Operation({ document, operation, origin }: OperationProps) {
  const { id, method, path, summary, description, parameters, body, answers, sample } = operation
  const good = answers.find(({ status }) => status.startsWith('2'))
  const example = exampleOf(document, good?.schema ?? null)
  return (
    <section class="operation" id={id} aria-labelledby={`${id}-titre`}>
      <h3 id={`${id}-titre`}>{t(summary)}</h3>
      <p class="endpoint">
        <strong class="method">{method}</strong> <code>{path}</code>
      </p>
      <p>{t(description)}</p>
      {parameters.length > 0 && <Parameters summary={summary} parameters={parameters} />}
      {body && (
        <p>
          {t(body.description)} Types admis{'\u202f'}:{' '}
          {body.types.map((type, at) => (
            <>
              {at > 0 && ', '}
              <code>{type}</code>
            </>
          ))}
          .
        </p>
      )}
      <h4>Exemple</h4>
      <Code label={`Commande : ${summary}`} text={sample.replace(EXAMPLE_ORIGIN, origin)} />
      {good && (
        <p>
          Réponse {good.status}
          {'\u202f'}: {good.description.toLowerCase()}
          {good.schema && (
            <>
              , de forme <a href={`#${shapeAnchor(good.schema)}`}>{good.schema}</a>
            </>
          )}
          .
        </p>
      )}
      {example && <Code label={`Réponse : ${summary}`} text={example} />}
      <Failures operation={operation} />
    </section>
  )
}

function Parameters({
  summary,
  parameters,
}: {
  readonly summary: string
  readonly parameters: readonly ParameterRead[]
}) {
  return (
    <Table caption={`Paramètres : ${summary}`} headings={['Nom', 'Ce que c’est', 'Valeur', 'Exemple']}>
      {parameters.map(({ name, place, required, description, schema }) => (
        <tr>
          <th scope="row">
            <code>{name}</code>
            {place === 'path' && <span class="note"> dans l’adresse</span>}
            {place === 'header' && <span class="note"> en-tête</span>}
            {required && place === 'query' && <span class="note"> requis</span>}
          </th>
          <td>{t(description)}</td>
          <td>
            <Type schema={schema} />
          </td>
          <td>
            <Example schema={schema} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Example({ schema }: Pick<ParameterRead, 'schema'>) {
  const [example] = 'examples' in schema && Array.isArray(schema.examples) ? schema.examples : []
  return example === undefined ? null : <code>{String(example)}</code>
}

function Failures({ operation: { answers } }: Pick<OperationProps, 'operation'>) {
  const statuses = answers.map(({ status }) => Number(status))
  const said = answers.flatMap(({ description }) => description.split(' ; '))
  const names = (Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]).filter(
    (name) => statuses.includes(PROBLEMS[name].status) && said.includes(PROBLEMS[name].title),
  )
  return (
    <p class="failures">
      Erreurs{'\u202f'}:{' '}
      {names.map((name, at) => (
        <>
          {at > 0 && ', '}
          <a href={`#${problemAnchor(name)}`}>
            {PROBLEMS[name].status} {t(PROBLEMS[name].title).toLowerCase()}
          </a>
        </>
      ))}
      .
    </p>
  )
}
