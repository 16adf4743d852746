import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type IsoDate, isoDateSchema, type Siret, siretSchema } from '../contract.js'
import { COMMON_OPTIONS } from './options.js'
import { usage } from './output.js'

type Options = NonNullable<ParseArgsConfig['options']>

/** Arguments of one command; what it does not know is refused by name. `files`: it takes names beside its options. */
export function parse<O extends Options>(args: readonly string[], options: O, files = false) {
  const all = { ...options, ...COMMON_OPTIONS } as const
  try {
    return parseArgs({ args: [...args], options: all, allowPositionals: files, strict: true })
  } catch (cause) {
    throw usage(refusal(cause))
  }
}

/** Node explains itself in English; its code and the option it names are enough to say it in French. */
function refusal(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  const named = /'(?<option>[^']+)'/.exec(message)?.groups?.option ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Option inconnue : ${named}.`
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `Argument en trop : « ${named} ».`
  return `L’option ${named} est mal donnée : une valeur manque, ou est de trop.`
}

export function siretOption(text: string | undefined): Siret | undefined {
  if (text === undefined) return undefined
  const parsed = siretSchema.safeParse(text.replace(/\s/g, ''))
  if (!parsed.success) throw usage(`--acheteur attend un SIRET de 14 chiffres, reçu « ${text} ».`)
  return parsed.data
}

export function buyerOption(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const digits = text.replace(/\s/g, '')
  if (!/^(\d{9}|\d{14})$/.test(digits))
    throw usage(`--acheteur attend un SIREN (9 chiffres) ou un SIRET (14), reçu « ${text} ».`)
  return digits
}

export function yearOption(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^(19|20)\d\d$/.test(text)) throw usage(`--year attend une année comme 2025, reçu « ${text} ».`)
  return Number(text)
}

export function dateOption(name: string, text: string | undefined): IsoDate | undefined {
  if (text === undefined) return undefined
  const parsed = isoDateSchema.safeParse(text)
  if (!parsed.success) throw usage(`--${name} attend une date comme 2025-01-31, reçu « ${text} ».`)
  return parsed.data
}

export function numberOption(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < min || value > max) {
    throw usage(`--${name} attend un nombre entre ${min} et ${max}, reçu « ${text} ».`)
  }
  return value
}
