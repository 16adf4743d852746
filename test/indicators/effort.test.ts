import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeIndicators } from '../../src/indicators/compute.js'
import { effortText } from '../../src/indicators/effort/words.js'
import { type Aimed, effortOf, type Time, timeAt } from '../../src/indicators/effort.js'
import type { Plan } from '../../src/indicators/plan.js'
import { statusOf } from '../../src/indicators/targets.js'
import type { ComputedIndicator, Direction } from '../../src/indicators/types.js'
import { KINDS, type State, type States } from '../../src/states.js'
import { cents, contract, day, indicator, worked, year } from './samples.js'

const needed = (figure: ComputedIndicator) => {
  const effort = effortOf(figure)
  return effort && effortText(effort)
}

const plan = (id: string, value: number, direction: Direction, unit: 'ratio' | 'hour' = 'ratio'): Plan => ({
  id: 'essai',
  title: 'Essai',
  organisation: 'Essai',
  source: { document: 'Essai' },
  period: { from: contractDay, to: contractDay },
  objectives: [
    { id: 'o', label: 'Objectif', indicator: id, direction, unit, target: { value }, sentence: 's', reading: 'r' },
  ],
})
const contractDay = year(2025).from

const everywhere = (state: State) => Object.fromEntries(KINDS.map((kind) => [kind, state])) as States
const states = (given: readonly State[]) => given.map((state, n) => contract(`M${n}`, { states: everywhere(state) }))
const gap = (given: readonly State[], value: number, direction: Direction, id = 'reserved.number') =>
  needed(indicator(computeIndicators(states(given), year(2025), plan(id, value, direction)), id))

describe('ce qui manque pour un objectif', () => {
  const repeat = (state: State, times: number) => Array.from({ length: times }, () => state)

  test('se dit en marchés à qualifier, dont ceux qu’il faut confirmer', () => {
    // 10 contracts, 1 yes: 25 % asks for 3 of 10 (2.5 rounded up), so 2 of the 4 open ones.
    expect(gap(['yes', 'review', ...repeat('unknown', 3), ...repeat('no', 5)], 0.25, '>=')).toBe(
      'à préciser : 4\u00a0marchés à qualifier, dont 2 à confirmer pour atteindre l’objectif',
    )
  })

  test('se dit en marchés de plus quand l’objectif est manqué', () => {
    expect(gap(['yes', ...repeat('no', 9)], 0.2, '>=')).toBe('il manque 1\u00a0marché')
  })

  test('ne compte pas un marché de trop parce que 0,07 × 100 dépasse 7 en binaire', () => {
    expect(gap(repeat('no', 100), 0.07, '>=')).toBe('il manque 7\u00a0marchés')
    expect(gap([...repeat('yes', 30), ...repeat('no', 70)], 0.29, '<=')).toBe('dépassement de 1\u00a0marché')
  })

  test('se tait quand l’objectif est atteint ou non calculable', () => {
    expect(gap(['yes'], 1, '>=')).toBeNull()
    expect(gap(['unknown'], 1, '>=')).toBeNull()
    expect(gap(['no', 'unknown'], 0.1, '<=')).toBe('à préciser : 1\u00a0marché à qualifier')
  })

  test('se dit en euros pour une part en valeur', () => {
    const contracts = states(['yes', 'no', 'no', 'no']).map((one) => ({ ...one, montantFirst: cents(1_000_000) }))
    const result = computeIndicators(contracts, year(2025), plan('reserved.value', 0.5, '>='))
    expect(needed(indicator(result, 'reserved.value'))).toBe('il manque 1\u202fM€')
  })

  test('se dit en heures pour des heures', () => {
    const contracts = [contract('A', { hours: [worked('2025-01-01', '2025-01-31', 100)] })]
    const done = (value: number, direction: Direction) =>
      needed(
        indicator(
          computeIndicators(contracts, year(2025), plan('insertionHours.done', value, direction, 'hour')),
          'insertionHours.done',
        ),
      )
    expect(done(1500, '>=')).toBe('il reste 1\u202f400\u202fh à établir pour atteindre l’objectif')
    expect(done(100, '>=')).toBeNull()
    expect(done(90, '<=')).toBe('dépassement de 10\u202fh')
    expect(done(110, '<=')).toBe('à préciser : le total peut encore croître')
  })
})

/** A share of `yes` contracts out of `yes + no + review + unknown`, against its target. */
function share(counts: Record<State, number>, value: number, direction: Direction = '>='): Aimed {
  const denominator = counts.yes + counts.no + counts.review + counts.unknown
  const known = counts.yes + counts.no
  const target = { value, direction, source: 'essai' }
  const rate = known === 0 ? null : counts.yes / denominator
  const high = (denominator - counts.no) / denominator
  const status = statusOf({ value: rate, low: rate, high }, target)
  return {
    unit: 'ratio',
    base: 'contract',
    value: rate,
    numerator: counts.yes,
    denominator,
    known,
    target,
    status,
    counts,
  }
}
const OPEN = { yes: 0, no: 0, review: 0, unknown: 0 }
const ongoing = (toCome: { low: number; high: number } | null = null): Time => ({
  kind: 'ongoing',
  until: day('2025-12-31'),
  toCome,
})
const inWords = (figure: Aimed, time: Time) => {
  const effort = effortOf(figure, time)
  return effort && effortText(effort)
}

describe('ce qu’il faut en cours d’année', () => {
  // 100 contracts, 43 yes: 50 % asks for 7 among them; of those to come n such that (43 + n)/(100 + n) ≥ 1/2, so 14.
  const short = share({ ...OPEN, yes: 43, no: 19, unknown: 38 }, 0.5)

  test('se dit en marchés à notifier, qui comptent aussi au total, ou en marchés à confirmer', () => {
    expect(inWords(short, ongoing())).toBe(
      '14\u00a0marchés de plus à notifier, ou 7 des 38 non renseignés s’ils sont confirmés',
    )
  })

  test('dit combien parmi ceux qu’on attend, quand on sait en attendre', () => {
    // 40 more: 70 of 140, so 27; 60 more: 80 of 160, so 37.
    expect(inWords(short, ongoing({ low: 40, high: 60 }))).toBe(
      '14\u00a0marchés de plus à notifier, ou 7 des 38 non renseignés s’ils sont confirmés ; sur 40 à 60\u00a0marchés attendus d’ici au 31 décembre 2025, il en faudrait 27 à 37',
    )
  })

  test('quand les marchés à qualifier n’y suffisent pas, dit ce qu’il faut en plus', () => {
    // All 4 confirmed: 34 of 100, then (34 + n)/(100 + n) ≥ 1/2 asks for 32; without them 40.
    expect(inWords(share({ ...OPEN, yes: 30, no: 66, review: 4 }, 0.5), ongoing())).toBe(
      '40\u00a0marchés de plus à notifier, ou 32 si les 4\u00a0marchés à vérifier sont tous confirmés',
    )
  })

  test('un seul marché se dit au singulier', () => {
    expect(inWords(share({ ...OPEN, yes: 4, no: 5, unknown: 1 }, 0.5), ongoing())).toBe(
      '2\u00a0marchés de plus à notifier, ou le seul non renseigné s’il est confirmé',
    )
  })

  test('est hors d’atteinte quand il faut plus que tout ce qui peut encore venir', () => {
    const far = share({ ...OPEN, yes: 10, no: 88, review: 1, unknown: 1 }, 0.5)
    expect(inWords(far, ongoing({ low: 5, high: 20 }))).toBe(
      'hors d’atteinte d’ici au 31 décembre 2025 : il manque 40\u00a0marchés, et 2\u00a0marchés à qualifier n’y suffiraient pas',
    )
    expect(effortOf(far, ongoing({ low: 5, high: 200 }))?.outOfReach).toBe(false)
    expect(effortOf(share({ ...OPEN, yes: 9, no: 1 }, 1), ongoing({ low: 5, high: 200 }))?.outOfReach).toBe(true)
  })

  test('une année finie ne laisse que ce qui reste à qualifier', () => {
    expect(inWords(short, { kind: 'over' })).toBe(
      'à préciser : 38\u00a0marchés non renseignés, dont 7 à confirmer pour atteindre l’objectif',
    )
    expect(inWords(share({ ...OPEN, yes: 1, no: 9 }, 0.3), { kind: 'over' })).toBe(
      'hors d’atteinte : il manque 2\u00a0marchés',
    )
  })

  test('d’un plafond, dit ce qu’il faut écarter ou compenser', () => {
    expect(inWords(share({ ...OPEN, yes: 2, no: 4, unknown: 4 }, 0.3, '<='), ongoing())).toBe(
      'à préciser : 3 des 4\u00a0marchés non renseignés à écarter pour tenir l’objectif',
    )
    // 4 of 10 is 1 too many; 4 of 14 is within 30 %, 4 of 13 is not.
    expect(inWords(share({ ...OPEN, yes: 4, no: 6 }, 0.3, '<='), ongoing())).toBe(
      'dépassement de 1\u00a0marché, à compenser par 4\u00a0marchés de plus à notifier sans',
    )
    expect(inWords(share({ ...OPEN, yes: 4, no: 6 }, 0, '<='), ongoing())).toBe(
      'hors d’atteinte d’ici au 31 décembre 2025 : dépassement de 4\u00a0marchés',
    )
  })

  test('en euros, compte les euros à notifier et les euros à qualifier', () => {
    const inValue: Aimed = {
      ...share({ ...OPEN, yes: 1, no: 2, unknown: 1 }, 0.5),
      base: 'euro',
      numerator: 3_000_000,
      denominator: 10_000_000,
      known: 7_000_000,
      value: 0.3,
    }
    expect(inWords(inValue, ongoing())).toBe(
      '4\u202fM€ de plus à notifier, ou 2\u202fM€ des 3\u202fM€ à qualifier s’ils sont confirmés',
    )
  })

  test('d’un nombre à atteindre, le total ne compte pas', () => {
    const total: Aimed = {
      ...share({ ...OPEN, yes: 12, no: 50, unknown: 3 }, 0.5),
      unit: 'contract',
      value: 12,
      target: { value: 25, direction: '>=', source: 'essai' },
      status: 'missed',
    }
    expect(inWords(total, ongoing())).toBe(
      '13\u00a0marchés de plus à notifier, ou 10 si les 3\u00a0marchés non renseignés sont tous confirmés',
    )
  })

  test('d’heures, met à côté ce que doivent les contrats', () => {
    const figure: Aimed = {
      unit: 'hour',
      base: 'hour',
      value: 6000,
      numerator: 6000,
      denominator: 20,
      known: 12,
      target: { value: 10_000, direction: '>=', source: 'essai' },
      status: 'undetermined',
    }
    expect(inWords(figure, ongoing({ low: 3000, high: 5000 }))).toBe(
      'il reste 4\u202f000\u202fh à établir pour atteindre l’objectif ; 3\u202f000 à 5\u202f000\u202fh sont attendues d’ici au 31 décembre 2025',
    )
    expect(inWords(figure, ongoing({ low: 1000, high: 2000 }))).toMatch(/^hors d’atteinte d’ici au 31 décembre 2025 : /)
  })
})

const countsArbitrary = fc.record({
  yes: fc.nat(200),
  no: fc.nat(200),
  review: fc.nat(50),
  unknown: fc.nat(50),
})
/** Rates as plans write them, to the thousandth. */
const rateArbitrary = fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000)

describe('the numbers of an effort', () => {
  test('reach the target, and one less does not', () => {
    fc.assert(
      fc.property(countsArbitrary, rateArbitrary, (counts, rate) => {
        const figure = share(counts, rate)
        const effort = effortOf(figure, ongoing())
        if (effort === null) return
        const { yes } = counts
        const all = figure.denominator
        expect((yes + effort.missing) / all).toBeGreaterThanOrEqual(rate)
        expect((yes + effort.missing - 1) / all).toBeLessThan(rate)
        const more = effort.notify ?? 0
        expect((yes + more) / (all + more)).toBeGreaterThanOrEqual(rate)
        expect((yes + more - 1) / (all + more - 1)).toBeLessThan(rate)
        expect(effort.settle === null).toBe(effort.missing > counts.review + counts.unknown)
        expect(effort.settle === null).toBe(effort.status === 'missed')
      }),
    )
  })

  test('bring a rate that is too high down to its ceiling, and one less does not', () => {
    fc.assert(
      fc.property(countsArbitrary, rateArbitrary, (counts, rate) => {
        const figure = share(counts, rate, '<=')
        const effort = effortOf(figure, ongoing())
        if (effort === null) return
        const { yes } = counts
        const open = counts.review + counts.unknown
        if (effort.status === 'missed') {
          const more = effort.notify ?? 0
          expect((yes - effort.missing) / figure.denominator).toBeLessThanOrEqual(rate)
          expect(yes / (figure.denominator + more)).toBeLessThanOrEqual(rate)
          expect(yes / (figure.denominator + more - 1)).toBeGreaterThan(rate)
        } else {
          const settle = effort.settle ?? 0
          expect((yes + open - settle) / figure.denominator).toBeLessThanOrEqual(rate)
          expect((yes + open - settle + 1) / figure.denominator).toBeGreaterThan(rate)
        }
      }),
    )
  })
})

describe('une quantité qui peut encore croître', () => {
  const until = day('2026-12-31')
  const of = (value: number, more: Partial<Aimed>): Aimed => ({
    ...{ unit: 'contract', base: 'contract', value, numerator: value, denominator: 20, known: 18 },
    ...{ counts: { yes: value, no: 18 - value, review: 0, unknown: 2 } },
    ...{ target: { value: 10, direction: '>=', source: 'Plan', until }, status: 'undetermined', ...more },
  })
  const said = (figure: Aimed) => {
    const effort = effortOf(figure)
    return effort && effortText(effort)
  }
  const atMost = { target: { value: 10, direction: '<=', source: 'Plan', until } } as const

  test('dit ce qu’il faut, sans attendre d’être jugée', () => {
    const ways = '4\u00a0marchés de plus à notifier, ou 2 si les 2\u00a0marchés non renseignés sont tous confirmés'
    expect(said(of(6, {}))).toBe(ways)
    expect(said(of(6, { status: null }))).toBe(ways)
    const hours = { unit: 'hour', base: 'hour', counts: null, status: null } as const
    expect(said(of(6, hours))).toBe('il reste 4\u202fh à établir pour atteindre l’objectif')
  })

  test('sous un plafond, dit ce qui reste avant lui', () => {
    expect(said(of(6, atMost))).toBe('il reste 2\u00a0marchés avant le plafond d’ici au 31 décembre 2026')
  })

  test('finie sans que les données aillent jusqu’à sa fin, demande un registre plus récent', () => {
    const figure = of(6, {})
    const at = (today: string) => {
      const effort = effortOf(figure, timeAt(figure, { today, asOf: '2026-11-12' }))
      return effort && effortText(effort)
    }
    expect(at('2026-12-31')).toContain('4\u00a0marchés de plus à notifier')
    expect(at('2027-01-01')).toBe(
      'au 12 novembre 2026, où les données s’arrêtent, il manque 4\u00a0marchés ; la période s’est finie le 31 décembre 2026 : importez un registre plus récent',
    )
  })

  test('se tait une fois atteinte, ou sans échéance connue', () => {
    expect(said(of(10, { status: 'met' }))).toBeNull()
    expect(said(of(6, { status: null, target: { value: 10, direction: '>=', source: 'Plan' } }))).toBeNull()
  })
})
