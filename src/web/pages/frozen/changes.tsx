import { endedText, moveText, unitMoveText } from '../../../export/frozen/text.js'
import { capital, countOf, integer, typographic as t } from '../../../french.js'
import { FACT_NAMES, FACTS } from '../../../indicators/facts.js'
import type { FrozenChanges, NamedContract } from '../../../tasks/freeze/changes.js'
import { contractHref } from '../../query.js'
import { Table } from '../../ui/data-table.js'

/** What has changed since a result was frozen: sources, then contracts that entered, left, or count otherwise. */
export function Changes({ of }: { readonly of: FrozenChanges }) {
  const { figures, entered, left, changed, units, totals } = of
  const listed = entered.length + left.length + changed.length + units.length
  const nothing = listed === 0 && !figures.some((figure) => figure.changed)
  return (
    <section aria-labelledby="changements">
      <h2 id="changements">Ce qui a changé depuis</h2>
      {nothing && <p>{t('Rien de ce qui est compté n’a changé depuis.')}</p>}
      <Sources of={of} />
      <Contracts title="Marchés entrés" contracts={entered} total={totals.entered} />
      <Contracts title="Marchés sortis" contracts={left} total={totals.left} gone />
      {changed.length > 0 && <Changed of={of} />}
      {units.length > 0 && <Units of={of} />}
    </section>
  )
}

function Sources({ of: { imports, rules, ended } }: { readonly of: FrozenChanges }) {
  const [was, are] = [rules.was.join(', ') || 'aucune', rules.are.join(', ') || 'aucune']
  const lines = [
    ...imports.added.map(({ id, file }) => `Import n° ${id} ajouté : ${file}`),
    ...imports.undone.map(({ id, file }) => `Import n° ${id} annulé : ${file}`),
    ...(ended === null ? [] : [capital(endedText(ended))]),
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
  /** The first of them. */
  readonly contracts: readonly NamedContract[]
  readonly total: number
  /** They may not be in the register any more. */
  readonly gone?: boolean
}

function Contracts({ title, contracts, total, gone }: ContractsProps) {
  if (contracts.length === 0) return null
  return (
    <>
      <h3>{t(`${title} (${integer(total)})`)}</h3>
      <ul>
        {contracts.map(({ uid, objet }) => (
          <li>{gone ? t(named(uid, objet)) : <a href={contractHref(uid)}>{t(named(uid, objet))}</a>}</li>
        ))}
      </ul>
      <Others count={total} shown={contracts.length} />
    </>
  )
}

const named = (uid: string, objet: string | null): string => (objet ? `${objet} (${uid})` : uid)

function Changed({ of: { changed, totals, counted } }: { readonly of: FrozenChanges }) {
  return (
    <>
      <Table
        caption={`Marchés comptés autrement (${countOf(totals.changed, 'marché', 'marchés')})`}
        headings={['Marché', 'De → à']}
      >
        {changed.map(({ uid, objet, cells }) => (
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
      <Others count={totals.changed} shown={changed.length} />
    </>
  )
}

function Units({ of: { units, totals, counted } }: { readonly of: FrozenChanges }) {
  const labelOf = (figure: string) => counted.find(({ id }) => id === figure)?.label ?? figure
  return (
    <>
      <Table
        caption={`Consultations et fournisseurs comptés autrement (${integer(totals.units)})`}
        headings={['Unité', 'Chiffre', 'De → à']}
      >
        {units.map((unit) => (
          <tr>
            <th scope="row">{unit.unit}</th>
            <td>{t(labelOf(unit.figure))}</td>
            <td>{t(unitMoveText(unit))}</td>
          </tr>
        ))}
      </Table>
      <Others count={totals.units} shown={units.length} />
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

/** Those that are not shown are told by number, and in the API. */
function Others({ count, shown }: { readonly count: number; readonly shown: number }) {
  if (count <= shown) return null
  const others = countOf(count - shown, 'autre', 'autres')
  return <p class="note">{t(`Les ${shown} premiers ; ${others}, que donne l’API (/api/resultats-figes/…/ecarts).`)}</p>
}
