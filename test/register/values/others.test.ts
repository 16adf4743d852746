import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDateSchema } from '../../../src/contract.js'
import { parseCpv } from '../../../src/register/values/cpv.js'
import { parseCount, parseDuration, parseTerm } from '../../../src/register/values/duration.js'
import { parseList } from '../../../src/register/values/list.js'
import { beginsAsConcession, categoryOf, isConcession, isFramework } from '../../../src/register/values/nature.js'
import { monthsBetween } from '../../../src/register/values/termSpan.js'
import { AT, codesOf, numberCell, textCell } from '../samples.js'

describe('durées en mois', () => {
  it.each([
    ['12', 12],
    ['12 mois', 12],
    ['12 Mois', 12],
    ['3 ans', 36],
    ['1 an', 12],
    ['1 an et 6 mois', 18],
    ['1,5 ans', 18],
    ['12.0', 12],
    ['48 mois max', 48],
    ['4 ans maximum', 48],
    ['un an', 12],
    ['deux ans', 24],
    ['vingt-quatre mois', 24],
    ['douze (12) mois', 12],
    ['1 an et demi', 18],
    ['12 mois fermes', 12],
    ['12 mois (ferme)', 12],
    ['48 mois reconductions comprises', 48],
    ['48 mois (reconductions comprises)', 48],
    ['4 ans dont 3 reconductions', 48],
    ['36 mois à compter de la notification', 36],
    ['Durée : 36 mois', 36],
    ['365 jours', 12],
    ['3A', 36],
    ['3 A', 36],
    ['2a6m', 30],
    ['36M', 36],
    ['2 ans et 6 mois', 30],
    ['36 mois (du 01/01/2024 au 31/12/2026)', 36],
  ])('%s', (text, months) => expect(parseDuration(textCell(text), AT)).toEqual({ value: months, issues: [] }))

  it.each([
    ['2024-01-01', '2024-12-31', 12],
    ['2024-01-01', '2025-01-01', 12],
    ['2024-03-15', '2025-03-14', 12],
    ['2024-03-15', '2025-03-16', 13],
    ['2024-01-31', '2025-02-28', 13],
    ['2024-01-31', '2024-01-31', 1],
    ['2023-06-01', '2027-05-31', 48],
    ['2024-06-01', '2024-05-31', null],
  ])('du %s au %s', (from, to, months) => {
    expect(monthsBetween(isoDateSchema.parse(from), isoDateSchema.parse(to))).toBe(months)
  })

  it('une fraction de mois est arrondie au mois supérieur', () => {
    expect(parseDuration(numberCell(12.5), AT)).toMatchObject({ value: 13, issues: [{ code: 'roundedDuration' }] })
  })

  it.each([
    ['1 an renouvelable 3 fois', 48, 3],
    ['1 an reconductible tacitement 3 fois', 48, 3],
    ['1 an, renouvelable 3 fois par période de 12 mois', 48, 3],
    ['12 mois reconductible 3 fois 12 mois', 48, 3],
    ['12 mois renouvelables 3 fois pour une durée de 1 an', 48, 3],
    ['12 mois + 3x12', 48, 3],
    ['12 mois + 3 x 12 mois', 48, 3],
    ['12 + 3x12', 48, 3],
    ['1 an (+ 3 x 1 an)', 48, 3],
    ['2 ans ferme + 2 ans', 48, 1],
    ['24 mois fermes + 24 mois', 48, 1],
    ['1 an + 3 reconductions', 48, 3],
    ['1 an + 3 reconductions d’un an', 48, 3],
    ['un an renouvelable trois fois', 48, 3],
    ['1 an (renouvelable 3 fois)', 48, 3],
    ['4 ans (1 an renouvelable 3 fois)', 48, 3],
    ['6 mois renouvelable 1 fois', 12, 1],
    ['1 an + 1 an + 1 an + 1 an', 48, 3],
    ['12 mois ferme + 12 mois + 24 mois', 48, 2],
    ['1 + 1 + 1 + 1 an', 48, 3],
    ['1 an (+ 3 ans)', 48, 1],
    ['4 ans (1 an + 1 an + 1 an + 1 an)', 48, 3],
    ['4 x 12 mois', 48, 3],
    ['12 mois x 4', 48, 3],
    ['4 périodes d’un an', 48, 3],
    ['1 an tacitement reconductible 3 fois', 48, 3],
    ['durée d’un an renouvelable 3 fois', 48, 3],
    ['12 mois (3 reconductions)', 48, 3],
    ['1 an renouvelable 3 fois maximum', 48, 3],
    ['1 an reconductible par période d’un an, dans la limite de 4 ans', 48, 3],
    ['2 ans renouvelables, 5 ans max', 60, null],
  ])('%s : durée totale, reconductions comprises, et c’est dit', (text, months, renewals) => {
    const { value, issues } = parseTerm(textCell(text), AT)
    expect(value).toEqual({ months, renewals })
    expect(codesOf(issues)).toEqual(['renewedDuration'])
  })

  it.each([
    ['du 01/01/2024 au 31/12/2026', 36],
    ['01/01/2024 - 31/12/2026', 36],
    ['du 1er janvier 2024 au 31 décembre 2026', 36],
    ['du 1er janvier au 31 décembre 2024', 12],
    ['à compter du 15/03/2024 jusqu’au 14/03/2025 inclus', 12],
    ['du 15/03/2024 au 20/04/2024', 2],
  ])('%s : durée tirée des deux dates, et c’est dit', (text, months) => {
    expect(parseTerm(textCell(text), AT)).toMatchObject({
      value: { months, renewals: null },
      issues: [{ code: 'datedTerm' }],
    })
  })

  it('une durée datée et renouvelable dit l’un et l’autre', () => {
    const { value, issues } = parseTerm(textCell('du 01/01/2024 au 31/12/2024, renouvelable 3 fois'), AT)
    expect(value).toEqual({ months: 48, renewals: 3 })
    expect(codesOf(issues)).toEqual(['datedTerm', 'renewedDuration'])
  })

  it('une durée qui finit avant d’avoir commencé n’en est pas une', () => {
    expect(parseTerm(textCell('du 01/01/2024 au 31/12/2023'), AT)).toMatchObject({
      value: null,
      issues: [{ code: 'endBeforeStart' }],
    })
  })

  it('une durée longue et hostile se lit en un temps borné', () => {
    const start = performance.now()
    for (const part of ['1 an + ', '1 ', '1 an renouvelable ', '(', '4 x ', 'du 01/01/2024 au ', '1 an, 1 an '])
      parseTerm(textCell(part.repeat(100_000)), AT)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it('une durée renouvelable on ne sait combien de fois garde sa partie ferme, et c’est dit', () => {
    expect(parseTerm(textCell('1 an renouvelable'), AT)).toMatchObject({
      value: { months: 12, renewals: null },
      issues: [{ code: 'openRenewal' }],
    })
  })

  it.each([
    ['90 jours', 3],
    ['45 j', 2],
    ['6 semaines', 2],
    ['3 mois et 15 jours', 4],
  ])('%s est arrondi au mois supérieur', (text, months) => {
    expect(parseDuration(textCell(text), AT)).toMatchObject({ value: months, issues: [{ code: 'roundedDuration' }] })
  })

  it('toute durée ferme et ses reconductions se relisent, de quelque façon qu’on les écrive', () => {
    const unit = fc.constantFrom('mois', 'ans', 'an', 'MOIS')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), unit, fc.integer({ min: 1, max: 9 }), (length, name, times) => {
        const months = name.toLowerCase() === 'mois' ? length : length * 12
        const one = `${length} ${name}`
        expect(parseDuration(textCell(one), AT)).toEqual({ value: months, issues: [] })
        for (const text of [
          `${one} renouvelable ${times} fois`,
          `${one} + ${times} x ${one}`,
          `${one} + ${times} reconductions`,
        ]) {
          expect(parseTerm(textCell(text), AT).value).toEqual({ months: months * (1 + times), renewals: times })
        }
      }),
    )
  })

  it.each([
    '12a',
    'jusqu’à réception',
    '-3',
    'jusqu’au 31/12/2025',
    '12 mois + options',
    '1 an ou 2 ans',
    '1+1+1',
    '12-24 mois',
    '01/2024 à 12/2026',
  ])('%s est illisible', (text) => {
    expect(codesOf(parseDuration(textCell(text), AT).issues)).toEqual(['unreadableDuration'])
  })

  it('NC est une absence', () => expect(parseDuration(textCell('NC'), AT)).toEqual({ value: null, issues: [] }))
})

describe('nombres entiers', () => {
  it.each([
    ['3', 3],
    ['3 fois', 3],
    ['2 reconductions', 2],
    ['trois fois', 3],
    ['3 fois 1 an', 3],
    ['3 x 12 mois', 3],
    ['oui (3)', 3],
    ['Oui, 2 fois', 2],
    ['non', 0],
  ])('%s', (text, count) => expect(parseCount(textCell(text), AT).value).toBe(count))
  it('« oui » n’est pas un nombre', () => {
    expect(codesOf(parseCount(textCell('oui'), AT).issues)).toEqual(['unreadableCount'])
    expect(codesOf(parseCount(numberCell(1.5), AT).issues)).toEqual(['unreadableCount'])
  })
})

describe('code CPV', () => {
  it.each([
    ['48411000-2', '48411000'],
    ['48411000', '48411000'],
    ['9310000', '93100000'],
    ['4541 2000 - 3', '45412000'],
    ['45', '45000000'],
  ])('%s', (text, code) => expect(parseCpv(textCell(text), AT).value).toBe(code))
  it('un nombre de cellule est ses chiffres', () => expect(parseCpv(numberCell(45000000), AT).value).toBe('45000000'))
  it.each(['INX 67151000-0', 'travaux', '484110001'])('%s est illisible', (text) => {
    expect(codesOf(parseCpv(textCell(text), AT).issues)).toEqual(['malformedCpv'])
  })
})

describe('listes en une cellule', () => {
  it.each([
    ['Clause sociale', ['Clause sociale']],
    ['Clause sociale, Critère social', ['Clause sociale', 'Critère social']],
    ["['Clause sociale', 'Critère social']", ['Clause sociale', 'Critère social']],
    ['["Clause sociale","Critère social"]', ['Clause sociale', 'Critère social']],
    ['{"considerationSociale": ["Marché réservé"]}', ['Marché réservé']],
    ["{'considerationSociale': ['Marché réservé']}", ['Marché réservé']],
    ["['Système d\\'acquisition dynamique']", ["Système d'acquisition dynamique"]],
    ['Sans objet', ['Sans objet']],
  ])('%s', (text, items) => expect(parseList(text)).toEqual(items))

  it.each(['', ' ', 'NC', '[]', '{}', 'CDL'])('%j ne dit rien', (text) => expect(parseList(text)).toBeNull())
})

describe('nature et catégorie', () => {
  it('un marché subséquent d’accord-cadre n’est pas un accord-cadre', () => {
    expect(isFramework('ACCORD-CADRE')).toBe(true)
    expect(isFramework('Accord-cadre à bons de commande')).toBe(true)
    expect(isFramework('Accord-cadre à marchés subséquents')).toBe(true)
    expect(isFramework('AC mono-attributaire')).toBe(true)
    expect(isFramework('À bons de commande')).toBe(true)
    expect(isFramework('Marché subséquent d’un accord-cadre')).toBe(false)
    expect(isFramework('Marché subséquent à bons de commande')).toBe(false)
    expect(isFramework('Marché ordinaire')).toBe(false)
    expect(isFramework(null)).toBe(false)
  })

  it('une catégorie se reconnaît quand une seule est nommée', () => {
    expect(categoryOf('TRAVAUX')).toBe('Travaux')
    expect(categoryOf('Marchés de fournitures')).toBe('Fournitures')
    expect(categoryOf('Fournitures et services')).toBeNull()
    expect(categoryOf('Tranche 2 : 50 000 € à 89 999,99 € HT')).toBeNull()
  })
})

describe('concessions', () => {
  it.each([
    'Concession de service',
    'Concession de travaux',
    'CONCESSION DE SERVICE PUBLIC',
    'Délégation de service public',
    'délégation de services publics',
    'Concession',
    'Contrat de concession',
    'Contrat de délégation de service public',
    'DSP',
    'D.S.P.',
    'Convention de DSP',
    'Affermage',
    'Sous-traité de concession de plage',
    "Concession d'aménagement",
  ])('« %s » comme nature', (nature) => expect(isConcession(nature)).toBe(true))

  it.each([
    'Marché',
    'Marché public de services',
    'Accord-cadre',
    'Services',
    'Hors concession',
    'Concession de cimetière',
    'Concession funéraire',
    'Gestion des concessions',
    null,
  ])('« %s » n’en est pas une', (nature) => expect(isConcession(nature)).toBe(false))

  it.each([
    'Délégation de service public pour la gestion du camping',
    'DELEGATION DE SERVICE PUBLIC - eau potable',
    'Concession de service public de la fourrière',
    'Concession de services de restauration',
    'Concession de travaux du parking',
    'DSP eau potable',
    'Contrat de concession du golf',
    'DSP transport : conseil départemental',
  ])('objet : « %s »', (objet) => expect(beginsAsConcession(objet)).toBe(true))

  it.each([
    'Concession de cimetière',
    'Concessions au cimetière : fourniture de caveaux',
    'Reprise de concessions funéraires',
    'Mise aux normes du parking en concession automobile',
    'Audit DSP Marchés Forains',
    'DSP eau : assistance à maîtrise d’ouvrage',
    'Assistance au renouvellement de la délégation de service public',
    'Dspace : maintenance du logiciel',
  ])('objet : « %s » n’est pas une concession', (objet) => expect(beginsAsConcession(objet)).toBe(false))
})
