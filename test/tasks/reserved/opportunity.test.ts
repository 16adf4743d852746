import { describe, expect, test } from 'vitest'
import { considerationsOf } from '../../../src/considerations/tag.js'
import { type ContractRecord, contractRecord, type IsoDate } from '../../../src/contract.js'
import { entryOf } from '../../../src/tasks/reserved/entry.js'
import { opportunityOf } from '../../../src/tasks/reserved/opportunity.js'
import { holdersText, reservationText, sizeText, titleText } from '../../../src/tasks/reserved/wording.js'
import { modification } from '../../contract/modification.js'
import { TODAY } from '../../export/samples.js'

function of(given: Partial<ContractRecord>, said: string) {
  const texts = [{ field: 'informations' as const, column: null, text: said, cell: 'F2' }]
  const record = contractRecord({ objet: 'Nettoyage des locaux', texts, ...given })
  const { tags, reservedTo, states } = considerationsOf(texts.map((text) => ({ ...text, lot: null })))
  const row = { uid: 'u', type: record.type, reserved: states.reserved === 'yes', clause: false, reservedTo, record }
  return opportunityOf(entryOf({ ...row, montant: record.montant, changedAt: '' }, TODAY), { record, tags })
}
const holder = (denominationSociale: string) => ({ id: null, typeIdentifiant: null, denominationSociale })

describe('un marché réservé tel qu’il est montré', () => {
  test.each([
    ['Marché réservé aux EA et ESAT (article L. 2113-12)', 'réservé EA/ESAT (L. 2113-12)'],
    ['Marché réservé aux entreprises adaptées', 'réservé EA/ESAT'],
    ['Lot réservé aux SIAE au titre de l’article L. 2113‑13', 'réservé SIAE (L. 2113-13)'],
    ['Marché réservé ESAT / SIAE', 'réservé EA/ESAT et SIAE'],
    ['Marché réservé', 'réservé, bénéficiaires non précisés'],
  ])('%s : %s — un article n’est dit que si l’acheteur le cite', (said, expected) => {
    expect(reservationText(of({}, said))).toBe(expected)
  })

  test('les titulaires actuels sont ceux de la dernière modification qui en donne', () => {
    const titulaires = [holder('SARL Ancienne')]
    const modifications = [modification({ titulaires: [holder('SARL Nouvelle')] }), modification({ dureeMois: 60 })]
    expect(holdersText(of({ titulaires, modifications }, 'Marché réservé'))).toBe('titulaire actuel : SARL Nouvelle')
    expect(holdersText(of({}, 'Marché réservé'))).toBe('titulaire non publié')
    const decp = { id: '15025743400020', typeIdentifiant: 'SIRET', denominationSociale: null }
    expect(holdersText(of({ titulaires: [decp] }, 'Marché réservé'))).toBe('titulaire actuel : SIRET 15025743400020')
  })

  test('le numéro de lot précède son objet, sans se répéter', () => {
    expect(titleText(of({ lot: '3', lotObjet: 'Espaces verts' }, 'Marché réservé'))).toBe('Lot 3 — Espaces verts')
    expect(titleText(of({ lot: '3', lotObjet: 'Lot n° 3 : espaces verts' }, 'Marché réservé'))).toBe(
      'Lot n° 3 : espaces verts',
    )
  })

  test('un maximum est dit maximum, un montant absent n’est pas zéro', () => {
    const montant = 12_000_000 as ContractRecord['montant']
    const said = (given: Partial<ContractRecord>) =>
      sizeText(of(given, 'Marché réservé')).replace(/[\u202f\u00a0]/g, ' ')
    expect(said({ montant, montantMaximum: true, dureeMois: 18, dateNotification: '2025-01-01' as IsoDate })).toBe(
      'maximum 120 k€ HT / 18 mois',
    )
    expect(said({})).toBe('montant non publié')
  })
})
