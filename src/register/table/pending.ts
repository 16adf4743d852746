import { fold } from '../../fold.js'
import type { Field } from '../columns/fields.js'
import { filledCells } from './cells.js'
import type { RowValues } from './rowValues.js'

const STEP =
  'analyse|attribution|consultation|passation|publication|redaction|preparation|negociation|notification|signature'
const PENDING = new RegExp(
  `^(?:(?:marche |consultation |procedure |offres? )?en (?:(?:cours|attente|phase) (?:de |d ))?(?:${STEP}|projet)(?: des offres| du dce)?|(?:${STEP}) en cours(?: .{1,30})?|a (?:lancer|publier|attribuer|notifier|signer|venir)|(?:non|pas encore) (?:lance|publie|attribue|notifie|signe)e?|projet|abandonnee?|annulee?)$`,
)
const CONCLUDED: readonly Field[] = [
  'titulaireNom',
  'titulaireId',
  'dateNotification',
  'dateSignature',
  'dateAttribution',
]
const LONGEST = 60

/** What a row says of a contract that is neither dated nor held: "En cours d’analyse" is not concluded yet; null: nothing. */
export function pendingIn(values: RowValues): string | null {
  if (CONCLUDED.some((field) => values.locate(field) !== null)) return null
  const said = filledCells(values.row).find(({ cell: { text } }) => text.length <= LONGEST && PENDING.test(fold(text)))
  return said?.cell.text ?? null
}
