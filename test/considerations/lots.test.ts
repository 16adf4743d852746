import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tagLine, tagText } from '../../src/considerations/tag.js'

const stateFor = (text: string, lot: string | null) =>
  tagLine({ id: 1, field: 'conditions', text, lot }).states.insertionClause

describe('les lots d’une clause', () => {
  it.each([
    ['La clause d’insertion est abandonnée, aucun effort d’insertion n’est demandé', '2', 'no'],
    ['Clause d’insertion sur tous les lots, sauf le lot réservé n° 3', '3', 'no'],
    ['Clause d’insertion sur tous les lots, sauf le lot réservé n° 3', '2', 'yes'],
    ['Le lot 2 ne comporte pas de clause d’insertion, contrairement aux lots 1 et 3.', '3', 'yes'],
    ['Le lot 2 ne comporte pas de clause d’insertion, contrairement aux lots 1 et 3.', '2', 'no'],
    ['La clause sociale concerne le seul lot 7 (1 000 heures d’insertion).', '8', 'no'],
    ['La clause sociale concerne le seul lot 7 (1 000 heures d’insertion).', '7', 'yes'],
    ['Heures d’insertion par lot : gros œuvre (lot 1) 800 h ; peinture (lot 9) 260 h.', '9', 'yes'],
    ['Heures d’insertion par lot : gros œuvre (lot 1) 800 h ; peinture (lot 9) 260 h.', '4', 'no'],
    ['Clause d’insertion : lot 1 (gros œuvre) 200 h ; lot 2 (peinture) 0 h', '2', 'no'],
    ['Une clause d’insertion s’applique à tous les lots sauf le 4.', '4', 'no'],
    ['Une clause d’insertion s’applique à tous les lots sauf le 4.', '5', 'yes'],
    ['Clause d’insertion sur tous les lots, sauf les lots 3 (ascenseur) et 8 (amiante).', '8', 'no'],
    ['Clause d’insertion sur tous les lots, sauf les lots 3 (ascenseur) et 8 (amiante).', '4', 'yes'],
    ['Excepté les lots 3 et 4, tous les lots sont assujettis à la clause d’insertion.', '3', 'no'],
    ['Aucun lot, hormis le lot 2, ne comporte de clause d’insertion.', '2', 'yes'],
    ['Aucun lot, hormis le lot 2, ne comporte de clause d’insertion.', '3', 'no'],
    ['Clause d’insertion, lots 5 à 8.', '9', 'no'],
    ['Clause d’insertion : L1 : 90 h, L2 : 0 h', '1', 'yes'],
    ['Clause d’insertion : L1 : 90 h, L2 : 0 h', '2', 'no'],
    ['Clause d’insertion : L1 charpente 90 h ; L2 vitrage néant', '2', 'no'],
    ['Clause d’insertion : L1, L2 et L5', '3', 'no'],
    ['La clause d’insertion s’applique aux lots suivants : lot 1 VRD, lot 2 gros-œuvre, lot 7 menuiseries', '7', 'yes'],
    ['La clause d’insertion s’applique aux lots suivants : lot 1 VRD, lot 2 gros-œuvre, lot 7 menuiseries', '4', 'no'],
    ['La clause d’insertion s’applique aux lots suivants :\n- lot 1\n- lot 2\n- lot 7', '7', 'yes'],
    ['La clause d’insertion s’applique aux lots suivants :\n- lot 1\n- lot 2\n- lot 7', '4', 'no'],
    ['Lots soumis à la clause d’insertion :\nLot 1 VRD 350 heures\nLot 2 Gros œuvre 600 h', '2', 'yes'],
    ['Lots soumis à la clause d’insertion :\nLot 1 VRD 350 heures\nLot 2 Gros œuvre 600 h', '3', 'no'],
    ['Clause d’insertion : tous les lots sauf : lot 1 VRD, lot 2 gros œuvre', '2', 'no'],
    ['Clause d’insertion : tous les lots sauf : lot 1 VRD, lot 2 gros œuvre', '3', 'yes'],
    ['Pas de clause d’insertion pour les lots suivants : lot 1 VRD, lot 2 gros œuvre', '2', 'no'],
    ['Clause d’insertion : oui (lots 1 et 2), non (lot 3)', '2', 'yes'],
    ['Clause d’insertion : oui (lots 1 et 2), non (lot 3)', '3', 'no'],
    ['Clause d’insertion : 350 h lot 1, 120 h lot 2, néant lot 3', '1', 'yes'],
    ['Clause d’insertion : 350 h lot 1, 120 h lot 2, néant lot 3', '3', 'no'],
    ['Clause d’insertion : 350 h lot 1, 120 h lot 2', '4', 'no'],
    ['Clause d’insertion : 350 h lot 1, 120 h lot 2', null, 'yes'],
    ['Heures d’insertion : 350 h / lot 1, 120 h / lot 2, 0 h / lot 3', '3', 'no'],
    ['Clause d’insertion de 350 h pour le lot 1 et aucune pour le lot 3', '3', 'no'],
    ['Clause d’insertion : oui lot 1, non lot 2', '1', 'yes'],
    ['Clause d’insertion : non lots 1 à 3, oui lot 4', '4', 'yes'],
    ['Clause d’insertion : non lots 1 à 3, oui lot 4', '2', 'no'],
    ['Clause d’insertion : oui, lot 1 : 200 h, lot 2 : 90 h, lot 3 : néant', '3', 'no'],
    ['Clause d’insertion : 500 h, lot 1 : 200 h, lot 2 : 300 h', '2', 'yes'],
    ['Lots impairs : clause d’insertion. Lots pairs : sans clause d’insertion.', '3', 'yes'],
    ['Lots impairs : clause d’insertion. Lots pairs : sans clause d’insertion.', '4', 'no'],
    ['Les deux premiers lots comportent une clause d’insertion.', '2', 'yes'],
    ['Les deux premiers lots comportent une clause d’insertion.', '3', 'no'],
    ['Le second lot comporte une clause d’insertion.', '1', 'no'],
    ['Seul le lot 4 échappe à la clause d’insertion.', '4', 'no'],
    ['Seul le lot 4 échappe à la clause d’insertion.', '1', 'yes'],
    ['Chacun des lots comporte une clause d’insertion, dont le lot 3 pour 100 h.', '2', 'yes'],
    ['La clause d’insertion, retirée au lot 2, est maintenue au lot 5.', '5', 'yes'],
    ['La clause d’insertion, retirée au lot 2, est maintenue au lot 5.', '2', 'no'],
    ['Clause d’insertion pour les lots 1 et 2 (80 h) et, au lot 3, 40 h', '3', 'yes'],
    ['Lot 1 : clause d’insertion de 60 h. Lot 2 : idem. Lot 3 : sols.', '2', 'yes'],
    ['Lot 1 : clause d’insertion de 60 h. Lot 2 : idem. Lot 3 : sols.', '3', 'no'],
    ['Du lot 1 au lot 4, clause d’insertion obligatoire.', '3', 'yes'],
    ['Pour les lots 2 et 4 uniquement, une clause d’insertion est imposée.', '3', 'no'],
    ['Les lots II et IV comportent une clause d’insertion.', '4', 'yes'],
    ['Les lots II et IV comportent une clause d’insertion.', '3', 'no'],
    ['Clause d’insertion pour le lot A.', 'A', 'yes'],
    ['Clause d’insertion pour le lot A.', 'B', 'unknown'],
    ['Lots concernés par la clause d’insertion : 2, 5 et 7', '6', 'no'],
    ['Nombre de lots avec clause d’insertion : 2', '6', 'yes'],
    ['Une clause d’insertion concerne les lots suivants : 1, 3 et 4.', '2', 'no'],
    ['Clause d’insertion sur 3 lots : 2, 7 et 9.', '7', 'yes'],
    ['Le lot 1 « Gros œuvre » comporte une clause d’insertion.', '2', 'no'],
    ['Le lot 2 n’est pas concerné par la clause d’insertion.', '2', 'no'],
    ['La clause d’insertion ne s’applique pas au lot 2.', '2', 'no'],
    ['La clause d’insertion ne s’applique pas au lot 2.', '1', 'yes'],
    ['La clause d’insertion ne s’applique pas au lot 2.', null, 'review'],
    ['Lot 1 (120 h), lot 2 (80 h) et lot 4 (60 h) : clause d’insertion', '2', 'yes'],
    ['Lot 1 (120 h), lot 2 (80 h) et lot 4 (60 h) : clause d’insertion', '3', 'no'],
    ['Clause d’insertion de 5 % pour les lots 1 et 2, 10 % pour le lot 3', '3', 'yes'],
    ['Clause d’insertion : lot 1 (voirie) : 60 h, lot 2 (réseaux) : sans objet', '2', 'no'],
    ['Clause d’insertion\nLot 1 : oui\nLot 2 : non', '2', 'no'],
    ['Lot 1 : charpente\nClause d’insertion : oui\nLot 2 : sols\nClause d’insertion : non', '1', 'yes'],
    ['Lot 1 : charpente\nClause d’insertion : oui\nLot 2 : sols\nClause d’insertion : non', '2', 'no'],
    ['Lot 2 : électricité. Le marché comporte une clause d’insertion pour l’ensemble des lots.', '1', 'yes'],
    ['Lot 2 : pas de clause d’insertion. Autres lots : clause d’insertion.', '3', 'yes'],
    ['Le lot 1 a été déclaré sans suite. Clause d’insertion obligatoire.', '2', 'yes'],
    ['Visite obligatoire pour les lots 1 et 2. Clause d’insertion de 300 heures.', '3', 'yes'],
    ['Lot 1 : clause d’insertion. Lot 2 : sans clause d’insertion.', null, 'yes'],
  ])('%s, lot %s : %s', (text, lot, state) => expect(stateFor(text, lot)).toBe(state))

  it('une obligation dont un lot est excepté ne pèse pas sur lui', () => {
    const text = 'À l’exception du lot 2, chaque titulaire confie 5 % des heures à des publics en insertion.'
    expect(stateFor(text, '2')).toBe('no')
    expect(stateFor(text, '1')).toBe('yes')
  })

  it('la preuve cite les mots qui décident du lot', () => {
    const quote = (text: string, lot: string) => tagText({ field: 'conditions', text, lot })[0]?.quote
    expect(quote('Clause d’insertion pour les lots 1 et 3.', '1')).toBe('Clause d’insertion pour les lots 1 et 3')
    expect(quote('La clause d’insertion ne s’applique pas au lot 2.', '2')).toContain('ne s’applique pas au lot 2')
  })
})

describe('propriétés des listes de lots', () => {
  const lot = fc.integer({ min: 1, max: 60 })

  it('« lots a à b » : oui si et seulement si a ≤ lot ≤ b', () => {
    fc.assert(
      fc.property(lot, lot, lot, (one, other, row) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const state = stateFor(`Clause d’insertion pour les lots ${from} à ${to}.`, String(row))
        expect(state).toBe(from <= row && row <= to ? 'yes' : 'no')
      }),
    )
  })

  it('« tous les lots sauf … » : le contraire de « les lots … »', () => {
    fc.assert(
      fc.property(fc.uniqueArray(lot, { minLength: 2, maxLength: 9 }), lot, (lots, row) => {
        const list = `${lots.slice(0, -1).join(', ')} et ${lots.at(-1)}`
        expect(stateFor(`Les lots ${list} comportent une clause d’insertion.`, String(row))).toBe(
          lots.includes(row) ? 'yes' : 'no',
        )
        expect(stateFor(`Clause d’insertion sur tous les lots sauf les lots ${list}.`, String(row))).toBe(
          lots.includes(row) ? 'no' : 'yes',
        )
      }),
    )
  })
})
