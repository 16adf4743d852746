import type { Declarable, Titulaire, WorkedHours } from '../../contract.js'
import { capital } from '../../french.js'
import type { Field } from '../../register/columns/fields.js'
import { FIELD_LABELS } from '../../register/columns/labels.js'
import { correctedCsv } from '../../register/corrected.js'
import type { MappedColumn } from '../../register/mapping.js'
import { columnIn, typedValue } from '../correct/fields.js'
import { HOURS } from '../correct/values.js'

/** A cell of a row somebody typed, under what its column is. */
interface TypedCell extends Omit<MappedColumn, 'column'> {
  readonly text: string
}

/** What columns declare whatever their header says, by header. */
export type Declared = ReadonlyMap<string, Declarable>

/** Values of one contract, by field, as a file of one row that is read as any register is, and how its columns are read. */
export function rowFile(values: ReadonlyMap<string, unknown>, declared: Declared = new Map()) {
  const typed = [...values].flatMap(([field, value]) => (value === null ? [] : cellsOf(field, value, declared)))
  const columns = typed.map(({ text: _, ...column }, at) => ({ ...column, column: at }))
  const cells = typed.map(({ text }) => text)
  return correctedCsv({ columns, monthFirst: [] }, [{ cells, headings: [] }])
}

function cellsOf(field: string, value: unknown, declared: Declared): TypedCell[] {
  if (field === 'titulaires')
    return (value as readonly Titulaire[]).flatMap((holder, at) => holderCells(holder, at + 1))
  if (field === 'hours') return (value as readonly WorkedHours[]).map(hoursCell)
  const header = columnIn(field)
  if (header !== null) {
    const declares = declared.get(header)
    return [{ ...PLAIN, header, field: 'colonne', text: String(value), ...(declares ? { declares } : {}) }]
  }
  return [cellOf(field as Field, typedValue(field, value))]
}

const PLAIN = { holder: 1, power: 0, period: null } as const

const cellOf = (field: Field, text: string, holder = 1): TypedCell => ({
  ...{ ...PLAIN, header: `${capital(FIELD_LABELS[field])}${holder > 1 ? ` ${holder}` : ''}` },
  ...{ field, holder, text },
})

function holderCells({ denominationSociale, id, typeIdentifiant }: Titulaire, holder: number): TypedCell[] {
  const said = { titulaireNom: denominationSociale, titulaireId: id, titulaireType: typeIdentifiant } as const
  return (['titulaireNom', 'titulaireId', 'titulaireType'] as const).flatMap((field) =>
    said[field] === null ? [] : [cellOf(field, said[field], holder)],
  )
}

function hoursCell({ hours, ...period }: WorkedHours): TypedCell {
  const { quantity, from, to, structure } = period
  const header = [capital(FIELD_LABELS.heuresDatees), `${from} ${to}`, quantity, structure].filter(Boolean).join(', ')
  return { ...cellOf('heuresDatees', HOURS.typed(hours)), header, period }
}
