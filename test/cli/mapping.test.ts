import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])

const first = place.file('2024.csv', 'Quoi;Combien;Qui\nBancs;12 000,00;BOIS SA\nTables;9 500,00;PIN SARL\n')
const second = place.file('2025.csv', 'QUOI;COMBIEN;QUI\nChaises;8 000,00;BOIS SA\n')
const mapping = place.file(
  'correspondance.json',
  JSON.stringify({
    sheets: [
      {
        sheet: null,
        headerRow: 1,
        columns: [
          { column: 0, header: 'Quoi', field: 'objet' },
          { column: 1, header: 'Combien', field: 'montant' },
          { column: 2, header: 'Qui', field: null },
        ],
      },
    ],
  }),
)

describe('spaser mapping --list and --forget', () => {
  it('lists what imports kept, uses it, and forgets it', async () => {
    expect((await withDb('mapping', '--list')).out).toMatch(/^Aucune présentation retenue/)
    expect((await withDb('import', first, '--mapping', mapping)).code).toBe(0)
    const [layout] = JSON.parse((await withDb('mapping', '--list', '--json')).out).layouts
    expect(layout).toMatchObject({ headers: ['Quoi', 'Combien', 'Qui'], file: '2024.csv', actor: 'local' })
    expect(layout.columns).toHaveLength(3)

    const said = (await withDb('mapping', '--list')).out
    expect(said).toContain(`${layout.fingerprint}  retenue le `)
    expect(said).toContain('Quoi → objet')
    expect(said).toContain('Qui → non lue')

    const { imports } = JSON.parse((await withDb('import', second, '--json')).out)
    expect(imports[0]).toMatchObject({ created: 1, rejected: 0 })
    expect(imports[0].issues.map(({ code }: { code: string }) => code)).toContain('rememberedMapping')

    expect((await withDb('mapping', '--forget', layout.fingerprint)).out).toContain('oubliée')
    expect(JSON.parse((await withDb('mapping', '--list', '--json')).out)).toEqual({ layouts: [] })
    const again = await withDb('mapping', '--forget', layout.fingerprint)
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('n’est retenue')
  })

  it('proposes for a table whose headers say nothing, each column with values and reason', async () => {
    const { sheets } = JSON.parse((await spaser(['mapping', first])).out)
    expect(sheets[0]).toMatchObject({ headerRow: 1, fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) })
    expect(sheets[0].columns[1]).toMatchObject({
      header: 'Combien',
      field: 'montant',
      samples: ['12 000,00', '9 500,00'],
      reason: expect.stringContaining('valeurs'),
      confidence: expect.any(Number),
    })
  })

  it('refuses a file with --list, two files, and nothing', async () => {
    for (const args of [[], [first, second], [first, '--list'], ['--list', '--forget', 'x']]) {
      const { code, err } = await withDb('mapping', ...args)
      expect(code).toBe(1)
      expect(err).toContain('Donnez un fichier, et un seul')
    }
  })
})
