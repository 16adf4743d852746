import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contractRecord, contractRecordSchema, TEXT_FIELDS } from '../../src/contract.js'
import { isSurelyValid } from '../../src/register/validRecord.js'

const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const text = nullable(fc.string())
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const date = nullable(day)
const integer = nullable(fc.maxSafeInteger())
const hours = fc.maxSafeNat()
const holder = fc.record({ id: text, typeIdentifiant: text, denominationSociale: text })
const texts = fc.array(fc.string(), { maxLength: 3 })
const dates = { dateLancement: date, dateNotification: date, dateSignature: date, dateAttribution: date }
const modification = fc.record({
  id: text,
  dateNotificationModification: date,
  datePublicationDonneesModification: date,
  objetModification: text,
  dureeMois: integer,
  montant: integer,
  titulaires: nullable(fc.array(holder, { maxLength: 2 })),
})
const act = fc.record({
  ...{ id: text, sousTraitant: holder, dureeMois: integer, dateNotification: date, datePublicationDonnees: date },
  ...{ montant: integer, variationPrix: text },
})
const actModification = fc.record({
  ...{ id: text, dureeMois: integer, dateNotificationModificationSousTraitance: date, datePublicationDonnees: date },
  montant: integer,
})
const buyer = nullable(fc.constantFrom('21130027200013', '211300272'))
const amounts = { montant: integer, montantTTC: integer, montantAnnuel: integer, montantMinimum: integer }
/** Records as the schema has them, each member filled or not. */
const valid = fc.record(
  {
    type: fc.constantFrom('marche', 'concession'),
    ...{ id: text, consultation: text, lot: text, lotObjet: text, nature: text, codeCPV: text, procedure: text },
    ...{ idAccordCadre: text, ccag: text, direction: text, categorie: text, valeurEstimee: integer, ...amounts },
    acheteur: fc.record({ id: buyer, nom: text }),
    objet: fc.string().filter((objet) => /\S/.test(objet)),
    ...{ techniques: texts, modalitesExecution: texts, ...dates, datePublicationDonnees: date },
    ...{ dureeMois: integer, reconductions: integer, montantMaximum: fc.boolean() },
    titulaires: fc.array(holder, { maxLength: 2 }),
    ...{ considerationsSociales: nullable(texts), considerationsEnvironnementales: nullable(texts) },
    ...{ heuresContractualisees: nullable(hours), heuresRealisees: nullable(hours) },
    hours: fc.array(fc.record({ quantity: fc.constantFrom('done', 'validated'), from: day, to: day, hours })),
    modifications: fc.array(modification, { maxLength: 2 }),
    texts: fc.array(
      fc.record({ field: fc.constantFrom(...TEXT_FIELDS), column: text, text: fc.string(), cell: fc.string() }),
    ),
    autres: fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.jsonValue(),
    ),
    ...{ idInitial: fc.string(), actesSousTraitance: fc.array(act, { maxLength: 2 }) },
    modificationsActesSousTraitance: fc.array(actModification, { maxLength: 2 }),
  },
  { requiredKeys: ['objet'] },
)

/** Whatever may have been put where something else should stand. */
const anything = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.constantFrom('2023-02-29', '2024-02-30', '2024-13-01', '2024-1-1', ' ', '', -1, 1.5, 2 ** 53, Number.NaN, 'done'),
  fc.constantFrom(undefined, null, [], {}, [null], [undefined], '1234567890123456', 'marche'),
)

type Json = Record<string, unknown>

/** The record with one of its members, at any depth, put aside, replaced or added. */
function altered(record: Json, path: readonly number[], key: string, value: unknown): Json {
  const copy: Json = JSON.parse(JSON.stringify(record))
  let at: Json = copy
  for (const step of path) {
    const inner = Object.values(at).filter((each): each is Json => typeof each === 'object' && each !== null)
    at = inner[step % Math.max(1, inner.length)] ?? at
  }
  // Lists have no members of a name.
  const keys = [...Object.keys(at), Array.isArray(at) ? String(at.length) : key]
  const chosen = keys[(path[0] ?? 0) % keys.length] ?? key
  if (value === REMOVED && !Array.isArray(at)) delete at[chosen]
  else at[chosen] = value
  return copy
}
const REMOVED = Symbol('removed')

const isLeft = (record: unknown): boolean => {
  const checked = contractRecordSchema.safeParse(record)
  if (!checked.success) return false
  expect(record).toStrictEqual(checked.data)
  return true
}

describe('the check that spares the schema', () => {
  it('takes every record the schema takes', () => {
    fc.assert(
      fc.property(valid, (given) => {
        const record = contractRecord(contractRecordSchema.partial().required({ objet: true }).parse(given))
        expect(contractRecordSchema.safeParse(record).success).toBe(true)
        expect(isSurelyValid(record)).toBe(true)
      }),
    )
  })

  it('takes nothing that the schema refuses or changes', () => {
    const where = fc.array(fc.nat(60), { minLength: 1, maxLength: 3 })
    const what = fc.oneof(anything, fc.constant(REMOVED))
    fc.assert(
      fc.property(valid, where, fc.string(), what, (given, path, key, value) => {
        const whole = contractRecord(contractRecordSchema.partial().required({ objet: true }).parse(given))
        const record = altered(whole, path, key, value)
        if (isSurelyValid(record)) expect(isLeft(record)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves __proto__ to the schema', () => {
    const record = contractRecord({ objet: 'Bancs', autres: JSON.parse('{"__proto__":{"type":"concession"}}') })
    expect(isSurelyValid(record)).toBe(false)
  })
})
