import type { D1Binding } from '../../src/store/d1Dialect.js'

/** The same binding, which counts the statements it is given: those of a batch one by one, as the strictest reading does. */
export function counting(binding: D1Binding): D1Binding & { readonly statements: () => number } {
  let count = 0
  return {
    prepare: (sql) => {
      count += 1
      return binding.prepare(sql)
    },
    batch: (statements) => binding.batch(statements),
    statements: () => count,
  }
}
