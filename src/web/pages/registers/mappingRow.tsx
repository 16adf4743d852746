import { percent, typographic as t } from '../../../french.js'
import { columnName } from '../../../register/cellRef.js'
import { AMOUNT_FIELDS, FIELDS, type Field } from '../../../register/columns/fields.js'
import { FIELD_LABELS } from '../../../register/columns/labels.js'
import type { DepositColumns } from '../../../tasks/columns.js'
import { mayBlankSayNo } from '../../../tasks/mapping/blanks.js'
import { isDoubtful } from './mapping.js'
import { columnField } from './mappingFields.js'

type LookedColumn = DepositColumns['sheets'][number]['columns'][number]

interface MappingRowProps {
  readonly column: LookedColumn
  /** Rows looked at. */
  readonly heard: number
  /** Place of its sheet. */
  readonly sheet: number
}

/** One column: what stands in it, what it is read as, why, and what else can be said of it. */
export function MappingRow({ column, heard, sheet }: MappingRowProps) {
  const { header, samples, reason } = column
  const named = header === '' ? 'sans en-tête' : header
  const doubtful = isDoubtful(column)
  return (
    <tr class={doubtful ? 'doubtful' : undefined}>
      <th scope="row">
        <span class="note">{columnName(column.column)}</span> {named}
      </th>
      <td class="samples">{samples.length > 0 ? samples.join(' · ') : <span class="note">vide</span>}</td>
      <td>
        <FieldChoice column={column} sheet={sheet} named={named} />
        {column.field !== null && AMOUNT_FIELDS.has(column.field) && (
          <Unit column={column} sheet={sheet} named={named} />
        )}
        <Blank column={column} heard={heard} sheet={sheet} />
      </td>
      <td>
        {doubtful && <strong class="doubt">▲ à confirmer. </strong>}
        {t(reason)}
        {column.field !== null && column.confidence < 1 && (
          <span class="note">{t(` (confiance : ${percent(column.confidence, 0)})`)}</span>
        )}
      </td>
    </tr>
  )
}

interface ChoiceProps extends Pick<MappingRowProps, 'column' | 'sheet'> {
  readonly named: string
}

function FieldChoice({ column, sheet, named }: ChoiceProps) {
  const { field, alternatives, period } = column
  const likely = [...new Set([...(field === null ? [] : [field]), ...alternatives])]
  const others = FIELDS.filter((each) => !likely.includes(each) && (each !== DATED || period !== null))
  return (
    <select name={columnField(sheet, column.column, 'champ')} aria-label={t(`Colonne « ${named} » : lue comme`)}>
      <option value="" selected={field === null}>
        ne pas lire
      </option>
      {likely.length > 0 && (
        <optgroup label="Le plus probable">
          {likely.map((each) => (
            <Option field={each} selected={each === field} />
          ))}
        </optgroup>
      )}
      <optgroup label="Autres données">
        {[...others].sort(byLabel).map((each) => (
          <Option field={each} selected={false} />
        ))}
      </optgroup>
    </select>
  )
}

/** Hours of a period want that period, which only a header gives. */
const DATED: Field = 'heuresDatees'
const byLabel = (a: Field, b: Field): number => FIELD_LABELS[a].localeCompare(FIELD_LABELS[b], 'fr')

function Option({ field, selected }: { readonly field: Field; readonly selected: boolean }) {
  return (
    <option value={field} selected={selected}>
      {FIELD_LABELS[field]}
    </option>
  )
}

const POWERS = [
  [0, 'en euros'],
  [3, 'en milliers d’euros'],
  [6, 'en millions d’euros'],
] as const

function Unit({ column, sheet, named }: ChoiceProps) {
  return (
    <select name={columnField(sheet, column.column, 'unite')} aria-label={t(`Colonne « ${named} » : unité`)}>
      {POWERS.map(([power, words]) => (
        <option value={String(power)} selected={power === column.power}>
          {words}
        </option>
      ))}
    </select>
  )
}

/** "Vide = non" is a decision, column by column, of those that answer yes or no; never assumed (SPEC §2). */
function Blank({ column, heard, sheet }: Pick<MappingRowProps, 'column' | 'heard' | 'sheet'>) {
  const empty = heard - column.filled
  if (!mayBlankSayNo(column) || (empty === 0 && column.blank !== 'no')) return null
  const name = columnField(sheet, column.column, 'vide')
  return (
    <div class="blank-choice">
      <input type="checkbox" id={name} name={name} value="non" checked={column.blank === 'no'} />{' '}
      <label for={name}>{t(`vide = non (${empty} cellules vides sur ${heard} regardées)`)}</label>
      <p class="hint">{t('Sans cette décision, une cellule vide ne dit rien : le fait reste non renseigné.')}</p>
    </div>
  )
}
