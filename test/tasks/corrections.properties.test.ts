import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRuleSet } from '../../src/considerations/ruleFile.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { contractsAfter, type StoredContract } from '../../src/store/contracts.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import { contractsSaid, versionsOf } from '../../src/store/versions.js'
import type { ContractView } from '../../src/tasks/contracts.js'
import { correct, merge, withdraw } from '../../src/tasks/correct.js'
import { decide } from '../../src/tasks/decide.js'
import { projectContract, standing } from '../../src/tasks/import/project.js'
import { importFile } from '../../src/tasks/import.js'
import { readingOf } from '../../src/tasks/reading.js'
import { applyRetag } from '../../src/tasks/retag.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, HEADER, memory, row } from './registers.js'

const WITHOUT_TEXTS = JSON.stringify({ off: STANDARD_RULES.text.map(({ id }) => id) })
const SETS = {
  standard: { rules: STANDARD_RULES, file: '{}' },
  other: { rules: parseRuleSet(WITHOUT_TEXTS), file: WITHOUT_TEXTS },
} as const

const IDS = ['A1', 'B2', 'C3'] as const
const OBJECTS = [
  'Voirie. Clause d’insertion : 120 heures',
  'Papier, critère environnemental pondéré à 15 %',
  'Gaz',
] as const
const WHY = { reason: 'essai', document: null }

type Id = (typeof IDS)[number]
type Step =
  | { readonly do: 'load'; readonly rows: readonly (readonly [id: Id, objet: string, montant: string])[] }
  | { readonly do: 'undo'; readonly at: number }
  | { readonly do: 'decide'; readonly id: Id; readonly state: 'yes' | 'no' | null }
  | {
      readonly do: 'correct'
      readonly id: Id
      readonly field: 'montant' | 'direction' | 'objet'
      readonly value: string
    }
  | { readonly do: 'merge'; readonly id: Id; readonly into: Id }
  | { readonly do: 'withdraw'; readonly at: number }
  | { readonly do: 'retag'; readonly set: keyof typeof SETS }

const id = fc.constantFrom(...IDS)
const made = <K extends Step['do']>(what: K) => fc.constant(what)
const rows = fc
  .subarray([...IDS], { minLength: 1 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((each) => fc.tuple(fc.constant(each), fc.constantFrom(...OBJECTS), fc.constantFrom('100', '200', ''))),
    ),
  )
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ do: made('load'), rows }), weight: 4 },
  { arbitrary: fc.record({ do: made('undo'), at: fc.nat(5) }), weight: 2 },
  { arbitrary: fc.record({ do: made('decide'), id, state: fc.constantFrom('yes', 'no', null) }), weight: 2 },
  {
    arbitrary: fc.record({
      ...{ do: made('correct'), id, field: fc.constantFrom('montant', 'direction', 'objet') },
      value: fc.constantFrom('1000', '2000', 'Papier recyclé'),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ do: made('merge'), id, into: id }), weight: 3 },
  { arbitrary: fc.record({ do: made('withdraw'), at: fc.nat(9) }), weight: 3 },
  { arbitrary: fc.record({ do: made('retag'), set: fc.constantFrom('standard', 'other') }), weight: 1 },
)

const uidOf = (each: Id): string => `${BUYER}${each}`
/** Null where it is refused: then nothing changes. */
const orNull = <T>(done: Promise<T>): Promise<T | null> => done.catch(() => null)

/** What is done to a base, and what people did that must hold in it. */
class Walk {
  readonly decided = new Map<string, string>()
  /** What was typed, by contract and field, the last one holding. */
  readonly typed = new Map<string, { readonly seq: number; readonly value: string }[]>()
  readonly mergers: { readonly seq: number; readonly part: string; readonly into: string }[] = []
  readonly imports: number[] = []
  /** What was taken, counted once done, whatever became of it. */
  readonly done = { corrections: 0, mergers: 0, decisions: 0 }
  private readonly now = clock()

  constructor(readonly db: Database) {}

  async take(each: Step): Promise<void> {
    if (each.do === 'load') await this.load(each.rows)
    else if (each.do === 'undo') await this.undo(each.at)
    else if (each.do === 'retag') await applyRetag(this.db, LOCAL, this.now, { given: SETS[each.set] })
    else if (each.do === 'decide') await this.decide(uidOf(each.id), each.state)
    else if (each.do === 'correct') await this.correct(uidOf(each.id), each.field, each.value)
    else if (each.do === 'merge') await this.merge(uidOf(each.id), uidOf(each.into))
    else await this.withdraw(each.at)
  }

  async decide(uid: string, state: 'yes' | 'no' | null): Promise<void> {
    const done = await orNull(decide(this.db, LOCAL, { uid, kind: 'reserved', state, ...WHY }, this.now))
    if (done) this.done.decisions++
    if (done && state) this.decided.set(uid, state)
    else if (done) this.decided.delete(uid)
  }

  private async correct(uid: string, field: string, value: string): Promise<void> {
    const done = await orNull(correct(this.db, LOCAL, { uid, fields: { [field]: value }, ...WHY }, this.now))
    if (!done) return
    this.done.corrections++
    const key = JSON.stringify([uid, field])
    this.typed.set(key, [...(this.typed.get(key) ?? []), { seq: await this.last(), value }])
  }

  private async merge(uid: string, into: string): Promise<void> {
    const done = await orNull(merge(this.db, LOCAL, { uid, into, ...WHY }, this.now))
    if (!done) return
    this.done.mergers++
    this.mergers.push({ seq: await this.last(), part: uid, into })
  }

  private async withdraw(at: number): Promise<void> {
    const lines = await this.holding()
    const seq = lines.at(at % Math.max(1, lines.length))?.seq
    if (seq !== undefined && (await orNull(withdraw(this.db, LOCAL, { seq, reason: '' }, this.now))))
      await this.forget()
  }

  /** Withdraws all that holds, the last first. */
  async withdrawAll(): Promise<void> {
    for (let lines = await this.holding(); lines.length > 0; lines = await this.holding()) {
      await withdraw(this.db, LOCAL, { seq: lines.at(-1)?.seq ?? 0, reason: '' }, this.now)
    }
  }

  private async forget(): Promise<void> {
    const gone = await this.db.query.selectFrom('correction').select('withdraws').execute()
    const withdrawn = new Set(gone.map(({ withdraws }) => withdraws))
    for (const [key, lines] of this.typed)
      this.typed.set(
        key,
        lines.filter(({ seq }) => !withdrawn.has(seq)),
      )
    const left = this.mergers.filter(({ seq }) => !withdrawn.has(seq))
    this.mergers.splice(0, this.mergers.length, ...left)
  }

  private holding() {
    return this.db.query.selectFrom('correction_in_force').select('seq').orderBy('seq').execute()
  }

  private async last(): Promise<number> {
    const { seq } = await this.db.query
      .selectFrom('correction')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirstOrThrow()
    return seq
  }

  private async load(given: Extract<Step, { do: 'load' }>['rows']): Promise<void> {
    const lines = given.map(([each, objet, montant]) => row({ id: each, objet, montant, titulaire: each }))
    const file = new Blob([[HEADER, ...lines].join('\n')])
    const report = await importFile(this.db, LOCAL, this.now, { name: 'registre.csv', file })
    const { rows: all, created, updated, unchanged, rejected, duplicates } = report
    expect(all).toBe(created + updated + unchanged + rejected + duplicates)
    if (report.id !== null && !this.imports.includes(report.id)) this.imports.push(report.id)
  }

  private async undo(at: number): Promise<void> {
    const [each] = this.imports.splice(at % Math.max(1, this.imports.length), 1)
    if (each !== undefined) await undoImport(this.db, LOCAL, each, this.now)
  }

  /** What is stored is what would be made now of all that is said and was done by hand: no step leaves a row behind. */
  private async checkFresh(stored: ReadonlyMap<string, StoredContract>): Promise<void> {
    const versions = await this.db.query.selectFrom('contract_version').select('uid').distinct().execute()
    const said = await contractsSaid(
      this.db,
      LOCAL,
      versions.map(({ uid }) => uid),
    )
    const uids = said.map(({ uid }) => uid)
    const { rules, byHandOf } = await readingOf(this.db, LOCAL)
    const [all, byHand] = [await versionsOf(this.db, LOCAL, uids, null), await byHandOf(uids)]
    const fresh = uids.flatMap((uid) => {
      const left = standing(all.get(uid) ?? [])
      return left ? [[uid, asKept(projectContract(left, rules, byHand.get(uid)))] as const] : []
    })
    expect(new Map([...stored].map(([uid, contract]) => [uid, asKept(contract)]))).toEqual(new Map(fresh))
  }

  /** Every decision, correction and merger that holds is what the contracts show. */
  async check(): Promise<void> {
    const contracts = new Map((await contractsAfter(this.db, LOCAL, '', 100)).map((each) => [each.uid, each]))
    for (const { part } of this.mergers) expect(contracts.has(part)).toBe(false)
    for (const [uid, state] of this.decided)
      if (contracts.has(uid)) expect(contracts.get(uid)?.states.reserved).toBe(state)
    for (const [key, lines] of this.typed) {
      const [uid = '', field] = JSON.parse(key) as string[]
      const [contract, value] = [contracts.get(uid), lines.at(-1)?.value]
      if (!contract || value === undefined) continue
      if (field === 'montant') expect(contract.montantFirst).toBe(Number(value) * 100)
      else expect(field === 'objet' ? contract.record.objet : contract.direction).toBe(value)
    }
    await this.checkFresh(contracts)
    const { cells } = await this.db.query
      .selectFrom('cell')
      .select(({ fn }) => fn.sum<number>('contracts').as('cells'))
      .executeTakeFirstOrThrow()
    expect(Number(cells)).toBe(contracts.size)
  }
}

/** Where two files say the same, the one a cell is named from is the one that was read. */
const asKept = ({ sourceImportId: _, ...contract }: StoredContract): unknown =>
  JSON.parse(JSON.stringify(contract).replaceAll(/"cell":"[^"]*"/g, '"cell":""'))

/** What is established, whichever of two files that say the same it is read from, and whichever came first of two of one id. */
function established(contracts: readonly ContractView[]): unknown[] {
  const lines = contracts.map(({ importId: _, flags, ...contract }) =>
    JSON.stringify({ ...contract, flags: flags.filter(({ code }) => code !== 'toReconfirm') })
      .replaceAll(/"cell":"[^"]*"/g, '"cell":""')
      .replaceAll(/~[0-9a-f]{8}/g, ''),
  )
  return lines.sort().map((line) => JSON.parse(line) as unknown)
}

test('quoi qu’il arrive, ce que les agents ont fait à la main tient ; tout annulé, il ne reste que ce que disent les imports', async () => {
  const seen = { corrections: 0, mergers: 0, decisions: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const walk = new Walk(memory())
      for (const each of steps) {
        await walk.take(each)
        await walk.check()
      }
      for (const each of ['corrections', 'mergers', 'decisions'] as const) seen[each] += walk.done[each]
      await walk.withdrawAll()
      await walk.take({ do: 'retag', set: 'standard' })
      const fresh = new Walk(memory())
      for (const each of steps) if (each.do === 'load' || each.do === 'undo') await fresh.take(each)
      for (const [uid, state] of walk.decided) await fresh.decide(uid, state as 'yes' | 'no')
      expect(established(await contractsOf(walk.db))).toEqual(established(await contractsOf(fresh.db)))
      const cells = (db: Database) => db.query.selectFrom('cell').selectAll().execute()
      expect(await cells(walk.db)).toEqual(await cells(fresh.db))
      await walk.db.close()
      await fresh.db.close()
    }),
    { numRuns: 60 },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5)
}, 240_000)
