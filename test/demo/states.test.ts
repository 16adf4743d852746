import { describe, expect, test } from 'vitest'
import { type Said, saidNothing } from '../../fixtures/demo/model.js'
import { statesOf, unionOf } from '../../fixtures/demo/states.js'

const statesWhen = (said: Partial<Said>) => statesOf({ said: { ...saidNothing(), ...said } })
const words = (says: Said['observations'][number]['says']) => ({ observations: [{ text: 'dit ici', says }] })
const INSERTION = { insertionClause: 'yes', socialClause: 'yes' } as const

/** The demo's own reading of the rules, checked by hand: the truth must not be wrong itself. */
describe('ce que disent la colonne et le texte, ensemble', () => {
  test('rien : tout est inconnu', () => {
    expect(new Set(Object.values(statesWhen({})))).toEqual(new Set(['unknown']))
  })

  test.each<[string, Partial<Said>, string, string]>([
    ['clause sociale seule', { clauseSociale: 'yes' }, 'review', 'yes'],
    ['pas de clause sociale', { clauseSociale: 'no' }, 'no', 'no'],
    ['pas de clause d’insertion', { clauseInsertion: 'no' }, 'no', 'unknown'],
    ['une clause sociale, mais pas d’insertion', { clauseSociale: 'yes', clauseInsertion: 'no' }, 'no', 'yes'],
    ['clause d’insertion', { clauseInsertion: 'yes' }, 'yes', 'yes'],
    ['heures prévues', { planned: 100 }, 'yes', 'yes'],
    ['zéro heure prévue', { planned: 0 }, 'no', 'unknown'],
    ['heures réalisées seules', { clauseSociale: 'yes', done2025: 100 }, 'review', 'yes'],
    ['le texte seul', words(INSERTION), 'yes', 'yes'],
    ['le texte contre un non', { clauseSociale: 'yes', clauseInsertion: 'no', ...words(INSERTION) }, 'review', 'yes'],
    [
      'le texte contre deux non',
      { clauseSociale: 'no', clauseInsertion: 'no', ...words(INSERTION) },
      'review',
      'review',
    ],
    ['le texte contre une omission', { listeSociale: ['Critère social'], ...words(INSERTION) }, 'yes', 'yes'],
    [
      'un non du texte contre un oui',
      { clauseInsertion: 'yes', ...words({ insertionClause: 'no' }) },
      'review',
      'unknown',
    ],
    [
      'un doute du texte contre un non',
      { clauseSociale: 'no', clauseInsertion: 'no', ...words({ insertionClause: 'review', socialClause: 'review' }) },
      'no',
      'no',
    ],
    ['liste : clause sociale', { listeSociale: ['Clause sociale'] }, 'review', 'yes'],
    ['liste : clause sociale, et des heures', { listeSociale: ['Clause sociale'], planned: 100 }, 'yes', 'yes'],
    ['liste : marché réservé', { listeSociale: ['Marché réservé'] }, 'no', 'no'],
    ['liste : rien', { listeSociale: ['Pas de considération sociale'] }, 'no', 'no'],
  ])('%s', (_what, said, insertionClause, socialClause) => {
    expect(statesWhen(said)).toMatchObject({ insertionClause, socialClause })
  })

  test('une liste répond de ce qu’elle tait', () => {
    const states = statesWhen({ listeSociale: ['Marché réservé'], listeEnvironnementale: ['Critère environnemental'] })
    expect(states).toMatchObject({ reserved: 'yes', socialCriterion: 'no' })
    expect(states).toMatchObject({ environmentalCriterion: 'yes', environmentalClause: 'no' })
  })

  test('ce que les règles ne tranchent pas n’est pas écrit', () => {
    expect(() => statesWhen({ clauseSociale: 'yes', ...words(INSERTION) })).toThrow('not settled')
    expect(() => statesWhen({ clauseInsertion: 'no', planned: 100 })).toThrow('disagree')
  })

  test('union : oui, sinon à vérifier, sinon inconnu, sinon non', () => {
    expect(unionOf(['no', 'unknown', 'review', 'yes'])).toBe('yes')
    expect(unionOf(['no', 'unknown', 'review'])).toBe('review')
    expect(unionOf(['no', 'unknown'])).toBe('unknown')
    expect(unionOf(['no', 'no'])).toBe('no')
  })
})
