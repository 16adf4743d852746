import { ruleTitle } from '../../../considerations/titles.js'
import { capital, countOf, date, euros, integer } from '../../../french.js'
import { definitionOf } from '../../../indicators/definitions.js'
import { FACTS } from '../../../indicators/facts.js'
import type { HoursFigure } from '../../../indicators/hours.js'
import { EXCLUSION_WORDS } from '../../../indicators/reasons.js'
import { NOT_STATED } from '../../../indicators/selection.js'
import type { Fact } from '../../../indicators/types.js'
import { CONSIDERATIONS, KIND_LABELS, STATE_LABELS } from '../../../states.js'
import type { ContractsCount } from '../../../store/listing.js'
import { type Gap, type ObjectKind, TOPICS } from '../../../topics.js'
import type { ContractsQuery } from '../../query.js'
import { STATE_WORDS } from '../../ui/state.js'

/** A fact as a noun: "clause d’insertion", "considération sociale". */
export function factName(fact: Fact): string {
  if (fact in CONSIDERATIONS) return fact === 'socialConsideration' ? 'considération sociale' : ENVIRONMENTAL
  return KIND_LABELS[fact as Exclude<Fact, keyof typeof CONSIDERATIONS>]
}
const ENVIRONMENTAL = 'considération environnementale'

/** What a list holds, as its heading says it. */
export function titleOf(query: ContractsQuery): string {
  const { excluded, hours } = query
  const noun = excluded ? capital(EXCLUSION_WORDS[excluded].many) : 'Marchés'
  const first = hours ? `${noun} ${hoursPart(hours, query)}` : `${noun}${datedPart(query)}`
  const figure = figurePart(query)
  if (figure !== null)
    return [`${noun} ${figure}`, periodPart(query), ...FILTERS.map(({ said }) => said(query))]
      .filter((part) => part !== null)
      .join(', ')
  return [first, ...FILTERS.map(({ said }) => said(query))].filter((part) => part !== null).join(', ')
}

function datedPart(query: ContractsQuery): string {
  const period = periodPart(query)
  if (period === null || query.excluded === 'undated') return ''
  return query.excluded ? ` (${period})` : ` notifiés ${period}`
}

/** "en 2025", "du 1er mars 2025 au 30 juin 2025"; null: of any date. */
export function periodPart({ from, to }: Pick<ContractsQuery, 'from' | 'to'>): string | null {
  const year = from?.slice(0, 4)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `en ${year}`
  if (from && to) return `du ${date(from)} au ${date(to)}`
  if (from) return `à partir du ${date(from)}`
  return to ? `jusqu’au ${date(to)}` : null
}

function hoursPart(hours: HoursFigure, query: ContractsQuery): string {
  const period = periodPart(query)
  const notified = period ? `notifiés ${period} ` : ''
  const worked = period ? ` ${period}` : ''
  const parts: Record<HoursFigure, string> = {
    contracted: `${notified}dont les heures d’insertion contractualisées sont connues`,
    done: `sur lesquels des heures d’insertion travaillées${worked} sont connues`,
    doneCohort: `${notified}dont les heures d’insertion réalisées à ce jour sont connues`,
    validated: `sur lesquels des heures d’insertion travaillées${worked} ont été validées`,
  }
  return parts[hours]
}

/** What contracts are whose fact is in one of these states, after "Marchés". */
function statesPart({ fact, states, figure }: ContractsQuery): string | null {
  if (!fact || !states || figure) return null
  const { many } = FACTS[fact]
  const phrase = STATE_PHRASES[[...states].sort().join()]
  return phrase
    ? phrase(many)
    : `« ${factName(fact)} » : ${states.map((state) => STATE_WORDS[state].word).join(' ou ')}`
}

const denied = (many: string): string =>
  many.replace(/^comportent une? /, 'ne comportent pas de ').replace(/^sont /, 'ne sont pas ')

const STATE_PHRASES: Readonly<Record<string, (many: string) => string>> = {
  yes: (many) => `dont il est établi qu’ils ${many}`,
  no: (many) => `dont il est établi qu’ils ${denied(many)}`,
  review: (many) => `dont il reste à vérifier s’ils ${many}`,
  unknown: (many) => `dont rien ne dit s’ils ${many}`,
  'review,unknown': (many) => `dont on ne sait pas encore s’ils ${many}`,
  'no,yes': (many) => `dont on sait s’ils ${many} ou non`,
}

function topicPart({ topic }: ContractsQuery): string | null {
  return topic === undefined ? null : `sur le thème « ${TOPICS[topic].label} »`
}

/** What is bought, after "Marchés": neither a clause nor a criterion. */
const OBJECT_PARTS: Record<ObjectKind, string> = {
  socialObject: 'dont l’objet acheté est social',
  environmentalObject: 'dont l’objet acheté est environnemental',
}

/** Where texts and declarations part, after "Marchés" or after the name of a fact. */
const GAP_PHRASES: Record<Gap, readonly [one: string, other: string]> = {
  undeclared: ['est dans les textes, non déclaré', 'trouvé dans les textes, non déclaré'],
  unfound: ['est déclaré, non trouvé dans les textes', 'déclaré, non trouvé dans les textes'],
}

function gapPart({ gap, fact }: ContractsQuery): string | null {
  if (gap === undefined) return null
  return fact === undefined
    ? `dont un fait ${GAP_PHRASES[gap][0]}`
    : `avec « ${factName(fact)} » ${GAP_PHRASES[gap][1]}`
}

function amountPart({ minAmount, maxAmount, amount }: ContractsQuery): string | null {
  const [min, max] = [minAmount, maxAmount].map((cents) => (cents === undefined ? null : euros(cents / 100)))
  const range = min && max ? `de ${min} à ${max}` : min ? `de ${min} et plus` : max ? `de ${max} au plus` : null
  const usable = amount && (amount === 'usable' ? 'au montant exploitable' : 'sans montant exploitable')
  return [range, usable].filter(Boolean).join(', ') || null
}

function namedPart(name: string | undefined, stated: string, notStated: string): string | null {
  if (name === undefined) return null
  return name === NOT_STATED ? notStated : `${stated} « ${name} »`
}

function cpvPart({ cpv }: ContractsQuery): string | null {
  if (cpv === undefined) return null
  return cpv === NOT_STATED ? 'sans code CPV' : `code CPV ${cpv}…`
}

function buyerPart({ acheteur }: ContractsQuery): string | null {
  if (acheteur === undefined) return null
  return acheteur === NOT_STATED ? 'sans acheteur connu' : `acheteur ${acheteur}`
}

/** A figure of a scheme by its name; its states, else all that it is counted over. */
function figurePart({ figure, states }: ContractsQuery): string | null {
  if (figure === undefined) return null
  const name = definitionOf(figure.indicator)?.label ?? figure.indicator
  const which = states ? states.map((state) => STATE_LABELS[state]).join(' ou ') : 'tous ceux qu’il regarde'
  return `derrière le chiffre « ${name} » du schéma « ${figure.scheme} » : ${which}`
}

interface Filter {
  /** How the heading says it; null: not asked. */
  readonly said: (query: ContractsQuery) => string | null
  /** The same list without it. */
  readonly without: Partial<ContractsQuery>
}

/** Filters besides the period and what is left out, which begin the heading. */
const FILTERS: readonly Filter[] = [
  { said: ({ counted }) => (counted ? 'comptés' : null), without: { counted: undefined } },
  { said: statesPart, without: { fact: undefined, states: undefined } },
  { said: gapPart, without: { gap: undefined } },
  { said: topicPart, without: { topic: undefined } },
  { said: ({ object }) => (object ? OBJECT_PARTS[object] : null), without: { object: undefined } },
  { said: amountPart, without: { minAmount: undefined, maxAmount: undefined, amount: undefined } },
  {
    said: ({ direction }) => namedPart(direction, 'direction', 'sans direction renseignée'),
    without: { direction: undefined },
  },
  {
    said: ({ categorie }) => namedPart(categorie, 'catégorie', 'sans catégorie renseignée'),
    without: { categorie: undefined },
  },
  { said: cpvPart, without: { cpv: undefined } },
  { said: buyerPart, without: { acheteur: undefined } },
  {
    said: ({ buyers }) => (buyers ? `des ${countOf(buyers.length, 'acheteur', 'acheteurs')} du schéma` : null),
    without: { buyers: undefined },
  },
  {
    said: ({ rule }) => (rule ? `où la règle « ${ruleTitle(rule)} » a trouvé quelque chose` : null),
    without: { rule: undefined },
  },
  { said: ({ q }) => (q ? `avec les mots « ${q} »` : null), without: { q: undefined } },
]

const BEGINNING: readonly Filter[] = [
  {
    said: ({ excluded }) => (excluded ? EXCLUSION_WORDS[excluded].many : null),
    without: { excluded: undefined },
  },
  { said: figurePart, without: { figure: undefined, states: undefined } },
  {
    said: ({ hours, ...query }) => (hours ? hoursPart(hours, { ...query, from: undefined, to: undefined }) : null),
    without: { hours: undefined },
  },
  {
    said: (query) => {
      const period = periodPart(query)
      return period && (query.hours || query.figure ? period : `notifiés ${period}`)
    },
    without: { from: undefined, to: undefined },
  },
]

/** Each filter in force, with the list without it. */
export function activeFilters(query: ContractsQuery): { readonly name: string; readonly without: ContractsQuery }[] {
  return [...BEGINNING, ...FILTERS].flatMap(({ said, without }) => {
    const name = said(query)
    return name === null ? [] : [{ name, without: { ...query, ...without, page: undefined } }]
  })
}

/** "61 marchés sur 214"; for hours that bear their own dates, "62 marchés sur 375 de toutes années". */
export function countPart(contracts: number, among: number, hours: HoursFigure | undefined): string {
  const anyYear = hours && isDated(hours) ? ' de toutes années' : ''
  const all = contracts === among ? '' : ` sur ${integer(among)}${anyYear}`
  return `${countOf(contracts, 'marché', 'marchés')}${all}`
}

const isDated = (figure: HoursFigure): boolean => figure === 'done' || figure === 'validated'

/** What the hours of a figure are, after "9 069 h" or as the heading of their column: "réalisées en 2025". */
export function hoursNoun(figure: HoursFigure, query: ContractsQuery): string {
  const nouns: Record<HoursFigure, string> = {
    contracted: 'contractualisées',
    done: 'réalisées',
    doneCohort: 'réalisées à ce jour',
    validated: 'validées',
  }
  const period = isDated(figure) ? periodPart(query) : null
  return [nouns[figure], period].filter((part) => part !== null).join(' ')
}

/** What people must know to add the hours up themselves. */
export function hoursNote(figure: HoursFigure): string {
  const callOffs = 'celles d’un accord-cadre comprennent celles de ses marchés subséquents'
  return isDated(figure)
    ? `heures comptées à la date du travail, quelle que soit l’année du marché ; ${callOffs}`
    : callOffs
}

/** Contracts whose amount is in no sum; null: none. */
export function unpricedPart({ contracts, priced }: ContractsCount): string | null {
  const left = contracts - priced
  return left === 0
    ? null
    : countOf(left, 'sans montant exploitable, non sommé', 'sans montant exploitable, non sommés')
}
