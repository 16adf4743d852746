import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/contract/identity.js'
import { recordDigest, writtenRecord } from '../../src/contract/versions/digest.js'
import { mergeRows } from '../../src/contract/versions/mergedRows.js'
import { addAmendment } from '../../src/contract/versions/modifications.js'
import { foldVersions } from '../../src/contract/versions.js'
import { type Cents, type ContractRecord, contractRecord, type IsoDate } from '../../src/contract.js'

const date = (text: string) => text as IsoDate
const cents = (amount: number) => amount as Cents
const holder = (id: string) => ({ id, typeIdentifiant: 'SIRET', denominationSociale: null })
const record = (given: Partial<ContractRecord> = {}) => contractRecord({ objet: 'Voirie', ...given })
const version = (importId: number, family: 'decp' | 'register', given: Partial<ContractRecord>) => ({
  importId,
  family,
  record: record(given),
})

describe('plusieurs versions d’un marché', () => {
  it('gardent l’année de la première notification et le premier montant d’une publication DECP', () => {
    const folded = foldVersions([
      version(1, 'decp', { dateNotification: date('2023-05-02'), montant: cents(100_00) }),
      version(2, 'decp', { dateNotification: date('2024-03-01'), montant: cents(150_00) }),
    ])
    expect(folded.record.dateNotification).toBe('2023-05-02')
    expect(folded.record.montant).toBe(100_00)
    expect(folded.montantLatest).toBe(150_00)
  })

  it('sont rangées par date de publication, pas par ordre d’arrivée', () => {
    const folded = foldVersions([
      version(1, 'decp', { datePublicationDonnees: date('2024-06-01'), objet: 'Voirie, corrigé' }),
      version(2, 'decp', { datePublicationDonnees: date('2024-01-01'), objet: 'Voirie' }),
    ])
    expect(folded.record.objet).toBe('Voirie, corrigé')
    expect(folded.importId).toBe(1)
  })

  it('laissent un registre relu corriger sa date', () => {
    const folded = foldVersions([
      version(1, 'register', { dateNotification: date('2015-05-02') }),
      version(2, 'register', { dateNotification: date('2025-05-02') }),
    ])
    expect(folded.record.dateNotification).toBe('2025-05-02')
  })

  it('ne gardent d’une colonne renommée que ce que le dernier registre en dit', () => {
    const text = (column: string, said: string) => ({ field: 'colonne', column, text: said, cell: 'A2' }) as const
    const answers = (one: { column: string | null }) => (one.column?.startsWith('Clause') ? 'insertionClause' : null)
    const texts = (...read: ReturnType<typeof text>[]) => version(1, 'register', { texts: read })
    const said = (...versions: ReturnType<typeof texts>[]) =>
      foldVersions(versions, answers).record.texts.map(({ column, text: words }) => `${column} : ${words}`)
    expect(said(texts(text('Clause', 'Oui'), text('Note', 'x')), texts(text('Clause (O/N)', 'Non')))).toEqual([
      'Clause (O/N) : Non',
      'Note : x',
    ])
    const twice = texts(text('Clause', 'Oui'), text('Clause, détail', '120 h'))
    expect(said(twice, texts(text('Clause (O/N)', 'Non')))).toHaveLength(3)
  })

  it('ne prennent pas pour première lecture une ligne corrigée après coup : ce qui est venu ensuite tient', () => {
    const old = { dateNotification: date('2024-01-01'), montant: cents(999_00), nature: 'Marché' }
    const newer = { dateNotification: date('2025-03-01'), montant: cents(100_00) }
    const versions = [{ ...version(3, 'register', old), late: true }, version(2, 'register', newer)]
    expect(foldVersions(versions)).toMatchObject({
      record: { ...newer, nature: 'Marché', modifications: [] },
      montantLatest: cents(100_00),
    })
  })

  it('après une ligne corrigée après coup d’un marché déjà lu, font une modification : l’année et le premier total restent', () => {
    const first = { dateNotification: date('2024-03-05'), montant: cents(100_00) }
    const later = { dateNotification: date('2025-03-05'), montant: cents(120_00) }
    const read = [version(1, 'register', first), { ...version(2, 'register', first), late: true }]
    const folded = foldVersions([...read, version(3, 'register', later)])
    expect(folded).toMatchObject({ record: first, montantLatest: cents(120_00) })
    expect(folded.record.modifications).toHaveLength(1)
  })

  it('d’un registre relu, remplacent la modification faite à la même date : son dernier total compte', () => {
    const first = { dateNotification: date('2024-03-05'), montant: cents(100_00) }
    const changed = (montant: number) => ({ dateNotification: date('2025-03-05'), montant: cents(montant) })
    const read = [version(1, 'register', first), version(2, 'register', changed(120_00))]
    const folded = foldVersions([...read, version(3, 'register', changed(130_00))])
    expect(folded).toMatchObject({ record: first, montantLatest: cents(130_00) })
    expect(folded.record.modifications).toMatchObject([{ montant: cents(130_00) }])
    const unsaid = foldVersions([...read, version(3, 'register', { ...changed(0), montant: null })])
    expect(unsaid.montantLatest).toBe(120_00)
  })

  it('de fichiers qui disent le marché et son avenant en deux lignes, gardent l’avenant du dernier', () => {
    const first = record({ dateNotification: date('2024-03-05'), montant: cents(100_00) })
    const file = (importId: number, ...totals: [IsoDate, number][]) =>
      version(
        importId,
        'register',
        totals.reduce(
          (rows, [on, total]) => mergeRows(rows, record({ dateNotification: on, montant: cents(total) })),
          first,
        ),
      )
    const folded = foldVersions([
      file(1, [date('2025-03-05'), 120_00], [date('2025-06-01'), 140_00]),
      file(2, [date('2025-03-05'), 130_00]),
    ])
    expect(folded.record.modifications.map(({ montant }) => montant).sort()).toEqual([130_00, 140_00])
    expect(folded.montantLatest).toBe(140_00)
  })

  it('prennent pour dernier montant celui de la dernière modification', () => {
    const change = (montant: number, on: string) => ({
      id: null,
      dateNotificationModification: date(on),
      datePublicationDonneesModification: null,
      objetModification: null,
      dureeMois: null,
      montant: cents(montant),
      titulaires: null,
    })
    const modifications = [change(300_00, '2025-02-01'), change(200_00, '2024-02-01')]
    expect(foldVersions([version(1, 'decp', { montant: cents(100_00), modifications })]).montantLatest).toBe(300_00)
  })
})

describe('deux lignes d’un même marché', () => {
  it('ajoutent un titulaire sans additionner le montant', () => {
    const merged = mergeRows(
      record({ montant: cents(500_00), titulaires: [holder('1')] }),
      record({ montant: cents(500_00), titulaires: [holder('2')] }),
    )
    expect(merged.titulaires.map(({ id }) => id)).toEqual(['1', '2'])
    expect(merged.montant).toBe(500_00)
  })

  it('à des dates différentes, font une modification de la plus ancienne', () => {
    const initial = record({ dateNotification: date('2024-01-10'), montant: cents(100_00) })
    const later = record({ dateNotification: date('2024-09-10'), montant: cents(120_00) })
    for (const merged of [mergeRows(initial, later), mergeRows(later, initial)]) {
      expect(merged.dateNotification).toBe('2024-01-10')
      expect(merged.montant).toBe(100_00)
      expect(merged.modifications).toMatchObject([{ dateNotificationModification: '2024-09-10', montant: 120_00 }])
    }
  })

  it('identiques, ne changent rien, où qu’elles soient dans le fichier', () => {
    const text = (cell: string) => [{ field: 'objet' as const, column: null, text: 'Voirie', cell }]
    const [a, b] = [record({ texts: text('A2') }), record({ texts: text('A9') })]
    expect(recordDigest(mergeRows(a, b))).toBe(recordDigest(a))
    expect(recordDigest(a)).toBe(recordDigest(b))
  })

  it('gardent tous leurs titulaires, sans doublon', () => {
    const holders = fc.array(fc.integer({ min: 0, max: 9 }).map(String), { maxLength: 6 })
    fc.assert(
      fc.property(holders, holders, (a, b) => {
        const merged = mergeRows(record({ titulaires: a.map(holder) }), record({ titulaires: b.map(holder) }))
        expect(merged.titulaires.map(({ id }) => id)).toEqual([...new Set([...a, ...b])])
      }),
    )
  })
})

describe('un avenant rattaché à son marché', () => {
  it('n’en change ni le montant ni la date', () => {
    const parent = record({ dateNotification: date('2024-01-10'), montant: cents(100_00) })
    const amended = addAmendment(
      parent,
      record({ objet: 'Avenant n° 1', dateNotification: date('2024-09-10'), montant: cents(20_00) }),
    )
    expect(amended).toMatchObject({ montant: 100_00, dateNotification: '2024-01-10' })
    expect(amended.modifications).toMatchObject([{ objetModification: 'Avenant n° 1', montant: null }])
    expect(addAmendment(amended, record({ objet: 'Avenant n° 1', dateNotification: date('2024-09-10') }))).toEqual(
      amended,
    )
  })
})

describe('ce qui est écrit d’un marché', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('"texts":[', ',"cell":"a"}', '\\', 'a', '"cell"'))
  const cell = fc.constantFrom('a', 'Feuille "1"!2', '/marches/0/objet')
  const texts = fc.array(fc.record({ field: fc.constant('objet' as const), column: fc.option(text), text, cell }), {
    maxLength: 3,
  })
  const published = fc.dictionary(fc.constantFrom('texts', 'cell', 'x'), fc.oneof(text, texts, fc.record({ cell })))

  it('est son JSON, et l’empreinte de ce JSON sans les cellules', () => {
    fc.assert(
      fc.property(texts, published, text, (texts, autres, lotObjet) => {
        const given = record({ texts, autres, lotObjet })
        const bare = { ...given, texts: given.texts.map(({ cell: _, ...said }) => said) }
        expect(writtenRecord(given)).toEqual({
          json: JSON.stringify(given),
          digest: digestOf(JSON.stringify(bare), 32),
        })
      }),
      { numRuns: 1000 },
    )
  })
})
