import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CPV_DIVISIONS } from '../src/codes/cpv.js'
import { considerationsOf } from '../src/considerations/tag.js'
import { baseUidOf, holdersKey, objetKey, plainUidOf } from '../src/contract/identity.js'
import { recordDigest } from '../src/contract/versions/digest.js'
import {
  type BuyerId,
  type Centihours,
  type Cents,
  type ContractRecord,
  contractRecord,
  type IsoDate,
} from '../src/contract.js'
import { groundsIn } from '../src/indicators/grounds.js'
import { KINDS, STATES, type State, type States } from '../src/states.js'
import { publishStatements } from '../src/store/contracts/publish.js'
import { contractsInserts } from '../src/store/contracts/write.js'
import type { StoredContract } from '../src/store/contracts.js'
import { type Database, LOCAL } from '../src/store/database.js'
import { beginImport } from '../src/store/imports/underWay.js'
import { openSqlite } from '../src/store/sqlite.js'
import { versionsInsert } from '../src/store/versions/staged.js'
import { Memo } from '../src/tasks/memo.js'
import { framed } from '../src/web/frame.js'
import { LOCAL_HOSTS } from '../src/web/hosts.js'
import { contractRoutes } from '../src/web/pages/contract/routes.js'
import { contractsRoutes } from '../src/web/pages/contracts/routes.js'
import { seeded } from './measure.js'

const CONTRACTS = 100_000
const BATCH = 2000

type Random = () => number
const below = (random: Random, limit: number): number => Math.floor(random() * limit)
const pick = <T>(random: Random, items: readonly [T, ...T[]]): T => items[below(random, items.length)] ?? items[0]

const WORKS = ['Rénovation', 'Entretien', 'Étude', 'Fourniture', 'Maintenance', 'Nettoyage', 'Éclairage'] as const
const PLACES = ['du groupe scolaire', 'de la piscine', 'des espaces verts', 'des bureaux', 'de la voirie'] as const

const PROCEDURES = ['Procédure adaptée', 'Appel d’offres ouvert', 'Marché passé sans publicité'] as const
const DIVISIONS = [...CPV_DIVISIONS.keys()]

/** Lists an officer opens: every order, deep pages, filters that keep much or little, words, figures in hours. */
const ADDRESSES = [
  '/marches',
  '/marches?page=1000',
  '/marches?tri=date&page=1900',
  '/marches?tri=-montant&page=1200',
  '/marches?tri=objet&page=1500',
  '/marches?tri=acheteur&page=900',
  '/marches?tri=-titulaire&page=1900',
  '/marches?annee=2025&compte=oui&fait=insertionClause&etat=yes',
  '/marches?compte=oui&fait=socialConsideration&etat=open&tri=objet&page=300',
  '/marches?exclus=subsequent&tri=-montant',
  '/marches?direction=Direction+3&categorie=Travaux&min=40000&tri=titulaire&page=20',
  '/marches?q=piscine+tranche+12&tri=-montant',
  '/marches?q=lot&tri=titulaire&page=1500',
  '/marches?annee=2025&heures=done',
  '/marches.csv?annee=2024&direction=Direction+3&fait=reserved&etat=yes',
  '/marches/215903501000002025-0',
]
const RUNS = 21

/** Prints the server time of a page of the list over 100 000 contracts in a file, first seen and seen again. */
export async function benchListing(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'spaser-bench-'))
  const database = openSqlite(join(folder, 'listing.db'))
  const started = performance.now()
  await fillRegister(database, CONTRACTS, seeded(20_250_312))
  console.log(`listing: ${CONTRACTS} contracts written in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  const page = (memo: Memo) => {
    const parts = { database, scope: LOCAL, memo, now: () => new Date(0), plan: null }
    return framed([contractsRoutes(parts), contractRoutes(parts)], LOCAL_HOSTS)
  }
  const fresh = await times(5, () => page(new Memo()).request('/marches'))
  console.log(`listing, first page after a publication: ${said(fresh)}`)
  const [warm, first, again] = [page(new Memo()), [] as number[], [] as number[]]
  for (const address of ADDRESSES) {
    const [once, more] = [await firstTimes(page, address), await times(RUNS, () => warm.request(address))]
    first.push(...once)
    again.push(...more)
    console.log(`  ${address}: ${said(more)}; a filter not seen before: ${said(once)}`)
  }
  console.log(`listing, all of these: ${said(again)}; filters not seen before: ${said(first)}`)
  await database.close()
  rmSync(folder, { recursive: true })
}

/** Times of an address whose count nobody asked for yet, in a service that has shown other lists. */
async function firstTimes(page: (memo: Memo) => ReturnType<typeof framed>, address: string): Promise<number[]> {
  const taken: number[] = []
  for (let run = 0; run < 5; run += 1) {
    const app = page(new Memo())
    await (await app.request('/marches')).text()
    const started = performance.now()
    await (await app.request(address)).text()
    taken.push(performance.now() - started)
  }
  return taken
}

async function times(runs: number, ask: () => Response | Promise<Response>): Promise<number[]> {
  const taken: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    const started = performance.now()
    await (await ask()).text()
    if (run > 0) taken.push(performance.now() - started)
  }
  return taken.sort((a, b) => a - b)
}

function said(taken: readonly number[]): string {
  const sorted = [...taken].sort((a, b) => a - b)
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`
}

/** Writes `count` contracts as one import, without reading a file: what lists must hold up to. */
export async function fillRegister(db: Database, count: number, random: Random): Promise<void> {
  const given = { fileName: 'bench.json', sha256: 'bench', format: 'decp-json', options: '{}', startedAt: '2025-06-01' }
  const importId = await beginImport(db, LOCAL, given, '')
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from)
    const contracts = Array.from({ length: size }, (_, at) => storedContract(from + at, importId, random))
    await db.atomically([
      versionsInsert(LOCAL, importId, contracts.map(versionOf)),
      ...contractsInserts(LOCAL, importId, 0, contracts),
    ])
  }
  const counts = { rows: count, created: count, updated: 0, unchanged: 0, rejected: 0, duplicates: 0, ignored: 0 }
  await db.atomically(publishStatements(LOCAL, importId, '2025-06-01T00:00:00.000Z', counts))
}

function storedContract(index: number, importId: number, random: Random): StoredContract {
  const record = recordOf(index, random)
  const states = Object.fromEntries(KINDS.map((kind) => [kind, pick(random, STATES)])) as States
  return {
    uid: plainUidOf(record, null),
    baseUid: baseUidOf(record, null),
    lot: null,
    sourceImportId: importId,
    type: record.type,
    test: false,
    acheteur: record.acheteur.id,
    id: record.id,
    idAccordCadre: record.idAccordCadre,
    saysSubsequent: record.idAccordCadre !== null,
    yearDate: record.dateNotification,
    yearBasis: record.dateNotification && 'notification',
    montantFirst: record.montant,
    montantLatest: record.montant,
    montantMaximum: record.montantMaximum,
    states,
    traits: { topics: [], objects: [], undeclared: [], unfound: [] },
    heuresContractualisees: record.heuresContractualisees,
    heuresRealisees: null,
    hours: record.hours,
    direction: record.direction,
    categorie: record.categorie,
    dureeMois: record.dureeMois,
    codeCPV: record.codeCPV,
    procedure: record.procedure,
    nature: record.nature,
    consultation: record.consultation,
    dateLancement: record.dateLancement,
    valeurEstimee: record.valeurEstimee,
    holders: record.titulaires.flatMap(({ id }) => id?.slice(0, 9) ?? []),
    reservedTo: [],
    grounds: groundsIn(KINDS.map((kind) => GROUNDS[states[kind]]).join('') + 'm'.repeat(KINDS.length)),
    record,
    considerations: { ...considerationsOf([]), states },
    rulesVersion: 'bench',
  }
}

const GROUNDS: Readonly<Record<State, string>> = { yes: 'd', no: 'd', review: 't', unknown: '-' }

const holder = (named: number) => ({
  id: String(100_000_000 + named),
  typeIdentifiant: null,
  denominationSociale: `Société ${named} et fils`,
})

function recordOf(index: number, random: Random): ContractRecord {
  const month = String(1 + below(random, 12)).padStart(2, '0')
  const day = String(1 + below(random, 28)).padStart(2, '0')
  const objet = `${pick(random, WORKS)} ${pick(random, PLACES)} : lot technique de la tranche ${below(random, 5000)}`
  const insertion = below(random, 20) === 0
  return contractRecord({
    id: `2025-${index}`,
    objet,
    type: below(random, 50) === 0 ? 'concession' : 'marche',
    acheteur: { id: `2159035010${String(below(random, 30)).padStart(4, '0')}` as BuyerId, nom: 'Ville d’Exemple' },
    idAccordCadre: index > 1000 && below(random, 25) === 0 ? `2025-${below(random, 1000)}` : null,
    dateNotification: below(random, 200) === 0 ? null : (`${2019 + below(random, 7)}-${month}-${day}` as IsoDate),
    montant: below(random, 40) === 0 ? null : ((100_000 + below(random, 300_000_000)) as Cents),
    montantMaximum: below(random, 4) === 0,
    titulaires: [holder(below(random, 8000))],
    codeCPV: `${DIVISIONS[index % DIVISIONS.length]}000000`,
    procedure: PROCEDURES[index % PROCEDURES.length] ?? null,
    direction: `Direction ${below(random, 12)}`,
    categorie: pick(random, ['Travaux', 'Services', 'Fournitures']),
    heuresContractualisees: insertion ? ((1 + below(random, 200_000)) as Centihours) : null,
    hours: insertion
      ? [{ quantity: 'done', from: '2025-01-01' as IsoDate, to: '2025-03-31' as IsoDate, hours: 1000 as Centihours }]
      : [],
    texts: [{ field: 'objet', column: null, text: objet, cell: `/marches/${index}/objet` }],
  })
}

function versionOf({ uid, baseUid, record }: StoredContract) {
  const keys = { lot: null, objetKey: objetKey(record), holdersKey: holdersKey(record.titulaires) }
  const written = { digest: recordDigest(record), place: '/', record: JSON.stringify(record), amendments: null }
  return { uid, baseUid, ...keys, montant: record.montant, ...written }
}
