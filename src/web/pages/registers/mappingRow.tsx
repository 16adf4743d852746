import { countOf, percent, typographic as t } from '../../../french.js'
import { columnName } from '../../../register/cellRef.js'
import { AMOUNT_FIELDS, FIELDS, type Field } from '../../../register/columns/fields.js'
import { FIELD_LABELS } from '../../../register/columns/labels.js'
import { KIND_LABELS, KINDS } from '../../../states.js'
import type { DepositColumns } from '../../../tasks/columns.js'
import { mayBlankSayNo } from '../../../tasks/mapping/blanks.js'
import { isDoubtful, isUnknown } from './mapping.js'
import { choiceOf, columnField, factChoice, readAs } from './mappingFields.js'

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
  const doubtful = isDoubtful(column) || isUnknown(column)
  return (
    <tr id={columnField(sheet, column.column, 'rang')} class={doubtful ? 'doubtful' : undefined}>
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
        {doubtful && <strong class="doubt">▲ {isUnknown(column) ? 'non lue' : 'à confirmer'}. </strong>}
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
  const { header, field, alternatives, period } = column
  const own = field === null ? null : choiceIn(column, field)
  const likely = [...(own ? [own] : []), ...alternatives.map((each) => choiceIn({ header }, each))]
  const others = [...FACTS, ...FIELDS.filter((each) => isOffered(each, period !== null)).map(fieldChoice)]
  const first = uniqueChoices(likely, new Set())
  return (
    <select name={columnField(sheet, column.column, 'champ')} aria-label={t(`Colonne « ${named} » : lue comme`)}>
      <option value="" selected={field === null}>
        ne pas lire
      </option>
      <Choices label="Le plus probable" choices={first} selected={own?.value} />
      <Choices
        label="Autres données"
        choices={uniqueChoices(others, new Set(first.map(({ value }) => value))).sort(byLabel)}
        selected={own?.value}
      />
    </select>
  )
}

interface Choice {
  readonly value: string
  readonly label: string
}

function choiceIn({ header, declares }: Pick<LookedColumn, 'header' | 'declares'>, field: Field): Choice {
  return { value: choiceOf({ header, field, declares }), label: readAs({ header, field, declares }) }
}

const fieldChoice = (field: Field): Choice => ({ value: field, label: FIELD_LABELS[field] })

/** A declared column is chosen by the fact it declares. */
const FACTS: readonly Choice[] = KINDS.map((kind) => ({
  value: factChoice(kind),
  label: `${KIND_LABELS[kind]} (déclaré)`,
}))

/** Hours of a period want that period, which only a header gives; declared columns are offered fact by fact. */
const isOffered = (field: Field, isDated: boolean): boolean =>
  field !== 'colonne' && (field !== 'heuresDatees' || isDated)

const uniqueChoices = (choices: readonly Choice[], but: ReadonlySet<string>): Choice[] => [
  ...new Map(choices.filter(({ value }) => !but.has(value)).map((choice) => [choice.value, choice])).values(),
]

const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, 'fr')

interface ChoicesProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly selected: string | undefined
}

function Choices({ label, choices, selected }: ChoicesProps) {
  if (choices.length === 0) return null
  return (
    <optgroup label={label}>
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === selected}>
          {t(choice.label)}
        </option>
      ))}
    </optgroup>
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
  if (!mayBlankSayNo(column) || (empty === 0 && column.blank === undefined)) return null
  const name = columnField(sheet, column.column, 'vide')
  return (
    <div class="blank-choice">
      <input type="checkbox" id={name} name={name} value="non" checked={column.blank === 'no'} />{' '}
      <label for={name}>
        {t(`vide = non (${countOf(empty, 'cellule vide', 'cellules vides')} sur ${heard} regardées)`)}
      </label>
      <p class="hint">{t(BLANK_HINTS[column.blank ?? 'open'])}</p>
    </div>
  )
}

const BLANK_HINTS = {
  open: 'Sans cette décision, une cellule vide ne dit rien : le fait reste non renseigné.',
  no: 'Décidé ici, et retenu pour cet en-tête. Décochez, et une cellule vide ne dira rien.',
  unknown: 'Décidé ici, et retenu pour cet en-tête : une cellule vide ne dit rien, le fait reste non renseigné.',
} as const
