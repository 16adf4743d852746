import { z } from 'zod'
import { type Cents, isoDateSchema } from '../contract.js'

/** Values as the parameters of an address write them; what is wrong is said in French. */
export const text = z.string().trim().max(200, 'ce texte est trop long : 200 caractères au plus')
/** As registers write them, which may be at length. */
export const name = z.string().trim().max(2000, 'ce nom est trop long : 2 000 caractères au plus')
export const euros = text.transform((typed, context) => {
  const cents = Math.round(Number(typed.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.')) * 100)
  if (Number.isSafeInteger(cents) && cents >= 0) return cents as Cents
  context.addIssue({ code: 'custom', message: 'un montant s’écrit en euros, par exemple 40000' })
  return z.NEVER
})
export const day = z
  .string()
  .pipe(z.iso.date('une date s’écrit année-mois-jour, par exemple 2025-03-31'))
  .pipe(isoDateSchema)
export const oneOf = <T extends string>(values: readonly T[]) =>
  z.enum(values, `ce mot n’est pas connu ici ; sont connus : ${values.join(', ')}`)

/** Words separated by commas, each once and in the order of `values`; one unknown word makes the whole unclear. */
export const listed = <T extends string>(
  values: readonly T[],
  shorthands: Readonly<Record<string, readonly T[]>> = {},
) =>
  text.transform((typed, context) => {
    const words = typed.split(',').filter(Boolean)
    const found = words.flatMap((word): readonly string[] => shorthands[word] ?? [word])
    if (found.every((word) => values.some((value) => value === word))) {
      return values.filter((value) => found.includes(value))
    }
    context.addIssue({ code: 'custom', message: `sont connus : ${[...values, ...Object.keys(shorthands)].join(', ')}` })
    return z.NEVER
  })
