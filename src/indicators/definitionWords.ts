import { date, listOf } from '../french.js'
import {
  COUNTED,
  type CountDefinition,
  type Counted,
  type CustomDefinition,
  type HoursDefinition,
} from './definition.js'
import { HOURS_FIGURES } from './hours.js'
import { predicateWords, sum } from './predicate/words.js'
import { SHARES } from './shares.js'

/** One line of what a definition says: its name, and its words. */
export interface DefinitionLine {
  readonly name: string
  readonly text: string
}

type Defined = Omit<CountDefinition, 'label' | 'sentence'> | Omit<HoursDefinition, 'label' | 'sentence'>

/** What an indicator counts, over what, when, and what it leaves out, line by line; empty: there is no such indicator. */
export function definitionLines(id: string, definitions: readonly CustomDefinition[]): DefinitionLine[] {
  const definition = definitions.find((each) => each.id === id) ?? builtIn(id)
  if (definition === undefined) return []
  return [
    ...(definition.figure === 'hours' ? hoursLines(definition) : countLines(definition)),
    { name: 'Période', text: periodWords(definition) },
    ...(definition.version > 0 ? [{ name: 'Définition', text: `${id}, version ${definition.version}` }] : []),
  ]
}

/** A built-in indicator as a definition would say it; it has no version of its own. */
function builtIn(id: string): Defined | undefined {
  const share = SHARES.find((each) => each.id === id)
  const counts = COUNTED.find((each) => each === share?.base)
  if (share && counts) return { id, version: 0, figure: 'share', counts, numerator: { fact: share.fact } }
  const hours = HOURS_FIGURES.find((each) => id === `insertionHours.${each}`)
  return hours && { id, version: 0, figure: 'hours', counts: hours }
}

function countLines(definition: Exclude<Defined, { figure: 'hours' }>): DefinitionLine[] {
  const { figure, counts, numerator } = definition
  const isValue = counts === 'euro'
  return [
    {
      name: figure === 'share' ? 'Au numérateur' : 'Compté',
      text: `${COUNTED_WORDS[counts]} qui ${predicateWords(numerator)}`,
    },
    { name: figure === 'share' ? 'Au dénominateur' : 'Parmi', text: amongWords(definition) },
    ...thresholdLine(definition),
    { name: 'Laissés de côté', text: leftOutWords(definition) },
    ...(isValue ? [{ name: 'Montants', text: AMOUNTS[definition.amounts ?? 'first'] }] : []),
  ]
}

/** Facts are of contracts: what counts them in other units is said through theirs. */
const COUNTED_WORDS: Readonly<Record<Counted, string>> = {
  contract: 'les marchés',
  lot: 'les lots',
  consultation: 'les consultations d’au moins un marché parmi ceux',
  supplier: 'les fournisseurs d’au moins un marché parmi ceux',
  euro: 'les euros HT des marchés',
}

function hoursLines(definition: Extract<Defined, { figure: 'hours' }>): DefinitionLine[] {
  return [
    { name: 'Compté', text: HOURS_WORDS[definition.counts] },
    { name: 'Parmi', text: amongWords(definition) },
    ...thresholdLine(definition),
    { name: 'Laissés de côté', text: leftOutWords(definition) },
  ]
}

const HOURS_WORDS: Readonly<Record<HoursDefinition['counts'], string>> = {
  contracted: 'les heures d’insertion inscrites dans les marchés notifiés dans la période',
  done: 'les heures d’insertion travaillées dans la période, quelle que soit l’année du marché',
  doneCohort: 'le cumul à ce jour des heures d’insertion réalisées sur les marchés notifiés dans la période',
  validated: 'les heures d’insertion travaillées dans la période et validées par un facilitateur',
}

const AMOUNTS = {
  first: 'ceux de la notification, maximum des accords-cadres inclus',
  latest: 'les derniers connus, modifications comprises, maximum des accords-cadres inclus',
} as const

function amongWords(definition: Defined): string {
  if (definition.among) return `les marchés qui ${predicateWords(definition.among)}`
  return isOfAnyYear(definition) ? 'tous les marchés, quelle que soit leur année' : 'tous les marchés de la période'
}

/** Hours belong to the days on which they are worked, on contracts of every year (SPEC §3). */
const isOfAnyYear = ({ figure, counts }: Defined): boolean =>
  figure === 'hours' && (counts === 'done' || counts === 'validated')

function thresholdLine({ threshold }: Defined): DefinitionLine[] {
  if (threshold === undefined) return []
  const text =
    threshold === 'eu'
      ? 'à partir du seuil européen de la date, de l’acheteur et de la catégorie'
      : `à partir de ${sum(threshold)} HT`
  return [{ name: 'Seuil', text }]
}

function leftOutWords(definition: Defined): string {
  const { concessions = 'excluded', callOffs = 'excluded' } = definition.figure === 'hours' ? {} : definition
  return listOf([
    ...(concessions === 'excluded' ? ['concessions'] : []),
    ...(concessions === 'only' ? ['tout ce qui n’est pas une concession'] : []),
    ...(callOffs === 'excluded' ? ['marchés subséquents d’un accord-cadre du registre'] : []),
    'lignes de test',
    ...(isOfAnyYear(definition) ? [] : ['marchés sans date']),
    ...(definition.counts === 'lot' ? ['marchés sans numéro de lot'] : []),
    ...(definition.counts === 'supplier' ? ['marchés sans titulaire connu'] : []),
  ])
}

function periodWords({ period }: Defined): string {
  if (period === undefined || period.kind === 'civilYear')
    return 'celle qui est demandée : l’année civile sur ces pages'
  if (period.kind === 'since') return `depuis le ${date(period.from)}, en cumul`
  return `les ${period.months} mois qui finissent au dernier jour demandé, ou au jour des dernières données si elles s’arrêtent avant`
}
