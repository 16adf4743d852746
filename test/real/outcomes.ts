import { readdirSync, readFileSync } from 'node:fs'
import { mappingFileSchema } from '../../src/register/mapping.js'
import { LOCAL } from '../../src/store/database.js'
import { openSqlite } from '../../src/store/sqlite.js'
import type { ImportReport } from '../../src/tasks/import.js'
import { importAll, type Refused } from '../../src/tasks/importAll.js'
import { REAL, realFile } from './folder.js'

/** The folders of the real files every one of which is accounted for. */
export const FOLDERS = ['decp-v2', 'decp-2019', 'registers'] as const

/** Files that say nothing of their columns, with the mapping shipped for them. */
const MAPPINGS: Readonly<Record<string, string>> = {
  'decp-v2/decp_rama_doublons_sample_json.csv': 'fixtures/mappings/decp-rama-sans-en-tete.json',
}

export interface Outcome {
  readonly path: string
  /** Imported one by one: a file alone, or each of an archive. */
  readonly reports: readonly ImportReport[]
  readonly refused: readonly Refused[]
}

/** The paths of every real file, in order. */
export const realPaths = (): string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, REAL))
      .sort()
      .map((name) => `${folder}/${name}`),
  )

/** What becomes of one real file in a base of its own. */
export async function outcomeOf(path: string): Promise<Outcome> {
  const db = openSqlite(':memory:')
  const mapping = MAPPINGS[path] && mappingFileSchema.parse(JSON.parse(readFileSync(MAPPINGS[path], 'utf8')))
  const request = { name: path.split('/').at(-1) ?? path, file: realFile(path), ...(mapping ? { mapping } : {}) }
  const all: (ImportReport | Refused)[] = []
  try {
    for await (const one of importAll(db, LOCAL, () => new Date('2026-11-01'), request)) all.push(one)
  } finally {
    await db.close()
  }
  const reports = all.flatMap((one) => ('error' in one ? [] : [one]))
  return { path, reports, refused: all.flatMap((one) => ('error' in one ? [one] : [])) }
}

type Count = 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'duplicates' | 'ignored'

export const sumOf = ({ reports }: Outcome, count: Count): number =>
  reports.reduce((sum, report) => sum + report[count], 0)

/** What docs/donnees-reelles.md says of a file before its remark: format, then the counts of SPEC §4. */
export function tableCells(outcome: Outcome): readonly string[] {
  const { path, reports, refused } = outcome
  if (reports.length === 0) return [path, `refusé (\`${refused[0]?.errorCode ?? ''}\`)`, ...COUNTS.map(() => '–')]
  const formats = [...new Set(reports.map(({ format }) => format))].join(', ')
  const several = reports.length + refused.length > 1
  const files = several ? `zip de ${reports.length} ${formats}` : formats
  return [path, files, ...COUNTS.map((count) => String(sumOf(outcome, count)))]
}

const COUNTS = ['rows', 'created', 'updated', 'unchanged', 'duplicates', 'rejected', 'ignored'] as const
