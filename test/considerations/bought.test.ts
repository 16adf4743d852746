import { describe, expect, it } from 'vitest'
import { tagText } from '../../src/considerations/tag.js'

const yesOf = (field: 'objet' | 'description', text: string) =>
  tagText({ field, text })
    .filter(({ state }) => state === 'yes')
    .map(({ kind }) => kind)

describe('une prestation achetée à propos des clauses n’en est pas une', () => {
  it.each([
    'Formation des acheteurs aux clauses sociales et environnementales',
    'Assistance à maîtrise d’ouvrage pour le déploiement des clauses sociales',
    'Logiciel de suivi des heures d’insertion',
    'Recrutement d’un facilitateur des clauses sociales d’insertion',
    'Organisation du forum des clauses sociales',
    'Gestion de la plateforme clauses sociales',
    'Promotion des achats responsables et clauses d’insertion',
    'Mission d’appui aux entreprises soumises à la clause d’insertion',
    'Rédaction d’un guide sur les critères environnementaux',
    'Conseil juridique en matière de marchés réservés',
    'Bilan des clauses environnementales de la région',
    'Colloque des acheteurs du Sud : clauses et critères environnementaux',
  ])('%s', (text) => expect(yesOf('objet', text)).toEqual([]))

  it.each([
    'L’objet du marché est l’évaluation de la clause sociale d’insertion sur le territoire.',
    'Le prestataire assistera la commune dans la rédaction des clauses environnementales de ses marchés.',
    'Le titulaire formera les acheteurs aux clauses environnementales.',
  ])('en description : %s', (text) => expect(yesOf('description', text)).toEqual([]))

  it.each([
    'Formation bureautique avec clause d’insertion',
    'Étude de faisabilité (clause d’insertion : 35 h)',
    'Contrôle technique, clause d’insertion de 21 h',
    'Mission de maîtrise d’œuvre comportant une clause d’insertion',
  ])('mais un service peut en porter une : %s', (text) => expect(yesOf('objet', text)).toContain('insertionClause'))
})

describe('une description qui s’ouvre sur le service acheté', () => {
  it.each([
    'Mission d’assistance à maîtrise d’ouvrage pour le déploiement des clauses sociales dans les marchés.',
    'Prestation de facilitateur : suivi des clauses d’insertion des marchés de travaux de l’office.',
    'Élaboration du SPASER et de ses indicateurs (clauses sociales, critères environnementaux, marchés réservés).',
  ])('%s', (text) => expect(yesOf('description', text)).toEqual([]))

  it.each([
    'Mission de maîtrise d’œuvre avec clauses sociales.',
    'Travaux de voirie, dans le cadre du SPASER : clauses sociales obligatoires.',
  ])('mais : %s', (text) => expect(yesOf('description', text)).toContain('socialClause'))
})

describe('le nom d’un lieu, d’un acheteur ou d’un titulaire n’est pas un contenu', () => {
  it.each([
    'Travaux de rénovation de l’ESAT Les Glycines',
    'Aménagement du chantier d’insertion de la ferme de Bel-Air',
    'Nettoyage des locaux de la Maison de l’insertion',
  ])('%s', (text) => expect(tagText({ field: 'objet', text })).toEqual([]))
})
