import type { Modification } from '../../src/contract.js'

/** A modification that says nothing but what is given. */
export const modification = (given: Partial<Modification>): Modification => ({
  id: null,
  dateNotificationModification: null,
  datePublicationDonneesModification: null,
  objetModification: null,
  dureeMois: null,
  montant: null,
  titulaires: null,
  ...given,
})
