import { capital, integer, typographic as t } from '../../../french.js'
import { KIND_LABELS, KINDS, type Kind } from '../../../states.js'
import type { GapRow, Gaps, GapTable } from '../../../tasks/gaps.js'
import { civilYear } from '../../../tasks/indicators.js'
import type { Gap } from '../../../topics.js'
import type { ContractsQuery } from '../../query.js'
import { Scroll } from '../../ui/data-table.js'
import { Count } from '../summary/count.js'
import { gapsShown } from './filters.js'

/** Rows that one reads through; the others are in the file, or behind a choice. */
const MOST_ROWS = 100

interface TableProps {
  /** What the list is called. */
  readonly title: string
  readonly gap: Gap
  readonly gaps: Gaps
  readonly table: GapTable
}

/** Contracts by year, and by buyer where there are several; every number opens its own. */
export function GapsTable({ title, gap, gaps, table }: TableProps) {
  const kinds = KINDS.filter((kind) => table.kinds[kind] > 0)
  const several = new Set(table.rows.map(({ siren }) => siren)).size > 1
  const rows = several ? table.rows.slice(0, MOST_ROWS) : []
  const left = several ? table.rows.length - rows.length : 0
  const caption = `${title} : marchés par ${several ? 'acheteur et par ' : ''}année, et par fait`
  return (
    <>
      <Scroll label={caption}>
        <table class="gaps">
          <caption>{t(caption)}</caption>
          <thead>
            <tr>
              {several && <th scope="col">Acheteur</th>}
              <th scope="col">Année</th>
              <th scope="col" class="number">
                Marchés
              </th>
              {kinds.map((kind) => (
                <th scope="col" class="number">
                  {t(capital(KIND_LABELS[kind]))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.years.map((row) => (
              <Row {...{ gap, gaps, kinds, row }} buyer={several ? 'Tous les acheteurs' : null} />
            ))}
          </tbody>
          {several && (
            <tbody>
              {rows.map((row) => (
                <Row {...{ gap, gaps, kinds, row }} buyer={gapsShown(gaps, row.siren)} />
              ))}
            </tbody>
          )}
        </table>
      </Scroll>
      <p class="note">{t('Un marché peut s’écarter sur plusieurs faits : les colonnes ne s’additionnent pas.')}</p>
      {left > 0 && (
        <p class="note">
          {t(
            `Les ${MOST_ROWS} premières lignes, des acheteurs qui ont le plus d’écarts ; ${integer(left)} de plus en choisissant une année ou un acheteur, toutes dans le fichier.`,
          )}
        </p>
      )}
    </>
  )
}

interface RowProps extends Pick<TableProps, 'gap' | 'gaps'> {
  readonly kinds: readonly Kind[]
  readonly row: Omit<GapRow, 'siren'> & Partial<Pick<GapRow, 'siren'>>
  /** Null: no column for it. */
  readonly buyer: string | null
}

function Row({ gap, gaps, kinds, row, buyer }: RowProps) {
  const query = rowScope(gaps, gap, row)
  const cell = (contracts: number, fact?: Kind) =>
    query === null || contracts === 0 ? (
      integer(contracts)
    ) : (
      <Count of={{ query: fact ? { ...query, fact } : query, contracts }} />
    )
  return (
    <tr>
      {buyer !== null && <th scope="row">{t(buyer)}</th>}
      {buyer === null ? <th scope="row">{yearShown(row.year)}</th> : <td>{yearShown(row.year)}</td>}
      <td class="number">{cell(row.contracts)}</td>
      {kinds.map((kind) => (
        <td class="number">{cell(row.kinds[kind], kind)}</td>
      ))}
    </tr>
  )
}

const yearShown = (year: number | null): string => (year === null ? 'sans date' : String(year))

/** Null: the address of a list has no word for contracts without a date, nor for those of nobody among several buyers. */
function rowScope({ asked }: Gaps, gap: Gap, { siren, year }: RowProps['row']): ContractsQuery | null {
  if (year === null || siren === null) return null
  return { ...civilYear(year), acheteur: asked.acheteur ?? siren, gap }
}
