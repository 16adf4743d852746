import type { Titulaire } from '../../contract.js'

const SIREN_OR_SIRET = /^(?:\d{9}|\d{14})$/

/** Who holds a contract, by which suppliers are counted: SIREN, else the identifier as published; in order, each once. */
export function holdersOf(titulaires: readonly Titulaire[]): string[] {
  const holders = new Set<string>()
  for (const { id } of titulaires) {
    const stated = id?.trim()
    if (stated) holders.add(SIREN_OR_SIRET.test(stated) ? stated.slice(0, 9) : stated)
  }
  return [...holders].sort()
}
