import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { inject } from 'vitest'
import { openD1 } from '../../src/store/d1.js'
import type { D1Binding } from '../../src/store/d1Dialect.js'
import type { Database } from '../../src/store/database.js'
import { DATABASES } from './bindings.js'

let opened = 0

/** A base with the product's migrations and nothing else. They take turns: at most as many at once as there are bindings. */
export async function emptyBinding(): Promise<D1Binding> {
  const name = DATABASES[opened % DATABASES.length] ?? DATABASES[0]
  opened += 1
  const binding = env[name]
  await applyD1Migrations(binding, inject('migrations'))
  await binding.batch([
    binding.prepare('DELETE FROM organisation'),
    binding.prepare('DELETE FROM sqlite_sequence'),
    binding.prepare(`INSERT INTO organisation (id, name) VALUES ('local', 'Organisation locale')`),
  ])
  return binding
}

export const openEmpty = async (): Promise<Database> => openD1(await emptyBinding())
