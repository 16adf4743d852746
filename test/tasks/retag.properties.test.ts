import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRuleSet } from '../../src/considerations/ruleFile.js'
import { STANDARD_RULES } from '../../src/considerations/ruleSet.js'
import { KINDS, type Kind, STATES, type State } from '../../src/states.js'
import { type Database, LOCAL } from '../../src/store/database.js'
import type { ContractView } from '../../src/tasks/contracts.js'
import { decide } from '../../src/tasks/decide.js'
import { importFile } from '../../src/tasks/import.js'
import { applyRetag } from '../../src/tasks/retag.js'
import { undoImport } from '../../src/tasks/undo.js'
import { BUYER, clock, contractsOf, HEADER, memory, row } from './registers.js'

const WITHOUT_TEXTS = JSON.stringify({
  off: STANDARD_RULES.text.filter(({ kinds }) => kinds.some((kind) => kind !== 'reserved')).map(({ id }) => id),
})
const SETS = {
  standard: { rules: STANDARD_RULES, file: '{}' },
  other: { rules: parseRuleSet(WITHOUT_TEXTS), file: WITHOUT_TEXTS },
} as const

const IDS = ['A1', 'B2'] as const
const OBJECTS = [
  'Voirie. Le titulaire réserve 120 heures d’insertion à des personnes éloignées de l’emploi',
  'Papier, critère environnemental pondéré à 15 %',
  'Nettoyage, lot réservé aux entreprises adaptées et aux ESAT',
  'Gaz',
] as const
const ANSWERS = ['', 'Oui', 'Non'] as const

type Step =
  | { readonly do: 'load'; readonly rows: readonly (readonly [id: string, object: string, answer: string])[] }
  | { readonly do: 'undo'; readonly at: number }
  | { readonly do: 'decide'; readonly id: string; readonly kind: Kind; readonly state: State | null }
  | { readonly do: 'retag'; readonly set: keyof typeof SETS }

const rows = fc
  .subarray([...IDS], { minLength: 1 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.constantFrom(...OBJECTS), fc.constantFrom(...ANSWERS)))),
  )
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ do: fc.constant('load' as const), rows }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('undo' as const), at: fc.nat(5) }), weight: 1 },
  {
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      id: fc.constantFrom(...IDS),
      kind: fc.constantFrom(...KINDS),
      state: fc.option(fc.constantFrom(...STATES)),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('retag' as const),
      set: fc.constantFrom(...(['standard', 'other'] as const)),
    }),
    weight: 2,
  },
)

/** What is done to a base, and the decisions that must hold in it. */
class Walk {
  readonly held = new Map<string, State>()
  readonly imports: number[] = []
  private readonly now = clock()

  constructor(readonly db: Database) {}

  async take(each: Step): Promise<void> {
    if (each.do === 'load') await this.load(each.rows)
    else if (each.do === 'undo') await this.undo(each.at)
    else if (each.do === 'retag') await applyRetag(this.db, LOCAL, this.now, { given: SETS[each.set] })
    else await this.decide(`${BUYER}${each.id}`, each.kind, each.state)
  }

  /** Refused where there is no such contract, or nothing to withdraw: then nothing changes. */
  async decide(uid: string, kind: Kind, state: State | null): Promise<void> {
    const given = { uid, kind, state, reason: 'essai', document: null }
    const done = await decide(this.db, LOCAL, given, this.now).catch(() => null)
    if (done && state) this.held.set(JSON.stringify([uid, kind]), state)
    else if (done) this.held.delete(JSON.stringify([uid, kind]))
  }

  private async load(given: Extract<Step, { do: 'load' }>['rows']): Promise<void> {
    const lines = given.map(([id, objet, answer]) => `${row({ id, objet })};${answer}`)
    const file = new Blob([[`${HEADER};Clause sociale`, ...lines].join('\n')])
    const { id } = await importFile(this.db, LOCAL, this.now, { name: 'registre.csv', file })
    if (id !== null && !this.imports.includes(id)) this.imports.push(id)
  }

  private async undo(at: number): Promise<void> {
    const [id] = this.imports.splice(at % Math.max(1, this.imports.length), 1)
    if (id !== undefined) await undoImport(this.db, LOCAL, id, this.now)
  }
}

/** What is established, whichever of two files that say the same it is read from. */
const established = ({ uid, states, reservedTo, tags, flags, rulesVersion }: ContractView) => ({
  ...{ uid, states, reservedTo, rulesVersion },
  flags: flags.filter(({ code }) => code !== 'toReconfirm'),
  tags: tags.map(({ cell: _, ...tag }) => tag),
})

test('quoi qu’il arrive, une décision est l’état montré, et les règles publiées rendent ce que donne un import neuf', async () => {
  let decided = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const walk = new Walk(memory())
      for (const each of steps) {
        await walk.take(each)
        for (const { uid, states } of await contractsOf(walk.db)) {
          for (const kind of KINDS) {
            const state = walk.held.get(JSON.stringify([uid, kind]))
            if (state !== undefined) expect(states[kind]).toBe(state)
          }
        }
      }
      await walk.take({ do: 'retag', set: 'standard' })
      const fresh = new Walk(memory())
      for (const each of steps) if (each.do === 'load' || each.do === 'undo') await fresh.take(each)
      for (const [key, state] of walk.held) {
        const [uid, kind] = JSON.parse(key) as [string, Kind]
        await fresh.decide(uid, kind, state)
      }
      decided += walk.held.size
      const after = (await contractsOf(walk.db)).map(established)
      expect(after).toEqual((await contractsOf(fresh.db)).map(established))
      await walk.db.close()
      await fresh.db.close()
    }),
    { numRuns: 60 },
  )
  expect(decided).toBeGreaterThan(10)
}, 120_000)
