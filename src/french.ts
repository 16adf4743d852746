import { format } from 'date-fns/format'
import { fr } from 'date-fns/locale/fr'
import { parseISO } from 'date-fns/parseISO'
import type { IsoDate } from './contract.js'

/** Formats for people. Spaces inside a figure are narrow no-break (U+202F), whatever the ICU of the machine writes. */
const NARROW = '\u202f'
const narrow = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, NARROW)

const formats = new Map<string, Intl.NumberFormat>()

function number(value: number, options: Intl.NumberFormatOptions): string {
  const key = JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.NumberFormat('fr-FR', options)
  formats.set(key, known)
  return narrow(known.format(value))
}

/** 1234567 → "1 234 567". */
export function integer(value: number): string {
  return number(value, { maximumFractionDigits: 0 })
}

/** At most `digits` decimals, without idle zeros: 1234.5 → "1 234,5". */
export function decimal(value: number, digits: number): string {
  return number(value, { maximumFractionDigits: digits })
}

/** A ratio between 0 and 1, at most `digits` decimals of a percent: 0.285 → "28,5 %", 0.25 → "25 %". */
export function percent(ratio: number, digits = 1): string {
  return number(ratio, { style: 'percent', maximumFractionDigits: digits })
}

/** A ratio with as many decimals as it takes to differ from another one: 24.96 % beside 25 % is not "25 %". */
export function percentBeside(ratio: number, other: number): string {
  const digits = [1, 2, 3, 4].find((count) => ratio === other || percent(ratio, count) !== percent(other, count))
  return percent(ratio, digits ?? 4)
}

/** Euros rounded for people: 1234567 → "1,2 M€", 240000 → "240 k€", 1234 → "1 234 €". */
export function euros(value: number): string {
  const scale = SCALES.find(({ from }) => Math.abs(value) >= from)
  if (!scale) return `${integer(value)}${NARROW}€`
  const scaled = value / scale.unit
  return `${decimal(scaled, Math.abs(scaled) < 9.95 ? 1 : 0)}${NARROW}${scale.name}`
}

/** Each scale starts where the one below would round up to 1 000. */
const SCALES = [
  { from: 999_500_000, unit: 1e9, name: 'Md€' },
  { from: 999_500, unit: 1e6, name: 'M€' },
  { from: 9_950, unit: 1e3, name: 'k€' },
] as const

/** Euros to the cent: 1234.5 → "1 234,50 €". */
export function eurosExact(value: number): string {
  return `${number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}${NARROW}€`
}

/** Hours, at most two decimals: 184000 → "184 000 h". */
export function hours(value: number): string {
  return `${decimal(value, 2)}${NARROW}h`
}

/** ISO date → "12 mars 2025", "1er mars 2025". */
export function date(iso: string): string {
  const text = format(parseISO(iso), 'd MMMM y', { locale: fr })
  return text.startsWith('1 ') ? `1er ${text.slice(2)}` : text
}

/** In French zero and one take the singular. */
export function plural(count: number, one: string, many: string): string {
  return Math.abs(count) < 2 ? one : many
}

/** Count with its noun: "1 marché", "38 marchés". */
export function countOf(count: number, one: string, many: string): string {
  return `${integer(count)}\u00a0${plural(count, one, many)}`
}

/** "SIREN 243 500 139": the number by which a buyer is called where its name is not known. */
export function sirenText(siren: string): string {
  return `SIREN\u00a0${siren.replace(/(\d{3})(?=\d)/g, '$1\u202f')}`
}

/** "au moins un" → "Au moins un": where a phrase begins a sentence or stands as a heading. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A text on one line, cut between two words where it is longer; where it is one long word, within it. */
export function shortened(text: string, longest: number): string {
  const line = spaced(text)
  if (line.length <= longest) return line
  const cut = line.lastIndexOf(' ', longest)
  return `${whole(line.slice(0, cut > 0 ? cut : longest))}…`
}

/** Each run of spaces is one space. */
export const spaced = (text: string): string => text.replace(/\s+/g, ' ')

/** No half of a character that takes two units. */
const whole = (text: string): string => text.replace(/[\ud800-\udbff]$/, '')

/** "a, b et c". */
export function listOf(items: readonly string[]): string {
  return new Intl.ListFormat('fr-FR', { type: 'conjunction' }).format(items)
}

/** French typography: a narrow no-break space before ; : ! ? % » and after «, where a plain one was typed. */
export function typographic(text: string): string {
  return text.replace(/ (?=[;:!?%»])/g, NARROW).replace(/« /g, `«${NARROW}`)
}

/** The civil day in mainland France: what "today" and "this year" mean on every page, wherever the machine stands. */
export function dayInFrance(now: Date): IsoDate {
  return DAY.format(now) as IsoDate
}

/** Swedes write a day as ISO does. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

const TIME = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' })

/** Time of day in metropolitan France, as it may stand in the name of a file: "14 h 05". */
export const timeInFrance = (now: Date): string => TIME.format(now).replace(':', ' h ')
