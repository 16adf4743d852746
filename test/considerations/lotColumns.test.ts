import { describe, expect, it } from 'vitest'
import { tagLine } from '../../src/considerations/tag.js'

const statesOf = (column: string, text: string, lot: string | null) =>
  tagLine({ id: 1, field: 'colonne', column, text, lot }).states

describe('une colonne d’heures détaillée par lot', () => {
  it.each([
    ['lot 1 : 250 h ; lot 2 : 0 h', '1', 'yes'],
    ['lot 1 : 250 h ; lot 2 : 0 h', '2', 'no'],
    ['250 (lot 1) ; 0 (lot 2)', '1', 'yes'],
    ['250 (lot 1) ; 0 (lot 2)', '2', 'no'],
    ['L1 : 120h, L2 : 0h', '2', 'no'],
    ['Lot 1 (gros œuvre) : 1 250 h\nLot 2 (peinture) : 300,5 h\nLot 3 : néant', '2', 'yes'],
    ['Lot 1 (gros œuvre) : 1 250 h\nLot 2 (peinture) : 300,5 h\nLot 3 : néant', '3', 'no'],
    ['Lot 1 : 80 h ; lot 3 : NC', '3', 'unknown'],
    ['Lot 1 : 80 h ; lot 3 : à définir', '3', 'review'],
    ['lot 1 : 250 / lot 2 : 0', null, 'yes'],
    ['lot 1 : 0 / lot 2 : 0', null, 'no'],
  ])('%s, lot %s : %s', (text, lot, state) =>
    expect(statesOf('Heures d’insertion', text, lot).insertionClause).toBe(state),
  )
})

describe('une colonne qui répond par lot', () => {
  it.each([
    ['Clause sociale', 'Lot 1 : apprentissage\nLot 2 : néant', '1', 'yes'],
    ['Clause sociale', 'Lot 1 : apprentissage\nLot 2 : néant', '2', 'no'],
    ['Clause sociale', 'L1 oui, L2 oui, L3 non', '2', 'yes'],
    ['Clause sociale', 'L1 oui, L2 oui, L3 non', '3', 'no'],
    ['Clause sociale', 'oui (L1 et L2), non (L3)', '3', 'no'],
    ['Clause sociale', 'non (lots 1 et 2), oui (lot 3)', '3', 'yes'],
    ['Clause sociale', 'lot 1: 5% insertion / lot 2: 5% insertion / lot 3: RAS', '2', 'yes'],
    ['Clause sociale', 'lot 1: 5% insertion / lot 2: 5% insertion / lot 3: RAS', '3', 'unknown'],
    ['Clause sociale', 'L1 à L4', '3', 'yes'],
    ['Clause sociale', 'L1 à L4', '5', 'no'],
    ['Clause sociale', 'Tous lots', '5', 'yes'],
    ['Clause sociale', 'ensemble des 4 lots', null, 'yes'],
    ['Clause sociale', 'tous', '5', 'review'],
    ['Clause sociale', 'aucun lot', '5', 'no'],
    ['Lots concernés par une clause sociale', 'Tous', '5', 'yes'],
    ['Lots concernés par une clause sociale', 'tous sauf le 3', '3', 'no'],
    ['Lots concernés par une clause sociale', 'tous sauf le 3', '4', 'yes'],
    ['Lots concernés par une clause sociale', '1, 3 et 5', 'B', 'review'],
    ['Nombre de lots avec clause sociale', '2, 3', '2', 'review'],
  ])('%s : « %s », lot %s : %s', (column, text, lot, state) =>
    expect(statesOf(column, text, lot).socialClause).toBe(state),
  )

  it('des numéros seuls sous « Lots réservés » sont ceux des lots, un seul peut les compter', () => {
    expect(statesOf('Lots réservés', '1, 3 et 5', '3').reserved).toBe('yes')
    expect(statesOf('Lots réservés', '1, 3 et 5', '2').reserved).toBe('no')
    expect(statesOf('Lots réservés', '3', '2').reserved).toBe('review')
    expect(statesOf('Nombre de lots réservés', '3', '3').reserved).toBe('review')
  })
})

describe('les mots de la loi et les nombres seuls', () => {
  it('« Condition d’exécution sociale » est la clause sociale', () => {
    expect(statesOf('Condition d’exécution sociale', 'Oui', null).socialClause).toBe('yes')
    expect(statesOf('Condition d’exécution environnementale', 'Non', null).environmentalClause).toBe('no')
    expect(statesOf('Conditions d’exécution', 'Oui', null).socialClause).toBe('unknown')
    const derogated = statesOf('Condition d’exécution sociale', 'Non (art. L. 2112-2-1 : durée < 6 mois)', null)
    expect(derogated).toMatchObject({ socialClause: 'no', insertionClause: 'no' })
  })

  it('un nombre sous « Critère social » est son poids, trop petit il est à vérifier', () => {
    expect(statesOf('Critère social', '10', null).socialCriterion).toBe('yes')
    expect(statesOf('Critère social', '3', null).socialCriterion).toBe('review')
    expect(statesOf('Critère social', '0', null).socialCriterion).toBe('no')
  })
})

describe('une colonne de lots réservés', () => {
  it.each([
    ['Lot 2 : ESAT ; lot 5 : SIAE', '5', 'yes', ['SIAE']],
    ['Lot 2 : ESAT ; lot 5 : SIAE', '1', 'no', []],
    ['Lot 2 : ESAT ; lot 5 : SIAE', null, 'yes', ['EA-ESAT', 'SIAE']],
    ['2/5', '1', 'review', ['unspecified']],
    ['2/5', '5', 'review', ['unspecified']],
    ['2 / 5 / 6', '5', 'yes', ['unspecified']],
  ])('« %s », lot %s : %s', (text, lot, state, families) => {
    const { states, reservedTo } = tagLine({ id: 1, field: 'colonne', column: 'Lots réservés', text, lot })
    expect([states.reserved, reservedTo]).toEqual([state, families])
  })
})
