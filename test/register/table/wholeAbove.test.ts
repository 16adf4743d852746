import { describe, expect, it } from 'vitest'
import { readRegister } from '../../../src/register/read.js'
import { fixtureFile, itemsOf, readOnes } from '../samples.js'
import { readTable } from './sheets.js'

const HEADER = ['N°', 'Lot', 'Objet', 'Titulaire', 'Montant HT', 'Date de notification']
const WHOLE = ['2023-15', null, 'Gymnase', null, '2 500', '04/09/2023']
const said = ({ records }: Awaited<ReturnType<typeof readTable>>) =>
  records.map(({ id, lot, objet, lotObjet, montant }) => [id, lot, objet, lotObjet, montant])

describe('lots sous la ligne de leur ensemble', () => {
  it('le numéro passe aux lots, l’ensemble n’est pas compté à côté d’eux, ce qu’il dit vaut où le lot se tait', async () => {
    const items = await itemsOf(await readRegister(fixtureFile('lots-sous-leur-ensemble.csv')))
    const records = readOnes(items).map(({ record }) => record)
    expect(records.map(({ id, lot, montant, dateNotification }) => [id, lot, montant, dateNotification])).toEqual([
      ['2023-15', '1', 180_000_000, '2023-09-04'],
      ['2023-15', '2', 70_000_000, '2023-09-11'],
      ['2023-17', null, 9_500_000, '2023-11-20'],
    ])
    expect(records[0]).toMatchObject({ objet: 'Construction du gymnase', lotObjet: 'Gros œuvre' })
    const clauses = records.map(({ texts }) => texts.filter(({ field }) => field === 'colonne'))
    expect(clauses).toMatchObject([[{ text: 'oui', cell: 'ligne 2, colonne 7' }], [{ text: 'non' }], []])
  })

  it('de même où les lots répètent le numéro, ou en ont un qui le prolonge', async () => {
    for (const [first, second] of [
      ['2023-15', '2023-15'],
      ['2023-15-01', '2023-15-02'],
    ]) {
      const read = await readTable([
        HEADER,
        WHOLE,
        [first ?? '', '1', 'Gros œuvre', 'ALPHA', '1 800', null],
        [second ?? '', '2', 'Charpente', 'BETA', '700', null],
      ])
      expect(read.kinds).toEqual(['header', 'section', 'read', 'read'])
      expect(read.records.map(({ id, montant }) => [id, montant])).toEqual([
        [first, 180_000],
        [second, 70_000],
      ])
    }
  })

  it('le lot peut n’être dit que par son objet', async () => {
    const read = await readTable([HEADER, WHOLE, [null, null, 'Lot 1 : gros œuvre', 'ALPHA', '1 800', '05/09/2023']])
    expect(said(read)).toEqual([['2023-15', null, 'Gymnase', 'Lot 1 : gros œuvre', 180_000]])
  })

  it('le numéro écrit sur le premier lot seulement vaut pour les suivants, et c’est dit', async () => {
    const read = await readTable([
      HEADER,
      ['2023-15', '1', 'Gros œuvre', 'ALPHA', '1 800', '04/09/2023'],
      [null, '2', 'Charpente', 'BETA', '700', null],
      [null, '1', 'Autre chose', 'GAMMA', '5', null],
    ])
    expect(said(read)).toEqual([
      ['2023-15', '1', 'Gros œuvre', null, 180_000],
      ['2023-15', '2', 'Charpente', null, 70_000],
      [null, '1', 'Autre chose', null, 500],
    ])
    expect(read.notes.find(({ code }) => code === 'filledDownRows')?.message).toContain('ligne 3.')
  })

  it('ce que l’ensemble compte et qu’aucun lot ne donne n’est compté nulle part : c’est dit', async () => {
    const header = [...HEADER, 'Heures d’insertion prévues']
    const lots = (...hours: readonly (string | null)[]) =>
      hours.map((each, index) => [null, String(index + 1), `Lot ${index}`, `SA ${index}`, '40 000', null, each])
    const whole = ['2024-1', null, 'Parc', null, '100 000', '05/03/2024', '1000']
    const told = await readTable([header, whole, ...lots(null, null), ['2024-2', null, 'Pain', 'PAN', '9', null, null]])
    expect(told.notes.filter(({ code }) => code === 'ofTheWhole')).toMatchObject([
      { severity: 'warning', cell: 'Marchés!G2', value: '1000' },
    ])
    const given = await readTable([header, whole, ...lots(null, '600')])
    expect(given.notes.map(({ code }) => code)).not.toContain('ofTheWhole')
  })

  it('sans colonne de titulaires, seul un lot 1 dit que la ligne du dessus est un ensemble', async () => {
    const header = ['N° marché', 'Objet', 'Montant HT', 'Date de notification']
    const street = ['2024-1', 'Nettoyage des rues', '100 000', '05/03/2024']
    const under = async (lot: string) =>
      (await readTable([header, street, ['', lot, '40 000', '05/06/2024'], ['2024-9', 'Pain', '9 000', '06/03/2024']]))
        .kinds
    expect(await under('Lot 3 Peinture du gymnase')).toEqual(['header', 'read', 'read', 'read'])
    expect(await under('Lot 1 Balayage')).toEqual(['header', 'section', 'read', 'read'])
  })

  it.each([
    ['un titulaire', ['2023-15', null, 'Gymnase', 'GAMMA', '2 500', '04/09/2023']],
    ['un lot', ['2023-15', '4', 'Gymnase', null, '2 500', '04/09/2023']],
    ['un autre numéro', ['2023-1', null, 'Gymnase', null, '2 500', '04/09/2023']],
  ])('une ligne qui a %s est un marché, quoi qu’il y ait dessous', async (_, above) => {
    const { kinds } = await readTable([HEADER, above, ['2023-15', '1', 'Gros œuvre', 'ALPHA', '1 800', '04/09/2023']])
    expect(kinds).toEqual(['header', 'read', 'read'])
  })
})

describe('« idem »', () => {
  it('dit ce que dit la cellule du dessus ; un montant n’est jamais répété ainsi', async () => {
    const { items, records } = await readTable([
      HEADER,
      ['24-1', '1', 'Fournitures', 'ALPHA', '50', '01/02/2024'],
      ['"', '2', 'idem', '"', '40', '"'],
      ['"', '3', 'Idem', 'BETA', '"', '"'],
    ])
    expect(
      records.map(({ id, lot, objet, montant, dateNotification }) => [id, lot, objet, montant, dateNotification]),
    ).toEqual([
      ['24-1', '1', 'Fournitures', 5_000, '2024-02-01'],
      ['24-1', '2', 'Fournitures', 4_000, '2024-02-01'],
      ['24-1', '3', 'Fournitures', null, '2024-02-01'],
    ])
    expect(records.map(({ titulaires }) => titulaires[0]?.denominationSociale)).toEqual(['ALPHA', 'ALPHA', 'BETA'])
    expect(readOnes(items)[2]?.issues).toMatchObject([{ code: 'unreadableAmount' }])
  })
})

describe('titulaire fusionné', () => {
  it('sur plusieurs lignes vaut pour toutes, même si chacune a son numéro et son objet', async () => {
    const { records } = await readTable(
      [HEADER, ['1', '1', 'Nord', 'ALPHA', '5', null], ['1', '2', 'Sud', null, '6', null]],
      {},
      [{ firstRow: 1, lastRow: 2, firstColumn: 3, lastColumn: 3 }],
    )
    expect(records.map(({ titulaires }) => titulaires[0]?.denominationSociale)).toEqual(['ALPHA', 'ALPHA'])
  })
})

describe('lots d’un ensemble, comme les registres les donnent', () => {
  const lot = (number: string | null, title: string, holder: string, sum: string, id: string | null = '2023-15') => [
    ...[id, number, title, holder, sum],
    null,
  ]
  const read = async (...rows: readonly (readonly (string | null)[])[]) => {
    const { kinds, records } = await readTable([HEADER, WHOLE, ...rows, ['2024-2', null, 'Vitres', 'ONET', '9', null]])
    return { kinds, dated: records.map(({ id, lot: of, dateNotification }) => [id, of, dateNotification]) }
  }

  it.each([
    ['répété', '2023-15'],
    ['laissé vide', null],
  ])(
    'le second titulaire d’un lot, le numéro %s, est du même lot, et les suivants restent à l’ensemble',
    async (_, id) => {
      const { kinds, dated } = await read(
        lot('1', 'Gros œuvre', 'DUPONT', '1 800', id),
        lot('1', 'Gros œuvre', 'MARTIN', '1 800', id),
        lot('2', 'Peinture', 'BETA', '700', id),
      )
      expect(kinds).toEqual(['header', 'section', 'read', 'read', 'read', 'read'])
      expect(dated).toEqual([...['1', '1', '2'].map((each) => ['2023-15', each, '2023-09-04']), ['2024-2', null, null]])
    },
  )

  it('dans un autre ordre, ou lettrés, ou sous « 0 » ou « 3 lots », ils sont ses lots', async () => {
    const given = [
      [WHOLE, '2', '1'],
      [WHOLE, 'A', 'B'],
      [['2023-15', '0', 'Gymnase', null, '2 500', '04/09/2023'], '1', '2'],
      [['2023-15', '3 lots', 'Gymnase', null, '2 500', '04/09/2023'], '1', '2'],
    ] as const
    for (const [whole, first, second] of given) {
      const rows = [lot(first, 'Gros œuvre', 'DUPONT', '1 800'), lot(second, 'Peinture', 'BETA', '700')]
      const { kinds, records } = await readTable([HEADER, whole, ...rows])
      expect(kinds).toEqual(['header', 'section', 'read', 'read'])
      expect(records.map(({ objet, dateNotification }) => [objet, dateNotification])).toEqual([
        ['Gymnase', '2023-09-04'],
        ['Gymnase', '2023-09-04'],
      ])
    }
  })

  it('une ligne de son numéro qui n’est pas lue laisse les suivantes à l’ensemble', async () => {
    const { kinds, dated } = await read(
      lot('1', 'Gros œuvre', 'DUPONT', '1 800'),
      ['2023-15', '1', null, 'MARTIN', '1 800', null],
      lot('2', 'Peinture', 'BETA', '700'),
    )
    expect(kinds).toEqual(['header', 'section', 'read', 'rejected', 'read', 'read'])
    expect(dated[1]).toEqual(['2023-15', '2', '2023-09-04'])
  })

  it('sans numéro, un lot déjà donné sous un autre objet n’en est pas un', async () => {
    const { dated } = await read(lot('1', 'Gros œuvre', 'DUPONT', '1 800', null), lot('1', 'Pain', 'PAN', '5', null))
    expect(dated).toEqual([
      ['2023-15', '1', '2023-09-04'],
      [null, '1', null],
      ['2024-2', null, null],
    ])
  })

  it('un avenant de l’ensemble, sous ses lots, garde son objet', async () => {
    const { records } = await readTable([
      ...[HEADER, WHOLE, lot('1', 'Gros œuvre', 'DUPONT', '1 800')],
      ['2023-15', null, 'Avenant n° 1', 'DUPONT', '200', '05/10/2023'],
    ])
    expect(records[1]?.objet).toBe('Avenant n° 1')
  })

  it('l’avenant d’un lot n’est pas un lot de plus', async () => {
    const { records } = await readTable([
      ...[HEADER, WHOLE, lot('1', 'Gros œuvre', 'DUPONT', '1 800')],
      ['2023-15', '3', 'Avenant n° 1 au lot 1', 'DUPONT', '200', '05/10/2023'],
      lot('2', 'Peinture', 'BETA', '700'),
    ])
    expect(records.map(({ objet, lotObjet }) => [objet, lotObjet])).toEqual([
      ['Gymnase', 'Gros œuvre'],
      ['Avenant n° 1 au lot 1', null],
      ['Gymnase', 'Peinture'],
    ])
  })

  it.each([
    ['2023-15-B', '1'],
    ['2023-15-12', '1'],
    ['2023-15-2', '1'],
  ])('un marché sans titulaire, au-dessus du n° %s, lot %s, en est un autre', async (id, number) => {
    const { kinds } = await read(lot(number, 'Gros œuvre', 'DUPONT', '1 800', id))
    expect(kinds).toEqual(['header', 'read', 'read', 'read'])
  })

  it('« Total » dans la colonne des lots est un total, un lot « infructueux » dans celle des montants est mis de côté', async () => {
    const { kinds } = await read(
      lot('1', 'Gros œuvre', 'DUPONT', '1 800'),
      ['2023-15', '2', 'Peinture', null, 'infructueux', null],
      ['2023-15', 'Total', null, null, '2 500', null],
    )
    expect(kinds).toEqual(['header', 'section', 'read', 'rejected', 'total', 'read'])
  })
})
