import { describe, expect, it } from 'vitest'
import { siretSchema } from '../../../src/contract.js'
import { codesOf, numberCell, readOnes, rejectedOnes, sheetOf } from '../samples.js'
import { readSheets } from './sheets.js'

const HEADER = ['N° marché', 'Objet', 'Date de notification', 'Titulaire', 'Montant HT'] as const
const ROW = ['2024-1', 'Achat de bancs', '12/03/2024', 'BANCS SA', '1 000,00'] as const

const outcomes = async (rows: Parameters<typeof sheetOf>[0], numbers?: number[]) =>
  (await readSheets([sheetOf(rows, { numbers })])).items.map((item) =>
    item.outcome === 'ignored' ? item.reason : item.outcome,
  )

describe('classement des lignes', () => {
  it('distingue titres, en-tête, sections, en-tête répété, totaux et marchés', async () => {
    const kinds = await outcomes([
      ['Liste des marchés 2024'],
      HEADER,
      ['TRAVAUX'],
      ROW,
      HEADER,
      [null, 'Sous-total', null, null, '1 000,00'],
      ['', 'Rénovation du gymnase', '', '', 'Total : 73 243,56'],
      ['TOTAL', null, null, null, numberCell(1000)],
      [' ', '\u00a0'],
    ])
    expect(kinds).toEqual(['title', 'header', 'section', 'read', 'header', 'total', 'total', 'total', 'blank'])
  })

  it('les lignes que la feuille saute sont des lignes vides, comptées', async () => {
    expect(await outcomes([['Titre'], HEADER, ROW, ROW], [1, 3, 4, 7])).toEqual([
      'title',
      'blank',
      'header',
      'read',
      'blank',
      'blank',
      'read',
    ])
  })

  it('« Total » dans l’objet d’un marché daté et attribué n’est pas un total', async () => {
    expect(
      await outcomes([HEADER, ['7', 'Total carburant : fourniture', '12/03/2024', 'TOTALENERGIES', '9,00']]),
    ).toEqual(['header', 'read'])
  })

  it('une remarque seule sur sa ligne n’est pas un intitulé : elle est rejetée et gardée', async () => {
    const { items } = await readSheets([
      sheetOf([
        [...HEADER, 'Observations'],
        [null, null, null, null, null, 'à revoir'],
      ]),
    ])
    expect(rejectedOnes(items)).toMatchObject([
      {
        place: 'Marchés!2',
        cells: { Observations: 'à revoir' },
        issues: [{ code: 'missingObjet', severity: 'error' }],
      },
    ])
  })

  it('une ligne rejetée garde chacune de ses cellules, fussent deux colonnes du même nom', async () => {
    const { items } = await readSheets([
      sheetOf([
        [...HEADER, 'Visa', 'Visa'],
        ['2024-9', null, null, 'BANCS SA', null, 'oui', 'non'],
      ]),
    ])
    expect(rejectedOnes(items)[0]?.cells).toMatchObject({ Visa: 'oui', 'Visa (colonne 7)': 'non' })
  })

  it('les sections qui nomment une catégorie la donnent aux lignes qui suivent, jusqu’à la prochaine', async () => {
    const { items } = await readSheets([
      sheetOf([
        [...HEADER, 'Catégorie'],
        ['FOURNITURES'],
        ROW,
        [...ROW, 'Services'],
        ['Tranche 2 : 50 000 € à 89 999,99 € HT'],
        ROW,
        ['MARCHÉS DE TRAVAUX'],
        ROW,
      ]),
    ])
    expect(readOnes(items).map(({ record }) => record.categorie)).toEqual([
      'Fournitures',
      'Services',
      'Fournitures',
      'Travaux',
    ])
  })

  it('intitulés et totaux écartés sont nommés dans une note', async () => {
    const { notes } = await readSheets([sheetOf([HEADER, ['TRAVAUX'], ROW, ['Total', null, null, null, '1 000']])])
    expect(notes.map(({ message }) => message)).toEqual([
      'Feuille "Marchés" : 1\u00a0intitulé hors marchés : ligne 2.',
      'Feuille "Marchés" : 1\u00a0total hors marchés : ligne 4.',
    ])
  })
})

describe('lignes de marché', () => {
  it('une erreur de tableur est signalée, la cellule lue comme vide, la ligne gardée', async () => {
    const error = { kind: 'error', text: '#N/A' } as const
    const [row] = readOnes((await readSheets([sheetOf([HEADER, [...ROW.slice(0, 4), error]])])).items)
    expect(row?.record.montant).toBeNull()
    expect(row?.issues).toMatchObject([{ code: 'errorCell', cell: 'Marchés!E2', value: '#N/A' }])
  })

  it('un objet en erreur rejette la ligne', async () => {
    const error = { kind: 'error', text: '#REF!' } as const
    const { items } = await readSheets([sheetOf([HEADER, ['1', error, '12/03/2024', 'X', '5']])])
    expect(codesOf(rejectedOnes(items)[0]?.issues ?? [])).toEqual(['errorCell', 'missingObjet'])
  })

  it('une mauvaise cellule n’arrête ni sa ligne ni les autres', async () => {
    const bad = ['2', 'Peinture', '31/02/2024', 'P SA', '12 000 selon BPU']
    const rows = readOnes((await readSheets([sheetOf([HEADER, bad, ROW])])).items)
    expect(rows.map(({ record }) => [record.dateNotification, record.montant])).toEqual([
      [null, null],
      ['2024-03-12', 100000],
    ])
    expect(rows[0]?.issues.map(({ message }) => message)).toEqual([
      'Feuille "Marchés", cellule C2 : cette date n’existe pas ("31/02/2024"). La ligne est gardée, sans cette date.',
      'Feuille "Marchés", cellule E2 : montant illisible ("12 000 selon BPU"). La ligne est gardée, sans montant.',
    ])
  })

  it('l’acheteur donné à l’import ne remplace que les absents', async () => {
    const acheteur = siretSchema.parse('73282932000074')
    const header = [...HEADER, 'SIRET acheteur']
    const sheet = sheetOf([header, [...ROW, '21130027200013'], [...ROW, null], [...ROW, 'Ville de X']])
    const rows = readOnes((await readSheets([sheet], { acheteur })).items)
    expect(rows.map(({ record }) => record.acheteur.id)).toEqual(['21130027200013', acheteur, acheteur])
  })

  it('un numéro de marché saisi en nombre garde tous ses chiffres', async () => {
    const [row] = readOnes(
      (await readSheets([sheetOf([HEADER, [numberCell(202190006, '2,02E+08'), ...ROW.slice(1)]])])).items,
    )
    expect(row?.record.id).toBe('202190006')
  })

  it('garde l’objet tel que reçu, espaces compris : les preuves s’y repèrent', async () => {
    const [row] = readOnes((await readSheets([sheetOf([HEADER, ['3', '  Voirie\u00a0', '', '', '']])])).items)
    expect(row?.record.objet).toBe('  Voirie\u00a0')
    expect(row?.record.texts[0]?.text).toBe('  Voirie\u00a0')
  })

  it('« Travaux » sous Nature est une catégorie', async () => {
    const rows = (
      await readSheets([
        sheetOf([
          [...HEADER, 'Nature'],
          [...ROW, 'Travaux'],
          [...ROW, 'Marché de services'],
        ]),
      ])
    ).items
    expect(readOnes(rows).map(({ record }) => [record.nature, record.categorie])).toEqual([
      [null, 'Travaux'],
      ['Marché de services', null],
    ])
  })

  it('une date sans format compte dans le système du classeur', async () => {
    const dated = async (date1904: boolean) =>
      readOnes((await readSheets([sheetOf([HEADER, ['1', 'Bancs', 43894, 'X', '5']], { date1904 })])).items)[0]?.record
    expect([(await dated(true))?.dateNotification, (await dated(false))?.dateNotification]).toEqual([
      '2024-03-05',
      '2020-03-04',
    ])
  })

  it('plusieurs titulaires dans une cellule : autant de titulaires, les noms s’il y en a autant', async () => {
    const header = [...HEADER, 'SIRET titulaire']
    const both = '73282932000074\n35600000049837'
    const rows = readOnes(
      (
        await readSheets([
          sheetOf([
            header,
            ['1', 'Bancs', '', 'ALPHA / BETA', '5', both],
            ['2', 'Bancs', '', 'ALPHA', '5', both],
            ['3', 'Bancs', '', '', '5', '73282932000074 ; 2.13E+13'],
          ]),
        ])
      ).items,
    )
    const holders = rows.map(({ record }) =>
      record.titulaires.map(({ id, denominationSociale }) => [id, denominationSociale]),
    )
    expect(holders).toEqual([
      [
        ['73282932000074', 'ALPHA'],
        ['35600000049837', 'BETA'],
      ],
      [
        ['73282932000074', 'ALPHA'],
        ['35600000049837', null],
      ],
      [['73282932000074 ; 2.13E+13', null]],
    ])
    expect(rows.map(({ issues }) => codesOf(issues))).toEqual([
      ['severalHolders'],
      ['severalHolders'],
      ['malformedIdentifier'],
    ])
    expect(rows[1]?.issues[0]?.message).toContain('le nom reste entier sur le premier')
  })

  it('un montant inutilisable est gardé et signalé dans sa cellule ; un minimum nul ne l’est pas', async () => {
    const header = [...HEADER, 'Montant minimum HT']
    const amounts = ['1', '-5 000', '12 311 111 111', '999 999,00', '5 000']
    const rows = readOnes(
      (await readSheets([sheetOf([header, ...amounts.map((a) => ['1', 'Bancs', '', 'X', a, '0'])])])).items,
    )
    expect(rows.map(({ record }) => record.montant)).toEqual([100, -500000, 1231111111100, 99999900, 500000])
    expect(rows.map(({ issues }) => issues.map(({ code, severity, cell }) => `${code} ${severity} ${cell}`))).toEqual([
      ['unusableAmount info Marchés!E2'],
      ['unusableAmount warning Marchés!E3'],
      ['unusableAmount warning Marchés!E4'],
      ['unusableAmount warning Marchés!E5'],
      [],
    ])
  })

  it('la cellule dit elle-même maximum et minimum', async () => {
    const rows = readOnes(
      (
        await readSheets([
          sheetOf([
            HEADER,
            ['1', 'Bancs', '', 'X', '120 000 HT max'],
            ['2', 'Bancs', '', 'X', 'mini 5 000 / maxi 20 000'],
          ]),
        ])
      ).items,
    )
    expect(rows.map(({ record }) => [record.montant, record.montantMaximum, record.montantMinimum])).toEqual([
      [12000000, true, null],
      [2000000, true, 500000],
    ])
  })

  it('techniques et modalités d’exécution disent aussi l’accord-cadre, comme en JSON', async () => {
    const header = ['N° marché', 'Objet', 'Techniques', 'modalitesExecution', 'Montant HT']
    const rows = readOnes(
      (
        await readSheets([
          sheetOf([
            header,
            ['1', 'Bancs', 'Accord-cadre', '', '5'],
            ['2', 'Bancs', '', "['Tranches', 'Bons de commande']", '5'],
            ['3', 'Bancs', 'Sans objet', 'Sans objet', '5'],
          ]),
        ])
      ).items,
    )
    expect(rows.map(({ record }) => record.montantMaximum)).toEqual([true, true, false])
  })

  it('un maximum de 0 € n’efface pas le montant d’un accord-cadre', async () => {
    const header = ['N° marché', 'Objet', 'Nature', 'Montant HT', 'Montant maximum HT']
    const [row] = readOnes((await readSheets([sheetOf([header, ['1', 'Bancs', 'Accord-cadre', '50 000', '0']])])).items)
    expect(row?.record.montant).toBe(5000000)
  })

  it('sans objet de marché, l’objet du lot en tient lieu', async () => {
    const rows = (
      await readSheets([
        sheetOf([
          ['N° marché', 'Objet du lot', 'Montant HT'],
          ['1', 'Peinture', '5'],
        ]),
      ])
    ).items
    expect(readOnes(rows).map(({ record }) => [record.objet, record.lotObjet])).toEqual([['Peinture', null]])
  })

  it('DECP en tableau : la modification portée par la ligne est lue', async () => {
    const header = [
      ...HEADER,
      'MODIF_OBJET',
      'MODIF_SIGNATURE_DATE',
      'MODIF_MARCHE_MONTANT',
      'MODIF_TITULAIRES_DENOMINATION',
    ]
    const [row] = readOnes(
      (await readSheets([sheetOf([header, [...ROW, 'Cession', '2024-12-07', '51000.13', 'NEUF SA']])])).items,
    )
    expect(row?.record.montant).toBe(100000)
    expect(row?.record.modifications).toMatchObject([
      {
        objetModification: 'Cession',
        dateNotificationModification: '2024-12-07',
        montant: 5100013,
        titulaires: [{ denominationSociale: 'NEUF SA' }],
      },
    ])
  })
})
