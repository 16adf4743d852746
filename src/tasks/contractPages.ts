import type { ContractSaid } from '../store/versions/parts.js'

/** Contracts met page by page, each handed on once: one that has parts may be met pages apart by each of them. */
export class ContractPages {
  private readonly met = new Set<string>()

  next(contracts: readonly ContractSaid[]): string[] {
    const fresh = contracts.filter(({ uid }) => !this.met.has(uid))
    for (const { uid, hasParts } of fresh) if (hasParts) this.met.add(uid)
    return fresh.map(({ uid }) => uid)
  }
}
