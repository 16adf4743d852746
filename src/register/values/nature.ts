import { fold } from '../../fold.js'

/**
 * The nature says accord-cadre, "à marchés subséquents" included; a call-off ("marché subséquent d'un accord-cadre")
 * names itself first and is none.
 */
export function isFramework(nature: string | null): boolean {
  return /^(?:(?!\bsubsequents?\b).)*\baccords? cadres?\b/.test(fold(nature ?? ''))
}

/** Travaux, Fournitures or Services as a heading or a nature names it; null when it names none or several. */
export function categoryOf(text: string): string | null {
  const folded = fold(text)
  const named = CATEGORIES.filter(({ word }) => word.test(folded))
  return named.length === 1 ? (named[0]?.name ?? null) : null
}

const CATEGORIES = [
  { name: 'Travaux', word: /\btravaux\b/ },
  { name: 'Fournitures', word: /\bfournitures?\b/ },
  { name: 'Services', word: /\bservices?\b/ },
]
