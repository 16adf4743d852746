import { type Titulaire, titulaireSchema, type WorkedHours, workedHoursSchema } from '../../contract.js'
import type { Issue } from '../../errors.js'
import { decimal } from '../../french.js'
import { amountTTC, type IssueCode, type Place, yearlyAmount } from '../../register/issues.js'
import { parseAmount, unusableNote } from '../../register/values/amount.js'
import { parseCpv } from '../../register/values/cpv.js'
import { parseDate } from '../../register/values/date.js'
import { parseDuration } from '../../register/values/duration.js'
import { parseHours } from '../../register/values/hours.js'
import { parseList } from '../../register/values/list.js'
import { type Parsed, parsed, unread } from '../../register/values/parsed.js'
import { HOLDER_TYPES, parseBuyer, parseHolder } from '../../register/values/siret.js'

/** A sort of value: how people type it, and how it is read from what they type, as a register's cell would be. */
export interface Sort<T> {
  /** What is expected, with an example, for whoever typed something else. */
  readonly expects: string
  /** As it would be typed; '' where it is not stated. */
  readonly typed: (value: T) => string
  /** With what an import would remark upon. `stands`: values already stated, of which nothing is remarked. */
  readonly read: (text: string, at?: Place, stands?: readonly T[]) => Parsed<T>
}

const AT: Place = { cell: null, label: '', value: null }
const cellOf = (text: string) => ({ kind: 'text', text }) as const
const hundredths = (value: number): string => String(value / 100).replace('.', ',')

export const WORDS: Sort<string> = { expects: 'un texte', typed: (value) => value, read: (text) => parsed(text) }

/** A buyer known by its SIREN alone is one: registers name it so. */
const WITHOUT_OFFICE = 'buyerSiren' satisfies IssueCode

export const BUYER: Sort<string> = {
  expects: 'ses 14 chiffres',
  typed: (id) => id,
  read: (text, at = AT) => {
    const { value, issues } = parseBuyer(cellOf(text), at)
    const remarks = issues.filter(({ code }) => code !== WITHOUT_OFFICE)
    return value === null ? unread(...remarks) : parsed(value, ...remarks)
  },
}

export const DAY: Sort<string> = {
  expects: 'une date, par exemple 12/03/2025',
  typed: (iso) => iso.split('-').reverse().join('/'),
  read: (text, at = AT) => parseDate(cellOf(text), at),
}

/** HT over the full duration: what says TTC or yearly is another amount. */
export const MONEY: Sort<number> = {
  expects: 'un montant hors taxes sur toute la durée, par exemple 12 500,50 € ou 12 k€',
  typed: (cents) => `${decimal(cents / 100, cents % 100 === 0 ? 0 : 2)} €`,
  read: (text, at = AT) => {
    const { value, issues } = parseAmount(cellOf(text), at)
    if (value === null) return unread(...issues)
    if (value.tax === 'TTC') return unread(amountTTC(at))
    if (value.yearly) return unread(yearlyAmount(at))
    return parsed(value.cents, ...issues, ...unusableNote(value.cents, at))
  },
}

export const MONTHS: Sort<number> = {
  expects: 'une durée, par exemple 36 mois ou 3 ans',
  typed: (months) => `${months} mois`,
  read: (text, at = AT) => parseDuration(cellOf(text), at),
}

export const HOURS: Sort<number> = {
  expects: 'un nombre d’heures, par exemple 1 200 ou 7,5 h',
  typed: (centihours) => `${hundredths(centihours)} h`,
  read: (text, at = AT) => parseHours(cellOf(text), at),
}

export const CPV: Sort<string> = {
  expects: 'un code CPV, par exemple 45210000',
  typed: (code) => code,
  read: (text, at = AT) => parseCpv(cellOf(text), at),
}

export const LIST: Sort<readonly string[]> = {
  expects: 'une liste, par exemple : Clause sociale, Critère social',
  typed: (items) => items.join(', '),
  read: (text) => ({ value: parseList(text), issues: [] }),
}

/** One a line, the name, then the identifier after a comma, and its type where it is no SIRET: "Acme, DE129273398 (TVA)". */
export const HOLDERS: Sort<readonly Titulaire[]> = {
  expects:
    'un titulaire par ligne, son nom puis son SIRET après une virgule : Bati Nord, 73282932000074 ; un autre identifiant, avec son type : Acme, DE129273398 (TVA) ; sans identifiant sûr, le nom seul',
  typed: (holders) => holders.map(holderTyped).join('\n'),
  read: (text, at = AT, stands = []) => together(linesOf(text), (line) => holderOf(line, at, stands.flat())),
}

const holderTyped = ({ denominationSociale, id, typeIdentifiant }: Titulaire): string =>
  [denominationSociale, id && (isPlain(typeIdentifiant) ? id : `${id} (${typeIdentifiant})`)].filter(Boolean).join(', ')

const isPlain = (type: string | null): boolean => type === null || type === 'SIRET'

const linesOf = (text: string): readonly string[] =>
  text
    .split(/[\n\r;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Each line read by itself: null where one cannot be. */
function together<T>(lines: readonly string[], read: (line: string) => Parsed<T>): Parsed<readonly T[]> {
  const each = lines.map(read)
  const values = each.flatMap(({ value }) => (value === null ? [] : [value]))
  const issues = each.flatMap((line) => line.issues)
  return values.length < lines.length ? unread(...issues) : parsed(values, ...issues)
}

/** Of an identifier that already stands for a holder, nothing is remarked: a register says it. */
function holderOf(line: string, at: Place, stands: readonly Titulaire[]): Parsed<Titulaire> {
  const same = stands.find((holder) => holderTyped(holder) === line)
  if (same) return parsed(same)
  const { name, id, type } = partsOf(line)
  if (id === null) return parsed(titulaireSchema.parse({ id, typeIdentifiant: null, denominationSociale: line }))
  const { value, issues } = parseHolder(cellOf(id), type, { ...at, value: id })
  if (value === null) return unread(...issues)
  const known = stands.find((holder) => holder.id === value.id)
  const denominationSociale = name || null
  if (known) return parsed({ ...known, typeIdentifiant: type ?? known.typeIdentifiant, denominationSociale })
  return parsed({ ...value, denominationSociale }, ...issues)
}

const TYPE = new RegExp(`\\s*\\((${HOLDER_TYPES.join('|')})\\)$`, 'i')
const SIRET_AFTER = /\s\d(?: ?\d){7,13}$/
const hasWord = (text: string): boolean => /\p{Ll}{3}/u.test(text.replace(/sire[nt]/i, ''))

/** What follows the last comma is an identifier where it has a figure and no word; so is a SIRET at the end, and a line of figures. */
function partsOf(line: string): { readonly name: string; readonly id: string | null; readonly type: string | null } {
  const type = TYPE.exec(line)?.[1]?.toUpperCase() ?? null
  const text = line.replace(TYPE, '')
  const comma = text.lastIndexOf(',')
  const after = text.slice(comma + 1)
  if (comma >= 0 && /\d/.test(after) && (type !== null || !hasWord(after))) {
    return { name: text.slice(0, comma).trim(), id: after, type }
  }
  const siret = text.search(SIRET_AFTER)
  if (siret > 0 && /\p{L}{2}/u.test(text.slice(0, siret))) {
    return { name: text.slice(0, siret).trim(), id: text.slice(siret), type }
  }
  const isId = type !== null || (/(?:\d\D*){5}/.test(text) && !/\p{L}{3}/u.test(text))
  return { name: '', id: isId ? text : null, type }
}

const QUANTITIES = { réalisées: 'done', validées: 'validated' } as const
const PERIOD =
  /^(?<hours>.+?) (?<quantity>réalisées|validées) du (?<from>\S+) au (?<to>\S+)(?: \((?<structure>.+)\))?$/u

/** One period a line: "91 h réalisées du 01/01/2024 au 31/12/2024", and who worked them: "… au 31/12/2024 (Envie 35)". */
export const HOURS_BY_PERIOD: Sort<readonly WorkedHours[]> = {
  expects: 'une période par ligne, par exemple : 91 h réalisées du 01/01/2024 au 31/12/2024',
  typed: (periods) =>
    periods
      .map(({ hours, quantity, from, to, structure }) => {
        const done = quantity === 'done' ? 'réalisées' : 'validées'
        return `${HOURS.typed(hours)} ${done} du ${DAY.typed(from)} au ${DAY.typed(to)}${structure ? ` (${structure})` : ''}`
      })
      .join('\n'),
  read: (text, at = AT) => together(linesOf(text), (line) => periodIn(line.replace(/\s+/gu, ' '), at)),
}

function periodIn(line: string, at: Place): Parsed<WorkedHours> {
  const { hours = '', quantity, from = '', to = '', structure } = PERIOD.exec(line)?.groups ?? {}
  const [first, last] = [DAY.read(from, { ...at, value: from }), DAY.read(to, { ...at, value: to })]
  const worked = HOURS.read(hours, { ...at, value: hours })
  const issues: readonly Issue[] = [first, last, worked].flatMap((each) => each.issues)
  const period = workedHoursSchema.safeParse({
    quantity: QUANTITIES[quantity as keyof typeof QUANTITIES],
    from: first.value,
    to: last.value,
    hours: worked.value,
    ...(structure === undefined ? {} : { structure }),
  })
  return period.success && period.data.from <= period.data.to ? parsed(period.data, ...issues) : unread(...issues)
}
