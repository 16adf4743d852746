import type { Browser } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { decide } from '../../src/tasks/decide.js'
import { BUYER, clock, HEADER, load, row } from '../behaviour/registers.js'
import { served } from '../web/api/served.js'
import { DESKTOP, expectAccessible, expectNoOverflow, hasChromium, openPage, PHONE } from './browser.js'
import { openFor } from './opened.js'
import { type Service, startHere } from './service.js'

const IDS = Array.from({ length: 23 }, (_, at) => `B${at}`)
const OPEN = ['C1', 'C2', 'C3']
const register = (said: string) =>
  new Blob([
    [
      `${HEADER};Clause d’insertion`,
      ...[...IDS, ...OPEN].map((id, at) => `${row({ id, objet: `Marché ${id}`, montant: String(9999 - at) })};${said}`),
    ].join('\n'),
  ])

/** Twenty-two decisions that say yes and one that says no, over a column that says something else since; three that nobody decided. */
async function started(): Promise<Service> {
  const { app, db } = served()
  await load(db, register('à étudier'))
  for (const id of IDS) {
    const said = { state: id === 'B22' ? 'no' : 'yes', reason: 'Vu', document: null } as const
    await decide(db, LOCAL, { uid: `${BUYER}${id}`, kind: 'insertionClause', ...said }, clock())
  }
  await load(db, register('envisagée'), { name: 'suite.csv' })
  return startHere({ app })
}

describe.skipIf(!hasChromium)('à reconfirmer', () => {
  let browser: Browser
  let service: Service
  openFor(started, (opened) => {
    ;({ browser, service } = opened)
  })

  test('sans script, sur un téléphone : les cochées, puis tout le groupe au-delà de la page, que l’on annule', async () => {
    const page = await openPage(await browser.newContext({ ...PHONE, javaScriptEnabled: false }))
    await page.goto(new URL('/a-verifier/reconfirmer', service.url).href)
    await page.check('input[name=decisions] >> nth=0')
    await page.click('button[value=confirme-cochees]')
    expect(await page.textContent('[role=status]')).toMatch(/1\sdécision confirmée/)
    await page.getByRole('button', { name: /Tout confirmer \(21\sdécisions\)/ }).click()
    expect(await page.textContent('[role=status]')).toMatch(/21\sdécisions confirmées ensemble/)
    expect(await page.textContent('main')).toContain('Clause d’insertion\u202f: non')
    await page.getByRole('button', { name: 'Annuler tout le groupe' }).click()
    await page.goto(new URL('/a-verifier/reconfirmer', service.url).href)
    expect(await page.getByRole('button', { name: /Tout confirmer \(21\sdécisions\)/ }).count()).toBe(1)
    await page.context().close()
  })

  test.each([DESKTOP, PHONE])('se lit par chacun et ne déborde pas (%o)', async (look) => {
    const page = await openPage(await browser.newContext(look))
    await page.goto(new URL('/a-verifier/reconfirmer?page=2', service.url).href)
    await expectAccessible(page, 'à reconfirmer')
    await expectNoOverflow(page, 'à reconfirmer')
    await page.context().close()
  })

  test('l’effet d’un groupe de réponses suit les cases, et le bouton fait de même sans script', async () => {
    const lot = '/a-verifier/lot?fait=insertionClause&par=filtre&reponse=non'
    const page = await openPage(await browser.newContext(DESKTOP))
    await page.goto(new URL(lot, service.url).href)
    const said = () => page.textContent('[role=status]')
    const all = await said()
    const count = Number(/(\d+)\squestions? cochée/.exec(all ?? '')?.[1])
    expect(count).toBe(OPEN.length)
    expect(await page.isVisible('[data-batch-again]')).toBe(false)
    await page.uncheck('input[name=retenue] >> nth=0')
    await page.waitForFunction((before) => document.querySelector('[role=status]')?.textContent !== before, all)
    expect(await said()).toMatch(new RegExp(`${count - 1}\\squestions? cochées?\\s; 1\\sdécochée`))
    expect(await page.textContent('h1')).toMatch(new RegExp(`${count - 1}\\squestion`))
    await expectAccessible(page, 'un groupe de réponses')
    await page.context().close()
    const still = await openPage(await browser.newContext({ ...DESKTOP, javaScriptEnabled: false }))
    await still.goto(new URL(lot, service.url).href)
    await still.uncheck('input[name=retenue] >> nth=0')
    await still.click('[data-batch-again]')
    expect(await still.textContent('[role=status]')).toMatch(/1\sdécochée/)
    expect(await still.isChecked('input[name=retenue] >> nth=0')).toBe(false)
    await still.context().close()
  })
})
