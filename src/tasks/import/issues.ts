import type { Issue } from '../../errors.js'
import { countOf, date, hours, plural } from '../../french.js'
import type { HoursReplaced } from '../../store/hoursReplaced.js'
import { labelOf } from './place.js'

/** Findings that only show once a row is set beside the other contracts. */
export function repeatedFingerprint(place: string, occurrence: number): Issue {
  return {
    code: 'repeatedFingerprint',
    severity: 'warning',
    cell: place,
    value: null,
    message: `${labelOf(place)} : ce marché sans numéro est identique à une autre ligne du fichier (${occurrence}ᵉ fois). Il est gardé et compté à part ; donnez un numéro à vos marchés, ou retirez la ligne si elle est répétée par erreur.`,
  }
}

/** `said`: what the row says of some fields, and what the newer import does. */
export function newerSays(place: string, newerId: number, said: readonly string[]): Issue {
  return {
    code: 'newerSays',
    severity: 'info',
    cell: place,
    value: null,
    message: `${labelOf(place)} : l’import n° ${newerId}, plus récent, l’emporte. Cette ligne dit : ${said.join(' ; ')}.`,
  }
}

export function joinsPutRight(place: string, uid: string): Issue {
  return {
    code: 'joinsPutRight',
    severity: 'info',
    cell: place,
    value: null,
    message: `${labelOf(place)} : c’est le marché ${uid}, que le registre disait autrement et que quelqu’un a corrigé à la main (acheteur, lot, objet, date ou titulaire). La ligne le rejoint ; ses décisions et ses corrections sont gardées.`,
  }
}

/** Whose contract it is, and where that was said. */
interface BuyerSaid {
  readonly buyer: string
  readonly importId: number
  readonly isGiven: boolean
}

const buyerSaid = ({ buyer, importId, isGiven }: BuyerSaid): string =>
  `${buyer}, ${isGiven ? 'donné par' : 'lu à'} l’import n° ${importId}`

/** Of a row that would be given a second buyer. `contract`: its number, or its uid. */
export function buyerStands(place: string, contract: string, said: BuyerSaid): Issue {
  return {
    code: 'buyerStands',
    severity: 'warning',
    cell: place,
    field: 'acheteur',
    value: null,
    message: `${labelOf(place)} : le marché ${contract} a déjà pour acheteur ${buyerSaid(said)} : il n’est pas déplacé. Si cet acheteur est faux, corrigez-le sur la page du marché ; si ce sont deux marchés, scindez-le.`,
  }
}

const BUYERS_NAMED = 5

/** The same of the file as a whole: rows are many, and what is not done is said first. */
export function buyersStand(said: readonly (BuyerSaid & { readonly uid: string })[]): Issue {
  const named = said.slice(0, BUYERS_NAMED).map((each) => `${each.uid} (${buyerSaid(each)})`)
  const count = countOf(said.length, 'marché a déjà un autre acheteur', 'marchés ont déjà un autre acheteur')
  return {
    code: 'buyersStand',
    severity: 'warning',
    cell: null,
    value: null,
    message: `Fichier : ${count}, et ${plural(said.length, 'n’est pas déplacé', 'ne sont pas déplacés')} : ${named.join(' ; ')}${said.length > named.length ? '…' : ''}.`,
  }
}

export function otherAmount(place: string, uid: string): Issue {
  return {
    code: 'otherAmount',
    severity: 'warning',
    cell: place,
    field: 'montant',
    value: null,
    message: `${labelOf(place)} : le marché ${uid} est déjà dans ce fichier, à la même date, avec un autre montant. Celui de la dernière publication est gardé, sinon le plus petit ; rien n’est additionné.`,
  }
}

/** Sorts of findings that say which rows repeat or complete a contract of their file. */
export const REPEATS = [
  'repeatedContract',
  'addedHolder',
  'repeatedRows',
  'otherAmount',
  'otherHours',
  'otherRepeats',
] as const

/** `earlier`: where the contract is first told. */
export function repeatedContract(place: string, earlier: string): Issue {
  return {
    code: 'repeatedContract',
    severity: 'info',
    cell: place,
    value: null,
    message: `${labelOf(place)} : même marché que « ${labelOf(earlier)} », répété ou complété ici. Il est compté une fois.`,
  }
}

/** Of the file as a whole: more of them than are listed. */
export function otherRepeats(count: number): Issue {
  return {
    code: 'otherRepeats',
    severity: 'info',
    cell: null,
    value: null,
    message: `Fichier : ${countOf(count, 'autre ligne répète ou complète', 'autres lignes répètent ou complètent')} un marché du fichier, et ${plural(count, 'n’est pas listée', 'ne sont pas listées')}.`,
  }
}

/** Settled by an amount given by hand, or by a later import. */
export function missingAmount(place: string): Issue {
  return {
    code: 'missingAmount',
    severity: 'info',
    cell: place,
    field: 'montant',
    value: null,
    message: `${labelOf(place)} : pas de montant. Le marché compte en nombre, non en valeur.`,
  }
}

export function otherHours(place: string, uid: string): Issue {
  return {
    code: 'otherHours',
    severity: 'warning',
    cell: place,
    value: null,
    message: `${labelOf(place)} : le marché ${uid} a d’autres heures d’insertion sur une autre ligne de ce fichier. Rien ne dit qu’elles s’ajoutent : celles de cette ligne ne sont pas additionnées. Donnez leur total au marché, ou au registre des colonnes « Mois » et « Participant » qui distinguent ses lignes.`,
  }
}

export function amendmentWithoutParent(place: string, objet: string): Issue {
  return {
    code: 'amendmentWithoutParent',
    severity: 'error',
    cell: place,
    value: objet,
    message: `${labelOf(place)} : l’objet annonce un avenant, mais aucun marché de ce numéro n’est connu. La ligne est mise de côté : donnez-lui le numéro (et le lot) du marché qu’elle modifie, ou un autre objet si c’est un marché, sur la page « Lignes mises de côté » ou dans le fichier, à déposer de nouveau.`,
  }
}

/** Its code is that of an amendment set aside: it is one again, as it was left. */
export function amendmentDoneWith(place: string, objet: string): Issue {
  return {
    ...amendmentWithoutParent(place, objet),
    message: `${labelOf(place)} : l’objet annonce un avenant que la page « Lignes mises de côté » a déjà corrigé ou laissé de côté. Il le reste, et ne modifie aucun marché ; « Remettre à corriger », sur cette page, revient là-dessus.`,
  }
}

export function amendmentKeptAsContract(place: string, objet: string): Issue {
  return {
    code: 'amendmentKeptAsContract',
    severity: 'warning',
    cell: place,
    value: objet,
    message: `${labelOf(place)} : l’objet annonce un avenant, mais les données essentielles publient ici un marché à part entière. Il est gardé et compté ; vérifiez la publication si c’est une modification.`,
  }
}

export function amendmentAmountLeft(place: string, uid: string): Issue {
  return {
    code: 'amendmentAmountLeft',
    severity: 'info',
    cell: place,
    value: null,
    message: `${labelOf(place)} : avenant rattaché au marché ${uid}. Son montant (nouveau total ou différence ?) n’est pas repris ; le montant initial compte.`,
  }
}

export const ONLY_BUYER_DIFFERS = 'onlyBuyerDiffers'

/** Of the file as a whole: the report shows which, as they stand since. */
export function onlyBuyerDiffers(total: number): Issue {
  const said = countOf(total, 'marché a', 'marchés ont')
  return {
    code: ONLY_BUYER_DIFFERS,
    severity: 'warning',
    cell: null,
    value: null,
    message: `Fichier : ${said} déjà un semblable, dont le registre ne dit pas l’acheteur de la même façon (il manque d’un côté, sa clé est fausse, ou il a été corrigé ou donné depuis) : même numéro, même objet, même date, même montant. Les deux comptent : réunissez-les.`,
  }
}

/** Of the file as a whole; `first`: of the first of them. */
export function otherHoursThanBefore(total: number, first: readonly HoursReplaced[]): Issue {
  const named = first.map(
    ({ uid, id, from, to, before, after }) =>
      `${id ?? uid}, du ${date(from)} au ${date(to)} : ${hours(before / 100)}, et maintenant ${hours(after / 100)}`,
  )
  return {
    code: 'otherHoursThanBefore',
    severity: 'warning',
    cell: null,
    value: null,
    message: `Fichier : ${countOf(total, 'période a', 'périodes ont')} d’autres heures que dans un import précédent (${named.join(' ; ')}${total > first.length ? '…' : ''}). Celles de ce fichier les remplacent. Si ce sont celles d’autres personnes, donnez leurs lignes dans un seul fichier ; d’une autre structure, dans une colonne « Structure ».`,
  }
}

export const WHOLE_AND_LOTS = 'wholeAndLots'

/** Of the file as a whole; `numbers`: of the first of them. */
export function wholeAndLots(total: number, numbers: readonly string[]): Issue {
  const said = countOf(total, 'marché est donné', 'marchés sont donnés')
  const named = numbers.map((number) => `n° ${number}`).join(', ')
  return {
    code: WHOLE_AND_LOTS,
    severity: 'warning',
    cell: null,
    value: null,
    message: `Fichier : ${said} une fois en entier, sans lot, et une fois par lots, dont les montants font le sien (${named}${total > numbers.length ? '…' : ''}). Les deux comptent : réunissez le marché entier à l’un de ses lots.`,
  }
}
