import { describe, expect, it } from 'vitest'
import { columnRuleOf } from '../../src/considerations/columns.js'
import { readValue } from '../../src/considerations/declaredValues.js'
import { considerationsOf } from '../../src/considerations/tag.js'

const statesOf = (column: string, text: string) => considerationsOf([{ field: 'colonne', column, text }]).states

describe('les valeurs déclarées', () => {
  it.each(['Oui', 'OUI', 'o', 'X', 'x', '☑', '☒', '1', 'vrai', 'Oui - 500 h', '5 %', '120 heures'])(
    '« %s » est un oui',
    (value) => {
      expect(readValue(value)).toBe('yes')
    },
  )

  it.each([
    'Non',
    'N',
    '0',
    '0,00',
    'faux',
    'néant',
    's.o.',
    'SO',
    'Sans objet',
    'Aucune',
    'none',
    '☐',
    'Non (marché < 3 mois)',
  ])('« %s » est un non', (value) => expect(readValue(value)).toBe('no'))

  it.each([
    'n/a',
    'N/A',
    '/',
    '.',
    '...',
    'oui/non',
    '',
    ' ',
    '-',
    '—',
    'NC',
    'n.c.',
    '?',
    'non communiqué',
    'Non renseigné',
    'à compléter',
  ])('« %s » ne dit rien', (value) => {
    expect(readValue(value)).toBe('silent')
  })

  it.each(['à étudier', 'envisagée', 'à confirmer'])('« %s » est à vérifier', (value) => {
    expect(readValue(value)).toBe('review')
  })
})

describe('une colonne par réponse, une croix dans l’une', () => {
  it.each([
    ['Clause sociale – Oui', 'X', 'yes'],
    ['Clause sociale – Non', 'X', 'no'],
    ['Clause sociale (non)', '1', 'no'],
    ['Clause sociale – Non', 'non', 'no'],
    ['Clause sociale – Non', '0', 'unknown'],
    ['Clause sociale – Non', 'nc', 'unknown'],
    ['Clause sociale – Non', 'faute de candidats', 'review'],
    ['Clause sociale oui/non', 'X', 'yes'],
    ['Clause sociale : oui ou non', 'non', 'no'],
  ])('%s : « %s » donne %s', (column, text, state) => {
    expect(statesOf(column, text).socialClause).toBe(state)
  })

  it('sous un en-tête large, une croix sous « Non » ne nie aucun dispositif en particulier', () => {
    expect(Object.values(statesOf('Clauses sociales et environnementales – Non', 'X'))).not.toContain('yes')
    expect(Object.values(statesOf('Clauses sociales et environnementales – Non', 'X'))).not.toContain('review')
  })
})

describe('les en-têtes', () => {
  it.each([
    ['considerationsSociales', 'declared.social'],
    ['considerations_sociales', 'declared.social'],
    ['Considérations environnementales', 'declared.environment'],
    ['Clause sociale (O/N)', 'declared.social-clause'],
    ['Clause sociale / insertion', 'declared.social-clause'],
    ['Clause d’insertion', 'declared.insertion'],
    ['Clause sociale d’insertion', 'declared.insertion'],
    ['Nb heures d’insertion prévues', 'declared.hours'],
    ['Heures contractualisées', 'declared.hours'],
    ['Heures d’insertion réalisées', 'declared.hours.done'],
    ['Critère social', 'declared.social-criterion'],
    ['Critères environnementaux', 'declared.environmental-criterion'],
    ['Clauses environnementales', 'declared.environmental-clause'],
    ['Marché réservé (L. 2113-12)', 'declared.reserved'],
    ['Lot réservé', 'declared.reserved'],
    ['Réservé (EA/ESAT/SIAE)', 'declared.reserved'],
    ['Réservé EA/ESAT', 'declared.reserved'],
    ['Insertion (O/N)', 'declared.insertion'],
    ['Clause env.', 'declared.environmental-clause'],
    ['Crit. env.', 'declared.environmental-criterion'],
    ['Cl. sociale', 'declared.social-clause'],
    ['Critère RSE', 'declared.broad-criterion'],
    ['Développement durable', 'declared.broad-clause'],
  ])('%s', (header, rule) => expect(columnRuleOf(header)?.id).toBe(rule))

  it.each(['Objet', 'Titulaire', 'Forme juridique du titulaire', 'Durée', 'Réserves à la réception', 'Siège social'])(
    '%s n’est pas des nôtres',
    (header) => expect(columnRuleOf(header)).toBeNull(),
  )
})

describe('la liste DECP', () => {
  it('« Clause sociale » seule : clause sociale oui, insertion à vérifier, le reste non par omission', () => {
    expect(statesOf('considerationsSociales', 'Clause sociale')).toMatchObject({
      socialClause: 'yes',
      insertionClause: 'review',
      socialCriterion: 'no',
      reserved: 'no',
    })
  })

  it('« Marché réservé » seul n’emporte aucune clause', () => {
    expect(statesOf('considerationsSociales', 'Marché réservé')).toMatchObject({
      reserved: 'yes',
      socialClause: 'no',
      insertionClause: 'no',
    })
  })

  it('« Pas de… » est un non écrit des quatre faits, l’omission un non d’une autre sorte', () => {
    const bases = (text: string) =>
      considerationsOf([{ field: 'colonne', column: 'considerationsSociales', text }]).tags.map(({ kind, basis }) => [
        kind,
        basis,
      ])
    expect(bases('Pas de considération sociale').every(([, basis]) => basis === 'explicit')).toBe(true)
    expect(bases('Critère social')).toContainEqual(['reserved', 'omission'])
  })

  it('« Clause sociale » à côté de « Pas de… » : à vérifier', () => {
    expect(statesOf('considerationsSociales', 'Clause sociale, Pas de considération sociale').socialClause).toBe(
      'review',
    )
  })

  it.each([
    '["Clause environnementale","Critère environnemental"]',
    "['Clause environnementale', 'Critère environnemental']",
    'Clause environnementale; Critère environnemental',
    'Clause environnementale\nCritère environnemental',
    '{"considerationEnvironnementale": ["Clause environnementale", "Critère environnemental"]}',
  ])('se lit quel que soit l’aplatissement : %s', (text) => {
    expect(statesOf('considerationsEnvironnementales', text)).toMatchObject({
      environmentalClause: 'yes',
      environmentalCriterion: 'yes',
    })
  })

  it.each([
    'Clause sociale / Marché réservé',
    'Clause sociale + Marché réservé',
    'Clause sociale et marché réservé',
    'Clause sociale - Marché réservé',
    '• Clause sociale • Marché réservé',
    '- Clause sociale\n- Marché réservé',
    'Clause sociale & marché réservé',
  ])('lit chaque valeur, quel que soit le séparateur : %s', (text) => {
    expect(statesOf('considerationsSociales', text)).toMatchObject({
      socialClause: 'yes',
      reserved: 'yes',
      socialCriterion: 'no',
    })
  })

  it('ce qu’une liste mal comprise laisse de côté n’est pas un non', () => {
    expect(statesOf('considerationsSociales', 'Clause sociale, voir CCAP')).toMatchObject({
      socialClause: 'yes',
      reserved: 'review',
    })
    expect(statesOf('considerationsSociales', 'Clause sociale, n/a').reserved).toBe('unknown')
  })

  it('« Clause sociale » à côté de « Pas de… » : l’insertion aussi est à vérifier, et c’est la déclaration qui se contredit', () => {
    const { states, flags } = considerationsOf([
      { field: 'colonne', column: 'considerationsSociales', text: 'Clause sociale ; Pas de considération sociale' },
    ])
    expect(states).toMatchObject({ socialClause: 'review', insertionClause: 'review' })
    expect(flags).toEqual([{ kind: 'socialClause', flag: 'declaredContradiction' }])
  })

  it.each([
    ['Marché réservé EA/ESAT', { reserved: 'yes', socialClause: 'no' }, ['EA-ESAT']],
    ['Clause sociale (insertion 200 h)', { socialClause: 'yes', insertionClause: 'yes', reserved: 'no' }, []],
    ['Clause sociale d’insertion, Marché réservé', { insertionClause: 'yes', reserved: 'yes' }, ['unspecified']],
    ['Insertion par l’activité économique', { insertionClause: 'review', reserved: 'unknown' }, []],
    ['Pas de clause sociale', { socialClause: 'no', insertionClause: 'no', reserved: 'unknown' }, []],
    ['Clause sociale : non, Critère social : oui', { socialClause: 'no', socialCriterion: 'yes' }, []],
    ['☑', { socialClause: 'review', reserved: 'review' }, []],
    ['☐', { socialClause: 'no', reserved: 'no' }, []],
    ['Voir CCAP', { reserved: 'review' }, []],
  ] as const)('%s', (text, states, reservedTo) => {
    const read = considerationsOf([{ field: 'colonne', column: 'Considérations sociales', text }])
    expect(read.states).toMatchObject(states)
    expect(read.reservedTo).toEqual(reservedTo)
  })

  it('vide ou « NC » : rien n’est dit', () => {
    expect(statesOf('considerationsSociales', '').socialClause).toBe('unknown')
    expect(statesOf('considerationsSociales', 'NC').socialClause).toBe('unknown')
  })

  it('une valeur inconnue est à vérifier, pas un non', () => {
    expect(statesOf('considerationsSociales', 'Voir CCAP')).toMatchObject({
      socialClause: 'review',
      reserved: 'review',
    })
  })
})

describe('les heures', () => {
  it('prévues : au-dessus de zéro oui, zéro non, vide rien', () => {
    expect(statesOf('Heures d’insertion prévues', '1 234,5').insertionClause).toBe('yes')
    expect(statesOf('Heures d’insertion prévues', '0').insertionClause).toBe('no')
    expect(statesOf('Heures d’insertion prévues', '').insertionClause).toBe('unknown')
  })

  it('réalisées seules : à vérifier ; zéro réalisée ne dit rien du contrat', () => {
    expect(statesOf('Heures d’insertion réalisées', '250').insertionClause).toBe('review')
    expect(statesOf('Heures d’insertion réalisées', '0').insertionClause).toBe('unknown')
  })
})

describe('les colonnes oui / non', () => {
  it('« Clause d’insertion : non » ne dit rien des autres clauses sociales', () => {
    expect(statesOf('Clause d’insertion', 'Non')).toMatchObject({ insertionClause: 'no', socialClause: 'unknown' })
  })

  it('« Clause sociale : non » vaut aussi pour l’insertion', () => {
    expect(statesOf('Clause sociale', 'Non')).toMatchObject({ insertionClause: 'no', socialClause: 'no' })
  })

  it('« Oui - 500 h » dit la nature de la clause sociale', () => {
    expect(statesOf('Clause sociale', 'Oui - 500 h')).toMatchObject({ insertionClause: 'yes', socialClause: 'yes' })
  })

  it('nomme à qui le marché est réservé', () => {
    const read = (text: string) => considerationsOf([{ field: 'colonne', column: 'Marché réservé', text }])
    expect(read('EA/ESAT').reservedTo).toEqual(['EA-ESAT'])
    expect(read('Oui').reservedTo).toEqual(['unspecified'])
    expect(read('Oui (SIAE, art. L. 2113-13)').reservedTo).toEqual(['SIAE'])
  })

  it.each([
    ['L. 2113-12', ['EA-ESAT']],
    ['L. 2113-13', ['SIAE']],
    ['art. L2113-13-1', ['prison']],
    ['L. 2113-14', ['EA-ESAT', 'SIAE']],
    ['L. 2113-15', ['ESS']],
    ['art. 15 CMP', ['EA-ESAT']],
    ['ESAT', ['EA-ESAT']],
  ])('l’article ou la famille dit à qui : %s', (text, reservedTo) => {
    const read = considerationsOf([{ field: 'colonne', column: 'Marché réservé', text }])
    expect(read.states.reserved).toBe('yes')
    expect(read.reservedTo).toEqual(reservedTo)
  })

  it('deux réponses contraires dans une cellule sont à vérifier', () => {
    expect(statesOf('Clause sociale', 'Clause sociale ; Pas de considération sociale')).toMatchObject({
      socialClause: 'review',
      insertionClause: 'review',
    })
  })

  it('une dérogation seule est un non par dérogation', () => {
    const [tag] = considerationsOf([
      { field: 'colonne', column: 'Clause sociale', text: 'dérogation L. 2112-2-1 : chantier de deux mois' },
    ]).tags
    expect(tag).toMatchObject({ state: 'no', basis: 'derogation' })
  })

  it('une dérogation motivée est un non d’une autre sorte', () => {
    const [tag] = considerationsOf([
      { field: 'colonne', column: 'Clause sociale', text: 'Non, dérogation L. 2112-2-1' },
    ]).tags
    expect(tag).toMatchObject({ state: 'no', basis: 'derogation' })
  })

  it('des mots qu’on ne comprend pas sont à vérifier', () => {
    expect(statesOf('Clause environnementale', 'cf. service voirie').environmentalClause).toBe('review')
  })
})
