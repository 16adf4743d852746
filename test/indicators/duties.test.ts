import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DUTY_IDS, type DutyId } from '../../src/codes/duties.js'
import type { BuyerType } from '../../src/codes/euThresholds.js'
import { type DutyContext, dutiesOver, dutyOf } from '../../src/indicators/duties.js'
import { DUTY_WORDS, NOT_CONCERNED, UNDETERMINED } from '../../src/indicators/dutyWords.js'
import { frameworksOf } from '../../src/indicators/frameworks.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { STATES } from '../../src/states.js'
import { BUYER, cents, contract, day, NO_GROUNDS, NOTHING_SAID, registerArbitrary } from './samples.js'

const contextOf = (contracts: readonly CountedContract[], type: BuyerType | null = 'other'): DutyContext => ({
  frameworks: frameworksOf(contracts),
  buyerTypes: new Map(type === null ? [] : [[BUYER.slice(0, 9), type]]),
})

/** Services of 300 000 € launched in September 2026 by a local authority: everything needed is known. */
const told = (given: Partial<CountedContract> = {}): CountedContract =>
  contract('n', {
    dateLancement: day('2026-09-07'),
    yearDate: day('2026-12-01'),
    valeurEstimee: cents(300_000),
    codeCPV: '90500000',
    procedure: 'Appel d’offres ouvert',
    nature: 'Marché',
    states: { ...NOTHING_SAID, socialClause: 'no', environmentalClause: 'yes', environmentalCriterion: 'review' },
    ...given,
  })

function answer(duty: DutyId, given: Partial<CountedContract>, type: BuyerType | null = 'other') {
  const asked = told(given)
  const { outcome, reasons } = dutyOf(duty, asked, contextOf([asked], type))
  return [outcome, ...reasons]
}

describe('une consultation lancée après le 21 août 2026, dont tout est connu', () => {
  test('l’exigence est retrouvée, ou non, dans les données', () => {
    expect(answer('environmentalCondition', {})).toEqual(['found'])
    expect(answer('socialCondition', {})).toEqual(['notFound'])
  })

  test('ce que personne n’a tranché reste indéterminé', () => {
    expect(answer('environmentalCriterion', {})).toEqual(['undetermined', 'factToReview'])
    expect(answer('environmentalCriterion', { states: NOTHING_SAID })).toEqual(['undetermined', 'factUnknown'])
  })

  test('le jour même du 21 août, l’exigence vaut', () => {
    expect(answer('environmentalCondition', { dateLancement: day('2026-08-21') })).toEqual(['found'])
    expect(answer('environmentalCondition', { dateLancement: day('2026-08-20') })).toEqual([
      'notConcerned',
      'launchedBefore',
    ])
  })

  test('le jour peut être réglé autrement', () => {
    const asked = told({ dateLancement: day('2026-08-21') })
    const later = { ...contextOf([asked]), from: day('2026-08-22') }
    expect(dutyOf('environmentalCondition', asked, later).outcome).toBe('notConcerned')
  })
})

describe('la date de lancement', () => {
  test('absente, laisse indéterminé ce qui est notifié après', () => {
    expect(answer('environmentalCondition', { dateLancement: null })).toEqual(['undetermined', 'launchDate'])
    expect(answer('environmentalCondition', { dateLancement: null, yearDate: null })).toEqual([
      'undetermined',
      'launchDate',
    ])
  })

  test('absente, n’empêche pas de dire que ce qui est notifié avant était lancé avant', () => {
    const given = { dateLancement: null, yearDate: day('2026-07-01') }
    expect(answer('environmentalCondition', given)).toEqual(['notConcerned', 'launchedBefore'])
  })

  test('contredite par la notification, ne décide de rien', () => {
    const given = { yearDate: day('2026-07-01') }
    expect(answer('environmentalCondition', given)).toEqual(['undetermined', 'contradictoryDates'])
  })

  test('absente, la clause établie reste dite', () => {
    const asked = told({ dateLancement: null })
    expect(dutyOf('environmentalCondition', asked, contextOf([asked])).state).toBe('yes')
  })
})

describe('qui n’est pas concerné', () => {
  test.each([
    ['défense ou sécurité', { nature: 'Marché de défense ou de sécurité' }, 'defence'],
    [
      'sans publicité ni mise en concurrence',
      { procedure: 'Marché passé sans publicité ni mise en concurrence préalable' },
      'withoutCompetition',
    ],
  ])('%s', (_title, given, reason) => {
    expect(answer('environmentalCondition', given)).toEqual(['notConcerned', reason])
  })

  test('une dérogation énoncée vaut pour le social, que la loi permet d’écarter, et non pour l’environnement', () => {
    const ground = { source: 'declared', basis: 'derogation' } as const
    const given = {
      states: { ...NOTHING_SAID, socialClause: 'no', environmentalClause: 'no' } as const,
      grounds: { ...NO_GROUNDS, socialClause: ground, environmentalClause: ground },
    }
    expect(answer('socialCondition', given)).toEqual(['notConcerned', 'derogation'])
    expect(answer('environmentalCondition', given)).toEqual(['notFound'])
  })

  test('un marché subséquent suit son accord-cadre', () => {
    const framework = told({ uid: 'parent', id: 'AC', dateLancement: null, yearDate: day('2025-02-01') })
    const callOff = told({ idAccordCadre: 'AC' })
    const ask = (parent: CountedContract) => dutyOf('environmentalCondition', callOff, contextOf([parent, callOff]))
    expect(ask(framework).reasons).toEqual(['earlierFramework'])
    expect(ask({ ...framework, yearDate: day('2026-11-01'), dateLancement: day('2026-09-01') }).reasons).toEqual([
      'readInFramework',
    ])
  })

  test('un marché subséquent dont l’accord-cadre manque reste indéterminé', () => {
    expect(answer('environmentalCondition', { saysSubsequent: true })).toEqual(['undetermined', 'framework'])
  })

  test('sans procédure connue, on ne sait pas s’il y a eu concurrence', () => {
    expect(answer('environmentalCondition', { procedure: null })).toEqual(['undetermined', 'procedure'])
  })
})

describe('le seuil européen de la condition sociale', () => {
  test('se lit à la valeur estimée, au seuil du jour et de l’acheteur', () => {
    expect(answer('socialCondition', { valeurEstimee: cents(216_000) })).toEqual(['notFound'])
    expect(answer('socialCondition', { valeurEstimee: cents(215_999) })).toEqual(['notConcerned', 'belowThreshold'])
    expect(answer('socialCondition', { valeurEstimee: cents(216_000) }, 'entity')).toEqual([
      'notConcerned',
      'belowThreshold',
    ])
  })

  test('est celui des travaux pour des travaux et pour une concession', () => {
    expect(answer('socialCondition', { codeCPV: '45000000' })).toEqual(['notConcerned', 'belowThreshold'])
    expect(answer('socialCondition', { type: 'concession', codeCPV: null }, null)).toEqual([
      'notConcerned',
      'belowThreshold',
    ])
  })

  test('reste indéterminé sans valeur estimée, catégorie ou type d’acheteur : le montant n’en tient pas lieu', () => {
    const bare = { valeurEstimee: null, codeCPV: null, montantFirst: cents(9_000_000) }
    expect(answer('socialCondition', bare, null)).toEqual(['undetermined', 'estimate', 'category', 'buyerType'])
    expect(answer('socialCondition', {}, null)).toEqual(['undetermined', 'buyerType'])
    expect(answer('socialCondition', { codeCPV: null })).toEqual(['undetermined', 'category'])
  })

  test('se décide pourtant où tous les seuils possibles disent la même chose', () => {
    expect(answer('socialCondition', { valeurEstimee: cents(100_000), codeCPV: null }, null)).toEqual([
      'notConcerned',
      'belowThreshold',
    ])
    expect(answer('socialCondition', { valeurEstimee: cents(6_000_000), codeCPV: null }, null)).toEqual(['notFound'])
  })

  test('d’un service social ou spécifique est le sien, selon qui achète', () => {
    const training = (euros: number) => ({ codeCPV: '80500000', valeurEstimee: cents(euros) })
    expect(answer('socialCondition', training(749_999))).toEqual(['notConcerned', 'belowThreshold'])
    expect(answer('socialCondition', training(750_000))).toEqual(['notFound'])
    expect(answer('socialCondition', training(999_000), 'entity')).toEqual(['notConcerned', 'belowThreshold'])
    expect(answer('socialCondition', training(750_000), null)).toEqual(['undetermined', 'buyerType'])
  })

  test('reste indéterminé entre les deux seuils où la division ne dit pas si le service est spécifique', () => {
    const security = (euros: number) => ({ codeCPV: '79710000', valeurEstimee: cents(euros) })
    expect(answer('socialCondition', security(100_000))).toEqual(['notConcerned', 'belowThreshold'])
    expect(answer('socialCondition', security(300_000))).toEqual(['undetermined', 'specificServices'])
    expect(answer('socialCondition', security(750_000))).toEqual(['notFound'])
  })

  test('reste indéterminé à une date dont le seuil n’est pas connu', () => {
    const given = { dateLancement: day('2028-02-01'), yearDate: day('2028-06-01') }
    expect(answer('socialCondition', given)).toEqual(['undetermined', 'thresholds'])
  })

  test('ne concerne pas l’environnement, qui vaut à tout montant', () => {
    expect(answer('environmentalCondition', { valeurEstimee: null, codeCPV: null }, null)).toEqual(['found'])
  })
})

describe('sur un registre', () => {
  test('chaque marché est compté une fois par exigence, sous une seule issue, et les lignes de test ne le sont pas', () => {
    fc.assert(
      fc.property(registerArbitrary, (register) => {
        const real = register.filter((each) => !each.test).map(({ uid }) => uid)
        const counts = dutiesOver(register, contextOf(register))
        expect(counts.map(({ duty }) => duty)).toEqual(DUTY_IDS)
        for (const { uids } of counts) expect(Object.values(uids).flat().sort()).toEqual([...real].sort())
      }),
    )
  })

  test('un motif renvoie aux marchés qu’il touche', () => {
    const register = [told({ uid: 'a', dateLancement: null }), told({ uid: 'b', dateLancement: null, procedure: null })]
    const [condition] = dutiesOver(register, contextOf(register))
    expect(condition?.byReason.get('launchDate')).toEqual(['a', 'b'])
    expect(condition?.byReason.get('procedure')).toEqual(['b'])
  })

  test('sans date de lancement, rien n’est jamais dit manquant', () => {
    fc.assert(
      fc.property(registerArbitrary, fc.constantFrom(...STATES), (register, state) => {
        const states = {
          ...NOTHING_SAID,
          socialClause: state,
          environmentalClause: state,
          environmentalCriterion: state,
        }
        const undated = register.map((each) => ({ ...each, dateLancement: null, states }))
        for (const { uids } of dutiesOver(undated, contextOf(undated))) expect(uids.notFound).toEqual([])
      }),
    )
  })
})

test('les mots ne jugent personne', () => {
  const words = [DUTY_WORDS, NOT_CONCERNED, UNDETERMINED].flatMap((each) => Object.values(each))
  expect(words.filter((word) => /conforme|illégal|infraction|manquement/i.test(word))).toEqual([])
})
