import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { siretSchema } from '../../src/contract.js'
import { readRegister } from '../../src/register/read.js'
import type { RegisterItem } from '../../src/register/types.js'
import { codesOf, csvFile, fileAt, fixtureFile, hasReal, itemsOf, REAL, readOnes, rejectedOnes } from './samples.js'

const read = async (name: string) => itemsOf(await readRegister(fixtureFile(name)))

const countsOf = (items: readonly RegisterItem[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) {
    const key = item.outcome === 'ignored' ? item.reason : item.outcome
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

describe('registres en CSV', () => {
  it('titres, sections, totaux, lignes vides, en-tête répété : chaque ligne du fichier est comptée une fois', async () => {
    const items = await read('titres-sections-totaux.csv')
    expect(countsOf(items)).toEqual({ title: 2, blank: 3, header: 2, section: 3, read: 4, total: 2, rejected: 2 })
    expect(readOnes(items).map(({ record }) => [record.id, record.categorie, record.montant])).toEqual([
      ['2024-001', 'Travaux', 12038012],
      ['2024-002', 'Travaux', 4500000],
      ['2024-003', null, 1200000],
      ['2024-004', 'Services', null],
    ])
    expect(rejectedOnes(items).map(({ place }) => place)).toEqual(['ligne 17', 'ligne 18'])
    expect(readOnes(items)[1]?.record.texts.at(-1)).toEqual({
      field: 'informations',
      column: null,
      text: "clause d'insertion de 120 h",
      cell: 'ligne 7, colonne 6',
    })
  })

  it('considérations et heures : textes tels que reçus, heures au centième, périodes datées par l’en-tête', async () => {
    const [north, south] = readOnes(await read('considerations-et-heures.csv'))
    expect(north?.record).toMatchObject({
      lot: '1',
      lotObjet: 'Parcs nord',
      direction: 'Espaces publics',
      considerationsSociales: ['Clause sociale', 'Critère social'],
      considerationsEnvironnementales: null,
      heuresContractualisees: 150_000,
      heuresRealisees: 750,
      hours: [
        { quantity: 'done', from: '2024-01-01', to: '2024-12-31', hours: 32_050 },
        { quantity: 'done', from: '2025-01-01', to: '2025-03-31', hours: 8_000 },
        { quantity: 'validated', from: '2024-01-01', to: '2024-12-31', hours: 30_000 },
      ],
    })
    expect(north?.record.texts.map(({ field, column, text }) => [field, column, text])).toEqual([
      ['objet', null, 'Entretien des espaces verts'],
      ['objet', null, 'Parcs nord'],
      ['colonne', 'Clause sociale', 'Oui'],
      ['colonne', 'Clause environnementale', 'non'],
      ['colonne', 'Considérations sociales', 'Clause sociale, Critère social'],
      ['criteres', null, 'Prix 60 %, insertion 10 %'],
      ['colonne', "Heures d'insertion prévues", '1 500 h'],
      ['colonne', 'Heures réalisées', '7h30'],
      ['colonne', 'Heures réalisées 2024', '320,5'],
      ['colonne', 'Heures réalisées T1 2025', '80'],
      ['colonne', 'Heures validées 2024', '300'],
    ])
    expect(south?.record).toMatchObject({ heuresContractualisees: null, heuresRealisees: null, hours: [] })
    expect(south?.record.texts.map(({ text }) => text)).toEqual(['Entretien des espaces verts', 'Parcs sud', 'NC'])
  })

  it('accords-cadres, TTC, annuel : le montant retenu, le reste gardé à part', async () => {
    const rows = readOnes(await read('accords-cadres-et-taxes.csv'))
    const facts = rows.map(({ record }) => [record.id, record.montant, record.montantMaximum])
    expect(facts).toEqual([
      ['F1', 40000000, true],
      ['F2', 20000000, true],
      ['F3', 9000000, false],
      ['F4', 3000000, true],
      ['F5', null, false],
      ['F6', null, false],
      ['F7', null, false],
      ['F8', null, false],
      ['F9', 500000, false],
    ])
    const [f1, f2, , , f5, f6, f7, f8] = rows
    expect(f1?.record).toMatchObject({ montantMinimum: 5000000, valeurEstimee: 30000000 })
    expect(f2?.record.valeurEstimee).toBe(12000000)
    expect(codesOf(f2?.issues ?? [])).toEqual(['frameworkMaximum'])
    expect([f5?.record.montantTTC, f7?.record.montantTTC]).toEqual([1200000, 600000])
    expect([f6?.record.montantAnnuel, f8?.record.montantAnnuel]).toEqual([1000000, 2500000])
    expect([codesOf(f5?.issues ?? []), codesOf(f6?.issues ?? [])]).toEqual([['amountTTC'], ['yearlyAmount']])
  })

  it('identifiants : en texte, exacts, jamais inventés', async () => {
    const rows = readOnes(await read('identifiants.csv'))
    expect(rows.map(({ record }) => record.acheteur.id)).toEqual(['21130027200013', null, '21130027200013', null])
    expect(rows.map(({ record }) => record.titulaires.map(({ id }) => id))).toEqual([
      ['73282932000074'],
      [null],
      ['732829320', '35600000049837'],
      ['FR99999'],
    ])
    expect(rows.map(({ record }) => record.codeCPV)).toEqual(['39100000', '39100000', '93100000', null])
    expect(rows.map(({ record }) => record.dureeMois)).toEqual([12, 24, 4, null])
  })

  it('en-têtes en double : la première compte, la seconde comble', async () => {
    const rows = readOnes(await read('entetes-en-double.csv'))
    expect(rows.map(({ record }) => [record.montant, record.dateNotification])).toEqual([
      [1500000, '2024-02-03'],
      [800000, '2024-03-04'],
    ])
  })

  it('sans en-tête : refusé, avec le remède, sans prendre le premier marché pour un titre', async () => {
    await expect(read('sans-entete.csv')).rejects.toMatchObject({ code: 'noRegister' })
  })

  it('sans acheteur : un seul avertissement pour le fichier, aucun si l’acheteur est donné', async () => {
    const register = await readRegister(fixtureFile('considerations-et-heures.csv'))
    await itemsOf(register)
    expect(codesOf(register.notes)).toEqual(['missingBuyer'])
    const acheteur = siretSchema.parse('21130027200013')
    const given = await readRegister(fixtureFile('considerations-et-heures.csv'), { acheteur })
    expect(readOnes(await itemsOf(given)).every(({ record }) => record.acheteur.id === acheteur)).toBe(true)
    expect(given.notes).toEqual([])
  })

  it('de longs fichiers arrivent par lots', async () => {
    const lines = Array.from({ length: 1200 }, (_, index) => `${index};Achat ${index};1 000`)
    const register = await readRegister(csvFile(['N° marché;Objet;Montant HT', ...lines].join('\n')))
    const sizes: number[] = []
    for await (const batch of register.items) sizes.push(batch.length)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(1201)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
    expect(new Set(sizes.slice(0, -1)).size).toBe(1)
  })

  it('la même entrée donne la même lecture', async () => {
    for (const name of ['titres-sections-totaux.csv', 'identifiants.csv', 'decp-v2.json']) {
      expect(await read(name)).toEqual(await read(name))
    }
  })

  it('un fichier plus gros que la limite est refusé avant d’être lu', async () => {
    const limits = { maxFileBytes: 10 }
    await expect(readRegister(fixtureFile('identifiants.csv'), { limits })).rejects.toMatchObject({
      code: 'fileTooLarge',
    })
  })
})

const real = async (name: string) => itemsOf(await readRegister(fileAt(`${REAL}/registers/${name}`)))

describe.skipIf(!hasReal)('registres réels', () => {
  it('région Bretagne : 195 marchés, dont 77 subséquents, montants égaux à la colonne', async () => {
    const items = await real('region_bretagne_marches_2019_v0.csv')
    expect(countsOf(items)).toEqual({ header: 1, read: 195 })
    const records = readOnes(items).map(({ record }) => record)
    expect(records.filter(({ nature }) => nature === 'Marché Subséquent')).toHaveLength(77)
    const lines = readFileSync(`${REAL}/registers/region_bretagne_marches_2019_v0.csv`, 'utf8').trim().split(/\r?\n/)
    const cents = lines.slice(1).map((line) => Number((line.split('|')[14] ?? '').replace(/[^\d]/g, '')))
    expect(records.map(({ montant }) => montant)).toEqual(cents)
    expect(records.every(({ acheteur }) => acheteur.id === '23350001600040')).toBe(true)
    expect(records[0]).toMatchObject({
      id: '202190006',
      montant: 1470000,
      codeCPV: '48411000',
      dureeMois: 12,
      dateNotification: '2021-01-01',
      titulaires: [{ id: '45066344800022', typeIdentifiant: 'SIRET', denominationSociale: 'SARL NETISYS' }],
      autres: { lieuExecution: { code: '53', typeCode: 'code région', nom: 'BRETAGNE' } },
    })
  })

  it('liste de 2010, article 133 : 63 marchés datés, 62 montants, catégories des sections', async () => {
    const items = await real('liste_marches_conclus_2010_art133.csv')
    const records = readOnes(items).map(({ record }) => record)
    expect(countsOf(items)).toEqual({ title: 2, header: 1, section: 26, total: 4, read: 63, blank: 1209 })
    expect(records.every(({ dateNotification }) => dateNotification?.startsWith('2010-'))).toBe(true)
    expect(records.filter(({ montant }) => montant === null).map(({ objet }) => objet)).toEqual([
      "organisation des séjours d'été 2010 - Lot 2 et 4",
    ])
    expect(records.at(0)).toMatchObject({
      objet: 'Audit DSP Marchés Forains',
      montant: 1423750,
      categorie: 'Services',
      titulaires: [{ denominationSociale: 'COLLECTIVITES CONSEILS' }],
      autres: { codePostal: '75014' },
    })
    expect(records.at(-1)).toMatchObject({ montant: 10033444, categorie: 'Travaux' })
  })

  it('variante corrigée à la main : les mêmes marchés', async () => {
    const facts = (items: readonly RegisterItem[]) =>
      readOnes(items).map(({ record }) => [record.objet, record.dateNotification, record.montant, record.categorie])
    expect(facts(await real('cleaned_2010.csv'))).toEqual(facts(await real('liste_marches_conclus_2010_art133.csv')))
  })

  it('exemples SCDL : toutes les lignes lues, les fautes signalées', async () => {
    const rows = readOnes(await real('scdl_exemple_marche_public_avec_erreurs.csv'))
    expect(rows.map(({ record }) => record.montant)).toEqual([12038012, 12038012, 12038012, 12038012])
    const codes = new Set(rows.flatMap(({ issues }) => codesOf(issues)))
    expect([...codes].sort()).toEqual(
      ['identifierLength', 'invalidSiretKey', 'partialDate', 'unreadableDate', 'unreadableDuration'].sort(),
    )
  })

  it('un dictionnaire de colonnes n’est pas un registre', async () => {
    await expect(real('paris_pivot_liste_des_marches.csv')).rejects.toMatchObject({ code: 'noRegister' })
  })
})
