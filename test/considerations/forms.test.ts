import { describe, expect, it } from 'vitest'
import { boxSide, withSquares } from '../../src/considerations/boxes.js'
import { tagLine } from '../../src/considerations/tag.js'
import type { Kind, State } from '../../src/states.js'

const statesIn = (text: string) => tagLine({ id: 1, field: 'informations', text }).states

type Expected = Partial<Record<Kind, State>>

describe('les cases d’une ligne', () => {
  it.each<[string, Expected]>([
    ['☐ Clause sociale ☒ Clause environnementale', { socialClause: 'no', environmentalClause: 'yes' }],
    ['Clause sociale ☐ Clause environnementale ☒', { socialClause: 'no', environmentalClause: 'yes' }],
    ['Clause sociale (article 5) ☒ Clause environnementale ☐', { socialClause: 'yes', environmentalClause: 'no' }],
    ['Dispositifs : ☐ clause sociale ☒ critère social', { socialClause: 'no', socialCriterion: 'yes' }],
    ['Type d’achat : [x] clause sociale [ ] marché réservé', { socialClause: 'yes', reserved: 'no' }],
    ['(x) clause sociale ( ) clause environnementale', { socialClause: 'yes', environmentalClause: 'no' }],
    ['Clause sociale : ☒ Clause environnementale : ☐ Observations', { socialClause: 'yes', environmentalClause: 'no' }],
    ['Clause sociale : ☒ Nombre d’agents : 3', { socialClause: 'yes' }],
    ['Considérations : ☐ clause sociale ☒ critère social', { socialClause: 'no', socialCriterion: 'yes' }],
    ['☑ Clause sociale : oui ☐ Critère social', { socialClause: 'yes', socialCriterion: 'unknown' }],
    ['☐ Clause sociale\n☒ Clause environnementale', { socialClause: 'no', environmentalClause: 'yes' }],
    ['Clause sociale ☒\nClause environnementale ☐', { socialClause: 'yes', environmentalClause: 'no' }],
    ['Nature : ☐ marché avec clause sociale ☒ marché ordinaire', { socialClause: 'unknown' }],
    ['☐ Le titulaire atteste avoir lu la clause sociale', { socialClause: 'review' }],
    ['Clause sociale : ☐ oui ☒ non ; Marché réservé : ☒ oui ☐ non', { socialClause: 'no', reserved: 'yes' }],
    ['Marchés réservés : ☐ Le marché est réservé à des ateliers protégés', { reserved: 'review' }],
    ['Marchés réservés : ☒ Le marché est réservé à des ateliers protégés', { reserved: 'yes' }],
    ['Informations sur les marchés réservés ☐ Le marché est réservé à des ateliers protégés', { reserved: 'review' }],
    ['Marché réservé : ☐ ESAT ☒ SIAE', { reserved: 'yes' }],
  ])('répondent pour le libellé qui est du même côté partout : « %s »', (text, states) => {
    expect(statesIn(text)).toMatchObject(states)
  })

  it.each<[string, Expected]>([
    ['■ Clause environnementale □ Clause sociale', { environmentalClause: 'yes', socialClause: 'no' }],
    ['Clause sociale □ oui ■ non', { socialClause: 'no' }],
    ['Clause sociale □ oui □ non', { socialClause: 'unknown' }],
    ['Clause sociale (■) critère environnemental (□)', { socialClause: 'yes', environmentalCriterion: 'no' }],
    ['■ Clause sociale ■ Clause environnementale', { socialClause: 'yes', environmentalClause: 'yes' }],
    ['□ Clause sociale : insertion de 300 heures', { socialClause: 'yes' }],
    ['□ Clause sociale □ Clause environnementale', { socialClause: 'review', environmentalClause: 'review' }],
  ])('peuvent être des carrés, qui servent aussi de puces : « %s »', (text, states) => {
    expect(statesIn(text)).toMatchObject(states)
  })

  it('les carrés d’une seule sorte restent ce qu’ils sont', () => {
    expect(withSquares('□ un □ deux')).toBe('□ un □ deux')
    expect(withSquares('□ un ■ deux')).toBe('☐ un ☒ deux')
  })

  it('une ligne qui ne le dit pas ne place pas ses libellés', () => {
    expect(boxSide('sans aucune case')).toBeNull()
    expect(boxSide('clause sociale ☐ oui ☒ non')).toBeNull()
  })
})

describe('une case par lot', () => {
  const ofLot = (text: string, lot: string, kind: Kind) =>
    tagLine({ id: 1, field: 'conditions', text, lot }).states[kind]

  it.each<[string, string, Kind, State]>([
    ['Clause d’insertion : ☒ lot 1 ☐ lot 2 ☒ lot 3', '2', 'insertionClause', 'no'],
    ['Clause d’insertion : ☒ lot 1 ☐ lot 2 ☒ lot 3', '3', 'insertionClause', 'yes'],
    ['Clause d’insertion (cocher) : lot 1 ☒ lot 2 ☐ lot 3 ☒', '3', 'insertionClause', 'yes'],
    ['Clause d’insertion : lot 1 [ ] lot 2 [x]', '1', 'insertionClause', 'no'],
    ['Clause d’insertion : lot 1 [ ] lot 2 [x]', '2', 'insertionClause', 'yes'],
    ['Clause d’insertion : ☒ lot 1 (gros œuvre) ☐ lot 2 (peinture)', '2', 'insertionClause', 'no'],
    ['Clause d’insertion : lot 1 ☐ oui ☒ non, lot 2 ☒ oui ☐ non', '2', 'insertionClause', 'yes'],
    ['Clause d’insertion : ☐ lot 1 ☐ lot 2', '1', 'insertionClause', 'unknown'],
    ['Clause d’insertion : lot 1 ☐ lot 2 ☐', '1', 'insertionClause', 'unknown'],
    ['Clause sociale : lot 1 ☒ lot 2 ☐ lot 3 ☒', '3', 'socialClause', 'yes'],
    ['Lots réservés : ☒ lot 1 ☐ lot 2 ☒ lot 3', '2', 'reserved', 'no'],
    ['Clause d’insertion ☒ lot 1 ☒ lot 2 Marché réservé ☐ lot 1 ☐ lot 2', '2', 'insertionClause', 'yes'],
    ['Clause d’insertion ☐ lot 1 ☒ lot 2 Clause environnementale ☒ lot 1 ☐ lot 2', '1', 'insertionClause', 'no'],
    ['Lots réservés : ☒ lot 1 ☐ lot 2 ☒ lot 3', '3', 'reserved', 'yes'],
  ])('répond pour lui : « %s », lot %s : %s %s', (text, lot, kind, state) => {
    expect(ofLot(text, lot, kind)).toBe(state)
  })
})

describe('un choix qui n’est pas fait', () => {
  it.each([
    'Rayer la mention inutile : avec / sans clause d’insertion',
    'Marché avec/sans clause d’insertion (rayer la mention inutile)',
    'Marché avec ou sans clause sociale selon les lots',
  ])('ne dit rien : « %s »', (text) => expect(new Set(Object.values(statesIn(text)))).toEqual(new Set(['unknown'])))

  it('une chose avec et une clause sans ne sont pas un choix', () => {
    expect(statesIn('Prestation avec personnel, sans clause d’insertion').insertionClause).toBe('no')
  })
})

describe('un formulaire', () => {
  it.each<[string, Expected]>([
    [
      'Clause sociale (oui/non) :\nClause environnementale (oui/non) :',
      { socialClause: 'unknown', environmentalClause: 'unknown' },
    ],
    ['Clause environnementale :\nClause sociale : oui', { environmentalClause: 'unknown', socialClause: 'yes' }],
    ['Critère environnemental : ____ %', { environmentalCriterion: 'unknown' }],
    ['Clause sociale : ………', { socialClause: 'unknown' }],
    ['Clause sociale : ..... heures', { socialClause: 'unknown', insertionClause: 'unknown' }],
    ['Clause sociale ............ : oui', { socialClause: 'yes' }],
  ])('laissé vide ne répond rien : « %s »', (text, states) => expect(statesIn(text)).toMatchObject(states))

  it.each([
    '☐ Clause sociale ☐ Critère environnemental ☐ Marché réservé',
    'Considérations : ☐ clause sociale',
    'Clause d’insertion ☐',
    '( ) Oui ( ) Non : clause d’insertion',
    'Marché réservé ☐ ESAT ☐ SIAE',
    'Marché réservé : [ ]',
    '☐ Critère social\n☐ Critère environnemental',
  ])('dont aucune case n’est cochée ne dit ni oui ni non : « %s »', (text) => {
    expect(new Set(Object.values(statesIn(text)))).toEqual(new Set(['unknown']))
  })

  it.each<[string, Expected]>([
    ['( ) Oui (X) Non : clause d’insertion', { insertionClause: 'no' }],
    ['☒ Oui ☐ Non – Clause environnementale', { environmentalClause: 'yes' }],
    [
      '☐ Oui ☒ Non : clause sociale ; ☒ Oui ☐ Non : clause environnementale',
      {
        socialClause: 'no',
        environmentalClause: 'yes',
      },
    ],
    [
      '[ ] oui [x] non : clause environnementale\n[x] oui [ ] non : clause sociale',
      {
        environmentalClause: 'no',
        socialClause: 'yes',
      },
    ],
  ])('peut donner la réponse avant son libellé : « %s »', (text, states) =>
    expect(statesIn(text)).toMatchObject(states),
  )

  it.each<[string, Expected]>([
    ['Question : un critère environnemental est-il prévu ? Réponse : non', { environmentalCriterion: 'no' }],
    ['Le marché comporte-t-il une clause d’insertion ? Réponse : non.', { insertionClause: 'no' }],
    ['Q : y a-t-il une clause d’insertion ? R : oui, 150 heures', { insertionClause: 'yes' }],
    ['Une clause environnementale est-elle imposée ? Rép. non', { environmentalClause: 'no' }],
  ])('donne la réponse à sa question : « %s »', (text, states) => expect(statesIn(text)).toMatchObject(states))

  it.each([
    'Question : peut-on déroger à la clause d’insertion ? Réponse : non',
    'Question : la clause d’insertion peut-elle être supprimée ? Réponse : non',
    'Y a-t-il une dérogation à la clause d’insertion ? Réponse : non',
  ])('dont la question porte sur autre chose ne dit pas non : « %s »', (text) => {
    expect(statesIn(text).insertionClause).not.toBe('no')
  })
})

describe('une cellule à cases', () => {
  const cellOf = (column: string, text: string) => tagLine({ id: 1, field: 'colonne', column, text })

  it.each<[string, State, string[]]>([
    ['☐ EA ☒ SIAE', 'yes', ['SIAE']],
    ['EA ☐ SIAE ☒', 'yes', ['SIAE']],
    ['□ EA ■ SIAE', 'yes', ['SIAE']],
    ['☒ sans objet ☐ EA', 'no', []],
    ['non ☐ oui ☒', 'yes', ['unspecified']],
    ['☒ non', 'no', []],
    ['☐ EA ☐ SIAE', 'unknown', []],
  ])('se lit par ses libellés cochés : « %s »', (text, state, reservedTo) => {
    const { states, reservedTo: named } = cellOf('Marché réservé', text)
    expect([states.reserved, named]).toEqual([state, reservedTo])
  })

  it.each<[string, State]>([
    ['□ Oui ■ Non', 'no'],
    ['■ Oui □ Non', 'yes'],
    ['oui ☐ non ☒', 'no'],
    ['oui □ non ■', 'no'],
    ['non ☐ / oui ☒', 'yes'],
    ['□ Oui □ Non', 'unknown'],
    ['☐ Clause d’insertion ☒ Sans objet', 'no'],
  ])('répond oui, non, ou rien : « %s »', (text, state) => {
    expect(cellOf('Clause sociale', text).states.socialClause).toBe(state)
  })
})
