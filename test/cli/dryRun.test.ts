import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { spaser, workplace } from './run.js'

const HEADER = 'N° de marché;Objet;Date de notification;Montant HT'
const CLAUSE = 'avec clause d’insertion de 300 heures'

describe('spaser import --dry-run', () => {
  const place = workplace()
  afterAll(() => rmSync(place.folder, { recursive: true }))
  const withDb = (...args: string[]) => spaser([...args, '--db', place.db])

  it('dit ce que l’import changerait, champ par champ, et les chiffres avant et après', async () => {
    const before = place.file('avant.csv', `${HEADER}\n1;Bancs;12/03/2025;50 000\n2;Tables;13/03/2025;60 000\n`)
    const after = place.file('apres.csv', `${HEADER}\n1;Bancs;12/03/2025;55 000\n3;Sols ${CLAUSE};14/03/2025;70 000\n`)
    await withDb('import', before)
    const { out, code } = await withDb('import', after, '--dry-run', '--plan', 'fixtures/demo/plan.json')
    const text = out.replace(/[\u202f\u00a0]/g, ' ')
    expect(code).toBe(0)
    expect(text).toContain('à blanc, rien n’est écrit')
    expect(text).toContain('Montant HT : 50 000,00 € → 55 000,00 €')
    expect(text).toContain('Marchés notifiés en 2025 : 2 → 3 comptés.')
    expect(text).toMatch(
      /Marchés avec clause d’insertion, en nombre : non calculable → .*33,3 %.*\(1\/3\) ; objectif ≥ 25 %/,
    )
    const [{ preview, id }] = JSON.parse((await withDb('import', after, '--dry-run', '--json')).out).imports
    expect(id).toBeNull()
    expect(preview).toMatchObject({ updated: { total: 1, toReconfirm: 0 }, created: [{ objet: `Sols ${CLAUSE}` }] })
    expect(JSON.parse((await withDb('imports', '--json')).out).imports).toHaveLength(1)
  })

  it('dit à part ce qui est déjà réglé sur les pages', async () => {
    const register = (montant: string) => `${HEADER}\n7;Murs;12/03/2025;${montant}\n`
    await withDb('import', place.file('murs.csv', register('peu')))
    const again = place.file('encore.csv', register('un peu'))
    const dryRun = async () => {
      const { out, err } = await withDb('import', again, '--dry-run')
      return `${out}\n${err}`.replace(/[\u202f\u00a0]/g, ' ')
    }
    const before = await dryRun()
    expect(before).toContain('▲ 1 montant')
    expect(before).not.toContain('Déjà réglé')
    const { contracts } = JSON.parse(
      `{"contracts":[${(await withDb('contracts', '--json')).out.trim().split('\n').join(',')}]}`,
    )
    const murs = contracts.find(({ objet }: { objet: string }) => objet === 'Murs')
    await withDb('correct', murs.uid, '--set', 'montant=9000', '--reason', 'Vu sur l’acte')
    const said = await dryRun()
    expect(said).toContain('✔ Déjà réglé sur les pages : 1 remarque.')
    expect(said).not.toContain('▲ 1 montant')
  })

  it('refuse --plan sans --dry-run : un import n’a pas d’objectifs', async () => {
    const file = place.file('a.csv', `${HEADER}\n9;Bancs;12/03/2025;50 000\n`)
    const { code, err } = await withDb('import', file, '--plan', 'fixtures/demo/plan.json')
    expect([code, err]).toEqual([1, expect.stringContaining('--dry-run')])
  })
})
