import { describe, expect, it } from 'vitest'
import { tagLine } from '../../src/considerations/tag.js'
import type { Kind, State } from '../../src/states.js'

const statesIn = (text: string) => tagLine({ id: 1, field: 'criteres', text }).states

describe('ce qui choisit les candidats n’est pas un critère d’attribution', () => {
  it.each([
    'Sélection des candidats : moyens humains, certification ISO 14001',
    'Critères de sélection des candidatures : références, démarche environnementale de l’entreprise',
    'Candidature : effectifs, certificats EMAS et ISO 14001. Offres : prix 70 %, délai 30 %.',
    'Capacité technique : effectif, certification environnementale',
    'Dossier de candidature : DC1, DC2, certificat ISO 14001',
    'Conditions de participation : mesures de gestion environnementale',
    'Capacités du candidat : certification ISO 14001 exigée au stade de la candidature',
    'Niveau minimal exigé : certification environnementale du candidat',
    'Qualité environnementale : pour information, non notée',
    'Engagement environnemental (sans incidence sur le classement)',
  ])('%s', (text) => expect(statesIn(text).environmentalCriterion).toBe('unknown'))

  it.each([
    'Candidature : références. Jugement des offres : prix, démarche environnementale',
    'Capacité technique : moyens, démarche environnementale 20 %',
    '1. Capacité technique (40 %) : moyens, démarche environnementale ; 2. Prix (60 %)',
    'Critères de sélection des offres : prix, protection de l’environnement',
    'Critères de sélection : performances environnementales 10 %, prix 90 %',
    'Capacités du candidat : références ; offre : démarche environnementale 10 %',
    'Qualité environnementale 10 % (barème donné pour information)',
    'Compétences environnementales de l’équipe : 10 %',
    'Connaissance des enjeux du site et démarche environnementale : 20 %',
  ])('mais ce qui juge les offres l’est : %s', (text) => {
    expect(statesIn(text).environmentalCriterion).toBe('yes')
  })
})

describe('ce qui entoure l’offre n’est pas noté', () => {
  it.each<[string, Kind, State]>([
    ['Valeur technique 60 % : connaissance du contexte social du territoire ; prix 40 %', 'socialCriterion', 'unknown'],
    ['Technique : contexte environnemental et social du site, méthode ; prix', 'environmentalCriterion', 'unknown'],
    ['Prix 90 %, prise en compte du contexte environnemental 10 %', 'environmentalCriterion', 'yes'],
    ['Prix 40 % ; qualité des services proposés aux personnes en insertion 60 %', 'socialCriterion', 'unknown'],
    ['Prix 60 % ; accueil des personnes en insertion dans l’équipe 40 %', 'socialCriterion', 'yes'],
    ['Prix 100 %. La note RSE est jointe, elle ne sera pas notée.', 'socialCriterion', 'unknown'],
    ['Critère social non utilisé ; prix 100 %', 'socialCriterion', 'no'],
    ['Critère environnemental neutralisé (0 point)', 'environmentalCriterion', 'no'],
  ])('%s', (text, kind, state) => expect(statesIn(text)[kind]).toBe(state))
})

describe('un critère abrégé', () => {
  it.each<[string, Kind, State]>([
    ['40 prix - 40 technique - 10 envt - 10 social', 'environmentalCriterion', 'yes'],
    ['Prix (coef. 5), technique (coef. 3), dév. durable (coef. 2)', 'environmentalCriterion', 'review'],
    ['Goût 40, prix 40, saisonnalité et bio 20', 'environmentalCriterion', 'yes'],
  ])('%s', (text, kind, state) => expect(statesIn(text)[kind]).toBe(state))

  it('une clause d’insertion écrite court n’est pas un critère', () => {
    const text = 'clause insertion : 300h - critère env 10%'
    expect(tagLine({ id: 1, field: 'colonne', column: 'Observations', text }).states).toMatchObject({
      insertionClause: 'yes',
      socialCriterion: 'unknown',
      environmentalCriterion: 'yes',
    })
  })
})
