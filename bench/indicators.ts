import type { Centihours, Cents, IsoDate } from '../src/contract.js'
import { computeIndicators } from '../src/indicators/compute.js'
import { groundsIn } from '../src/indicators/grounds.js'
import type { CountedContract, Question } from '../src/indicators/types.js'
import { KINDS, STATES, type States } from '../src/states.js'
import { type Database, LOCAL } from '../src/store/database.js'
import { openSqlite } from '../src/store/sqlite.js'
import { importFile } from '../src/tasks/import.js'
import { indicatorsOf } from '../src/tasks/indicators.js'
import { Memo } from '../src/tasks/memo.js'
import { summaryOf } from '../src/tasks/summary.js'
import { medianMs, seeded } from './measure.js'
import { csvRegister } from './register.js'

const CONTRACTS = 5000
const RUNS = 31

/** Prints the median time of all built-in indicators over 5 000 contracts: counted in memory, then read from the base too. */
export async function benchIndicators(): Promise<void> {
  const contracts = generate(CONTRACTS, seeded(20_250_312))
  const question: Question = { from: '2025-01-01' as IsoDate, to: '2025-12-31' as IsoDate }
  const median = await medianMs(RUNS, () => computeIndicators(contracts, question))
  console.log(`indicators, counted in memory: ${CONTRACTS} contracts, median ${median.toFixed(1)} ms over ${RUNS} runs`)
  const db = openSqlite(':memory:')
  const file = new Blob([csvRegister(CONTRACTS, seeded(2))])
  await importFile(db, LOCAL, () => new Date(), { name: 'bench.csv', file })
  const stored = await medianMs(RUNS, () => indicatorsOf(db, LOCAL, question))
  console.log(`indicators, read from SQLite and counted: ${CONTRACTS} contracts, median ${stored.toFixed(1)} ms`)
  await benchSummary(db)
  await db.close()
}

/** The whole summary of their buyer, nothing kept: of the whole register, and of the buyer asked for by its SIREN. */
async function benchSummary(db: Database): Promise<void> {
  const now = new Date('2025-12-31T12:00:00Z')
  const [largest] = (await summaryOf(db, LOCAL, { year: null }, null, now)).buyers
  for (const acheteur of [undefined, largest?.siren ?? undefined]) {
    const asked = { year: 2025, acheteur }
    const median = await medianMs(RUNS, () => summaryOf(db, LOCAL, asked, null, now, new Memo()))
    const whose =
      acheteur === undefined ? 'of the whole register' : `of its largest buyer (${largest?.contracts} in its last year)`
    console.log(`summary ${whose}: ${CONTRACTS} contracts, nothing kept, median ${median.toFixed(1)} ms`)
  }
}

function generate(count: number, random: () => number): CountedContract[] {
  const below = (limit: number) => Math.floor(random() * limit)
  return Array.from({ length: count }, (_, index) => {
    const month = String(1 + below(12)).padStart(2, '0')
    const montant = (500_000 + below(200_000_000)) as Cents
    const callOff = index > 100 && below(20) === 0
    return {
      uid: `21590350100017M${index}`,
      type: below(50) === 0 ? 'concession' : 'marche',
      test: false,
      acheteur: '21590350100017',
      id: `M${index}`,
      idAccordCadre: callOff ? `M${below(100)}` : null,
      lot: null,
      saysSubsequent: callOff,
      yearDate: below(100) === 0 ? null : (`${2024 + below(2)}-${month}-15` as IsoDate),
      montantFirst: montant,
      montantLatest: montant,
      montantMaximum: below(4) === 0,
      states: Object.fromEntries(KINDS.map((kind) => [kind, STATES[below(4)] ?? 'unknown'])) as States,
      traits: { topics: [], objects: [], undeclared: [], unfound: [] },
      heuresContractualisees: below(4) === 0 ? ((1 + below(200_000)) as Centihours) : null,
      heuresRealisees: null,
      hours:
        below(4) === 0
          ? ['01', '02', '03', '04'].map((worked) => ({
              quantity: 'done' as const,
              from: `2025-${worked}-01` as IsoDate,
              to: `2025-${worked}-28` as IsoDate,
              hours: below(20_000) as Centihours,
            }))
          : [],
      direction: `Direction ${below(12)}`,
      categorie: null,
      dureeMois: 1 + below(48),
      codeCPV: `${45 + below(30)}000000`,
      procedure: 'Procédure adaptée',
      nature: 'Marché',
      consultation: null,
      dateLancement: null,
      valeurEstimee: null,
      baseUid: `21590350100017M${index}`,
      holders: [String(100_000_000 + below(2_000))],
      reservedTo: [],
      grounds: groundsIn(''),
    }
  })
}
