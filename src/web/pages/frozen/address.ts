import { FROZEN_TABLES, type FrozenTable, frozenName } from '../../../export/frozen/csv.js'
import type { FrozenSummary } from '../../../store/frozen.js'

/** Where frozen results are listed, and where new ones are sent. */
export const FROZEN_PATH = '/resultats'

export const frozenHref = (id: number): string => `${FROZEN_PATH}/${id}`

/** The files of a result, each under the name it is saved by. */
export type FrozenFile = `${FrozenTable}.csv` | 'xlsx' | 'json'

export function fileHref(summary: Pick<FrozenSummary, 'id'>, file: FrozenFile): string {
  return `${frozenHref(summary.id)}/${fileName(summary, file)}`
}

export function fileName({ id }: Pick<FrozenSummary, 'id'>, file: FrozenFile): string {
  return `${frozenName({ summary: { id } })}${file.endsWith('.csv') ? '-' : '.'}${file}`
}

/** Which file of a result a name is; null: none. */
export function fileNamed(summary: Pick<FrozenSummary, 'id'>, name: string): FrozenFile | null {
  const files: FrozenFile[] = [...FROZEN_TABLES.map((table): FrozenFile => `${table}.csv`), 'xlsx', 'json']
  return files.find((file) => fileName(summary, file) === name) ?? null
}
