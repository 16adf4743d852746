import { existsSync, readFileSync } from 'node:fs'

/** Real public files beside the checkout; tests that need them skip, saying so, where they are absent. */
export const REAL = new URL('../../../shared/data/', import.meta.url)

export const absent = !existsSync(REAL)
if (absent) console.info('Tests on real files skipped: ../shared/data is not beside this checkout.')

export const realFile = (path: string): Blob => new Blob([Uint8Array.from(readFileSync(new URL(path, REAL)))])
export const realText = (path: string): string => readFileSync(new URL(path, REAL), 'utf8')
