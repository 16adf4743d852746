import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** What we use of the binding that Cloudflare hands to a Worker (`D1Database` of its documentation). */
export interface D1Binding {
  prepare(sql: string): D1Prepared
  /** Runs the statements in order in one transaction: all or none. */
  batch(statements: D1Prepared[]): Promise<unknown>
}

interface D1Prepared {
  bind(...values: unknown[]): D1Prepared
  raw(): Promise<unknown[][]>
  all(): Promise<{ readonly results: Record<string, unknown>[]; readonly meta: { readonly changes: number } }>
}

/**
 * Queries of kysely on D1. It knows no interactive transaction and no streaming: asked for either, it refuses. Rows that a
 * delete takes with it by foreign key count among those D1 says are affected.
 */
export class D1Dialect implements Dialect {
  constructor(private readonly binding: D1Binding) {}

  createAdapter = () => new SqliteAdapter()
  createDriver = () => new D1Driver(this.binding)
  createQueryCompiler = () => new SqliteQueryCompiler()
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db)
}

class D1Driver implements Driver {
  constructor(private readonly binding: D1Binding) {}

  acquireConnection = async () => new D1Connection(this.binding)
  beginTransaction = refuse
  commitTransaction = refuse
  rollbackTransaction = refuse
  async init() {}
  async releaseConnection() {}
  async destroy() {}
}

class D1Connection implements DatabaseConnection {
  constructor(private readonly binding: D1Binding) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { results, meta } = await this.binding
      .prepare(sql)
      .bind(...parameters)
      .all()
    return { rows: results.map(withBytes) as R[], numAffectedRows: BigInt(meta.changes) }
  }

  // biome-ignore lint/correctness/useYield: kysely asks for an iterator; D1 has none to give.
  async *streamQuery(): AsyncGenerator<never> {
    await refuse()
  }
}

/** D1 gives a BLOB as an array of numbers; SQLite as bytes. */
function withBytes(row: Record<string, unknown>): Record<string, unknown> {
  const blobs = Object.entries(row).filter((entry): entry is [string, number[]] => Array.isArray(entry[1]))
  return blobs.length === 0
    ? row
    : { ...row, ...Object.fromEntries(blobs.map(([name, bytes]) => [name, Uint8Array.from(bytes)])) }
}

async function refuse(): Promise<void> {
  throw new Error('D1 has no interactive transaction and no streaming: use Database.atomically, or pages')
}
