import { describe, expect, it } from 'vitest'
import { tagLine } from '../../src/considerations/tag.js'
import type { Kind, State } from '../../src/states.js'

type Case = readonly [column: string, text: string, kind: Kind, state: State]

const stateOf = (column: string, text: string, kind: Kind, lot: string | null = null) =>
  tagLine({ id: 1, field: 'colonne', column, text, lot }).states[kind]

const check = ([column, text, kind, state]: Case) => expect(stateOf(column, text, kind)).toBe(state)

describe('une cellule qui commence par une négation', () => {
  it.each<Case>([
    ['Clause sociale', 'Non (durée < 90 h)', 'socialClause', 'no'],
    ['Clause sociale', 'N (montant < seuil)', 'socialClause', 'no'],
    ['Clause sociale', 'NON !', 'socialClause', 'no'],
    ['Clause sociale', 'Non - 12/03/2024', 'socialClause', 'no'],
    ['Clause sociale', 'non prévue', 'socialClause', 'no'],
    ['Clause sociale', 'Pas de clause : montant < 90 000 €', 'socialClause', 'no'],
    ['Clause sociale', 'aucune clause d’exécution sociale', 'socialClause', 'no'],
    ['Clause sociale', 'Absence de clause', 'socialClause', 'no'],
    ['Clause sociale', 'clause sociale non prévue', 'socialClause', 'no'],
    ['Clause sociale', 'Non mais critère social 10 %', 'socialClause', 'no'],
    ['Clause d’insertion', '0 heure d’insertion', 'insertionClause', 'no'],
    ['Clause d’insertion', '0 h prévue', 'insertionClause', 'no'],
    ['Critère environnemental', 'Non - clause uniquement', 'environmentalCriterion', 'no'],
    ['Marché réservé', 'non (ESAT titulaire)', 'reserved', 'no'],
    ['Clause d’insertion', 'Non, trop peu de main-d’œuvre (45 h)', 'insertionClause', 'no'],
    ['Clause sociale', 'Non (seuil de 90 000 € non atteint)', 'socialClause', 'no'],
    ['Clause sociale', 'Non, prestations réalisées à distance', 'socialClause', 'no'],
    ['Clause sociale', 'Non : travaux spécialisés exécutés en 2 semaines', 'socialClause', 'no'],
    ['Critère social', 'Non (prix 60 %, technique 40 %)', 'socialCriterion', 'no'],
  ])('nie le dispositif quand elle le dit tout entier : « %s » : « %s », %s %s', (...said) => check(said))

  it.each<Case>([
    ['Clause d’insertion', 'pas de difficulté, 200 heures visées', 'insertionClause', 'review'],
    ['Clause d’insertion', 'non réalisée, 150 h dues', 'insertionClause', 'review'],
    ['Clause d’insertion', 'Non respectée', 'insertionClause', 'review'],
    ['Clause d’insertion', '0 h réalisées', 'insertionClause', 'review'],
    ['Clause d’insertion', 'sans objet pour la TO, 90 h en TF', 'insertionClause', 'review'],
    ['Clause sociale', 'non chiffrée', 'socialClause', 'review'],
    ['Clause sociale', 'Sans facilitateur', 'socialClause', 'review'],
    ['Clause sociale', 'sans réservation', 'socialClause', 'review'],
    ['Clause sociale', 'Pas de clause d’insertion', 'socialClause', 'review'],
    ['Clause sociale', 'Non mais 80 h', 'socialClause', 'review'],
    ['Clause sociale', 'oui, puis suppression de la clause', 'socialClause', 'review'],
    ['Clause sociale', 'oui puis avenant de retrait', 'socialClause', 'review'],
    ['Clause sociale', 'pas d’info', 'socialClause', 'review'],
    ['Clause sociale', 'Non, objectif non atteint', 'socialClause', 'review'],
    ['Clause sociale', 'Non, 80 h réalisées', 'socialClause', 'review'],
    ['Critère social', 'Non - prix 60 %, insertion 10 %', 'socialCriterion', 'review'],
    ['Critère social', 'non pondéré', 'socialCriterion', 'review'],
    ['Clause environnementale', 'sans glyphosate', 'environmentalClause', 'review'],
    ['Clause environnementale', 'Aucun plastique à usage unique', 'environmentalClause', 'review'],
    ['Marché réservé', 'sans suite', 'reserved', 'review'],
    ['Marché réservé', 'non attribué (ESAT)', 'reserved', 'review'],
    ['Heures d’insertion', 'non réalisées', 'insertionClause', 'review'],
    ['considerationsSociales', 'Clause sociale : non exécutée', 'socialClause', 'review'],
  ])('est à vérifier quand elle nie autre chose : « %s » : « %s », %s %s', (...said) => check(said))

  it.each<Case>([
    ['Clause sociale', 'sans pénalité, 60 h', 'insertionClause', 'yes'],
    ['Clause d’insertion', 'pas d’objection du facilitateur, 140 h', 'insertionClause', 'yes'],
    ['Clause d’insertion', '0 h réalisée sur 90 h', 'insertionClause', 'yes'],
    ['Clause d’insertion', 'pas de clause, 140 h', 'insertionClause', 'review'],
  ])('laisse dire les heures dues : « %s » : « %s », %s %s', (...said) => check(said))
})

describe('une cellule qui commence par oui', () => {
  it.each<Case>([
    ['Clause sociale', 'oui mais retirée', 'socialClause', 'review'],
    ['Clause sociale', 'Oui → non', 'socialClause', 'review'],
    ['Clause sociale', 'Oui → 0 h', 'socialClause', 'review'],
    ['Clause sociale', 'oui puis non', 'socialClause', 'review'],
    ['Clause sociale', 'oui, levée', 'socialClause', 'review'],
    ['Clause sociale', 'oui, variantes', 'socialClause', 'review'],
    ['Clause sociale', 'Oui non', 'socialClause', 'review'],
    ['Clause sociale', 'oui, si tranche 2 affermie', 'socialClause', 'review'],
    ['Clause sociale', 'oui en variante', 'socialClause', 'review'],
    ['Clause sociale', 'Oui (0 h)', 'insertionClause', 'unknown'],
    ['Clause d’insertion', 'oui (annulée)', 'insertionClause', 'review'],
    ['Marché réservé', 'oui (PME)', 'reserved', 'review'],
    ['Marché réservé', 'oui, infructueux puis ouvert', 'reserved', 'review'],
  ])('et se reprend est à vérifier : « %s » : « %s », %s %s', (...said) => check(said))

  it.each<Case>([
    ['Clause sociale', 'Oui (pas de pénalité)', 'socialClause', 'yes'],
    ['Clause sociale', 'Oui (pénalités si non-respect)', 'socialClause', 'yes'],
    ['Clause sociale', 'Oui - variante non autorisée', 'socialClause', 'yes'],
    ['Clause sociale', 'Oui : 150 h, variante autorisée', 'socialClause', 'yes'],
    ['Clause sociale', 'Oui → 300 heures', 'socialClause', 'yes'],
    ['Clause sociale', 'oui, levée des réserves au 12/03', 'socialClause', 'yes'],
    ['Clause sociale', 'oui, levée d’option', 'socialClause', 'yes'],
    ['Clause sociale', 'oui, levée des tranches 2 et 3', 'socialClause', 'yes'],
    ['Clause sociale', 'oui, variantes autorisées', 'socialClause', 'yes'],
    ['Clause sociale', 'oui, variante admise', 'socialClause', 'yes'],
    ['Clause sociale', 'Oui (puis reconduction tacite)', 'socialClause', 'yes'],
    ['Clause sociale', 'Oui, critère social : non', 'socialClause', 'yes'],
    ['Clause sociale', 'Clause d’insertion, critère 10 %', 'socialClause', 'yes'],
    ['Marché réservé', 'oui - EA (petites prestations)', 'reserved', 'yes'],
    ['Clause d’insertion', 'oui, 0 h réalisée', 'insertionClause', 'yes'],
    ['Clause environnementale', 'Oui (produits sans glyphosate)', 'environmentalClause', 'yes'],
    ['Marché réservé', 'Oui (SIAE, art. L. 2113-13)', 'reserved', 'yes'],
  ])('reste un oui où rien ne le reprend : « %s » : « %s », %s %s', (...said) => check(said))

  it('« Oui / Non » ne répond rien', () =>
    expect(stateOf('Clause sociale', 'Oui / Non', 'socialClause')).toBe('unknown'))
})

describe('un poids ou un nombre dans une cellule', () => {
  it.each<Case>([
    ['Critère social', 'pondération 10 %', 'socialCriterion', 'yes'],
    ['Critère social', 'Prix 60 %, insertion 10,5 %', 'socialCriterion', 'yes'],
    ['Critère environnemental', 'VT 40 % dont 15 % environnement', 'environmentalCriterion', 'yes'],
    ['Critère environnemental', '10 % de la valeur technique', 'environmentalCriterion', 'yes'],
    ['Clause d’insertion', '5 % des heures', 'insertionClause', 'yes'],
    ['Clause d’insertion', '90 h (non réalisées)', 'insertionClause', 'yes'],
    ['Clause d’insertion', '300h réalisées sur 500h', 'insertionClause', 'yes'],
    ['Clause d’insertion', '1 ETP', 'insertionClause', 'yes'],
    ['Clause d’insertion', '300 h - critère social 10 %', 'insertionClause', 'yes'],
    ['Critère social', '10 % - conditions de travail', 'socialCriterion', 'yes'],
    ['Critère environnemental', '10 % (circuits courts)', 'environmentalCriterion', 'yes'],
    ['Critère environnemental', 'Véhicules à faibles émissions 10 %', 'environmentalCriterion', 'yes'],
    ['Critère environnemental', '10 % - produits sans phtalates', 'environmentalCriterion', 'yes'],
    ['Critère social', '10 % - politique RH', 'socialCriterion', 'yes'],
  ])('est celui de la colonne quand il y est seul ou nommé : « %s » : « %s », %s %s', (...said) => check(said))

  it.each<Case>([
    ['Critère social', 'prix 60 %, technique 40 %', 'socialCriterion', 'review'],
    ['Critère social', 'environnement 10 %', 'socialCriterion', 'review'],
    ['Critère social', 'critère prix', 'socialCriterion', 'review'],
    ['Critère environnemental', '0 % environnement, 10 % social', 'environmentalCriterion', 'review'],
    ['Critère environnemental', '10 % (social)', 'environmentalCriterion', 'review'],
    ['Clause sociale', '10 % critère', 'socialClause', 'review'],
    ['Clause environnementale', '10 %', 'environmentalClause', 'review'],
    ['Clause d’insertion', '3 % de pénalité', 'insertionClause', 'review'],
    ['Clause d’insertion', '300h réalisées', 'insertionClause', 'review'],
    ['Critère social', 'délai 10 %', 'socialCriterion', 'review'],
    ['Critère environnemental', 'insertion 10 %', 'environmentalCriterion', 'review'],
    ['Critère environnemental', 'critère abandonné 10 %', 'environmentalCriterion', 'review'],
    ['Critère social', '10 % - performance énergétique', 'socialCriterion', 'review'],
    ['Critère social', '10 % gestion des déchets', 'socialCriterion', 'review'],
    ['Critère social', '20 % planning', 'socialCriterion', 'review'],
    ['Critère social', 'Références 40 %', 'socialCriterion', 'review'],
    ['Critère social', 'Retenue de garantie 5 %', 'socialCriterion', 'review'],
    ['Critère environnemental', '10 % - apprentis', 'environmentalCriterion', 'review'],
    ['Critère environnemental', '10 % - égalité femmes-hommes', 'environmentalCriterion', 'review'],
    ['Critère environnemental', 'Avance 5 %', 'environmentalCriterion', 'review'],
  ])('est à vérifier quand il est d’autre chose : « %s » : « %s », %s %s', (...said) => check(said))
})

describe('une cellule « Marché réservé » qui nomme une structure', () => {
  it.each([
    'titulaire ESAT',
    'ESAT en sous-traitance',
    'ESAT candidat évincé',
    'ouvert (ESAT attributaire)',
    'ESAT, non réservé',
    'clause d’insertion 100 h',
  ])('dans un autre rôle est à vérifier : « %s »', (text) =>
    expect(stateOf('Marché réservé', text, 'reserved')).toBe('review'),
  )

  it.each(['ESAT', 'entreprises adaptées et ESAT (L. 2113-12)', 'SIAE ou EA, hors groupement', 'Réservé aux SIAE'])(
    'est réservée : « %s »',
    (text) => expect(stateOf('Marché réservé', text, 'reserved')).toBe('yes'),
  )
})

describe('une cellule qui parle de lots, sur la ligne de l’un d’eux', () => {
  it.each([
    ['Lot 2 réservé ESAT, lot 1 ouvert', '1', 'no'],
    ['Lot 2 réservé ESAT, lot 1 ouvert', '2', 'yes'],
    ['Lot 2 réservé ESAT, lot 1 ouvert', null, 'yes'],
    ['lot 2 EA/ESAT (L2113-12), autres lots ouverts', '1', 'no'],
    ['lot 2 : ESAT, les autres non', '1', 'no'],
    ['lot 2 EA/ESAT', '1', 'unknown'],
    ['lot 2 EA/ESAT', '2', 'yes'],
    ['lot 2 SIAE, lot 4 ESAT', '4', 'yes'],
    ['lot 2 SIAE, lot 4 ESAT', '1', 'no'],
    ['Lot 1 : non, lot 2 : ESAT', '2', 'yes'],
    ['SIAE (lots 1 et 2)', '3', 'no'],
  ])('« %s », lot %s : %s', (text, lot, state) => expect(stateOf('Marché réservé', text, 'reserved', lot)).toBe(state))

  it.each([
    ['uniquement lot 1', '1', 'yes'],
    ['uniquement lot 1', '2', 'no'],
    ['Lot 1 : 100 h - Lot 2 : non réalisée', '2', 'review'],
    ['Lot 1 : 100 h - Lot 2 : non', '2', 'no'],
  ])('« %s », lot %s : %s', (text, lot, state) =>
    expect(stateOf('Clause sociale', text, 'socialClause', lot)).toBe(state),
  )
})

describe('une cellule qui nomme chaque lot derrière un tiret', () => {
  it.each<[string, string, State]>([
    ['Lot 1 - Gros œuvre : 300 h, Lot 2 - Peinture : 120 h', '2', 'yes'],
    ['Lot 1 - Gros œuvre : 300 h, Lot 2 - Peinture : non', '2', 'no'],
    ['Lot 1 - 300 h, lot 2 - non', '2', 'no'],
    ['Lot 1 - oui, lot 2 - non réalisée', '2', 'review'],
  ])('« %s », lot %s : %s', (text, lot, state) =>
    expect(stateOf('Clause d’insertion', text, 'insertionClause', lot)).toBe(state),
  )
})

describe('une cellule hostile se lit en un temps proportionnel à sa longueur', () => {
  it.each([
    ['des sauts de ligne', 'lot 1 : oui', '\n', ''],
    ['des sauts de ligne, puis un lot', 'lot 1 : oui', '\n', ';lot 2 : non'],
    ['des dénégations', '', 'non, ', ''],
  ])('%s', (_, lead, repeated, tail) => {
    const started = performance.now()
    stateOf('Clause sociale', lead + repeated.repeat(100_000 / repeated.length) + tail, 'socialClause', '2')
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
