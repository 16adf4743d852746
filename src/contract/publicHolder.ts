import type { Titulaire } from '../contract.js'
import { fold } from '../fold.js'
import { LEGAL_PHRASES, LEGAL_WORDS, TRADE_WORDS } from './firmWords.js'
import { isReachable, namesPerson } from './personSaid.js'

/** A holder as a public page may name it; `withheld` where it may be a natural person. */
export type PublicHolder =
  | { readonly withheld: false; readonly name: string | null; readonly id: string | null }
  | { readonly withheld: true }

/** "M. Dupont", "Mme Anne Le Goff", "Dr Martin": a person by the way it is addressed. */
const CIVILITY = /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|docteur|dr|maitre|me) (?=\p{L})/u

/** One's own business: the person and the firm are one (code de commerce, art. L. 526-22). */
const SOLE_TRADER =
  /(?:^|[^\p{L}])(?:entrepreneurs? individuels?|entreprise individuelle|e ?i ?r ?l|auto ?entrepreneurs?|micro ?entrep\p{L}+|artisan)(?:[^\p{L}]|$)/u
/** The mention "EI" that such a business must carry beside its name; in front of a name it is an entreprise d'insertion. */
const EI_AFTER_NAME = /\p{L}[\s,-]+\(?e\.?i\.?\)?$/iu
/** SIRENE writes a person with a star after the surname. */
const AS_SIRENE = /\p{L}\s*\*/u

/**
 * Buyers publish the names of their holders (DECP), but a person is no firm, and a person in business alone has a SIRET as
 * firms do. Who bears no sign of a legal person and may be named as people are is not named again here (GDPR art. 5(1)(c),
 * minimisation). In doubt, withheld.
 */
export function publicHolder({ id, denominationSociale }: Titulaire): PublicHolder {
  const name = denominationSociale?.trim() || null
  if (name !== null && (mayBePerson(name, id) || tellsOfSomebody(name))) return { withheld: true }
  if (id !== null && tellsOfSomebody(id)) return { withheld: true }
  return { withheld: false, name, id }
}

/** The words by which texts would name again the holders whose name is withheld: "DUPONT Jean Paysages" is dupont, jean. */
export const withheldNames = (holders: readonly Titulaire[]): readonly string[] =>
  holders
    .filter((holder) => publicHolder(holder).withheld)
    .flatMap(
      ({ denominationSociale }) =>
        properWords(denominationSociale ?? '')
          .map(fold)
          .join(' ') || [],
    )

const tellsOfSomebody = (text: string): boolean => isReachable(text) || namesPerson(text)

function mayBePerson(name: string, id: string | null): boolean {
  const folded = fold(name)
  if (CIVILITY.test(folded) || SOLE_TRADER.test(folded) || EI_AFTER_NAME.test(name) || AS_SIRENE.test(name)) return true
  return !isLegalPerson(folded) && isNamedAsPeople(name, id)
}

/** Forms are also written with points: "S.A.R.L.", "S. A. S.". */
function isLegalPerson(folded: string): boolean {
  return (
    LEGAL_PHRASES.some((phrase) => folded.includes(phrase)) ||
    `${folded} ${joinedLetters(folded)}`.split(' ').some((word) => LEGAL_WORDS.has(word))
  )
}

/** Letters apart, "S. A. S." or "C.G.C.R", make one word. */
const joinedLetters = (name: string): string =>
  name.replace(/(?<=(?<![\p{L}\p{N}'’])\p{L})[. ]+(?=\p{L}(?![\p{L}\p{N}'’]))/gu, '')

/** Words that come with a name, a person's as well as a firm's. */
const LINKS = new Set('d l de du des la le les et en a au aux fils freres pere'.split(' '))
/** "DUPONT Jean", "Jean DUPONT": how registers tell a surname from a name. */
const SURNAME_AND_NAME = /(?<!\p{L})(?:\p{Lu}[\p{Lu}'’-]+ \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+ \p{Lu}[\p{Lu}'’-]+)(?!\p{L})/u

/** Two words or more of which none is a trade or a place, whatever their case; or one, where nothing identifies a firm. */
function isNamedAsPeople(name: string, id: string | null): boolean {
  const spoken = spokenWords(name)
  const trades = spoken.filter(isTrade)
  const proper = properWords(name)
  if (proper.length > 3) return trades.length === 0 || SURNAME_AND_NAME.test(name)
  if (proper.length > 1) return true
  return trades.length === 0 && (id === null || spoken.length > 1)
}

const spokenWords = (name: string): string[] =>
  joinedLetters(name)
    .split(/[^\p{L}\p{M}\p{N}'’-]+/u)
    .filter((word) => /\p{L}/u.test(word))

const properWords = (name: string): string[] =>
  spokenWords(name).filter((word) => !isTrade(word) && !LINKS.has(fold(word)))

/** A hyphen joins a person's names as well as a firm's: one trade in it makes a firm; a mark has digits. */
const isTrade = (word: string): boolean =>
  /\p{N}/u.test(word) ||
  fold(word)
    .split(' ')
    .some((part) => TRADE_WORDS.has(part))
