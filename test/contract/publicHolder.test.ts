import { describe, expect, test } from 'vitest'
import { publicHolder, withheldNames } from '../../src/contract/publicHolder.js'

const SIRET = '15025743400020'
const holder = (denominationSociale: string | null, id: string | null = SIRET) =>
  publicHolder({ id, typeIdentifiant: id && 'SIRET', denominationSociale })

describe('le titulaire tel qu’une page publique peut le nommer', () => {
  test.each([
    'ESAT Les Ateliers du Large',
    'EI Les Chantiers du Port',
    'SAS Dupont Frères',
    'VEOLIA',
    'Dupont Services',
    'Engie Énergie Services',
    'S.A.R.L. Jean Dupont',
    'SCOP Dupont Martin',
    'Association Anne Le Goff',
    'Régie de quartier Bellevue',
    'Entreprise adaptée Cap Rivage',
    'GEIE Dupont Martin',
    'Commune de Port Rivemer',
    'C.G.C.R.',
    'Emmaüs Rivemer',
  ])('« %s », avec un SIRET, est une structure : son nom est celui que l’acheteur publie', (name) => {
    expect(holder(name)).toEqual({ withheld: false, name, id: SIRET })
  })

  test.each([
    'M. Dupont',
    'Mme Anne Le Goff',
    'Monsieur Jean Dupont',
    'Dr Martin',
    'DUPONT Jean',
    'Jean Dupont',
    'JEAN DUPONT',
    'jean dupont',
    'Dupont Jean',
    'Anne Le Goff',
    'Jean-Marc Le Goff',
    'Jean Pierre Dupont',
    'DUPONT MARTIN JEAN PIERRE',
    'DUPONT Jean Paysages',
    'Dupont Jean Travaux Publics',
    'DUPONT Jean et Fils',
    'Entreprise Jean Dupont',
    'J. Dupont',
    'Dupont & Fils',
    'Jean Dupont 44',
    'DUPONT*JEAN/',
    'SARL Net Plus (M. Paul Durand, 06 12 34 56 78)',
    'paul.durand@exemple.fr',
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

  test('un identifiant qui désigne quelqu’un n’est pas repris non plus', () => {
    expect(holder(null, 'M. Jean Dupont')).toEqual({ withheld: true })
  })

  test('ce qui nommerait de nouveau un titulaire tu : ses noms, pas son métier', () => {
    const holders = ['DUPONT Jean Paysages', 'SAS Net Plus', 'Anne Le Goff'].map((denominationSociale) => ({
      id: SIRET,
      typeIdentifiant: 'SIRET',
      denominationSociale,
    }))
    expect(withheldNames(holders)).toEqual(['dupont jean', 'anne goff'])
  })
})
