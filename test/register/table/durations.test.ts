import { describe, expect, it } from 'vitest'
import { readRegister } from '../../../src/register/read.js'
import { codesOf, csvFile, itemsOf, readOnes } from '../samples.js'

const WRITTEN: readonly (readonly [text: string, months: number | null, renewals: number | null])[] = [
  ['1 an + 1 an + 1 an', 36, 2],
  ['1 an renouvelable 3 fois', 48, 3],
  ['3A', 36, null],
  ['36M', 36, null],
  ['2 ans et 6 mois', 30, null],
  ['du 01/01/2024 au 31/12/2026', 36, null],
  ['4 x 12 mois', 48, 3],
  ['1 an renouvelable (1 an max)', null, null],
  ['du 01/01/2024 au 31/12/2023', null, null],
]

describe('durées d’un registre', () => {
  it('une colonne de durées de toutes formes donne des mois, et ses reconductions à part', async () => {
    const rows = WRITTEN.map(([text], index) => `${index + 1};Marché ${index + 1};12/03/2024;${text}`)
    const file = csvFile(['N°;Objet;Date de notification;Durée', ...rows].join('\n'))
    const read = readOnes(await itemsOf(await readRegister(file)))
    expect(read.map(({ record }) => [record.dureeMois, record.reconductions])).toEqual(
      WRITTEN.map(([, months, renewals]) => [months, renewals]),
    )
    expect(codesOf(read.at(-1)?.issues ?? [])).toContain('endBeforeStart')
  })

  it('une colonne dont toutes les durées sont datées est une colonne de durées', async () => {
    const spans = ['du 01/01/2024 au 31/12/2024', 'du 15/03/2024 au 14/03/2026', 'du 01/06/2024 au 31/08/2024']
    const rows = spans.map((span, index) => `${index + 1};Marché ${index + 1};12/03/2024;${span}`)
    const file = csvFile(['N°;Objet;Date de notification;Durée du marché', ...rows].join('\n'))
    const read = readOnes(await itemsOf(await readRegister(file)))
    expect(read.map(({ record }) => record.dureeMois)).toEqual([12, 24, 3])
  })
})
