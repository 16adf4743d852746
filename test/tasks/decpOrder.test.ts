import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contractsOf, load, memory } from './registers.js'

const BUYER = '21440109300015'
const HOLDERS = ['73282932000074', '57172266900264']

interface Draft {
  readonly contract: number
  readonly day: number
  readonly montant: number
  readonly holder: number
  readonly social: string
  readonly changed: number | null
}

/** A few publications of a few contracts; each was published on a day of its own. */
const drafts = fc.array(
  fc.record({
    contract: fc.integer({ min: 0, max: 3 }),
    day: fc.integer({ min: 1, max: 9 }),
    montant: fc.integer({ min: 2, max: 9 }).map((thousands) => thousands * 1000),
    holder: fc.integer({ min: 0, max: 1 }),
    social: fc.constantFrom('Clause sociale', 'Critère social', 'Pas de considération sociale'),
    changed: fc.option(fc.integer({ min: 2, max: 9 })),
  }),
  { minLength: 2, maxLength: 10 },
)

const published = ({ contract, day, montant, holder, social, changed }: Draft, index: number): object => ({
  id: `M${contract}`,
  acheteur: { id: BUYER },
  objet: `Entretien, secteur ${'nord sud est ouest'.split(' ')[contract]}`,
  nature: 'Marché',
  dateNotification: `2023-0${day}-15`,
  datePublicationDonnees: `2024-${String((index % 12) + 1).padStart(2, '0')}-1${index % 10}`,
  montant,
  titulaires: [{ titulaire: { id: HOLDERS[holder] } }],
  considerationsSociales: { considerationSociale: [social] },
  modifications:
    changed === null
      ? []
      : [{ modification: { id: 1, dateNotificationModification: `2023-12-0${changed}`, montant: changed * 500 } }],
})

const fileOf = (marches: readonly object[]): Blob => new Blob([JSON.stringify({ marches: { marche: marches } })])

/** What is counted of each contract. */
async function figures(files: readonly (readonly object[])[]) {
  const db = memory()
  for (const [index, file] of files.entries()) await load(db, fileOf(file), { name: `${index}.json` })
  const contracts = await contractsOf(db)
  return contracts
    .map(({ uid, montant, latestMontant, yearDate, states, excluded }) => ({
      uid,
      montant,
      latestMontant,
      yearDate,
      states,
      excluded,
    }))
    .sort((a, b) => (a.uid < b.uid ? -1 : 1))
}

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length })

it('l’ordre des marchés d’un fichier DECP ne change aucun chiffre', async () => {
  await fc.assert(
    fc.asyncProperty(
      drafts.map((list) => list.map(published)).chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
      async ([list, other]) => {
        expect(await figures([other])).toEqual(await figures([list]))
      },
    ),
    { numRuns: 15 },
  )
})

it('l’ordre des fichiers DECP ne change aucun chiffre', async () => {
  await fc.assert(
    fc.asyncProperty(
      drafts
        .map((list) => list.map((draft, index) => [published(draft, index)]))
        .chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
      async ([files, others]) => {
        expect(await figures(others)).toEqual(await figures(files))
      },
    ),
    { numRuns: 15 },
  )
})
