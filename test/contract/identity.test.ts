import { describe, expect, it } from 'vitest'
import { baseUidOf, digestOf, lotOf, lotOfColumn, lotOfObjet, plainUidOf } from '../../src/contract/identity.js'
import { contractRecord, type IsoDate, type Siret } from '../../src/contract.js'
import { fold } from '../../src/fold.js'

const acheteur = { id: '21440109300015' as Siret, nom: null }

describe('le numéro de lot', () => {
  it.each([
    ['Réhabilitation de 12 logements : Lot n° 08 : Peinture', '8'],
    ['Extension du restaurant: Lot 08 : Menuiseries interieures - Annule et remplace', '8'],
    ['objets promotionnels - lot2  : Habillage', '2'],
    ['P240L1-Travaux sur le réseau : Lot1-Secteur 1', '1'],
    ['Lot 3a - cloisons', '3a'],
    ['Lot 1.2 : gros œuvre', '1.2'],
    ['LOT N°12', '12'],
  ])('se lit dans « %s »', (objet, lot) => {
    expect(lotOfObjet(objet)).toBe(lot)
  })

  it.each([
    ['Construction du siège - îlot 5A', 'îlot n’est pas un lot'],
    ['Organisation des séjours d’été - Lot 2 et 4', 'plusieurs lots'],
    ['Allotissement : lots 5 à 8', 'une plage de lots'],
    ['Lots 1, 3 et 7 : voirie', 'une liste de lots'],
    ['Lot 1 : nord ; lot 2 : sud', 'deux lots nommés'],
    ['Matelots 3', 'le mot finit par lots'],
    ['Fourniture de papier', 'aucun lot'],
    ['Lot 2ème tranche', 'un ordinal'],
  ])('ne se lit pas dans « %s » (%s)', (objet) => {
    expect(lotOfObjet(objet)).toBeNull()
  })

  it.each([
    ['Lot n° 08', '8'],
    ['L04', '4'],
    ['l 4', '4'],
    ['L1-L3', 'l1-l3'],
    ['L. 2113-13', 'l-2113-13'],
    ['8', '8'],
    ['02', '2'],
    ['2 bis', '2bis'],
    ['A', 'a'],
    ['1.2', '1.2'],
    ['8,0', '8'],
    ['8.0', '8'],
    ['10', '10'],
    ['Lot 3 - Peinture', '3'],
    ['3a', '3a'],
    ['A1', 'a1'],
    ['1/3', '1-3'],
    ['1 et 2', '1-et-2'],
    ['1, 2', '1-2'],
    ['5 à 8', '5-a-8'],
    ['tous lots', null],
    ['-', null],
    ['Sans objet', null],
    ['unique', null],
    ['', null],
  ])('se lit dans la colonne : « %s »', (column, lot) => {
    expect(lotOfColumn(column)).toBe(lot)
  })

  it('vient de la colonne quand elle existe, même contre l’objet', () => {
    expect(lotOf({ lot: '4', lotObjet: null, objet: 'Lot 3 : peinture' })).toBe('4')
    expect(lotOf({ lot: null, lotObjet: 'Lot 5 sols', objet: 'École' })).toBe('5')
  })
})

describe('l’identité', () => {
  it('est le SIRET de l’acheteur et l’identifiant publié, suivis du lot', () => {
    const record = contractRecord({ objet: 'École : Lot n° 08 : Peinture', id: ' 2024-15 ', acheteur })
    expect(plainUidOf(record, lotOf(record))).toBe('214401093000152024-15~8')
  })

  it('sans identifiant, est l’empreinte de l’acheteur, de l’objet plié, du lot, de la date et du premier titulaire', () => {
    const record = contractRecord({
      objet: 'Fourniture d’un pick-up',
      acheteur,
      dateNotification: '2010-12-31' as IsoDate,
      titulaires: [{ id: null, typeIdentifiant: null, denominationSociale: 'Villemomble Automobiles' }],
    })
    const facts = `21440109300015|fourniture d un pick up||2010-12-31|villemomble automobiles`
    expect(baseUidOf(record, null)).toBe(`x-${digestOf(facts, 16)}`)
  })

  it('ne dépend pas du montant', () => {
    const record = contractRecord({ objet: 'Papier', acheteur })
    expect(baseUidOf({ ...record, montant: 100 as never }, null)).toBe(baseUidOf(record, null))
  })
})

describe('plier', () => {
  it('rapproche casse, accents, ligatures, ponctuation et zéros de tête', () => {
    expect(fold('  Mise en ŒUVRE :  n° 007, l’été ')).toBe('mise en oeuvre n 7 l ete')
    expect(fold('Lot 0')).toBe('lot 0')
  })

  it('ne change plus rien la seconde fois', () => {
    const once = fold('Réfection — Lot n°08')
    expect(fold(once)).toBe(once)
  })
})
