import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublic, publicText, sentencesOf } from '../../src/contract/publicText.js'
import { anyText } from '../export/samples.js'

describe('ce qu’une page publique répète d’un texte de l’acheteur', () => {
  test.each([
    ['Nettoyage des écoles, 1 250 h réalisées par Net Plus', 'Nettoyage des écoles […]'],
    ['Nettoyage. 1 250 heures exécutées par Net Plus. Papier recyclé exigé.', 'Nettoyage. […] Papier recyclé exigé.'],
    ['Nettoyage\n1 250 heures\nréalisées par Net Plus', 'Nettoyage […]'],
    ['Espaces verts – titulaire, M. Paul Durand, joignable au 06 12 34 56 78', 'Espaces verts – titulaire […]'],
    ['Mise sous pli (contact : paul.durand@exemple.fr)', 'Mise sous pli (contact […]'],
    ['Lot 3 : collecte, suivi par Anne Le Goff', 'Lot 3 : collecte […]'],
    ['Collecte. Paul Durand. Tél. 06 12 34 56 78', 'Collecte. […] Tél. […]'],
  ])('%s', (text, expected) => {
    expect(publicText(text)).toBe(expected)
  })

  test.each([
    '1 250 heures',
    '1250h chez Net Plus',
    '1 250 heures faites par Net Plus',
    '350 heures travaillées sur 500 prévues',
    '350 / 500 h prévues',
    '500 h prévues, 350 h Net Plus',
    'Prévu : 500 h réel : 350 h',
    'HEURES D’INSERTION EFFECTUÉES : 1250',
    'mille deux cents heures par Net Plus',
    '350 heures travaillées par Net Plus au titre de la clause obligatoire',
    'Heures par structure :\n- Net Plus : 1 250 h\n- Autre : 350',
  ])('des heures qui ne sont pas dites contractuelles sont tues : %s', (text) => {
    expect(publicText(text)).not.toMatch(/\d|mille/)
  })

  test.each([
    'Clause d’insertion de 500 heures',
    'Clause d’insertion : 1 200 h',
    '500 h d’insertion prévues',
    'Le titulaire devra réserver 500 heures à l’insertion',
    'Lot n° 3 : au moins 500 heures d’insertion (L. 2113-12)',
    '500 heures doivent être réalisées',
    '5 % des heures travaillées réservées à l’insertion',
    'Gardiennage 24h/24 et 7j/7, de 8h à 18h',
    'Intervention sous 48 h',
    'Nettoyage du lycée Jean Moulin, rue du Docteur Roux',
    'Assistance à maîtrise d’ouvrage (A.M.O.) du 01/07/2023 au 30/06/2027',
    'SCHÉMA DIRECTEUR D’ASSAINISSEMENT DE LA COMMUNE DE PORT RIVEMER',
  ])('ce que le contrat exige et ce qui n’est à personne se répète tel quel : %s', (text) => {
    expect(publicText(text)).toBe(text)
    expect(isPublic(text)).toBe(true)
  })

  test.each([
    '06.12.34.56.78',
    '0612345678',
    '+33 (0)6 12 34 56 78',
    '02 40\n12 34 56',
    'joignable : 06 123 456 78',
    'paul.durand (at) exemple.fr',
    'Ｍ. Durand',
    'M.\nPaul Durand',
    'Mme durand',
    'MADAME DURAND',
    'M\u200bme Durand',
    'Référente : DURAND Anne',
  ])('une personne ou de quoi la joindre est tue, comme que ce soit écrit : %s', (text) => {
    expect(publicText(`Nettoyage. ${text}`)).toMatch(/^Nettoyage\. (?:joignable |Référente |M\. )?\[…\]$/)
  })

  test('un titulaire dont le nom est tu l’est aussi dans les textes', () => {
    expect(publicText('Tonte. Confiée à Jean Dupont', ['dupont jean'])).toBe('Tonte. […]')
    expect(publicText('Tonte. École Jean Moulin', ['dupont jean'])).toBe('Tonte. École Jean Moulin')
  })
})

test('whatever the text, sentences cover it in order and what is repeated may be repeated', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
      const text = texts.join('\n')
      const bounds = sentencesOf(text).flatMap(({ start, end }) => [start, end])
      expect([bounds[0], bounds.at(-1)]).toEqual([0, text.length])
      expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
      if (isPublic(text)) expect(publicText(text)).not.toContain('[…]')
    }),
  )
})
