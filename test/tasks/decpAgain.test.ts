import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contractsOf, load, memory } from './registers.js'

const BUYER = '21440109300015'

/** Publications of a few contracts: reworded, of several holders and amounts, told twice. */
const publication = fc.record({
  id: fc.constantFrom('M1', 'M2'),
  objet: fc.constantFrom('Travaux de voirie, lot 1', 'Tx de voirie, lot 1', 'Entretien des espaces verts'),
  montant: fc.constantFrom(50_000, 90_000),
  holder: fc.constantFrom('73282932000074', '57172266900264'),
  day: fc.constantFrom('2024-01-15', '2024-03-01'),
})

interface Publication {
  readonly id: string
  readonly objet: string
  readonly montant: number
  readonly holder: string
  readonly day: string
}

const marche = ({ id, objet, montant, holder, day }: Publication) => ({
  ...{ id, acheteur: { id: BUYER }, objet, montant, nature: 'Marché', dateNotification: day },
  titulaires: [{ titulaire: { id: holder, typeIdentifiant: 'SIRET' } }],
})

/** Publishes, then publishes again in other bytes. */
async function twice(given: readonly Publication[]) {
  const db = memory()
  const json = JSON.stringify({ marches: { marche: given.map(marche) } })
  const first = await load(db, new Blob([json]), { name: '1.json' })
  const before = await contractsOf(db)
  const again = await load(db, new Blob([json, '\n']), { name: '2.json' })
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: first.created })
  expect(await contractsOf(db)).toEqual(before)
  await db.close()
  return first
}

test('le même contenu publié une seconde fois, en d’autres octets, ne change aucun marché', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(publication, { minLength: 1, maxLength: 6 }), async (given) => {
      await twice(given)
    }),
    { numRuns: 100 },
  )
})

test('un avenant publié seul, gardé comme marché, ne devient pas son propre avenant', async () => {
  const amendment = { id: 'M1', objet: 'Réseau d’eau, lot 1 - Avenant 3', montant: 50_000 }
  const first = await twice([{ ...amendment, holder: '73282932000074', day: '2024-01-15' }])
  expect(first).toMatchObject({ created: 1, issues: [{ code: 'amendmentKeptAsContract' }] })
})

test.each([
  ['avant', 0],
  ['après', 1],
])(
  'un autre objet ne prend pas la place du marché que le fichier redit %s lui, pour un autre montant',
  async (_, at) => {
    const [said, db] = [{ id: 'M1', holder: '73282932000074', day: '2024-01-15' }, memory()]
    const published = (given: readonly Publication[]) =>
      new Blob([JSON.stringify({ marches: { marche: given.map(marche) } })])
    await load(db, published([{ ...said, objet: 'Toits', montant: 50_000 }]), { name: '1.json' })
    const now = [{ ...said, objet: 'Façades', montant: 50_000 }]
    now.splice(at, 0, { ...said, objet: 'Toits', montant: 90_000 })
    expect(await load(db, published(now), { name: '2.json' })).toMatchObject({ created: 1, updated: 1, duplicates: 0 })
    expect((await contractsOf(db)).map(({ objet }) => objet).sort()).toEqual(['Façades', 'Toits'])
  },
)

test('deux rédactions d’un même marché dans un fichier n’en font qu’un, la première fois comme la seconde', async () => {
  const said = { id: 'M1', montant: 50_000, holder: '73282932000074', day: '2024-01-15' }
  const first = await twice([
    { ...said, objet: 'Tx de scénographie' },
    { ...said, objet: 'Travaux de scénographie' },
  ])
  expect(first).toMatchObject({ rows: 2, created: 1, duplicates: 1 })
})
