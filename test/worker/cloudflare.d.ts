// What we use of the modules that workerd offers to tests; no type package of Cloudflare is among our dependencies.

declare module 'cloudflare:workers' {
  export const env: Readonly<
    Record<typeof import('./bindings.js').DATABASES[number], import('../../src/store/d1Dialect.js').D1Binding>
  >
}

declare module 'cloudflare:test' {
  export interface D1Migration {
    name: string
    queries: string[]
  }

  /** Applies those of the migrations that the database has not yet had. */
  export function applyD1Migrations(
    database: import('../../src/store/d1Dialect.js').D1Binding,
    migrations: D1Migration[],
  ): Promise<void>
}
