import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FIELDS } from '../../src/register/columns/fields.js'
import { FIELD_LABELS } from '../../src/register/columns/labels.js'
import { DOUBTFUL } from '../../src/register/columns.js'
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

const FIELDS_OF = ['objet', 'id', 'dateNotification', 'titulaireNom', 'montant']

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

  it('chaque colonne proposée montre quelques-unes de ses valeurs, et la feuille son empreinte', async () => {
    const file = csvFile(`Objet;Montant HT\nBancs;12\nBancs;${'9'.repeat(80)}\nTables;14\nChaises;15\nLits;16\n`)
    const { sheets } = await proposeMapping(file)
    expect(sheets[0]?.columns.map(({ samples }) => samples)).toEqual([
      ['Bancs', 'Tables', 'Chaises'],
      ['12', `${'9'.repeat(60)}…`, '14'],
    ])
    const same = await proposeMapping(csvFile('Registre 2024\n\nOBJET;Montant  ht;\nGrilles;7\n'))
    expect(sheets[0]?.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(same.sheets[0]?.fingerprint).toBe(sheets[0]?.fingerprint)
    const other = await proposeMapping(csvFile('Montant HT;Objet\n7;Grilles\n'))
    expect(other.sheets[0]?.fingerprint).not.toBe(sheets[0]?.fingerprint)
  })

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

  it('un en-tête répété plus bas reste un en-tête, même renommé en haut du tableau', async () => {
    const names = ['Objet', 'Numéro', 'Date de notification', 'Titulaire', 'Montant HT']
    const renamed = (at: number) => names.map((name, column) => (column === at ? 'Intitulé' : name))
    for (const at of [0, 3]) {
      const columns = renamed(at).map((header, column) => ({ header, field: FIELDS_OF[column] ?? null }))
      const text = [renamed(at), ['Bancs', '1', '12/03/2025', 'BOIS SA', '12'], names].map((row) => row.join(';'))
      const file = csvFile(`${[...text, 'Tables;2;13/03/2025;BOIS SA;13'].join('\n')}\n`)
      const items = await itemsOf(await readRegister(file, { mapping: mappingOf(columns) }))
      expect(readOnes(items).map(({ record }) => record.objet)).toEqual(['Bancs', 'Tables'])
      expect(items).toContainEqual(expect.objectContaining({ outcome: 'ignored', reason: 'header', place: 'ligne 3' }))
    }
  })

  it('sans colonne d’objet elle est refusée', async () => {
    const mapping = mappingOf([{ header: 'Objet', field: null }])
    await expect(readRegister(csvFile('Objet;Montant\nBancs;12\n'), { mapping })).rejects.toThrow(/objet du marché/)
  })

  it('une feuille sans ligne d’en-tête dans la correspondance n’est pas lue', async () => {
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
    const { items, notes } = await readSheets(sheets, { mapping })
    expect(readOnes(items).map(({ place }) => place)).toEqual(['2024!2'])
    expect(codesOf(notes)).toContain('sheetNotRegister')
  })

  it('une ligne d’en-tête absente du fichier est dite', async () => {
    const sheets = [
      sheetOf([
        ['Objet', 'Montant HT'],
        ['Bancs', '12'],
      ]),
      sheetOf([['Objet', 'Date']], { name: 'B' }),
    ]
    const mapping = mappingFileSchema.parse({ sheets: [{ sheet: 'B', headerRow: 9, columns: [] }] })
    expect(codesOf((await readSheets(sheets, { mapping })).notes)).toContain('mappingMismatch')
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

describe('le guide des correspondances', () => {
  const guide = readFileSync('docs/guide/correspondances.md', 'utf8')

  it('nomme chaque donnée, comme les messages la nomment', () => {
    expect(FIELDS.filter((field) => !guide.includes(`| \`${field}\` | ${FIELD_LABELS[field]} |`))).toEqual([])
  })

  it('dit sous quelle confiance une colonne est douteuse', () => {
    expect(guide).toContain(`Sous ${String(DOUBTFUL).replace('.', ',')} la colonne est lue`)
  })
})

describe('fichier sans en-tête', () => {
  const columnsOf = async (file: Blob) => {
    const { sheets } = await proposeMapping(file)
    return { headerRow: sheets[0]?.headerRow, fields: sheets[0]?.columns.map(({ column, field }) => [column, field]) }
  }

  it('se voit proposer une correspondance d’après ses seules valeurs, que l’import accepte', async () => {
    const file = fixtureFile('sans-entete.csv')
    expect(await columnsOf(file)).toEqual({
      headerRow: 0,
      fields: [
        [0, 'id'],
        [1, 'objet'],
        [2, 'dateNotification'],
        [3, 'titulaireNom'],
        [4, 'montant'],
      ],
    })
    const mapping = mappingFileSchema.parse(JSON.parse(JSON.stringify(await proposeMapping(file))))
    const rows = readOnes(await itemsOf(await readRegister(file, { mapping })))
    expect(rows.map(({ record }) => [record.id, record.objet, record.dateNotification, record.montant])).toEqual([
      ['2024-001', 'Réfection de la toiture', '2024-03-12', 12_038_012],
      ['2024-002', 'Date et montant des travaux de peinture', '2024-04-01', 4_500_000],
    ])
  })

  it('reconnaît les listes et objets imprimés dans des cellules', async () => {
    const row = (id: number) =>
      `"24-10${id}","{'id': '21440109300015'}","Construction de ${id} logements collectifs à Rivemer","45410000","Procédure adaptée","{'code': '59140', 'typeCode': 'Code postal'}","2024-07-1${id}","[{'typeIdentifiant': 'SIRET', 'id': '73282932000074'}]","{'considerationSociale': ['Clause sociale']}","{'technique': ['Sans objet']}"`
    expect((await columnsOf(csvFile([1, 2, 3, 4].map(row).join('\n')))).fields).toEqual([
      [0, 'id'],
      [1, 'acheteur'],
      [2, 'objet'],
      [3, 'codeCPV'],
      [4, 'procedure'],
      [5, 'lieuExecutionCode'],
      [6, 'dateNotification'],
      [7, 'titulaireId'],
      [8, 'considerationsSociales'],
      [9, 'techniques'],
    ])
  })

  it('ce qui ne ressemble pas à un registre ne se voit rien proposer', async () => {
    expect(await columnsOf(csvFile('12;13\n14;15\n16;17\n'))).toEqual({ headerRow: null, fields: [] })
    expect(await columnsOf(csvFile('Bonjour à tous les agents de la collectivité\n'))).toEqual({
      headerRow: null,
      fields: [],
    })
  })
})
