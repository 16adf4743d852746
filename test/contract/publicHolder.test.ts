import { describe, expect, test } from 'vitest'
import { publicHolder } from '../../src/contract/publicHolder.js'

const SIRET = '15025743400020'
const holder = (denominationSociale: string | null, id: string | null = SIRET) =>
  publicHolder({ id, typeIdentifiant: id && 'SIRET', denominationSociale })

describe('le titulaire tel qu’une page publique peut le nommer', () => {
  test.each([
    'ESAT Les Ateliers du Large',
    'EI Les Chantiers du Port',
    'SAS Dupont Frères',
    'ID VERDE',
    'VEOLIA',
    'Dupont & Fils',
    'Maison Dupont Services',
  ])('« %s », avec un SIRET, est une structure : son nom est celui que l’acheteur publie', (name) => {
    expect(holder(name)).toEqual({ withheld: false, name, id: SIRET })
  })

  test.each([
    'M. Dupont',
    'Mme Anne Le Goff',
    'Monsieur Jean Dupont',
    'Dr Martin',
    'DUPONT Jean',
    'Jean-Marc DUPONT',
    'Jean Dupont, entrepreneur individuel',
    'Jean Dupont EI',
    'Dupont Paysage (EI)',
    'Dupont E.I.R.L.',
    'Jean Dupont – auto-entrepreneur',
  ])('« %s », même avec un SIRET, peut être une personne : ni nom, ni SIRET', (name) => {
    expect(holder(name)).toEqual({ withheld: true })
  })

  test('sans identifiant, seul un nom de structure est repris', () => {
    expect(holder('Jean Dupont', null)).toEqual({ withheld: true })
    expect(holder('Goémon', null)).toEqual({ withheld: true })
    expect(holder('SARL Goémon', null)).toEqual({ withheld: false, name: 'SARL Goémon', id: null })
  })

  test('un SIRET sans nom reste un SIRET, un titulaire vide reste vide', () => {
    expect(holder(null)).toEqual({ withheld: false, name: null, id: SIRET })
    expect(holder('  ', null)).toEqual({ withheld: false, name: null, id: null })
  })
})
