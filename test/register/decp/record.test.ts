import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRegister } from '../../../src/register/read.js'
import { fileAt, fixtureFile, hasReal, itemsOf, jsonFile, REAL, readOnes, rejectedOnes } from '../samples.js'

const read = async (value: unknown) => itemsOf(await readRegister(jsonFile(value)))
const readOne = async (record: object) => readOnes(await read({ marches: { marche: [record] } }))[0]

const BUYER = { acheteur: { id: '21130027200013' } }

describe('DECP v2', () => {
  it('un marché complet', async () => {
    const [row] = readOnes(await itemsOf(await readRegister(fixtureFile('decp-v2.json'))))
    expect(row?.place).toBe('/marches/marche/0')
    expect(row?.issues).toEqual([])
    expect(row?.record).toMatchObject({
      type: 'marche',
      id: '2024-0001',
      acheteur: { id: '21130027200013', nom: null },
      codeCPV: '77310000',
      techniques: ['Accord-cadre'],
      modalitesExecution: ['Bons de commande', 'Tranches'],
      idAccordCadre: '2023-77',
      ccag: 'Fournitures courantes et services',
      dureeMois: 48,
      dateNotification: '2024-05-15',
      montant: 57500010,
      montantMaximum: true,
      titulaires: [
        { id: '73282932000074', typeIdentifiant: 'SIRET' },
        { id: 'BE0999999999', typeIdentifiant: 'TVA' },
      ],
      considerationsSociales: ['Clause sociale', 'Critère social'],
      considerationsEnvironnementales: ['Pas de considération environnementale'],
      modifications: [
        {
          id: '1',
          montant: 60000000,
          dateNotificationModification: '2024-09-01',
          titulaires: [{ id: '73282932000074' }],
        },
        { id: '2', montant: null, dureeMois: 60, titulaires: null },
      ],
    })
  })

  it('les textes à lire sont l’objet et les listes déclarées, chacun à son pointeur', async () => {
    const [row] = readOnes(await itemsOf(await readRegister(fixtureFile('decp-v2.json'))))
    expect(row?.record.texts).toEqual([
      {
        field: 'objet',
        column: null,
        text: 'Entretien des espaces verts - Lot n° 08 : parcs nord',
        cell: '/marches/marche/0/objet',
      },
      {
        field: 'colonne',
        column: 'considerationsSociales',
        text: 'Clause sociale, Critère social',
        cell: '/marches/marche/0/considerationsSociales',
      },
      {
        field: 'colonne',
        column: 'considerationsEnvironnementales',
        text: 'Pas de considération environnementale',
        cell: '/marches/marche/0/considerationsEnvironnementales',
      },
    ])
  })

  it('les autres données publiées sont gardées telles quelles', async () => {
    const [row] = readOnes(await itemsOf(await readRegister(fixtureFile('decp-v2.json'))))
    expect(row?.record.autres).toEqual({
      marcheInnovant: false,
      offresRecues: 3,
      lieuExecution: { code: '13001', typeCode: 'Code postal' },
    })
    expect(row?.record.actesSousTraitance).toMatchObject([{ id: '1', montant: 120_000, sousTraitant: { id: null } }])
  })

  it('une concession est lue à part : signature, autorité, concessionnaires, valeur globale', async () => {
    const concession = readOnes(await itemsOf(await readRegister(fixtureFile('decp-v2.json')))).at(-1)
    expect(concession?.place).toBe('/marches/contrat-concession/0')
    expect(concession?.record).toMatchObject({
      type: 'concession',
      acheteur: { id: '21130027200013' },
      dateNotification: null,
      dateSignature: '2024-06-18',
      montant: null,
      titulaires: [{ id: '73282932000074' }],
      modifications: [{ id: '1', dateNotificationModification: '2024-10-01', montant: null }],
      autres: { valeurGlobale: 70.5, modifications: [{ modification: { valeurGlobale: 90 } }] },
    })
  })

  it('une mauvaise valeur est une anomalie à son pointeur ; sans objet le marché est rejeté et listé', async () => {
    const items = await itemsOf(await readRegister(fixtureFile('decp-v2.json')))
    expect(readOnes(items)[1]?.issues.map(({ code, cell }) => [code, cell])).toEqual([
      ['impossibleDate', '/marches/marche/1/dateNotification'],
      ['unreadableAmount', '/marches/marche/1/montant'],
    ])
    expect(rejectedOnes(items)).toMatchObject([
      { place: '/marches/marche/2', cells: { id: '2024-0003', montant: '1000' }, issues: [{ code: 'missingObjet' }] },
    ])
    expect(items.filter(({ outcome }) => outcome === 'ignored')).toMatchObject([{ place: '/marches/marche/3' }])
  })

  it.each([
    ['liste nue', [{ id: '1', objet: 'Bancs', ...BUYER }], '/0'],
    ['liste sous marches', { marches: [{ id: '1', objet: 'Bancs', ...BUYER }] }, '/marches/0'],
    ['marche seul', { marches: { marche: { id: '1', objet: 'Bancs', ...BUYER } } }, '/marches/marche'],
    [
      'marche enveloppé',
      { marches: { marche: [{ marche: { id: '1', objet: 'Bancs', ...BUYER } }] } },
      '/marches/marche/0',
    ],
    [
      'concessions nulles',
      { marches: { marche: [{ id: '1', objet: 'Bancs', ...BUYER }], 'contrat-concession': null } },
      '/marches/marche/0',
    ],
  ])('%s', async (_, value, place) => {
    expect(readOnes(await read(value))).toMatchObject([{ place, record: { id: '1', objet: 'Bancs', type: 'marche' } }])
  })

  it('une liste plate distingue les concessions', async () => {
    const rows = readOnes(
      await read([
        { _type: 'Contrat de concession', id: '1', objet: 'Parking', autoriteConcedante: { id: '21130027200013' } },
        { id: '2', objet: 'Bancs', autoriteConcedante: null, ...BUYER },
      ]),
    )
    expect(rows.map(({ record }) => record.type)).toEqual(['concession', 'marche'])
  })

  it('la nature ou l’objet disent la concession, même rangée parmi les marchés', async () => {
    const nature = 'Délégation de service public'
    const [named, begun] = readOnes(
      await read({
        marches: {
          marche: [
            { objet: 'Camping', nature, montant: 5000, ...BUYER },
            { objet: 'DSP du camping', nature: 'Marché', ...BUYER },
          ],
        },
      }),
    )
    expect(named).toMatchObject({ record: { type: 'concession', nature, montant: 500000 }, issues: [] })
    expect(begun).toMatchObject({
      record: { type: 'concession' },
      issues: [{ code: 'concession', severity: 'warning', cell: '/marches/marche/1/objet' }],
    })
  })

  it('un SIREN désigne l’acheteur ; un montant inutilisable est signalé', async () => {
    const row = await readOne({ objet: 'Bancs', montant: 1, acheteur: { id: '211300272' } })
    expect(row?.record).toMatchObject({ acheteur: { id: '211300272' }, montant: 100 })
    expect(row?.issues.map(({ code, severity, cell }) => [code, severity, cell])).toEqual([
      ['buyerSiren', 'warning', '/marches/marche/0/acheteur/id'],
      ['unusableAmount', 'info', '/marches/marche/0/montant'],
    ])
  })

  it('les fichiers consolidés, mis à plat, gardent acheteur et titulaire', async () => {
    const row = await readOne({
      objet: 'Pain',
      acheteur_id: '21130027200013',
      'acheteur.nom': 'Ville',
      titulaire_id: '73282932000074',
      titulaire_denominationSociale: 'PAINS SA',
      considerationsSociales: '{"considerationSociale": ["Clause sociale"]}',
      modifications: '[]',
    })
    expect(row?.record).toMatchObject({
      acheteur: { id: '21130027200013', nom: 'Ville' },
      titulaires: [{ id: '73282932000074', typeIdentifiant: 'SIRET', denominationSociale: 'PAINS SA' }],
      considerationsSociales: ['Clause sociale'],
      modifications: [],
    })
  })

  it.each([
    ['techniques', { techniques: { technique: ['Concours', 'Accord-cadre'] } }, true],
    ['bons de commande', { modalitesExecution: { modaliteExecution: ['Bons de commande'] } }, true],
    ['nature 2019', { nature: 'ACCORD-CADRE' }, true],
    ['marché simple', { techniques: { technique: ['Sans objet'] } }, false],
  ])('montant maximum : %s', async (_, facts, maximum) => {
    expect((await readOne({ objet: 'Bancs', montant: 5, ...facts }))?.record.montantMaximum).toBe(maximum)
  })

  it('une liste de considérations vide ou nulle ne dit rien', async () => {
    for (const value of [null, [], {}, { considerationSociale: [] }, '', { considerationSociale: null }]) {
      const row = await readOne({ objet: 'Bancs', considerationsSociales: value, ...BUYER })
      expect(row?.record.considerationsSociales).toBeNull()
      expect(row?.record.texts).toHaveLength(1)
    }
  })
})

interface Published {
  readonly marches: {
    readonly marche: readonly {
      readonly montant: number
      readonly considerationsSociales: { readonly considerationSociale: readonly string[] }
      readonly considerationsEnvironnementales: { readonly considerationEnvironnementale: readonly string[] }
    }[]
    readonly 'contrat-concession'?: readonly unknown[]
  }
}

const SAMPLES = ['dematis16', 'dematis17', 'dematis18', 'dematis19', 'dematis20', 'dematis25', 'demantis']

describe.skipIf(!hasReal)('les sept fichiers réels', () => {
  it('714 marchés et 1 concession, aucun rejeté, montants et considérations égaux à ceux des fichiers', async () => {
    const totals = { marches: 0, concessions: 0 }
    for (const name of SAMPLES) {
      const path = `${REAL}/decp-v2/${name}.json`
      const published = (JSON.parse(readFileSync(path, 'utf8')) as Published).marches
      const items = await itemsOf(await readRegister(fileAt(path)))
      const rows = readOnes(items)
      expect(rows).toHaveLength(items.length)
      const marches = rows.filter(({ record }) => record.type === 'marche').map(({ record }) => record)
      expect(marches.map(({ montant }) => montant)).toEqual(
        published.marche.map(({ montant }) => Math.round(montant * 100)),
      )
      expect(marches.map(({ considerationsSociales }) => considerationsSociales)).toEqual(
        published.marche.map(({ considerationsSociales }) => considerationsSociales.considerationSociale),
      )
      expect(marches.map(({ considerationsEnvironnementales }) => considerationsEnvironnementales)).toEqual(
        published.marche.map(
          ({ considerationsEnvironnementales }) => considerationsEnvironnementales.considerationEnvironnementale,
        ),
      )
      totals.marches += marches.length
      totals.concessions += rows.length - marches.length
    }
    expect(totals).toEqual({ marches: 714, concessions: 1 })
  })
})
