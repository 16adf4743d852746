import fc from 'fast-check'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { LOCAL } from '../../../src/store/database.js'
import { importFile } from '../../../src/tasks/import.js'
import { clock } from '../../behaviour/registers.js'
import { type Row, register } from '../../behaviour/reservedRegister.js'
import { ask, served } from '../api/served.js'

/** Words that nobody should find, in the sentences buyers write. */
const SECRET = /1.?250|quatre cents|Durand|Kervadec|Dupont|6.?12.?34.?56.?78|exemple\.fr/i
const PRIVATE = [
  '1 250 h réalisées par Net Plus',
  '1 250 heures exécutées par Net Plus',
  '1 250 heures faites chez Net Plus',
  'Heures d’insertion : 1250',
  'quatre cents heures par Net Plus',
  'Le titulaire, M. Paul Durand, joignable au 06 12 34 56 78',
  'suivi par Anne Kervadec',
  'MME DURAND',
  'contact paul.durand@exemple.fr',
  'Tél. 06.12.34.56.78',
  'confié à Jean Dupont',
]
const KEPT = ['Entretien des parcs', 'Nettoyage des écoles', 'Blanchisserie']
const BETWEEN = ['. ', ', ', '\n', ' – ', ' (', ' : ', ' ; ']

const text = fc
  .tuple(
    fc.constantFrom(...KEPT),
    fc.constantFrom(...BETWEEN),
    fc.shuffledSubarray(PRIVATE, { minLength: 1, maxLength: 3 }),
  )
  .map(([kept, between, said]) => `${kept}${between}${said.join('. ')}`)

const row = fc.record({
  objet: text,
  lotObjet: fc.option(text, { nil: '' }),
  observations: fc
    .tuple(fc.constantFrom('Marché réservé aux ESAT', 'Clause d’insertion'), text)
    .map((each) => each.join('. ')),
  titulaire: fc.constantFrom('Jean Dupont', 'DUPONT Jean Paysages', 'SARL Net Plus (Mme Durand)'),
})

/** What each of the five says, as its reader reads it. */
async function published(rows: readonly Row[]) {
  const { app, db } = served()
  const file = register(...rows.map((each, n) => ({ ...each, id: `M${n}`, reserve: 'Oui' })))
  await importFile(db, LOCAL, clock(), { name: 'registre.csv', file })
  const get = async (path: string) => (await ask(app, path)).text
  const csv = Papa.parse<string[]>(await get('/marches-reserves.csv'), { skipEmptyLines: true }).data
  const events = new ICAL.Component(ICAL.parse(await get('/marches-reserves.ics'))).getAllSubcomponents('vevent')
  const said = {
    page: await get('/marches-reserves'),
    feed: await get('/marches-reserves.atom'),
    table: csv.flat().join('\n'),
    calendar: events.flatMap((event) => event.getAllProperties().map((each) => each.getValues().join())).join('\n'),
    api: await get('/api/marches-reserves'),
  }
  const found = async (q: string): Promise<number> =>
    (await ask(app, `/api/marches-reserves?q=${encodeURIComponent(q)}`)).body.total
  const answer = {
    said,
    lines: csv.length - 1,
    found: await Promise.all(['1 250', 'durand', 'kervadec', 'dupont', 'quatre cents'].map(found)),
  }
  await db.close()
  return answer
}

test('ni heures faites, ni personne, ni téléphone : page, flux, agenda, tableau, API et recherche ; aucun contrat perdu', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const { said, lines, found } = await published(rows)
      for (const [name, body] of Object.entries(said)) {
        const read = body.replace(/urn:uuid:[\da-f-]+|"?ETag.*/gi, '')
        expect(SECRET.exec(read)?.[0], `${name} : ${JSON.stringify(rows)}`).toBeUndefined()
      }
      expect([lines, found]).toEqual([rows.length, [0, 0, 0, 0, 0]])
    }),
    { numRuns: 40 },
  )
}, 120_000)

test('ce qui précède reste lisible, et se trouve ; un objet tout entier tu le dit', async () => {
  const { said, found } = await published([
    { objet: 'Entretien des parcs, 1 250 h réalisées par Net Plus' },
    { objet: '1 250 h réalisées par Net Plus' },
  ])
  for (const body of Object.values(said)) {
    expect(body).toContain('Entretien des parcs […]')
    expect(body.replace(/[\u202f\u00a0]/g, ' ')).toContain(
      'Objet non repris ici : il cite des heures réalisées ou une personne',
    )
  }
  expect(found[0]).toBe(0)
})
