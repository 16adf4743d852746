import { fold } from '../../../fold.js'
import { typographic as t } from '../../../french.js'
import { columnName } from '../../../register/cellRef.js'
import type { DepositColumns } from '../../../tasks/columns.js'
import { Table } from '../../ui/data-table.js'
import { fieldName, readAs } from './mappingFields.js'
import { MappingRow } from './mappingRow.js'

type LookedSheet = DepositColumns['sheets'][number]

/** One sheet: where its header is, what its columns are, and its first rows so read. `at`: its place among those shown. */
export function MappingSheet({ sheet, at }: { readonly sheet: LookedSheet; readonly at: number }) {
  const name = sheet.sheet === null ? 'Le tableau' : `Feuille « ${sheet.sheet} »`
  return (
    <section aria-labelledby={`feuille-${at}`}>
      <h2 id={`feuille-${at}`}>{t(name)}</h2>
      {sheet.hidden ? (
        <p class="note">
          {t(
            'Feuille masquée : elle n’est pas lue. Si elle porte des marchés, affichez-la dans le classeur et déposez-le de nouveau.',
          )}
        </p>
      ) : (
        <Shown sheet={sheet} at={at} name={name} />
      )}
    </section>
  )
}

interface ShownProps {
  readonly sheet: LookedSheet
  readonly at: number
  readonly name: string
}

function Shown({ sheet, at, name }: ShownProps) {
  const { headerRow, columns, otherColumns } = sheet
  return (
    <>
      <HeaderChoice sheet={sheet} at={at} />
      {headerRow === null && (
        <p class={isAboutTheFile(sheet) ? 'note' : 'notice'}>{t(isAboutTheFile(sheet) ? ABOUT_THE_FILE : NO_TABLE)}</p>
      )}
      {columns.length > 0 && (
        <>
          <div class="mapping">
            <Table
              caption={`${name} : ce que sont ses colonnes`}
              headings={['Colonne', 'Premières valeurs', 'Lue comme', 'Pourquoi']}
            >
              {columns.map((column) => (
                <MappingRow column={column} heard={sheet.heard} sheet={at} />
              ))}
            </Table>
          </div>
          {otherColumns > 0 && <p class="note">{t(`Et ${otherColumns} autres colonnes, reconnues seules.`)}</p>}
          <FirstRows sheet={sheet} name={name} />
        </>
      )}
    </>
  )
}

const NO_TABLE =
  '▲ Aucun tableau de marchés n’est reconnu ici : la feuille n’est pas lue. S’il y en a un, dites sur quelle ligne sont ses en-têtes, puis « Relire les feuilles ainsi ».'
const ABOUT_THE_FILE = 'Feuille sans tableau de marchés : elle n’est pas lue.'

/** What workbooks call the sheets that explain the others. */
const EXPLAINS = /^(?:lisez moi|a lire|notice|legende|mode d emploi|nomenclature|read ?me)\b/
const isAboutTheFile = ({ sheet, columns }: LookedSheet): boolean =>
  columns.length === 0 && EXPLAINS.test(fold(sheet ?? ''))

function HeaderChoice({ sheet: { headerRow, heads }, at }: { readonly sheet: LookedSheet; readonly at: number }) {
  const known = headerRow === null || headerRow === 0 || heads.some(({ number }) => number === headerRow)
  return (
    <div class="field header-choice">
      <label for={fieldName(at, 'ligne')}>Ligne des en-têtes</label>
      <select id={fieldName(at, 'ligne')} name={fieldName(at, 'ligne')}>
        <option value="" selected={headerRow === null}>
          Ne pas lire cette feuille
        </option>
        {!known && (
          <option value={String(headerRow)} selected>
            {`Ligne ${headerRow}`}
          </option>
        )}
        {heads.map(({ number, text }) => (
          <option value={String(number)} selected={number === headerRow}>
            {t(`Ligne ${number} : ${text}`)}
          </option>
        ))}
        {headerRow === 0 && (
          <option value="0" selected>
            Pas d’en-têtes
          </option>
        )}
      </select>
    </div>
  )
}

/** What will be read, as it stands in the file. */
function FirstRows({ sheet: { rows, columns }, name }: Omit<ShownProps, 'at'>) {
  const read = columns.flatMap((column, at) => (column.field === null ? [] : [{ ...column, field: column.field, at }]))
  if (rows.length === 0 || read.length === 0) return null
  const headings = read.map((column) => `${readAs(column)} (${columnName(column.column)})`)
  return (
    <details open>
      <summary>Ses premières lignes, ainsi lues</summary>
      <Table caption={`${name} : premières lignes`} headings={['Ligne', ...headings]}>
        {rows.map(({ number, cells }) => (
          <tr>
            <th scope="row">{number}</th>
            {read.map(({ at }) => (
              <td>{cells[at]}</td>
            ))}
          </tr>
        ))}
      </Table>
    </details>
  )
}
