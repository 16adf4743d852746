import { describe, expect, it } from 'vitest'
import { addedHours, differsInHours, withLine } from '../../../src/contract/hoursAdded.js'
import { centihoursSchema } from '../../../src/contract.js'
import { readRegister } from '../../../src/register/read.js'
import { fixtureFile, itemsOf, readOnes } from '../samples.js'
import { readTable } from './sheets.js'

const HEADER = ['N°', 'Objet', 'Titulaire', 'Date de notification', 'Heures réalisées']
const line = (...cells: readonly string[]) => ['1', 'Voirie', 'ALPHA', '12/03/2024', ...cells]
const adding = async (header: string, ...rows: readonly (readonly [string, string])[]) => {
  const { items } = await readTable([[...HEADER, header], ...rows.map((cells) => line(...cells))])
  return readOnes(items).map(({ hourLine }) => hourLine === 'added')
}

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
