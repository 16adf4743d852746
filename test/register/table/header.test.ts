import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { codesOf, readOnes, sheetOf } from '../samples.js'
import { readSheets, readTable } from './sheets.js'

const HEADER = ['N° marché', 'Objet', 'Montant HT']
const ROW = ['1', 'Achat de bancs', '1 000']

describe('en-tête et feuilles', () => {
  it('l’en-tête est trouvé sous des lignes de titre', async () => {
    const titles = Array.from({ length: 20 }, (_, index) => [`Titre ${index}`])
    expect(readOnes((await readSheets([sheetOf([...titles, HEADER, ROW])])).items)).toHaveLength(1)
  })

  it('plusieurs feuilles de registre sont lues, les autres nommées', async () => {
    const { items, notes } = await readSheets([
      sheetOf([['Mode d’emploi'], ['Objet : ce classeur']], { name: 'Lisez-moi' }),
      sheetOf([HEADER, ROW], { name: '2024' }),
      sheetOf([HEADER, ROW], { name: '2025' }),
    ])
    expect(readOnes(items).map(({ place }) => place)).toEqual(['2024!2', '2025!2'])
    expect(notes).toMatchObject([{ code: 'sheetNotRegister', message: expect.stringContaining('"Lisez-moi"') }])
  })

  it('un registre masqué n’est pas lu, et le remède est dit', async () => {
    const hidden = sheetOf([HEADER, ROW], { name: 'Brouillon', hidden: true })
    const { items, notes } = await readSheets([sheetOf([HEADER, ROW]), hidden])
    expect(readOnes(items)).toHaveLength(1)
    expect(notes).toMatchObject([{ code: 'hiddenSheet', message: expect.stringContaining('affichez-la') }])
    await expect(readSheets([hidden])).rejects.toThrow(/feuille masquée \(Brouillon\)/)
  })

  it.each([
    [
      'sans en-tête reconnu',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'avec un objet et rien d’autre',
      [
        ['Objet', 'Couleur'],
        ['Achat', 'bleu'],
      ],
    ],
    ['vide', []],
  ])('un classeur %s est refusé', async (_, rows) => {
    await expect(readSheets([sheetOf(rows)])).rejects.toThrow(AppError)
    await expect(readSheets([sheetOf(rows)])).rejects.toThrow(/Aucun tableau de marchés reconnu.*Objet/)
  })

  it('une ligne de données n’est jamais prise pour l’en-tête', async () => {
    const rows = [['2024-1', 'Objet et montant des travaux', '12/03/2024', 'Titulaire SA', '1 000,00', '12']]
    await expect(readSheets([sheetOf(rows)])).rejects.toThrow(/Aucun tableau/)
  })

  it('un en-tête sans aucune ligne dessous est signalé', async () => {
    expect(codesOf((await readSheets([sheetOf([HEADER])])).notes)).toEqual(['noDataRow'])
  })

  it('des en-têtes d’années ne sont pas des données', async () => {
    const sheet = sheetOf([[...HEADER, 'Heures réalisées 2024', '2023', '2024', '2025'], ROW])
    expect(readOnes((await readSheets([sheet])).items)).toHaveLength(1)
  })

  it('les colonnes non lues sont nommées', async () => {
    const { notes } = await readSheets([sheetOf([[...HEADER, 'Visa', 'Remise'], ROW])])
    expect(notes.map(({ message }) => message)).toEqual(['Feuille "Marchés" : colonnes non lues : "Visa", "Remise".'])
  })

  it('les en-têtes en double sont nommés, et le second comble les vides du premier', async () => {
    const { items, notes } = await readSheets([
      sheetOf([
        [...HEADER, 'Montant HT'],
        [...ROW, '9'],
        ['2', 'Tables', null, '7'],
      ]),
    ])
    expect(readOnes(items).map(({ record }) => record.montant)).toEqual([100000, 700])
    expect(notes).toMatchObject([{ code: 'duplicateColumn', severity: 'warning', cell: 'Marchés!D1' }])
    expect(notes[0]?.message).toContain('colonnes C et D')
  })
})

describe('un tableau couché', () => {
  const DOWN = [
    ['Registre 2024'],
    ['N° de marché', '2024-1', '2024-2'],
    ['Objet', 'Bancs', 'Sols'],
    ['Titulaire', 'ALPHA', 'BETA'],
    ['Montant HT', '1 000', '2 000'],
  ]

  it('est refusé en disant de le transposer', async () => {
    await expect(readSheets([sheetOf(DOWN)])).rejects.toMatchObject({
      code: 'noRegister',
      message: expect.stringContaining('Transposez-le'),
    })
  })

  it('à côté d’un registre, est dit non lu', async () => {
    const { notes } = await readSheets([sheetOf(DOWN, { name: 'Couché' }), sheetOf([HEADER, ROW])])
    expect(notes).toMatchObject([{ code: 'layDownSheet', severity: 'warning' }])
  })
})

describe('début et fin', () => {
  const read = async (headers: string[], ...values: string[]) =>
    (
      await readTable([
        ['Objet', 'Montant HT', ...headers],
        ['Bancs', '5', ...values],
      ])
    ).records[0]?.dureeMois

  it('donnent la durée là où le registre ne l’écrit pas', async () => {
    expect(await read(['Date de début', 'Date de fin'], '01/04/2024', '31/03/2026')).toBe(24)
    expect(await read(['Durée', 'Date de début', 'Date de fin'], '6', '01/04/2024', '31/03/2026')).toBe(6)
    expect(await read(['Durée', 'Début', 'Échéance'], '', '01/04/2024', '31/03/2026')).toBe(24)
    expect(await read(['Date de fin'], '31/03/2026')).toBeNull()
  })

  it('à côté d’heures réalisées, sont peut-être ceux d’une personne : rien n’en est tiré', async () => {
    expect(await read(['Heures réalisées', 'Date début', 'Date fin'], '7', '01/04/2024', '31/03/2026')).toBeNull()
  })
})
