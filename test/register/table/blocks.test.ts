import { describe, expect, it } from 'vitest'
import { readRegister } from '../../../src/register/read.js'
import { codesOf, fixtureFile, itemsOf, readOnes, sheetOf } from '../samples.js'
import { range, readSheets, readTable } from './sheets.js'

const HEADER = ['N°', 'Objet', 'Lot', 'Objet du lot', 'Titulaire', 'Montant HT', 'Date de notification']

describe('plusieurs titulaires', () => {
  it('une ligne qui n’ajoute qu’un titulaire complète le marché du dessus : un marché, un montant', async () => {
    const { kinds, records, items } = await readTable([
      HEADER,
      ['1', 'Voirie', null, null, 'ALPHA', '1 000', '12/03/2024'],
      [null, null, null, null, 'BETA'],
      [null, null, null, null, 'GAMMA', '1 000'],
      ['2', 'Bancs', null, null, 'DELTA', '5', '12/03/2024'],
    ])
    expect(kinds).toEqual(['header', 'read', 'duplicate', 'duplicate', 'read'])
    expect(
      records.map(({ montant, titulaires }) => [montant, titulaires.map((each) => each.denominationSociale)]),
    ).toEqual([
      [100000, ['ALPHA', 'BETA', 'GAMMA']],
      [500, ['DELTA']],
    ])
    expect(items[2]).toMatchObject({ place: 'Marchés!3', issues: [{ code: 'addedHolder' }] })
  })

  it('sans numéro, la même ligne répétée par titulaire est un marché ; avec un autre montant, ce sont deux marchés', async () => {
    const header = ['Objet', 'Titulaire', 'Montant HT', 'Date de notification']
    const { kinds, records } = await readTable([
      header,
      ['Voirie', 'ALPHA', '1 000', '12/03/2024'],
      ['Voirie', 'BETA', '1 000', '12/03/2024'],
      ['Voirie', 'GAMMA', null, null],
      ['Voirie', 'DELTA', '2 000', '12/03/2024'],
      ['Bancs', 'ALPHA', null, null],
      ['Bancs', 'BETA', null, null],
    ])
    expect(kinds).toEqual(['header', 'read', 'duplicate', 'duplicate', 'read', 'read', 'read'])
    expect(records.map(({ montant }) => montant)).toEqual([100000, 200000, null, null])
  })

  it('un titulaire sous une ligne vide ou sous une ligne rejetée n’est ajouté à rien : il est rejeté', async () => {
    const { kinds } = await readTable([
      HEADER,
      ['1', 'Voirie', null, null, 'ALPHA', '1 000'],
      [],
      [null, null, null, null, 'BETA'],
      ['3', null, null, null, null, '7'],
      [null, null, null, null, 'GAMMA'],
    ])
    expect(kinds).toEqual(['header', 'read', 'blank', 'rejected', 'rejected', 'rejected'])
  })
})

describe('lots d’une consultation', () => {
  it('la consultation écrite sur la première ligne vaut pour les lots qui suivent, et c’est dit', async () => {
    const { kinds, records, notes } = await readTable([
      HEADER,
      ['24-1', 'Espaces verts', '1', 'Nord', 'ALPHA', '1 000'],
      [null, null, '2', 'Sud', 'BETA', '2 000'],
      [null, null, '3', 'Est', 'GAMMA', '3 000'],
      [null, null, '1', 'Autre', 'DELTA', '4 000'],
    ])
    expect(kinds).toEqual(['header', 'read', 'read', 'read', 'read'])
    expect(records.map(({ id, objet, lotObjet, lot }) => [id, objet, lotObjet, lot])).toEqual([
      ['24-1', 'Espaces verts', 'Nord', '1'],
      ['24-1', 'Espaces verts', 'Sud', '2'],
      ['24-1', 'Espaces verts', 'Est', '3'],
      [null, 'Autre', 'Autre', '1'],
    ])
    expect(notes.find(({ code }) => code === 'filledDownRows')?.message).toContain('lignes 3, 4.')
  })

  it('une ligne qui ne nomme que la consultation est l’intitulé de ses lots', async () => {
    const { kinds, records } = await readTable([
      HEADER,
      ['24-1', 'Espaces verts'],
      [null, null, '1', 'Nord', 'ALPHA', '1 000'],
      [null, null, '2', 'Sud', 'BETA', '2 000'],
      ['24-2', 'Bancs'],
      ['24-3', 'Tables', null, null, 'GAMMA', '5'],
    ])
    expect(kinds).toEqual(['header', 'section', 'read', 'read', 'read', 'read'])
    expect(records.map(({ id, objet }) => `${id} ${objet}`)).toEqual([
      '24-1 Espaces verts',
      '24-1 Espaces verts',
      '24-2 Bancs',
      '24-3 Tables',
    ])
  })

  it('des cellules fusionnées valent pour toutes leurs lignes, mais un montant fusionné n’est compté qu’une fois', async () => {
    const { records, notes } = await readTable(
      [
        HEADER,
        ['24-1', 'Espaces verts', '1', 'Nord', 'ALPHA', '9 000', '12/03/2024'],
        [null, null, '2', 'Sud', null, null, null],
        [null, null, '3', 'Est', 'GAMMA', null, null],
        ['24-2', 'Bancs', null, null, 'DELTA', '5', null],
      ],
      {},
      ['A2:A4', 'B2:B4', 'E2:E3', 'F2:F4', 'G2:G4'].map(range),
    )
    expect(
      records.map(({ id, lot, dateNotification, montant, titulaires }) => [
        id,
        lot,
        dateNotification,
        montant,
        titulaires[0]?.denominationSociale,
      ]),
    ).toEqual([
      ['24-1', '1', '2024-03-12', 900000, 'ALPHA'],
      ['24-1', '2', '2024-03-12', null, 'ALPHA'],
      ['24-1', '3', '2024-03-12', null, 'GAMMA'],
      ['24-2', null, null, 500, 'DELTA'],
    ])
    expect(codesOf(notes)).toContain('mergedAmounts')
  })

  it('les fusions ne sont demandées que si une ligne en a besoin', async () => {
    const sheet = sheetOf([HEADER, ['1', 'Bancs', null, null, 'ALPHA', '5']])
    const merges = () => Promise.reject(new Error('demandées pour rien'))
    expect(readOnes((await readSheets([{ ...sheet, merges }])).items)).toHaveLength(1)
  })

  it.each([
    ['1, 2 et 3', 'Espaces verts'],
    ['1 à 4', 'Espaces verts'],
    [null, 'Lots n°1 et 2 : espaces verts'],
  ])('une ligne pour plusieurs lots (%s, %s) reste un seul marché', async (lot, objet) => {
    const { items, records } = await readTable([HEADER, ['1', objet, lot, null, 'ALPHA', '1 000']])
    expect(records).toHaveLength(1)
    expect(readOnes(items)[0]?.issues).toMatchObject([{ code: 'lotsTogether', severity: 'info' }])
  })

  it('l’export CSV d’un tableau aux cellules fusionnées', async () => {
    const register = await readRegister(fixtureFile('lots-sous-consultation.csv'))
    const items = await itemsOf(register)
    const records = readOnes(items).map(({ record }) => record)
    expect(records.map(({ id, objet, lot, montant }) => [id, objet, lot, montant])).toEqual([
      ['2024-12', 'Entretien des espaces verts', '1', 5000000],
      ['2024-12', 'Entretien des espaces verts', '2', 3000000],
      ['2024-13', 'Nettoyage des locaux', null, 8000000],
    ])
    expect(records.at(-1)?.titulaires).toHaveLength(2)
  })
})

describe('feuilles qui se répètent', () => {
  const TABLE = ['Objet', 'Titulaire', 'Montant HT', 'Date de notification']
  const A = ['Voirie', 'ALPHA', '1 000', '12/03/2024']
  const B = ['Bancs', 'BETA', '2 000', '13/03/2024']

  it('sans numéro, les marchés qu’une autre feuille répète à l’identique comptent une fois, et c’est dit', async () => {
    const { items, notes } = await readSheets([
      sheetOf([TABLE, A, B], { name: 'Tous les marchés' }),
      sheetOf([TABLE, A], { name: '2024' }),
      sheetOf([TABLE, B, ['Tables', 'BETA', '3', '13/03/2024']], { name: '2025' }),
    ])
    expect(items.map(({ place, outcome }) => `${place} ${outcome}`)).toEqual([
      '2024!1 ignored',
      '2024!2 read',
      '2025!1 ignored',
      '2025!2 read',
      '2025!3 read',
      'Tous les marchés!1 ignored',
      'Tous les marchés!2 duplicate',
      'Tous les marchés!3 duplicate',
    ])
    expect(notes.filter(({ code }) => code === 'repeatedRows').map(({ message }) => message)).toEqual([
      expect.stringContaining('Feuille "Tous les marchés" : 1\u00a0ligne répète la feuille "2024" et compte une fois'),
      expect.stringContaining('répète la feuille "2025"'),
    ])
  })

  it('deux lignes identiques d’une même feuille restent deux : l’import les distingue et le dit', async () => {
    const { items } = await readSheets([
      sheetOf([TABLE, A, A], { name: '2024' }),
      sheetOf([TABLE, B], { name: '2025' }),
    ])
    expect(readOnes(items)).toHaveLength(3)
  })

  it('une synthèse qui reprend un numéro déjà lu ne fait pas un autre marché', async () => {
    const short = ['N°', 'Objet', 'Montant HT']
    const { items } = await readSheets([
      sheetOf([short, ['1', 'Voirie abrégé', '1 000'], ['2', 'Bancs publics', '1 999']], { name: 'Synthèse' }),
      sheetOf([short, ['1', 'Réfection de la voirie', '1 000'], ['2', 'Bancs publics', '2 000']], { name: '2024' }),
    ])
    const outcomes = items.map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['ignored', 'read', 'read', 'ignored', 'duplicate', 'duplicate'])
  })

  it('un numéro repris d’une année à l’autre dans « Tous les marchés » n’efface pas le marché d’avant', async () => {
    const short = ['N°', 'Objet', 'Montant HT']
    const { items } = await readSheets([
      sheetOf([short, ['1', 'Bancs', '5 000'], ['1', 'Voirie', '1 000']], { name: 'Tous les marchés' }),
      sheetOf([short, ['1', 'Voirie', '1 000']], { name: '2025' }),
    ])
    expect(items.map(({ outcome }) => outcome)).toEqual(['ignored', 'read', 'ignored', 'read', 'duplicate'])
  })
})
