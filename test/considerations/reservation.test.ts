import { describe, expect, it } from 'vitest'
import { tagLine } from '../../src/considerations/tag.js'
import type { State } from '../../src/states.js'

const reservedIn = (text: string) => tagLine({ id: 1, field: 'objet', text }).states.reserved

describe('ce qui est réservé', () => {
  it.each([
    'Lot 7 - Espaces verts, réservé aux EA et ESAT en application de l’article L. 2113-12',
    'Entretien des espaces verts (réservé ESAT/EA)',
    'ENTRETIEN DES ESPACES VERTS RESERVE AUX ESAT',
    'Nettoyage des locaux communaux réservé aux ESAT',
    'Entretien des voies vertes, réservé aux SIAE',
    'Nettoyage de la salle des fêtes réservé aux structures d’insertion',
  ])('est le marché, quand le mot ne s’accorde pas avec ce qui le précède : « %s »', (text) => {
    expect(reservedIn(text)).toBe('yes')
  })

  it.each([
    'Locaux réservés aux usagers de l’ESAT',
    'Aménagement d’espaces réservés aux ESAT',
    'Création d’un accès et d’une voie réservés au personnel de l’ESAT',
    'Construction d’un bâtiment réservé à l’ESAT',
    'Extension de la salle réservée aux ESAT',
    'Marquage de places de stationnement réservé aux personnes handicapées',
  ])('est un lieu, des places ou des heures : « %s »', (text) => {
    expect(reservedIn(text)).toBe('unknown')
  })
})

const informations = (text: string, lot?: string) => tagLine({ id: 1, field: 'informations', text, lot })

describe('une réservation', () => {
  it.each<[string, State]>([
    ['Marché réservé : sans', 'no'],
    ['Marché réservé : pas concerné', 'no'],
    ['Hors marché réservé', 'no'],
    ['Le contrat n’entre pas dans le cadre des articles L. 2113-12 à L. 2113-16 (marchés réservés)', 'no'],
    ['Marché réservé : sans limite de montant', 'yes'],
    ['Le marché sera réservé aux EA si au moins deux candidatures sont reçues', 'review'],
    ['Lot susceptible d’être réservé aux ESAT', 'review'],
    ['Réservé aux SIAE sous réserve du sourcing', 'review'],
    ['La ville peut réserver le lot 2 aux ESAT', 'review'],
    ['Marché réservé aux structures si elles emploient au moins 50 % de travailleurs handicapés', 'yes'],
    ['Lot 3 réservé aux ESAT sous réserve de la production de l’agrément', 'yes'],
    ['BT-71-Lot : res-ws', 'yes'],
    ['BT-71 : none', 'no'],
    ['Le titulaire n’est pas soumis à TVA car le marché est réservé aux ateliers protégés', 'yes'],
    ['Ce marché ne relève pas de la défense, il est réservé aux SIAE', 'yes'],
    ['Lot réservé aux ESAT, qui préviendront si un usager est absent', 'yes'],
    ['Conformément à la faculté d’allotir, le lot 2 est réservé aux ESAT', 'yes'],
    ['La réservation du marché de restauration aux ESAT est envisagée', 'review'],
    ['Marché réservé : ☒ Non ☐ ESAT ☐ SIAE', 'no'],
    ['Réservé : ☐ Oui ☒ Non – si oui : ☐ ESAT ☐ EA ☐ SIAE', 'no'],
  ])('peut être niée ou conditionnelle : « %s »', (text, state) => {
    expect(informations(text).states.reserved).toBe(state)
  })

  it.each([
    'L’article L. 2113-12 permet à l’acheteur de réserver des marchés aux ESAT.',
    'Un acheteur peut réserver un marché à des SIAE.',
    'Guide des marchés réservés joint en annexe',
    'Définition : « marché réservé » désigne un marché passé en application de l’article L. 2113-12.',
    'Objectif du SPASER : 10 marchés réservés par an',
  ])('en général n’est pas celle de ce marché : « %s »', (text) => {
    expect(informations(text).states.reserved).not.toBe('yes')
  })

  it.each([
    'Conformément au SPASER, le marché est réservé aux ESAT',
    'Guide des achats joint ; marché réservé aux ESAT',
    'En application du code qui permet de réserver des marchés, le lot 1 est réservé aux EA',
    'Politique d’achat : les marchés réservés aux ESAT sont les lots 2 et 3',
    'Marché réservé aux EA, si besoin en groupement',
    'Le code permet de réserver un marché : le présent marché est réservé aux ESAT.',
  ])('dite de ce marché l’est malgré ces mots : « %s »', (text) => {
    expect(informations(text).states.reserved).toBe('yes')
  })

  it.each([
    ['Sont réservés les lots 2 et 5 (ESAT)', '2', 'yes'],
    ['Sont réservés les lots 2 et 5 (ESAT)', '3', 'no'],
    ['Sont réservés aux ESAT : le lot 2 et le lot 5', '5', 'yes'],
    ['Est réservé aux entreprises adaptées le lot 4', '4', 'yes'],
  ])('a son verbe devant : « %s », lot %s', (text, lot, state) => {
    expect(informations(text, lot).states.reserved).toBe(state)
  })

  it('ne réserve pas des places dont le verbe est devant', () => {
    expect(informations('Sont réservées les places proches de l’ascenseur').states.reserved).toBe('unknown')
  })

  it.each([
    ['1', ['EA-ESAT']],
    ['3', ['SIAE']],
    [undefined, ['EA-ESAT', 'SIAE']],
  ])('nomme les structures de chaque lot : lot %s', (lot, reservedTo) => {
    expect(informations('Marché réservé : lot 1 (EA), lot 3 (SIAE)', lot).reservedTo).toEqual(reservedTo)
  })

  it.each([
    ['Marché réservé : ESAT ☐ EA ☐ SIAE ☒', ['SIAE']],
    ['Marché réservé : ☐ ESAT ☐ EA ☒ SIAE', ['SIAE']],
    ['Marché réservé à : [x] EA [ ] SIAE', ['EA-ESAT']],
    ['Marché réservé : ☐ ESAT ☐ EA ☐ SIAE', []],
    ['Marché réservé ☐ ESAT ☒ SIAE', ['SIAE']],
    ['Marché réservé ESAT ☐ SIAE ☒', ['SIAE']],
    ['Lot réservé [X] EA [ ] SIAE [ ] ESS', ['EA-ESAT']],
  ])('nomme les structures cochées : « %s »', (text, reservedTo) => {
    expect(informations(text).reservedTo).toEqual(reservedTo)
  })

  it.each([
    ['Réservation du lot 2 aux ESAT', '2', 'yes'],
    ['Réservation du lot 2 aux ESAT', '1', 'no'],
    ['Réservation des lots 2 et 4 aux entreprises adaptées.', '4', 'yes'],
    ['Entretien du parc – réservation du marché aux SIAE', undefined, 'yes'],
    ['En cas de réservation du lot 2 aux ESAT, le candidat joint son agrément.', '2', 'review'],
    ['La réservation du lot 2 aux SIAE n’a pas été retenue.', '2', 'no'],
    ['Réservation du marché de Noël aux artisans', undefined, 'unknown'],
    ['Réservation de la salle du lot 2 pour l’ESAT', undefined, 'unknown'],
    ['Clause d’insertion sur tous les lots, sauf le lot réservé n° 3', '3', 'yes'],
    ['Clause d’insertion sur tous les lots, sauf le lot réservé n° 3', '1', 'no'],
    ['À l’exception du lot 5, réservé aux EA, l’ensemble des lots a une clause d’insertion.', '5', 'yes'],
    ['À l’exception du lot 5, réservé aux EA, l’ensemble des lots a une clause d’insertion.', '1', 'no'],
    ['Marché, sauf le lot 5, réservé aux ESAT', '5', 'no'],
    ['Marché, sauf le lot 5, réservé aux ESAT', '1', 'yes'],
  ])('dit de quels lots : « %s », lot %s : %s', (text, lot, state) => {
    expect(informations(text, lot).states.reserved).toBe(state)
  })

  it('nomme les structures de chaque lot d’une liste de numéros', () => {
    expect(informations('Lots réservés : 2 (ESAT), 4 (SIAE)', '4').reservedTo).toEqual(['SIAE'])
  })

  it('lit chaque lot et ses structures derrière ce qu’il s’appelle', () => {
    const text = 'Lots réservés : lot 2 (cimetières) aux SIAE, lot 5 (mise sous pli) aux ESAT et EA.'
    expect(informations(text, '2')).toMatchObject({ states: { reserved: 'yes' }, reservedTo: ['SIAE'] })
    expect(informations(text, '5')).toMatchObject({ states: { reserved: 'yes' }, reservedTo: ['EA-ESAT'] })
    expect(informations(text, '3').states.reserved).toBe('no')
    const other = 'Lots réservés : lot 1 (tonte) aux ESAT ; lot 2 (taille) : non réservé.'
    expect(informations(other, '2').states.reserved).toBe('no')
  })
})

it.each([
  'III.1.5) Informations sur les marchés réservés (le cas échéant)',
  'III.1.5) Informations sur les marchés réservés : III.2) Conditions du marché',
])('un intitulé que rien ne remplit ne réserve pas : %s', (text) =>
  expect(informations(text).states.reserved).toBe('unknown'),
)

describe('une réservation dont on parle sans la faire', () => {
  const said = (text: string, column?: string) =>
    tagLine({ id: 1, ...(column ? { field: 'colonne', column } : { field: 'conditions' }), text }).states
  it.each<[string, State]>([
    ['Réservation du lot 2 aux ESAT', 'yes'],
    ['Le taux de réservation des lots aux ESAT est de 10 % dans le SPASER', 'review'],
    ['Suite à l’échec de la réservation du lot 2 aux ESAT, procédure ouverte à tous', 'review'],
    ['Faute de réservation aux ESAT, le marché est ouvert', 'review'],
    ['Réservation possible du lot 2 aux ESAT', 'review'],
    ['La réservation du lot 2 aux ESAT pourra être décidée ultérieurement', 'review'],
    ['Le lot 2 ne fait pas l’objet d’une réservation aux ESAT', 'no'],
    ['Marché réservé : ☒ Non ☐ ESAT ☐ SIAE', 'no'],
    ['Marché réservé : ☐ Oui ☒ Non ☐ ESAT', 'no'],
    ['Réservé : ☐ Oui ☒ Non – si oui : ☐ ESAT ☐ EA ☐ SIAE', 'no'],
    ['Marché réservé : Oui ☐ Non ☒ ☐ ESAT ☐ SIAE', 'no'],
    ['Le lot 1 n’est pas concerné par l’allotissement technique, le marché étant réservé aux ESAT', 'yes'],
    ['Le titulaire n’est pas soumis à TVA car le marché est réservé aux ateliers protégés', 'yes'],
    ['Lot réservé aux ESAT, qui préviendront si un usager est absent', 'yes'],
  ])('« %s » : %s', (text, state) => expect(said(text).reserved).toBe(state))

  it.each<[string, 'reserved' | 'socialCriterion' | 'socialClause', State]>([
    ['réservé ESAT', 'reserved', 'yes'],
    ['critère social 0 %', 'socialCriterion', 'no'],
    ['clause de révision', 'socialClause', 'unknown'],
  ])('« %s » sous « Clauses et critères », en %s : %s', (text, kind, state) =>
    expect(said(text, 'Clauses et critères')[kind]).toBe(state),
  )

  it.each([
    'Le lot 2 n’a pas de clause sociale, contrairement aux lots 1 et 3 du précédent marché',
    'L’ancien marché, clausé, a permis 300 heures',
    'Marché pouvant être clausé',
  ])('« %s » ne dit rien du lot 1', (text) =>
    expect(tagLine({ id: 1, field: 'conditions', text, lot: '1' }).states.socialClause).toBe('unknown'),
  )
})
