import { capital, countOf, hours, typographic as t } from '../../../french.js'
import type { AnyIndicator } from '../../../indicators/figures/figure.js'
import { asidesOf, foretoldText, methodText } from '../../../indicators/landingWords.js'
import { pastErrorText } from '../../../indicators/pastErrorMeasured.js'
import { daysText, fractionText, headlineText, intervalText } from '../../../indicators/wording.js'
import type { StandingOfYear } from '../../../tasks/hypotheses/suppose.js'
import type { Hypotheses } from '../../../tasks/hypotheses.js'
import type { Foretold } from '../../../tasks/schemes/foretold.js'
import { statusText, targetShown } from '../objectives/words.js'

interface Line {
  readonly name: string
  readonly of: (standing: StandingOfYear) => string | null
}

const figured = (read: (indicator: AnyIndicator) => string | null) => (standing: StandingOfYear) =>
  standing.indicator && read(standing.indicator)

/** What tells where an objective stands, for the page and the command alike. */
const LINES: readonly Line[] = [
  { name: 'Chiffre', of: figured((each) => headlineText(each) ?? 'non calculable') },
  { name: 'Fait de', of: figured(fractionText) },
  { name: 'Compté', of: figured(daysText) },
  { name: 'Intervalle', of: figured((each) => (each.base === 'hour' ? null : intervalText(each))) },
  { name: 'Cible', of: figured(({ target, unit }) => target && targetShown(target, unit)) },
  { name: 'Où il en est', of: figured(({ status, target }) => status && statusText(status, target)) },
  { name: 'Ce qu’il faut', of: ({ effort }) => effort && capital(effort) },
  { name: 'Prévision', of: ({ landing, objective }) => landing && foretoldText(landing, objective.unit) },
  { name: 'À la fin du schéma', of: ({ atEnd, objective }) => atEnd && foretoldText(atEnd, objective.unit) },
]

interface OutcomeLine {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** The figure before and after; what is said of neither is left out. */
export function outcomeLines({ objective: { now, supposed } }: Hypotheses): OutcomeLine[] {
  const lines = LINES.map(({ name, of }) => ({ name, before: said(of(now)), after: said(of(supposed)) }))
  return lines.filter(({ before, after }) => before !== null || after !== null)
}

const said = (text: string | null): string | null => text && t(text)

/** How the forecasts were made, what they are worth, and what each leaves aside; nothing where there is no forecast. */
export function forecastNotes({ objective: { supposed }, added }: Hypotheses): string[] {
  const { landing, atEnd, objective } = supposed
  const landings = [landing, atEnd].flatMap((each) =>
    each === null || each.landing.low === null ? [] : [each.landing],
  )
  if (landings.length === 0) return []
  const isResult = landings.every(({ basis }) => basis.kind === 'result')
  const notes = [
    ...new Set(landings.map(methodText)),
    ...(isResult ? [] : [pastErrorText(objective.indicator ?? '')]),
    ...(added > 0 && !isResult ? [AMONG_EXPECTED] : []),
    ...asidesAt(landing).map((aside) => `${capital(aside)}.`),
    ...asidesAt(atEnd).map((aside) => `À la fin du schéma : ${aside}.`),
  ]
  return notes.map((note) => t(note))
}

function asidesAt(foretold: Foretold | null): string[] {
  if (foretold === null || foretold.landing.low === null) return []
  return 'overdue' in foretold.landing ? asidesOf(foretold.landing) : []
}

const AMONG_EXPECTED =
  'Les marchés supposés à venir sont pris parmi ceux que la prévision attend déjà : ils prennent la place d’autant d’entre eux, et ne s’y ajoutent que s’ils sont plus nombreux.'

/** "7 marchés confirmés, 3 écartés, 10 à venir, 300 h de plus sur 2 marchés". */
export function supposedText({ yes, no, added, worked }: Hypotheses): string {
  const parts = [
    yes > 0 ? countOf(yes, 'marché confirmé', 'marchés confirmés') : null,
    no > 0 ? countOf(no, 'marché écarté', 'marchés écartés') : null,
    worked.contracts > 0
      ? `${hours(worked.hours)} de plus sur ${countOf(worked.contracts, 'marché', 'marchés')}`
      : null,
    added > 0 ? countOf(added, 'marché à venir', 'marchés à venir') : null,
  ].filter((part) => part !== null)
  return parts.join(', ')
}

/** Another objective in a few words: its figure, what it is made of, its status, its forecasts. */
export function inShort({ indicator, landing, atEnd, objective: { unit } }: StandingOfYear): string {
  if (indicator === null) return ''
  const status = indicator.status === null ? '' : `, ${statusText(indicator.status, indicator.target)}`
  const said = (name: string, foretold: Foretold | null) =>
    foretold && foretold.landing.low !== null ? ` ; ${name} : ${foretoldText(foretold, unit)}` : ''
  const forecasts = `${said('prévision', landing)}${said('à la fin du schéma', atEnd)}`
  return t(`${headlineText(indicator) ?? 'non calculable'} (${fractionText(indicator)})${status}${forecasts}`)
}
