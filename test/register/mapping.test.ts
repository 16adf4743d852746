import { describe, expect, it } from 'vitest'
import { type MappingFile, mappingFileSchema, proposeMapping } from '../../src/register/mapping.js'
import { readRegister } from '../../src/register/read.js'
import { codesOf, csvFile, fixtureFile, itemsOf, jsonFile, readOnes, sheetOf } from './samples.js'
import { readSheets } from './table/sheets.js'

const mappingOf = (
  columns: readonly { header: string; field: string | null }[],
  headerRow: number | null = 1,
): MappingFile =>
  mappingFileSchema.parse({
    sheets: [{ sheet: null, headerRow, columns: columns.map((column, index) => ({ column: index, ...column })) }],
  })

describe('correspondance des colonnes', () => {
  it('une proposition dit pour chaque colonne ce qu’elle est et pourquoi', async () => {
    const { format, sheets } = await proposeMapping(fixtureFile('entetes-en-double.csv'))
    expect(format).toBe('csv')
    expect(sheets[0]).toMatchObject({ sheet: null, headerRow: 1, hidden: false })
    expect(sheets[0]?.columns).toContainEqual(
      expect.objectContaining({ header: 'Remise', field: null, reason: 'en-tête non reconnu' }),
    )
  })

  it.each(['titres-sections-totaux.csv', 'considerations-et-heures.csv', 'identifiants.csv', 'entetes-en-double.csv'])(
    '%s : une proposition enregistrée puis rendue ne change rien à la lecture',
    async (name) => {
      const saved: unknown = JSON.parse(JSON.stringify(await proposeMapping(fixtureFile(name))))
      const mapping = mappingFileSchema.parse(saved)
      const alone = await itemsOf(await readRegister(fixtureFile(name)))
      expect(await itemsOf(await readRegister(fixtureFile(name), { mapping }))).toEqual(alone)
    },
  )

  it('décide contre nos synonymes, et laisse le reste à la proposition', async () => {
    const mapping = mappingOf([
      { header: 'Libellé', field: 'objet' },
      { header: 'Montant', field: null },
    ])
    const file = csvFile('Libellé;Montant;Titulaire\nAchat de bancs;12;BANCS SA\n')
    const [row] = readOnes(await itemsOf(await readRegister(file, { mapping })))
    expect(row?.record).toMatchObject({ objet: 'Achat de bancs', montant: null })
    expect(row?.record.titulaires).toMatchObject([{ denominationSociale: 'BANCS SA' }])
  })

  it('retrouve une colonne déplacée par son en-tête, et dit celle qui manque', async () => {
    const mapping = mappingOf([
      { header: 'Quoi', field: 'objet' },
      { header: 'Combien', field: 'montant' },
      { header: 'Qui', field: 'titulaireNom' },
    ])
    const register = await readRegister(csvFile('Combien;Quoi\n12;Achat de bancs\n'), { mapping })
    expect(readOnes(await itemsOf(register))[0]?.record).toMatchObject({ objet: 'Achat de bancs', montant: 1200 })
    expect(register.notes.find(({ code }) => code === 'mappingMismatch')?.message).toContain('"Qui"')
  })

  it('lit un tableau que nous ne reconnaissons pas, et seulement là où on le dit', async () => {
    const mapping = mappingOf([{ header: 'Quoi', field: 'objet' }])
    const file = csvFile('Quoi;Combien\nAchat de bancs;12\n')
    await expect(readRegister(file)).rejects.toThrow(/Aucun tableau/)
    expect(readOnes(await itemsOf(await readRegister(file, { mapping })))).toHaveLength(1)
  })

  it('sans colonne d’objet elle est refusée', async () => {
    const mapping = mappingOf([{ header: 'Objet', field: null }])
    await expect(readRegister(csvFile('Objet;Montant\nBancs;12\n'), { mapping })).rejects.toThrow(/objet du marché/)
  })

  it('une feuille sans ligne d’en-tête dans la correspondance n’est pas lue', () => {
    const sheets = ['2024', '2025'].map((name) =>
      sheetOf(
        [
          ['Objet', 'Montant HT'],
          ['Bancs', '12'],
        ],
        { name },
      ),
    )
    const mapping = mappingFileSchema.parse({ sheets: [{ sheet: '2025', headerRow: null, columns: [] }] })
    const { items, notes } = readSheets(sheets, { mapping })
    expect(readOnes(items).map(({ place }) => place)).toEqual(['2024!2'])
    expect(codesOf(notes)).toContain('sheetNotRegister')
  })

  it('une ligne d’en-tête absente du fichier est dite', () => {
    const sheets = [
      sheetOf([
        ['Objet', 'Montant HT'],
        ['Bancs', '12'],
      ]),
      sheetOf([['Objet', 'Date']], { name: 'B' }),
    ]
    const mapping = mappingFileSchema.parse({ sheets: [{ sheet: 'B', headerRow: 9, columns: [] }] })
    expect(codesOf(readSheets(sheets, { mapping }).notes)).toContain('mappingMismatch')
  })

  it('une donnée inconnue est refusée avec son nom', () => {
    const result = mappingFileSchema.safeParse({
      sheets: [{ sheet: null, headerRow: 1, columns: [{ column: 0, header: 'X', field: 'couleur' }] }],
    })
    expect(result.error?.issues[0]?.message).toBe('donnée inconnue : "couleur"')
  })

  it('un fichier DECP n’a pas de colonnes à mettre en correspondance', async () => {
    expect(await proposeMapping(jsonFile({ marches: { marche: [] } }))).toEqual({ format: 'decp-json', sheets: [] })
  })
})
