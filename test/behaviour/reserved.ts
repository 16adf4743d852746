import ICAL from 'ical.js'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { LOCAL } from '../../src/store/database.js'
import { importFile } from '../../src/tasks/import.js'
import { Memo } from '../../src/tasks/memo.js'
import { reservedRoutes } from '../../src/web/pages/reserved.js'
import { all, atomFaults, readXml, textOf } from '../export/readAtom.js'
import type { OpenDatabase } from './registers.js'
import { REGISTER, register } from './reservedRegister.js'

const TITLES = [
  'Espaces verts, parcs nord',
  'Blanchisserie',
  'Mise sous pli',
  'Nettoyage des écoles',
  'Collecte du papier',
]

/** The public list in its four forms, on whichever runtime and database the suite is run. */
export function reservedBehaviour(open: OpenDatabase): void {
  describe('la liste publique, sur cette base', () => {
    test('page, flux, agenda et tableau donnent les mêmes contrats', async () => {
      const database = await open()
      const now = () => new Date('2026-01-15T09:00:00Z')
      await importFile(database, LOCAL, now, { name: 'registre.csv', file: register(...REGISTER) })
      const app = reservedRoutes({ database, scope: LOCAL, memo: new Memo(), now })
      const get = async (path: string) => (await app.request(`http://127.0.0.1/marches-reserves${path}`)).text()
      const html = await get('')
      const places = TITLES.map((title) => html.indexOf(`${title}</a></h3>`))
      expect(places.every((place, at) => place > (places[at - 1] ?? 0))).toBe(true)
      expect(html).toContain(
        '« Lot n° 3 réservé aux EA, ESAT ou structures équivalentes (L. 2113-12). »'.replace(
          / (?=»)|(?<=«) /g,
          '\u202f',
        ),
      )
      const feed = readXml(await get('.atom'))
      expect(atomFaults(feed)).toEqual([])
      expect(all(feed, 'entry').map((entry) => textOf(entry, 'updated'))).toEqual(
        TITLES.map(() => '2026-01-15T09:00:00.000Z'),
      )
      const csv = Papa.parse<Record<string, string>>(await get('.csv'), { header: true, skipEmptyLines: true }).data
      expect(csv.map(({ objet, lotObjet }) => lotObjet || objet)).toEqual(TITLES)
      expect(csv[0]).toMatchObject({ montant: '180000', lieuExecution_code: '44000', finTheorique: '2027-06-30' })
      const calendar = new ICAL.Component(ICAL.parse(await get('.ics')))
      expect(calendar.getAllSubcomponents('vevent')).toHaveLength(8)
      await database.close()
    })
  })
}
