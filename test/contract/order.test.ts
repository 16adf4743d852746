import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRows } from '../../src/contract/versions/mergedRows.js'
import { foldVersions } from '../../src/contract/versions.js'
import { type Cents, type ContractRecord, contractRecord, type IsoDate } from '../../src/contract.js'

const DAYS = Array.from(
  { length: 28 },
  (_, i) => `2024-${String((i % 12) + 1).padStart(2, '0')}-${String(i + 1).padStart(2, '0')}`,
)
const day = fc.constantFrom(...DAYS).map((text) => text as IsoDate)
const cents = fc.integer({ min: 0, max: 9 }).map((thousands) => (thousands * 100_000) as Cents)
const modification = fc.record({
  id: fc.constantFrom(null, '1', '2', '3'),
  dateNotificationModification: fc.option(day),
  datePublicationDonneesModification: fc.option(day),
  objetModification: fc.constant(null),
  dureeMois: fc.constant(null),
  montant: fc.option(cents),
  titulaires: fc.constant(null),
})
const declaration = fc.constantFrom<string[]>(['Clause sociale'], ['Pas de considération sociale'], ['Critère social'])

/** Publications of one contract: each states its date, its amount and what it declares. */
const publication = fc
  .record({
    dateNotification: day,
    datePublicationDonnees: day,
    montant: cents,
    considerationsSociales: declaration,
    modifications: fc.array(modification, { maxLength: 3 }),
  })
  .map((given): ContractRecord => contractRecord({ objet: 'Voirie', ...given }))

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length })

/** What indicators and pages count of a contract. */
const figures = (record: ContractRecord, montantLatest: number | null) => ({
  date: record.dateNotification,
  montant: record.montant,
  montantLatest,
  considerations: record.considerationsSociales,
})

const folded = (records: readonly ContractRecord[]) => {
  const { record, montantLatest } = foldVersions(
    records.map((record, index) => ({ importId: index + 1, family: 'decp' as const, record })),
  )
  return figures(record, montantLatest)
}

const merged = (records: readonly ContractRecord[]) => {
  const [first, ...rest] = records
  if (!first) throw new RangeError('one record at least')
  return folded([rest.reduce((before, record) => mergeRows(before, record), first)])
}

/** Publications of one same day that differ are a correction: the import that came last holds, by rule. */
const distinctDays = (records: readonly ContractRecord[]) => {
  const asOf = records.map(({ dateNotification, datePublicationDonnees, modifications }) =>
    [
      dateNotification,
      datePublicationDonnees,
      ...modifications.map((each) => each.datePublicationDonneesModification ?? each.dateNotificationModification),
    ].reduce((max, date) => ((date ?? '') > (max ?? '') ? date : max)),
  )
  return new Set(asOf).size === records.length
}

describe('l’ordre ne change aucun chiffre d’un marché publié en DECP', () => {
  const publications = fc.array(publication, { minLength: 2, maxLength: 5 })

  it('ordre des fichiers', () => {
    fc.assert(
      fc.property(
        publications.filter(distinctDays).chain((records) => fc.tuple(fc.constant(records), shuffled(records))),
        ([records, others]) => {
          expect(folded(others)).toEqual(folded(records))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('ordre des marchés dans un fichier', () => {
    fc.assert(
      fc.property(
        publications.chain((records) => fc.tuple(fc.constant(records), shuffled(records))),
        ([records, others]) => {
          expect(merged(others)).toEqual(merged(records))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('l’année et le premier montant sont ceux de la première notification, jamais plus tard', () => {
    fc.assert(
      fc.property(publications, (records) => {
        const first = records.map(({ dateNotification }) => dateNotification ?? '').sort()[0]
        for (const told of [folded(records), merged(records)]) {
          expect(told.date).toBe(first)
          expect(
            records.filter(({ dateNotification }) => dateNotification === first).map(({ montant }) => montant),
          ).toContain(told.montant)
        }
      }),
    )
  })

  it('une publication relue le même jour corrige : la dernière importée vaut', () => {
    const said = (montant: number) =>
      contractRecord({ objet: 'Voirie', dateNotification: '2024-03-01' as IsoDate, montant: montant as Cents })
    expect(folded([said(500_000), said(700_000)])).toMatchObject({ montant: 700_000, montantLatest: 700_000 })
  })

  it('un montant de 0 € dans une modification ne dit pas un nouveau total', () => {
    const modifications = [{ ...emptyChange, montant: 0 as Cents }]
    expect(folded([contractRecord({ objet: 'Voirie', montant: 500_000 as Cents, modifications })])).toMatchObject({
      montantLatest: 500_000,
    })
  })
})

const emptyChange = {
  id: '1',
  dateNotificationModification: '2024-05-01' as IsoDate,
  datePublicationDonneesModification: null,
  objetModification: null,
  dureeMois: null,
  titulaires: null,
}
