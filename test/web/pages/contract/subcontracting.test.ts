import { expect, test } from 'vitest'
import { LOCAL } from '../../../../src/store/database.js'
import { openSqlite } from '../../../../src/store/sqlite.js'
import { importFile } from '../../../../src/tasks/import.js'
import { Memo } from '../../../../src/tasks/memo.js'
import { framed } from '../../../../src/web/frame.js'
import { LOCAL_HOSTS } from '../../../../src/web/hosts.js'
import { contractRoutes } from '../../../../src/web/pages/contract/routes.js'
import { contractHref } from '../../../../src/web/query.js'
import { textOf } from '../figures.js'

const BUYER = '21440109300015'

async function pageOf(more: object): Promise<string> {
  const database = openSqlite(':memory:')
  const contract = { id: 'A1', acheteur: { id: BUYER }, objet: 'Voirie', montant: 5000, ...more }
  const file = new Blob([JSON.stringify({ marches: { marche: [contract] } })])
  await importFile(database, LOCAL, () => new Date(0), { name: 'decp.json', file })
  const routes = contractRoutes({ database, scope: LOCAL, memo: new Memo(), plan: null, now: () => new Date(0) })
  return textOf(await (await framed([routes], LOCAL_HOSTS).request(contractHref(`${BUYER}A1`))).text())
}

test('les actes de sous-traitance sont montrés, à part du montant', async () => {
  const text = await pageOf({
    actesSousTraitance: [
      { acteSousTraitance: { id: 3, sousTraitant: { id: 'CSM' }, montant: 910.5, dateNotification: '2024-01-12' } },
    ],
    modificationsActesSousTraitance: [{ modificationActeSousTraitance: { id: 3, montant: 1000, dureeMois: 4 } }],
  })
  const section = text.split('Sous-traitance déclarée')[1] ?? ''
  expect(section.replace(/\s/g, ' ')).toMatch(/3 ?12 janvier 2024 ?CSM ?910,50 € ?non renseigné/)
  expect(section.replace(/\s/g, ' ')).toMatch(/3, modifié ?non renseigné ?— ?1 000,00 € ?4 mois/)
  expect(text.replace(/\s/g, ' ')).toContain('5 000,00 €')
})

test('sans acte, il n’y en a pas de partie', async () => {
  expect(await pageOf({})).not.toContain('Sous-traitance déclarée')
})
