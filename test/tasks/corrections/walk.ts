import { expect } from 'vitest'
import type { Kind, State } from '../../../src/states.js'
import { contractsAfter, type StoredContract } from '../../../src/store/contracts.js'
import { type Database, LOCAL } from '../../../src/store/database.js'
import { contractsSaid } from '../../../src/store/versions/parts.js'
import { versionsOf } from '../../../src/store/versions.js'
import { tellApart } from '../../../src/tasks/correct/apart.js'
import { type MergerMet, mergerMet } from '../../../src/tasks/correct/mergeEffect.js'
import { split } from '../../../src/tasks/correct/split.js'
import { correct, merge, withdraw } from '../../../src/tasks/correct.js'
import { undoDecisions } from '../../../src/tasks/decide/undo.js'
import { decide } from '../../../src/tasks/decide.js'
import { projectContract, standing } from '../../../src/tasks/import/project.js'
import { importFile } from '../../../src/tasks/import.js'
import { Memo } from '../../../src/tasks/memo.js'
import { namesakesOf } from '../../../src/tasks/namesakes.js'
import { readingOf } from '../../../src/tasks/reading.js'
import { applyRetag } from '../../../src/tasks/retag.js'
import { applyBatch, batchOf } from '../../../src/tasks/review/batch.js'
import { typeRow } from '../../../src/tasks/typeRow.js'
import { undoImport } from '../../../src/tasks/undo.js'
import { BUYER, clock, HEADER, row } from '../registers.js'
import { type Row, type Saying, SETS, type Step } from './steps.js'

const WHY = { reason: 'essai', document: null }
const ALL = { by: 'filter', kind: 'insertionClause', filter: {} } as const

/** Null where it is refused: then nothing changes. */
const orNull = <T>(done: Promise<T>): Promise<T | null> => done.catch(() => null)
const keyOf = (uid: string, name: string): string => JSON.stringify([uid, name])
const ofKey = (key: string): [uid: string, name: string] => JSON.parse(key)

/** What is done to a base, and what people did that must hold in it. */
export class Walk {
  /** Decisions that hold, by contract and fact: the last one, over those it replaced. */
  readonly decided = new Map<string, { readonly seq: number; readonly state: State | null }[]>()
  /** What was typed, by contract and field, the last one holding. */
  private readonly typed = new Map<string, { readonly seq: number; readonly value: string }[]>()
  private mergers: { readonly seq: number; readonly part: string }[] = []
  private aparts: { readonly seq: number; readonly uid: string; readonly other: string }[] = []
  private splits: { readonly seq: number; readonly goes: string; readonly montant: string }[] = []
  private readonly imports: { readonly id: number; readonly typed: string | null }[] = []
  /** All that was said and not refused. */
  readonly said: Saying[] = []
  /** What was taken, counted once done, whatever became of it. */
  readonly done = {
    rows: 0,
    corrections: 0,
    mergers: 0,
    aparts: 0,
    splits: 0,
    decisions: 0,
    batches: 0,
    decisionsUndone: 0,
  }
  private readonly now = clock()

  constructor(readonly db: Database) {}

  async take(each: Step): Promise<void> {
    if (each.do === 'load') await this.load(each)
    else if (each.do === 'type') await this.type(each)
    else if (each.do === 'undo') await this.undo(each)
    else if (each.do === 'retag') await applyRetag(this.db, LOCAL, this.now, { given: SETS[each.set] })
    else if (each.do === 'decide') await this.decide(await this.uid(each.of), 'reserved', each.state)
    else if (each.do === 'batch') await this.batch(each.answer)
    else if (each.do === 'undoDecision') await this.undoDecision(each.at)
    else if (each.do === 'correct') await this.correct(await this.uid(each.of), each.field, each.value)
    else if (each.do === 'merge') await this.merge(await this.uid(each.of), await this.uid(each.into), each.prevails)
    else if (each.do === 'apart') await this.apart(await this.uid(each.of), await this.uid(each.into))
    else if (each.do === 'split') await this.split(await this.uid(each.of), each.stays, each.goes)
    else await this.withdraw(each.at)
  }

  /** One of the contracts that show. */
  private async uid(of: number): Promise<string> {
    const uids = (await contractsAfter(this.db, LOCAL, '', 100)).map(({ uid }) => uid)
    return uids[of % Math.max(1, uids.length)] ?? 'aucun'
  }

  async decide(uid: string, kind: Kind, state: State | null): Promise<void> {
    if (!(await orNull(decide(this.db, LOCAL, { uid, kind, state, ...WHY }, this.now)))) return
    this.done.decisions++
    this.push(this.decided, keyOf(uid, kind), { seq: await this.last('decision'), state })
  }

  /** One answer to every question on a fact: it meets no decision. */
  private async batch(answer: 'yes' | 'no'): Promise<void> {
    const parts = { db: this.db, scope: LOCAL, memo: new Memo(), plan: null }
    const { seen } = await batchOf(parts, ALL)
    const done = await orNull(applyBatch(parts, ALL, { answer, seen, ...WHY }, this.now))
    if (!done) return
    this.done.batches++
    const query = this.db.query.selectFrom('decision').select(['seq', 'uid', 'kind', 'state'])
    for (const { seq, uid, kind, state } of await query.where('batch', '=', done.batch).execute()) {
      expect(this.state(keyOf(uid, kind))).toBe(null)
      expect(state).toBe(answer)
      this.push(this.decided, keyOf(uid, kind), { seq, state })
    }
  }

  /** Takes back one line of the journal, with its batch where it has one: what it replaced holds again. */
  private async undoDecision(at: number): Promise<void> {
    const lines = Math.max(1, await this.last('decision'))
    const done = await orNull(undoDecisions(this.db, LOCAL, (at % lines) + 1, this.now))
    if (!done) return
    this.done.decisionsUndone++
    for (const { seq, uid, kind } of done.lines) expect(this.decided.get(keyOf(uid, kind))?.pop()?.seq).toBe(seq)
  }

  /** Takes back every decision, the last first. */
  async undoDecisions(): Promise<void> {
    while (await orNull(undoDecisions(this.db, LOCAL, 'last', this.now)));
  }

  state(fact: string): State | null {
    return this.decided.get(fact)?.at(-1)?.state ?? null
  }

  private async correct(uid: string, field: string, value: string): Promise<void> {
    const done = await orNull(correct(this.db, LOCAL, { uid, fields: { [field]: value }, ...WHY }, this.now))
    if (!done) return
    this.done.corrections++
    this.push(this.typed, keyOf(uid, field), { seq: await this.last('correction'), value })
  }

  /** Made one, taken apart, then made one again: what was before comes back, and what stays keeps what it says. */
  private async merge(uid: string, into: string, prevails: 'part' | 'whole'): Promise<void> {
    const met = await orNull(mergerMet(this.db, LOCAL, { uid, into }, this.now()))
    if (!met) return
    const decided = Object.fromEntries(met.opposed.map((each) => [each.kind, each[prevails].state]))
    const [shown, seq] = [await contractsAfter(this.db, LOCAL, '', 100), await this.last('decision')]
    await merge(this.db, LOCAL, { uid, into, decided, ...WHY }, this.now)
    await withdraw(this.db, LOCAL, { seq: await this.last('correction'), reason: '' }, this.now)
    expect((await contractsAfter(this.db, LOCAL, '', 100)).map(asKept)).toEqual(shown.map(asKept))
    const whole = await merge(this.db, LOCAL, { uid, into, decided, ...WHY }, this.now)
    expectCompleted(met, whole)
    for (const { kind, state } of met.takenOver) expect(whole.states[kind]).toBe(state)
    for (const { kind } of met.opposed) expect(whole.states[kind]).toBe(decided[kind])
    this.done.mergers++
    this.mergers.push({ seq: await this.last('correction'), part: uid })
    await this.follow(seq)
  }

  /** What mergers, and their withdrawal, decided since a line of the journal. */
  private async follow(since: number): Promise<void> {
    const query = this.db.query.selectFrom('decision').select(['seq', 'uid', 'kind', 'state', 'undoes'])
    for (const { seq, uid, kind, state, undoes } of await query.where('seq', '>', since).orderBy('seq').execute()) {
      if (undoes === null) this.push(this.decided, keyOf(uid, kind), { seq, state })
      else expect(this.decided.get(keyOf(uid, kind))?.pop()?.seq).toBe(undoes)
    }
  }

  private async apart(uid: string, other: string): Promise<void> {
    const told = tellApart(this.db, LOCAL, { uid, into: other, ...WHY }, this.now).then(() => true)
    if (!(await orNull(told))) return
    this.done.aparts++
    this.aparts.push({ seq: await this.last('correction'), uid, other })
  }

  private async split(uid: string, stays: string | null, goes: string): Promise<void> {
    const before = await this.last('correction')
    const kept: Record<string, string> = stays === null ? {} : { montant: stays }
    const given = { uid, stays: kept, goes: { objet: 'Part', montant: goes }, ...WHY }
    const done = await orNull(split(this.db, LOCAL, given, this.now))
    if (!done) return
    this.done.splits++
    const seq = await this.last('correction')
    if (stays !== null) expect(done.stays.montantFirst).toBe(Number(stays) * 100)
    // It is a line of its own only where the contract did not say that amount already.
    if (stays !== null && seq === before + 2)
      this.push(this.typed, keyOf(uid, 'montant'), { seq: seq - 1, value: stays })
    this.splits.push({ seq, goes: done.goes, montant: goes })
  }

  private async withdraw(at: number): Promise<void> {
    const lines = await this.holding()
    const [seq, decided] = [lines.at(at % Math.max(1, lines.length))?.seq, await this.last('decision')]
    if (seq === undefined || !(await orNull(withdraw(this.db, LOCAL, { seq, reason: '' }, this.now)))) return
    await this.forget()
    await this.follow(decided)
  }

  /** Withdraws all that holds, the last first. */
  async withdrawAll(): Promise<void> {
    for (let lines = await this.holding(); lines.length > 0; lines = await this.holding()) {
      const decided = await this.last('decision')
      await withdraw(this.db, LOCAL, { seq: lines.at(-1)?.seq ?? 0, reason: '' }, this.now)
      await this.follow(decided)
    }
  }

  private async forget(): Promise<void> {
    const gone = await this.db.query.selectFrom('correction').select('withdraws').execute()
    const withdrawn = new Set(gone.map(({ withdraws }) => withdraws))
    const left = <T extends { readonly seq: number }>(lines: readonly T[]) =>
      lines.filter(({ seq }) => !withdrawn.has(seq))
    for (const [key, lines] of this.typed) this.typed.set(key, left(lines))
    this.mergers = left(this.mergers)
    this.aparts = left(this.aparts)
    this.splits = left(this.splits)
  }

  private holding() {
    return this.db.query.selectFrom('correction_in_force').select('seq').orderBy('seq').execute()
  }

  private async last(journal: 'correction' | 'decision'): Promise<number> {
    const { seq } = await this.db.query
      .selectFrom(journal)
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirstOrThrow()
    return seq ?? 0
  }

  private push<T>(stacks: Map<string, T[]>, key: string, line: T): void {
    stacks.set(key, [...(stacks.get(key) ?? []), line])
  }

  private async load(given: Extract<Saying, { do: 'load' }>): Promise<void> {
    const lines = given.rows.map(([id, objet, montant, date]) => row({ id, objet, montant, date, titulaire: id }))
    const file = new Blob([[HEADER, ...lines].join('\n')])
    const report = await importFile(this.db, LOCAL, this.now, { name: 'registre.csv', file })
    const { id, rows: all, created, updated, unchanged, rejected, duplicates } = report
    expect(all).toBe(created + updated + unchanged + rejected + duplicates)
    if (id !== null && !this.imports.some((each) => each.id === id)) this.imports.push({ id, typed: null })
    this.said.push(given)
  }

  private async type(given: Extract<Saying, { do: 'type' }>): Promise<void> {
    const done = await orNull(typeRow(this.db, LOCAL, this.now, { fields: fieldsOf(given.row), ...WHY }))
    if (!done) return
    this.done.rows++
    this.imports.push({ id: done.report.id ?? 0, typed: done.uid })
    this.said.push(given)
  }

  private async undo(given: Extract<Saying, { do: 'undo' }>): Promise<void> {
    const [each] = this.imports.splice(given.at % Math.max(1, this.imports.length), 1)
    if (each !== undefined) await undoImport(this.db, LOCAL, each.id, this.now)
    this.said.push(given)
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

  /** All that was done by hand and holds is what the contracts show. */
  async check(): Promise<void> {
    const contracts = new Map((await contractsAfter(this.db, LOCAL, '', 100)).map((each) => [each.uid, each]))
    const parts = new Set(this.mergers.map(({ part }) => part))
    for (const part of parts) expect(contracts.has(part)).toBe(false)
    for (const { typed } of this.imports) if (typed !== null) expect(contracts.has(typed)).toBe(!parts.has(typed))
    for (const { goes, montant } of this.splits) {
      expect(contracts.has(goes)).toBe(!parts.has(goes))
      if (this.value(goes, 'montant') === undefined && !parts.has(goes))
        expect(contracts.get(goes)?.montantFirst).toBe(Number(montant) * 100)
    }
    for (const fact of this.decided.keys()) {
      const [[uid, kind], state] = [ofKey(fact), this.state(fact)]
      if (state !== null && contracts.has(uid)) expect(contracts.get(uid)?.states[kind as Kind]).toBe(state)
    }
    for (const key of this.typed.keys()) {
      const [uid, field] = ofKey(key)
      const [contract, value] = [contracts.get(uid), this.value(uid, field)]
      if (!contract || value === undefined) continue
      if (field === 'montant') expect(contract.montantFirst).toBe(Number(value) * 100)
      else expect(contract[field as 'acheteur'] ?? contract.record[field as 'objet']).toBe(value)
    }
    for (const { uid, other } of this.aparts) {
      const { first } = await namesakesOf(this.db, LOCAL, { uid }, 100)
      expect(first.map(({ otherUid }) => otherUid)).not.toContain(other)
    }
    await this.checkFresh(contracts)
    await this.checkBuyers([...contracts.values()])
    const { cells } = await this.db.query
      .selectFrom('cell')
      .select(({ fn }) => fn.sum<number>('contracts').as('cells'))
      .executeTakeFirstOrThrow()
    expect(Number(cells)).toBe(contracts.size)
  }

  /** Sums by buyer are those of the contracts as they show. */
  private async checkBuyers(contracts: readonly StoredContract[]): Promise<void> {
    const query = this.db.query
      .selectFrom('buyer_cell')
      .select(({ fn }) => ['siren', fn.sum<number>('contracts').as('n')])
    const kept = await query
      .groupBy('siren')
      .having(({ fn }) => fn.sum('contracts'), '>', 0)
      .execute()
    const counted = new Map<string, number>()
    for (const { acheteur } of contracts) {
      const siren = acheteur?.slice(0, 9) ?? ''
      counted.set(siren, (counted.get(siren) ?? 0) + 1)
    }
    expect(new Map(kept.map(({ siren, n }) => [siren, Number(n)]))).toEqual(counted)
  }

  private value(uid: string, field: string): string | undefined {
    return this.typed.get(keyOf(uid, field))?.at(-1)?.value
  }
}

const fieldsOf = ([id, objet, montant, date]: Row) => ({
  ...{ acheteur: BUYER, id, objet, montant, titulaires: id },
  ...(date === '' ? {} : { dateNotification: date }),
})

const KEPT = ['objet', 'montant', 'dateNotification', 'direction', 'titulaires'] as const

/** What stays says what it said, and of the rest what the other said. */
function expectCompleted({ part, whole }: Pick<MergerMet, 'part' | 'whole'>, after: StoredContract): void {
  for (const field of KEPT) {
    const own = whole.record[field]
    const said = own === null || (Array.isArray(own) && own.length === 0) ? part.record[field] : own
    expect([field, after.record[field]]).toEqual([field, said])
  }
  const { modifications: own, montant } = whole.record
  const lacks = own.length === 0 && (montant === null || montant === part.record.montant)
  expect(after.record.modifications).toEqual(lacks ? part.record.modifications : own)
}

/** Where two files say the same, the one a cell is named from is the one that was read. */
const asKept = ({ sourceImportId: _, ...contract }: StoredContract): unknown =>
  JSON.parse(JSON.stringify(contract).replaceAll(/"cell":"[^"]*"/g, '"cell":""'))
