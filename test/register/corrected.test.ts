import { describe, expect, it } from 'vitest'
import { correctedCsv } from '../../src/register/corrected.js'
import { mappingFileSchema } from '../../src/register/mapping.js'
import { readRegister } from '../../src/register/read.js'
import { csvFile, itemsOf, readOnes } from './samples.js'

describe('lignes corrigées', () => {
  it('se relisent sans qu’un titre au-dessus d’elles les fasse passer pour décalées', async () => {
    const fields = ['id', 'objet', 'montant', 'titulaireNom', ...Array.from({ length: 9 }, () => null)]
    const columns = fields.map((field, column) => ({ column, header: `C${column}`, field }))
    const [table] = mappingFileSchema.parse({ sheets: [{ sheet: null, headerRow: 0, columns }] }).sheets
    const cells = ['24-1', 'Bancs', '12 000', 'BOIS SA', ...Array.from({ length: 9 }, () => 'x')]
    const headings = ['2024', 'Travaux', 'Direction des routes']
    const { text, mapping } = correctedCsv({ columns: table?.columns ?? [], monthFirst: [] }, [{ cells, headings }])
    const register = await readRegister(csvFile(text), { mapping })
    const items = await itemsOf(register)
    expect(readOnes(items).map(({ record }) => [record.id, record.montant])).toEqual([['24-1', 1_200_000]])
    expect(items.filter(({ outcome }) => outcome === 'rejected')).toEqual([])
    expect(JSON.stringify([items, register.notes])).not.toContain('séparateur')
  })
})
