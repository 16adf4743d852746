import { expect, test } from 'vitest'
import { LOCAL } from '../../../../src/store/database.js'
import { correct, withdraw } from '../../../../src/tasks/correct.js'
import { correctionLogSchema } from '../../../../src/web/api/schemas/correctionLog.js'
import { BUYER, clock, csv, load, row } from '../../../behaviour/registers.js'
import { ask, served } from '../../api/served.js'
import { textOf } from '../figures.js'

const UID = `${BUYER}2025-1`

async function corrected() {
  const { app, db } = served()
  await load(db, csv(row({ id: '2025-1', objet: 'Voirie <b>neuve</b>', montant: '12 000' })))
  const reason = '=HYPERLINK("x") <script>'
  await correct(db, LOCAL, { uid: UID, fields: { montant: '13000' }, reason, document: 'Acte, p. 2' }, clock())
  await withdraw(db, LOCAL, { uid: UID, seq: 1, reason: 'Erreur de ma part' }, clock())
  return { app, page: (path: string) => ask(app, path) }
}

test('le journal des corrections se lit en page, se télécharge et se lit par programme', async () => {
  const { page } = await corrected()
  const { text, status } = await page('/a-verifier/corrections')
  expect(status).toBe(200)
  const said = textOf(text).replace(/\s+/gu, ' ')
  expect(said).toContain('2 lignes, la dernière d’abord')
  expect(said).toContain('12 000 € → 13 000 €')
  expect(said).toContain('annulée par la ligne n° 2')
  expect(said).toContain('de la ligne n° 1Erreur de ma part')
  expect(text).toContain(`<a href="/marches/${UID}#corrections">Voirie &lt;b&gt;neuve`)
  expect(text).not.toContain('<script>')
  expect((await page('/a-verifier')).text).toContain('href="/a-verifier/corrections"')
  const table = (await page('/a-verifier/corrections.csv')).text
  expect(table.split('\r\n')).toHaveLength(4)
  expect(table).toContain(`"'=HYPERLINK(""x"") <script>"`)
  const { body } = await page('/api/corrections?limite=1')
  expect(correctionLogSchema.parse(body)).toEqual(body)
  expect(body).toMatchObject({ total: 2, pages: 2, corrections: [{ seq: 2, action: 'withdraw' }] })
})

test('il dit qu’il est vide', async () => {
  const { app } = served()
  expect((await ask(app, '/a-verifier/corrections')).text).toContain('Rien n’a été corrigé à la main')
})
