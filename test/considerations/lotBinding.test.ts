import { describe, expect, it } from 'vitest'
import { tagLine } from '../../src/considerations/tag.js'

const statesOf = (text: string, lot: string | null) => tagLine({ id: 1, field: 'conditions', text, lot }).states

describe('chaque lot garde son propre dispositif', () => {
  it.each([
    ['Clause d’insertion sur le lot 1 ; lot 2 réservé aux SIAE.'],
    ['Clause d’insertion sur le lot 1 ; le lot 2 est réservé aux SIAE.'],
    ['Clause d’insertion pour le lot 1, lot 2 réservé aux SIAE'],
    ['Lot 2 réservé aux SIAE ; clause d’insertion sur le lot 1.'],
    ['Lot 1 : clause d’insertion ; lot 2 : marché réservé aux SIAE'],
  ])('%s', (text) => {
    expect(statesOf(text, '1')).toMatchObject({ insertionClause: 'yes', reserved: 'no' })
    expect(statesOf(text, '2')).toMatchObject({ insertionClause: 'no', reserved: 'yes' })
  })

  it.each([
    ['Le lot 2 étant réservé aux SIAE, la clause d’insertion ne porte que sur le lot 1.'],
    ['Seul le lot 1 porte la clause d’insertion, le lot 2 étant réservé aux SIAE.'],
  ])('%s', (text) => {
    expect(statesOf(text, '1').insertionClause).toBe('yes')
    expect(statesOf(text, '2')).toMatchObject({ insertionClause: 'no', reserved: 'yes' })
  })
})

describe('les lots d’une clause, autrement écrits', () => {
  it.each([
    ['Pour le lot 2, la clause d’insertion porte sur 300 heures.', '2', 'yes'],
    ['Pour le lot 2, la clause d’insertion porte sur 300 heures.', '1', 'no'],
    ['Clause d’insertion sur les lots 1 ; 4 ; 7', '7', 'yes'],
    ['Lot 1 ; lot 2 : clause d’insertion', '1', 'yes'],
    ['La clause d’insertion, dont le lot 2 est dispensé, porte sur les lots 1 et 3.', '3', 'yes'],
    ['La clause d’insertion, dont le lot 2 est dispensé, porte sur les lots 1 et 3.', '2', 'no'],
    ['Clause d’insertion pour chacun des lots hormis ceux réservés (lots 2 et 3).', '2', 'no'],
    ['Clause d’insertion pour chacun des lots hormis ceux réservés (lots 2 et 3).', '4', 'yes'],
    ['Les lots de second œuvre (8 à 14) sont soumis à la clause d’insertion.', '9', 'yes'],
    ['Les lots de second œuvre (8 à 14) sont soumis à la clause d’insertion.', '3', 'no'],
    ['Les lots de finition (8, 9 et 10) ne sont pas soumis à la clause d’insertion.', '9', 'no'],
    ['Les lots techniques (7 à 12) ne comportent pas de clause d’insertion.', '3', 'unknown'],
    ['Les lots 1 à 3 et les lots techniques (7 à 12) sont soumis à la clause d’insertion.', '2', 'yes'],
    ['Clause d’insertion : lots de gros œuvre (1 et 2), lots techniques (7 à 12)', '8', 'yes'],
    ['Clause d’insertion : lots de gros œuvre (1 et 2), lots techniques (7 à 12)', '3', 'no'],
    ['Les lots techniques (3) comportent une clause d’insertion.', '2', 'yes'],
    ['Les lots (8 à 14 mois) sont soumis à la clause d’insertion.', '3', 'yes'],
    ['Les lots relatifs aux bâtiments (1 et 2) comportent une clause d’insertion.', '4', 'yes'],
    ['Les lots et tranches (1 et 2) comportent une clause d’insertion.', '3', 'yes'],
    ['Lot 1 : clause d’insertion 180 heures ; lot 2 : clause d’insertion 0 heure', '2', 'no'],
    ['Lot 1 : clause d’insertion 180 heures ; lot 2 : clause d’insertion 0 heure', '1', 'yes'],
    ['Lot 1 : clause d’insertion de 180 heures ; lot 2 : clause d’insertion de 0 heure', '2', 'no'],
    ['LOT1 A LOT4 : clause d’insertion', '3', 'yes'],
    ['LOT1 A LOT4 : clause d’insertion', '5', 'no'],
    ['LOT1, LOT2 ET LOT3 : clause d’insertion', '1', 'yes'],
    ['L1 à L4 : clause d’insertion', '2', 'yes'],
    ['L1 à L4 : clause d’insertion', '6', 'no'],
    ['L1, L2, L6 : avec clause d’insertion. L3 : sans clause d’insertion', '6', 'yes'],
    ['L1, L2, L6 : avec clause d’insertion. L3 : sans clause d’insertion', '3', 'no'],
    ['Lot 1 | Clause d’insertion : oui\nLot 2 | Clause d’insertion : non', '1', 'yes'],
    ['Lot 1 | Clause d’insertion : oui\nLot 2 | Clause d’insertion : non', '2', 'no'],
    ['Lots soumis à la clause d’insertion :\n1 - VRD\n2 - Gros-œuvre\n7 - Menuiseries', '7', 'yes'],
    ['Lots soumis à la clause d’insertion :\n1 - VRD\n2 - Gros-œuvre\n7 - Menuiseries', '4', 'no'],
    ['Lots concernés par la clause d’insertion :\n* 1 (VRD)\n* 4 (Plâtrerie)', '4', 'yes'],
    ['Lots concernés par la clause d’insertion :\n• 1. VRD\n• 4. Plâtrerie', '5', 'no'],
    ['Les lots comportent une clause d’insertion : 10 % des heures, 5 % pour les jeunes', '5', 'yes'],
    ['Nombre de lots avec clause d’insertion : 2 - voir CCAP, 3 - voir RC', '5', 'yes'],
    ['Clause d’insertion aux lots suivants : - lot 1 VRD 350 heures - lot 2 gros-œuvre 900 heures', '2', 'yes'],
    ['Clause d’insertion aux lots suivants : - lot 1 VRD 350 heures - lot 2 gros-œuvre 900 heures', '3', 'no'],
    ['Lot 2 : idem lot 1 hors clause d’insertion', '2', 'no'],
    ['Lot 2 : idem lot 1 hors clause d’insertion', '1', 'unknown'],
    ['Lot 1 : clause d’insertion. Lot 2 : idem lot 1. Lot 3 : néant. Lot 4 : idem lot 3.', '2', 'yes'],
    ['Lot 1 : clause d’insertion. Lot 2 : idem lot 1. Lot 3 : néant. Lot 4 : idem lot 3.', '4', 'no'],
  ])('%s, lot %s : %s', (text, lot, state) => expect(statesOf(text, lot).insertionClause).toBe(state))

  it.each([
    ['LOT 1 TERRASSEMENT 210 H\tLOT 2 MACONNERIE 640 H\tLOT 3 SERRURERIE 0 H (heures d’insertion)'],
    [
      'Lot 1 Gros œuvre 600 h\nLot 2 Couverture 150 h\nLot 3 Ascenseur 0 h\nLes heures ci-dessus sont des heures d’insertion.',
    ],
  ])('les heures sont données avant d’être dites d’insertion : %s', (text) => {
    expect(statesOf(text, '2').insertionClause).toBe('yes')
    expect(statesOf(text, '3').insertionClause).toBe('no')
    expect(statesOf(text, null).insertionClause).toBe('yes')
  })

  it('un critère donné pour une plage de lots', () => {
    const text = 'LOT1 A LOT4: PRIX 55 / VT 35 / DEMARCHE ENVIRONNEMENTALE 10 - LOT5: PRIX 100'
    const stateFor = (lot: string) => tagLine({ id: 1, field: 'criteres', text, lot }).states.environmentalCriterion
    expect(stateFor('2')).toBe('yes')
    expect(stateFor('5')).not.toBe('yes')
  })
})
