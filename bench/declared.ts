import { existsSync, openAsBlob } from 'node:fs'
import { considerationsOf } from '../src/considerations/tag.js'
import type { Tag } from '../src/considerations/types.js'
import { KIND_LABELS, KINDS, type Kind, type State } from '../src/states.js'
import { contractsAfter, type StoredContract } from '../src/store/contracts.js'
import { LOCAL } from '../src/store/database.js'
import { openSqlite } from '../src/store/sqlite.js'
import { importFile } from '../src/tasks/import.js'
import { seeded } from './measure.js'

const FOLDER = new URL('../../shared/data/decp-v2/', import.meta.url)
const FILES = ['demantis', 'dematis16', 'dematis17', 'dematis18', 'dematis19', 'dematis20', 'dematis25']

/** What the seven real DECP v2 files declare against what their objects say, as a table in Markdown. */
export async function benchDeclared(): Promise<void> {
  if (!existsSync(FOLDER)) return console.log('déclaré et trouvé : données absentes (shared/data/decp-v2)')
  const contracts = await realContracts()
  console.log(`\n${contracts.length} marchés et concessions de ${FILES.length} fichiers\n`)
  console.log('| fait | déclaré oui | écrit dans l’objet | les deux | écrit, non déclaré | déclaré, non écrit |')
  console.log('|---|---:|---:|---:|---:|---:|')
  const compared = contracts.map(compare)
  for (const kind of KINDS) console.log(row(kind, compared))
}

/** Every disagreement in which the text says something, then as many silent objects as make fifty: to be read by a person. */
export async function benchDisagreements(): Promise<void> {
  if (!existsSync(FOLDER)) return console.log('écarts : données absentes (shared/data/decp-v2)')
  const random = seeded(2026)
  const all = (await realContracts()).flatMap(disagreements).map((one) => ({ one, rank: random() }))
  const drawn = all.sort(
    (a, b) => Number(b.one.found !== 'unknown') - Number(a.one.found !== 'unknown') || a.rank - b.rank,
  )
  for (const { one } of drawn.slice(0, 50)) console.log(JSON.stringify(one))
}

async function realContracts(): Promise<StoredContract[]> {
  const db = openSqlite(':memory:')
  for (const name of FILES) {
    const file = await openAsBlob(new URL(`${name}.json`, FOLDER))
    await importFile(db, LOCAL, () => new Date(0), { name: `${name}.json`, file })
  }
  return contractsAfter(db, LOCAL, '', 10_000)
}

type Compared = Readonly<Record<Kind, { readonly declared: State; readonly found: State }>>

/** The two sources apart, each combined by itself. */
function compare({ record }: StoredContract): Compared {
  const statesOf = (declared: boolean) =>
    considerationsOf(record.texts.filter(({ field }) => (field === 'colonne') === declared)).states
  const [declared, found] = [statesOf(true), statesOf(false)]
  return Object.fromEntries(KINDS.map((kind) => [kind, { declared: declared[kind], found: found[kind] }])) as Compared
}

function row(kind: Kind, compared: readonly Compared[]): string {
  const count = (holds: (each: Compared[Kind]) => boolean) => compared.filter((each) => holds(each[kind])).length
  const cells = [
    count(({ declared }) => declared === 'yes'),
    count(({ found }) => found === 'yes'),
    count(({ declared, found }) => declared === 'yes' && found === 'yes'),
    count(({ declared, found }) => declared !== 'yes' && found === 'yes'),
    count(({ declared, found }) => declared === 'yes' && found !== 'yes'),
  ]
  return `| ${KIND_LABELS[kind]} | ${cells.join(' | ')} |`
}

function disagreements(contract: StoredContract) {
  const states = compare(contract)
  const { record, considerations } = contract
  const quoteOf = (kind: Kind): Tag | undefined =>
    considerations.tags.find((tag) => tag.kind === kind && tag.source === 'text' && !tag.implied)
  return KINDS.filter((kind) => (states[kind].declared === 'yes') !== (states[kind].found === 'yes')).map((kind) => ({
    ...{ kind, ...states[kind], rule: quoteOf(kind)?.rule ?? null, quote: quoteOf(kind)?.quote ?? null },
    ...{ uid: contract.uid, objet: record.objet, cpv: record.codeCPV },
    ...{ sociales: record.considerationsSociales, environnementales: record.considerationsEnvironnementales },
  }))
}
