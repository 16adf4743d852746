import { type Titulaire, titulaireSchema, type WorkedHours, workedHoursSchema } from '../../contract.js'
import { decimal } from '../../french.js'
import { parseAmount } from '../../register/values/amount.js'
import { parseCpv } from '../../register/values/cpv.js'
import { parseDate } from '../../register/values/date.js'
import { parseDuration } from '../../register/values/duration.js'
import { parseHours } from '../../register/values/hours.js'
import { parseList } from '../../register/values/list.js'
import { parseHolder } from '../../register/values/siret.js'

/** A sort of value: how people type it, and how it is read from what they type, as a register's cell would be. */
export interface Sort<T> {
  /** What is expected, with an example, for whoever typed something else. */
  readonly expects: string
  /** As it would be typed; '' where it is not stated. */
  readonly typed: (value: T) => string
  /** Null: it cannot be read as that. */
  readonly read: (text: string) => T | null
}

const AT = { cell: null, label: '', value: null }
const cellOf = (text: string) => ({ kind: 'text', text }) as const
const hundredths = (value: number): string => String(value / 100).replace('.', ',')

export const WORDS: Sort<string> = { expects: 'un texte', typed: (value) => value, read: (text) => text }

export const DAY: Sort<string> = {
  expects: 'une date, par exemple 12/03/2025',
  typed: (iso) => iso.split('-').reverse().join('/'),
  read: (text) => parseDate(cellOf(text), AT).value,
}

/** HT over the full duration: what says TTC or yearly is another amount. */
export const MONEY: Sort<number> = {
  expects: 'un montant hors taxes sur toute la durée, par exemple 12 500,50 € ou 12 k€',
  typed: (cents) => `${decimal(cents / 100, cents % 100 === 0 ? 0 : 2)} €`,
  read: (text) => {
    const amount = parseAmount(cellOf(text), AT).value
    return amount === null || amount.tax === 'TTC' || amount.yearly ? null : amount.cents
  },
}

export const MONTHS: Sort<number> = {
  expects: 'une durée, par exemple 36 mois ou 3 ans',
  typed: (months) => `${months} mois`,
  read: (text) => parseDuration(cellOf(text), AT).value,
}

export const HOURS: Sort<number> = {
  expects: 'un nombre d’heures, par exemple 1 200 ou 7,5 h',
  typed: (centihours) => `${hundredths(centihours)} h`,
  read: (text) => parseHours(cellOf(text), AT).value,
}

export const CPV: Sort<string> = {
  expects: 'un code CPV, par exemple 45210000',
  typed: (code) => code,
  read: (text) => parseCpv(cellOf(text), AT).value,
}

export const LIST: Sort<readonly string[]> = {
  expects: 'une liste, par exemple : Clause sociale, Critère social',
  typed: (items) => items.join(', '),
  read: (text) => parseList(text),
}

/** One a line, the name, then the identifier after a comma: "Bati Nord, 73282932000074". */
export const HOLDERS: Sort<readonly Titulaire[]> = {
  expects: 'un titulaire par ligne, son nom puis son SIRET après une virgule : Bati Nord, 73282932000074',
  typed: (holders) =>
    holders.map(({ denominationSociale, id }) => [denominationSociale, id].filter(Boolean).join(', ')).join('\n'),
  read: (text) =>
    text
      .split(/[\n\r;]+/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map(holderOf),
}

/** What follows the last comma is an identifier where it has a figure; a line may be an identifier alone. */
function holderOf(line: string): Titulaire {
  const [, name = '', last = ''] = /^(?:(.*),)?([^,]*)$/s.exec(line) ?? []
  const known =
    /\d/.test(last) && (name !== '' || !/\p{L}{3}/u.test(last)) ? parseHolder(cellOf(last), null, AT).value : null
  if (known === null) return titulaireSchema.parse({ id: null, typeIdentifiant: null, denominationSociale: line })
  return { ...known, denominationSociale: name.trim() || null }
}

const QUANTITIES = { réalisées: 'done', validées: 'validated' } as const
const PERIOD = /^(?<hours>.+?) (?<quantity>réalisées|validées) du (?<from>\S+) au (?<to>\S+)$/u

/** One period a line: "91 h réalisées du 01/01/2024 au 31/12/2024". */
export const HOURS_BY_PERIOD: Sort<readonly WorkedHours[]> = {
  expects: 'une période par ligne, par exemple : 91 h réalisées du 01/01/2024 au 31/12/2024',
  typed: (periods) =>
    periods
      .map(({ hours, quantity, from, to }) => {
        const done = quantity === 'done' ? 'réalisées' : 'validées'
        return `${HOURS.typed(hours)} ${done} du ${DAY.typed(from)} au ${DAY.typed(to)}`
      })
      .join('\n'),
  read: (text) => {
    const lines = text.split(/[\n\r;]+/).filter((line) => /\S/.test(line))
    const periods = lines.map((line) => periodIn(line.replace(/\s+/gu, ' ').trim()))
    return periods.every((period) => period !== null) ? periods : null
  },
}

function periodIn(line: string): WorkedHours | null {
  const { hours = '', quantity, from = '', to = '' } = PERIOD.exec(line)?.groups ?? {}
  const parsed = workedHoursSchema.safeParse({
    quantity: QUANTITIES[quantity as keyof typeof QUANTITIES],
    from: DAY.read(from),
    to: DAY.read(to),
    hours: HOURS.read(hours),
  })
  return parsed.success && parsed.data.from <= parsed.data.to ? parsed.data : null
}
