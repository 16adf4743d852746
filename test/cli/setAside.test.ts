import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { spaser, workplace } from './run.js'

const place = workplace()
afterAll(() => rmSync(place.folder, { recursive: true }))
const withDb = (...args: string[]) => spaser([...args, '--db', place.db])
const register =
  'N° de marché;Objet;Date de notification;Montant HT\n1;Bancs;12/03/2025;50 000\n2;;13/03/2025;60 000\n3;;14/03/2025;70 000\n'
const objects = async () =>
  (await withDb('contracts', '--json')).out.split('\n').map((line) => JSON.parse(line).objet as string)
const rows = async () => (await withDb('set-aside', '1', '--json')).out.split('\n').map((line) => JSON.parse(line))
const lastImport = async () => String(JSON.parse((await withDb('imports', '--json')).out).imports.at(-1).id)
const refused = async (...args: string[]) => {
  const { code, err } = await withDb('set-aside', ...args)
  expect(code).toBe(1)
  return err
}

it('lists rows set aside with their reason, and imports one that is corrected, shown first', async () => {
  expect((await withDb('import', place.file('trous.csv', register))).code).toBe(2)
  const { out, err, code } = await withDb('set-aside', '1')
  expect([code, err.replace(/\s/gu, ' ')]).toEqual([0, '2 lignes mises de côté, dont 2 restent à corriger.'])
  expect(out).toContain('0  Ligne 3')
  expect(out).toContain('! Objet (1) : ')
  const tried = await withDb('set-aside', '1', '--row', '0', '--set', 'Objet=Tables', '--dry-run')
  expect([tried.code, tried.out]).toEqual([0, expect.stringContaining('rien n’est écrit')])
  expect(await objects()).toEqual(['Bancs'])
  const done = await withDb('set-aside', '1', '--row', '0', '--set', 'Objet=Tables', '--reason', 'acte retrouvé')
  expect([done.code, done.out.replace(/\s/gu, ' ')]).toEqual([0, expect.stringContaining('1 ligne lue')])
  expect((await objects()).sort()).toEqual(['Bancs', 'Tables'])
  expect((await rows()).map(({ action }) => action && [action.action, action.reason])).toEqual([
    ['correct', 'acte retrouvé'],
    null,
  ])
  await withDb('undo', await lastImport())
  expect(await objects()).toEqual(['Bancs'])
  expect((await rows())[0].action).toBeNull()
})

it('leaves a row aside, and takes it back', async () => {
  await withDb('set-aside', '1', '--row', '1', '--leave', '--reason', 'ligne de titre')
  expect((await rows())[1].action).toMatchObject({ action: 'leave', reason: 'ligne de titre' })
  const back = await withDb('set-aside', '1', '--row', '1', '--reopen')
  expect(back.err.replace(/\s/gu, ' ')).toBe('1 ligne mise de côté, dont 1 reste à corriger.')
  expect((await rows())[1].action).toBeNull()
})

it('takes a column by its number, and refuses what is still at fault, unknown or asked by halves', async () => {
  const still = ['--row', '1', '--set', 'Montant HT=5', '--reason', 'x']
  expect(await refused('1', ...still)).toMatch(/serait encore mise de côté/)
  expect(await refused('1', '--row', '1', '--set', 'Titre=x', '--reason', 'x')).toMatch(
    /n’a pas de champ « Titre » ; elle a Objet \(1\), N° de marché \(0\)/,
  )
  expect(await refused('1', '--row', '1', '--set', '1=Chaises')).toMatch(/Dites en quelques mots/)
  expect(await refused('9')).toMatch(/pas d’import n° 9|Aucun import n° 9/)
  expect(await refused('1', '--row', '7', '--leave', '--reason', 'x')).toMatch(/numéro 7/)
  expect(await refused('1', '--leave', '--reason', 'x')).toMatch(/--row N/)
  expect(await refused('1', '--row', '0', '--leave', '--reopen')).toMatch(/ne vont pas ensemble/)
  expect(await refused('1', '--row', '0', '--row', '1', '--set', 'Objet=x')).toMatch(/un seul --row/)
  expect(await refused('1', '--dry-run')).toMatch(/avec --set/)
  expect(await refused('1', '--reason', 'x')).toMatch(/avec --set ou --leave/)
  expect(await refused('1', '--row', '0', '--leave', '--reason', 'x', '--document', 'acte')).toMatch(/avec --set/)
  expect(await refused('1', '--row', 'x', '--leave')).toMatch(/reçu « x »/)
  expect(await refused()).toMatch(/numéro d’un import/)
  const done = await withDb('set-aside', '1', '--row', '1', '--set', '1=Chaises', '--reason', 'x', '--json')
  expect(JSON.parse(done.out).imports).toMatchObject([{ created: 1, rejected: 0 }])
})

it('says what undoing an import would change, and changes nothing', async () => {
  const again = register.replace('50 000', '55 000')
  await withDb('import', place.file('suite.csv', again))
  const id = await lastImport()
  const tried = await withDb('undo', id, '--dry-run')
  expect([tried.code, tried.out.replace(/\s/gu, ' ')]).toEqual([
    0,
    expect.stringContaining('0 marché retiré, 1 changé'),
  ])
  expect(tried.out.replace(/\s/gu, ' ')).toContain('Montant HT : 55 000,00 € → 50 000,00 €')
  const { out } = await withDb('undo', id, '--dry-run', '--json')
  expect(JSON.parse(out)).toMatchObject({ id: Number(id), hidden: 0, changed: 1, fields: [{ contracts: 1 }] })
  expect((await withDb('undo', id)).out).toContain('annulé')
  expect((await withDb('undo', id, '--dry-run')).err).toMatch(/déjà annulé/)
})

it('names on one line a header that was typed on two', async () => {
  const typed = register.replace('Objet', '"Objet\ndu marché"')
  await withDb('import', place.file('entete.csv', typed))
  const id = await lastImport()
  const { out } = await withDb('set-aside', id)
  expect(out).toContain('! Objet du marché (1) : ')
  const named = ['--row', out.slice(0, 1), '--set', 'Objet du marché=Kiosques', '--reason', 'acte retrouvé']
  expect((await withDb('set-aside', id, ...named, '--json')).out).toContain('"created":1')
})
