import { describe, expect, it } from 'vitest'
import { codesOf, numberCell } from '../samples.js'
import { readTable } from './sheets.js'

const HEADER = ['N° marché', 'Objet', 'Titulaire', 'Montant', 'Date de notification']
const row = (id: string, montant: string | number, date = '12/03/2024', titulaire = `SA ${id}`) => [
  id,
  `Achat de bancs ${id}`,
  titulaire,
  montant,
  date,
]
const amounts = (records: readonly { readonly montant: number | null; readonly montantTTC: number | null }[]) =>
  records.map(({ montant, montantTTC }) => [montant, montantTTC])

describe('ce qu’un titre dit de tous les montants', () => {
  it.each([
    ['Marchés 2024 - montants exprimés en milliers d’euros HT', 125_000_00, null],
    ['Montants en k€', 125_000_00, null],
    ['Unité : M€', 125_000_000_00, null],
    ['Montants TTC en euros', null, 125_00],
    ['Montants en k€ TTC', null, 125_000_00],
    ['Marchés de 2024, montants en euros HT', 125_00, null],
    ['Marchés supérieurs à 90 k€ HT', 125_00, null],
    ['Seuils en k€ : 40, 90, 221', 125_00, null],
  ])('%s', async (title, montant, montantTTC) => {
    const { records, notes } = await readTable([[title], HEADER, row('1', 125)])
    expect(amounts(records)).toEqual([[montant, montantTTC]])
    expect(codesOf(notes).includes('titleUnit')).toBe(montant !== 125_00)
  })

  it('une colonne qui dit son unité ou sa taxe est crue avant le titre', async () => {
    const header = ['N° marché', 'Objet', 'Titulaire', 'Montant en € HT', 'Date de notification']
    const { records, notes } = await readTable([['Montants en k€ TTC'], header, row('1', 125)])
    expect(amounts(records)).toEqual([[125_00, null]])
    expect(codesOf(notes)).not.toContain('titleUnit')
  })
})

describe('ordre du jour et du mois dans une colonne', () => {
  const dates = async (...written: string[]) => {
    const { records, notes, items } = await readTable([
      HEADER,
      ...written.map((date, index) => row(String(index + 1), 5000, date)),
    ])
    const found = items.flatMap((item) => (item.outcome === 'ignored' ? [] : codesOf(item.issues)))
    return { dates: records.map(({ dateNotification }) => dateNotification), codes: [...codesOf(notes), ...found] }
  }

  it('plusieurs dates que seul l’ordre mois/jour explique valent pour toute la colonne, et c’est dit une fois', async () => {
    const { dates: read, codes } = await dates('03/15/2024', '04/02/2024', '05/31/24', '2024-06-07')
    expect(read).toEqual(['2024-03-15', '2024-04-02', '2024-05-31', '2024-06-07'])
    expect(codes).toEqual(['monthFirstColumn'])
  })

  it('une seule peut être une faute de frappe ; une date jour/mois dément les autres', async () => {
    expect((await dates('03/15/2024', '04/02/2024')).dates).toEqual(['2024-03-15', '2024-02-04'])
    const mixed = await dates('03/15/2024', '05/31/2024', '04/02/2024', '25/12/2024')
    expect(mixed.dates).toEqual(['2024-03-15', '2024-05-31', '2024-02-04', '2024-12-25'])
    expect(mixed.codes).not.toContain('monthFirstColumn')
  })
})

describe('deux colonnes de montants', () => {
  const table = (headers: readonly string[], values: readonly (string | number)[]) =>
    readTable([
      ['N° marché', 'Objet', ...headers],
      ['1', 'Bancs', ...values],
    ])

  it('à côté d’avenants, le total n’est pas le montant du marché', async () => {
    const { records, notes } = await table(['Montant HT', 'Avenant n°1 HT', 'Montant total HT'], [100, 20, 120])
    expect(records.map(({ montant }) => montant)).toEqual([100_00])
    expect(notes.map(({ message }) => message).join()).toContain('Montant total HT')
  })

  it('de même sous un en-tête de deux lignes ; seul, ou sans avenants, le total compte', async () => {
    const under = await readTable([
      ['N° marché', 'Objet', 'Montant HT', null, null],
      [null, null, 'Initial', 'Avenants', 'Total'],
      ['1', 'Bancs', 100, 20, 120],
    ])
    expect(under.records.map(({ montant }) => montant)).toEqual([100_00])
    expect((await table(['Avenants HT', 'Montant total HT'], [20, 120])).records[0]?.montant).toBe(120_00)
    expect((await table(['Montant HT', 'Montant total HT'], [100, 120])).records[0]?.montant).toBe(120_00)
  })

  it('un montant par année n’est pas celui du marché : aucun n’est pris, et c’est dit', async () => {
    const { records, notes } = await table(['Montant HT 2023', 'Montant HT 2024'], [100, 20])
    expect(records.map(({ montant }) => montant)).toEqual([null])
    expect(notes.filter(({ code }) => code === 'refutedColumn')).toHaveLength(2)
    const told = await table(['Montant HT 2023', 'Montant HT 2024', 'Montant HT du marché'], [100, 20, 120])
    expect(told.records.map(({ montant }) => montant)).toEqual([120_00])
  })
})

describe('procédures sans marché', () => {
  const header = [...HEADER, 'Statut']
  it.each([
    ['le titulaire est « INFRUCTUEUX »', [...row('2', 5000, '', 'INFRUCTUEUX'), '']],
    ['« Déclaré sans suite » au titulaire', [...row('2', '', '12/03/2024', 'Déclaré sans suite'), '']],
    ['le statut le dit, sans titulaire ni montant', [...row('2', '', '12/03/2024', ''), 'Lot infructueux']],
    ['avec un motif', [...row('2', '', '', 'Sans suite pour motif d’intérêt général'), '']],
  ])('mise de côté quand %s', async (_, failed) => {
    const { items, records } = await readTable([header, [...row('1', 5000), 'Notifié'], failed])
    expect(records.map(({ id }) => id)).toEqual(['1'])
    expect(items.at(-1)).toMatchObject({
      outcome: 'rejected',
      cells: { 'N° marché': '2' },
      issues: expect.arrayContaining([expect.objectContaining({ code: 'notAwarded' })]),
    })
  })

  it('un marché attribué reste un marché, quoi qu’en disent un lot voisin ou un statut', async () => {
    const { records } = await readTable([
      header,
      [...row('1', 5000), 'Lot 3 infructueux, relancé'],
      [...row('2', 5000), 'infructueux'],
      [...row('3', '', '', ''), 'Lot 3 infructueux, relancé'],
    ])
    expect(records.map(({ id }) => id)).toEqual(['1', '2', '3'])
  })
})

describe('plusieurs tableaux l’un sous l’autre', () => {
  const OTHER = ['Objet du marché', 'N° de marché', 'Date de notification', 'Montant HT', 'Titulaire']

  it('un second en-tête, aux colonnes dans un autre ordre, vaut pour les lignes qui suivent', async () => {
    const { records, kinds } = await readTable([
      ['MARCHÉS DE 2024'],
      HEADER,
      row('1', 5000),
      ['MARCHÉS DE 2023'],
      OTHER,
      ['Entretien des parcs', '23-1', '10/01/2023', numberCell(700), 'VERT SA'],
      ['Entretien des rues', '23-2', '11/01/2023', numberCell(800), 'VOIRIE SA'],
    ])
    expect(kinds).toEqual(['title', 'header', 'read', 'section', 'header', 'read', 'read'])
    expect(records.map(({ id, objet, montant, dateNotification }) => [id, objet, montant, dateNotification])).toEqual([
      ['1', 'Achat de bancs 1', 5000_00, '2024-03-12'],
      ['23-1', 'Entretien des parcs', 700_00, '2023-01-10'],
      ['23-2', 'Entretien des rues', 800_00, '2023-01-11'],
    ])
  })

  it('une ligne de mots qui n’est pas un en-tête reste une ligne', async () => {
    const { records } = await readTable([HEADER, ['A', 'Objet social', 'Montant SARL', '', 'Travaux']])
    expect(records.map(({ objet }) => objet)).toEqual(['Objet social'])
  })
})

describe('deux tableaux côte à côte', () => {
  const COLUMNS = ['N° marché', 'Objet', 'Titulaire', 'Montant HT', 'Clause sociale']

  it('seul le premier est lu : le second ne déteint pas sur ses lignes, et il est dit non lu', async () => {
    const { records, notes } = await readTable([
      [...COLUMNS, null, ...COLUMNS],
      ['24-1', 'Bancs', 'A', 5000, 'Non', null, '23-1', 'Sols', 'B', 600, 'Oui'],
      ['24-2', 'Tables', '', '', '', null, '23-2', 'Murs', 'C', 700, 'Oui'],
    ])
    expect(records.map(({ id, montant, titulaires }) => [id, montant, titulaires.length])).toEqual([
      ['24-1', 5000_00, 1],
      ['24-2', null, 0],
    ])
    expect(records.flatMap(({ texts }) => texts.map(({ text }) => text))).not.toContain('Oui')
    expect(notes).toMatchObject([{ code: 'sideBySide', severity: 'error' }])
  })
})

describe('un SIRET écrit avec le nom', () => {
  const holders = async (nom: string) => {
    const { records } = await readTable([
      ['N° marché', 'Objet', 'Titulaire'],
      ['1', 'Bancs', nom],
    ])
    return records[0]?.titulaires.map(({ id, denominationSociale }) => [id, denominationSociale])
  }

  it.each([
    ['PROPRE SA (SIRET 73282932000074)', '73282932000074', 'PROPRE SA'],
    ['PROPRE SA - Siret n° : 732 829 320 00074', '73282932000074', 'PROPRE SA'],
    ['PROPRE SA (SIRET 73282932000074) - 59000 LILLE', '73282932000074', 'PROPRE SA - 59000 LILLE'],
    ['PROPRE SA - 73282932000074', '73282932000074', 'PROPRE SA'],
    ['PROPRE SA 732 829 320 00074', '73282932000074', 'PROPRE SA'],
    ['PROPRE SA (73282932000074)', '73282932000074', 'PROPRE SA'],
    ['73282932000074 - PROPRE SA', '73282932000074', 'PROPRE SA'],
    ['Dupont & Fils, SIRET 73282932000074', '73282932000074', 'Dupont & Fils'],
    ['PROPRE SA 0320000000', null, 'PROPRE SA 0320000000'],
    ['PROPRE SA 59000 LILLE 03 20 00 00 00', null, 'PROPRE SA 59000 LILLE 03 20 00 00 00'],
    ['PROPRE SA n° 123456732829320000741', null, 'PROPRE SA n° 123456732829320000741'],
  ])('%s', async (written, id, nom) => expect(await holders(written)).toEqual([[id, nom]]))

  it('plusieurs dans une cellule ne sont à personne en particulier : elle reste un nom', async () => {
    for (const written of [
      'A (SIRET 73282932000074), B (SIRET 35600000049837)',
      'A - 73282932000074, B - 35600000049837',
      'PROPRE (SIRET 73282932000074) / NET',
      'SA PROPRE SIRET 73282932000074 et NET',
      'SA PROPRE et SA NET, SIRET 73282932000074',
      'mandataire PROPRE SIRET 73282932000074, cotraitant NET',
      'PROPRE, SIRET 73282932000074 ; sous-traitant NET',
    ])
      expect(await holders(written)).toEqual([[null, written]])
  })
})

it('le SIRET juste après le sous-traitant n’est pas donné au titulaire', async () => {
  const row = ['1', 'Bancs', 'ONET', 'SAMSIC', '73282932000074']
  const beside = await readTable([['N°', 'Objet', 'Titulaire', 'Sous-traitant', 'SIRET'], row])
  expect(beside.records[0]?.titulaires).toMatchObject([{ id: null, denominationSociale: 'ONET' }])
  const told = await readTable([['N°', 'Objet', 'Titulaire', 'Sous-traitant', 'SIRET du titulaire'], row])
  expect(told.records[0]?.titulaires).toMatchObject([{ id: '73282932000074' }])
})

it('une année seule ne date pas un marché : c’est dit à sa colonne, sauf si une autre le date', async () => {
  const rows = [
    ['N°', 'Objet', 'Titulaire', 'Année'],
    ['1', 'Bancs', 'ONET', '2024'],
  ]
  const { records, notes } = await readTable(rows)
  expect(records[0]?.dateNotification).toBeNull()
  expect(notes.find(({ code }) => code === 'onlyPeriodColumn')).toMatchObject({ severity: 'warning', value: 'Année' })
  expect(notes.map(({ code }) => code)).not.toContain('unreadColumns')
  const dated = await readTable([
    ['N°', 'Objet', 'Date de notification', 'Année'],
    ['1', 'Bancs', '12/03/2024', '2024'],
  ])
  expect(dated.notes.map(({ code }) => code)).not.toContain('onlyPeriodColumn')
})

it('des fautes dans tous les en-têtes, « Objt » compris, n’empêchent pas de lire', async () => {
  const { records } = await readTable([
    ['N° Marhé', 'Objt du marché', 'Titulare', 'Montnat HT', 'Date de notificaton'],
    ['1', 'Bancs', 'A SA', 5000, '12/03/2024'],
  ])
  expect(records).toMatchObject([{ id: '1', objet: 'Bancs', montant: 5000_00, dateNotification: '2024-03-12' }])
})
