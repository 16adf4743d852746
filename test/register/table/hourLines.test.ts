import { describe, expect, it } from 'vitest'
import { addedHours, differsInHours, withLine } from '../../../src/contract/hoursAdded.js'
import { centihoursSchema } from '../../../src/contract.js'
import { readRegister } from '../../../src/register/read.js'
import { codesOf, fixtureFile, itemsOf, readOnes } from '../samples.js'
import { readTable } from './sheets.js'

const HEADER = ['N°', 'Objet', 'Titulaire', 'Date de notification', 'Heures réalisées']
const line = (...cells: readonly string[]) => ['1', 'Voirie', 'ALPHA', '12/03/2024', ...cells]
const adding = async (header: string, ...rows: readonly (readonly [string, string])[]) => {
  const { items } = await readTable([[...HEADER, header], ...rows.map((cells) => line(...cells))])
  return readOnes(items).map(({ hourLine }) => hourLine === 'added')
}

const workedIn = async (header: string, ...cells: readonly string[]) => {
  const { items, notes } = await readTable([[...HEADER, header], ...cells.map((cell) => line('10', cell))])
  const read = readOnes(items)
  const hours = read.map(({ record }) => record.hours.map(({ from, to }) => `${from} ${to}`).join())
  return { hours, totals: read.map(({ record }) => record.heuresRealisees), codes: codesOf(notes), items: read }
}

describe('structure qui emploie', () => {
  const table = (header: string, ...ends: readonly (readonly string[])[]) =>
    readTable([[...HEADER, header, 'Mois'], ...ends.map((cells) => line(...cells))])

  it.each(['Structure', 'Nom de la structure d’insertion', 'SIAE', 'Employeur', 'SIRET de la SIAE'])(
    '« %s » distingue les heures d’un même mois',
    async (header) => {
      const { items } = await table(header, ['10', 'Envie', '01/2024'], ['20', 'Relais', '01/2024'])
      expect(readOnes(items).map(({ record, hourLine }) => [record.hours[0]?.structure, hourLine])).toEqual([
        ['Envie', 'added'],
        ['Relais', 'added'],
      ])
    },
  )

  it('« Type de structure » n’en nomme aucune', async () => {
    const { items } = await table('Type de structure', ['10', 'ACI', '01/2024'], ['20', 'ETTI', '01/2024'])
    expect(readOnes(items).map(({ record, hourLine }) => [record.hours[0]?.structure, hourLine])).toEqual([
      [undefined, 'added'],
      [undefined, 'doubtful'],
    ])
  })

  it('un mois sans structure à côté du même mois d’une structure peut être son total : il n’est pas additionné', async () => {
    const { items } = await table('Structure', ['10', 'Envie', '01/2024'], ['30', '', '01/2024'])
    expect(readOnes(items).map(({ hourLine }) => hourLine)).toEqual(['added', 'doubtful'])
  })

  it('celles de l’entreprise sont à son nom', async () => {
    const header = ['N°', 'Objet', 'Titulaire', 'Date de notification', 'Heures réalisées par l’entreprise', 'Mois']
    const { items } = await readTable([header, line('10', '01/2024')])
    expect(readOnes(items)[0]?.record.hours).toMatchObject([{ structure: 'ALPHA', hours: 1000 }])
  })

  it('deux lignes pareilles d’une liste qui ne nomme personne peuvent être deux personnes', async () => {
    const { items } = await readTable([[...HEADER, 'Mois'], line('35', '01/2024'), line('35', '01/2024')])
    expect(readOnes(items).map(({ hourLine }) => hourLine)).toEqual(['added', 'doubtful'])
  })
})

describe('période des heures d’une ligne', () => {
  it.each([
    ['Mois', '01/2024', '2024-01-01 2024-01-31'],
    ['Mois', 'février 2024', '2024-02-01 2024-02-29'],
    ['Mois', 'janv-24', '2024-01-01 2024-01-31'],
    ['Mois', '2024-03', '2024-03-01 2024-03-31'],
    ['Mois de réalisation', '01/04/2024', '2024-04-01 2024-04-30'],
    ['Mois', 'T1 2024', '2024-01-01 2024-03-31'],
    ['Trimestre', 'T2 2024', '2024-04-01 2024-06-30'],
    ['Trimestre', '3 2024', '2024-07-01 2024-09-30'],
    ['Trimestre', '4e trimestre 2024', '2024-10-01 2024-12-31'],
    ['Semestre', 'S2 2024', '2024-07-01 2024-12-31'],
    ['Période', 'du 15/01/2024 au 14/02/2024', '2024-01-15 2024-02-14'],
    ['Période', 'T1 2024', '2024-01-01 2024-03-31'],
    ['Période', '2024', '2024-01-01 2024-12-31'],
  ])('« %s » : %s', async (header, cell, span) => {
    const { hours, totals, codes, items } = await workedIn(header, cell)
    expect(hours).toEqual([span])
    expect(items[0]?.record.hours[0]).toMatchObject({ quantity: 'done', hours: 1000 })
    expect(totals).toEqual([null])
    expect(codes).toContain('datedByColumn')
    expect(codes).not.toContain('unreadColumns')
  })

  it.each([
    ['Mois', '2024'],
    ['Mois', 'janvier'],
    ['Période', '01/03/2024'],
    ['Trimestre', 'printemps 2024'],
  ])('« %s » : %s ne dit pas quand ; les heures restent sans date, et c’est dit', async (header, cell) => {
    const { hours, totals, items } = await workedIn(header, cell)
    expect([hours, totals]).toEqual([[''], [1000]])
    expect(codesOf(items[0]?.issues ?? [])).toContain('unreadablePeriod')
  })

  it.each(['Année', 'Mois de notification', 'Semaine', 'Mois de saisie'])(
    '« %s » n’est pas le temps des heures faites',
    async (header) => expect((await workedIn(header, '2024')).totals).toEqual([1000]),
  )

  it('un mois sans année prend celle de sa colonne', async () => {
    const { items } = await readTable([
      [...HEADER, 'Mois', 'Année'],
      line('10', 'mars', '2024'),
      line('5', '4', '2024'),
    ])
    expect(readOnes(items).map(({ record }) => record.hours[0]?.to)).toEqual(['2024-03-31', '2024-04-30'])
  })

  it('un cumul n’est pas daté par sa ligne', async () => {
    const header = ['N°', 'Objet', 'Date de notification', 'Cumul des heures réalisées', 'Mois']
    const { records } = await readTable([header, ['1', 'Voirie', '12/03/2024', '10', '01/2024']])
    expect(records[0]).toMatchObject({ heuresRealisees: 1000, hours: [] })
  })
})

describe('lignes d’heures', () => {
  it('une ligne par participant : ses heures s’ajoutent ; la même ligne deux fois compte une fois', async () => {
    const rows = readOnes(await itemsOf(await readRegister(fixtureFile('heures-par-participant.csv'))))
    expect(rows.map(({ hourLine }) => hourLine === 'added')).toEqual([true, true, true, false, true])
    expect(rows.map(({ record }) => record.dureeMois)).toEqual([null, null, null, null, null])
  })

  it.each(['Mois', 'Période', 'Trimestre', 'Année'])(
    'une ligne par « %s » : chaque période s’ajoute une fois',
    async (header) => {
      expect(await adding(header, ['10', '01/2024'], ['20', '02/2024'], ['30', '02/2024'])).toEqual([true, true, false])
    },
  )

  it.each([
    'Lieu',
    'Mois de notification',
    'Nombre de bénéficiaires',
    'Durée en mois',
    'Service bénéficiaire',
    'Direction bénéficiaire',
    'Bénéficiaire',
    'Salariés en insertion',
    'Personne référente',
    'Sexe',
  ])('une colonne « %s » ne distingue pas des lignes d’heures', async (header) => {
    expect(await adding(header, ['10', '1'], ['20', '2'])).toEqual([false, false])
  })

  it('le titulaire n’est pas une ligne de plus : la même personne sous deux cotraitants compte une fois', async () => {
    const row = (holder: string, person: string, hours: string) => ['1', 'Voirie', holder, '12/03/2024', hours, person]
    const { items } = await readTable([
      [...HEADER, 'Participant'],
      row('ALPHA', 'Jean', '100'),
      row('BETA', 'Jean', '100'),
      row('BETA', 'Jean', '50'),
      row('BETA', 'Léa', '20'),
    ])
    expect(readOnes(items).map(({ hourLine }) => hourLine)).toEqual(['added', 'same', 'doubtful', 'added'])
  })

  it.each([
    ['Participant', ['Jean D', 'Paul E', 'Total'], ['added', 'added', 'doubtful']],
    ['Participant', ['Total', 'Jean D'], ['doubtful', 'doubtful']],
    ['Participant', ['Ali', 'Sous-total', 'Zoé'], ['added', 'doubtful', 'added']],
    ['Mois', ['01/2024', '02/2024', 'Cumul'], ['added', 'added', 'doubtful']],
    ['Mois', ['01/2024', '02/2024', 'T1 2024'], ['added', 'added', 'doubtful']],
    ['Période', ['T1 2024', '02/2024', 'T2 2024'], ['added', 'doubtful', 'added']],
    ['Période', ['T1 2024', '1er trimestre 2024'], ['added', 'doubtful']],
    ['Mois', ['05/01/2024', '19/01/2024'], ['added', 'added']],
  ])(
    'sous « %s », un total ou une période qui en contient d’autres ne s’ajoute pas : %j',
    async (header, cells, lines) => {
      const { items } = await readTable([[...HEADER, header], ...cells.map((cell) => line('100', cell))])
      expect(readOnes(items).map(({ hourLine }) => hourLine)).toEqual(lines)
    },
  )

  it('deux personnes peuvent avoir l’une un mois, l’autre son trimestre', async () => {
    const { items } = await readTable([
      [...HEADER, 'Participant', 'Période'],
      line('10', 'Jean', '01/2024'),
      line('20', 'Léa', 'T1 2024'),
    ])
    expect(readOnes(items).map(({ hourLine }) => hourLine)).toEqual(['added', 'added'])
  })

  it('les mêmes heures de deux cotraitants, sans personne nommée, ne sont pas sûrement les mêmes', async () => {
    const row = (holder: string, year: string) => ['1', 'Voirie', holder, '12/03/2024', '150', year]
    const { items } = await readTable([[...HEADER, 'Année'], row('ALPHA', '2024'), row('BETA', '2024')])
    expect(readOnes(items).map(({ hourLine }) => hourLine)).toEqual(['added', 'doubtful'])
  })

  it('deux lignes identiques, sans période qui les distingue : c’est dit, et compté une fois', async () => {
    const { items } = await readTable([[...HEADER, 'Participant'], line('10', 'Jean'), line('10', 'Jean')])
    expect(readOnes(items).map(({ hourLine }) => hourLine)).toEqual(['added', 'doubtful'])
  })

  it('une ligne sans participant peut être le total des autres : rien ne s’y ajoute', async () => {
    expect(await adding('Participant', ['300', ''], ['100', 'Jean'], ['200', 'Léa'])).toEqual([false, false, false])
    expect(await adding('Participants', ['300', '3'], ['100', '2'])).toEqual([false, false])
  })

  it('des heures cumulées ne s’ajoutent pas d’un mois à l’autre', async () => {
    const { items } = await readTable([
      ['N°', 'Objet', 'Date de notification', 'Heures réalisées au 31/12/2024', 'Mois'],
      ['1', 'Voirie', '12/03/2024', '10', '01/2024'],
      ['1', 'Voirie', '12/03/2024', '25', '02/2024'],
    ])
    expect(readOnes(items).some(({ hourLine }) => hourLine)).toBe(false)
  })
})

describe('heures de deux lignes d’un marché', () => {
  it('s’additionnent, celles d’une même période aussi ; une absence n’est pas un zéro', async () => {
    const { records } = await readTable([
      ['N°', 'Objet', 'Date de notification', 'Heures d’insertion prévues', 'Heures réalisées 2024'],
      ['1', 'Voirie', '12/03/2024', '50', '10'],
      ['1', 'Voirie', '12/03/2024', '60', '2,5'],
    ])
    const [a, b] = records
    if (!a || !b) throw new Error('deux lignes')
    const [from, to] = ['2024-01-01', '2024-12-31']
    expect(addedHours(a, b)).toEqual({ heuresRealisees: null, hours: [{ quantity: 'done', from, to, hours: 1_250 }] })
    const ten = centihoursSchema.parse(1_000)
    expect(addedHours({ ...a, heuresRealisees: ten }, b).heuresRealisees).toBe(1_000)
    expect(addedHours({ ...a, heuresRealisees: ten }, { ...b, heuresRealisees: ten }).heuresRealisees).toBe(2_000)
    expect(withLine(a, { ...a, heuresRealisees: ten }, b, 'doubtful').heuresRealisees).toBe(1_000)
    expect(withLine(b, a, { ...b, hours: [] }, 'same').hours).toEqual(a.hours)
    expect(differsInHours(a, b, 'added')).toBe(true)
    expect(differsInHours(a, { ...b, heuresContractualisees: a.heuresContractualisees }, null)).toBe(false)
  })
})
