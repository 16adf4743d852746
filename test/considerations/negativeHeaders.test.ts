import { describe, expect, it } from 'vitest'
import { columnRuleOf, factOf } from '../../src/considerations/columns.js'
import { headerSense } from '../../src/considerations/headerSense.js'
import { considerationsOf } from '../../src/considerations/tag.js'

const read = (column: string, text: string) => considerationsOf([{ field: 'colonne', column, text }])
const statesOf = (column: string, text: string) => read(column, text).states

describe('un en-tête qui dit l’absence, la dérogation ou l’intention', () => {
  it.each([
    ['Absence de clause sociale', 'oui', 'socialClause', 'no'],
    ['Absence de clause sociale', 'non', 'socialClause', 'review'],
    ['Absence de clause sociale (O/N)', 'O', 'socialClause', 'no'],
    ['Absence de clause sociale', 'NC', 'socialClause', 'unknown'],
    ['Absence de clause sociale', '', 'socialClause', 'unknown'],
    ['Marché sans clause d’insertion', 'X', 'insertionClause', 'no'],
    ['Marché non réservé', 'X', 'reserved', 'no'],
    ['Non soumis à clause sociale', 'oui', 'socialClause', 'no'],
    ['Dérogation à la clause sociale', 'oui', 'socialClause', 'no'],
    ['Dérogation à la clause sociale', 'non', 'socialClause', 'unknown'],
    ['Dérogation à la clause environnementale', 'oui', 'environmentalClause', 'review'],
    ['Clause sociale envisagée', 'oui', 'socialClause', 'review'],
    ['Clause sociale envisagée', 'non', 'socialClause', 'review'],
  ] as const)('« %s » : %s', (column, text, kind, state) => {
    expect(statesOf(column, text)[kind]).toBe(state)
  })

  it.each([
    ['Clause sociale - si non motif de dérogation', 'oui', 'yes'],
    ['Clause sociale - si non motif de dérogation', 'Non', 'no'],
    ['Clause sociale (si pas de clause, motif)', 'non', 'no'],
    ['Clause sociale obligatoire sauf dérogation', 'oui', 'yes'],
    ['Clause sociale (dérogation à motiver)', 'oui', 'yes'],
    ['Clause sociale hors marchés réservés', 'X', 'yes'],
    ['Clause sociale (hors insertion)', 'oui', 'yes'],
    ['Motif de dérogation à la clause sociale', 'oui', 'no'],
    ['Clause sociale non prévue', 'oui', 'no'],
    ['Refus de la clause sociale', 'oui', 'review'],
    ['Clause sociale supprimée', 'non', 'review'],
    ['Non-respect de la clause sociale', 'non', 'review'],
    ['Pénalités clause sociale', 'non', 'review'],
    ['Taux de réalisation de la clause sociale', '0 %', 'review'],
  ])('ce qui suit le dispositif le précise et ne le nie pas : « %s » : %s', (column, text, state) => {
    expect(statesOf(column, text).socialClause).toBe(state)
  })

  it('la dérogation est un non par dérogation', () => {
    const [tag] = read('Dérogation à la clause sociale', 'oui').tags
    expect(tag?.basis).toBe('derogation')
  })

  it.each(['Clause sociale', 'Marché avec ou sans clause sociale', 'Présence/absence de clause sociale'])(
    '« %s » ne nie rien',
    (column) => {
      expect(statesOf(column, 'oui').socialClause).toBe('yes')
      expect(headerSense(column.toLowerCase())).toBe('there')
    },
  )

  it('une case vide n’y répond jamais non', () => {
    const blank = { field: 'colonne', column: 'Absence de clause sociale', text: '', blank: 'no' } as const
    expect(considerationsOf([blank]).states.socialClause).toBe('unknown')
    expect(factOf({ column: 'Absence de clause sociale' })).toBeNull()
    expect(factOf({ column: 'Clause sociale' })).toBe('socialClause')
  })
})

describe('un en-tête sous son groupe', () => {
  it.each([
    ['Considérations sociales – Clause', 'declared.social-clause'],
    ['CONSIDÉRATIONS SOCIALES – Critère', 'declared.social-criterion'],
    ['Considérations sociales – Réservé', 'declared.reserved'],
    ['Considérations sociales – Clause d’insertion', 'declared.insertion'],
    ['Considérations environnementales – Clause', 'declared.environmental-clause'],
    ['Environnement – Critère (O/N)', 'declared.environmental-criterion'],
    ['Considérations sociales', 'declared.social'],
    ['Considérations sociales (clause/critère/réservé/aucune)', 'declared.social'],
  ])('« %s » est lu par %s', (column, rule) => expect(columnRuleOf(column)?.id).toBe(rule))
})

describe('les nombres et les mots sous un en-tête qui dit de quoi', () => {
  it.each([
    ['Critère social', '0,1', 'socialCriterion', 'yes'],
    ['Critère environnemental', '0.15', 'environmentalCriterion', 'yes'],
    ['Critère social', '0', 'socialCriterion', 'no'],
    ['Critère environnemental', '30', 'environmentalCriterion', 'yes'],
    ['Critère environnemental n°', '8', 'environmentalCriterion', 'review'],
    ['Critère social (nombre)', '12', 'socialCriterion', 'review'],
    ['Critère environnemental (rang)', '30', 'environmentalCriterion', 'review'],
    ['Achat durable', 'Clause insertion + critère env.', 'environmentalCriterion', 'yes'],
    ['Note critère social /100', '5 points', 'socialCriterion', 'yes'],
    ['Note critère social /100', '0', 'socialCriterion', 'review'],
    ['Clause d’insertion (% des heures)', '0.05', 'insertionClause', 'yes'],
    ['Clause d’insertion', '0.05', 'insertionClause', 'review'],
    ['Taux d’insertion', '0.05', 'insertionClause', 'review'],
    ['Considérations sociales', 'Clause + critère', 'socialCriterion', 'yes'],
    ['Considérations environnementales', 'clause', 'environmentalClause', 'yes'],
    ['Considérations environnementales', 'clause', 'environmentalCriterion', 'no'],
    ['Social clause', 'Yes', 'socialClause', 'yes'],
    ['Reserved', 'No', 'reserved', 'no'],
    ['Environmental clause', 'oui', 'environmentalClause', 'yes'],
    ['Insertion hours', '100', 'insertionClause', 'yes'],
    ['Insertion ?', 'oui', 'insertionClause', 'yes'],
    ['Env.', 'oui', 'environmentalClause', 'review'],
    ['Env.', 'non', 'environmentalClause', 'unknown'],
    ['Clause enviro', 'non', 'environmentalClause', 'no'],
  ] as const)('« %s » : %s', (column, text, kind, state) => {
    expect(statesOf(column, text)[kind]).toBe(state)
  })
})

describe('à qui réserve un en-tête', () => {
  it.each([
    ['Réservé ESAT', ['EA-ESAT']],
    ['Marché réservé aux structures d’insertion', ['SIAE']],
    ['Marché réservé (EA/ESAT, SIAE, ESS)', ['unspecified']],
    ['Marché réservé', ['unspecified']],
  ])('« %s » : oui', (column, families) => expect(read(column, 'oui').reservedTo).toEqual(families))

  it('la valeur passe avant l’en-tête', () => {
    expect(read('Réservé ESAT', 'SIAE').reservedTo).toEqual(['SIAE'])
  })
})
