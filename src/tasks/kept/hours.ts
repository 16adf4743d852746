import { byDay } from '../../indicators/byDay.js'
import { isOf, type PopulationTold, populationTold } from '../../indicators/cells.js'
import { frameworksOf } from '../../indicators/frameworks.js'
import { asksHours, hoursOver } from '../../indicators/hours.js'
import { cellsOf, type HoursCell, hoursFromCells, takenFromCells } from '../../indicators/hoursCells.js'
import { isAskedOf } from '../../indicators/population.js'
import type { Figure, HoursIndicator, Question } from '../../indicators/types.js'
import { namingCounts } from '../../store/cellsNaming.js'
import { readHoursCells } from '../../store/cellsRead.js'
import { contractsRollingUp, contractsWithHoursApart } from '../../store/hours.js'
import { circularKnown, type Kept, ofOthers, type YearsAsked } from './asked.js'

interface FiguresInHours {
  readonly population: PopulationTold
  readonly figures: readonly Figure<HoursIndicator>[]
}

/** The figures in hours asked for, none perhaps, over the population of the part. */
export async function hoursKept(kept: Kept, asked: YearsAsked, question: Question): Promise<FiguresInHours> {
  const cells = await hoursCells(kept, asked)
  const about = cells.filter(({ inYears, undated }) => inYears || undated)
  const population = populationTold(about, await ofOthers(kept, asked))
  if (!asksHours(question)) return { population, figures: [] }
  const { inCells, ...looked } = await lookedAt(kept, asked, question)
  const left = [...cells, ...takenFromCells(inCells, asked)]
  return { population, figures: hoursFromCells({ ...looked, cells: left }, question) }
}

/** What is looked at one by one of the part asked for, kept until the next publication. */
async function lookedAt(kept: Kept, asked: YearsAsked, question: Question) {
  const { db, scope, memo } = kept
  const { buyers, direction, categorie, below } = asked
  const { inCells, frameworks, contracts } = await memo.of(db, scope, 'hours', () => hoursLookedAt(kept))
  const name = JSON.stringify(['hours of', buyers, direction, categorie, below, question.only])
  return memo.of(db, scope, name, async () => {
    const about = contracts.filter((contract) => isOf(contract, asked) && isAskedOf(contract, { buyers }))
    const taken = inCells.filter((contract) => isOf(contract, asked) && isAskedOf(contract, { buyers }))
    return { within: byDay(about), over: hoursOver(about, frameworks, question), frameworks, inCells: taken }
  })
}

/** Contracts whose hours are looked at one by one: those that roll up, and those whose hours no cell adds up. */
async function hoursLookedAt(kept: Kept) {
  const { db, scope } = kept
  const { contracts: rolling, inCells } = await contractsRollingUp(db, scope, await circularKnown(kept))
  const uids = new Set(rolling.map(({ uid }) => uid))
  const apart = (await contractsWithHoursApart(db, scope)).filter(({ uid }) => !uids.has(uid))
  return { inCells, frameworks: frameworksOf(rolling), contracts: [...rolling, ...apart] }
}

/** All contracts of the part asked for, of whatever year. */
async function hoursCells(kept: Kept, asked: YearsAsked): Promise<HoursCell[]> {
  const { db, scope, memo } = kept
  const { buyers } = asked
  const name = JSON.stringify(['counts of those that name a framework', buyers])
  const naming = await memo.of(db, scope, name, async () =>
    namingCounts(db, scope, { buyers }, await circularKnown(kept)),
  )
  return [...(await readHoursCells(db, scope, asked)), ...cellsOf(naming, asked)]
}
