import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAmendment } from '../../src/contract/versions/modifications.js'
import type { ContractRecord } from '../../src/contract.js'
import { fold } from '../../src/fold.js'
import { stateOf } from '../../src/indicators/predicate/evaluate.js'
import type { Predicate } from '../../src/indicators/predicate/schema.js'
import type { CountedContract } from '../../src/indicators/types.js'
import { KINDS } from '../../src/states.js'
import { contractsAfter, type StoredContract } from '../../src/store/contracts.js'
import { countedContracts } from '../../src/store/counted.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { LIST_SORTS, listChoices, listContractsPage } from '../../src/store/listing.js'
import { openSqlite } from '../../src/store/sqlite.js'
import { civilYear, indicatorsOf } from '../../src/tasks/indicators.js'
import { applyRetag } from '../../src/tasks/retag.js'
import { rulesStanding } from '../../src/tasks/rules.js'
import { undoImport } from '../../src/tasks/undo.js'
import { contract } from '../indicators/samples.js'
import { absent, realFile } from '../real/folder.js'
import { minimalXlsx } from '../register/xlsx/minimalXlsx.js'
import { clock, csv, load, memory, row } from '../tasks/registers.js'

const folder = mkdtempSync(join(tmpdir(), 'spaser-migrations-'))
afterAll(() => rmSync(folder, { recursive: true }))

const CLAUSE = 'Clause d’insertion : le titulaire réserve 120 heures à des personnes éloignées de l’emploi'
const ROWS = [
  row({ id: '2025-1', objet: `École Élémentaire. ${CLAUSE}`, montant: '120 000', titulaire: 'Éts Œuvrard' }),
  row({ id: '2025-2', lot: '1', objet: 'Réfection de la voirie', montant: '95 000', titulaire: 'Zinc SARL' }),
  row({ id: '2025-2', lot: '2', objet: 'Éclairage public', montant: '60 000', titulaire: 'écolampe' }),
  row({ id: '2024-9', objet: 'Nettoyage des bureaux', date: '03/04/2024', montant: '41 000' }),
  row({ objet: 'Sans numéro ni date', date: '', montant: '999' }),
]
const AMENDED = [row({ id: '2025-1', objet: 'Avenant n° 1 : école', montant: '130 000', date: '01/09/2025' })]

/** Tables that migration 0001 made; columns added since are left out of them. */
const SAME = ['import', 'publication', 'import_issue', 'rejected_row'] as const
const ADDED: readonly string[] = ['source', 'superseded_by', 'uid', 'field', 'rejected_seq']
/** Columns of a contract as 0001 made them, those of its detail among them. */
const NARROW = [
  ...[
    'organisation_id',
    'uid',
    'import_id',
    'current',
    'source_import_id',
    'base_uid',
    'lot',
    'type',
    'test',
    'acheteur',
  ],
  ...['id', 'id_accord_cadre', 'says_subsequent', 'year_date', 'year_basis', 'montant_first', 'montant_latest'],
  ...['montant_maximum', 'insertion_clause', 'social_clause', 'social_criterion', 'reserved', 'environmental_clause'],
  ...['environmental_criterion', 'heures_contractualisees', 'heures_realisees', 'hours', 'direction', 'categorie'],
  ...['reserved_to', 'rules_version', 'objet'],
]

/** The base of today with two imports, one completing the other. */
async function today(): Promise<Database> {
  const db = memory()
  await load(db, csv(...ROWS))
  await load(db, csv(...AMENDED), { name: 'avenants.csv' })
  return db
}

/** The same register in a file made by migration 0001 alone, as the first version of the product left it. */
async function asFirstStored(db: Database): Promise<string> {
  const path = join(folder, 'first.db')
  const first = new SQLite(path)
  first.exec('CREATE TABLE schema_migration (name TEXT PRIMARY KEY)')
  first.exec(readFileSync(new URL('../../migrations/0001_registers.sql', import.meta.url), 'utf8'))
  first.exec(`INSERT INTO schema_migration (name) VALUES ('0001_registers.sql')`)
  const fill = (table: string, rows: readonly Record<string, unknown>[]) => {
    const columns = Object.keys(rows[0] ?? {})
    const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`
    for (const each of rows) first.prepare(insert).run(each)
  }
  for (const table of SAME) fill(table, (await db.query.selectFrom(table).selectAll().execute()).map(asMade))
  fill('contract_version', await versionsAsFirstStored(db))
  const contracts = await db.query
    .selectFrom('contract')
    .innerJoin('contract_detail', (join) =>
      join
        .onRef('contract_detail.uid', '=', 'contract.uid')
        .onRef('contract_detail.import_id', '=', 'contract.import_id'),
    )
    .innerJoin('contract_version', (join) =>
      join
        .onRef('contract_version.uid', '=', 'contract.uid')
        .onRef('contract_version.import_id', '=', 'contract.source_import_id'),
    )
    .selectAll('contract')
    .select(['tags', 'flags', wholeRecord])
    .execute()
  const kept = [...NARROW, 'record', 'tags', 'flags']
  fill(
    'contract',
    contracts.map((contract) => Object.fromEntries(Object.entries(contract).filter(([name]) => kept.includes(name)))),
  )
  first.close()
  return path
}

const asMade = (each: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(each).filter(([name]) => !ADDED.includes(name)))

/** Before migration 0021, a contract that a file only amends was written again whole, amendment included. */
async function versionsAsFirstStored(db: Database) {
  const versions = await db.query.selectFrom('contract_version').selectAll().orderBy('import_id').execute()
  const before = new Map<string, ContractRecord>()
  return versions.map(({ amendments, ...version }) => {
    const amended = (JSON.parse(amendments ?? '[]') as ContractRecord[]).reduce(
      addAmendment,
      amendments ? (before.get(version.uid) ?? raise(version.uid)) : (JSON.parse(version.record) as ContractRecord),
    )
    before.set(version.uid, amended)
    return { ...version, record: JSON.stringify(amended) }
  })
}

const raise = (uid: string): never => {
  throw new Error(`${uid} is amended before it is stated`)
}

/** The record was always written with the contract before migration 0009. */
const wholeRecord = sql<string>`CASE contract_detail.record
  WHEN '' THEN contract_version.record ELSE contract_detail.record END`.as('record')

const everything = { selection: {}, callOffs: [] }
const all = { sort: 'date', descending: false, limit: 100, offset: 0 } as const

/** Topics, gaps, quantities and grounds are of readings that came later: a contract has none until it is read again. */
const withoutLaterReadings = ({ considerations, traits: _traits, grounds: _grounds, ...contract }: StoredContract) => {
  const { topics: _, gaps: __, quantities: ___, ...kept } = considerations
  return { ...contract, considerations: kept }
}

/** What a base shows: contracts with their evidence, figures, lists in each order, choices. */
async function shown(db: Database) {
  const lists = []
  for (const sort of LIST_SORTS) lists.push(await listContractsPage(db, LOCAL, everything, { ...all, sort }))
  return {
    contracts: (await contractsAfter(db, LOCAL, '', 100)).map(withoutLaterReadings),
    counted: (await countedContracts(db, LOCAL)).map(({ traits: _, grounds: __, ...contract }) => contract),
    figures: await indicatorsOf(db, LOCAL, civilYear(2025)),
    lists,
    choices: await listChoices(db, LOCAL),
  }
}

describe('une base de la première version', () => {
  it('s’ouvre avec ses marchés, leurs preuves, ses chiffres et ses listes, mots sans accents compris', async () => {
    const [now, path] = [await today(), await asFirstStored(await today())]
    const opened = openSqlite(path)
    const before = await shown(now)
    expect(before.contracts).toHaveLength(5)
    expect(JSON.stringify(before.contracts)).toContain('120 heures')
    expect(before.figures.indicators.some((each) => 'numerator' in each && Number(each.numerator) > 0)).toBe(true)
    expect(await shown(opened)).toEqual(before)
    const found = async (...words: string[]) =>
      (await listContractsPage(opened, LOCAL, { ...everything, words }, all)).map(({ id }) => id)
    expect(await found('ecole')).toEqual(['2025-1'])
    expect(await found('oeuvrard', 'elementaire')).toEqual(['2025-1'])
    expect(await found('ecolampe')).toEqual(['2025-2'])
    await opened.close()
  })

  it('s’annule et se complète comme une autre', async () => {
    const [now, path] = [await today(), join(folder, 'first.db')]
    const opened = openSqlite(path)
    const [undone, undoneNow] = [await undoImport(opened, LOCAL, 2, clock()), await undoImport(now, LOCAL, 2, clock())]
    expect(undone).toEqual(undoneNow)
    expect(undone.restored).toBe(1)
    expect(await shown(opened)).toEqual(await shown(now))
    for (const db of [opened, now]) await load(db, csv(row({ id: '2025-3', objet: 'Écluse' })), { name: 'suite.csv' })
    expect(await shown(opened)).toEqual(await shown(now))
    await opened.close()
  })
})

const MIGRATIONS = new URL('../../migrations/', import.meta.url)
/** Parents before their children. */
const BEFORE_CONSIDERATIONS = [...SAME, 'contract_version', 'contract', 'contract_detail'] as const

/** The same register in a file of the migrations before one of them: each table with the columns it had. */
async function asBefore(migration: string, db: Database): Promise<string> {
  const path = join(mkdtempSync(join(folder, 'before-')), `${migration}.db`)
  const old = new SQLite(path)
  old.pragma('foreign_keys = ON')
  old.exec('CREATE TABLE schema_migration (name TEXT PRIMARY KEY)')
  for (const name of readdirSync(MIGRATIONS).sort()) {
    if (name >= migration) continue
    old.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'))
    old.prepare('INSERT INTO schema_migration (name) VALUES (?)').run(name)
  }
  old.exec('BEGIN')
  for (const table of [...BEFORE_CONSIDERATIONS, 'rejected_table'] as const) {
    const columns = old.pragma(`table_info(${table})`) as readonly { readonly name: string }[]
    const names = columns.map(({ name }) => name)
    if (names.length === 0) continue
    const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`
    const rows =
      table === 'contract_version'
        ? (await versionsAsFirstStored(db)).map((version) => ({ ...version, amendments: null }))
        : await db.query.selectFrom(table).selectAll().execute()
    for (const row of rows) old.prepare(insert).run(row)
  }
  old.exec('COMMIT')
  old.close()
  return path
}

/** Before 0006, and read by rules of then. */
async function asBeforeConsiderations(db: Database): Promise<string> {
  const path = await asBefore('0006', db)
  const old = new SQLite(path)
  old.exec(`UPDATE contract SET rules_version = '2', insertion_clause = 'unknown'`)
  old.close()
  return path
}

describe('une base d’avant les thèmes et les écarts', () => {
  it('s’ouvre avec ses publications, et relire ses marchés donne ce que donne un import d’aujourd’hui', async () => {
    const now = await today()
    await undoImport(now, LOCAL, 2, clock())
    const opened = openSqlite(await asBeforeConsiderations(now))
    const publications = (db: Database) => db.query.selectFrom('publication').selectAll().orderBy('revision').execute()
    expect(await publications(opened)).toEqual(await publications(now))
    expect((await publications(opened)).map(({ action }) => action)).toEqual(['publish', 'publish', 'undo'])
    expect((await contractsAfter(opened, LOCAL, '', 100)).map(({ rulesVersion }) => rulesVersion)).toEqual(
      Array(5).fill('2'),
    )
    const report = await applyRetag(opened, LOCAL, clock())
    expect(report).toMatchObject({ before: { 2: 5 }, read: 5, changed: 1, rewritten: 5, written: true })
    expect(await contractsAfter(opened, LOCAL, '', 100)).toEqual(await contractsAfter(now, LOCAL, '', 100))
    expect(await indicatorsOf(opened, LOCAL, civilYear(2025))).toEqual(await indicatorsOf(now, LOCAL, civilYear(2025)))
    expect((await publications(opened)).at(-1)).toMatchObject({ revision: 4, import_id: null, action: 'retag' })
    for (const db of [opened, now]) await undoImport(db, LOCAL, 1, clock())
    expect(await contractsAfter(opened, LOCAL, '', 100)).toEqual([])
    await opened.close()
  })
})

const FIXTURES = ['considerations-et-heures.csv', 'lots-sous-consultation.csv', 'decp-v2.json']
const REGISTERS = [
  'registers/region_bretagne_marches_2019_v0.csv',
  'decp-v2/decp_processing_test_2022.json',
  'decp-v2/dematis20.json',
]

/** Registers that state procedures, natures, launches, estimates and holders, one of them in two imports. */
async function stating(db: Database): Promise<void> {
  await load(db, csv(...ROWS))
  await load(db, csv(...AMENDED), { name: 'avenants.csv' })
  for (const name of FIXTURES) {
    await load(db, new Blob([readFileSync(new URL(`../../fixtures/registers/${name}`, import.meta.url))]), { name })
  }
  for (const name of absent ? [] : REGISTERS) await load(db, realFile(name), { name })
  await load(db, new Blob([STATING.join('\n')]), { name: 'passation.csv' })
}

const STATING = [
  'N° de marché;Objet;Date de notification;Montant HT;SIRET acheteur;SIRET titulaire;Procédure;Nature;Consultation;Date de lancement;Estimation HT;Code CPV;Direction;Clause sociale',
  '2026-1;Entretien;01/03/2026;120000;21440109300015;44306184100047;Procédure adaptée ;Marché;C-07;02/09/2025;110000;90910000;DIRECTION  Générale ;Oui',
  '2026-2;Écoles;01/03/2026;;21440109300015;FR-77 ;APPEL D’OFFRES;Accord-cadre;C-07;;;45000000;Bâtiments;Non',
]

/** Everything that is kept of a contract but on what its states rest. */
const withoutGrounds = (contracts: readonly CountedContract[]) =>
  contracts.map(({ grounds: _, ...contract }) => contract)

describe('une base d’avant les prédicats', () => {
  const now = memory()
  let path = ''
  beforeAll(async () => {
    await stating(now)
    path = await asBefore('0012', now)
  }, 60_000)

  it('répond de chaque marché comme un import d’aujourd’hui, sauf d’où viennent ses faits', async () => {
    const opened = openSqlite(path)
    const [before, after] = [await countedContracts(now, LOCAL), await countedContracts(opened, LOCAL)]
    expect(withoutGrounds(after)).toEqual(withoutGrounds(before))
    const stated = before.find(({ id }) => id === '2026-1')
    expect(stated).toMatchObject({ consultation: 'C-07', dateLancement: '2025-09-02', holders: ['443061841'] })
    expect(before.find(({ id }) => id === '2026-2')?.holders).toEqual(['FR-77'])
    const names = (db: Database) => db.query.selectFrom('folded_name').selectAll().orderBy('name').execute()
    expect(await names(opened)).toEqual(await names(now))
    expect((await names(now)).map(({ folded }) => folded)).toContain('appel d offres')
    const declared: Predicate = { fact: 'socialClause', source: ['declared'] }
    const asked = (contracts: readonly CountedContract[]) =>
      stateOf(declared, contracts.find(({ id }) => id === '2026-1') ?? contract('none'), { buyerTypes: new Map() })
    expect([asked(before), asked(after)]).toEqual(['yes', 'unknown'])
    await opened.close()
  })

  it('dit quels marchés sont à relire, et une relecture les complète', async () => {
    const opened = openSqlite(path)
    expect((await rulesStanding(now, LOCAL)).outdated).toBe(0)
    const contracts = await countedContracts(now, LOCAL)
    const speaking = contracts.filter(({ states }) => KINDS.some((kind) => states[kind] !== 'unknown')).length
    expect(speaking).toBeGreaterThan(2)
    expect(await rulesStanding(opened, LOCAL)).toMatchObject({ outdated: speaking, ungrounded: speaking, fault: null })
    const report = await applyRetag(opened, LOCAL, clock())
    expect(report).toMatchObject({ changed: 0, completed: speaking, rewritten: speaking, written: true })
    expect(await rulesStanding(opened, LOCAL)).toMatchObject({ outdated: 0, ungrounded: 0 })
    expect(await countedContracts(opened, LOCAL)).toEqual(contracts)
    expect(await applyRetag(opened, LOCAL, clock())).toMatchObject({ completed: 0, rewritten: 0, written: false })
    await opened.close()
  })

  it('plie les noms déjà là comme ceux qu’elle lira', async () => {
    const characters = fc.constantFrom(...'aZé0019 -’\'"/Œæ\u00a0ÀÇßłŸ²€№…\n\u0301ωж中', '\u2014', 'É', 'n°')
    const names = fc.sample(fc.string({ unit: characters, minLength: 1, maxLength: 14 }), { numRuns: 400, seed: 12 })
    const old = new SQLite(await asBefore('0012', memory()))
    const one = `INSERT INTO contract (organisation_id, uid, import_id, current, source_import_id, base_uid, type, test,
      says_subsequent, montant_maximum, insertion_clause, social_clause, social_criterion, reserved, environmental_clause,
      environmental_criterion, hours, direction, reserved_to, rules_version, objet)
      VALUES ('local', ?, 1, 1, 1, '', 'marche', 0, 0, 0, '', '', '', '', '', '', '[]', ?, '[]', '', '')`
    old.exec(`INSERT INTO import (id, organisation_id, actor, state, file_name, sha256, format, options, started_at)
      VALUES (1, 'local', '', 'done', '', '', '', '{}', '')`)
    old.exec('BEGIN')
    for (const [at, name] of names.entries()) old.prepare(one).run(String(at), name)
    old.exec('COMMIT')
    old.close()
    const opened = openSqlite(old.name)
    const folded = await opened.query.selectFrom('folded_name').select(['name', 'folded']).execute()
    expect(new Set(folded.map(({ name }) => name))).toEqual(new Set(names))
    expect(folded).toEqual(folded.map(({ name }) => ({ name, folded: fold(name) })))
    await opened.close()
  })
})

const HOURS = [
  'N° de marché;Accord-cadre;Objet;Date de notification;Montant HT;SIRET acheteur;Heures d’insertion prévues;Heures réalisées;Heures réalisées 2025',
  'H1;;Voirie;01/02/2025;120000;21440109300015;150;;',
  'H2;;Écoles;01/02/2024;90000;21440109300015;75;40;',
  'H3;;Parcs;01/02/2025;90000;21440109300015;30;;12',
  'H4;H1;Trottoirs;01/02/2025;90000;21440109300015;20;;',
  'H5;;Ponts;01/02/2025;90000;21440109300015;20000000000;;',
]

describe('une base d’avant les sommes tenues prêtes', () => {
  it('les a dès qu’elle s’ouvre, celles de ses marchés', async () => {
    const now = await today()
    await load(now, new Blob([HOURS.join('\n')]), { name: 'heures.csv' })
    const opened = openSqlite(await asBefore('0015', now))
    const cells = async (db: Database) => [
      ...(await sql`SELECT * FROM cell`.execute(db.query)).rows,
      ...(await sql`SELECT * FROM buyer_cell`.execute(db.query)).rows,
    ]
    expect((await cells(now)).length).toBeGreaterThan(2)
    // Two of them state undated hours, by direction and category as by buyer; what is dated, or too much, is in no sum.
    const kept = (await cells(now)) as { contracted_hours: number; done_hours: number }[]
    expect(kept.reduce((sum, each) => sum + each.contracted_hours + each.done_hours, 0)).toBe(
      2 * (15_000 + 7_500 + 4_000),
    )
    expect(await cells(opened)).toEqual(await cells(now))
    await opened.close()
  })
})

describe('une base d’avant les remarques réglées', () => {
  it('retrouve de chaque remarque son marché ou sa ligne mise de côté, et quel import a pris la place d’un autre', async () => {
    const db = memory()
    const doubtful = row({ id: 'A', objet: 'Voirie', montant: 'environ mille' })
    await load(db, csv(doubtful, row({ id: 'B', montant: '300' })))
    await load(
      db,
      csv(row({ id: 'A', objet: 'Voirie', montant: '1 000' }), row({ id: 'B', objet: 'Parcs', montant: '300' })),
    )
    const line = (...texts: string[]) => texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const lines = [line('N° marché', 'Objet', 'Montant HT'), line('X', 'Toits', 'peu'), line('Y', '', '5')]
    const data = lines.map((cells) => `<row>${cells}</row>`).join('')
    const book = new Uint8Array(minimalXlsx({ sheets: [{ name: 'À voir ', data }] }))
    await load(db, new Blob([book]), { name: 'registre.xlsx' })
    const marche = [{ id: 'D', acheteur: { id: '21440109300015' }, objet: 'Écoles', montant: 'environ' }]
    await load(db, new Blob([JSON.stringify({ marches: { marche } })]), { name: 'decp.json' })
    const leadsOf = async (of: Database) => ({
      findings: await of.query.selectFrom('import_issue').select(['import_id', 'seq', 'uid', 'rejected_seq']).execute(),
      imports: await of.query.selectFrom('import').select(['id', 'superseded_by']).execute(),
    })
    const known = await leadsOf(db)
    expect(known.findings.filter(({ uid }) => uid !== null).map(({ import_id: id }) => id)).toEqual([1, 3, 4])
    expect(known.findings.filter((each) => each.rejected_seq !== null).map(({ import_id: id }) => id)).toEqual([1, 3])
    expect(known.imports.map((each) => each.superseded_by)).toEqual([2, null, null, null])
    const opened = openSqlite(await asBefore('0024', db))
    expect(await leadsOf(opened)).toEqual(known)
    await opened.close()
  })
})
