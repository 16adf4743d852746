import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mappingFileSchema } from '../../../src/register/mapping.js'
import { readRegister } from '../../../src/register/read.js'
import { codesOf, csvFile, fileAt, fixtureFile, hasReal, itemsOf, REAL, readOnes, rejectedOnes } from '../samples.js'

const mapping = mappingFileSchema.parse(
  JSON.parse(readFileSync('fixtures/mappings/decp-rama-sans-en-tete.json', 'utf8')),
)

describe('DECP en tableau', () => {
  it('sans en-tête, le fichier est refusé en disant comment obtenir une correspondance', async () => {
    await expect(readRegister(fixtureFile('decp-sans-en-tete.csv'))).rejects.toThrow(/spaser mapping.*"headerRow": 0/)
  })

  it('sans en-tête, avec la correspondance livrée, les valeurs imprimées par Python sont lues', async () => {
    const items = await itemsOf(await readRegister(fixtureFile('decp-sans-en-tete.csv'), { mapping }))
    const [first, second] = readOnes(items).map(({ record }) => record)
    expect(first).toMatchObject({
      id: '24-0001-0',
      acheteur: { id: '21130027200013' },
      codeCPV: '77310000',
      dureeMois: 12,
      dateNotification: '2024-07-18',
      montant: 37145800,
      montantMaximum: true,
      titulaires: [
        { id: '73282932000074', typeIdentifiant: 'SIRET' },
        { id: 'FR40303265045', typeIdentifiant: 'TVA' },
      ],
      considerationsSociales: ['Clause sociale', 'Critère social'],
      considerationsEnvironnementales: ['Pas de considération environnementale'],
      modifications: [
        {
          id: '1',
          dateNotificationModification: '2024-09-02',
          montant: 40000000,
          titulaires: [{ id: '35600000049837', typeIdentifiant: 'SIRET' }],
        },
      ],
      autres: { lieuExecution: { code: '13001', typeCode: 'Code postal' } },
    })
    expect(second).toMatchObject({
      procedure: null,
      dureeMois: null,
      datePublicationDonnees: null,
      considerationsSociales: null,
      techniques: [],
      modifications: [],
    })
  })

  it('une ligne dont les valeurs ont glissé d’une colonne est rejetée et gardée', async () => {
    const items = await itemsOf(await readRegister(fixtureFile('decp-sans-en-tete.csv'), { mapping }))
    expect(rejectedOnes(items)).toMatchObject([
      { place: 'ligne 3', cells: { id: '24-0003-0' }, issues: [{ code: 'shiftedRow', severity: 'error' }] },
    ])
  })

  it('titulaires et modifications en colonnes numérotées, valeurs entre crochets', async () => {
    const file = csvFile(
      [
        'id,objet,dateNotification,montant,titulaires.1.id,titulaires.1.denominationSociale,titulaires.2.id,modifications.1.id,modifications.1.montant,modifications.1.dateNotificationModification,modifications.2.id,modifications.2.montant,modifications.2.dateNotificationModification,titulaires',
        "A1,Bancs,2024-01-02,100.0,['73282932000074'],['BANCS SA'],['35600000049837'],1,150.0,2024-03-01,2,200.5,2024-06-01,",
        "A2,Tables,2024-01-02,100.0,['73282932000074'],['BANCS SA'],,,,,,,,",
      ].join('\n'),
    )
    const [first, second] = readOnes(await itemsOf(await readRegister(file))).map(({ record }) => record)
    expect(first?.titulaires.map(({ id, denominationSociale }) => [id, denominationSociale])).toEqual([
      ['73282932000074', 'BANCS SA'],
      ['35600000049837', null],
    ])
    expect(first?.modifications.map((each) => [each.id, each.montant, each.dateNotificationModification])).toEqual([
      ['1', 15000, '2024-03-01'],
      ['2', 20050, '2024-06-01'],
    ])
    expect([second?.titulaires.length, second?.modifications]).toEqual([1, []])
  })

  it('CDL, MQ et INX ne sont ni des titulaires ni des modifications', async () => {
    const file = csvFile(
      'titulaire_id_1;titulaire_id_2;id;objet;montant;dateNotification;considerationsSociales;idModification;montantModification\n' +
        "73282932000074;CDL;1;Bancs;5.0;2024-01-02;['Clause sociale'];CDL;CDL\n",
    )
    const [row] = readOnes(await itemsOf(await readRegister(file)))
    expect(row?.record).toMatchObject({ modifications: [], considerationsSociales: ['Clause sociale'] })
    expect(row?.record.titulaires).toHaveLength(1)
    expect(codesOf(row?.issues ?? [])).toEqual([])
  })

  it.runIf(hasReal)('fichier réel sans en-tête : 4 610 lignes, 269 marchés distincts', async () => {
    const file = fileAt(`${REAL}/decp-v2/decp_rama_doublons_sample_json.csv`)
    const items = await itemsOf(await readRegister(file, { mapping }))
    const rows = readOnes(items)
    expect([items.length, rows.length, rejectedOnes(items).length]).toEqual([4610, 4607, 3])
    expect(new Set(rows.map(({ record }) => `${record.acheteur.id} ${record.id}`)).size).toBe(269)
    expect(rows.every(({ record }) => record.acheteur.id !== null && record.titulaires.length > 0)).toBe(true)
  })

  it.runIf(hasReal)('fichier réel très large : 10 000 marchés, titulaires numérotés', async () => {
    const items = await itemsOf(await readRegister(fileAt(`${REAL}/decp-2019/eclaireur_out_decp-2019-10000.csv`)))
    const rows = readOnes(items)
    expect(rows).toHaveLength(10_000)
    expect(Math.max(...rows.map(({ record }) => record.titulaires.length))).toBe(15)
  })
})
