import { frozenTables } from '../../../export/frozen/csv.js'
import { briefly } from '../../../export/frozen/text.js'
import { countOf, date, dayInFrance, listOf, typographic as t } from '../../../french.js'
import { BUILT_IN_VERSION } from '../../../indicators/definitions.js'
import { importedText } from '../../../indicators/wording.js'
import type { FigureChange, FrozenChanges } from '../../../tasks/freeze/changes.js'
import type { FrozenResult } from '../../../tasks/freeze.js'
import { Table } from '../../ui/data-table.js'
import { page } from '../../ui/layout.js'
import { Defined } from '../objectives/defined.js'
import { FROZEN_PATH, type FrozenFile, fileHref, fileName } from './address.js'
import { Changes } from './changes.js'
import { periodText } from './list.js'

/** One frozen result: who froze what, each figure beside what it is today, its files, and what has changed since. */
export function frozenPage(result: FrozenResult, changes: FrozenChanges) {
  const { summary } = result
  return page(
    { title: `Résultat figé n° ${summary.id}`, section: '/objectifs' },
    <>
      <p class="breadcrumb">
        <a href={FROZEN_PATH}>Résultats figés</a>
      </p>
      <h1>{t(summary.title)}</h1>
      {summary.note && <p class="lead">{t(summary.note)}</p>}
      <Header of={result} />
      <Figures of={result} changes={changes} />
      <Files of={result} />
      <Changes of={changes} />
    </>,
  )
}

function Header({ of: { summary, document } }: { readonly of: FrozenResult }) {
  const { plan, rules, imports, question } = document.header
  const version = plan?.revision ? `, version ${plan.revision}` : ''
  const lines: readonly (readonly [string, string])[] = [
    ['Résultat', `n° ${summary.id}`],
    ['Figé', `le ${date(dayInFrance(new Date(summary.at)))} par ${summary.author}`],
    ['Période', periodText(summary)],
    ['Acheteur', summary.acheteur ?? 'tous'],
    ['Objectifs', plan ? `${plan.plan.title}${version}` : 'aucun schéma'],
    ['Marchés', countOf(summary.rows, 'marché regardé, compté ou non', 'marchés regardés, comptés ou non')],
    ['Registres', listOf(imports.map(({ id, file }) => `${file} (import n° ${id})`)) || 'aucun'],
    ...(question.asOf ? [['Données', importedText(question.asOf)] as const] : []),
    ['Règles de lecture', rules.map(({ version: each }) => each).join(', ') || 'aucune'],
  ]
  return (
    <dl class="terms">
      {lines.map(([name, text]) => (
        <div>
          <dt>{name}</dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
      <div>
        <dt>Empreinte SHA-256</dt>
        <dd>
          <code>{summary.digest}</code>
        </dd>
      </div>
    </dl>
  )
}

function Figures({ of, changes: { figures } }: { readonly of: FrozenResult; readonly changes: FrozenChanges }) {
  return (
    <section aria-labelledby="chiffres">
      <h2 id="chiffres">Les chiffres, figés et d’aujourd’hui</h2>
      <Table
        caption="Chaque chiffre tel qu’il a été figé, et le même aujourd’hui"
        headings={['Chiffre', 'Figé', 'Aujourd’hui']}
      >
        {figures.map((figure) => (
          <tr>
            <th scope="row">
              {t(figure.label)}
              <DefinedThen id={figure.id} of={of} />
            </th>
            <td>
              <strong>{t(briefly(figure.was))}</strong>
            </td>
            <td>{t(todayText(figure))}</td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

/** How it was counted when it was frozen; of a built-in figure that has changed since, the sentence of then alone. */
function DefinedThen({ id, of: { document } }: { readonly id: string; readonly of: FrozenResult }) {
  const figure = document.figures.find((each) => each.id === id)
  if (figure === undefined) return null
  const { definition, sentence, version } = figure
  if (definition === null && version !== BUILT_IN_VERSION) return <p class="note">{t(sentence)}</p>
  return <Defined indicator={id} plan={definition ? { definitions: [definition] } : {}} sentence={sentence} />
}

function todayText({ was, is, versions, changed }: FigureChange): string {
  if (is === null) return '≠ n’est plus compté'
  const version =
    versions.was === versions.is ? '' : ` ; définition passée de la version ${versions.was} à ${versions.is}`
  if (!changed) return '= inchangé'
  const [before, after] = [briefly(was), briefly(is)]
  return before === after ? `≠ ${after}, l’intervalle a changé${version}` : `≠ ${after}${version}`
}

const FILE_WORDS: readonly (readonly [FrozenFile, string])[] = [
  ['xlsx', 'classeur : tout, avec les formules qui retrouvent chaque chiffre'],
  ['marches.csv', 'chaque marché, et ce que chaque chiffre y a vu'],
  ['chiffres.csv', 'chaque chiffre, une mesure par ligne'],
  ['definitions.csv', 'ce que chaque chiffre compte'],
  ['entete.csv', 'qui a figé, quand, à partir de quoi'],
  ['unites.csv', 'consultations et fournisseurs comptés, les fournisseurs numérotés'],
  ['json', 'le document figé lui-même, dont l’empreinte est prise'],
]

function Files({ of }: { readonly of: FrozenResult }) {
  const hasUnits = frozenTables(of).includes('unites')
  return (
    <section aria-labelledby="fichiers" class="no-print">
      <h2 id="fichiers">Les fichiers</h2>
      <p>{t('De quoi retrouver chaque chiffre avec un tableur seul.')}</p>
      <ul>
        {FILE_WORDS.filter(([file]) => file !== 'unites.csv' || hasUnits).map(([file, words]) => (
          <li>
            <a href={fileHref(of.summary, file)}>{fileName(of.summary, file)}</a>
            {t(` : ${words}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
