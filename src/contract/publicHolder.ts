import type { Titulaire } from '../contract.js'
import { fold } from '../fold.js'

/** A holder as a public page may name it; `withheld` where it may be a natural person. */
export type PublicHolder =
  | { readonly withheld: false; readonly name: string | null; readonly id: string | null }
  | { readonly withheld: true }

/** "M. Dupont", "Mme Anne Le Goff", "Dr Martin": a person by the way it is addressed. */
const CIVILITY = /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|docteur|dr|maitre|me) (?=\p{L})/u

/** One's own business: the person and the firm are one (code de commerce, art. L. 526-22). */
const SOLE_TRADER =
  /(?:^|[^\p{L}])(?:entrepreneurs? individuels?|entreprise individuelle|e ?i ?r ?l|auto ?entrepreneurs?|micro ?entrepreneurs?|artisan)(?:[^\p{L}]|$)/u
/** The mention "EI" that such a business must carry beside its name; in front of a name it is an entreprise d'insertion. */
const EI_AFTER_NAME = /\p{L}[\s,-]+\(?e\.?i\.?\)?$/iu

/** Words of a legal person's name. */
const LEGAL_PERSON =
  /(?:^| )(?:sarl|eurl|sasu?|sa|sca|scs|snc|sci|scm|selarl|selas|scop|scic|cae|gie|geie|geiq|groupe(?:ment)?|ste|societe|cie|compagnie|ets|etablissements?|entreprises?|association|asso|fondation|mutuelle|cooperative|federation|union|syndicat|regie|esat|eatt|ea|siae|etti|eiti|aci|ai|ateliers?|chantiers?|commune|ville|departement|region|metropole|communaute|centre|chambre|office|agence|cabinet|bureau|services?|travaux|batiment|constructions?|environnement|ingenierie|france|international|industries?|transports?|nettoyage|proprete|paysages?|jardins|solutions?|conseils?|ltd|gmbh|bv|srl|spa|inc)(?: |$)/
/** "DUPONT Jean" or "Jean DUPONT": how registers write a person, whatever the identifier beside. */
const SURNAME_AND_NAME =
  /^(?:\p{Lu}[\p{Lu}'’-]+(?: \p{Lu}[\p{Lu}'’-]+)? \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?|\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}[\p{Lu}'’-]+)$/u

/**
 * Buyers publish the names of their holders (DECP), but a person is no firm: who has no identifier and no sign of a legal
 * person, or is named as people are, is not named again here (GDPR art. 5(1)(c), minimisation). In doubt, withheld.
 */
export function publicHolder({ id, denominationSociale }: Titulaire): PublicHolder {
  const name = denominationSociale?.trim() || null
  if (name !== null && isPerson(name, id)) return { withheld: true }
  return { withheld: false, name, id }
}

function isPerson(name: string, id: string | null): boolean {
  const folded = fold(name)
  if (CIVILITY.test(folded) || SOLE_TRADER.test(folded) || EI_AFTER_NAME.test(name)) return true
  if (LEGAL_PERSON.test(folded) || /\d|&/.test(name)) return false
  return id === null || SURNAME_AND_NAME.test(name)
}
