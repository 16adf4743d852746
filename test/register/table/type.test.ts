import { describe, expect, it } from 'vitest'
import { codesOf, readOnes, sheetOf } from '../samples.js'
import { readSheets } from './sheets.js'

type Rows = Parameters<typeof sheetOf>[0]
const rowsOf = async (rows: Rows, name = 'Marchés') => readOnes((await readSheets([sheetOf(rows, { name })])).items)
const typesOf = async (rows: Rows, name?: string) => (await rowsOf(rows, name)).map(({ record }) => record.type)
const HEADER = ['N° marché', 'Objet', 'Titulaire']
const ROW = ['1', 'Exploitation du camping', 'CAMP SA']

describe('marché ou concession', () => {
  it.each(['Nature', 'Type de contrat', 'Catégorie', '_type', 'Procédure'])('une colonne %s le dit', async (header) => {
    const rows = await rowsOf([
      [...HEADER, header],
      [...ROW, 'Concession de service'],
      [...ROW, 'DSP'],
      [...ROW, 'Marché'],
      ROW,
    ])
    expect(rows.map(({ record }) => record.type)).toEqual(['concession', 'concession', 'marche', 'marche'])
    expect(rows.flatMap(({ issues }) => issues)).toEqual([])
  })

  it.each(['Concession de service', 'Concession de travaux', 'Délégation de service public', 'CONCESSION'])(
    'la nature « %s » est gardée telle que reçue',
    async (nature) => {
      const [row] = await rowsOf([
        [...HEADER, 'Nature'],
        [...ROW, nature],
      ])
      expect(row?.record).toMatchObject({ type: 'concession', nature })
    },
  )

  it('un objet qui commence par là : dit, avec un avertissement si la nature le contredit', async () => {
    const objet = 'Délégation de service public : camping'
    const rows = await rowsOf([
      [...HEADER, 'Nature'],
      ['1', objet, 'CAMP SA'],
      ['2', objet, 'CAMP SA', 'Marché'],
    ])
    expect(rows.map(({ record }) => record.type)).toEqual(['concession', 'concession'])
    expect(rows.map(({ issues }) => issues.map(({ code, severity, cell }) => [code, severity, cell]))).toEqual([
      [['concession', 'info', 'Marchés!B2']],
      [['concession', 'warning', 'Marchés!B3']],
    ])
  })

  it('un délégataire ou une autorité concédante sont d’une concession, un titulaire ou concessionnaire de l’un ou l’autre', async () => {
    expect(await typesOf([['N°', 'Objet', 'Délégataire'], ROW])).toEqual(['concession'])
    expect(await typesOf([['N°', 'Objet', 'Autorité concédante'], ROW])).toEqual(['concession'])
    expect(await typesOf([['N°', 'Objet', 'Titulaire / concessionnaire'], ROW])).toEqual(['marche'])
  })

  it('un intitulé ou une feuille de concessions valent pour leurs lignes, sauf celles qui se disent marchés', async () => {
    const rows = [HEADER, ['CONCESSIONS ET DSP'], ROW, ['MARCHÉS DE TRAVAUX'], ROW]
    expect(await typesOf(rows)).toEqual(['concession', 'marche'])
    expect((await rowsOf(rows)).map(({ issues }) => codesOf(issues))).toEqual([['concession'], []])
    expect(await typesOf([[...HEADER, 'Nature'], ROW, [...ROW, 'Marché']], 'DSP 2024')).toEqual([
      'concession',
      'marche',
    ])
    expect(await typesOf([HEADER, ROW], 'Concessions et marchés')).toEqual(['marche'])
  })
})
