import { describe, expect, test } from 'vitest'
import type { BuyerType } from '../../src/codes/euThresholds.js'
import type { Ground, Grounds } from '../../src/indicators/grounds.js'
import { compile, stateOf } from '../../src/indicators/predicate/evaluate.js'
import { type Predicate, predicateSchema } from '../../src/indicators/predicate/schema.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { type Kind, STATES, type State } from '../../src/states.js'
import { BUYER, cents, contract, day, NO_GROUNDS, NO_TRAITS, NOTHING_SAID } from './samples.js'

const SIREN = BUYER.slice(0, 9)

/** What a predicate, which a plan may write, says of a contract of which this is known. */
function asked(predicate: Predicate, given: Partial<CountedContract> = {}, buyer?: BuyerType): State {
  expect(predicateSchema.parse(predicate)).toEqual(predicate)
  return stateOf(predicate, contract('A', given), { buyerTypes: new Map(buyer ? [[SIREN, buyer]] : []) })
}

const states = (given: Partial<Record<Kind, State>>) => ({ states: { ...NOTHING_SAID, ...given } })
const grounds = (given: Partial<Record<Kind, Ground>>): Grounds => ({ ...NO_GROUNDS, ...given })
const clause = (state: State, ground?: Ground) => ({
  ...states({ socialClause: state }),
  ...(ground ? { grounds: grounds({ socialClause: ground }) } : {}),
})
const declared: Ground = { source: 'declared', basis: null }

describe('un fait', () => {
  test('est demandé tel qu’il est établi, de quatre états', () => {
    for (const state of STATES) expect(asked({ fact: 'socialClause' }, clause(state))).toBe(state)
  })

  test('demandé à « non » répond oui où il est nié ; ce qui est à vérifier ou non renseigné le reste', () => {
    const said = STATES.map((state) => asked({ fact: 'socialClause', is: 'no' }, clause(state)))
    expect(said).toEqual(['no', 'yes', 'review', 'unknown'])
  })

  test('établi par une autre source que celle demandée est un non ; sans source gardée, nul ne le sait', () => {
    const question: Predicate = { fact: 'socialClause', source: ['declared'] }
    expect(asked(question, clause('yes', declared))).toBe('yes')
    expect(asked(question, clause('yes', { source: 'text', basis: null }))).toBe('no')
    expect(asked(question, clause('yes'))).toBe('unknown')
    expect(asked(question, clause('no'))).toBe('no')
    expect(asked(question, clause('review', { source: 'text', basis: null }))).toBe('review')
  })

  test('que colonne et textes disent ensemble, chacun le dit, mais pas un agent', () => {
    const together = clause('yes', { source: 'both', basis: null })
    const by = (source: Ground['source']) => asked({ fact: 'socialClause', source: [source] }, together)
    expect([by('declared'), by('text'), by('both'), by('officer')]).toEqual(['yes', 'yes', 'yes', 'no'])
    expect(asked({ fact: 'socialClause', source: ['both'] }, clause('yes', declared))).toBe('no')
  })

  test('déclaré sans que les textes le disent se demande par différence', () => {
    const question: Predicate = {
      all: [{ fact: 'socialClause', source: ['declared'] }, { not: { fact: 'socialClause', source: ['both'] } }],
    }
    const from = (source: Ground['source']) => asked(question, clause('yes', { source, basis: null }))
    expect([from('declared'), from('both'), from('text'), from('officer')]).toEqual(['yes', 'no', 'no', 'no'])
    expect(asked(question, clause('unknown'))).toBe('unknown')
    expect(asked(question, clause('review', declared))).toBe('review')
  })

  test('nié sur un autre fondement que celui demandé est un non', () => {
    const question: Predicate = { fact: 'socialClause', is: 'no', basis: ['derogation'] }
    expect(asked(question, clause('no', { source: 'text', basis: 'derogation' }))).toBe('yes')
    expect(asked(question, clause('no', { source: 'declared', basis: 'omission' }))).toBe('no')
    expect(asked(question, clause('no'))).toBe('unknown')
    expect(predicateSchema.safeParse({ fact: 'socialClause', basis: ['explicit'] }).success).toBe(false)
  })

  test('de considération est établi dès qu’un de ses faits l’est, et nié quand tous le sont', () => {
    const social: Predicate = { fact: 'socialConsideration' }
    expect(asked(social, states({ socialCriterion: 'yes' }))).toBe('yes')
    expect(asked(social, states({ socialClause: 'no', socialCriterion: 'no' }))).toBe('unknown')
    const denied: Predicate = { fact: 'socialConsideration', is: 'no' }
    expect(asked(denied, states({ socialClause: 'no', socialCriterion: 'no' }))).toBe('unknown')
    expect(asked(denied, states({ socialClause: 'no', socialCriterion: 'no', reserved: 'no' }))).toBe('yes')
    expect(asked(denied, states({ socialClause: 'no', reserved: 'yes' }))).toBe('no')
  })
})

describe('la logique', () => {
  const of = (state: State): Predicate =>
    state === 'yes' || state === 'no'
      ? { type: state === 'yes' ? 'marche' : 'concession' }
      : { fact: state === 'review' ? 'socialClause' : 'socialCriterion' }
  const two = (key: 'any' | 'all', a: State, b: State) =>
    asked(key === 'any' ? { any: [of(a), of(b)] } : { all: [of(a), of(b)] }, clause('review'))
  const strongest = (order: readonly State[], a: State, b: State) => order.find((state) => state === a || state === b)

  test.each(STATES.flatMap((a) => STATES.map((b) => [a, b] as const)))('de %s et %s suit l’ordre des états', (a, b) => {
    expect(two('any', a, b)).toBe(strongest(['yes', 'review', 'unknown', 'no'], a, b))
    expect(two('all', a, b)).toBe(strongest(['no', 'review', 'unknown', 'yes'], a, b))
  })

  test('« pas » échange oui et non, sans lever le doute', () => {
    const said = STATES.map((state) => asked({ not: of(state) }, clause('review')))
    expect(said).toEqual(['no', 'yes', 'review', 'unknown'])
  })

  test('se prépare une fois pour tous les marchés', () => {
    const says = compile({ direction: ['Voirie'] }, { buyerTypes: new Map() })
    expect(['VOIRIE', 'Parcs', null, 'VOIRIE'].map((direction) => says(contract('A', { direction })))).toEqual([
      'yes',
      'no',
      'unknown',
      'yes',
    ])
  })
})

describe('un thème', () => {
  const insertion: Predicate = { topic: 'insertion' }

  test('est établi où le marché le porte, et nié où sa clause porte sur autre chose', () => {
    const about = (topic: 'insertion' | 'handicap') => ({ traits: { ...NO_TRAITS, topics: [topic] } })
    const answered = states({ insertionClause: 'no', socialClause: 'yes', socialCriterion: 'no', reserved: 'no' })
    expect(asked(insertion, { ...answered, ...about('insertion') })).toBe('yes')
    expect(asked(insertion, { ...answered, ...about('handicap') })).toBe('no')
    expect(asked(insertion, { ...states({ socialClause: 'yes' }), ...about('handicap') })).toBe('unknown')
    expect(asked(insertion, { ...states({ socialClause: 'yes', reserved: 'review' }), ...about('handicap') })).toBe(
      'review',
    )
  })

  test('d’« une clause sociale » sans plus ne se sait pas ; d’une clause niée, si', () => {
    const denied = states({ insertionClause: 'no', socialClause: 'no', socialCriterion: 'no', reserved: 'no' })
    const vague = { ...denied, states: { ...denied.states, socialClause: 'yes' as const } }
    expect(asked(insertion, { ...vague, traits: { ...NO_TRAITS, topics: ['social'] } })).toBe('unknown')
    expect(asked(insertion, vague)).toBe('unknown')
    expect(asked(insertion, denied)).toBe('no')
  })

  test('environnemental ne se lit pas dans les faits sociaux', () => {
    const green = states({ environmentalClause: 'no', environmentalCriterion: 'no', socialClause: 'review' })
    expect(asked({ topic: 'carbon' }, green)).toBe('no')
    expect(asked({ object: 'environmentalObject' }, green)).toBe('no')
    expect(
      asked({ object: 'environmentalObject' }, { traits: { ...NO_TRAITS, objects: ['environmentalObject'] } }),
    ).toBe('yes')
  })
})

describe('les bénéficiaires d’une réservation', () => {
  const esat: Predicate = { reservedTo: ['EA-ESAT'] }
  const reserved = (reservedTo: CountedContract['reservedTo'], state: State = 'yes') =>
    asked(esat, { ...states({ reserved: state }), reservedTo })

  test('nommés disent oui ou non ; non nommés, ils peuvent être ceux-là', () => {
    expect(reserved(['EA-ESAT', 'SIAE'])).toBe('yes')
    expect(reserved(['SIAE'])).toBe('no')
    expect([reserved(['unspecified']), reserved([])]).toEqual(['unknown', 'unknown'])
    expect(asked({ reservedTo: ['unspecified'] }, { ...states({ reserved: 'yes' }), reservedTo: [] })).toBe('yes')
  })

  test('suivent la réservation où elle n’est pas établie', () => {
    const others = ['no', 'review', 'unknown'] as const
    expect(others.map((state) => reserved(['EA-ESAT'], state))).toEqual(others)
  })
})

describe('ce que dit le registre', () => {
  test('la catégorie se lit dans le code CPV ; sans code, ou de division inconnue, elle ne se sait pas', () => {
    const works = (codeCPV: string | null) => asked({ category: ['works'] }, { codeCPV })
    expect(['45233000', '44113000', '48000000', '71000000'].map(works)).toEqual(['yes', 'no', 'no', 'no'])
    expect([works(null), works('99000000')]).toEqual(['unknown', 'unknown'])
    expect(asked({ category: ['supplies'] }, { codeCPV: '48000000' })).toBe('yes')
    expect(asked({ category: ['works', 'services'] }, { codeCPV: '50000000' })).toBe('yes')
  })

  test('un début de code CPV vaut pour tout ce qu’il recouvre', () => {
    expect(asked({ cpv: ['15', '5552'] }, { codeCPV: '55524000' })).toBe('yes')
    expect(asked({ cpv: ['15', '5552'] }, { codeCPV: '55000000' })).toBe('no')
    expect(asked({ cpv: ['15'] })).toBe('unknown')
  })

  test('les noms se comparent sans égard aux accents, aux capitales ni à la ponctuation', () => {
    const names = {
      procedure: 'APPEL D’OFFRES OUVERT',
      nature: 'Accord-cadre',
      direction: 'Bâtiments',
      categorie: 'Œuvres',
    }
    expect(asked({ procedure: ["Appel d'offres ouvert"] }, names)).toBe('yes')
    expect(asked({ nature: ['accord cadre'] }, names)).toBe('yes')
    expect(asked({ direction: ['batiment'] }, names)).toBe('no')
    expect(asked({ categorie: ['oeuvres', 'Voirie'] }, names)).toBe('yes')
    for (const predicate of [{ procedure: ['x'] }, { nature: ['x'] }, { direction: ['x'] }, { categorie: ['x'] }]) {
      expect(asked(predicate)).toBe('unknown')
    }
  })

  test('un acheteur est tous ses établissements ; connu par son seul SIREN, il peut être celui demandé', () => {
    const by = (acheteur: string[], buyer: string | null) => asked({ acheteur }, { acheteur: buyer })
    expect([by([SIREN], BUYER), by([SIREN], SIREN), by([BUYER], BUYER)]).toEqual(['yes', 'yes', 'yes'])
    expect([by([BUYER], `${SIREN}00025`), by([BUYER], '200093201')]).toEqual(['no', 'no'])
    expect([by([BUYER], SIREN), by([BUYER], null)]).toEqual(['unknown', 'unknown'])
    expect(asked({ type: 'concession' }, { type: 'concession' })).toBe('yes')
  })

  test('une date se compare jours compris ; un marché sans date n’est ni dedans ni dehors', () => {
    const year: Predicate = { date: 'notification', from: day('2025-01-01'), to: day('2025-12-31') }
    const on = (date: string | null) => asked(year, { yearDate: date === null ? null : day(date) })
    expect(['2025-01-01', '2025-12-31', '2024-12-31', '2026-01-01', null].map(on)).toEqual([
      'yes',
      'yes',
      'no',
      'no',
      'unknown',
    ])
    expect(asked({ date: 'launch', from: day('2026-08-21') })).toBe('unknown')
    expect(asked({ date: 'launch', from: day('2026-08-21') }, { dateLancement: day('2026-08-21') })).toBe('yes')
  })
})

describe('un montant', () => {
  test('se compare bornes comprises, en euros ; celui d’un euro, de neuf ou absent n’est ni grand ni petit', () => {
    const from = (montant: number | null) =>
      asked({ amount: { min: 40_000 } }, { montantFirst: montant === null ? null : cents(montant) })
    expect([40_000, 39_999.99, 1, null, 999_999, -5].map(from)).toEqual([
      'yes',
      'no',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ])
    expect(asked({ amount: { min: 0.1, max: 89_999.99 } }, { montantFirst: cents(89_999.99) })).toBe('yes')
    expect(asked({ estimate: { max: 90_000 } })).toBe('unknown')
    expect(asked({ estimate: { max: 90_000 } }, { valeurEstimee: cents(90_000) })).toBe('yes')
  })

  test('du premier jour compte, quel qu’il soit devenu', () => {
    const grown = { montantFirst: cents(30_000), montantLatest: cents(200_000) }
    expect(asked({ amount: { min: 40_000 } }, grown)).toBe('no')
  })
})

describe('le seuil européen', () => {
  const reached: Predicate = { euThreshold: 'reached' }
  const services = { codeCPV: '50000000', yearDate: day('2025-03-01') }

  test('est celui de la date, de l’acheteur et de la catégorie', () => {
    const at = (euros: number) => ({ ...services, montantFirst: cents(euros) })
    expect([asked(reached, at(221_000), 'other'), asked(reached, at(220_999.99), 'other')]).toEqual(['yes', 'no'])
    expect([asked(reached, at(143_000), 'state'), asked(reached, at(143_000), 'entity')]).toEqual(['yes', 'no'])
    expect(asked(reached, { ...at(217_000), yearDate: day('2026-01-01') }, 'other')).toBe('yes')
    expect(asked({ euThreshold: 'below' }, at(100_000), 'other')).toBe('yes')
  })

  test('des travaux et des concessions ne dépend pas de l’acheteur', () => {
    const works = { codeCPV: '45000000', yearDate: day('2025-03-01'), montantFirst: cents(5_538_000) }
    expect(asked(reached, works)).toBe('yes')
    expect(asked(reached, { ...works, type: 'concession', codeCPV: null, acheteur: null })).toBe('yes')
  })

  test('d’un service social ou spécifique est le sien ; entre les deux, la division ne tranche pas toujours', () => {
    const at = (codeCPV: string, euros: number) => ({ ...services, codeCPV, montantFirst: cents(euros) })
    expect([300_000, 750_000].map((euros) => asked(reached, at('85311000', euros), 'other'))).toEqual(['no', 'yes'])
    expect(asked(reached, at('85311000', 900_000), 'entity')).toBe('no')
    const security = [220_000, 300_000, 750_000].map((euros) => asked(reached, at('79710000', euros), 'other'))
    expect(security).toEqual(['no', 'unknown', 'yes'])
    expect(asked({ euThreshold: 'below' }, at('79710000', 300_000), 'other')).toBe('unknown')
  })

  test('se juge sur l’estimation et au jour du lancement, où ils sont dits', () => {
    const estimated = { ...services, montantFirst: cents(150_000), valeurEstimee: cents(218_000) }
    expect(asked(reached, estimated, 'other')).toBe('no')
    expect(asked(reached, { ...estimated, dateLancement: day('2023-12-31') }, 'other')).toBe('yes')
    expect(asked(reached, { ...estimated, valeurEstimee: cents(1) }, 'other')).toBe('no')
  })

  test('ne se sait pas sans type d’acheteur, sans code CPV, sans date, sans montant, ni hors des périodes connues', () => {
    const known = { ...services, montantFirst: cents(900_000) }
    expect(asked(reached, known, 'other')).toBe('yes')
    expect(asked(reached, known)).toBe('unknown')
    for (const missing of [{ codeCPV: null }, { yearDate: null }, { montantFirst: cents(1) }, { acheteur: null }]) {
      expect(asked(reached, { ...known, ...missing }, 'other')).toBe('unknown')
    }
    expect(asked(reached, { ...known, yearDate: day('2021-12-31') }, 'other')).toBe('unknown')
    expect(asked(reached, { ...known, yearDate: day('2028-01-01') }, 'other')).toBe('unknown')
  })
})

test('un prédicat trop long ou trop profond est refusé', () => {
  const leaf: Predicate = { type: 'marche' }
  expect(predicateSchema.safeParse({ all: Array.from({ length: 41 }, () => leaf) }).success).toBe(false)
  let deep: Predicate = leaf
  for (let level = 0; level < 9; level += 1) deep = { not: deep }
  expect(predicateSchema.safeParse(deep).success).toBe(false)
})
