/**
 * The 58 cleaning rules others needed on DECP, each a real defect (decp-processing, decp-rama), one test each by its number.
 * Not tested here, with the reason:
 * 3 ids with spaces, commas, slashes: kept as published, trimmed; the identity is a text, not a file name.
 * 6 modifications before cleaning: both go through the same readers, a value of a modification is cleaned like any other.
 * 14 "Pas de…" turned into "Sans objet": the declared words are kept, they are read as they are (test/considerations).
 * 20 future dates: kept, for the same file must give the same contract on any day; beyond 2100 they are not dates (rule 9).
 * 26, 27 broken escapes and quotes of JSON texts: test/register/decp/stream and json tests.
 * 28, 32, 33, 34 other files under the DECP name, empty ones, HTTP errors: told apart by content (detect.test.ts).
 * 36 modification numbers made anew: modifications go by their dates (test/contract/order.test.ts), numbers are shown as published.
 * 39, 40, 42 joins with Sirene, hand tables of the Armées and of communes: no register is joined here, a buyer is its SIREN.
 * 41 names of natural persons: withheld on public pages (test/contract/publicHolder.test.ts).
 * 43 works, supplies or services from the CPV: no figure of ours rests on it.
 * 44 datasets withdrawn by their owner: an import stays until an officer withdraws it.
 * 46 yearly sums and medians: test/indicators.
 * 48 missing publication date set to that of the retrieval: left unknown, it counts for nothing.
 * 55, 56 the official lists of fictitious and unusable contracts: not shipped; a test is known by its objet (rule 55).
 */
import { describe, expect, it } from 'vitest'
import { baseUidOf } from '../../../src/contract/identity.js'
import { saysTest } from '../../../src/contract/nature.js'
import { mergeRows } from '../../../src/contract/versions/mergedRows.js'
import { foldVersions } from '../../../src/contract/versions.js'
import { isUsableAmount } from '../../../src/contract.js'
import { fold } from '../../../src/fold.js'
import { readRegister } from '../../../src/register/read.js'
import { codesOf, itemsOf, jsonFile, readOnes } from '../samples.js'

const SIRET = '21130027200013'
const HOLDER = '73282932000074'
const rows = async (...marches: readonly object[]) => readOnes(await itemsOf(await readRegister(jsonFile({ marches }))))
const row = async (given: object) => {
  const [first] = await rows({ id: '1', objet: 'Bancs', acheteur: { id: SIRET }, ...given })
  if (!first) throw new Error('no row was read')
  return first
}
const record = async (given: object) => (await row(given)).record
const codes = async (given: object) => codesOf((await row(given)).issues)
const holders = async (given: object) => (await record(given)).titulaires.map(({ id }) => id)

describe('règles de nettoyage des DECP', () => {
  it('1. l’acheteur est à plat, emboîté, en texte ou réduit à son SIRET', async () => {
    for (const said of [
      { acheteur: { id: SIRET } },
      { acheteur: undefined, 'acheteur.id': SIRET },
      { acheteur: undefined, acheteur_id: SIRET },
      { acheteur: `{'id': '${SIRET}'}` },
      { acheteur: SIRET },
    ]) {
      expect((await record(said)).acheteur.id).toBe(SIRET)
    }
  })

  it('2. un identifiant ou un acheteur vide est une absence, et le marché est gardé', async () => {
    expect(await record({ id: '', acheteur: { id: '' } })).toMatchObject({ id: null, acheteur: { id: null } })
  })

  it('4. deux acheteurs peuvent donner le même identifiant', async () => {
    const [a, b] = await rows(
      { id: '1', objet: 'Bancs', acheteur: { id: SIRET } },
      { id: '1', objet: 'Bancs', acheteur: { id: HOLDER } },
    )
    expect(a && b && baseUidOf(a.record, null) !== baseUidOf(b.record, null)).toBe(true)
  })

  it('5. un titulaire sans identifiant ni nom n’en est pas un', async () => {
    expect(await holders({ titulaires: [{ id: null, typeIdentifiant: null }, { titulaire: 'id' }, {}] })).toEqual([])
  })

  it('7. plusieurs lignes par titulaire : un marché, ses titulaires ajoutés, son montant compté une fois', async () => {
    const given = { id: '1', objet: 'Bancs', montant: 500, acheteur: { id: SIRET } }
    const [a, b] = await rows({ ...given, titulaire_id: HOLDER }, { ...given, titulaire_id: '57172266900264' })
    if (!a || !b) throw new Error('two rows')
    expect(mergeRows(a.record, b.record)).toMatchObject({
      montant: 50_000,
      titulaires: [{ id: HOLDER }, { id: '57172266900264' }],
    })
  })

  it('8. un montant de plus de onze chiffres et le repère 12311111111 ne sont jamais sommés', async () => {
    for (const montant of [12_311_111_111, '12311111111', 1e17, '1.0E17', 999_999_999_999]) {
      expect(isUsableAmount((await record({ montant })).montant)).toBe(false)
      expect((await codes({ montant })).some((code) => /^(?:unusableAmount|amountOutOfRange)$/.test(code))).toBe(true)
    }
  })

  it('9. une date absurde est une absence, et elle est dite', async () => {
    for (const date of ['0002-11-30', '0222-04-29', '5021-02-18', '16 2021 00:00:00']) {
      const { record, issues } = await row({ dateNotification: date })
      expect(record.dateNotification).toBeNull()
      expect(issues.map(({ cell }) => cell)).toEqual(['/marches/0/dateNotification'])
    }
    expect((await record({ dateNotification: 'September, 16 2021 00:00:00' })).dateNotification).toBe('2021-09-16')
  })

  it('10. un fuseau horaire ne change pas le jour', async () => {
    for (const zone of ['+01:00', '-04:00', 'Z', 'T00:00:00+02:00', 'T22:10:00.000Z']) {
      expect(await row({ dateNotification: `2018-12-11${zone}` })).toMatchObject({
        record: { dateNotification: '2018-12-11' },
        issues: [],
      })
    }
  })

  it('11. 49. natures sans accent ou en capitales', async () => {
    expect(await record({ nature: 'ACCORD-CADRE', montant: 5 })).toMatchObject({ montantMaximum: true })
    expect(await record({ nature: 'MARCHE', montant: 5 })).toMatchObject({ type: 'marche', montantMaximum: false })
    expect((await record({ nature: 'DELEGATION DE SERVICE PUBLIC' })).type).toBe('concession')
  })

  it('12. code CPV : clé retirée, code court complété, nombre ou texte', async () => {
    for (const [codeCPV, expected] of [
      ['45000000-7', '45000000'],
      ['9310000', '93100000'],
      ['876541', '87654100'],
      [45_000_000, '45000000'],
    ]) {
      expect((await record({ codeCPV })).codeCPV).toBe(expected)
    }
  })

  it('13. une liste est une liste, un objet, une chaîne, ou la colonne d’à côté', async () => {
    const expected = ['Clause sociale', 'Critère social']
    for (const said of [
      expected,
      { considerationSociale: expected },
      [{ considerationSociale: 'Clause sociale' }, { considerationSociale: 'Critère social' }],
      'Clause sociale, Critère social',
      '{"considerationSociale": ["Clause sociale", "Crit\\u00e8re social"]}',
      "{'considerationSociale': ['Clause sociale', 'Critère social']}",
    ]) {
      expect((await record({ considerationsSociales: said })).considerationsSociales).toEqual(expected)
    }
    expect(await record({ technique: '{"technique": ["Accord-cadre"]}', techniques: null })).toMatchObject({
      techniques: ['Accord-cadre'],
    })
    expect(await record({ modaliteExecution: ['Tranches'] })).toMatchObject({ modalitesExecution: ['Tranches'] })
  })

  it('15. "" et "NC" sont des absences', async () => {
    expect(
      await row({ montant: '', nature: 'NC', dureeMois: 'NC', codeCPV: 'NC', dateNotification: '', ccag: '' }),
    ).toMatchObject({
      record: { montant: null, nature: null, dureeMois: null, codeCPV: null, dateNotification: null, ccag: null },
      issues: [],
    })
    expect(
      (await record({ considerationsSociales: { considerationSociale: ['NC'] } })).considerationsSociales,
    ).toBeNull()
  })

  it('16. 17. un SIRET entouré d’espaces et sans type est un SIRET', async () => {
    expect((await record({ titulaires: [{ id: `   ${HOLDER}` }] })).titulaires).toMatchObject([
      { id: HOLDER, typeIdentifiant: 'SIRET' },
    ])
  })

  it('18. toutes les apostrophes se valent', () => {
    expect(new Set(["l'insertion", 'l’insertion', 'l‘insertion', 'l´insertion'].map(fold)).size).toBe(1)
  })

  it('19. 50. des nombres en texte, des textes en nombre', async () => {
    expect(
      await record({ id: 2024001, montant: '104.333', dureeMois: '12.0', titulaires: [{ id: Number(HOLDER) }] }),
    ).toMatchObject({ id: '2024001', montant: 10_433, dureeMois: 12, titulaires: [{ id: HOLDER }] })
    expect(await codes({ montant: 'cher', dureeMois: 'longue' })).toEqual(['unreadableDuration', 'unreadableAmount'])
  })

  it('21. les oui et non de toutes sortes sont gardés comme publiés', async () => {
    const said = { marcheInnovant: 'oui', attributionAvance: 1, sousTraitanceDeclaree: false }
    expect((await record(said)).autres).toEqual(said)
  })

  it('22. un caractère de contrôle ne fait pas perdre le marché', async () => {
    const xml = `<marches><marche><objet>Ban\u000bcs</objet></marche></marches>`
    expect(readOnes(await itemsOf(await readRegister(new Blob([xml]))))[0]?.record.objet).toBe('Bancs')
  })

  it('23. titulaires à plusieurs niveaux de listes, en objet, en texte ou à plat', async () => {
    const holder = { id: HOLDER, typeIdentifiant: 'SIRET' }
    const other = { id: '57172266900264' }
    for (const titulaires of [
      [holder, other],
      [{ titulaire: holder }, { titulaire: other }],
      { titulaire: [holder, other] },
      [[[holder], [[other]]]],
      JSON.stringify([holder, other]),
      `[{'typeIdentifiant': 'SIRET', 'id': '${HOLDER}'}, {'id': '57172266900264'}]`,
    ]) {
      expect(await holders({ titulaires })).toEqual([HOLDER, '57172266900264'])
    }
    for (const flat of [
      { titulaires_0_id: HOLDER, titulaires_1_id: '57172266900264' },
      { titulaire_id_1: HOLDER, titulaire_id_2: '57172266900264' },
      { 'titulaires.1.id': HOLDER, 'titulaires.2.id': '57172266900264', titulaires: null },
      { 'titulaires.0.titulaire.id': HOLDER, 'titulaires.1.titulaire.id': '57172266900264' },
    ]) {
      expect(await holders(flat)).toEqual([HOLDER, '57172266900264'])
      expect((await record(flat)).autres).toEqual({})
    }
    expect(await holders({ titulaires: holder })).toEqual([HOLDER])
  })

  it('24. 25. marque d’ordre UTF-8 et NaN', async () => {
    const text =
      '\ufeff{"marches": [{"id": "1", "objet": "Bancs", "montant": NaN, "acheteur": {"id": "21130027200013"}}]}'
    const [read] = readOnes(await itemsOf(await readRegister(new Blob([text]))))
    expect(read?.record).toMatchObject({ objet: 'Bancs', montant: null })
  })

  it('29. XML en ISO-8859-15, un seul enfant ou plusieurs', async () => {
    const xml = `<?xml version="1.0" encoding="ISO-8859-15"?><marches><marche><objet>é</objet><titulaires><titulaire><id>${HOLDER}</id></titulaire></titulaires></marche></marches>`
    const bytes = Uint8Array.from(xml, (character) => character.charCodeAt(0))
    const [read] = readOnes(await itemsOf(await readRegister(new Blob([bytes]))))
    expect(read?.record).toMatchObject({ objet: 'é', titulaires: [{ id: HOLDER }] })
  })

  it('30. un marché null est une ligne blanche', async () => {
    const items = await itemsOf(
      await readRegister(jsonFile({ marches: { marche: [{ objet: 'Bancs', montant: 5 }, null] } })),
    )
    expect(items.map(({ outcome }) => outcome)).toEqual(['read', 'ignored'])
  })

  it('31. modifications en liste, en objet, emballées, en texte ou nulles', async () => {
    const change = { id: 1, dateNotificationModification: '2024-09-01', montant: 600 }
    for (const modifications of [
      [change],
      change,
      { modification: [change] },
      { modification: change },
      [{ modification: change }],
      JSON.stringify([{ modification: change }]),
      "[{'id': 1, 'dateNotificationModification': '2024-09-01', 'montant': '600.0000'}]",
    ]) {
      expect((await record({ modifications })).modifications).toMatchObject([
        { id: '1', dateNotificationModification: '2024-09-01', montant: 60_000 },
      ])
    }
    for (const modifications of [null, [], '', '[]', {}, [{}], 'NC']) {
      expect((await record({ modifications })).modifications).toEqual([])
    }
  })

  it('35. l’année et le montant sont ceux de la première notification, le dernier montant reste à côté', async () => {
    const [first, later] = await rows(
      { id: '1', objet: 'Bancs', dateNotification: '2023-05-01', montant: 100, acheteur: { id: SIRET } },
      { id: '1', objet: 'Bancs', dateNotification: '2024-02-01', montant: 150, acheteur: { id: SIRET } },
    )
    if (!first || !later) throw new Error('two rows')
    for (const records of [
      [first.record, later.record],
      [later.record, first.record],
    ]) {
      const versions = records.map((each, index) => ({ importId: index, family: 'decp' as const, record: each }))
      expect(foldVersions(versions)).toMatchObject({
        record: { dateNotification: '2023-05-01', montant: 10_000 },
        montantLatest: 15_000,
      })
    }
  })

  it('35. en 2019 le numéro de la modification finit l’identifiant : le marché est le même', async () => {
    const change = { objetModification: 'Plus-value', dateNotificationModification: '2019-02-01', montant: 600 }
    const [before, after, other] = await rows(
      { id: '20191815AC00', objet: 'Bancs', acheteur: { id: SIRET } },
      { id: '20191815AC01', objet: 'Bancs', acheteur: { id: SIRET }, modifications: [change] },
      { id: '20191815AC01', objet: 'Bancs', acheteur: { id: SIRET }, modifications: [] },
    )
    if (!before || !after || !other) throw new Error('three rows')
    expect(baseUidOf(after.record, null)).toBe(baseUidOf(before.record, null))
    expect(after.record.id).toBe('20191815AC01')
    expect(baseUidOf(other.record, null)).not.toBe(baseUidOf(before.record, null))
  })

  it('37. le même marché publié par plusieurs plateformes n’est pas multiplié', async () => {
    const given = { id: '1', objet: 'Bancs', montant: 5000, acheteur: { id: SIRET }, titulaires: [{ id: HOLDER }] }
    const [a, b] = await rows({ ...given, source: 'A' }, { ...given, source: 'B' })
    expect(a && b && baseUidOf(a.record, null) === baseUidOf(b.record, null)).toBe(true)
  })

  it('38. le zéro perdu d’un SIRET est rendu quand la clé le prouve', async () => {
    expect((await record({ acheteur: { id: 5_650_171_100_115 } })).acheteur.id).toBe('05650171100115')
  })

  it('39. un numéro de TVA n’est jamais pris pour un SIRET', async () => {
    expect((await record({ titulaires: [{ id: HOLDER, typeIdentifiant: 'TVA' }] })).titulaires).toMatchObject([
      { id: HOLDER, typeIdentifiant: 'TVA' },
    ])
  })

  it('45. une modification sans titulaire n’efface pas ceux du marché', async () => {
    const read = await record({
      titulaires: [{ id: HOLDER }],
      modifications: [{ id: 1, titulaires: [{ titulaire: 'typeIdentifiant' }, { titulaire: 'id' }] }],
    })
    expect(read.titulaires).toMatchObject([{ id: HOLDER }])
    expect(read.modifications).toMatchObject([{ titulaires: null }])
  })

  it('47. un SIRET en notation scientifique n’en est pas un', async () => {
    expect(await holders({ titulaires: [{ id: '2.13E+13' }] })).toEqual([])
  })

  it('51. une durée fractionnaire est arrondie au-dessus, 0 mois est 1 mois', async () => {
    expect((await record({ dureeMois: 1.5 })).dureeMois).toBe(2)
    expect(await row({ dureeMois: 0 })).toMatchObject({ record: { dureeMois: 1 }, issues: [{ code: 'noMonth' }] })
    expect((await record({ modifications: [{ id: 1, dureeMois: 0 }] })).modifications[0]?.dureeMois).toBeNull()
  })

  it('52. jours et mois d’un seul chiffre', async () => {
    expect((await record({ dateNotification: '2020-6-4' })).dateNotification).toBe('2020-06-04')
  })

  it('53. une date de publication répétée', async () => {
    const xml = (second: string) =>
      `<marches><marche><objet>Bancs</objet><datePublicationDonnees>2022-03-24</datePublicationDonnees><datePublicationDonnees>${second}</datePublicationDonnees></marche></marches>`
    for (const [second, said] of [
      ['2022-03-24', []],
      ['', []],
      ['2022-04-01', ['repeatedElement']],
    ] as const) {
      const [read] = readOnes(await itemsOf(await readRegister(new Blob([xml(second)]))))
      expect(read?.record.datePublicationDonnees).toBe('2022-03-24')
      expect(codesOf(read?.issues ?? [])).toEqual(said)
    }
  })

  it('54. sans _type, l’autorité concédante dit la concession', async () => {
    expect((await record({ acheteur: undefined, autoriteConcedante: { id: SIRET } })).type).toBe('concession')
    expect((await record({ acheteur: undefined, 'autoriteConcedante.id': SIRET })).acheteur.id).toBe(SIRET)
    expect((await record({ autoriteConcedante: '', concessionnaires: '', dateSignature: '' })).type).toBe('marche')
  })

  it('55. un marché d’essai se reconnaît à son objet', () => {
    expect(['TEST', 'marché pes test', 'envoi pour Json test 1', 'Tests de dépistage'].map(saysTest)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('57. acheteur et titulaire de même SIRET : gardés, et dit', async () => {
    expect(await row({ titulaires: [{ id: SIRET }] })).toMatchObject({
      record: { titulaires: [{ id: SIRET }] },
      issues: [{ code: 'buyerIsHolder', severity: 'info' }],
    })
  })

  it('58. un titulaire cité deux fois est compté une fois, et c’est dit', async () => {
    const twice = { titulaires: [{ id: HOLDER }, { id: HOLDER, denominationSociale: 'PAINS SA' }] }
    expect((await record(twice)).titulaires).toEqual([
      { id: HOLDER, typeIdentifiant: 'SIRET', denominationSociale: 'PAINS SA' },
    ])
    expect(await codes(twice)).toEqual(['repeatedHolder'])
  })
})

describe('ce que les règles ne disent pas', () => {
  it('une modification notifiée avant le marché est dite', async () => {
    const modifications = [{ id: 1, dateNotificationModification: '2022-10-18' }]
    expect(await codes({ dateNotification: '2024-05-15', modifications })).toEqual(['earlyModification'])
    expect(await codes({ dateNotification: '2022-10-18', modifications })).toEqual([])
  })

  it('le formePrix de 2019 dit ce que typesPrix dit depuis 2024', async () => {
    expect((await record({ formePrix: 'Ferme et actualisable' })).autres).toEqual({
      typesPrix: { typePrix: ['Définitif actualisable'] },
    })
    expect((await record({ formePrix: 'Mixte' })).autres).toEqual({ formePrix: 'Mixte' })
  })

  it('sans id, l’uid de 2019 le donne ; réduit au SIRET, il ne dit rien', async () => {
    expect((await record({ id: null, uid: `${SIRET}2019A00` })).id).toBe('2019A00')
    expect((await record({ id: null, uid: SIRET })).id).toBeNull()
  })

  it('une modification publiée sans son marché est rejetée et dite telle', async () => {
    const items = await itemsOf(
      await readRegister(
        jsonFile({
          marches: [
            { id: '0', objet: 'Bancs', acheteur: { id: SIRET } },
            { id: '2022ib50', acheteur: { id: SIRET }, dateNotification: '2022-02-22', montant: 5, titulaires: '' },
          ],
        }),
      ),
    )
    expect(items[1]).toMatchObject({ outcome: 'rejected', issues: [{ code: 'modificationRow' }] })
  })

  it('les actes de sous-traitance sont gardés avec leurs modifications, jamais ajoutés au montant', async () => {
    const read = await record({
      montant: 5000,
      actesSousTraitance: [
        {
          acteSousTraitance: {
            id: 1,
            sousTraitant: { id: 'CSM', typeIdentifiant: 'SIRET' },
            dureeMois: 'NC',
            dateNotification: '2024-01-12',
            montant: 910,
            variationPrix: 'Ferme',
          },
        },
      ],
      modificationsActesSousTraitance:
        '[{"modificationActesSousTraitance": {"id": "1", "dateNotificationModificationSousTraitance": "2024-07-08", "montant": "556.9600"}}]',
    })
    expect(read).toMatchObject({
      montant: 500_000,
      actesSousTraitance: [
        {
          id: '1',
          sousTraitant: { id: 'CSM', typeIdentifiant: 'SIRET' },
          dureeMois: null,
          dateNotification: '2024-01-12',
          montant: 91_000,
          variationPrix: 'Ferme',
        },
      ],
      modificationsActesSousTraitance: [
        { id: '1', dateNotificationModificationSousTraitance: '2024-07-08', montant: 55_696, dureeMois: null },
      ],
    })
    expect(read.autres).toEqual({})
    expect((await record({ actesSousTraitance: [] })).actesSousTraitance).toBeUndefined()
  })

  it('une modification de concession est signée', async () => {
    const read = await record({
      _type: 'Contrat de concession',
      modifications: [{ modification: { id: 1, dateSignatureModification: '2023-04-19', valeurGlobale: 25 } }],
    })
    expect(read).toMatchObject({
      type: 'concession',
      modifications: [{ dateNotificationModification: '2023-04-19', montant: null }],
    })
  })

  it('une profondeur sans fin dans un texte ne fait rien tomber', async () => {
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`
    expect(await record({ titulaires: deep, modifications: deep, considerationsSociales: deep })).toMatchObject({
      titulaires: [],
      modifications: [],
      considerationsSociales: null,
    })
  })
})
