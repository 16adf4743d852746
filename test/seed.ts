import { configureGlobal } from 'fast-check'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    readonly seed: number
  }
}

/** The seed of every property: the same at each run, so that a change is judged on itself; SEED=N or SEED=random to explore. */
configureGlobal({ seed: inject('seed') })
