import { describe, expect, it } from 'vitest'
import { columnRuleOf } from '../../src/considerations/columns.js'
import { decideColumns } from '../../src/register/columns.js'
import type { Cell } from '../../src/register/types.js'
import { readTable } from './table/sheets.js'

const rowsOf = (...rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((text): Cell => ({ kind: 'text', text })))
const fieldsOf = (headers: readonly string[], ...rows: readonly (readonly string[])[]) =>
  decideColumns(headers, rowsOf(...rows)).map(({ field }) => field)

describe('une colonne de considérations sous un en-tête abrégé', () => {
  it.each([
    'Env.',
    'Cl. sociale',
    'Cl. env',
    'Clause ins.',
    'Clause enviro',
    'Social clause',
    'Environmental clause',
    'Social criterion',
    'Reserved',
    'Taux d’insertion',
    'Part du critère social',
    'Note critère social /100',
    'Clause d’insertion (% des heures)',
    'Absence de clause sociale',
    'Considérations sociales – Clause',
  ])('« %s » est lue, et une règle sait la lire', (header) => {
    expect(fieldsOf([header])).toEqual(['colonne'])
    expect(columnRuleOf(header)).not.toBeNull()
  })

  it.each(['Hres prévues', 'Engagement d’insertion (h)', 'Insertion hours', 'Heures à réaliser'])(
    '« %s » donne les heures du contrat',
    (header) => {
      expect(fieldsOf([header])).toEqual(['heuresContractualisees'])
      expect(columnRuleOf(header)?.shape).toBe('hours')
    },
  )

  it.each([
    'Opening hours',
    'Part',
    'Code INSEE',
    'Taux de TVA',
    'Ins. O/N',
    'Taux d’insertion dans l’emploi',
    'Poids',
    'Note sociale',
  ])('« %s » n’en est pas une', (header) => expect(fieldsOf([header])).not.toContain('colonne'))
})

describe('une colonne que sa voisine explique', () => {
  it.each(['réalisation', 'exécution', 'avancement', 'respect'])(
    '« Taux de %s de la clause d’insertion » mesure ce qui est fait, et ne déclare rien',
    (measure) => expect(fieldsOf([`Taux de ${measure} de la clause d’insertion`])).not.toContain('colonne'),
  )

  it('« Heures » à côté d’un « Non » ne sont pas celles d’une clause', async () => {
    const hours = async (...rows: readonly (readonly [string, string])[]) => {
      const header = ['N°', 'Objet', 'Clause sociale', 'Nombre d’heures']
      const { records } = await readTable([header, ...rows.map((cells, index) => [`${index}`, 'Formation', ...cells])])
      return records.map(({ heuresContractualisees }) => heuresContractualisees)
    }
    expect(await hours(['Non', '100'], ['Non', '30'])).toEqual([null, null])
    expect(await hours(['Oui', '100'], ['', '30'])).toEqual([null, null])
    expect(await hours(['Oui', '100'], ['Non', ''], ['Non', '0'])).toEqual([10_000, null, 0])
  })

  it('« Heures » à côté de « Clause d’insertion » sont celles du contrat', () => {
    expect(fieldsOf(['Objet', 'Clause d’insertion', 'Heures'])).toEqual(['objet', 'colonne', 'heuresContractualisees'])
  })

  it('seule, ou quand une autre donne les heures, elle ne dit rien', () => {
    expect(fieldsOf(['Objet', 'Heures'])[1]).toBeNull()
    expect(fieldsOf(['Clause d’insertion', 'Heures', 'Heures prévues'])[1]).toBeNull()
  })
})

describe('ce que disent les valeurs', () => {
  it('« Identifiant » au-dessus de SIRET de plusieurs entreprises est celui du titulaire', () => {
    const headers = ['N° marché', 'Objet', 'Identifiant']
    const rows = [
      ['M1', 'Bancs', '12345678200010'],
      ['M2', 'Sel', '30712710000013'],
    ]
    expect(fieldsOf(headers, ...rows)).toEqual(['id', 'objet', 'titulaireId'])
    expect(fieldsOf(headers, ['M1', 'Bancs', '2024-12'], ['M2', 'Sel', '2024-13'])[2]).toBeNull()
  })

  it('« Clause » et « Critère » qui répondent oui ou non sont dits douteux : rien n’en est déduit', () => {
    const [, clause] = decideColumns(['Objet', 'Clause'], rowsOf(['Bancs', 'oui'], ['Sel', 'non']))
    expect(clause?.field).toBe('conditions')
    expect(clause?.confidence).toBeLessThan(0.6)
    expect(clause?.reason).toContain('rien n’en est déduit')
  })

  it('une phrase sous « Critère » n’est pas mise en doute', () => {
    const [, criteria] = decideColumns(['Objet', 'Critères'], rowsOf(['Bancs', 'Prix 60 %, valeur technique 40 %']))
    expect(criteria?.confidence).toBeGreaterThan(0.6)
  })
})
