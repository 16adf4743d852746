import { moveText } from '../../../export/frozen/text.js'
import { countOf, integer, typographic as t } from '../../../french.js'
import { FACT_NAMES, FACTS } from '../../../indicators/facts.js'
import type { FrozenChanges, NamedContract } from '../../../tasks/freeze/changes.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'

/** Contracts that one reads through; the others are told by number, and in the API. */
const MOST = 100

/** What has changed since a result was frozen: sources, then contracts that entered, left, or count otherwise. */
export function Changes({ of }: { readonly of: FrozenChanges }) {
  const { figures, entered, left, changed } = of
  const nothing = entered.length + left.length + changed.length === 0 && !figures.some((figure) => figure.changed)
  return (
    <section aria-labelledby="changements">
      <h2 id="changements">Ce qui a changé depuis</h2>
      {nothing && <p>{t('Rien de ce qui est compté n’a changé depuis.')}</p>}
      <Sources of={of} />
      <Contracts title="Marchés entrés" contracts={entered} />
      <Contracts title="Marchés sortis" contracts={left} gone />
      {changed.length > 0 && <Changed of={of} />}
    </section>
  )
}

function Sources({ of: { imports, rules } }: { readonly of: FrozenChanges }) {
  const [was, are] = [rules.was.join(', ') || 'aucune', rules.are.join(', ') || 'aucune']
  const lines = [
    ...imports.added.map(({ id, file }) => `Import n° ${id} ajouté : ${file}`),
    ...imports.undone.map(({ id, file }) => `Import n° ${id} annulé : ${file}`),
    ...(was === are ? [] : [`Règles de lecture : ${was} → ${are}`]),
  ]
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.map((line) => (
        <li>{t(line)}</li>
      ))}
    </ul>
  )
}

interface ContractsProps {
  readonly title: string
  readonly contracts: readonly NamedContract[]
  /** They may not be in the register any more. */
  readonly gone?: boolean
}

function Contracts({ title, contracts, gone }: ContractsProps) {
  if (contracts.length === 0) return null
  return (
    <>
      <h3>{t(`${title} (${integer(contracts.length)})`)}</h3>
      <ul>
        {contracts.slice(0, MOST).map(({ uid, objet }) => (
          <li>{gone ? t(named(uid, objet)) : <a href={contractHref(uid)}>{t(named(uid, objet))}</a>}</li>
        ))}
      </ul>
      <Others count={contracts.length} />
    </>
  )
}

const named = (uid: string, objet: string | null): string => (objet ? `${objet} (${uid})` : uid)

function Changed({ of: { changed, counted } }: { readonly of: FrozenChanges }) {
  return (
    <>
      <Table
        caption={`Marchés comptés autrement (${countOf(changed.length, 'marché', 'marchés')})`}
        headings={['Marché', 'De → à']}
      >
        {changed.slice(0, MOST).map(({ uid, objet, cells }) => (
          <tr>
            <th scope="row">
              <a href={contractHref(uid)}>{t(named(uid, objet))}</a>
            </th>
            <td>
              <ul>
                {cells.map((cell) => (
                  <li>{t(`${columnName(cell.column, counted)} : ${moveText(cell, counted)}`)}</li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </Table>
      <Others count={changed.length} />
    </>
  )
}

/** Columns that no figure is read from, as people name them; those of figures bear their figure's name. */
const COLUMN_NAMES: Readonly<Record<string, string>> = {
  type: 'nature',
  date: 'date',
  montantInitial: 'montant initial (€ HT)',
  montantActuel: 'montant actuel (€ HT)',
  montantMaximum: 'montant qui est un maximum',
  exclusion: 'laissé de côté',
}

function columnName(column: string, counted: FrozenChanges['counted']): string {
  const figure = counted.find((each) => each.column === column)
  const excluding = counted.find((each) => each.exclusion === column)
  const fact = FACT_NAMES.find((name) => name === column)
  if (fact) return FACTS[fact].label
  return COLUMN_NAMES[column] ?? figure?.label ?? (excluding ? `laissé de côté par « ${excluding.label} »` : column)
}

function Others({ count }: { readonly count: number }) {
  if (count <= MOST) return null
  const others = countOf(count - MOST, 'autre', 'autres')
  return <p class="note">{t(`Les ${MOST} premiers ; ${others}, que donne l’API (/api/resultats-figes/…/ecarts).`)}</p>
}
