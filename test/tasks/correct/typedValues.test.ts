import { describe, expect, it } from 'vitest'
import { contractOf } from '../../../src/store/contracts.js'
import { type Database, LOCAL } from '../../../src/store/database.js'
import { readValue, typedValue } from '../../../src/tasks/correct/fields.js'
import { FaultyFields } from '../../../src/tasks/correct/refusal.js'
import { split } from '../../../src/tasks/correct/split.js'
import { correct } from '../../../src/tasks/correct.js'
import { typeRow } from '../../../src/tasks/typeRow.js'
import { BUYER, clock, contractsOf, HEADER, load, memory } from '../registers.js'

const A = `${BUYER}1`
const [RIGHT, FALSE_KEY] = ['73282932000074', '73282932000075']
const WHY = { reason: 'Coquille', document: null }

/** A register that gives a holder a SIRET whose key is wrong, and another a foreign identifier. */
async function base(): Promise<Database> {
  const db = memory()
  const rows = [
    `${HEADER};SIRET titulaire`,
    `1;;Voirie;01/02/2025;12000;${BUYER};Bati;${FALSE_KEY}`,
    `2;;Parcs;01/02/2025;900;${BUYER};Acme;DE129273398`,
  ]
  await load(db, new Blob([rows.join('\n')]))
  return db
}

/** Why the correction of a field is refused. */
async function refused(fields: Readonly<Record<string, string>>, db?: Database): Promise<string> {
  const given = { uid: A, fields, ...WHY }
  const cause: unknown = await correct(db ?? (await base()), LOCAL, given, clock()).catch((error: unknown) => error)
  if (!(cause instanceof FaultyFields)) throw new Error(`${JSON.stringify(fields)} n’est pas refusé`)
  expect(cause.faults.map(({ field }) => field)).toEqual(Object.keys(fields))
  return cause.message.replace(/[\u202f\u00a0]/g, ' ')
}

describe('une valeur tapée', () => {
  it.each([
    ['titulaires', 'Bati, 73282932000073', 'Titulaires : clé de contrôle du SIRET fausse ("73282932000073"). Attendu'],
    ['titulaires', 'Bati 73282932000073', 'clé de contrôle du SIRET fausse ("73282932000073")'],
    ['titulaires', 'Bati, 7328293200007', '13 chiffres ("7328293200007")'],
    ['titulaires', 'Bati, 00000000000000', 'ce n’est l’identifiant de personne ("00000000000000")'],
    ['titulaires', 'Bati, 2.13E+13', 'identifiant en notation scientifique'],
    ['titulaires', 'Acme, DE999999999', 'ce n’est pas un SIRET de 14 chiffres ("DE999999999")'],
    ['titulaires', `Bati, ${RIGHT}\nMure, 123`, '3 chiffres ("123")'],
    ['montant', '12 000 € TTC', 'Montant HT : montant TTC ("12 000 € TTC"). Attendu'],
    ['montant', '1 000 € par an', 'montant annuel ("1 000 € par an")'],
    ['montant', '99999999999', 'montant non exploitable ("99999999999")'],
    ['montant', '1.234', 'montant ambigu ("1.234")'],
    ['dateNotification', 'avril 2025', 'Date de notification : date sans jour ("avril 2025"). Attendu'],
    ['dateNotification', '3/25/2025', 'date écrite mois/jour ("3/25/2025")'],
    ['dateNotification', '31/02/2025', 'cette date n’existe pas ("31/02/2025")'],
    ['dateNotification', '12/03/1825', 'date hors de 1990-2100'],
    ['dureeMois', '1 an renouvelable', 'durée renouvelable ("1 an renouvelable")'],
    ['codeCPV', 'travaux', 'code CPV illisible ("travaux")'],
    ['heuresContractualisees', 'environ 500', 'heures ambiguës ("environ 500")'],
    ['hours', '5 h réalisées du 31/02/2025 au 01/03/2025', 'cette date n’existe pas ("31/02/2025")'],
  ])('%s « %s » est refusée comme un import la remarquerait', async (field, typed, why) => {
    const said = await refused({ [field]: typed })
    expect(said).toContain(why)
    expect(said).toMatch(/Attendu : .+\. Rien n’a été changé\.$/)
  })

  it('est refusée avec toutes celles qui sont fausses, chacune à son champ', async () => {
    const said = await refused({ montant: 'cher', dateNotification: '2025', couleur: 'rouge' })
    expect(said.split('\n')).toHaveLength(3)
  })

  it('que le registre dit déjà n’est pas refusée : rien n’en est remarqué à qui corrige le reste', async () => {
    const db = await base()
    const fields = { titulaires: `Bati Nord, ${FALSE_KEY}\nMure, ${RIGHT}` }
    await correct(db, LOCAL, { uid: A, fields, ...WHY }, clock())
    expect((await contractOf(db, LOCAL, A))?.record.titulaires).toEqual([
      { id: FALSE_KEY, typeIdentifiant: 'SIRET', denominationSociale: 'Bati Nord' },
      { id: RIGHT, typeIdentifiant: 'SIRET', denominationSociale: 'Mure' },
    ])
    expect(await refused({ titulaires: `Mure, ${FALSE_KEY.replace(/5$/, '6')}` }, db)).toContain('clé de contrôle')
  })

  it('d’un titulaire garde le type de son identifiant, qui se tape entre parenthèses', async () => {
    const acme = { id: 'DE129273398', typeIdentifiant: 'TVA', denominationSociale: 'Acme' }
    const typed = typedValue('titulaires', [acme])
    expect(typed).toBe('Acme, DE129273398 (TVA)')
    expect(readValue('titulaires', typed)).toEqual([acme])
    expect(readValue('titulaires', 'Acme GmbH, DE129273398', [[acme]])).toEqual([
      { ...acme, denominationSociale: 'Acme GmbH' },
    ])
  })

  it.each([
    ['3M', { id: null, denominationSociale: '3M' }],
    ['Bati, Nord', { id: null, denominationSociale: 'Bati, Nord' }],
    ['Martin, depuis 1998', { id: null, denominationSociale: 'Martin, depuis 1998' }],
    ['732 829 320 00074', { id: RIGHT, denominationSociale: null }],
    ['Bati Nord 732 829 320 00074', { id: RIGHT, denominationSociale: 'Bati Nord' }],
    ['Bati, Nord, SIRET : 73282932000074', { id: RIGHT, denominationSociale: 'Bati, Nord' }],
    ['Bati, 732829320', { id: '732829320', denominationSociale: 'Bati' }],
    ['Bati, FR44732829320', { id: 'FR44732829320', typeIdentifiant: 'TVA' }],
  ])('de titulaire « %s » se lit sans remarque', (typed, holder) => {
    expect(readValue('titulaires', typed)).toMatchObject([holder])
  })
})

describe('une ligne saisie', () => {
  const add = async (fields: Readonly<Record<string, string>>) =>
    typeRow(await base(), LOCAL, clock(), { fields: { objet: 'Parcs', ...fields }, ...WHY })

  it('refuse l’acheteur dont la clé est fausse, à son champ', async () => {
    const faults = [{ field: 'acheteur', message: expect.stringContaining('clé de contrôle du SIRET fausse') }]
    await expect(add({ acheteur: FALSE_KEY })).rejects.toMatchObject({ code: 'badRow', faults })
    expect((await add({ acheteur: '732829320' })).uid).toMatch(/^x-/)
  })

  it('dit ensemble tout ce qui ne va pas', async () => {
    const refusal = add({ acheteur: BUYER, titulaires: `Bati, ${FALSE_KEY}`, montant: '1.234' })
    await expect(refusal).rejects.toMatchObject({ faults: [{ field: 'titulaires' }, { field: 'montant' }] })
  })
})

describe('un marché scindé', () => {
  it('garde de chaque côté ce que disent les imports, et refuse ce qui n’est dit nulle part', async () => {
    const db = await base()
    const cut = (goes: Readonly<Record<string, string>>) =>
      split(db, LOCAL, { uid: A, stays: { montant: '5000' }, goes: { montant: '7000', ...goes }, ...WHY }, clock())
    await expect(cut({ titulaires: `Mure, ${RIGHT.slice(1)}9` })).rejects.toMatchObject({ code: 'badRow' })
    await expect(cut({ acheteur: FALSE_KEY })).rejects.toMatchObject({ code: 'badRow' })
    const { goes } = await cut({ titulaires: `Bati Sud, ${FALSE_KEY}` })
    const made = (await contractsOf(db)).find(({ uid }) => uid === goes)
    expect(made?.titulaires).toMatchObject([{ id: FALSE_KEY, denominationSociale: 'Bati Sud' }])
  })
})

it('les heures d’une structure se relisent telles qu’elles sont montrées, son nom compris', async () => {
  const shown =
    '60 h réalisées du 01/01/2025 au 31/01/2025 (Envie 35 (Rennes))\n40 h réalisées du 01/01/2025 au 31/01/2025'
  const db = await base()
  await correct(db, LOCAL, { uid: A, fields: { hours: shown }, ...WHY }, clock())
  const { hours } = (await contractOf(db, LOCAL, A))?.record ?? {}
  expect(hours).toMatchObject([{ structure: 'Envie 35 (Rennes)', hours: 6000 }, { hours: 4000 }])
  expect(hours?.[1]).not.toHaveProperty('structure')
  expect(typedValue('hours', hours ?? [])).toBe(shown)
})
