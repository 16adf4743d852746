import type { Issue } from '../../errors.js'
import { countOf, plural } from '../../french.js'
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
  const said = countOf(total, 'marché nouveau a', 'marchés nouveaux ont')
  return {
    code: ONLY_BUYER_DIFFERS,
    severity: 'warning',
    cell: null,
    value: null,
    message: `Fichier : ${said} déjà un semblable, dont le registre ne dit pas l’acheteur de la même façon (il manque d’un côté, sa clé est fausse, ou il a été corrigé depuis) : même numéro, même objet, même date, même montant. Les deux comptent : réunissez-les.`,
  }
}
