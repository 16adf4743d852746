import { withheldNames } from '../../contract/publicHolder.js'
import { CUT, publicText } from '../../contract/publicText.js'
import type { ContractRecord } from '../../contract.js'

/** The need as a public page may say it, whichever way it is read or searched. */
export interface PublicNeed {
  readonly title: string
  /** What the lot belongs to, where the title is the lot's. */
  readonly within: string | null
  readonly lot: string | null
  readonly buyerName: string | null
}

type Named = Pick<ContractRecord, 'titulaires' | 'modifications'>

/** Where nothing of a title can be repeated: the contract itself is not lost. */
const UNSAID = 'Objet non repris ici : il cite des heures réalisées ou une personne'

export function publicNeed(
  record: Named & Pick<ContractRecord, 'objet' | 'lotObjet' | 'lot' | 'acheteur'>,
): PublicNeed {
  const repeat = (text: string | null): string | null => said(text, record)
  const [objet, lotObjet] = [record.objet.trim(), record.lotObjet?.trim() || null]
  const within = lotObjet === null || lotObjet === objet ? null : objet
  return {
    title: repeat(lotObjet ?? objet) ?? UNSAID,
    within: repeat(within),
    lot: repeat(record.lot),
    buyerName: repeat(record.acheteur.nom),
  }
}

/** What the words of a search are looked for in: what the list shows, and no more. */
export function publicWords(
  record: Named & Pick<ContractRecord, 'id' | 'consultation' | 'objet' | 'lotObjet' | 'acheteur' | 'codeCPV'>,
): string {
  const texts = [record.consultation, record.objet, record.lotObjet, record.acheteur.nom, record.codeCPV]
  return [record.id, ...texts.map((text) => said(text, record))].filter(Boolean).join(' ')
}

/** The names that no text may say again: those of holders, present or past, that are withheld. */
export function unsaidNames({ titulaires, modifications }: Named): readonly string[] {
  return withheldNames([...titulaires, ...modifications.flatMap((change) => change.titulaires ?? [])])
}

/** A text as it is repeated; null where there is none, or nothing of it is. */
function said(text: string | null, record: Named): string | null {
  const repeated = publicText(text ?? '', unsaidNames(record))
  return repeated === '' || repeated === CUT ? null : repeated
}
