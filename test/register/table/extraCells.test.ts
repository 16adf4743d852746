import { describe, expect, it } from 'vitest'
import { readRegister } from '../../../src/register/read.js'
import { codesOf, csvFile, itemsOf, readOnes, rejectedOnes } from '../samples.js'

const HEADER = 'N° marché;Objet;Titulaire;SIRET titulaire;Montant HT;Date de notification;Observations'
const SOUND = [
  '2024-1;Achat de bancs;BANCS SA;73282932000074;1000,50;12/03/2024;',
  '2024-2;Travaux de voirie;VOIRIE SAS;33487372600239;25000;05/04/2024;relance',
  '2024-3;Nettoyage;NET SARL;73282932000074;800;06/05/2024;',
]

async function read(...lines: string[]) {
  const register = await readRegister(csvFile([HEADER, ...SOUND, ...lines, ''].join('\n')))
  const items = await itemsOf(register)
  const last = items.at(-1)
  const codes = last && last.outcome !== 'ignored' ? codesOf(last.issues) : []
  return { items, codes, record: readOnes(items).at(-1)?.record, rejected: rejectedOnes(items) }
}

describe('CSV : un séparateur sans guillemets dans un texte', () => {
  it('recolle l’objet quand lui seul remet dates, montants et SIRET à leur place, et le dit', async () => {
    const { record, codes } = await read('2024-4;Gaz; électricité;ALPHA;33487372600239;500;07/06/2024;')
    expect(record).toMatchObject({ objet: 'Gaz; électricité', montant: 50_000, dateNotification: '2024-06-07' })
    expect(record?.titulaires).toEqual([
      { id: '33487372600239', typeIdentifiant: 'SIRET', denominationSociale: 'ALPHA' },
    ])
    expect(codes).toContain('joinedCells')
  })

  it('recolle deux textes de la même ligne, quand eux seuls remettent tout à sa place', async () => {
    const apart = await read('2024-4;Gaz; électricité;ALPHA;33487372600239;500;07/06/2024;vu;revu')
    expect(apart.codes).not.toContain('slippedCells')
    const side = await read('2024-4;Gaz; électricité;ALPHA; fils et Cie;33487372600239;500;07/06/2024;vu')
    expect(side.codes).toContain('joinedCells')
    expect(side.record).toMatchObject({ objet: 'Gaz; électricité', montant: 50_000 })
    expect(side.record?.titulaires).toMatchObject([{ denominationSociale: 'ALPHA; fils et Cie' }])
    const unsure = await read('2024-4;Gaz;électricité;ALPHA;fils;33487372600239;500;07/06/2024;vu')
    expect(unsure.codes).toContain('slippedCells')
    const header = 'Objet;Date de notification;Observations;Montant HT'
    const lines = ['Sols;12/03/2024;vu;600', 'Voirie;13/03/2024;vu;700', 'Gaz;bois;14/03/2024;vu;revu;800', '']
    const items = readOnes(await itemsOf(await readRegister(csvFile([header, ...lines].join('\n')))))
    expect(items.at(-1)?.record).toMatchObject({ objet: 'Gaz;bois', dateNotification: '2024-03-14', montant: 80_000 })
    expect(items.at(-1)?.issues[0]?.message).toContain('coupait "Objet" et "Observations"')
  })

  it('rejette avec elle une ligne qui complète une ligne rejetée, et le dit', async () => {
    const { rejected, codes } = await read('2024-4;Gaz;électricité;ALPHA;33487372600239;500;07/06/2024;', ';;BETA;;;;')
    expect(rejected).toHaveLength(2)
    expect(codes).toEqual(['addedToRejected'])
  })

  it('rejette la ligne dont on ne sait quel texte était coupé, avec toutes ses cellules', async () => {
    const { rejected, codes } = await read('2024-4;Gaz;électricité;ALPHA;33487372600239;500;07/06/2024;')
    expect(codes).toContain('slippedCells')
    expect(Object.values(rejected[0]?.cells ?? {})).toContain('ALPHA')
  })

  it('garde telle quelle une ligne dont les cellules de trop sont après la dernière colonne', async () => {
    const { record, codes } = await read('2024-4;Gaz;ALPHA;33487372600239;500;07/06/2024;vu;revu;2')
    expect(record).toMatchObject({ objet: 'Gaz', montant: 50_000 })
    expect(codes).toEqual([])
  })

  it('ne déplace rien sur la foi d’une case vide en fin de ligne', async () => {
    const lines = ['Objet;Montant HT;Montant maximum', 'Travaux A;12000;15000;', 'Travaux B;selon BPU;1000;', '']
    const register = await readRegister(csvFile(lines.join('\n')))
    const records = readOnes(await itemsOf(register)).map(({ record }) => record)
    expect(records.map(({ objet }) => objet)).toEqual(['Travaux A', 'Travaux B'])
    const holders = [
      'N° marché;Objet;Titulaire;Montant HT',
      '1;Voirie;ALPHA;1000;',
      ';;BETA;;',
      '2;Sols;GAMMA;500;',
      '',
    ]
    const items = await itemsOf(await readRegister(csvFile(holders.join('\n'))))
    expect(rejectedOnes(items)).toEqual([])
    expect(readOnes(items)[0]?.record.titulaires.map(({ denominationSociale }) => denominationSociale)).toEqual([
      'ALPHA',
      'BETA',
    ])
  })

  it('garde et signale une ligne où rien ne dit si les valeurs ont glissé', async () => {
    const { record, codes } = await read('2024-4;Gaz;électricité;ALPHA;;;;')
    expect(record?.objet).toBe('Gaz')
    expect(codes).toContain('doubtfulCells')
    expect((await read('2024-4;Gaz;ALPHA;;;;;;')).codes).toEqual([])
    expect((await read('2024-4;Gaz;électricité;;;;;ALPHA')).codes).toContain('doubtfulCells')
  })
})

it('une cellule coupée pour sa longueur ne compte pas ses lignes comme des lignes vides', async () => {
  const long = Array.from({ length: 40 }, (_, line) => `ligne ${line}`).join('\n')
  const text = ['Objet;Montant HT', `"${long}";500`, 'Sols;600', ''].join('\n')
  const register = await readRegister(csvFile(text), { limits: { maxCellLength: 50 } })
  const kinds = (await itemsOf(register)).map((item) => (item.outcome === 'ignored' ? item.reason : item.outcome))
  expect(kinds).toEqual(['header', 'read', 'read'])
})
