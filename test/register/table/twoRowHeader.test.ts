import { describe, expect, it } from 'vitest'
import { considerationsOf } from '../../../src/considerations/tag.js'
import { readRegister } from '../../../src/register/read.js'
import { fixtureFile, itemsOf, readOnes } from '../samples.js'
import { range, readTable } from './sheets.js'

const GROUPS = [
  'N°',
  'Objet',
  'Acheteur',
  null,
  'Titulaire',
  null,
  'Montant',
  null,
  '2024',
  null,
  'Date de notification',
  null,
]
const SECOND = [
  null,
  null,
  'Nom',
  'SIRET',
  'Nom',
  'SIRET',
  'HT',
  'TTC',
  'heures prévues',
  'heures réalisées',
  null,
  'Observations',
]
const ROW = [
  '1',
  'Bancs',
  'Ville',
  '21130027200013',
  'BANCS SA',
  '73282932000074',
  '1 000',
  '1 200',
  '50',
  '12',
  '12/03/2024',
  'rien',
]
const EXPECTED = {
  objet: 'Bancs',
  acheteur: { id: '21130027200013', nom: 'Ville' },
  titulaires: [{ id: '73282932000074', denominationSociale: 'BANCS SA' }],
  montant: 100000,
  montantTTC: 120000,
  heuresContractualisees: 5000,
  hours: [{ quantity: 'done', from: '2024-01-01', to: '2024-12-31', hours: 1200 }],
  dateNotification: '2024-03-12',
}

describe('en-tête sur deux lignes', () => {
  it('« Montant HT » au-dessus de « Mini » et « Maxi », sans fusion : le maximum est le montant', async () => {
    const items = await itemsOf(await readRegister(fixtureFile('entete-mini-maxi.csv')))
    const records = readOnes(items).map(({ record }) => record)
    expect(items.map(({ outcome }) => outcome)).toEqual(['ignored', 'ignored', 'read', 'read'])
    expect(records.map(({ montant, montantMinimum }) => [montant, montantMinimum])).toEqual([
      [40_000_000, 1_000_000],
      [9_000_000, null],
    ])
  })

  it('sans dire les fusions, un groupe vaut pour les blancs à sa droite, là où il aide', async () => {
    const { kinds, records } = await readTable([['Marchés 2024'], GROUPS, SECOND, ROW], { name: null })
    expect(kinds).toEqual(['title', 'header', 'header', 'read'])
    expect(records).toMatchObject([EXPECTED])
    expect(records[0]?.texts.map(({ field }) => field)).toContain('informations')
  })

  it('avec les fusions, un groupe vaut pour ses colonnes et elles seules', async () => {
    const merges = ['C2:D2', 'E2:F2', 'G2:H2', 'I2:J2'].map(range)
    const { records } = await readTable([['Marchés 2024'], GROUPS, SECOND, ROW], {}, merges)
    expect(records).toMatchObject([EXPECTED])
  })

  it('deux titulaires numérotés dans les groupes', async () => {
    const { records } = await readTable([
      ['N°', 'Objet', 'Titulaire 1', null, 'Titulaire 2', null],
      [null, null, 'Nom', 'SIRET', 'Nom', 'SIRET'],
      ['1', 'Bancs', 'ALPHA', '73282932000074', 'BETA', '35600000049837'],
    ])
    expect(records[0]?.titulaires.map(({ id, denominationSociale }) => [id, denominationSociale])).toEqual([
      ['73282932000074', 'ALPHA'],
      ['35600000049837', 'BETA'],
    ])
  })

  it('un en-tête sur trois lignes : groupes, sous-groupes et noms', async () => {
    const { kinds, records } = await readTable(
      [
        ['N°', 'Objet', 'Titulaires', null, null, null, 'Montant'],
        [null, null, 'Titulaire 1', null, 'Titulaire 2', null, null],
        [null, null, 'Nom', 'SIRET', 'Nom', 'SIRET', 'HT'],
        ['1', 'Bancs', 'ALPHA', '73282932000074', 'BETA', '35600000049837', '1 000'],
      ],
      { name: null },
    )
    expect(kinds).toEqual(['header', 'header', 'header', 'read'])
    expect(records).toMatchObject([{ objet: 'Bancs', montant: 100_000 }])
    expect(records[0]?.titulaires.map(({ id, denominationSociale }) => [id, denominationSociale])).toEqual([
      ['73282932000074', 'ALPHA'],
      ['35600000049837', 'BETA'],
    ])
  })

  it.each([
    ['sans dire les fusions', undefined],
    ['avec les fusions', ['D1:E1'].map(range)],
  ])('« Oui » et « Non » sous un même titre, %s : une croix dans l’un ou l’autre', async (_, merges) => {
    const rows = [
      ['N°', 'Objet', 'Montant HT', 'Clause sociale', null],
      [null, null, null, 'Oui', 'Non'],
      ['1', 'Bancs', '1 000', 'X', null],
      ['2', 'Sols', '2 000', null, 'X'],
      ['3', 'Gaz', '3 000', null, null],
    ]
    const { kinds, records } = await readTable(rows, {}, merges)
    expect(kinds).toEqual(['header', 'header', 'read', 'read', 'read'])
    const states = records.map(({ texts }) => considerationsOf(texts).states.socialClause)
    expect(states).toEqual(['yes', 'no', 'unknown'])
  })

  it('une première ligne de données sans chiffres n’est pas prise pour la suite de l’en-tête', async () => {
    const { kinds } = await readTable([
      ['Objet', 'Titulaire', null, 'Montant HT'],
      ['Peinture', 'ALPHA', 'Lille', 'selon BPU'],
    ])
    expect(kinds).toEqual(['header', 'read'])
  })

  it('unités et numéros de colonnes sous l’en-tête ne sont pas des données, et disent ce que sont les montants', async () => {
    const { kinds, records } = await readTable([
      ['N°', 'Objet', 'Date de notification', 'Montant'],
      ['(1)', '(2)', '(3)', '(4)'],
      [null, null, 'JJ/MM/AAAA', 'k€ TTC'],
      ['1', 'Bancs', '12/03/2024', '12'],
    ])
    expect(kinds).toEqual(['header', 'header', 'header', 'read'])
    expect(records).toMatchObject([{ montant: null, montantTTC: 1200000 }])
  })

  it('les deux lignes de l’en-tête, imprimées de nouveau, ne sont pas des données', async () => {
    const { kinds } = await readTable([GROUPS, SECOND, ROW, GROUPS, SECOND, ROW])
    expect(kinds).toEqual(['header', 'header', 'read', 'header', 'header', 'read'])
  })

  it('un fichier CSV exporté d’un tel tableau', async () => {
    const items = await itemsOf(await readRegister(fixtureFile('entete-deux-lignes.csv')))
    expect(readOnes(items).map(({ record }) => [record.titulaires[0]?.id, record.montant, record.montantTTC])).toEqual([
      ['73282932000074', 1200000, 1440000],
      ['35600000049837', 850050, 1020060],
    ])
  })
})
